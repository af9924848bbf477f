"""iCalendar (RFC 5545): a timeline in, a calendar out, whole days alone unless spans are asked for.

A calendar knows days and nothing vaguer. So an event of which no day is known is left out, or stands as long
as it may have been; the true date stands in `X-DIPLOTRACK-EDTF`. Nobody's time is taken (TRANSP), and nothing
reads a clock: a stamp is the day on which an event's latest article came out.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from diplotrack.dates.edtf import parse
from diplotrack.errors import LibraryMissing
from diplotrack.exporters import jsontext
from diplotrack.exporters.entries import entry_of
from diplotrack.exporters.exchange.days import last_told
from diplotrack.exporters.exchange.kept import Kept
from diplotrack.exporters.exchange.periods import period
from diplotrack.exporters.exchange.shortfalls import Shortfalls
from diplotrack.exporters.exchange.told import as_text
from diplotrack.exporters.links import article_link
from diplotrack.exporters.plain import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.exporters.losses import Losses
    from diplotrack.model import Event
    from diplotrack.timeline import Match, Timeline

STATUSES = {
    "happened": "CONFIRMED",
    "ongoing": "CONFIRMED",
    "called-off": "CANCELLED",
    "did-not-happen": "CANCELLED",
}
"""What a calendar calls what took place or will not; all else is TENTATIVE."""

_A_DAY = timedelta(days=1)


class _Stay(NamedTuple):
    """From when to when an event stands in a calendar, the end exclusive; a moment has no end."""

    start: date
    end: date | None


def ics(timeline: Timeline, losses: Losses, *, spans: bool = False) -> Iterator[str]:
    """Yield the lines of a calendar. With `spans`, events without a day stand as long as they may have been.

    Raises LibraryMissing if the library that writes calendars is not installed.
    """
    try:
        from icalendar import Calendar  # noqa: PLC0415 - an extra, which most have not installed
    except ImportError as error:
        raise LibraryMissing("Writing a calendar", "icalendar", "ics") from error
    head = Calendar()
    head.add("VERSION", "2.0")
    head.add("PRODID", "-//diplotrack//diplotrack//EN")
    head.add("X-WR-CALNAME", folded(timeline.dossier.title))
    opening, _, closing = _lines(head).rpartition("END:VCALENDAR")
    kept, shortfalls = Kept(timeline), Shortfalls(timeline, losses)
    yield opening
    for match in timeline.matches:
        if stay := _stay(match.event.date, losses, spans=spans):
            yield _lines(_event(match, stay, timeline, kept))
            shortfalls.count(match.event)
    yield f"END:VCALENDAR{closing}"
    shortfalls.close()


def _lines(component: Any) -> str:  # noqa: ANN401 - the package gives it no useful type
    written: bytes = component.to_ical()
    return written.decode()


def _stay(when: EdtfDate, losses: Losses, *, spans: bool) -> _Stay | None:
    """Return when an event stands in the calendar, or None where it does not; and count what that loses."""
    moment = _moment(when)
    if moment:
        return _Stay(moment, None)
    is_known = when.start_known == when.end_known == "known"
    has_day = is_known and when.kind in ("date", "interval") and when.precision in ("day", "time")
    if not has_day and not spans:
        losses.note(
            "event has no day and was left out",
            "events have no day and were left out",
            hint="--spans includes them as spans",
        )
        return None
    start, end = period(when).known
    losses.note(
        "event may have been on any of the days of its span, or longer",
        "events may have been on any of the days of their spans, or longer",
        not has_day,
    )
    losses.note(
        "event has a day that is doubtful or approximate, as only X-DIPLOTRACK-EDTF says",
        "events have days that are doubtful or approximate, as only X-DIPLOTRACK-EDTF says",
        has_day and (when.uncertain or when.approximate),
    )
    first, last = parse(start).start_from, parse(end).end_to
    return _Stay(
        date.fromordinal(first), date.fromordinal(last) + _A_DAY if last < date.max.toordinal() else None
    )


def _moment(when: EdtfDate) -> datetime | None:
    """Return the moment of a date with a time of day: in UTC if it says how far from that it is."""
    if when.kind != "date" or "T" not in when.edtf:
        return None
    moment = datetime.fromisoformat(when.edtf)
    return moment.astimezone(UTC) if moment.tzinfo else moment


def _event(match: Match, stay: _Stay, timeline: Timeline, kept: Kept) -> Any:  # noqa: ANN401 - the package gives it no useful type
    from icalendar import Event as Component  # noqa: PLC0415 - an extra

    event = match.event
    stamp = datetime.combine(last_told(event, timeline), time(), UTC)
    component = Component()
    component.add("UID", f"{event.key}@{timeline.dossier.key}.diplotrack")
    component.add("DTSTAMP", stamp)
    component.add("LAST-MODIFIED", stamp)
    component.add("DTSTART", stay.start)
    if stay.end:
        component.add("DTEND", stay.end)
    component.add("SUMMARY", folded(event.title))
    component.add("DESCRIPTION", as_text(entry_of(match, timeline), timeline))
    if event.place:
        component.add("LOCATION", folded(event.place))
    for address in _addresses(event, timeline):
        component.add("URL" if "URL" not in component else "ATTACH", address)
    component.add("STATUS", STATUSES.get(event.status, "TENTATIVE"))
    component.add("TRANSP", "TRANSPARENT")
    component.add("CATEGORIES", [event.type])
    component.add("X-DIPLOTRACK-EDTF", event.date.edtf)
    component.add("X-DIPLOTRACK-STATUS", event.status)
    for actor in kept.actors(event):
        component.add("X-DIPLOTRACK-ACTOR", actor)
    for article in kept.articles(event):
        component.add("X-DIPLOTRACK-ARTICLE", jsontext.text(article))
    return component


def _addresses(event: Event, timeline: Timeline) -> list[str]:
    links = (article_link(key, timeline) for key in event.articles)
    return list(dict.fromkeys(filter(None, links)))
