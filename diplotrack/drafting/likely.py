"""Events and utterances of the dossier that a sentence or a quotation may be about.

In: words, actors and dates of a stretch. Out: `Suggestion`s, at most `MOST` for a stretch, best first. The
words of all events are looked up in an index that is made once, and only events that share a rare word
are looked at. An event's score, from 0 to 1, is

- half by words: how much of the weight of the stretch's or the event's words (title and summary,
  whichever is less) is shared; a rare word weighs more, as in `suggesting.weight`;
- three tenths by actors: twice those in both by those of both;
- two tenths by dates: all of it if a printed date can hold with the event's, half if none is printed.

An event with which a stretch shares a single word is only suggested if all its actors are named.

An utterance's score is the likeness of the quotation to a wording of it (`suggesting.likeness`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.suggesting import MOST_WORDINGS, compared_words, likeness, rare, weight
from diplotrack.dates.relations import compatible
from diplotrack.drafting.found import Suggestion
from diplotrack.drafting.vocabulary import words as listed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Actor, Event, Utterance

MOST = 3
"""So many events, and so many utterances, are suggested for a stretch."""

THRESHOLD = 0.4
"""The score from which on an event is suggested."""

_CANDIDATES = 40
_RARE_WORDS = 8
_WORD = re.compile(r"[^\W_]{3,}")
_SMALL = listed(
    "between both use used made make more most some any all again still even only just such"
    " very many much its own out off down new first"
    " last week month year day days monday tuesday wednesday thursday friday saturday"
    " sunday told says say may can not now then there"
    " the and for that with was were his her their its has had have not but who which"
    " from this are will would said"
    " after before over into than they she him one two also when what been about could"
    " there more most other"
)
_WORDS, _ACTORS, _DATES = 0.5, 0.3, 0.2


class _Known(NamedTuple):
    """An event as it is looked up: its words, the weight of them, and its actors."""

    event: Event
    words: frozenset[str]
    actors: frozenset[str]


class _Said(NamedTuple):
    """A wording as it is looked up: its utterance, and its words in order."""

    utterance: Utterance
    event: Event
    words: tuple[str, ...]


class Likely:
    """Looks up what the dossier has that a stretch may be about."""

    def __init__(self, events: Sequence[Event], actors: Sequence[Actor]) -> None:
        """Index the words of all events and wordings; the words of actors' names count as actors only."""
        self._names = {actor.key: actor.name for actor in actors}
        self._small = _SMALL.union(
            *(_WORD.findall(name.casefold()) for actor in actors for name in (actor.name, *actor.aliases))
        )
        self._events = [
            _Known(
                event,
                self._content(f"{event.title} {event.summary} {event.place or ''}"),
                frozenset(each.actor for each in event.participants),
            )
            for event in events
        ]
        self._by_word = _index([known.words for known in self._events])
        self._wordings = [
            _Said(utterance, event, tuple(compared_words(wording.words)))
            for event in events
            for utterance in event.utterances
            for wording in utterance.wordings
            if wording.words
        ]
        self._by_spoken = _index([frozenset(said.words) for said in self._wordings])

    def events(self, words: str, actors: Collection[str], dates: Sequence[EdtfDate]) -> list[Suggestion]:
        """Return the events that a stretch with these words, actors and dates may be about."""
        ours = self._content(words)
        total = len(self._events)
        weights = {word: weight(len(self._by_word.get(word, ())), total) for word in ours}
        scored = []
        for number in self._candidates(ours, self._by_word, total):
            known = self._events[number]
            score, why = self._score(known, ours, weights, frozenset(actors), dates)
            if score >= THRESHOLD and (len(ours & known.words) > 1 or known.actors <= set(actors)):
                scored.append((-score, number, why))
        return [
            Suggestion(
                "shared words and actors", why, event=self._events[number].event.key, score=round(-score, 2)
            )
            for score, number, why in sorted(scored)[:MOST]
        ]

    def _score(
        self,
        known: _Known,
        ours: frozenset[str],
        weights: Mapping[str, float],
        actors: frozenset[str],
        dates: Sequence[EdtfDate],
    ) -> tuple[float, str]:
        shared = sorted(ours & known.words, key=lambda word: (-weights[word], word))
        theirs = sum(weight(len(self._by_word[word]), len(self._events)) for word in known.words)
        least = min(sum(weights.values()), theirs)
        by_words = sum(weights[word] for word in shared) / least if least else 0.0
        both = actors & known.actors
        by_actors = 2 * len(both) / (len(actors) + len(known.actors)) if both else 0.0
        fits = any(compatible(date, known.event.date) for date in dates)
        by_dates = 1.0 if fits else 0.0 if dates else 0.5
        told = [f"the words {', '.join(shared[:4])}" if len(shared) > 1 else f"the word {shared[0]}"]
        told += [f"the actors {', '.join(self._names.get(key, key) for key in sorted(both))}"] if both else []
        told += ["a date that fits"] if fits else []
        why = f"“{known.event.title}” shares {_listed(told)}."
        return _WORDS * min(1.0, by_words) + _ACTORS * by_actors + _DATES * by_dates, why

    def utterances(self, words: str) -> list[Suggestion]:
        """Return the utterances of which a quotation may be another wording."""
        ours = compared_words(words)
        total = len(self._wordings)
        best: dict[str, tuple[float, _Said]] = {}
        for number in self._candidates(frozenset(ours), self._by_spoken, total):
            said = self._wordings[number]
            every = {*ours, *said.words}
            counts = {word: len(self._by_spoken.get(word, ())) for word in every}
            weights = {word: weight(count, total) for word, count in counts.items()}
            score = likeness(ours, said.words, weights, {word for word in every if rare(counts[word], total)})
            if score > best.get(said.utterance.key, (0.0, said))[0]:
                best[said.utterance.key] = score, said
        ordered = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:MOST]
        return [
            Suggestion(
                "likeness",
                f"The words are like those of “{said.event.title}”"
                f" ({self._names.get(said.utterance.speaker, said.utterance.speaker)}).",
                event=said.event.key,
                utterance=key,
                score=round(score, 2),
            )
            for key, (score, said) in ordered
        ]

    def _content(self, text: str) -> frozenset[str]:
        """Return the words of a text that say what it is about."""
        return frozenset(_WORD.findall(text.casefold())) - self._small

    @staticmethod
    def _candidates(words: frozenset[str], index: Mapping[str, Sequence[int]], total: int) -> list[int]:
        """Return the numbers of what shares the rarest words, those that share the most weight first."""
        known = sorted((len(index[word]), word) for word in words if word in index)
        votes: Counter[int] = Counter()
        for count, word in known[:_RARE_WORDS]:
            if count <= MOST_WORDINGS:
                for number in index[word]:
                    votes[number] += weight(count, total)  # type: ignore[assignment]
        return [number for number, _ in votes.most_common(_CANDIDATES)]


def _index(words: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(words):
        for word in sorted(each):
            index[word].append(number)
    return dict(index)


def _listed(told: Sequence[str]) -> str:
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
