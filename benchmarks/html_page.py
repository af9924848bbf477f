"""Time the page of a made-up dossier in a browser: until it is ready, a zoom, a first and a second search.

Before anything is timed, what the page counts is held against the answers of the database. Pages are opened
from files, each round in a browser context of its own. Times are medians, as the browser's own clock tells
them.

    python -m benchmarks.html_page --sizes 100,10000,100000 --rounds 5
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.dossiers import write
from benchmarks.timing import OURS, same
from diplotrack.exporters import EXPORTERS
from diplotrack.exporters.losses import Losses
from diplotrack.timeline import EventFilter
from diplotrack.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from diplotrack.store.query import Reader

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

WATCHING = """
(() => {
  const settled = () => document.querySelector("#events[aria-busy=false]") !== null;
  const twoFrames = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  const when = (then) => (settled() ? twoFrames(then) : requestAnimationFrame(() => when(then)));
  window.ready = new Promise((done) => when(() => done(performance.now())));
  window.timed = (work) => new Promise((done) => {
    const began = performance.now();
    work();
    requestAnimationFrame(() => when(() => done(performance.now() - began)));
  });
})()
"""
"""Two frames after the page has answered, it is there to be seen."""

ZOOM = """
() => window.timed(() => {
  const stage = document.querySelector(".stage");
  ["End", ..."++++++++"].forEach((key) => stage.dispatchEvent(new KeyboardEvent("keydown", { key })));
})
"""
"""Comes eight steps closer to the last event: a forty-third of all days, or as many as can be seen."""

HEAD = """\
| events | file, MiB | ready, ms (slowest) | zoom, ms | first search, ms | second, ms | elements | heap, MiB |
| --: | --: | --: | --: | --: | --: | --: | --: |"""

ASK = "(words) => window.timed(() => { location.hash = `#?q=${encodeURIComponent(words)}`; })"


class Opened(NamedTuple):
    """What a page cost once it was opened: milliseconds, elements, and MiB of the script's memory."""

    ready: float
    zoom: float
    first_search: float
    second_search: float
    elements: float
    heap: float


def opened(browser: Browser, path: Path, searches: tuple[str, str]) -> Opened:
    """Open a page in a context of its own, and use it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCHING)
    page.goto(path.as_uri())
    ready = page.evaluate("window.ready")
    elements = page.evaluate("document.querySelectorAll('*').length")
    heap = _heap(page)
    zoom = page.evaluate(ZOOM)
    first, second = (page.evaluate(ASK, words) for words in searches)
    context.close()
    return Opened(ready, zoom, first, second, elements, heap)


def _heap(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["JSHeapUsedSize"]) / (1 << 20)


def compare(browser: Browser, path: Path, reader: Reader, searches: tuple[str, str]) -> None:
    """Stop the benchmark where the page counts other events than the database."""
    page = browser.new_page()
    page.add_init_script(WATCHING)
    page.goto(path.as_uri())
    page.evaluate("window.ready")
    for words in ("", *searches):
        page.evaluate(ASK, words)
        shown = page.locator("#shown").inner_text().partition(" ")[0].rstrip(".").replace(",", "")
        starred = " ".join(f"{word}*" for word in words.split())
        found = len(reader.timeline(EventFilter(text=starred or None)).matches)
        same(f'the search for "{words}"', [str(found)], "the page", [shown])
    page.close()


def measured(browser: Browser, size: int, rounds: int, folder: Path) -> Iterator[str]:
    """Yield a line of the table for a dossier of so many events."""
    write(folder / "dossier", size)
    path = folder / "page.html"
    with Workspace(folder / "dossier", folder / "index.db").opened() as reader:
        timeline = reader.timeline(EventFilter())
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(map(str, EXPORTERS["html"](timeline, Losses())))
        searches = _searches(reader)
        compare(browser, path, reader, searches)
    found = [opened(browser, path, searches) for _ in range(rounds)]
    ready, zoom, first, second, elements, heap = map(statistics.median, zip(*found, strict=True))
    slowest = max(each.ready for each in found)
    yield (
        f"| {size:,} | {path.stat().st_size / (1 << 20):.1f} | {ready:,.0f} ({slowest:,.0f}) | {zoom:,.0f} "
        f"| {first:,.0f} | {second:,.0f} | {elements:,.0f} | {heap:,.0f} |"
    )


def _searches(reader: Reader) -> tuple[str, str]:
    """Return two searches: the first two words of the first summary, and of the last."""
    events = [*reader.timeline(EventFilter()).matches]
    first, last = (" ".join(each.event.summary.split()[:2]) for each in (events[0], events[-1]))
    return first, last


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="100,10000,100000", help="how many events, separated by commas")
    parser.add_argument("--rounds", type=int, default=5, help="how often each page is opened")
    asked = parser.parse_args()
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sys.exit(f"No {OURS} page can be opened without a browser: apt-get install chromium")
    print(HEAD)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for size in map(int, asked.sizes.split(",")):
            with tempfile.TemporaryDirectory() as folder:
                for line in measured(browser, size, asked.rounds, Path(folder)):
                    print(line, flush=True)
        browser.close()


if __name__ == "__main__":
    main()
