"""The apparatus: what differs from the base, numbered, as a printed edition lists it.

In: a collation. Out: variants in the order of the base, and a line for each: "lemma ] reading sigla".
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from diplotrack.collation.collate import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplotrack.collation.collate import Collation, Part

_GRAVEST_FIRST = ("substitution", "moved", "omission", "addition", "contraction", "form", "punctuation")
_NOT_PRINTED = "not-printed"
_LONG_LEMMA = 8
"""Words beyond which the line of a variant gives only the ends of its lemma."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A place where a wording differs from the base; numbers count from 1.

    Where the base prints nothing the lemma is empty, and `after` is what it prints last before that,
    empty at the start. The readings are those that differ, and `kind` is the gravest of theirs. `place`
    is the segment at which it begins, counted from 0.
    """

    number: int
    lemma: str
    after: str
    readings: tuple[Reading, ...]
    kind: str
    place: int

    @property
    def line(self) -> str:
        """The entry of a printed edition, such as "out ] om. B (moved)" or "after put ] + out B (moved)"."""
        place = _shortened(self.lemma) or (f"after {self.after}" if self.after else "at the start")
        return f"{place} ] {'; '.join(map(self._witnessed, self.readings))}"

    def _witnessed(self, reading: Reading) -> str:
        text = reading.text if self.lemma else f"+ {reading.text}"
        if not reading.text:
            text = "not printed" if reading.kind == "not-printed" else "om."
        moved = " (moved)" if reading.kind == "moved" else ""
        return f"{text} {' '.join(reading.sigla)}{moved}"


def apparatus(collation: Collation) -> tuple[Variant, ...]:
    """Return the variants of a collation; for those of the words only, give it `substantive_only()`.

    What a partial wording does not print is one variant, however much the others vary there: who reads
    an apparatus takes a witness that is not named to agree with the base.
    """
    variants: list[Variant] = []
    gaps = _gaps(collation)
    after = ""
    for place, segment in enumerate(collation.segments):
        readings = tuple(reading for reading in segment.readings if reading.kind in _GRAVEST_FIRST)
        if readings:
            kind = min((reading.kind for reading in readings), key=_GRAVEST_FIRST.index)
            variants.append(Variant(len(variants) + 1, segment.lemma, after, readings, kind, place))
        for end, sigla in gaps.get(place, {}).items():
            reading = Reading(tuple(sigla), "", _NOT_PRINTED)
            lemma = _printed(collation, place, end)
            variants.append(Variant(len(variants) + 1, lemma, after, (reading,), _NOT_PRINTED, place))
        after = (segment.lemma.split() or [after])[-1]
    return tuple(variants)


def _gaps(collation: Collation) -> Mapping[int, Mapping[int, list[str]]]:
    """Return who does not print what: sigla by the segment after the gap, by the gap's first segment."""
    gaps: defaultdict[int, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for column, siglum in enumerate(collation.sigla):
        parts = enumerate(segment.parts[column] for segment in collation.segments)
        for _, run in groupby(parts, key=lambda numbered: _silent(numbered[1])):
            places = [place for place, part in run if part.kind == _NOT_PRINTED]
            if places:
                gaps[places[0]][places[-1] + 1].append(siglum)
    return gaps


def _silent(part: Part) -> bool:
    return part.kind == _NOT_PRINTED or (part.kind == "same" and not part.text)


def _printed(collation: Collation, start: int, end: int) -> str:
    """Return what the base prints from one segment to before another."""
    base = collation.sigla.index(collation.base)
    return "".join(" ".join(part.parts[base].pieces) for part in collation.segments[start:end]).strip()


def _shortened(lemma: str) -> str:
    words = lemma.split()
    return lemma if len(words) <= _LONG_LEMMA else f"{' '.join(words[:3])} \u2026 {' '.join(words[-3:])}"
