"""Everything about one event or one utterance, its reports side by side: a model value in, lines out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from diplotrack.model import MANNERS, OUTSIDE, ROLES
from diplotrack.views.line import beside, indented, joined, piece, spaced, wrap
from diplotrack.views.marks import STATUS_MARKS, Cast, place_in, printed, status_word
from diplotrack.views.sheet import as_known, fact, facts, head, reason, section, standing, when
from diplotrack.views.timeline import WIDE, WIDEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from diplotrack.model import Disagreement, Event, Report, Utterance, Wording
    from diplotrack.timeline import Timeline
    from diplotrack.views.line import Line

Block = tuple[str, "Callable[[int], Iterable[Line]]"]
"""An article's key, and what there is to say of it, for a width."""

GAP = 4
"""Cells between reports that stand side by side."""


REVERSED = {"part_of": "its parts", "responds_to": "answered by", "follows": "followed by"}
"""What a relation is called from its other end."""


def event_lines(
    event: Event,
    timeline: Timeline,
    titles: Mapping[str, str],
    width: int,
    pointing: Sequence[tuple[str, str]] = (),
) -> Iterator[Line]:
    """Yield everything about an event.

    `pointing` are the relations (of `REVERSED`) in which other events name it, each with the other's key;
    `titles` holds the titles of all events it is related to, by key.
    """
    width = min(width, WIDEST)
    yield from head(event.title, event.key, width)
    yield [(f"{STATUS_MARKS[event.status]} {status_word(event.status)}", event.status)]
    yield from as_known(timeline)
    yield from ([], *wrap([piece(event.summary)], width), []) if event.summary else [[]]
    yield from fact("Date", when(event.date), width)
    yield from facts((("", reason(event.basis)), ("Place", event.place)), width)
    kind = f"{event.type}, {event.mode}" if event.mode else event.type
    about = (("Type", kind), ("Contexts", ", ".join(event.contexts)), ("Note", event.note))
    yield from facts(about, width)
    yield from section("Who", _participants(event, timeline, width - 2))
    reports = [(report.article, partial(_report, report, timeline)) for report in event.reports]
    yield from section("Reports", side_by_side(reports, width - 2))
    said = (utterance_body(utterance, timeline, width - 2) for utterance in event.utterances)
    yield from section("Said", spaced(said))
    yield from section(
        "Disagreements", spaced(_disagreement(each, width - 2) for each in event.disagreements)
    )
    yield from section("Related events", _relations(event, pointing, titles, width - 2))
    yield from standing(event.spot)


def utterance_lines(utterance: Utterance, event: Event, timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield everything about an utterance, and the event in which it was said."""
    width = min(width, WIDEST)
    yield from head(f"Said by {timeline.actor_name(utterance.speaker)}", utterance.key, width)
    yield from as_known(timeline)
    yield []
    yield from fact("Date", when(event.date), width)
    yield from fact("In", [piece(f"{event.title}  "), piece(event.key, "key")], width)
    yield from facts((("Place", event.place),), width)
    yield from section("Wordings", utterance_body(utterance, timeline, width - 2))
    yield from standing(utterance.spot)


def utterance_body(utterance: Utterance, timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield who said it to whom, the wordings side by side, and the note."""
    speakers = Cast(timeline).speakers(utterance)
    yield from wrap([*speakers, ("  ", ""), piece(utterance.key, "key")], width)
    if utterance.note:
        yield from indented(wrap([piece(f"Note: {utterance.note}", "faint")], width - 2), 2)
    wordings = [(wording.article, partial(_wording, wording, timeline)) for wording in utterance.wordings]
    yield from indented(side_by_side(wordings, width - 2), 2)


def side_by_side(blocks: Sequence[Block], width: int) -> Iterator[Line]:
    """Yield blocks in columns where there is room, else below each other, each under its article's key."""
    column = (width - GAP * (len(blocks) - 1)) // max(1, len(blocks))
    if len(blocks) < 2 or width + 2 < WIDE or column < WIDE // 3:  # noqa: PLR2004  one needs no columns
        yield from spaced([[piece(key, "key")], *block(width)] for key, block in blocks)
    else:
        columns = [([[piece(key, "key")], *block(column)], column) for key, block in blocks]
        yield from beside(columns, GAP)


def _participants(event: Event, timeline: Timeline, width: int) -> Iterator[Line]:
    cast = Cast(timeline)
    for role, meaning in ROLES.items():
        names = [cast.full(each.actor) for each in event.participants if each.role == role]
        if names:
            yield from fact(role, [*joined(names, (", ", "")), (f"  {meaning}", "faint")], width)


def _report(report: Report, timeline: Timeline, width: int) -> Iterator[Line]:
    yield from wrap([piece(place_in(timeline.articles.get(report.article), report.at))], width)
    if report.dated:
        yield from fact("dates it", [piece(f"“{report.dated.printed}”")], width)
        if report.dated.date:
            yield from fact("that is", when(report.dated.date), width)
    else:
        yield from fact("dates it", [("not at all", "faint")], width)
    if report.status:
        yield from fact("implies", [(status_word(report.status), report.status)], width)
    yield from facts((("tells it as", report.title), ("", report.summary)), width)
    yield from facts((("note", report.note), ("stands in", f"{report.spot.path}:{report.spot.line}")), width)


def _wording(wording: Wording, timeline: Timeline, width: int) -> Iterator[Line]:
    yield from wrap(printed(wording), width)
    meaning = f"{wording.manner}: {MANNERS.get(wording.manner, '')}"
    yield from wrap([piece(meaning, "faint")], width)
    yield from wrap([piece(place_in(timeline.articles.get(wording.article), wording.at), "faint")], width)
    if wording.note:
        yield from wrap([piece(f"Note: {wording.note}", "faint")], width)


def _disagreement(disagreement: Disagreement, width: int) -> Iterator[Line]:
    yield from fact("about", [piece(disagreement.about)], width)
    for side, says in disagreement.sides:
        yield from fact(side, [piece("known from outside: " + says if side == OUTSIDE else says)], width)
    yield from fact("settled", [piece(disagreement.settled or "not settled: it stays open")], width)


def _relations(
    event: Event, pointing: Sequence[tuple[str, str]], titles: Mapping[str, str], width: int
) -> Iterator[Line]:
    related = {
        "part of": (event.part_of,) if event.part_of else (),
        "responds to": event.responds_to,
        "follows": event.follows,
        **{
            label: tuple(key for its_relation, key in pointing if its_relation == relation)
            for relation, label in REVERSED.items()
        },
    }
    for label, keys in related.items():
        for key in keys:
            title = [piece(f"{titles[key]}  ")] if key in titles else []
            yield from fact(label, [*title, piece(key, "key")], width)
