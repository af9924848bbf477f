"""Pictures: sound SVG that says in words what it shows, explains what occurs, and is not harmed by texts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from diplotrack.charts import swimlane as layout
from diplotrack.charts.marks import FORMS, LEGEND, SIGNS
from diplotrack.exporters.losses import Losses
from diplotrack.exporters.pictures import PICTURES
from diplotrack.exporters.pictures.look import standing_alone
from diplotrack.exporters.pictures.swimlane import swimlane_figure
from diplotrack.model import STATUSES
from diplotrack.timeline import EventFilter
from tests.charts.made_up_casts import cast_of, person, state
from tests.made_up import made_up_event
from tests.strategies import DATES

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.timeline import Timeline

etree: Any = pytest.importorskip("lxml.etree")
SVG = "{http://www.w3.org/2000/svg}"
MEANINGS = {words for _, words in LEGEND}


def drawn(kind: str, timeline: Timeline) -> str:
    return "".join(PICTURES[kind](timeline, Losses()))


def read(text: str) -> Any:  # noqa: ANN401  lxml has no types
    return etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))


def explained(root: Any) -> set[str]:  # noqa: ANN401
    return {text.text or "" for text in root.iterfind(f".//{SVG}g[@class='legend side-none']//{SVG}text")}


def marks(root: Any) -> list[Any]:  # noqa: ANN401
    return [each for each in root.iter() if str(each.get("class", "")).startswith("mark ")]


def of_dates(*dates: str, status: str = "happened") -> Timeline:
    cast = (state("ruritania", "Ruritania"), person("rudolf", "Rudolf", "ruritania"))
    timeline = cast_of([["rudolf", "ruritania"]] * len(dates), cast)
    events = (made_up_event("", date, status=status) for date in dates)
    matches = (
        replace(match, event=replace(match.event, date=event.date, status=event.status))
        for match, event in zip(timeline.matches, events, strict=True)
    )
    return replace(timeline, matches=(*matches,))


@pytest.mark.parametrize("kind", ["swimlane", "activity"])
def test_golden(kind: str, timeline: Timeline, golden: Callable[[str, str], None]) -> None:
    golden(f"exporters/pictures/{kind}.svg", drawn(kind, timeline))
    assert drawn(kind, timeline) == drawn(kind, timeline)


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("dates", [(), DATES], ids=["none", "all"])
def test_a_picture_is_sound_and_has_a_name_and_a_description(kind: str, dates: tuple[str, ...]) -> None:
    root = read(drawn(kind, of_dates(*dates)))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    named = [root.find(f"*[@id='{name}']") for name in str(root.get("aria-labelledby")).split()]
    assert [each is not None and bool(each.text) for each in named] == [True, True]
    assert not root.xpath("//@style")


@pytest.mark.parametrize("kind", PICTURES)
def test_no_text_does_harm(kind: str) -> None:
    bad = "</title><script>alert(1)</script> & \x1b[0m\x00 \ufffe \"'"
    timeline = of_dates(*DATES)
    named = {key: replace(actor, name=f"{actor.name} {bad}") for key, actor in timeline.actors.items()}
    matches = tuple(replace(each, event=replace(each.event, title=bad)) for each in timeline.matches)
    card = timeline.dossier._replace(title=bad, scope=bad)
    root = read(drawn(kind, replace(timeline, matches=matches, actors=named, dossier=card)))
    assert {etree.QName(each).localname for each in root.iter()} <= {
        *("svg", "title", "desc", "style", "defs", "linearGradient", "stop"),
        *("g", "a", "path", "rect", "circle", "line", "use", "text", "tspan"),
    }
    assert "alert(1)" in "".join(str(each) for each in root.itertext())


def test_every_event_says_what_it_is_in_each_of_its_lanes(timeline: Timeline) -> None:
    titles = [each.findtext(f"{SVG}title") or "" for each in marks(read(drawn("swimlane", timeline)))]
    assert titles.count("Monday 10 March 2025: Rudolf says he would meet Yetive [sic]") == 3
    assert titles.count("Perhaps March 2025: - Yetive is to answer! (did not happen)") == 2
    assert len(titles) == 2 + 3 + 2


def test_forms_and_signs_are_classes(timeline: Timeline) -> None:
    for each in marks(read(drawn("swimlane", timeline))):
        _, form, sign = str(each.get("class")).split()
        assert form in FORMS
        assert sign in SIGNS


@pytest.mark.parametrize(
    ("date", "status", "wanted"),
    [
        ("2025-10-29", "happened", {"circle", "day"}),
        ("[2025-10-28,2025-10-29]", "planned", {"diamond", "within"}),
        ("2018/..", "ongoing", {"half", "lasted", "fades"}),
        ("2018", "alleged", {"question", "vague"}),
        ("2025-10-28/2025-10-29", "called-off", {"slashed", "lasted"}),
    ],
)
def test_the_legend_explains_what_occurs_and_nothing_else(date: str, status: str, wanted: set[str]) -> None:
    root = read(drawn("swimlane", of_dates(date, status=status)))
    assert explained(root) & MEANINGS == {words for name, words in LEGEND if name in wanted}


def test_what_is_only_possible_is_pale_and_explained() -> None:
    timeline = of_dates("2025-10", "2025-10-29")
    first, second = timeline.matches
    asked = replace(timeline, matches=(replace(first, certain=False), second))
    root = read(drawn("swimlane", asked))
    assert [str(each.get("class")).endswith(" possible") for each in marks(root)] == [True, False] * 2
    assert "pale: possibly in the period asked for" in explained(root)
    known = replace(asked, question=EventFilter(as_of=made_up_event("").date))
    assert "pale: possibly so known on that day" in explained(read(drawn("swimlane", known)))
    assert not any(words.startswith("pale") for words in explained(read(drawn("swimlane", timeline))))


def test_it_is_said_when_the_scale_is_stretched_and_who_is_left_out() -> None:
    notes = drawn("swimlane", cast_of([[f"a{number}"] for number in range(20)]))
    assert "Lanes: 16 of 20 actors, those with most events." in notes
    assert "“Others” holds the events" in notes
    assert "The scale is stretched" not in notes
    assert "The scale is stretched" in drawn("swimlane", of_dates("2011-01-01", "2025-10-29"))


@pytest.mark.parametrize("status", STATUSES)
def test_every_sign_and_every_paint_that_is_used_is_there(status: str) -> None:
    text = drawn("swimlane", of_dates(*DATES, status=status))
    ids = {str(each) for each in read(text).xpath("//@id")}
    assert set(re.findall(r'href="#([^"]+)"', text)) <= ids
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= ids


def test_too_many_marks_become_cells_with_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_MARKS", 3)
    text = drawn("swimlane", of_dates("2025-10-01", "2025-10-29", "2025-10-29"))
    root = read(text)
    assert not marks(root)
    paths = [each for each in root.iter(f"{SVG}path") if str(each.get("class")).startswith("cell ")]
    assert [each.get("class") for each in paths] == ["cell level-1", "cell level-2"] * 2
    assert explained(root) == {"1 event", "2"}


def test_programs_that_know_no_properties_get_values() -> None:
    assert "var(" not in standing_alone()
    assert "--" not in standing_alone()
    assert ".chart .side-0 { color: #" in standing_alone()


def test_in_a_page_marks_are_links_and_bring_no_style_of_their_own(timeline: Timeline) -> None:
    figure = swimlane_figure(timeline, 600)
    root = etree.fromstring(str(figure.svg))
    linked = [(each.get("href"), each.get("data-row")) for each in root.iter("a")]
    assert linked.count(("#rudolf-offer", "1")) == 3
    assert not [*root.iter("style")]
    assert root.get("width") == "600"
    assert {words for _, words in figure.legend} & MEANINGS
    for sample, _ in figure.legend:
        assert etree.fromstring(str(sample)).tag == "svg"
    assert any("Bars" in note for note in figure.notes)


def test_a_name_that_nobody_would_read_is_cut() -> None:
    timeline = of_dates("2025-10-29")
    long = replace(timeline.actors["rudolf"], name="Rudolf " * 200)
    root = read(drawn("swimlane", replace(timeline, actors={**timeline.actors, "rudolf": long})))
    lines = [each.text for each in root.iter(f"{SVG}tspan")]
    assert len(lines) == 1 + 4
    assert lines[-1] == "…"


def test_lines_between_signs_that_cover_each_other_are_one() -> None:
    text = drawn("swimlane", cast_of([["a", "b"], ["b", "c"], ["d", "e"], ["f"]]))
    (tie,) = read(text).iterfind(f".//{SVG}path[@class='tie']")
    assert tie.get("d").count("M") == 2
