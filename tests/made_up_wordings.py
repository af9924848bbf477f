"""Utterances for tests, printed in several wordings; and random ones, with random wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from diplotrack.criticism.comparing import UtteranceComparison, compare_utterance
from diplotrack.model import Utterance, Wording
from diplotrack.timeline import DossierCard, EventFilter, Timeline
from tests.made_up import SPOT, made_up_event

if TYPE_CHECKING:
    from diplotrack.model import Event

WORDS = ("I", "I’d", "I would", "love", "to", "meet", "him", "Kim", "soon", "in", "Seoul", "3.5", "<b>", "&")
MARKS = ("", "", "", ",", ".", "…", "—", "“")

EMPTY = Timeline(DossierCard("made-up", "Made up"), EventFilter(), (), {}, {}, 0, 0)
"""A timeline that declares nothing, so that everything is shown by its key."""


def said(*wordings: Wording, key: str = "words", event: str = "event") -> Utterance:
    """Return an utterance of these wordings."""
    return Utterance(key, event, "kim", SPOT, wordings=wordings)


def printed(article: str, *fragments: str, manner: str = "verbatim") -> Wording:
    """Return how an article prints it; without fragments, it is told in the article's own words."""
    return Wording(article, manner if fragments else "reported", fragments, (), SPOT)


def said_at(*utterances: Utterance, key: str = "event") -> Event:
    """Return an event at which these utterances were made."""
    return made_up_event(key, utterances=utterances)


def compared(*wordings: Wording, base: str | None = None) -> UtteranceComparison:
    """Return the comparison of an utterance of these wordings."""
    utterance = said(*wordings)
    return compare_utterance(utterance, said_at(utterance), base)


@st.composite
def wordings(draw: st.DrawFn) -> tuple[Wording, ...]:
    """Return one to four wordings of one utterance, changed here and there, some in fragments or in part."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
    found = []
    for number in range(draw(st.integers(1, 4))):
        mine = list(words)
        for _ in range(draw(st.integers(0, 3))):
            place = draw(st.integers(0, len(mine)))
            mine[place : place + draw(st.integers(0, 3))] = draw(st.lists(st.sampled_from(WORDS), max_size=2))
        text = " ".join(word + draw(st.sampled_from(MARKS)) for word in mine) or "so"
        cut = draw(st.integers(0, len(text)))
        fragments = tuple(filter(None, (text[:cut].strip(), text[cut:].strip())))
        manner = draw(st.sampled_from(["verbatim", "partial"]))
        found.append(printed(f"{number}-article", *fragments, manner=manner))
    return tuple(found)
