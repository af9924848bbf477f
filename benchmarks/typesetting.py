"""The text of a made-up article, as far as anchors need one: where what stands, and the hashes of quotes.

Positions go up as reports are set; the narration between the quotes is not written, and its hashes are made
up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.vocabulary import words
from diplotrack.anchors import NORM, digest

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence


class Page:
    """One article's text while it is set: a paragraph a report."""

    def __init__(self, chance: random.Random) -> None:
        """Begin an empty text; `chance` says how long everything is."""
        self._chance = chance
        self._paragraphs: list[int] = []
        self._length = 0

    def report(self, event: int, speakers: Sequence[str]) -> tuple[list[Any], list[Any], list[Any]]:
        """Set the report of an event (its number), in which each of the speakers says one thing.

        Return the records of the utterances, of their wordings, and of the report's anchors.
        """
        start = self._length
        self._paragraphs.append(start)
        said, wordings = [], []
        for place, speaker in enumerate(speakers):
            key = f"said-{event}-{place}"
            said.append({"utterance": key, "speaker": speaker})
            wordings.append({"utterance": key, **self._wording()})
        self._skip()
        middle, end = (start + self._length) // 2, self._length
        self._length += 1
        if self._chance.randrange(20):
            return said, wordings, [self._anchor(start, end)]
        return said, wordings, [self._anchor(start, middle - 5), self._anchor(middle + 5, end)]

    def text(self) -> dict[str, Any]:
        """Return the record of the text: by what it can be recognised."""
        return {
            "sha256": self._made_up_hash(),
            "characters": self._length + self._chance.randrange(100),
            "norm": NORM,
            "length": self._length,
            "paragraphs": self._paragraphs,
        }

    def _wording(self) -> dict[str, Any]:
        manner = self._chance.choices(("verbatim", "partial", "reported"), (84, 10, 6))[0]
        if manner == "reported":
            self._skip()
            start = self._length
            self._skip()
            return {"manner": manner, "at": [self._anchor(start, self._length)]}
        fragments = [self._fragment(manner)]
        if manner == "verbatim" and self._chance.randrange(3) == 0:
            fragments.append(self._fragment(manner))
        return {
            "manner": manner,
            "words": [words for words, _ in fragments],
            "at": [at for _, at in fragments],
        }

    def _fragment(self, manner: str) -> tuple[str, dict[str, Any]]:
        self._skip()
        every, shares = words()
        count = self._chance.randint(5, 12) if manner == "verbatim" else self._chance.randint(1, 4)
        quoted = " ".join(self._chance.choices(every, cum_weights=shares, k=count))
        if manner == "verbatim":
            quoted = f"{quoted.capitalize()}."
        start = self._length
        self._length += len(quoted)
        return quoted, {"start": start, "end": self._length, "sha256": digest(quoted)}

    def _skip(self) -> None:
        """Leave room for narration."""
        self._length += self._chance.randint(20, 80)

    def _anchor(self, start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "sha256": self._made_up_hash()}

    def _made_up_hash(self) -> str:
        return f"{self._chance.getrandbits(256):064x}"
