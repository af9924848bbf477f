"""Gaps for a terminal or a pipe: where a dossier is thin, kind by kind."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from diplotrack.criticism.gaps import KINDS
from diplotrack.views.clean import cells
from diplotrack.views.line import beside, indented, piece, right, wrap
from diplotrack.views.marks import counted
from diplotrack.views.plain import aligned
from diplotrack.views.timeline import WIDE, WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplotrack.criticism.gaps import Gap
    from diplotrack.views.line import Line


def gaps_lines(found: Sequence[Gap], kinds: Iterable[str], width: int) -> Iterator[Line]:
    """Yield the gaps under their kinds with their number, and which of the kinds looked for have none."""
    width = min(width, WIDEST)
    for kind, together in groupby(found, key=lambda gap: gap.kind):
        gaps = list(together)
        what = KINDS[kind]
        title = f"{what[:1].upper()}{what[1:]} ({len(gaps):,})"
        yield from wrap([(title, "heading"), (f"  {kind}", "key")], width)
        yield from indented(_table(gaps, width - 2), 2)
        yield []
    none = [kind for kind in kinds if not any(gap.kind == kind for gap in found)]
    many = counted(len(found), "gap") if found else "No gaps"
    tail = f" Nothing found: {', '.join(none)}." if none else ""
    yield from wrap([(f"{many}.{tail}", "")], width)


def gaps_plain(found: Sequence[Gap]) -> Iterator[str]:
    """Yield gaps: kind, key (of a silence: the events on either side), file and line, why, title."""
    return aligned(
        (gap.kind, _key(gap), f"{gap.spot.path}:{gap.spot.line}", gap.why, gap.title) for gap in found
    )


def _table(gaps: Sequence[Gap], width: int) -> Iterator[Line]:
    """Yield a line a gap where there is room for columns: title, why, key and place; else two or three."""
    places = [f"{gap.spot.path}:{gap.spot.line}" for gap in gaps]
    place = max(map(cells, places))
    why = min(max(cells(gap.why) for gap in gaps), width // 3)
    title = width - why - place - 4
    for gap, where in zip(gaps, places, strict=True):
        name: Line = [piece(gap.title or "(untitled)"), piece(f"  {_key(gap)}", "key")]
        if width + 2 >= WIDE:
            columns = [
                (wrap(name, title), title),
                (wrap([piece(gap.why, "faint")], why), why),
                ([right([piece(where, "faint")], place)], place),
            ]
            yield from beside(columns)
        else:
            yield from wrap(name, width)
            yield from indented(wrap([piece(f"{gap.why}; {where}", "faint")], width - 2), 2)


def _key(gap: Gap) -> str:
    return f"{gap.key}..{gap.until}" if gap.until else gap.key
