from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from diplotrack.views.clean import JOINERS, cells, clean


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    left = {unicodedata.category(each) for each in clean(text) if each not in JOINERS}
    assert not left & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("text", ["[sic]", "a  b", "¿Qué?", "김정은", "“I would love to…”", "क्‍ष"])
def test_what_people_write_stays(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\t", "\x0b", "\u2028", "\x85", "\xa0"])
def test_lines_become_one(break_: str) -> None:
    assert clean(f"a{break_}b").split() == ["a", "b"]


@pytest.mark.parametrize(
    "text", ["", "Kim", "김정은", "北京", "naïve", "“so”…", "→ ● ◐ ○ ◇ ⊘ ✕ ?", "\uff46\uff55ll", "e\u0301"]
)
def test_cells_are_counted_as_rich_counts_them(text: str) -> None:
    assert cells(text) == cell_len(text)
