"""Words and marks, and the keys under which they are compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplotrack.collation import Token, tokenise, word_keys

texts = st.text(
    st.characters()
    | st.sampled_from(
        "ab I'\u2019\u201c\u2014-\u2026.,!? \n\u00a0\u200b\u200f\u0301\U0001f44d\ufe0f\u5317_$5"
    )
)


def keys(text: str) -> list[tuple[str, ...]]:
    return [token.keys for token in tokenise(text)]


def surfaces(text: str) -> list[str]:
    return [token.text for token in tokenise(text)]


@given(texts)
@example(" \u200b ")
@example("a\u0301.\u0301 ")
@example("\x00\x1b[31m")
def test_tokens_put_together_are_the_text(text: str) -> None:
    assert "".join(token.before + token.text for token in tokenise(text)) == text


@given(texts)
def test_white_space_stands_before_tokens_and_in_none(text: str) -> None:
    for token in tokenise(text):
        assert token.before.strip() == ""
        assert not any(character.isspace() for character in token.text)


@given(texts)
def test_every_token_has_keys_and_only_blanks_an_empty_one(text: str) -> None:
    for token in tokenise(text):
        assert token.keys
        assert token.keys == ("",) or all(token.keys)
        assert token.mark or token.keys != ("",)


@given(texts | st.text(st.sampled_from("aU.1,'-_$`%\u2019\u200b\u0301\u4e00 \n")))
@example("U.S.'s a.b.c 1.000,5x -- ... _ $' x\u200b \u200b 'tis")
def test_the_words_alone_are_those_among_the_marks(text: str) -> None:
    assert word_keys(text) == [token.keys for token in tokenise(text) if not token.mark]


@given(st.text(st.sampled_from("e\u0301a n\u0303.'\uac00\u1100\u1161")))
def test_composed_and_decomposed_accents_are_one(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert keys(composed) == keys(unicodedata.normalize("NFD", composed))


@pytest.mark.parametrize(
    ("contraction", "opened"),
    [
        ("I\u2019d", "I would"),
        ("they'll", "they will"),
        ("You\u02bcre", "you are"),
        ("we've", "we have"),
        ("I'm", "I am"),
        ("it\u2019s", "it is"),
        ("that's", "that is"),
        ("couldn\u2019t", "could not"),
        ("can't", "can not"),
        ("cannot", "can not"),
        ("won't", "will not"),
        ("shan't", "shall not"),
        ("Let\u2019s", "let us"),
        ("I'd've", "I would have"),
        ("can't've", "can not have"),
        ("gonna", "going to"),
    ],
)
def test_contractions_are_opened(contraction: str, opened: str) -> None:
    assert keys(contraction) == [tuple(opened.casefold().split())]


def test_a_genitive_is_not_opened() -> None:
    assert keys("Trump\u2019s letters") == [("trump", "'s"), ("letters",)]


@pytest.mark.parametrize("word", ["its", "well", "ill", "were", "O\u2019Brien", "rock'n'roll", "d'accord"])
def test_what_only_looks_like_a_contraction_is_one_word(word: str) -> None:
    assert keys(word) == [(word.replace("\u2019", "'").casefold(),)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u201cso\u201d", '"so"'),
        ("\u2018so\u2019", "'so'"),
        ("a \u2014 b", "a -- b"),
        ("so\u2026", "so..."),
        ("so\u2026", "so...."),
        ("U.S.", "US"),
        ("1,000", "1000"),
        ("STRASSE", "stra\u00dfe"),
        ("nu\u00adclear", "nuclear"),
        ("\u200fقلت\u200f", "قلت"),
        ("\ufeffKim", "Kim"),
    ],
)
def test_typesetting_makes_no_difference_to_keys(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"), [("1.5", "15"), ("1.5", "1,5"), ("e", "\u00e9"), ("well", "we'll")]
)
def test_what_was_written_makes_one(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("state-run, he said.", ["state", "-", "run", ",", "he", "said", "."]),
        ("the U.S. and 2.5m at 5%", ["the", "U.S.", "and", "2.5m", "at", "5", "%"]),
        ("at 9 a.m.then", ["at", "9", "a.m.", "then"]),
        ("\U0001f469\u200d\U0001f467 \u2764\ufe0f!", ["\U0001f469\u200d\U0001f467", "\u2764\ufe0f", "!"]),
        ("북한은 \u5317\u671d\u9bae\u306f", ["북한은", "\u5317", "\u671d", "\u9bae", "\u306f"]),
        ("_love_", ["_", "love", "_"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
        ("so?!..--", ["so", "?", "!", "..", "--"]),
    ],
)
def test_where_a_text_is_cut(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_marks_are_told_from_words() -> None:
    tokens = tokenise("$5, (he's) \U0001f44d \u2014 \u2026 % ' \x00")
    assert "".join(token.text for token in tokens if token.mark) == ",()\u2014\u2026'\x00"


def test_white_space_at_the_end_is_a_mark_that_prints_nothing() -> None:
    assert tokenise("so \n") == (Token("", "so", ("so",), mark=False), Token(" \n", "", ("",), mark=True))
    assert tokenise("") == ()


def test_a_thousand_endings_do_no_harm() -> None:
    assert tokenise("I" + "'d" * 5000)[0].keys[-2:] == ("would", "would")
