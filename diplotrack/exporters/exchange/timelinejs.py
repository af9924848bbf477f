"""TimelineJS 3: a timeline in, its JSON out, a slide an event.

A slide needs a date, which can be a day, a month or a year; what is vaguer stands at its bounds and is shown
in words. Headline and text are HTML. What TimelineJS does not know (`diplotrack`) it passes over; an import
takes it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from diplotrack.charts.sides import outermost
from diplotrack.exporters import jsontext
from diplotrack.exporters.entries import entry_of
from diplotrack.exporters.exchange.kept import Kept
from diplotrack.exporters.exchange.periods import period
from diplotrack.exporters.exchange.shortfalls import Shortfalls
from diplotrack.exporters.exchange.told import as_html
from diplotrack.exporters.plain import folded
from diplotrack.exporters.selection import selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.jsontext import Record
    from diplotrack.exporters.losses import Losses
    from diplotrack.timeline import Match, Timeline

COMFORTABLE = 300
"""So many slides TimelineJS shows well; with many more it takes its time."""


def timelinejs(timeline: Timeline, losses: Losses) -> Iterator[str]:
    """Yield the JSON that `new TL.Timeline` takes, one slide a line."""
    return jsontext.document({"title": _title(timeline)}, {"events": _slides(timeline, losses)})


def _title(timeline: Timeline) -> Record:
    said = (timeline.dossier.scope, selection(timeline))
    text = "".join(f"<p>{escape(folded(each))}</p>" for each in said if each)
    return {"text": {"headline": escape(folded(timeline.dossier.title)), "text": text}, "autolink": False}


def _slides(timeline: Timeline, losses: Losses) -> Iterator[Record]:
    kept, shortfalls = Kept(timeline), Shortfalls(timeline, losses)
    count = 0
    for match in timeline.matches:
        count += 1
        yield _slide(match, timeline, kept, losses)
        shortfalls.count(match.event)
    if count > COMFORTABLE:
        many = "slides are more than TimelineJS shows well"
        losses.note(
            many, many, count, f"filters such as --from and --actor choose; {COMFORTABLE} are a good number"
        )
    shortfalls.close()


def _slide(match: Match, timeline: Timeline, kept: Kept, losses: Losses) -> Record:
    event, entry = match.event, entry_of(match, timeline)
    when = period(event.date)
    losses.note(
        "event is dated more vaguely than a slide can be: it stands at bounds, with its date in words",
        "events are dated more vaguely than a slide can be: they stand at bounds, with their dates in words",
        not when.is_exact,
    )
    start, end = when.known
    own = {
        "edtf": event.date.edtf,
        "status": event.status,
        "type": event.type,
        "place": folded(event.place or ""),
        "actors": kept.actors(event),
        "articles": kept.articles(event),
    }
    return {
        "unique_id": event.key,
        "start_date": _date(start),
        **({"end_date": _date(end)} if end != start else {}),
        "display_date": escape(entry.date),
        "text": {"headline": escape(folded(event.title)), "text": as_html(entry, timeline)},
        **({"group": escape(group)} if (group := _group(match, timeline)) else {}),
        "autolink": False,
        "diplotrack": {name: value for name, value in own.items() if value},
    }


def _date(written: str) -> Record:
    return dict(zip(("year", "month", "day"), map(int, written.split("-")), strict=False))


def _group(match: Match, timeline: Timeline) -> str:
    """Return the name of the outermost state or body of whoever acts first, or the actor's own."""
    key = next((each.actor for each in match.event.participants if each.role == "actor"), "")
    actor = timeline.actors.get(key)
    return folded(outermost(actor, timeline.actors).name if actor else key)
