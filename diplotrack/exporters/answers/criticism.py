"""Contradictions and gaps for other programs: findings and their `Timeline` in, JSON or tables out.

docs/json.md defines every member.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters import delimited, jsontext
from diplotrack.exporters.markdown import commonmark
from diplotrack.exporters.records import head, places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from diplotrack.criticism.clash import Contradiction, Side
    from diplotrack.criticism.gaps import Gap
    from diplotrack.exporters.jsontext import Record
    from diplotrack.timeline import Timeline

_GAP = ("kind", "thing", "key", "title", "why", "days", "until", "path", "line")
_GAP_TO_READ = ("Kind", "What", "Why", "Key")


def contradictions(
    found: Sequence[Contradiction], timeline: Timeline
) -> tuple[Record, Mapping[str, Iterable[Record]]]:
    """Return the head and the list of the document about contradictions."""
    return head(timeline), {"contradictions": (_contradiction(each, timeline) for each in found)}


def write_gaps(found: Sequence[Gap], timeline: Timeline, fmt: str) -> Iterator[str]:
    """Yield gaps in one of the formats of a listing (`listing.FORMATS`)."""
    writers: dict[str, Callable[[], Iterator[str]]] = {
        "json": lambda: jsontext.document(head(timeline), {"gaps": map(_gap, found)}),
        "jsonl": lambda: jsontext.lines(map(_gap, found)),
        "csv": lambda: delimited.csv_lines(_GAP, map(_row, found)),
        "tsv": lambda: delimited.tsv_lines(_GAP, map(_row, found)),
        "md": lambda: commonmark.table(
            _GAP_TO_READ, ((gap.kind, gap.title, gap.why, gap.key) for gap in found)
        ),
    }
    return writers[fmt]()


def _contradiction(found: Contradiction, timeline: Timeline) -> Record:
    return {
        "kind": found.kind,
        "about": found.about,
        "state": found.state,
        "events": list(found.events),
        "actors": list(found.actors),
        "subject": found.subject,
        "sides": [_side(side, timeline) for side in found.sides],
        "differences": list(found.differences),
        "wire": found.wire,
        "declared": found.declared,
        "settled": found.settled,
    }


def _side(side: Side, timeline: Timeline) -> Record:
    return {
        "article": side.by,
        "says": side.says,
        "at": places(side.at, side.by or "", timeline),
        "path": side.spot.path,
        "line": side.spot.line,
    }


def _gap(gap: Gap) -> Record:
    return dict(zip(_GAP, _row(gap), strict=True))


def _row(gap: Gap) -> tuple[object, ...]:
    return (
        gap.kind, gap.thing, gap.key, gap.title, gap.why, gap.days, gap.until, gap.spot.path, gap.spot.line
    )  # fmt: skip
