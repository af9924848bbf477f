"""Utterances that may be one: how alike two wordings are, and what to write when one has decided.

In: words, and how many wordings have each. Out: a score from 0 to 1, and `Suggestion`s. Words are compared
under their keys (see `collation.tokens`); a rare word weighs more than a frequent one. Nothing here merges
anything: a person decides, and writes the decision into the dossier's files.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.collation import Collation, Witness, collate, word_keys
from diplotrack.collation.align import match

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from diplotrack.model import Spot, Wording
    from diplotrack.timeline import QuoteRow

THRESHOLD = 0.35
"""The score from which on two wordings are worth a look: about every other one then is a find."""

MOST_WORDINGS = 2000
"""The number of wordings beyond which a word that they have is too common to look others up by."""

_SHARED_RARE = 3
_CONTAINED = 0.9


@dataclass(frozen=True, slots=True)
class Edit:
    """What to do at a place in the dossier's files, as a person is told to."""

    spot: Spot
    do: str


class Suggestion(NamedTuple):
    """Two utterances that may be one, by a wording of each, and how alike these are.

    The first is the one to keep: the one with more wordings, or the earlier in the timeline. `why` is
    "said" where one speaker may have said both at one time, else "words".
    """

    rows: tuple[QuoteRow, QuoteRow]
    wordings: tuple[Wording, Wording]
    score: float
    why: str

    @property
    def collation(self) -> Collation:
        """The two wordings, collated; their sigla are the articles' keys."""
        return collate(
            [Witness(each.article, each.fragments, each.manner == "partial") for each in self.wordings]
        )

    @property
    def same(self) -> tuple[Edit, ...]:
        """What to write if they are one utterance."""
        (event, kept), (there, other) = self.rows
        move = "" if event.key == there.key else f", in the report of {event.key}"
        edits = (
            Edit(each.spot, f"write `utterance: {kept.key}`{move}, instead of `{other.key}`")
            for each in other.wordings
        )
        return (*edits, Edit(other.spot, f"delete the utterance `{other.key}`"))

    @property
    def different(self) -> tuple[Edit, ...]:
        """What to write if they are two."""
        kept, other = (row.utterance for row in self.rows)
        keys = ", ".join((*other.differs_from, kept.key))
        return (Edit(other.spot, f"write `differs_from: [{keys}]` at the utterance `{other.key}`"),)


def compared_words(text: str) -> list[str]:
    """Return the keys of the words of a text, marks left out.

    >>> compared_words("I\u2019d go, he said.")
    ['i', 'would', 'go', 'he', 'said']
    """
    return [key for keys in word_keys(text) for key in keys]


def weight(wordings: int, total: int) -> float:
    """Return how much a word weighs that so many of all wordings have.

    >>> weight(1, 1000) > weight(500, 1000) > 0
    True
    """
    return log(1 + total / max(1, wordings))


def rare(wordings: int, total: int) -> bool:
    """Tell whether a word is rare: one wording in ten has it at most, and no more than `MOST_WORDINGS`."""
    return wordings <= min(MOST_WORDINGS, max(_SHARED_RARE, total // 10))


def likeness(
    ours: Sequence[str], theirs: Sequence[str], weights: Mapping[str, float], rare_words: Collection[str]
) -> float:
    """Return how alike two wordings are, from 0 to 1, by the weight of the words that they share in order.

    A moved word counts half. A short wording that is wholly within a long one, with some rare words, scores
    high too. Below `THRESHOLD` the answer is 0: then it need not be exact.

    >>> likeness("a b c".split(), "a b d".split(), dict.fromkeys("abcd", 1.0), set())
    0.6666666666666666
    """
    total, other_total = (sum(weights[word] for word in words) for words in (ours, theirs))
    common = Counter(ours) & Counter(theirs)
    contained = sum(word in rare_words for word in common) >= _SHARED_RARE
    most = sum(weights[word] * number for word, number in common.items())
    if _score(most, total, other_total, contained=contained) < THRESHOLD:
        return 0.0
    found = match(list(ours), list(theirs))
    shared = sum(weights[ours[place]] for place, _ in found.pairs)
    shared += sum(weights[ours[move.here + step]] for move in found.moves for step in range(move.length)) / 2
    score = _score(shared, total, other_total, contained=contained)
    return score if score >= THRESHOLD else 0.0


def _score(shared: float, total: float, other_total: float, *, contained: bool) -> float:
    if not shared:
        return 0.0
    alike = 2 * shared / (total + other_total)
    return max(alike, _CONTAINED * shared / min(total, other_total)) if contained else alike
