"""Utterances that may be one and the same: suggestions in, lines out. Widths are in cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.views.aligned import aligned_lines, legend, signs_in
from diplotrack.views.line import beside, hanging, indented, length, pad, piece, wrap
from diplotrack.views.marks import counted
from diplotrack.views.sheet import LABEL
from diplotrack.views.wordings import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplotrack.criticism.suggesting import Edit, Suggestion
    from diplotrack.timeline import Timeline
    from diplotrack.views.line import Line

WHYS = {"said": "one speaker, and perhaps one time", "words": "rare words in common"}
"""Why two utterances were compared, in words."""


def suggestions_lines(found: Sequence[Suggestion], timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield each two utterances that may be one, aligned, and what to write into the dossier's files."""
    width = min(width, WIDEST)
    signs: set[str] = set()
    for number, suggestion in enumerate(found, 1):
        yield from _suggestion(number, suggestion, timeline, width)
        signs |= signs_in(suggestion.collation)
        yield []
    if signs:
        yield from (*legend(signs, width), [])
    yield from wrap([piece(_closing(len(found)))], width)


def _suggestion(number: int, suggestion: Suggestion, timeline: Timeline, width: int) -> Iterator[Line]:
    yield from wrap([(f"{number}  ", "faint"), *_summary(suggestion)], width)
    label = min(max(len(row.utterance.key) for row in suggestion.rows) + 2, width // 2)
    before = ""
    for row in suggestion.rows:
        who = timeline.actor_name(row.utterance.speaker)
        said = f"{who}, {english(row.event.date)}: {row.event.title}"
        line = [piece(said)] if said != before else [("the same speaker and event", "faint")]
        columns = [
            (wrap([piece(row.utterance.key, "key")], label), label),
            (wrap(line, width - label - 3), 0),
        ]
        yield from indented(beside(columns, 0), 3)
        before = said
    yield []
    yield from indented(aligned_lines(suggestion.collation, width - 3), 3)
    yield []
    yield from indented(_edits("same", suggestion.same, width - 3), 3)
    yield from indented(_edits("different", suggestion.different, width - 3), 3)


def _summary(suggestion: Suggestion) -> Line:
    return [(f"{suggestion.score:.2f}  ", "name"), (WHYS[suggestion.why], "faint")]


def _edits(decision: str, edits: Iterable[Edit], width: int) -> Iterator[Line]:
    label: Line = pad([(f"{decision}:", "heading")], LABEL)
    for edit in edits:
        place = piece(f"{edit.spot.path}:{edit.spot.line}  ", "key")
        yield from hanging(label, [place, piece(edit.do)], width)
        label = [(" " * length(label), "")]


def _closing(number: int) -> str:
    if not number:
        return "No two utterances of different articles look like one, or the files tell them apart."
    return (
        f"{counted(number, 'pair')} of utterances may be one. Nothing is merged by itself: "
        "write into the files what you decide, and it is not asked again."
    )
