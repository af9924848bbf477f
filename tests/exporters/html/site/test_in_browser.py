"""The site in a browser, opened from a folder: accessible, light and dark, as narrow as a telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from diplotrack.workspace.publishing import published
from tests.exporters.html.site.conftest import files_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from diplotrack.timeline import Timeline

axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="no axe: pip install axe-playwright-python"
)

KINDS = (
    "index.html",
    "chronology.html",
    "actors.html",
    "quotes.html",
    "articles.html",
    "downloads.html",
    "about.html",
    "404.html",
    "events/air-force-one-offer.html",
    "actors/kim-jong-un.html",
    "articles/love-letters.html",
    "quotes/love-to-see.html",
)
"""A page of each kind."""

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}


@pytest.fixture(scope="module")
def folder(shipped: Timeline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the shipped dossier's site."""
    folder = tmp_path_factory.mktemp("site")
    published(folder, ((path, [content]) for path, content in files_of(shipped).items()), "the site")
    return folder


@pytest.fixture
def opened(browser: Browser, folder: Path) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a page of the site; it may ask for nothing but what is in the folder."""
    contexts, wrong = [], list[str]()

    def open_(path: str, **options: Any) -> Page:  # noqa: ANN401 - as Playwright has it
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("requestfailed", lambda asked: wrong.append(f"failed: {asked.url}"))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith(folder.as_uri()) else wrong.append(asked.url),
        )
        page.goto((folder / path).as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("options", [{}, PHONE], ids=["light", "dark phone"])
def test_axe_finds_nothing_to_object_to(
    opened: Callable[..., Page], path: str, options: dict[str, Any]
) -> None:
    page = opened(path, **options)
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    found = axe.Axe().run(page, options={"preload": False}).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("width", [320, 390, 760, 1600])
def test_nothing_reaches_out_of_the_page_sideways(opened: Callable[..., Page], path: str, width: int) -> None:
    page = opened(path, viewport={"width": width, "height": 900})
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(("width", "shown"), [(390, "narrow"), (900, "medium"), (1600, "wide")])
def test_the_chart_is_the_one_for_which_there_is_room(
    opened: Callable[..., Page], width: int, shown: str
) -> None:
    page = opened("index.html", viewport={"width": width, "height": 900})
    visible = page.locator(".lanes svg.swimlane:visible")
    assert visible.count() == 1
    assert visible.locator("xpath=..").get_attribute("class") == f"chart-{shown}"
    box = visible.bounding_box()
    assert box is not None
    assert box["width"] >= width * 0.7 or width == 1600


def test_from_the_chart_to_an_event_to_an_actor_and_back(opened: Callable[..., Page]) -> None:
    page = opened("index.html", viewport={"width": 1600, "height": 900}, java_script_enabled=False)
    page.locator('.chart-wide a[href="events/air-force-one-offer.html"]').first.click()
    assert page.locator("h1").inner_text() == "Trump says he would love to meet Kim"
    page.get_by_role("link", name="Kim Jong Un", exact=True).click()
    assert page.locator("h1").inner_text() == "Kim Jong Un"
    page.get_by_role("link", name="United States and North Korea, autumn 2025").first.click()
    assert page.url.endswith("/index.html")


def test_on_paper_there_is_no_way_around_the_site(opened: Callable[..., Page]) -> None:
    page = opened("events/air-force-one-offer.html")
    page.emulate_media(media="print")
    assert page.locator("nav:visible").count() == 0
    assert page.locator("h1:visible").count() == 1
