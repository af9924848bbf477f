"""A browser in which pages are opened from files, as readers do; it notes what a page must never do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from diplotrack.workspace import Workspace, shipped_dossier
from tests.exported import exported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

    from diplotrack.store.query import Reader
    from diplotrack.timeline import Timeline


@dataclass
class Opened:
    """A page in the browser. `wrong` are its errors, and requests for anything but its file."""

    page: Page
    path: Path
    wrong: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note what goes wrong from now on."""
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("console", self._said)
        self.page.on("request", self._asked)

    def _said(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            self.wrong.append(f"console: {said.text}")

    def _asked(self, asked: Request) -> None:
        if asked.url.partition("#")[0] != self.path.as_uri():
            self.wrong.append(f"request: {asked.url}")

    @property
    def counts(self) -> str:
        """How many events the page says that it shows."""
        return self.page.locator("#shown").inner_text()

    @property
    def address(self) -> str:
        """What stands behind the # of the address."""
        return self.page.url.partition("#")[2]

    def keys(self, among: str = "#events > .event") -> list[str]:
        """Return the keys of the events in the list, in order."""
        found: list[str] = self.page.locator(among).evaluate_all("lines => lines.map(line => line.id)")
        return found

    def go(self, address: str) -> None:
        """Follow an address within the page, as a link would."""
        self.page.evaluate("address => { location.hash = address; }", address)
        self.settle()

    def ask(self, question: dict[str, str]) -> None:
        """Ask what stands in an address."""
        self.go(f"#?{urlencode(question)}")

    def settle(self) -> None:
        """Wait until the page has done what was asked of it, and has drawn it."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        self.page.locator("#events[aria-busy=false]").wait_for(state="attached")


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Opened]]:
    """Give a function that opens a file; at the end nothing may have gone wrong in any of them."""
    contexts, pages = [], []

    def open_(path: Path, address: str = "", **options: Any) -> Opened:  # noqa: ANN401 - as Playwright has it
        contexts.append(browser.new_context(reduced_motion="reduce", **options))
        pages.append(Opened(contexts[-1].new_page(), path))
        pages[-1].watch()
        pages[-1].page.goto(f"{path.as_uri()}{address}")
        if options.get("java_script_enabled", True):
            pages[-1].settle()
        return pages[-1]

    yield open_
    for context in contexts:
        context.close()
    assert [wrong for each in pages for wrong in each.wrong] == []


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Timeline], Path]:
    """Give a function that writes the page of a timeline into a file."""

    def write(timeline: Timeline) -> Path:
        path = tmp_path_factory.mktemp("page") / "page.html"
        path.write_text("".join(exported("html", timeline)), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Give the shipped dossier, to be asked."""
    with Workspace(shipped_dossier(), tmp_path_factory.mktemp("shipped") / "index.db").opened() as reader:
        yield reader
