"""Finding wordings that may print one utterance: a connection in, pairs of wordings with their scores out.

Candidates are, first, what the same speaker may have said at the same time, and then what shares the rarest
words. Wordings are known here by their numbers (see `rows.number_of`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.suggesting import MOST_WORDINGS, Suggestion, likeness, rare, weight
from diplotrack.store import loading
from diplotrack.timeline import QuoteRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from diplotrack.store.connection import Connection

_PLACES = """
SELECT quoted.number, quoted.utterance, event.rank, quoted.article
FROM quoted
JOIN utterance ON utterance.key = quoted.utterance
JOIN event ON event.key = utterance.event
WHERE quoted.number IN (SELECT value FROM json_each(?))
"""

MOST_SAID = 200
"""How many wordings of one speaker and one time are looked at: those nearest in time."""

_RAREST = 6
_MOST_FOUND = 10
_ENOUGH = 500
"""From so many wordings with a rare word on, no more common word is looked up."""

_OF_EVENTS = """
SELECT quoted.number, quoted.speaker FROM event
JOIN utterance ON utterance.event = event.key
JOIN quoted ON quoted.utterance = utterance.key
WHERE event.rank IN (SELECT value FROM json_each(?))
ORDER BY event.rank, utterance.position, quoted.number
"""
_WORDING = """
SELECT utterance, speaker, possible_from, possible_to, keys FROM quoted WHERE number = ?
"""
_SAID = """
SELECT number FROM quoted
WHERE speaker = ? AND possible_from <= ? AND possible_to >= ?
ORDER BY abs(possible_from - ?), number LIMIT ?
"""
_ARTICLES = """
SELECT article FROM wording WHERE utterance = ?
"""
_TOLD_APART = """
SELECT utterance, other FROM difference
"""


class Pair(NamedTuple):
    """Two wordings of different utterances, how alike they are, and why they were compared."""

    wordings: tuple[int, int]
    utterances: tuple[str, str]
    score: float
    why: str


class _Quoted(NamedTuple):
    utterance: str
    speaker: str
    possible_from: int
    possible_to: int
    keys: list[str]


class _Words(dict[str, int]):
    """In how many wordings each word stands, looked up when it is first asked for."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, key: str) -> int:
        rows = self._connection.execute("SELECT wordings FROM quoted_word WHERE key = ?", (key,))
        self[key] = next((int(number) for (number,) in rows), 0)
        return self[key]


class _Weights(dict[str, float]):
    """What each word weighs, worked out when it is first asked for; `rare` holds the rare ones among them."""

    def __init__(self, words: _Words, total: int) -> None:
        super().__init__()
        self._words, self._total = words, total
        self.rare: set[str] = set()

    def __missing__(self, key: str) -> float:
        number = self._words[key]
        if rare(number, self._total):
            self.rare.add(key)
        self[key] = weight(number, self._total)
        return self[key]


