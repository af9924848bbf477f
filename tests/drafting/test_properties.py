"""What is true of the draft of any text."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.anchors import normalise
from diplotrack.dates.edtf import parse
from diplotrack.drafting.draft import Draft, Known, draft
from tests.made_up import made_up_actor, made_up_event, made_up_quote

if TYPE_CHECKING:
    from collections.abc import Iterable

PUBLISHED = parse("2025-10-28")
KNOWN = Known(
    (made_up_actor("lind", "Mara Lind", "Lind", "the minister"), made_up_actor("karr", "Jo Karr", "Lind")),
    (made_up_event("offer", utterances=(made_up_quote("said", "We will not go home"),)),),
)
MARKS = [*"\"'\u201c\u201d\u2018\u2019\u00ab\u00bb.,:;!?-()\n", " ", "\n\n"]
NAMES = ["Lind", "Mara Lind", "Jo Karr", "the minister", "he", "she", "Ministry of", "Oster", "a", "A", "'s"]
WORDS = ["said", "told", "called", "according to", "who", "and", "will", "We go home", "historic"]
DATES = ["on Tuesday", "in 2018", "two days after", "May", "Advert", "Topics:"]
STRANGE = ["\x00", "\u200b", "\u0301", "\U0001f600", "\r", "\u2028"]
PIECES = [*MARKS, *NAMES, *WORDS, *DATES, *STRANGE]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join), st.text(max_size=80))


def _spans(found: Draft) -> Iterable[tuple[int, int]]:
    for stretch in found.stretches:
        yield stretch.start, stretch.end
        yield from stretch.parts
        yield from _places(stretch.suggestions)
    for quotation in found.quotations:
        yield from quotation.fragments
        yield from _places(quotation.suggestions)
        if quotation.attribution:
            yield quotation.attribution
    for actor in found.new_actors:
        yield from actor.spans


def _places(suggestions: Iterable[object]) -> Iterable[tuple[int, int]]:
    for each in suggestions:
        start, end = getattr(each, "start", None), getattr(each, "end", None)
        assert (start is None) == (end is None)
        if start is not None and end is not None:
            yield start, end


@given(TEXTS, st.sampled_from([PUBLISHED, parse("2025"), None]))
@settings(max_examples=200)
def test_of_any_text(text: str, published: object) -> None:
    found = draft(text, published, KNOWN)  # type: ignore[arg-type]
    assert found == draft(text, published, KNOWN)  # type: ignore[arg-type]
    assert found.normalised == normalise(text)
    assert all(0 <= start < end <= len(found.normalised) for start, end in _spans(found))
    pieces = sorted(
        [
            *(part for stretch in found.stretches for part in stretch.parts),
            *(fragment for quotation in found.quotations for fragment in quotation.fragments),
        ]
    )
    assert all(one[1] <= other[0] for one, other in pairwise(pieces))
    covered = {place for start, end in pieces for place in range(start, end)}
    assert all(match.start() in covered for match in re.finditer(r"\w", found.normalised))


@given(TEXTS)
@settings(max_examples=50)
def test_every_suggestion_says_by_which_rule_and_why(text: str) -> None:
    found = draft(text, PUBLISHED, KNOWN)
    about = [each.suggestions for each in found.stretches] + [each.suggestions for each in found.quotations]
    for suggestion in chain.from_iterable(about):
        assert suggestion.rule
        assert suggestion.why.endswith(".")
        assert suggestion.score is None or 0 < suggestion.score <= 1


@pytest.mark.parametrize(
    "piece",
    ['"', "'", '"a ', "A", "A ", ".!?", "Lind's ", 'Lind said "x" ', "on Monday ", "of the ", '"A\n', ", "],
)
def test_no_pattern_runs_through_a_long_text_again_and_again(piece: str) -> None:
    """It would take minutes, not a second."""
    text = piece * (20_000 // len(piece))
    assert draft(text, PUBLISHED, KNOWN).normalised == normalise(text)
