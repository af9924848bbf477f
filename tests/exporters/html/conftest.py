"""A browser in which pages are opened from files, as readers do; it notes what a page must never do."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from tests.exported import exported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from diplotrack.timeline import Timeline

NAMES = ("chromium", "chromium-browser", "google-chrome")

NO_BROWSER = "no browser: apt-get install chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the browser of the system; without one the test is skipped."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()


@dataclass
class Opened:
    """A page in the browser: `wrong` are its errors, and requests that leave the file."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)

    @property
    def counts(self) -> str:
        """How many events the page says that it shows."""
        return self.page.locator("#shown").inner_text()

    def keys(self) -> list[str]:
        """Return the keys of the events in the list, in order."""
        found: list[str] = self.page.evaluate(
            "[...document.querySelectorAll('#events > .event')].map(e => e.id)"
        )
        return found

    def go(self, address: str) -> None:
        """Follow an address within the page, as a link would."""
        self.page.evaluate("address => { location.hash = address; }", address)
        self.settle()

    def ask(self, **filters: str) -> None:
        """Fill in filters, the others empty, as an address would (underlines stand for hyphens)."""
        pairs = "&".join(f"{name.rstrip('_').replace('_', '-')}={value}" for name, value in filters.items())
        self.go(f"#?{pairs}")

    def settle(self) -> None:
        """Wait until the page has done what was asked of it."""
        self.page.locator("#events[aria-busy=false]").wait_for(state="attached")


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Opened]]:
    """Give a function that opens a file; at the end nothing may have gone wrong in any of them."""
    contexts, pages = [], []

    def open_(path: Path, hash_: str = "", **options: Any) -> Opened:  # noqa: ANN401 - as Playwright has it
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        its = Opened(page, f"{path.as_uri()}{hash_}")
        pages.append(its)
        page.on("pageerror", lambda error: its.wrong.append(f"error: {error}"))
        page.on(
            "console",
            lambda said: its.wrong.append(f"console: {said.text}") if said.type == "error" else None,
        )
        page.on(
            "request",
            lambda asked: (
                its.wrong.append(f"request: {asked.url}")
                if asked.url.partition("#")[0] != path.as_uri()
                else None
            ),
        )
        page.goto(its.address)
        if options.get("java_script_enabled", True):
            its.settle()
        return its

    yield open_
    for context in contexts:
        context.close()
    assert [wrong for its in pages for wrong in its.wrong] == []


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Timeline], Path]:
    """Give a function that writes the page of a timeline into a file."""

    def write(timeline: Timeline) -> Path:
        path = tmp_path_factory.mktemp("page") / "page.html"
        path.write_text("".join(exported("html", timeline)), encoding="utf-8")
        return path

    return write
