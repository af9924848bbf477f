"""The wordings of one utterance, aligned word by word: a comparison in, lines out. Widths are in cells."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from diplotrack.collation import apparatus
from diplotrack.dates.english import english
from diplotrack.views.aligned import aligned_lines, legend, signs_in
from diplotrack.views.line import hanging, pad, piece, right, wrap
from diplotrack.views.marks import place_in, printed
from diplotrack.views.sheet import head, section, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.criticism.comparing import UtteranceComparison
    from diplotrack.model import Wording
    from diplotrack.timeline import Timeline
    from diplotrack.views.line import Line

WIDEST = 200
"""Cells beyond which a wider terminal makes nothing easier to read."""


def utterance_lines(
    comparison: UtteranceComparison,
    timeline: Timeline,
    width: int,
    *,
    with_apparatus: bool = False,
    only_words: bool = False,
) -> Iterator[Line]:
    """Yield all wordings of an utterance, aligned word by word.

    `with_apparatus` adds the list of variants; with `only_words`, marks, capitals and contractions do not
    count.
    """
    width = min(width, WIDEST)
    utterance, event, collation = comparison.utterance, comparison.event, comparison.collation
    said = f"{_speakers(comparison, timeline)}, {english(event.date)}"
    yield from head(said, utterance.key, width)
    yield from wrap([piece(f"{event.title}  ", "faint"), piece(event.key, "key")], width)
    yield []
    if not comparison.quoted:
        yield from wrap([piece("No article prints the words, so there is nothing to compare.")], width)
    elif collation and len(comparison.quoted) == 1:
        sentence = f"Only {collation.base} prints the words, so there is nothing to compare them with."
        yield from wrap([piece(sentence)], width)
        yield from ([], *hanging([piece(f"{collation.base}  ", "key")], printed(comparison.quoted[0]), width))
    elif collation:
        yield from aligned_lines(collation, width, only_words=only_words)
        yield from ([], *legend(signs_in(collation, only_words=only_words), width))
        yield from ([], *_similarities(comparison, width, only_words=only_words))
        if with_apparatus:
            yield from section("Apparatus", apparatus_lines(comparison, width - 2, only_words=only_words))
    told = (_told(wording, timeline, width - 2) for wording in comparison.told)
    yield from section("Told in the article's own words", chain.from_iterable(told))
    yield from section("Notes", _notes(comparison, width - 2))
    yield from standing(utterance.spot)


def apparatus_lines(
    comparison: UtteranceComparison, width: int, *, only_words: bool = False
) -> Iterator[Line]:
    """Yield the variants as a printed edition lists them: number, lemma ] reading, and the kind."""
    if comparison.collation is None:
        return
    collation = comparison.collation
    variants = apparatus(collation.substantive_only() if only_words else collation)
    if not variants:
        yield [("no variants", "faint")]
    kinds = max((len(variant.kind) for variant in variants), default=0)
    numbers = len(str(len(variants)))
    for variant in variants:
        kind: Line = [(f"{variant.kind.replace('-', ' ')}", variant.kind)]
        first = [*right([(str(variant.number), "faint")], numbers), ("  ", ""), *pad(kind, kinds), ("  ", "")]
        yield from hanging(first, [piece(variant.line)], width)


def _speakers(comparison: UtteranceComparison, timeline: Timeline) -> str:
    utterance = comparison.utterance
    speaker = timeline.actor_name(utterance.speaker)
    return f"{speaker} to {timeline.actor_name(utterance.addressee)}" if utterance.addressee else speaker


def _similarities(comparison: UtteranceComparison, width: int, *, only_words: bool) -> Iterator[Line]:
    base = comparison.collation.base if comparison.collation else ""
    values = ", ".join(f"{article} {value:.2f}" for article, value in comparison.similarities)
    line = [piece(f"Similarity to {base}: {values}")]
    if only_words:
        line.append(("; punctuation, capitals and contractions are not shown", "faint"))
    return iter(wrap(line, width))


def _told(wording: Wording, timeline: Timeline, width: int) -> Iterator[Line]:
    place = place_in(timeline.articles.get(wording.article), wording.at)
    yield from hanging([piece(f"{wording.article}  ", "key")], [piece(place)], width)


def _notes(comparison: UtteranceComparison, width: int) -> Iterator[Line]:
    notes = [(comparison.utterance.key, comparison.utterance.note)]
    notes += [(wording.article, wording.note) for wording in comparison.utterance.wordings]
    for key, note in notes:
        if note:
            yield from hanging([piece(f"{key}  ", "key")], [piece(note)], width)
