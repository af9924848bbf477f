"""Which words two texts share, and which have moved."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.collation import Witness, collate, similarity
from diplotrack.collation.align import Move, match

PAIRS = {
    "relationship": (
        "I had a good relationship with him. I\u2019d love to see him if he wants to.",
        (
            "I just had a good relationship with him. I would love to see him, if he wants to, if he even "
            "gets this message."
        ),
        0.83,
    ),
    "significant": (
        "That\u2019s pretty significant to start with, About as big as it gets.",
        "That's pretty big to start off with, I would say that's about as big as you get.",
        0.62,
    ),
    "put the word out": (
        "If you guys want to put the word out, I\u2019m open to it. I\u2019ll be in South Korea.",
        "If you want to put out the word, I'm open to it.",
        0.76,
    ),
    "love to": (
        "If he\u2019d like to meet, I\u2019d love to.",
        "If he'd like to meet, I'd love to meet him.",
        0.91,
    ),
}

words = st.lists(st.sampled_from(["ab", "cd", "the", "meeting", "letters", "love", "out"]), max_size=30)
texts = words.map(" ".join) | st.text(max_size=12)


@pytest.mark.parametrize("name", PAIRS)
def test_similarity_of_wordings_two_articles_print(name: str) -> None:
    one, other, expected = PAIRS[name]
    assert similarity(one, other) == pytest.approx(expected, abs=0.0051)


@given(texts, texts)
def test_similarity_is_the_same_both_ways_and_a_share(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1


@given(words, words)
def test_only_the_same_words_are_wholly_similar(one: list[str], other: list[str]) -> None:
    assert (similarity(" ".join(one), " ".join(other)) == 1) is (one == other)


@given(words)
def test_marks_capitals_and_typesetting_make_no_difference(one: list[str]) -> None:
    printed = "\u201c" + ", ".join(one).upper() + "\u2026\u201d"
    assert similarity(" ".join(one), printed) == 1


def test_texts_without_words() -> None:
    assert similarity("", "") == similarity("?!", "...") == 1
    assert similarity("", "so") == 0


@given(words, words)
def test_no_word_is_matched_twice_and_order_is_kept(one: list[str], other: list[str]) -> None:
    found = match(one, other)
    moved = [(move.here + step, move.there + step) for move in found.moves for step in range(move.length)]
    for here, there in [*found.pairs, *moved]:
        assert one[here] == other[there]
    for side in (0, 1):
        assert len({pair[side] for pair in [*found.pairs, *moved]}) == len(found.pairs) + len(moved)
        assert sorted(pair[side] for pair in found.pairs) == [pair[side] for pair in found.pairs]


@given(words, words)
def test_the_answer_is_the_same_whichever_text_comes_first(one: list[str], other: list[str]) -> None:
    there = match(other, one)
    assert match(one, other).pairs == tuple((here, place) for place, here in there.pairs)


def moves(one: str, other: str) -> list[tuple[str, int]]:
    return [
        (" ".join(one.split()[move.here : move.here + move.length]), move.there - move.here)
        for move in match(one.split(), other.split()).moves
    ]


def test_a_clause_that_has_moved() -> None:
    assert moves("if he would like to meet i would love to", "i would love to if he would like to meet") == [
        ("i would love to", -6)
    ]


@pytest.mark.parametrize(("between", "found"), [(6, True), (7, False)])
def test_a_single_word_moves_six_places_at_most(between: int, found: bool) -> None:  # noqa: FBT001 - an outcome
    middle = " ".join(f"w{place}" for place in range(between))
    assert bool(moves(f"x {middle} out y", f"x out {middle} y")) is found


def test_a_run_of_short_words_does_not_move() -> None:
    middle = " ".join(f"w{place}" for place in range(9))
    assert not moves(f"x in a way {middle} y", f"x {middle} in a way y".replace("way", "row"))
    assert not moves(f"x in a {middle} y", f"x {middle} in a y")
    assert moves(f"x in a moment {middle} y", f"x {middle} in a moment y") == [("in a moment", 9)]


def test_the_longest_run_moves_first_and_the_rest_of_another_may_still() -> None:
    here, there = "p q r s one two three four", "two three four three one p q r s"
    found = match(here.split(), there.split())
    assert found.moves == (Move(4, 4, 1), Move(5, 0, 3))


def test_what_has_moved_has_passed_something_by() -> None:
    chance = Random(1)  # noqa: S311 - chance without secrets
    vocabulary = ["a", "b", *(f"love{number}" for number in range(12))]
    for _ in range(60):
        one, other = (
            chance.choices(vocabulary, [30, 30, *[1] * 12], k=chance.randint(300, 600)) for _ in "ab"
        )
        found = match(one, other)
        for move in found.moves:
            assert any((here < move.here) is not (there < move.there) for here, there in found.pairs)


def long_texts() -> dict[str, tuple[list[str], list[str]]]:
    """Return pairs of 5,000 words that are hard to align."""
    chance = Random(1)  # noqa: S311 - chance without secrets
    common = chance.choices(
        [f"w{rank}" for rank in range(3000)], [1 / (rank + 1) for rank in range(3000)], k=5000
    )
    single = [f"w{place}" for place in range(5000)]
    pieces = [f"z{place}" if place % 70 == 0 else f"x{place}" for place in range(5000)]
    return {
        "edited": (common, [word for word in common if chance.random() > 0.2]),
        "halves the other way round": (common, common[2500:] + common[:2500]),
        "shuffled": (common, chance.sample(common, 5000)),
        "each word once, backwards": (single, single[::-1]),
        "two words": (chance.choices("ab", k=5000), chance.choices("ab", k=5000)),
        "one word": (["a"] * 5000, ["a"] * 4990),
        "nothing in common": (single, [f"{word}'" for word in single]),
        "many middling gaps": (pieces, [word.replace("x", "y") for word in pieces]),
        "marks only": ([",", "."] * 2500, [";", "!"] * 2500),
        "contractions": (["I'd"] * 5000, ["I", "would"] * 2500),
    }


@pytest.mark.parametrize("name", long_texts())
def test_five_thousand_words_take_no_time(name: str) -> None:
    one, other = (" ".join(side) for side in long_texts()[name])
    started = time.process_time()
    collation = collate([Witness("A", (one,)), Witness("B", (other,))])
    assert time.process_time() - started < 2
    assert collation.fragments("B") == (other,)
