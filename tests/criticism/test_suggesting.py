"""How alike wordings are, and what to write when one has decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.criticism.suggesting import THRESHOLD, Suggestion, compared_words, likeness, rare, weight
from diplotrack.model import Spot, Utterance, Wording
from diplotrack.timeline import QuoteRow
from tests.made_up import SPOT, made_up_event

COUNTS = {"the": 90, "we": 60, "to": 55, "open": 4, "word": 3, "korea": 2, "guys": 1, "message": 1}
WEIGHTS = {word: weight(count, 100) for word, count in COUNTS.items()}
RARE = {word for word, count in COUNTS.items() if rare(count, 100)}
texts = st.lists(st.sampled_from(list(COUNTS)), max_size=12)


def alike(one: str, other: str) -> float:
    return likeness(one.split(), other.split(), WEIGHTS, RARE)


@given(texts, texts)
def test_likeness_is_mutual_and_from_nothing_to_one(one: list[str], other: list[str]) -> None:
    score = likeness(one, other, WEIGHTS, RARE)
    assert score == pytest.approx(likeness(other, one, WEIGHTS, RARE))
    assert score == 0 or THRESHOLD <= score <= 1 + 1e-9


@given(texts.filter(bool))
def test_a_wording_is_like_itself(words: list[str]) -> None:
    assert likeness(words, words, WEIGHTS, RARE) == pytest.approx(1)


def test_rare_words_weigh_more_than_frequent_ones() -> None:
    assert alike("the we guys", "to guys") > alike("the we guys", "the we message")


def test_a_few_rare_words_within_a_long_quote_are_enough() -> None:
    long = "the open word korea we to the we to the we to the we to guys message message message guys"
    assert alike("open word korea", long) == pytest.approx(0.9)
    assert alike("open word", long) < 0.9


def test_scraps_of_frequent_words_are_not() -> None:
    assert alike("the the the", "the we to the we open korea guys message the word") == 0


def test_words_are_compared_without_marks_capitals_and_contractions() -> None:
    assert compared_words("I’d GO, he said.") == compared_words("i would go he said")


def suggestion(event: str, *differs_from: str) -> Suggestion:
    wordings = [
        Wording(article, "verbatim", ("yes",), (), Spot(f"articles/{article}.yaml", 7)) for article in "ab"
    ]
    kept = Utterance("kept", "event", "kim", SPOT, wordings=(wordings[0],))
    other = Utterance(
        "other", event, "kim", Spot("events.yaml", 9), wordings=(wordings[1],), differs_from=differs_from
    )
    rows = QuoteRow(made_up_event("event"), kept), QuoteRow(made_up_event(event), other)
    return Suggestion(rows, (wordings[0], wordings[1]), 0.5, "said")


def test_what_to_write_for_same() -> None:
    assert [(edit.spot.path, edit.spot.line, edit.do) for edit in suggestion("event").same] == [
        ("articles/b.yaml", 7, "write `utterance: kept`, instead of `other`"),
        ("events.yaml", 9, "delete the utterance `other`"),
    ]


def test_a_wording_moves_to_the_report_of_the_event_at_which_it_was_said() -> None:
    assert suggestion("elsewhere").same[0].do == (
        "write `utterance: kept`, in the report of event, instead of `other`"
    )


def test_what_to_write_for_different() -> None:
    (edit,) = suggestion("event", "third").different
    assert (edit.spot.path, edit.spot.line) == ("events.yaml", 9)
    assert edit.do == "write `differs_from: [third, kept]` at the utterance `other`"
