"""What differs, as a printed edition lists it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diplotrack.collation import Witness, apparatus, collate

A = "If you guys want to put the word out, I\u2019m open to it. I\u2019ll be in South Korea."
B = "If you want to put out the word, I'm open to it."


def lines(*witnesses: Witness, substantive: bool = False) -> list[str]:
    collation = collate(witnesses, "A")
    return [variant.line for variant in apparatus(collation.substantive_only() if substantive else collation)]


def test_two_wordings() -> None:
    assert lines(Witness("A", (A,)), Witness("B", (B,))) == [
        "guys ] om. B",
        "after put ] + out B (moved)",
        "out ] om. B (moved)",
        "I\u2019ll be in South Korea. ] om. B",
    ]


def test_punctuation_capitals_and_contractions_can_be_left_out() -> None:
    one = Witness(
        "A", ("I had a good relationship with him. I\u2019d love to see him if he wants to. If he even",)
    )
    two = Witness(
        "B", ("I just had a good relationship with him. I would love to see him, if he wants to, if he even",)
    )
    assert lines(one, two) == [
        "after I ] + just B",
        "I\u2019d ] I would B",
        "after him ] + , B",
        ". ] , B",
        "If ] if B",
    ]
    assert lines(one, two, substantive=True) == ["after I ] + just B"]


def test_several_witnesses_and_the_gravest_kind() -> None:
    witnesses = [
        Witness("A", ("Pretty significant",)),
        Witness("B", ("Pretty big",)),
        Witness("C", ("Well, pretty Significant",)),
        Witness("D", ("Pretty big",)),
    ]
    variants = apparatus(collate(witnesses, "A"))
    assert [(variant.number, variant.line, variant.kind) for variant in variants] == [
        (1, "at the start ] + Well, C", "addition"),
        (2, "Pretty ] pretty C", "form"),
        (3, "significant ] big B D; Significant C", "substitution"),
    ]


def test_a_gap_of_a_partial_wording_is_one_variant_however_the_others_vary() -> None:
    witnesses = [
        Witness("A", ("He said it was a real sense of warmth and peace in all of the world",)),
        Witness("B", ("He really said it is a real sense of warmth and peace",)),
        Witness("C", ("warmth and peace",), partial=True),
        Witness("D", ("\u201cwarmth and peace\u201d",), partial=True),
    ]
    assert lines(*witnesses) == [
        "He said it was a real sense of ] not printed C D",
        "after He ] + really B",
        "was ] is B",
        "after of ] + \u201c D",
        "after peace ] + \u201d D",
        "in all of the world ] om. B",
        "in all of the world ] not printed C D",
    ]


def test_of_a_long_lemma_the_line_gives_both_ends_and_the_value_all() -> None:
    (variant,) = apparatus(collate([Witness("A", (f"So {A}",)), Witness("B", ("So",))], "A"))
    assert variant.lemma == A
    assert variant.line == "If you guys \u2026 in South Korea. ] om. B"


@given(st.lists(st.text(st.sampled_from("ab ,.'\u2019\n]"), max_size=20), min_size=1, max_size=4))
def test_every_difference_has_its_number(texts: list[str]) -> None:
    collation = collate([Witness(str(place), (text,)) for place, text in enumerate(texts)])
    variants = apparatus(collation)
    assert [variant.number for variant in variants] == list(range(1, len(variants) + 1))
    assert len(variants) == sum(segment.differs for segment in collation.segments)
