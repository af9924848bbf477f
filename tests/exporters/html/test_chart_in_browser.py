"""The chart of the page in a reader's hand: drawn as in the picture, and led by keys, mouse and fingers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from diplotrack.timeline import EventFilter
from tests.many import many

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diplotrack.store.query import Reader
    from diplotrack.timeline import Timeline
    from tests.exporters.html.conftest import Opened

READ = """
svg => [...svg.querySelectorAll('.tick, .lane, .tie, .strip > g, .marks > *')].map(part => [
  part.parentNode.getAttribute('class'),
  part.getAttribute('class'),
  part.dataset.row ?? null,
  [part, ...part.querySelectorAll('path, rect, use, text, tspan')].map(shape => [
    shape.localName, shape.getAttribute('class'), shape.getAttribute('href'), shape.getAttribute('fill'),
    (shape.getAttribute('d') ?? '').match(/[A-Za-z]|-?[0-9.]+/g),
    ...['x', 'y', 'width', 'height'].map(name => shape.getAttribute(name)),
    shape.querySelector('*') ? null : shape.textContent,
  ]),
])
"""
"""Everything drawn, lane by lane: names, classes and paints, and all places as they are written."""


SCROLLED = """
async () => {
  for (let frames = 0; scrollY === 0 && frames < 300; frames += 1) {
    await new Promise(requestAnimationFrame);
  }
  return scrollY;
}
"""
"""Waits until the page has been scrolled, and tells how far."""

YEARS = """
ticks => ticks.map(tick => [tick.textContent, tick.querySelector('text').getAttribute('x')].map(Number))
"""
"""The years on the axis, and where they are."""

SHAPES = """
svg => [svg.getBoundingClientRect(), svg.viewBox.baseVal].map(({width, height}) => width / height)
"""
"""How much wider than high it is shown, and drawn."""


@pytest.fixture(scope="module")
def shipped(reader: Reader, written: Callable[[Timeline], Path]) -> Path:
    return written(reader.timeline(EventFilter()))


@pytest.fixture(scope="module")
def many_events(written: Callable[[Timeline], Path]) -> Path:
    return written(many(2_000)[0])


@pytest.mark.parametrize("name", ["shipped", "many_events", "zenda"])
def test_the_script_draws_what_the_picture_shows(
    opened: Callable[..., Opened],
    written: Callable[[Timeline], Path],
    request: pytest.FixtureRequest,
    timeline: Timeline,
    name: str,
) -> None:
    path = written(timeline) if name == "zenda" else request.getfixturevalue(name)
    picture = opened(path, java_script_enabled=False).page.locator("svg.swimlane").evaluate(READ)
    page = opened(path, viewport={"width": 1400, "height": 900})
    page.page.locator(".stage").evaluate("stage => { stage.style.width = '960px'; }")
    page.settle()
    page.settle()
    drawn = page.page.locator("svg.swimlane").evaluate(READ)
    assert len(drawn) == len(picture) > 10
    for mine, its in zip(drawn, picture, strict=True):
        _same(mine, its)


def _same(mine: Any, its: Any) -> None:  # noqa: ANN401 - nested lists of texts
    """Hold two drawings against each other: texts are equal, places at most half a pixel apart."""
    if isinstance(its, list) and isinstance(mine, list):
        assert len(mine) == len(its), (mine, its)
        for one, other in zip(mine, its, strict=True):
            _same(one, other)
    elif mine != its:
        assert float(mine) == pytest.approx(float(its), abs=0.5), (mine, its)


def _spoken(page: Opened) -> str:
    return page.page.locator(".spoken").inner_text()


def _axis(page: Opened) -> list[str]:
    return page.page.locator("svg.swimlane .tick text").all_text_contents()


def test_keys_step_through_the_events_and_lead_to_the_list(
    opened: Callable[..., Opened], shipped: Path, reader: Reader
) -> None:
    events = [*reader.timeline(EventFilter()).events]
    page = opened(shipped)
    stage = page.page.get_by_role("application")
    stage.focus()
    keys = page.page.keyboard
    keys.press("ArrowRight")
    assert _spoken(page).startswith("1 of 44. ")
    assert events[0].title in _spoken(page)
    assert page.page.locator(".ring").count() == 1
    keys.press("ArrowDown")
    keys.press("ArrowRight")
    keys.press("ArrowLeft")
    assert _spoken(page).startswith("2 of 44. ")
    assert events[1].title in page.page.locator(".tip").inner_text()
    keys.press("End")
    assert _spoken(page).startswith("44 of 44. ")
    keys.press("ArrowRight")
    assert _spoken(page).startswith("44 of 44. ")
    keys.press("Home")
    assert _spoken(page).startswith("1 of 44. ")
    keys.press("Enter")
    page.settle()
    assert page.address == events[0].key
    assert page.page.evaluate("document.activeElement.id") == events[0].key


def test_one_press_of_the_tab_key_leaves_the_chart(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped)
    page.page.get_by_role("application").focus()
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.form?.id") == "filters"


def test_keys_and_buttons_zoom_and_move(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped)
    whole = _axis(page)
    further, all_ = page.page.get_by_label("Zoom out"), page.page.get_by_label("Show all of it")
    assert further.is_disabled()
    page.page.get_by_role("application").focus()
    for _ in range(4):
        page.page.keyboard.press("+")
    page.settle()
    assert page.page.locator(".window").count() == 1
    assert page.page.get_by_label("Zoom out").is_enabled()
    middle = _axis(page)
    assert middle != whole
    page.page.keyboard.press("PageUp")
    page.settle()
    assert _axis(page) != middle
    page.page.keyboard.press("PageDown")
    page.settle()
    assert _axis(page) == middle
    for _ in range(4):
        page.page.keyboard.press("-")
    page.settle()
    assert _axis(page) == whole
    page.page.get_by_label("Zoom in").click()
    page.settle()
    all_.click()
    page.settle()
    assert _axis(page) == whole


def test_coming_closer_leads_to_where_most_happened(opened: Callable[..., Opened], shipped: Path) -> None:
    """The middle of the picture may be empty: nothing is known of the summer."""
    page = opened(shipped)
    for _ in range(4):
        page.page.get_by_label("Zoom in").click()
        page.settle()
    assert page.page.locator("svg.swimlane .sign").count() > 10


def test_paper_keeps_the_shape_of_the_chart(opened: Callable[..., Opened], shipped: Path) -> None:
    """It shrinks as a whole: nothing stays free above and below it."""
    page = opened(shipped, viewport={"width": 1400, "height": 900})
    page.page.emulate_media(media="print")
    shown, drawn = page.page.locator("svg.swimlane").evaluate(SHAPES)
    assert shown == pytest.approx(drawn, rel=0.01)


def test_an_event_out_of_sight_is_moved_to(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped)
    page.page.get_by_role("application").focus()
    for _ in range(6):
        page.page.keyboard.press("+")
    page.page.keyboard.press("Home")
    page.settle()
    assert page.page.locator(".ring").count() == 1
    page.page.keyboard.press("End")
    page.settle()
    assert page.page.locator(".ring").count() == 1


def test_the_mouse_points_and_goes(opened: Callable[..., Opened], shipped: Path, reader: Reader) -> None:
    page = opened(shipped)
    titles = {event.key: event.title for event in reader.timeline(EventFilter()).events}
    sign = page.page.locator("svg.swimlane .mark.day .sign").first
    key = sign.evaluate("sign => sign.parentNode.getAttribute('href').slice(1)")
    sign.hover()
    assert titles[key] in page.page.locator(".tip").inner_text()
    sign.click()
    page.settle()
    assert page.address == key
    page.page.mouse.move(5, 5)
    assert page.page.locator(".tip").is_hidden()


def test_a_wheel_alone_scrolls_the_page_and_with_ctrl_zooms(
    opened: Callable[..., Opened], shipped: Path
) -> None:
    page = opened(shipped)
    whole = _axis(page)
    page.page.locator("svg.swimlane").hover(position={"x": 500, "y": 200})
    page.page.mouse.wheel(0, 40)
    assert page.page.evaluate(SCROLLED) > 0
    assert _axis(page) == whole
    page.page.keyboard.down("Control")
    page.page.mouse.wheel(0, -200)
    page.page.keyboard.up("Control")
    page.page.locator(".window").wait_for()
    assert _axis(page) != whole


def test_a_drag_moves_and_is_no_click(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped)
    for _ in range(3):
        page.page.get_by_label("Zoom in").click()
    page.settle()
    window = page.page.locator(".window")
    before = float(window.get_attribute("x") or 0)
    box = window.bounding_box()
    assert box is not None
    page.page.mouse.move(box["x"] + 10, box["y"] + 3)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 40, box["y"] + 3, steps=4)
    page.page.mouse.up()
    page.settle()
    assert float(window.get_attribute("x") or 0) == pytest.approx(before + 30, abs=2)
    moved = _axis(page)
    page.page.mouse.move(box["x"] + 40, box["y"] + 200)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 140, box["y"] + 200, steps=4)
    page.page.mouse.up()
    page.settle()
    assert float(window.get_attribute("x") or 0) < before + 30
    assert _axis(page) != moved
    assert page.address == ""


def test_a_finger_is_shown_first_what_it_would_go_to(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    sign = page.page.locator("svg.swimlane .mark.day .sign").first
    sign.tap()
    page.settle()
    assert page.page.locator(".tip").is_visible()
    assert page.address == ""
    page.page.locator("svg.swimlane .mark.day .sign").first.tap()
    page.settle()
    assert page.address != ""


def test_cells_are_counted_and_come_apart(opened: Callable[..., Opened], many_events: Path) -> None:
    page = opened(many_events)
    assert page.page.locator("svg.swimlane .mark").count() == 0
    assert "events" in page.page.locator(".legend li").first.inner_text()
    assert page.page.get_by_text("could not be told apart").is_visible()
    page.ask({"q": "number 1,9*"})
    assert page.page.locator("svg.swimlane .cell").count() == 0
    assert page.page.locator("svg.swimlane .mark").count() > 100
    assert page.page.locator(".legend [data-name=possible]").count() == 1
    assert page.page.get_by_text("could not be told apart").is_hidden()
    page.ask({})
    cell = page.page.locator("svg.swimlane .cell").first.bounding_box()
    assert cell is not None
    page.page.mouse.move(cell["x"] + 2, cell["y"] + 5)
    assert "events" in page.page.locator(".tip .title").inner_text()
    page.page.mouse.click(cell["x"] + 2, cell["y"] + 5)
    page.settle()
    assert page.page.locator(".window").count() == 1


def test_an_even_scale_gives_all_days_the_same_room(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped)
    stretched = page.page.get_by_text("The scale is stretched")
    assert stretched.is_visible()
    page.page.locator("[name=scale]").select_option("even")
    page.settle()
    assert stretched.is_hidden()
    years = page.page.locator("svg.swimlane .tick.year").evaluate_all(YEARS)[1:]
    steps = {round((x - before) / (year - earlier)) for (earlier, before), (year, x) in pairwise(years)}
    assert max(steps) - min(steps) <= 1
    assert page.counts == "44 events."


def test_what_is_filtered_out_is_not_drawn(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped, "#?status=did-not-happen")
    marks = page.page.locator("svg.swimlane .mark")
    assert {*marks.evaluate_all("marks => marks.map(mark => mark.getAttribute('class'))")} <= {
        "mark within cross",
        "mark day cross",
        "mark vague cross",
    }
    rows = {*marks.evaluate_all("marks => marks.map(mark => mark.getAttribute('href').slice(1))")}
    assert rows == {*page.keys()}
    assert page.page.locator(".legend [data-name=circle]").count() == 0


def test_it_is_drawn_for_the_room_that_there_is(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped, viewport={"width": 1200, "height": 900})
    page.page.set_viewport_size({"width": 600, "height": 900})
    page.settle()
    page.settle()
    svg = page.page.locator("svg.swimlane")
    assert float(svg.get_attribute("width") or 0) < 600
    assert svg.locator(".tick text").first.evaluate("text => text.getBoundingClientRect().height") >= 10
