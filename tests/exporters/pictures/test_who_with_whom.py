"""The pictures of who appears with whom: sound SVG, everything named, nothing cut, hostile names harmless."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from diplotrack.charts.lettering import width_of
from diplotrack.charts.network import MOST
from diplotrack.exporters.losses import Losses
from diplotrack.exporters.pictures import PICTURES
from tests.charts.made_up_casts import cast_of, person, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.timeline import Timeline

SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("network", "matrix")
POISON = "</text><script>alert(1)</script>\x00\x1b[31m\ud800\ufffe & \" ' ]]>"


def drawn(kind: str, timeline: Timeline) -> str:
    losses = Losses()
    text = "".join(PICTURES[kind](timeline, losses))
    assert not [*losses.sentences()]
    return text


def parsed(kind: str, timeline: Timeline) -> ET.Element:
    return ET.fromstring(drawn(kind, timeline).encode())  # noqa: S314 - what we wrote ourselves


def texts(root: ET.Element) -> list[str]:
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]


def titles(root: ET.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}title")][1:]


@pytest.fixture
def small() -> Timeline:
    return cast_of(
        ["ab", "ab", "abc", "d", ["e", "~a"], "bc", "aef"],
        [
            state("a", "Ruritania"),
            person("b", "Boris Adler", "a"),
            person("c", "Clara Falk"),
            state("d", "Borduria"),
            person("e", "A delegation with a name that nobody could write on a single line"),
        ],
    )


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_drawn(kind: str, small: Timeline, golden: Callable[[str, str], None]) -> None:
    golden(f"exporters/pictures/{kind}.svg", drawn(kind, small))


def test_every_circle_and_every_link_says_what_it_is(small: Timeline) -> None:
    root = parsed("network", small)
    assert titles(root) == [
        "Ruritania and Clara Falk: one event",
        "Ruritania and A delegation with a name that nobody could write on a single line: one event",
        "Ruritania and f: one event",
        "A delegation with a name that nobody could write on a single line and f: one event",
        "Boris Adler and Clara Falk: two events",
        "Ruritania and Boris Adler: three events",
        "Ruritania: four events",
        "Boris Adler: four events",
        "Clara Falk: two events",
        "A delegation with a name that nobody could write on a single line: two events",
        "f: one event",
        "Borduria: one event",
    ]
    widths = [float(each.get("stroke-width", "")) for each in root.iterfind(f".//{SVG}g[@class='links']/*")]
    assert widths == pytest.approx([14 / 3] * 4 + [28 / 3, 14], abs=0.1)


def test_every_cell_says_what_it_is(small: Timeline) -> None:
    root = parsed("matrix", small)
    named = titles(root)
    assert "Ruritania and Boris Adler: three events" in named
    assert "Borduria: one event" in named
    assert len(named) == 6 + 6
    numbers = [text for text in texts(root) if text.isdecimal()]
    assert sorted(numbers) == sorted("111132" + "414212")


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_a_title_and_a_description(kind: str, small: Timeline) -> None:
    root = parsed(kind, small)
    assert root.get("role") == "img"
    ids = [each.get("id") for each in (root[0], root[1])]
    assert root.get("aria-labelledby") == " ".join(map(str, ids))
    assert root[0].text == "Made up"
    assert "actors" in (root[1].text or "")
    assert " style=" not in drawn(kind, small)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_names_are_text(kind: str) -> None:
    timeline = cast_of(["ab", "a"], [person("a", POISON), person("b", "\n\t")])
    root = parsed(kind, timeline)
    assert not [*root.iter(f"{SVG}script")]
    words = "".join(texts(root) + titles(root))
    assert "<script>alert(1)</script>" in words
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800\ufffe]", words)


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_is_cut(kind: str, small: Timeline) -> None:
    root = parsed(kind, small)
    wide = float(root.get("width", ""))
    assert all(width_of(text, 12) < wide for text in texts(root))
    whole = " ".join(texts(root))
    assert "nobody could write on a single" in whole


@pytest.mark.parametrize(("kind", "most"), [("network", MOST), ("matrix", 30)])
def test_the_rule_of_a_cap_is_stated(kind: str, most: int, small: Timeline) -> None:
    crowd = cast_of([*combinations([f"actor-{number}" for number in range(most + 3)], 2)])
    assert f"{most} of {most + 3} actors: those with most shared events." in texts(parsed(kind, crowd))
    assert not any("actors: those" in text for text in texts(parsed(kind, small)))


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_gives_a_picture_that_says_so(kind: str) -> None:
    assert "Nobody takes part in these events." in texts(parsed(kind, cast_of([[]])))


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_nobody_would_read_to_its_end_is_cut_and_stands_whole_in_the_titles(kind: str) -> None:
    long = "Permanent Joint Standing Committee " * 10 + "of Ruritania"
    root = parsed(kind, cast_of(["ab"], [person("a", long), person("b", "Bell")]))
    assert any(text == "…" or text.endswith(" …") for text in texts(root))
    assert any("of Ruritania" in title for title in titles(root))