class LookAlikes:
    """Asks one connection for wordings that look alike."""

    def __init__(self, connection: Connection, with_word: str) -> None:
        """Take an open database, and how its engine finds quotes by a word."""
        self._connection = connection
        self._with_word = with_word
        ((total,),) = connection.execute("SELECT count(*) FROM quoted")
        self._words = _Words(connection)
        self._weights = _Weights(self._words, total)
        self._apart = {frozenset(pair) for pair in connection.execute(_TOLD_APART)}
        self._quoted = lru_cache(maxsize=1 << 15)(self._quoted_of)
        self._articles = lru_cache(maxsize=1 << 15)(self._articles_of)

    def of_events(self, ranks: Iterable[int], speakers: Collection[str] | None = None) -> list[Pair]:
        """Return the pairs of which one was said in one of these events, the most alike first.

        Only by these speakers (keys) if any are given. Of each two utterances only the most alike wordings
        make a pair.
        """
        best: dict[frozenset[str], Pair] = {}
        rows = self._connection.execute(_OF_EVENTS, (f"[{','.join(map(str, ranks))}]",)).fetchall()
        asked = [wording for wording, speaker in rows if speakers is None or speaker in speakers]
        for wording in asked:
            for pair in self.of_wording(wording):
                both = frozenset(pair.utterances)
                if both not in best or best[both].score < pair.score:
                    best[both] = pair
        return sorted(best.values(), key=lambda pair: (-pair.score, pair.wordings))

    def of_wording(self, wording: int) -> Iterator[Pair]:
        """Yield the pairs of one wording with others."""
        ours = self._quoted(wording)
        for other, why in self._candidates(wording, ours).items():
            theirs = self._quoted(other)
            if self._are_apart(ours.utterance, theirs.utterance):
                continue
            score = likeness(ours.keys, theirs.keys, self._weights, self._weights.rare)
            if score:
                yield Pair((wording, other), (ours.utterance, theirs.utterance), score, why)

    def _candidates(self, wording: int, ours: _Quoted) -> dict[int, str]:
        """Return the wordings to compare with, and why: "said" or "words"."""
        window = (ours.possible_to, ours.possible_from, ours.possible_from)
        said = self._connection.execute(_SAID, (ours.speaker, *window, MOST_SAID + 1))
        found = {other: "said" for (other,) in said}
        for other in self._sharing(ours.keys):
            found.setdefault(other, "words")
        found.pop(wording, None)
        return found

    def _sharing(self, keys: Iterable[str]) -> list[int]:
        """Return the wordings that share the rarest words, those first with the most of their weight."""
        words = self._words
        common = (key for key in set(keys) if 1 < words[key] <= MOST_WORDINGS and key.isalnum())
        shared: dict[int, float] = defaultdict(float)
        for key in sorted(common, key=lambda key: (words[key], key))[:_RAREST]:
            if len(shared) > _ENOUGH:
                break
            for number, its_keys in self._connection.execute(self._with_word, (key,)):
                if key in its_keys.split(" "):
                    shared[number] += self._weights[key]
        return sorted(shared, key=lambda number: (-shared[number], number))[: _MOST_FOUND + 1]

    def _are_apart(self, one: str, other: str) -> bool:
        """Tell whether two are one already, told apart in the files, or printed apart by one article."""
        return (
            one == other
            or frozenset((one, other)) in self._apart
            or not self._articles(one).isdisjoint(self._articles(other))
        )

    def _quoted_of(self, wording: int) -> _Quoted:
        ((utterance, speaker, first, last, keys),) = self._connection.execute(_WORDING, (wording,))
        return _Quoted(utterance, speaker, first, last, keys.split(" ") if keys else [])

    def _articles_of(self, utterance: str) -> frozenset[str]:
        return frozenset(article for (article,) in self._connection.execute(_ARTICLES, (utterance,)))


def suggested(
    connection: Connection,
    with_word: str,
    ranks: Iterable[int],
    speakers: Collection[str] | None = None,
    limit: int | None = None,
) -> list[Suggestion]:
    """Return what `LookAlikes.of_events` finds, as suggestions, at most `limit` of them."""
    pairs = LookAlikes(connection, with_word).of_events(ranks, speakers)[:limit]
    numbers = sorted({wording for pair in pairs for wording in pair.wordings})
    places = {
        wording: (utterance, event, article)
        for wording, utterance, event, article in connection.execute(_PLACES, (json.dumps(numbers),))
    }
    events = loading.events(connection, sorted({event for _, event, _ in places.values()}))
    found = []
    for pair in pairs:
        sides = []
        for number in pair.wordings:
            key, rank, article = places[number]
            ((place, utterance),) = (
                (place, each) for place, each in enumerate(events[rank].utterances) if each.key == key
            )
            (wording,) = (each for each in utterance.wordings if each.article == article)
            order = (-len(utterance.wordings), rank, place)
            sides.append((order, QuoteRow(events[rank], utterance), wording))
        (_, one, ours), (_, other, theirs) = sorted(sides, key=lambda side: side[0])
        found.append(Suggestion((one, other), (ours, theirs), pair.score, pair.why))
    return found
