"""Checks of dates: what articles print, what the dossier adopts, and what follows what agree.

Dates are compared as wide as their marks of doubt make them: a finding is a certain contradiction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.criticism.offices import ends, misdated
from diplotrack.criticism.orders import VERBS, refuted_orders
from diplotrack.dates.english import english
from diplotrack.dates.relations import Answer, before, compatible
from diplotrack.dossier.checks.findings import Finding
from diplotrack.model import FUTURE_STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.criticism.offices import End
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.dossier.reading import Reading
    from diplotrack.model import Actor, Basis, Event, Report, Spot

_MAY_LIE_AHEAD = FUTURE_STATUSES | {"called-off"}


def printed_date_contradicts(reading: Reading) -> Iterator[Finding]:
    """Find a date that an article gives and the adopted one that cannot both hold, undeclared."""
    for event, report in _reports(reading):
        date = report.dated.date if report.dated else None
        if date and not compatible(date, event.date) and not _disputed(event, report.article):
            yield Finding(
                reading.marks.place(report.spot, "dated", "date"),
                f'{_capital(english(date))} contradicts the date of "{event.key}", {english(event.date)}.',
                "Mend one of them, or declare in the event (disagrees, about: date) that they differ.",
            )


def after_publication(reading: Reading) -> Iterator[Finding]:
    """Find events that lie after an article which reports them as if they were past."""
    published = {article.key: article.published for article in reading.written.articles}
    for event, report in _reports(reading):
        day, status = published.get(report.article), report.status or event.status
        if day is None or status in _MAY_LIE_AHEAD or _disputed(event, report.article):
            continue
        if before(day, event.date) is Answer.YES:
            yield Finding(
                reading.marks.place(report.spot, "event"),
                f'"{report.article}" was published before "{event.key}" and reports it as {status}.',
                'Give the report the status that the article implies ("status: planned"), or mend a date.',
            )


def more_precise_than_stated(reading: Reading) -> Iterator[Finding]:
    """Find adopted dates said to be stated that no report's own date is close enough to state."""
    for event in reading.written.events:
        if event.basis.basis != "stated" or not event.reports or reading.lost.may_hold("report", event.key):
            continue
        dates = [report.dated.date for report in event.reports if report.dated and report.dated.date]
        if not any(_width(date) <= _width(event.date) for date in dates):
            yield Finding(
                reading.marks.place(event.spot, "date"),
                f"No article gives a date as close as {english(event.date)}, said to be stated.",
                'Add the date under "dated" in the report that states it, or name another basis.',
            )


def missing_reason(reading: Reading) -> Iterator[Finding]:
    """Find dates whose basis needs a reason and has none, and dates of publication without a basis."""
    for event in reading.written.events:
        yield from _reasoned(reading, event.basis, event.spot, ())
    for actor in reading.written.actors:
        for number, office in enumerate(actor.offices):
            yield from _reasoned(reading, office.basis, actor.spot, ("offices", number))
    for article in reading.written.articles:
        if article.basis is not None:
            yield from _reasoned(reading, article.basis, article.spot, ())
        if (article.basis is None) != (article.published is None):
            there, lacking = ("published", "basis") if article.published else ("basis", "published")
            yield Finding(
                reading.marks.place(article.spot, there),
                f'The article has "{there}" and no "{lacking}".',
                f'Add "{lacking}", or delete "{there}".',
            )


def office_contradicts(reading: Reading) -> Iterator[Finding]:
    """Find offices that cannot have begun or ended with the event that they name for it."""
    dates = {event.key: event.date for event in reading.written.events}
    for actor in reading.written.actors:
        for number, office in enumerate(actor.offices):
            for end in ends(office):
                date = dates.get(end.key)
                if date is not None and misdated(end, date):
                    yield _misdated(reading, actor, number, end, date)


def order_contradicts(reading: Reading) -> Iterator[Finding]:
    """Find events that are said to follow or to answer, be it through others, what lies certainly later."""
    dates = {event.key: event.date for event in reading.written.events}
    for event, link, chain in refuted_orders(reading.written.events):
        through = "".join(f'"{key}", which comes after ' for key in chain[:-1])
        later = f'{through}"{chain[-1]}", {english(dates[chain[-1]])}'
        yield Finding(
            reading.marks.place(event.spot, link.field, link.number),
            f'"{event.key}", {english(event.date)}, cannot {VERBS[link.field]} {later}.',
            "Mend one of the dates, or turn the order round.",
        )


def part_of_outside(reading: Reading) -> Iterator[Finding]:
    """Find parts of an event that lie certainly outside it, or begin before it or end after it."""
    dates = {event.key: event.date for event in reading.written.events}
    for event in reading.written.events:
        whole = dates.get(event.part_of or "")
        if whole is not None and _sticks_out(event.date, whole):
            yield Finding(
                reading.marks.place(event.spot, "part_of"),
                f'"{event.key}", {english(event.date)}, is not within "{event.part_of}", {english(whole)}.',
                'Mend one of the dates, or use "follows" or "responds_to".',
            )


def _reports(reading: Reading) -> Iterator[tuple[Event, Report]]:
    return ((event, report) for event in reading.written.events for report in event.reports)


def _disputed(event: Event, article: str) -> bool:
    """Tell whether the event declares that the article differs about its date."""
    return any(
        disagreement.about.casefold() == "date" and article in dict(disagreement.sides)
        for disagreement in event.disagreements
    )


def _capital(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def _width(date: EdtfDate) -> int:
    return date.possible_to - date.possible_from


def _reasoned(reading: Reading, basis: Basis, spot: Spot, steps: tuple[str | int, ...]) -> Iterator[Finding]:
    if basis.basis != "stated" and basis.why is None:
        yield Finding(
            reading.marks.place(spot, *steps, "basis"),
            f"A date that is {basis.basis} needs its reason, and there is none.",
            'Add "why: …": which words, which facts.',
        )


def _misdated(reading: Reading, actor: Actor, number: int, end: End, date: EdtfDate) -> Finding:
    office = actor.offices[number]
    verb = "begun" if end.field == "began" else "ended"
    return Finding(
        reading.marks.place(actor.spot, "offices", number, end.field),
        f'"{office.office}", {english(office.dates)}, cannot have {verb} with "{end.key}", {english(date)}.',
        "Mend one of the dates, or name another event.",
    )


def _sticks_out(part: EdtfDate, whole: EdtfDate) -> bool:
    if Answer.YES in (before(part, whole), before(whole, part)):
        return True
    return part.lasting and (part.sure_from < whole.possible_from or part.sure_to > whole.possible_to)
