from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diplotrack.views.line import beside, hanging, length, piece, plain, right, wrap

WORDS = st.text(alphabet="ab 北é", max_size=60)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", "hit"])), max_size=4), st.integers(2, 30))
def test_wrapping_loses_nothing_but_spaces_and_never_overflows(
    pieces: list[tuple[str, str]], width: int
) -> None:
    line = [piece(*each) for each in pieces]
    lines = wrap(line, width)
    assert all(length(each) <= width or len(plain(each).strip()) <= 1 for each in lines)
    assert "".join("".join(map(plain, lines)).split()) == "".join(plain(line).split())


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", "hit"])), max_size=4), st.integers(2, 30))
def test_wrapping_keeps_every_letters_style(pieces: list[tuple[str, str]], width: int) -> None:
    def styled(lines: list[list[tuple[str, str]]]) -> list[tuple[str, str]]:
        return [(letter, style) for line in lines for text, style in line for letter in text if letter != " "]

    line = [piece(*each) for each in pieces]
    assert styled(wrap(line, width)) == styled([line])


def test_wide_text_breaks_between_characters_and_columns_stay_aligned() -> None:
    assert [plain(line) for line in wrap([piece("北京的会谈")], 5)] == ["北京", "的会", "谈"]
    block = [[piece("北京")], [piece("ab")]]
    assert [plain(line) for line in beside([(block, 5), ([[piece("x")], [piece("y")]], 1)], 1)] == [
        "北京  x",
        "ab    y",
    ]


def test_columns_of_different_height_are_filled_up() -> None:
    lines = beside([([[piece("a")]], 3), ([[piece("b")], [piece("c")]], 1)], 2)
    assert [plain(line) for line in lines] == ["a    b", "     c"]


def test_hanging_and_right() -> None:
    assert [plain(line) for line in hanging([piece("- ")], [piece("one two")], 5)] == ["- one", "  two"]
    assert plain(right([piece("7")], 3)) == "  7"
