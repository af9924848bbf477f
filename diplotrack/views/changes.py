"""Changes between two days for a terminal or a pipe: what came in with which article, kind by kind."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from diplotrack.criticism.changing import counts
from diplotrack.dates.edtf import parse
from diplotrack.dates.english import english
from diplotrack.model import OUTSIDE
from diplotrack.views.closing import day_in_words
from diplotrack.views.line import hanging, indented, piece, plain, wrap
from diplotrack.views.marks import STATUS_MARKS, Cast, counted, printed, status_word
from diplotrack.views.plain import aligned
from diplotrack.views.sheet import fact
from diplotrack.views.timeline import WIDEST, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplotrack.criticism.changing import Change
    from diplotrack.timeline import Timeline
    from diplotrack.views.line import Line

HEADINGS = {
    "added": "Added",
    "contradicted": "Contradicted",
    "dated-anew": "Dated anew",
    "other-status": "With another status",
    "quoted": "Newly quoted",
    "confirmed": "Confirmed",
    "repeated": "Repeated by a copy",
}
"""What stands above the changes of each kind."""

COUNTED = {
    "added": "added",
    "contradicted": "contradicted",
    "dated-anew": "dated anew",
    "other-status": "with another status",
    "quoted": "newly quoted",
    "confirmed": "confirmed",
    "repeated": "repeated",
}
"""The same below them, behind a number."""


def changes_lines(found: Sequence[Change], before: Timeline, after: Timeline, width: int) -> Iterator[Line]:
    """Yield what changed from the one state of knowledge to the other, each with what brought it."""
    width = min(width, WIDEST)
    cast = Cast(after)
    yield from wrap([piece(after.dossier.title, "title")], width)
    for kind, together in groupby(found, key=lambda change: change.kind):
        yield from ([], [(HEADINGS[kind], "heading")])
        for change in together:
            yield from _change(change, cast, width)
    yield []
    yield from wrap([(summed_up(found, before, after), "")], width)


def _change(change: Change, cast: Cast, width: int) -> Iterator[Line]:
    event, possible = change.event, "" if change.certain else "possible "
    mark: Line = [
        ("~ " if possible else "  ", ""),
        (f"{STATUS_MARKS[event.status]} ", possible + event.status),
    ]
    title: Line = [piece(event.title, possible + "event"), piece(f"  {event.key}", "key")]
    if change.kind == "added":
        title = [piece(f"{english(event.date)}: "), *title]
    by = ", ".join(change.articles) or "on record outside the articles"
    yield from hanging(mark, [*title, piece(f"  {by}", "faint")], width)
    yield from indented(_particulars(change, cast, width - 6), 6)


def _particulars(change: Change, cast: Cast, width: int) -> Iterator[Line]:
    if change.was and change.now:
        yield from wrap(
            [piece(_words(change, change.was)), (" → ", "faint"), piece(_words(change, change.now))], width
        )
    if change.disagreement:
        yield from wrap([piece(f"about: {change.disagreement.about}", "faint")], width)
        for side, says in change.disagreement.sides:
            yield from fact(side, [piece("known from outside: " + says if side == OUTSIDE else says)], width)
        if change.disagreement.settled:
            yield from fact("settled", [piece(change.disagreement.settled)], width)
    if change.utterance:
        yield from said(change.utterance, cast, width)


def _words(change: Change, written: str) -> str:
    return status_word(written) if change.kind == "other-status" else english(parse(written))


def summed_up(found: Sequence[Change], before: Timeline, after: Timeline) -> str:
    """Return the sentence below the changes: how many of which kind, between which days, and how surely."""
    days = [timeline.question.known_on for timeline in (before, after)]
    between = " to ".join(day_in_words(day) for day in days if day)
    numbers = ", ".join(f"{number:,} {COUNTED[kind]}" for kind, number in counts(found).items())
    if not numbers:
        return f"Nothing changed from {between}."
    possibly = sum(not change.certain for change in found)
    surely = len(found) - possibly
    split = f" ({surely:,} certainly, {possibly:,} possibly ~)" if possibly else ""
    return f"{counted(len(found), 'change')} from {between}{split}: {numbers}."


def changes_plain(found: Iterable[Change]) -> Iterator[str]:
    """Yield changes: kind, date, event, articles, and what changed. A ~ marks what is only possible."""
    return aligned(
        (
            change.kind + ("" if change.certain else "~"),
            change.event.date.edtf,
            change.event.key,
            ",".join(change.articles),
            _in_one_line(change),
        )
        for change in found
    )


def _in_one_line(change: Change) -> str:
    if change.was:
        return f"{change.was} → {change.now}"
    if change.disagreement:
        sides = "; ".join(f"{side}: {says}" for side, says in change.disagreement.sides)
        return f"{change.disagreement.about}: {sides}"
    if change.utterance:
        words = "; ".join(plain(printed(wording)) for wording in change.utterance.wordings)
        return f"{change.utterance.key}: {words}"
    return change.event.title
