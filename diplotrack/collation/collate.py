"""Collation: several wordings of one utterance, side by side.

In: witnesses, each how one article prints the utterance. Out: segments with readings. One wording is
the base that the others are compared with. It is a place to stand and no more: never the true one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, groupby, repeat
from typing import TYPE_CHECKING

from diplotrack.collation.align import match
from diplotrack.collation.links import Links, link
from diplotrack.collation.strands import Strand, Witness
from diplotrack.collation.tokens import levelled, tokenise
from diplotrack.collation.verdicts import ACCIDENTAL, verdict
from diplotrack.collation.weaving import weave
from diplotrack.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplotrack.collation.strands import Range
    from diplotrack.collation.tokens import Token
    from diplotrack.collation.weaving import Column

    Judgement = tuple[str, Range | None]

_CONTINUED = frozenset({"same", "addition", "omission", "moved", "not-printed"})
"""Kinds of which neighbouring columns make one reading."""

_ONE_SIDED = frozenset({"addition", "omission", "not-printed", "moved"})


@dataclass(frozen=True, slots=True)
class Part:
    """What one witness prints in a segment, exactly, with its white space.

    A new fragment begins between two `pieces`: each but the last ends one. All pieces of a witness,
    segment after segment, give its fragments (see `Collation.fragments`). `kind` is a key of
    `READING_KINDS`. Parts with one `move` are of one run of words, here and where it has moved to.
    """

    siglum: str
    pieces: tuple[str, ...]
    kind: str = "same"
    move: int | None = None

    @property
    def text(self) -> str:
        """What is printed, without white space at its ends."""
        return " ".join(self.pieces).strip()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one or more witnesses print against the lemma, as the first of them prints it."""

    sigla: tuple[str, ...]
    text: str
    kind: str
    move: int | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the base, the lemma, with one part for each witness in the order of the collation.

    The lemma is empty where only other witnesses print something. The readings are of the witnesses
    other than the base, those with the same words together.
    """

    lemma: str
    readings: tuple[Reading, ...]
    parts: tuple[Part, ...]

    @property
    def differs(self) -> bool:
        """Whether any witness does not have the lemma."""
        return any(part.kind != "same" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Collation:
    """Wordings of one utterance: the siglum of the base, all sigla in order, and the segments."""

    base: str
    sigla: tuple[str, ...]
    segments: tuple[Segment, ...]

    def fragments(self, siglum: str) -> tuple[str, ...]:
        """Return the fragments of a witness, put together again from its parts."""
        place = self.sigla.index(siglum)
        return _joined(segment.parts[place].pieces for segment in self.segments)

    def substantive_only(self) -> Collation:
        """Return the collation in which punctuation, capitals and contractions make no difference."""
        parts = (
            tuple(replace(part, kind="same") if part.kind in ACCIDENTAL else part for part in segment.parts)
            for segment in self.segments
        )
        return _collation(self.sigla, self.sigla.index(self.base), parts)


def collate(witnesses: Sequence[Witness], base: str | None = None) -> Collation:
    """Collate wordings against the one of siglum `base`, or else against their medoid.

    The medoid is most similar to all others; of equals it is the longer, then the earlier. A partial
    wording is chosen only if all are, since what the base does not print cannot be compared.

    Raises NotFound if no witness has the siglum `base`, and ValueError if there is no witness, or two
    have the same siglum, or one has no fragment.

    >>> collation = collate([Witness("A", ("I\u2019d love to",)), Witness("B", ("I would like to.",))])
    >>> [(segment.lemma, *(reading.kind for reading in segment.readings)) for segment in collation.segments]
    [('I\u2019d', 'contraction'), ('love', 'substitution'), ('to', 'same'), ('', 'punctuation')]
    """
    sigla = tuple(witness.siglum for witness in witnesses)
    if not sigla or len(set(sigla)) < len(sigla) or not all(witness.fragments for witness in witnesses):
        raise ValueError("A collation needs witnesses, each with a siglum of its own and a fragment or more.")
    if base is not None and base not in sigla:
        raise NotFound("wording", base, sigla, where="this collation")
    strands = [Strand.of(witness) for witness in witnesses]
    place = _medoid(strands) if base is None else sigla.index(base)
    ours = strands[place]
    links = [Links((), {}, {}) if strand is ours else link(ours, strand) for strand in strands]
    columns = weave(strands, place, [each.seams for each in links], [each.moved_there for each in links])
    return _collation(sigla, place, _parts(sigla, strands, place, links, columns))


def similarity(one: str, other: str) -> float:
    """Return how alike the words of two texts are, from 0 to 1; marks and capitals do not count.

    It is 2(M + moved/2)/T: M words match in order, some match in another place, T is how many there
    are in both texts together. Say "similarity", not "accuracy"; two decimals are enough.

    >>> similarity("I\u2019d love to see him.", "Yes, I would love to")
    0.7272727272727273
    """
    return _similarity(*(Strand.of(Witness("", (text,))).word_keys for text in (one, other)))


def _similarity(words: list[str], other_words: list[str]) -> float:
    total = len(words) + len(other_words)
    return 2 * match(words, other_words).weight() / total if total else 1.0


def _medoid(strands: Sequence[Strand]) -> int:
    """Return the place of the strand that is most similar to all others."""
    alike = [0.0] * len(strands)
    for one, other in combinations(range(len(strands)), 2):
        likeness = _similarity(strands[one].word_keys, strands[other].word_keys)
        alike[one] += likeness
        alike[other] += likeness
    return max(
        range(len(strands)),
        key=lambda place: (not strands[place].partial, alike[place], len(strands[place].words), -place),
    )


def _parts(
    sigla: Sequence[str],
    strands: Sequence[Strand],
    base: int,
    links: Sequence[Links],
    columns: Iterable[Column],
) -> Iterator[tuple[Part, ...]]:
    """Yield the parts of all witnesses, neighbouring columns together that differ in the same way."""
    ours = strands[base]
    judged = (
        (column, tuple(map(_judged, repeat(ours), strands, links, repeat(column[base]), column)))
        for column in columns
    )
    moves: dict[Range, int] = {}
    for judgements, run in _runs(judged):
        stretches = [(first[0], last[1]) for first, last in zip(run[0], run[-1], strict=True)]
        parts = []
        for siglum, strand, stretch, (kind, moved) in zip(sigla, strands, stretches, judgements, strict=True):
            named = _named(kind, ours.within(stretches[base]), strand.within(stretch))
            move = moves.setdefault(moved, len(moves) + 1) if moved and named == "moved" else None
            parts.append(Part(siglum, strand.pieces(stretch), named, move))
        yield tuple(parts)


def _named(kind: str, ours: tuple[Token, ...], theirs: tuple[Token, ...]) -> str:
    """Return the kind of a whole run: marks alone are punctuation, and white space is no difference."""
    if kind not in _ONE_SIDED:
        return kind
    made_of = verdict(ours, theirs)
    return made_of if made_of == "same" or kind in ("addition", "omission") else kind


def _judged(base: Strand, other: Strand, links: Links, ours: Range, theirs: Range) -> Judgement:
    """Return the kind of what a strand prints at a place, and the run of the base that moved, if one did."""
    if base is other or (ours[0] == ours[1] and theirs[0] == theirs[1]):
        return "same", None
    if ours[0] < ours[1] and theirs[0] < theirs[1]:
        return verdict(base.within(ours), other.within(theirs)), None
    omitted = ours[0] < ours[1]
    moved, stretch = (links.moved, ours) if omitted else (links.moved_there, theirs)
    runs = {moved.get(place) for place in range(*stretch)}
    if len(runs) == 1 and (run := runs.pop()):
        return "moved", run
    if omitted:
        return "not-printed" if theirs[0] in other.gaps else "omission", None
    return "addition", None


def _runs(
    judged: Iterable[tuple[Column, tuple[Judgement, ...]]],
) -> Iterator[tuple[tuple[Judgement, ...], list[Column]]]:
    """Yield columns that make one segment: neighbours with the same judgements that can be continued."""
    run: list[Column] = []
    last: tuple[Judgement, ...] = ()
    for column, judgements in judged:
        if run and (judgements != last or not all(kind in _CONTINUED for kind, _ in judgements)):
            yield last, run
            run = []
        run.append(column)
        last = judgements
    if run:
        yield last, run


def _collation(sigla: tuple[str, ...], base: int, parts: Iterable[tuple[Part, ...]]) -> Collation:
    """Return the collation of parts, with neighbours as one segment in which nobody differs."""
    segments: list[Segment] = []
    for alike, neighbours in groupby(parts, key=lambda parts: all(part.kind == "same" for part in parts)):
        run = list(neighbours)
        merged = [tuple(map(_merged, zip(*run, strict=True)))] if alike and len(run) > 1 else run
        segments.extend(Segment(each[base].text, _readings(each, base), each) for each in merged)
    return Collation(sigla[base], sigla, tuple(segments))


def _merged(parts: Sequence[Part]) -> Part:
    return replace(parts[0], pieces=_joined(part.pieces for part in parts))


def _joined(parts: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Join the pieces of neighbouring parts: the last of one goes on in the first of the next."""
    joined = [""]
    for first, *others in parts:
        joined[-1] += first
        joined.extend(others)
    return tuple(joined)


def _readings(parts: Sequence[Part], base: int) -> tuple[Reading, ...]:
    """Group the parts other than the base's: those that differ from it in the same way and words."""
    groups: dict[tuple[object, ...], list[Part]] = {}
    for number, part in enumerate(parts):
        if number != base:
            words = () if part.kind == "same" else tuple(levelled(each.text) for each in tokenise(part.text))
            groups.setdefault((part.kind, part.move, words), []).append(part)
    return tuple(
        Reading(tuple(part.siglum for part in group), group[0].text, group[0].kind, group[0].move)
        for group in groups.values()
    )
