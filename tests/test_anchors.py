"""The normal form of texts, and anchors in it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplotrack import model
from diplotrack.anchors import Anchor, digest, holds, make, normalise

VARIANTS = {
    "I'd go": ["I\u2019d go", "I\u2018d go", "I\u00b4d go", "I`d go", "I\u02bcd go", "I\uff07d go"],
    '"so"': ["\u201cso\u201d", "\u201eso\u201c", "\u00abso\u00bb", "\uff02so\uff02"],
    "state-run": ["state\u2010run", "state\u2011run", "state\u2013run", "state--run", "state\u2212run"],
    "he - she": ["he \u2014 she", "he -- she", "he \u2014\u2014 she", "he\u00a0\u2013\u2009she"],
    "caf\u00e9": ["cafe\u0301", "caf\u00e9", "ca\u00adf\u00e9", "cafe\u200d\u0301"],
    "a b": ["a\u00a0b", "a\r\nb", "a\n\n\tb", "  a \u200b b ", "a\u2028b", "a\u3000b", "\ufeffa b"],
    "ab": ["a\u200bb", "a\u2060b", "a\u00adb", "a\u200eb"],
    "office fluffy": ["o\ufb03ce \ufb02u\ufb00y"],
    "so...": ["so\u2026"],
}

texts = st.text(
    st.characters() | st.sampled_from("\u2019\u201c\u2014-\u2026 \n\u00a0\u200b\u00ad\ufb01\u0301\u1fef'.e")
)


@pytest.mark.parametrize(
    ("normal", "variant"), [(one, each) for one, all_ in VARIANTS.items() for each in all_]
)
def test_typesetting_makes_no_difference(normal: str, variant: str) -> None:
    assert normalise(variant) == normal


@pytest.mark.parametrize("kept", ["\u00bd", "m\u00b2", "\u2122", "A a", "2018", "\u00e9 e", "?!"])
def test_what_the_writer_wrote_is_kept(kept: str) -> None:
    assert normalise(kept) == kept


@given(texts)
@example("\ufb01\u0301")
@example("\u1fef")
@example("-\u00ad-")
def test_to_normalise_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(texts)
def test_the_normal_form_is_normal(text: str) -> None:
    normal = normalise(text)
    assert normal == normal.strip()
    assert not re.search(r"\s\s|--|[^\S ]", normal)
    assert unicodedata.is_normalized("NFC", normal)


@given(texts)
def test_composed_and_decomposed_text_are_one(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert normalise(unicodedata.normalize("NFD", composed)) == normalise(composed)


@given(texts, st.data())
def test_an_anchor_holds_where_it_was_made_and_nowhere_else(text: str, data: st.DataObject) -> None:
    normal = normalise(text) + "x"
    start = data.draw(st.integers(0, len(normal) - 1))
    end = data.draw(st.integers(start + 1, len(normal)))
    anchor = make(normal, start, end)
    assert holds(anchor, normal)
    assert holds(anchor, normal + " more")
    assert not holds(anchor, normal[: end - 1])
    assert not holds(anchor, "\0" + normal) or len(set(normal)) < len(normal)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 6)])
def test_no_anchor_of_nothing(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"nothing from {start} to {end} in a text of 5 characters"):
        make("words", start, end)
    assert not holds(Anchor(start, end, digest("")), "words")


def test_the_model_has_the_same_anchor() -> None:
    assert model.Anchor is Anchor
