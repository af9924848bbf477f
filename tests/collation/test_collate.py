"""Wordings side by side: what differs, how, and that nothing of what was printed is lost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.collation import (
    READING_KINDS,
    Collation,
    Witness,
    collate,
    similarity,
    substantive,
    tokenise,
)
from diplotrack.collation.verdicts import ACCIDENTAL
from diplotrack.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

    Differences = list[tuple[str, str, str]]

WORDS = [
    "I", "I\u2019d", "I'd", "would", "had", "love", "to", "meet", "Kim\u2019s", "Kim", "is", "not", "don't",
    "do", "The", "the", "U.S.", "US", "1,000", "1000", "caf\u00e9", "cafe\u0301", "\U0001f44d", "שלום",
    "\u200b", "_x_", "北京", "state-run",
]  # fmt: skip
MARKS = [".", ",", "\u2026", "...", "\u2014", "-", '"', "\u201c", "!", "?!", ""]
SPACES = [" ", " ", " ", "\u00a0", "\n", "  ", ""]


@st.composite
def wordings(draw: st.DrawFn) -> str:
    """Return a wording, with white space and marks as they come."""
    words = draw(st.lists(st.sampled_from(WORDS), max_size=14))
    return "".join(word + draw(st.sampled_from(MARKS)) + draw(st.sampled_from(SPACES)) for word in words)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """Return a wording with words dropped, put in, put in capitals, replaced, and a stretch moved."""
    words = text.split(" ")
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(words)))
        change = draw(st.sampled_from(["drop", "add", "capitals", "replace", "move", "mark"]))
        if change == "drop":
            del words[place : place + draw(st.integers(1, 3))]
        elif change == "add":
            words.insert(place, draw(st.sampled_from(WORDS)))
        elif change == "move":
            moved = [words.pop(place) for _ in range(draw(st.integers(1, 3))) if place < len(words)]
            at = draw(st.integers(0, len(words)))
            words[at:at] = moved
        elif place < len(words):
            words[place] = {
                "capitals": words[place].swapcase(),
                "replace": draw(st.sampled_from(WORDS)),
                "mark": words[place] + draw(st.sampled_from(MARKS)),
            }[change]
    return " ".join(words)


@st.composite
def cut(draw: st.DrawFn, text: str) -> tuple[str, ...]:
    """Return a wording in one to four fragments, some of them perhaps empty."""
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
    return tuple(text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True))


@st.composite
def groups(draw: st.DrawFn) -> list[Witness]:
    """Return two to five wordings of one utterance, or what hardly is one."""
    text = draw(wordings())
    texts = [draw(mutated(text) | st.text(max_size=9)) for _ in range(draw(st.integers(2, 5)))]
    return [Witness(f"w{place}", draw(cut(each)), draw(st.booleans())) for place, each in enumerate(texts)]


def bases(witnesses: list[Witness]) -> list[str | None]:
    return [None, *(witness.siglum for witness in witnesses)]


@given(groups(), st.data())
def test_every_wording_is_put_together_again_exactly(witnesses: list[Witness], data: st.DataObject) -> None:
    collation = collate(witnesses, data.draw(st.sampled_from(bases(witnesses))))
    for each in (collation, collation.substantive_only()):
        for witness in witnesses:
            assert each.fragments(witness.siglum) == witness.fragments


@given(groups(), st.data())
def test_a_reading_is_what_its_first_witness_prints(witnesses: list[Witness], data: st.DataObject) -> None:
    collation = collate(witnesses, data.draw(st.sampled_from(bases(witnesses))))
    for segment in collation.segments:
        printed = {part.siglum: part.text for part in segment.parts}
        assert list(printed) == [witness.siglum for witness in witnesses]
        assert printed.pop(collation.base) == segment.lemma
        assert sorted(printed) == sorted(siglum for reading in segment.readings for siglum in reading.sigla)
        for reading in segment.readings:
            assert reading.text == printed[reading.sigla[0]]
            assert reading.kind in READING_KINDS


@given(groups(), st.data())
def test_what_differs_differs_on_the_page(witnesses: list[Witness], data: st.DataObject) -> None:
    for segment in collate(witnesses, data.draw(st.sampled_from(bases(witnesses)))).segments:
        lemma = [token.keys for token in tokenise(segment.lemma) if not token.mark]
        for part in segment.parts:
            words = [token.keys for token in tokenise(part.text) if not token.mark]
            if part.kind != "same":
                assert part.text != segment.lemma
            if part.kind in ("same", "punctuation", "form"):
                assert words == lemma
            if part.kind in ("addition", "omission"):
                assert bool(lemma) is (part.kind == "omission")
                assert bool(words) is (part.kind == "addition")


@given(groups())
def test_neighbours_in_which_nobody_differs_are_one_segment(witnesses: list[Witness]) -> None:
    collation = collate(witnesses)
    for each in (collation, collation.substantive_only()):
        differ = [segment.differs for segment in each.segments]
        assert all(one or other for one, other in pairwise(differ))


@given(groups())
def test_without_accidentals_only_substantive_readings_differ(witnesses: list[Witness]) -> None:
    collation = collate(witnesses)
    kinds = {part.kind for segment in collation.segments for part in segment.parts}
    left = {part.kind for segment in collation.substantive_only().segments for part in segment.parts}
    assert left - {"same"} == kinds - {"same"} - ACCIDENTAL
    assert all(substantive(kind) for kind in left - {"same", "not-printed"})


@given(wordings(), st.integers(1, 4), st.booleans())
def test_a_wording_with_itself_is_all_the_same(text: str, copies: int, partial: bool) -> None:  # noqa: FBT001 - drawn
    collation = collate([Witness(str(place), (text,), partial) for place in range(copies)])
    assert len(collation.segments) == 1
    assert not collation.segments[0].differs


@given(wordings(), wordings())
def test_wordings_with_no_substantive_difference_have_the_same_words(one: str, other: str) -> None:
    collation = collate([Witness("A", (one,)), Witness("B", (other,))])
    alike = not any(segment.differs for segment in collation.substantive_only().segments)
    if similarity(one, other) == 1:
        assert alike
    if alike:
        assert similarity(one, other) == 1 or any(char in one + other for char in "'\u2019")


ALL_KINDS: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    ("I am open to it", "I am open to it", []),
    ("\u201cso\u201d \u2014 yes\u2026", '"so" -- yes...', []),
    ("caf\u00e9  now", "cafe\u0301\u00a0now", []),
    ("love him", "love him.", [("", ".", "punctuation")]),
    ("wants to. If", "wants to, if", [(".", ",", "punctuation"), ("If", "if", "form")]),
    ("the U.S. has", "the US has", [("U.S.", "US", "punctuation")]),
    ("1,000 men", "1000 men", [("1,000", "1000", "punctuation")]),
    ("I\u2019d love to", "I would love to", [("I\u2019d", "I would", "contraction")]),
    ("I\u2019d gone", "I had gone", [("I\u2019d", "I had", "contraction")]),
    ("it has gone", "it's gone", [("it has", "it's", "contraction")]),
    ("Kim\u2019s gone", "Kim is gone", [("Kim\u2019s", "Kim is", "contraction")]),
    ("he is gone", "he has gone", [("is", "has", "substitution")]),
    ("he would go", "he had go", [("would", "had", "substitution")]),
    ("Kim\u2019s friend", "Kim friend", [("Kim\u2019s", "Kim", "substitution")]),
    ("I don\u2019t care", "I do care", [("don\u2019t", "do", "substitution")]),
    ("I cannot go", "I can not go", [("cannot", "can not", "contraction")]),
    ("pretty significant to", "pretty big to", [("significant", "big", "substitution")]),
    ("as it gets now", "as you get now", [("it gets", "you get", "substitution")]),
    ("if you guys want", "if you want", [("guys", "", "omission")]),
    ("I had", "I just had", [("", "just", "addition")]),
    ("put the word out now", "put out the word now", [("", "out", "moved"), ("out", "", "moved")]),
    ("we want the very word out soon", "we want out the very letter soon", [
        ("", "out", "moved"),
        ("word", "letter", "substitution"),
        ("out", "", "moved"),
    ]),
    ("I'd love to.", "I'd love to meet him", [("", "meet him", "addition"), (".", "", "punctuation")]),
    ("to it. I\u2019ll be there.", "to it.", [("I\u2019ll be there.", "", "omission")]),
    ("denuclearizing us now", "the denuclearising of it now", [
        ("", "the", "addition"),
        ("denuclearizing", "denuclearising", "substitution"),
        ("us", "of it", "substitution"),
    ]),
    ("yes \U0001f44d", "yes \U0001f44e", [("\U0001f44d", "\U0001f44e", "substitution")]),
    ("שלום לך קים", "שלום קים", [("לך", "", "omission")]),
    ("Stra\u00dfe", "STRASSE", [("Stra\u00dfe", "STRASSE", "form")]),
    ("", "so", [("", "so", "addition")]),
    ("so", "", [("so", "", "omission")]),
    ("!", "", [("!", "", "punctuation")]),
    ("?!", "...", [("?", "...", "punctuation"), ("!", "", "punctuation")]),
    ("so ", "so", []),
]  # fmt: skip


@pytest.mark.parametrize(("base", "other", "expected"), ALL_KINDS)
def test_kinds_of_difference(
    base: str, other: str, expected: Differences, differences: Callable[..., Differences]
) -> None:
    assert differences(base, other) == expected


def test_every_kind_is_explained_and_made() -> None:
    made = {kind for _, _, expected in ALL_KINDS for _, _, kind in expected}
    assert made | {"same", "not-printed"} == set(READING_KINDS)


def test_moved_words_are_one_move() -> None:
    collation = collate(
        [
            Witness("A", ("If he\u2019d like to meet, I\u2019d love to",)),
            Witness("B", ("I\u2019d love to meet with him if he\u2019d like to meet",)),
            Witness("C", ("If he\u2019d like to meet I\u2019d love to",)),
            Witness("D", ("He just said if he\u2019d like to meet, I\u2019d love to",)),
        ],
        "A",
    )
    moved = [
        (segment.lemma, reading.text, reading.move)
        for segment in collation.segments
        for reading in segment.readings
        if reading.kind == "moved"
    ]
    assert moved == [("", "I\u2019d love to", 1), ("I\u2019d love to", "", 1)]


def sides(collation: Collation, siglum: str, kind: str) -> list[str]:
    """Return what is at stake in the readings of one kind of a witness: its own words, or else the lemma."""
    return [
        part.text or segment.lemma
        for segment in collation.segments
        for part in segment.parts
        if part.siglum == siglum and part.kind == kind
    ]


FULL = "Frankly, it was a real sense of warmth and lasting peace in the region, I think."


@pytest.mark.parametrize(
    ("fragments", "not_printed", "omitted"),
    [
        (("real sense of warmth",), ["Frankly, it was a", "and lasting peace in the region, I think."], []),
        (("warmth and peace",), ["Frankly, it was a real sense of", "in the region, I think."], ["lasting"]),
        (
            ("real sense", "peace."),
            ["Frankly, it was a", "of warmth and lasting", "in the region, I think"],
            [],
        ),
        (
            ("it was \u2026 peace",),
            ["Frankly,", "a real sense of warmth and lasting", "in the region, I think."],
            [],
        ),
        (("",), [FULL], []),
    ],
)
def test_what_a_partial_wording_does_not_print_is_not_omitted(
    fragments: tuple[str, ...], not_printed: list[str], omitted: list[str]
) -> None:
    collation = collate([Witness("A", (FULL,)), Witness("B", fragments, partial=True)])
    assert sides(collation, "B", "not-printed") == not_printed
    assert sides(collation, "B", "omission") == omitted
    whole = collate([Witness("A", (FULL,)), Witness("B", fragments)])
    assert not sides(whole, "B", "not-printed")


def test_a_partial_wording_may_begin_with_a_mark() -> None:
    collation = collate(
        [Witness("A", ("\u201cFrankly warm\u201d",)), Witness("B", ("\u201cwarm\u201d",), partial=True)]
    )
    assert sides(collation, "B", "not-printed") == ["Frankly"]


def test_other_words_at_the_end_of_a_partial_wording_replace_no_more_than_they_can() -> None:
    collation = collate([Witness("A", (FULL,)), Witness("B", ("huge sense of heat",), partial=True)])
    assert sides(collation, "B", "substitution") == ["huge", "heat"]
    assert [segment.lemma for segment in collation.segments if segment.parts[1].kind == "substitution"] == [
        "real",
        "warmth",
    ]


def test_a_new_fragment_can_be_seen() -> None:
    witnesses = [Witness("A", ("I like him. He likes me.",)), Witness("B", ("I like him.", "He likes me."))]
    (segment,) = collate(witnesses).segments
    assert [part.pieces for part in segment.parts] == [
        ("I like him. He likes me.",),
        ("I like him.", "He likes me."),
    ]
    (only,) = collate([Witness("B", ("", " so ", ""))]).segments
    assert only.parts[0].pieces == ("", " so ", "")


def test_additions_at_one_place_are_aligned_with_each_other() -> None:
    collation = collate(
        [
            Witness("A", ("I had a friend",)),
            Witness("B", ("I really always had a friend",)),
            Witness("C", ("I had a friend",)),
            Witness("D", ("I always had a friend",)),
        ],
        "A",
    )
    assert [
        [(reading.sigla, reading.text, reading.kind) for reading in each.readings]
        for each in collation.segments
    ][1:3] == [
        [(("B",), "really", "addition"), (("C", "D"), "", "same")],
        [(("B", "D"), "always", "addition"), (("C",), "", "same")],
    ]


def test_witnesses_with_the_same_words_share_a_reading_whatever_the_typesetting() -> None:
    collation = collate(
        [
            Witness("A", ("I know him",)),
            Witness("B", ("I can\u2019t know him",)),
            Witness("C", ("I can't know him",)),
        ],
        "A",
    )
    assert [(reading.sigla, reading.text) for reading in collation.segments[1].readings] == [
        (("B", "C"), "can\u2019t")
    ]


@pytest.mark.parametrize(
    ("texts", "base"),
    [
        (["a b c d", "a b c x", "q r s t"], "0"),
        (["q r s t", "a b c x", "a b c d"], "1"),
        (["a b x", "a b c y", "z"], "1"),
        (["a b", "a b c"], "1"),
        (["a b", "c d"], "0"),
    ],
)
def test_the_base_is_the_medoid_then_the_longer_then_the_earlier(texts: list[str], base: str) -> None:
    assert collate([Witness(str(place), (text,)) for place, text in enumerate(texts)]).base == base


def test_a_partial_wording_is_the_base_only_if_asked_for_or_alone() -> None:
    long, short = Witness("long", ("a b c d e",), partial=True), Witness("short", ("a b",))
    assert collate([long, short]).base == "short"
    assert collate([long, short], "long").base == "long"
    assert collate([Witness("word", ("a",), partial=True), long]).base == "long"


def test_a_base_that_is_no_witness_is_not_found() -> None:
    with pytest.raises(
        NotFound, match=r'No wording is called "radio-silense" in .*: did you mean "radio-silence"\?'
    ):
        collate([Witness("radio-silence", ("so",))], "radio-silense")


@pytest.mark.parametrize("witnesses", [[], [Witness("A", ("x",)), Witness("A", ("y",))], [Witness("A", ())]])
def test_a_collation_needs_witnesses_that_can_be_told_apart(witnesses: list[Witness]) -> None:
    with pytest.raises(ValueError, match="needs witnesses"):
        collate(witnesses)


def test_white_space_at_the_end_of_a_fragment_is_no_difference() -> None:
    witnesses = [
        Witness("A", ("Nobody would. ", "I say had.")),
        Witness("B", ("Me would. I say had.",)),
        Witness("C", ("say had. would. I",)),
    ]
    for segment in collate(witnesses, "A").segments:
        assert segment.differs is (len({part.text for part in segment.parts}) > 1)
