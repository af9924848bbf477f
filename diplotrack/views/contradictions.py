"""Contradictions for a terminal or a pipe: what contradicts what, where, and whether it is settled."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from diplotrack.criticism.clash import DECLARED, STATES
from diplotrack.dates.english import english
from diplotrack.model import OUTSIDE
from diplotrack.views.clean import cells
from diplotrack.views.line import beside, indented, length, pad, piece, wrap
from diplotrack.views.marks import counted, place_in
from diplotrack.views.plain import aligned
from diplotrack.views.sheet import head
from diplotrack.views.timeline import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.criticism.clash import Contradiction, Side
    from diplotrack.timeline import Timeline
    from diplotrack.views.line import Line

MARKS = {"settled": "✓", "open": "○", "undeclared": "!"}
"""One sign for each state, one cell wide."""

STYLES = {"settled": "happened", "open": "alleged", "undeclared": "bad"}
"""The style of each state."""

NARROWEST = 48
"""Cells that a side needs to stand beside another."""

REMARK = "they differ"
"""The widest label of what is said below the sides."""

GAP = 4
"""Cells between sides that stand beside each other."""

WORDS = {"settled": "settled", "open": "open", "undeclared": "not declared"}
"""Each state as it is read."""


def contradictions_lines(found: Sequence[Contradiction], timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield the contradictions under their events, with sides in columns if there is room, and their number.

    The timeline holds the events that were asked for, and all actors and articles.
    """
    width = min(width, WIDEST)
    for key, together in groupby(found, key=lambda each: each.events[:1]):
        yield from _heading(key, timeline, width)
        for each in together:
            yield from _contradiction(each, timeline, width)
            yield []
    yield from wrap([(_counts(found, timeline), "")], width)


def contradictions_plain(found: Sequence[Contradiction]) -> Iterator[str]:
    """Yield contradictions: event, kind, state, subject, file and line of the first side, sides, reason."""
    return aligned(
        (
            ",".join(each.events or each.actors),
            each.kind,
            each.state,
            f"{each.sides[0].spot.path}:{each.sides[0].spot.line}" if each.sides else "",
            _matter(each),
            "; ".join(f"{_who(side)}: {side.says}" for side in each.sides),
            f"settled: {each.settled}" if each.settled else "",
        )
        for each in found
    )


def _heading(key: tuple[str, ...], timeline: Timeline, width: int) -> Iterator[Line]:
    event = next((event for event in timeline.events if event.key in key), None)
    if event:
        yield from head(event.title, event.key, width)
        yield from wrap([piece(english(event.date), "faint")], width)
    elif key:
        yield from wrap([piece(key[0], "key")], width)
    else:
        yield [("Offices", "title")]
    yield []


def _contradiction(found: Contradiction, timeline: Timeline, width: int) -> Iterator[Line]:
    state: Line = [(f"{MARKS[found.state]} {WORDS[found.state]}", STYLES[found.state])]
    matter: Line = [piece(_matter(found), "name"), ("  declared" if found.kind == DECLARED else "", "faint")]
    room = width - 4 - length(state)
    first, *rest = wrap(matter, room)
    yield [("  ", ""), *pad(first, room), ("  ", ""), *state]
    yield from indented(rest, 2)
    yield from indented(_body(found, timeline, width - 4), 4)


def _body(found: Contradiction, timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield the sides, in columns if there is room, else below each other, and what is to be said of them."""
    in_columns = len(found.sides) * NARROWEST <= width
    labels = [REMARK] if in_columns else [REMARK, *(_who(side) for side in found.sides)]
    label = min(max(map(cells, labels)), width // 3)
    room = width - label - 2
    if in_columns:
        yield from _columns(found.sides, timeline, width)
    else:
        for side in found.sides:
            yield from _beside(_who(side), "key", list(_side(side, timeline, room)), label)
    remarks = [(REMARK if not number else "", entry) for number, entry in enumerate(found.differences)]
    remarks.append(("one origin", f"copies of one agency report, {found.wire}" if found.wire else ""))
    remarks.append(("settled", found.settled or ""))
    for name, text in remarks:
        if text:
            yield from _beside(name, "faint", wrap([piece(text)], room), label)


def _columns(sides: Sequence[Side], timeline: Timeline, width: int) -> Iterator[Line]:
    if sides:
        column = (width - GAP * (len(sides) - 1)) // len(sides)
        heads = (wrap([piece(_who(side), "key")], column) for side in sides)
        bodies = (_side(side, timeline, column) for side in sides)
        yield from beside([([*top, *body], column) for top, body in zip(heads, bodies, strict=True)], GAP)


def _beside(name: str, style: str, lines: list[Line], label: int) -> Iterator[Line]:
    return beside([(wrap([piece(name, style)], label), label), (lines, 0)])


def _side(side: Side, timeline: Timeline, width: int) -> Iterator[Line]:
    yield from wrap([piece(side.says)], width)
    where = f"{side.spot.path}:{side.spot.line}"
    if side.at:
        where = f"{place_in(timeline.articles.get(side.by or ''), side.at)}; {where}"
    yield from wrap([piece(where, "faint")], width)


def _who(side: Side) -> str:
    return "the dossier" if side.by is None else "known from outside" if side.by == OUTSIDE else side.by


def _matter(found: Contradiction) -> str:
    return found.about if found.subject is None else f"{found.about}: {found.subject}"


def _counts(found: Sequence[Contradiction], timeline: Timeline) -> str:
    if not found:
        many = counted(len(timeline.matches), "event")
        return f"No contradictions in {many}."
    declared = sum(each.kind == DECLARED for each in found)
    events = len({each.events[0] for each in found if each.events})
    states = Counter(each.state for each in found)
    held = ", ".join(f"{states[state]:,} {WORDS[state]}" for state in STATES if states[state])
    within = f" in {counted(events, 'event')}" if events else ""
    return (
        f"{counted(len(found), 'contradiction')}{within}: "
        f"{len(found) - declared:,} computed, {declared:,} declared; {held}."
    )
