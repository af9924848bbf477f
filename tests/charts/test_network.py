"""Who appears with whom: what is counted, and circles and names that never collide."""

from __future__ import annotations

from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from diplotrack.charts.company import company
from diplotrack.charts.forces import Box, Place, arranged
from diplotrack.charts.lettering import broken, width_of
from diplotrack.charts.network import LARGEST, LINE, SIZE, Area, network
from tests.charts.made_up_casts import cast_of, person, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.charts.network import Circle, Network
    from diplotrack.timeline import Timeline

names = some.text(some.characters(codec="utf-8"), max_size=60)
casts = some.lists(some.lists(some.sampled_from("abcdefghijklmnop"), max_size=5), max_size=25)


def area(circle: Circle) -> Area:
    left, top = circle.x - circle.radius, circle.y - circle.radius
    return circle.label._replace(left=left, top=top, width=2 * circle.radius, height=2 * circle.radius)


def overlap(one: Area, other: Area) -> bool:
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return across > 0 and down > 0


def collisions(drawn: Network) -> list[tuple[Area, Area]]:
    areas = [part for circle in drawn.circles for part in (area(circle), circle.label)]
    return [two for two in combinations(areas, 2) if overlap(*two)]


def outside(drawn: Network) -> list[Area]:
    return [
        part
        for circle in drawn.circles
        for part in (area(circle), circle.label)
        if part.left < 0
        or part.top < 0
        or part.left + part.width > drawn.width
        or part.top + part.height > drawn.height
    ]


@settings(max_examples=60)
@given(casts, some.lists(names, min_size=16, max_size=16))
def test_nothing_collides_and_nothing_is_outside(events: list[list[str]], called: list[str]) -> None:
    actors = [person(key, name) for key, name in zip("abcdefghijklmnop", called, strict=True)]
    drawn = network(cast_of(events, actors))
    assert not collisions(drawn)
    assert not outside(drawn)


@settings(max_examples=40)
@given(
    some.integers(0, 30),
    some.data(),
)
def test_boxes_of_any_size_are_moved_apart(number: int, data: some.DataObject) -> None:
    sizes = some.floats(1, 400)
    boxes = [Box(data.draw(sizes), data.draw(sizes)) for _ in range(number)]
    pairs = some.sampled_from([*combinations(range(number), 2)]) if number > 1 else some.nothing()
    links = data.draw(some.dictionaries(pairs, some.floats(0.01, 1), max_size=60)) if number > 1 else {}
    places = arranged(boxes, links)
    assert len(places) == number
    for one, other in combinations(range(number), 2):
        assert not overlap(_area(places[one], boxes[one]), _area(places[other], boxes[other]))


def _area(place: Place, box: Box) -> Area:
    return Area(place.x - box.width / 2, place.y - box.height / 2, box.width, box.height)


def small() -> Timeline:
    return cast_of(
        ["ab", "ab", "abc", "d", ["e", "~a"], "bc", ["a", "~f"]],
        [state("a", "Ruritania"), person("b", "Boris Adler", "a"), person("c", "Clara Falk")],
    )


def test_who_takes_part_is_counted_and_who_is_mentioned_is_not() -> None:
    found = company(small().events)
    assert found.events == {"a": 4, "b": 4, "c": 2, "d": 1, "e": 1}
    assert found.shared == {"a": 3, "b": 4, "c": 2}
    assert found.number_together(found.busiest(3)) == {(0, 1): 3, (0, 2): 2, (1, 2): 1}
    assert found.busiest(2) == ["b", "a"]


def test_circles_and_links_say_how_many() -> None:
    drawn = network(small())
    by_key = {circle.key: circle for circle in drawn.circles}
    assert by_key["a"].radius == LARGEST
    assert by_key["c"].radius == round(LARGEST * sqrt(2 / 4), 1)
    assert [(drawn.circles[a].key, drawn.circles[b].key, number) for a, b, number in drawn.links] == [
        ("a", "c", 1),
        ("b", "c", 2),
        ("b", "a", 3),
    ]
    assert by_key["b"].side == by_key["a"].side != by_key["c"].side == -1


def test_of_many_the_busiest_are_drawn() -> None:
    drawn = network(small(), most=2)
    assert [circle.key for circle in drawn.circles] == ["b", "a"]
    assert (drawn.actors, len(drawn.links)) == (5, 1)


def test_nobody_gives_an_empty_frame() -> None:
    drawn = network(cast_of([]))
    assert (drawn.circles, drawn.links, drawn.actors) == ((), (), 0)


def test_who_appears_together_stands_near() -> None:
    groups = ["abcd", "efgh", "ijkl"]
    drawn = network(cast_of([two for group in groups for two in combinations(group, 2)] * 3))
    where = {circle.key: circle for circle in drawn.circles}

    def apart(one: str, other: str) -> float:
        return sqrt((where[one].x - where[other].x) ** 2 + (where[one].y - where[other].y) ** 2)

    for one in where:
        within = [apart(one, other) for group in groups if one in group for other in group]
        beyond = [apart(one, other) for group in groups if one not in group for other in group]
        assert sum(within) / 3 < sum(beyond) / 8


def test_the_same_cast_stands_at_the_same_places_everywhere(golden: Callable[[str, str], None]) -> None:
    events = [[f"actor-{number % 7}", f"actor-{number * number % 23}"] for number in range(60)]
    drawn = network(cast_of(events))
    lines = [f"{circle.key} {circle.x} {circle.y} {circle.radius}" for circle in drawn.circles]
    golden("charts/network.txt", "\n".join([f"{drawn.width} x {drawn.height}", *lines, ""]))


@given(names)
def test_a_name_is_broken_and_never_cut(name: str) -> None:
    lines = broken(name, SIZE, LINE)
    assert "".join("".join(lines).split()) == "".join(name.split())
    assert all(width_of(line, SIZE) <= LINE for line in lines)


@pytest.mark.parametrize("letter", "abcWMi@김…é")
def test_room_grows_with_every_letter(letter: str) -> None:
    assert width_of(letter * 3, 10) == pytest.approx(3 * width_of(letter, 10))
    assert width_of(letter, 10) > 0
