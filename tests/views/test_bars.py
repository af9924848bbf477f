"""Bars of characters, and the gaps between years and months: nothing that is there or missing is hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from diplotrack.timeline import CountRow, Page, Timeline
from diplotrack.views.bars import ASCII, BLOCKS, Strokes, bar
from diplotrack.views.line import length, plain
from diplotrack.views.stats import stats_lines

numbers = some.integers(0, 2_000)


@given(numbers, numbers, numbers, some.integers(1, 150), some.sampled_from([BLOCKS, ASCII]))
def test_a_bar_is_as_long_as_its_share(
    certainly: int, possibly: int, more: int, longest: int, strokes: Strokes
) -> None:
    most = certainly + possibly + more
    if not most:
        return
    cells = length(bar(certainly, possibly, most, longest, strokes))
    assert 0 <= cells - (certainly + possibly) * longest / most < 1


@given(numbers, some.integers(1, 50))
def test_no_bar_is_longer_for_less(number: int, longest: int) -> None:
    eighths = [_eighths(plain(bar(each, 0, 2_000, longest))) for each in (number, number + 1)]
    assert eighths == sorted(eighths)


def _eighths(text: str) -> int:
    return sum(BLOCKS.parts.index(letter) + 1 for letter in text)


def test_what_is_there_is_seen() -> None:
    assert plain(bar(1, 0, 1_000_000, 50)) == "▏"
    assert plain(bar(0, 1, 1_000_000, 50)) == "░"
    assert plain(bar(0, 0, 1_000_000, 50)) == ""


GAPS = [
    ("year", ["2018", "2019"], ["2018  1", "2019  1"]),
    ("year", ["2018", "2021"], ["2018  1", "2019  0", "2020  0", "2021  1"]),
    ("year", ["0098", "0102"], ["0098  1", "…     0  in 3 years", "0102  1"]),
    ("month", ["2024-12", "2025-02"], ["2024-12  1", "2025-01  0", "2025-02  1"]),
    ("month", ["2024-11", "2025-10"], ["2024-11  1", "…        0  in 10 months", "2025-10  1"]),
    ("month", ["2025-02", "2024-12"], ["2025-02  1", "2025-01  0", "2024-12  1"]),
    ("type", ["2018", "2021"], ["2018  1", "2021  1"]),
]


@pytest.mark.parametrize(("by", "keys", "wanted"), GAPS)
def test_what_is_empty_is_shown(by: str, keys: list[str], wanted: list[str], timeline: Timeline) -> None:
    page = Page([CountRow(key, 1, 0) for key in keys])
    lines = [plain(line).rstrip("█ ") for line in stats_lines(page, by, timeline, 80)]
    assert lines[: lines.index("")] == wanted


def test_ascii_is_ascii(timeline: Timeline) -> None:
    rows = [CountRow("2018-01", 3, 2), CountRow("2018-03", 1, 0), CountRow("2025-10", 0, 1)]
    lines = [plain(line) for line in stats_lines(Page(rows), "month", timeline, 60, only_ascii=True)]
    assert all(map(str.isascii, lines))
    assert "...      0      in 90 months" in lines
