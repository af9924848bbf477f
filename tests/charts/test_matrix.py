"""Who appears with whom as a table: the order of its rows, and that every number is a count of events."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from diplotrack.charts.company import taking_part
from diplotrack.charts.matrix import matrix
from tests.charts.made_up_casts import cast_of, person, state

casts = some.lists(some.lists(some.sampled_from("abcdefgh"), max_size=4), max_size=20)


@given(casts, some.integers(0, 9))
def test_every_cell_counts_events(events: list[list[str]], most: int) -> None:
    timeline = cast_of(events, [state("a", "Ruritania"), person("b", "Boris", "a"), state("c", "Borduria")])
    drawn = matrix(timeline, most)
    parts = [set(taking_part(event)) for event in timeline.events]
    assert drawn.actors == len(set().union(*parts))
    assert len(drawn.rows) == min(most, drawn.actors)
    for place, row in enumerate(drawn.rows):
        assert row.events == sum(row.key in each for each in parts)
        assert row.shared == tuple(
            sum({row.key, other.key} <= each for each in parts) for other in drawn.rows[:place]
        )
    assert drawn.strongest == max((number for row in drawn.rows for number in row.shared), default=0)


def test_rows_stand_by_side_and_the_busiest_first() -> None:
    actors = [
        state("a", "Ruritania"),
        person("b", "Boris Adler", "a"),
        state("c", "Borduria"),
        person("d", "Dora Falk", "c"),
    ]
    drawn = matrix(cast_of(["ab", "ab", "xd", "cd", "cd", "cdb", "axb", "xy"], actors))
    assert [row.key for row in drawn.rows] == ["a", "b", "c", "d", "x", "y"]
    assert [row.side for row in drawn.rows][-2:] == [-1, -1]


def test_nobody_gives_no_rows() -> None:
    assert matrix(cast_of([["~a"]])).rows == ()
