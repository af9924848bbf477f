"""Wordings that differ in their words: an utterance in, a contradiction out if two of its wordings do.

What is held against each other is what two articles print in quotation marks. A partial wording breaks
off, so what it does not print is no difference; and where two wordings share less than half of the words
of the shorter one, nothing says that they quote the same stretch.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from diplotrack.collation import Witness, apparatus, collate, similarity, substantive, tokenise
from diplotrack.criticism.clash import Contradiction, Side, declaration, shared_wire

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplotrack.model import Article, Event, Utterance, Wording

_ONE_SIDED = frozenset({"addition", "omission"})
"""Of two partial wordings, what only one prints may be what the other leaves off."""


def wordings(event: Event, articles: Mapping[str, Article]) -> Iterator[Contradiction]:
    """Yield for each utterance of an event the wordings that differ in their words, if there are such."""
    for utterance in event.utterances:
        differing = _differing(utterance)
        if differing:
            yield _contradiction(event, utterance, differing, articles)


def differ(one: Wording, other: Wording) -> bool:
    """Tell whether two quoted wordings certainly differ in their words."""
    if one.fragments == other.fragments or not _of_one_stretch(one, other):
        return False
    segments = collate([_witness(one), _witness(other)]).segments
    kinds = {reading.kind for segment in segments for reading in segment.readings}
    if _partial(one) and _partial(other):
        kinds -= _ONE_SIDED
    return any(map(substantive, kinds))


def _of_one_stretch(one: Wording, other: Wording) -> bool:
    """Tell whether two wordings share at least half of the words of the shorter one."""
    text, other_text = one.words or "", other.words or ""
    words, other_words = _count(text), _count(other_text)
    shared = similarity(text, other_text) * (words + other_words) / 2
    return shared * 2 >= min(words, other_words) > 0


def _count(text: str) -> int:
    return sum(len(token.keys) for token in tokenise(text) if not token.mark)


def _differing(utterance: Utterance) -> tuple[Wording, ...]:
    quoted = [wording for wording in utterance.wordings if wording.fragments]
    pairs = [pair for pair in combinations(quoted, 2) if differ(*pair)]
    return tuple(wording for wording in quoted if any(wording in pair for pair in pairs))


def _contradiction(
    event: Event, utterance: Utterance, differing: tuple[Wording, ...], articles: Mapping[str, Article]
) -> Contradiction:
    sides = tuple(
        Side(wording.article, " … ".join(f"“{each}”" for each in wording.fragments), wording.at, wording.spot)
        for wording in differing
    )
    known = declaration(event, "wording", frozenset(wording.article for wording in differing))
    return Contradiction(
        "wording",
        "wording",
        sides,
        (event.key,),
        subject=utterance.key,
        declared=known is not None,
        settled=known.settled if known else None,
        differences=tuple(_differences(differing)),
        wire=shared_wire(sides, articles),
    )


def _differences(differing: tuple[Wording, ...]) -> Iterator[str]:
    """Yield the entries of an apparatus of what differs in words."""
    doubtful = _ONE_SIDED if all(map(_partial, differing)) else frozenset()
    for variant in apparatus(collate([_witness(wording) for wording in differing]).substantive_only()):
        if substantive(variant.kind) and variant.kind not in doubtful:
            yield variant.line


def _partial(wording: Wording) -> bool:
    return wording.manner == "partial"


def _witness(wording: Wording) -> Witness:
    return Witness(wording.article, wording.fragments, _partial(wording))
