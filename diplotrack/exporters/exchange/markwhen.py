"""Markwhen: a timeline in, its text out, an event after the other.

Markwhen reads years, months, days and what lies between two of them; what is vaguer stands at its bounds, and
`edtf` says it. It has no way to escape what it would read, so a backslash, which Markdown hides, keeps apart
what would be a date, a heading, a comment, a tag or a link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplotrack.exporters import jsontext
from diplotrack.exporters.entries import entry_of
from diplotrack.exporters.exchange.kept import Kept
from diplotrack.exporters.exchange.periods import period
from diplotrack.exporters.exchange.shortfalls import Shortfalls
from diplotrack.exporters.exchange.told import as_text
from diplotrack.exporters.plain import folded
from diplotrack.exporters.selection import selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.losses import Losses
    from diplotrack.model import Event
    from diplotrack.timeline import Match, Timeline

_READ = re.compile(r"\\|\[|(?:(?<=\s)|^)#|^/(?=/)|^-(?=\s)")
_EVERY = re.compile("(?=every)", re.IGNORECASE)
_NAME = re.compile(r"(?<=!)(?=\w)|(?<=(?<!\w)\.)(?=start|end)", re.IGNORECASE)
_LIKE_A_DATE = re.compile(
    r"\s*(?:\d|\W?[!.]|[:+–-]|now|by|before|after|plus|every|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


def markwhen(timeline: Timeline, losses: Losses) -> Iterator[str]:
    """Yield a header, and events of whole lines."""
    kept, shortfalls = Kept(timeline), Shortfalls(timeline, losses)
    about = " ".join(folded(each) for each in (timeline.dossier.scope, selection(timeline)) if each)
    yield f"---\ntitle: {_value(folded(timeline.dossier.title))}\n"
    yield (f"description: {_value(about)}\n" if about else "") + "timezone: UTC\n---\n"
    for match in timeline.matches:
        yield "\n" + "\n".join(_lines(match, timeline, kept)) + "\n"
        losses.note(
            "event is dated more vaguely than Markwhen can say: its bounds are there, and edtf says more",
            "events are dated more vaguely than Markwhen can say: their bounds are there, and edtf says more",
            not period(match.event.date).is_exact,
        )
        shortfalls.count(match.event)
    shortfalls.close()


def _lines(match: Match, timeline: Timeline, kept: Kept) -> Iterator[str]:
    event, entry = match.event, entry_of(match, timeline)
    yield f"{_dated(event)}: {_title(event)}"
    properties = {
        "id": event.key,
        "edtf": event.date.edtf,
        "date": entry.date,
        "status": event.status,
        "type": event.type,
        "place": folded(event.place or ""),
        "actors": kept.actors(event),
        "articles": {each.pop("key"): each for each in kept.articles(event)},
    }
    yield from (f"{name}: {_value(value)}" for name, value in properties.items() if value)
    yield ""
    yield from map(_safe, as_text(entry, timeline).split("\n"))


def _title(event: Event) -> str:
    """Return a title in which Markwhen reads neither tags nor links, nor the name of another event."""
    return _NAME.sub(r"\\", _escaped(folded(event.title)))


def _dated(event: Event) -> str:
    """Return the bounds of an event; what still went on when it was last reported goes on."""
    when = period(event.date)
    if event.status == "ongoing" and event.date.lasting and event.date.end_known == "open" and when.start:
        return f"{when.start} / now"
    start, end = when.known
    return start if start == end else f"{start} / {end}"


def _value(value: object) -> str:
    """Return a value as YAML that is JSON, too, without the sign in front of which Markwhen stumbles."""
    return jsontext.text(value).replace("#", "\\u0023")


def _safe(line: str) -> str:
    """Return a line of a description of which Markwhen makes nothing else."""
    escaped = _escaped(line)
    if ":" not in line or not _LIKE_A_DATE.match(line):
        return escaped
    return _EVERY.sub(r"\\", escaped.replace(":", "\\:"))


def _escaped(line: str) -> str:
    return _READ.sub(r"\\\g<0>", line.replace("\ufeff", ""))
