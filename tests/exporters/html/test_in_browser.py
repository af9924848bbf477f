"""The page in a real browser: what it shows, prints and says, with and without a script."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from diplotrack.timeline import EventFilter, Match
from tests.many import many

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diplotrack.store.query import Reader
    from diplotrack.timeline import Timeline
    from tests.exporters.html.conftest import Opened

axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="no axe: pip install axe-playwright-python"
)

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DARK: dict[str, Any] = {"color_scheme": "dark"}

POISON = "</script></noscript></template><img src=x onerror=\"document.title='poisoned'\">"


@pytest.fixture(scope="session")
def shipped(reader: Reader, written: Callable[[Timeline], Path]) -> Path:
    return written(reader.timeline(EventFilter()))


@pytest.fixture(scope="session")
def two_thousand(written: Callable[[Timeline], Path]) -> Path:
    return written(many(2_000)[0])


def test_all_events_are_shown_under_their_years(
    opened: Callable[..., Opened], shipped: Path, reader: Reader
) -> None:
    page = opened(shipped)
    assert page.counts == "44 events."
    assert page.keys() == [event.key for event in reader.timeline(EventFilter()).events]
    assert page.page.locator("#events > .year").all_inner_texts()[0] == "2011"


@pytest.mark.parametrize(
    "options", [{}, DARK, PHONE, {**PHONE, **DARK}], ids=["light", "dark", "phone", "both"]
)
def test_axe_finds_nothing_to_object_to(
    opened: Callable[..., Opened], shipped: Path, options: dict[str, Any]
) -> None:
    page = opened(shipped, "#?actor=kim-jong-un&from=2025-10", **options)
    assert page.counts == "11 of 44 events: 4 certainly, 7 possibly."
    page.page.locator("#events > .event summary").first.click()
    page.page.locator("#chart .stage").focus()
    page.page.keyboard.press("ArrowRight")
    found = axe.Axe().run(page.page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("width", [390, 760, 1600])
def test_nothing_reaches_out_of_the_page_sideways(
    opened: Callable[..., Opened], shipped: Path, width: int
) -> None:
    page = opened(shipped, viewport={"width": width, "height": 900})
    page.page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
    page.settle()
    assert page.page.evaluate("document.documentElement.scrollWidth") == width
    assert page.page.locator("svg.swimlane").bounding_box()["width"] <= width  # type: ignore[index]


def test_without_a_script_everything_can_be_read(
    opened: Callable[..., Opened], shipped: Path, two_thousand: Path
) -> None:
    page = opened(shipped, java_script_enabled=False).page
    assert page.locator("#events > .event:visible").count() == 44
    assert page.locator("svg.swimlane .mark").count() > 44
    assert not page.locator("#filters").is_visible()
    page = opened(two_thousand, java_script_enabled=False).page
    assert page.locator(".event:visible").count() == 2_000


def test_an_address_leads_to_an_event(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped, "#air-force-one-offer").page
    event = page.locator("#air-force-one-offer")
    assert event.evaluate("event => document.activeElement === event")
    assert event.locator("details:not([open])").count() == 0
    assert 0 <= event.bounding_box()["y"] < 200  # type: ignore[index]
    assert page.locator("#chart .ring").is_visible()


def test_an_address_leads_to_an_event_that_is_filtered_out(
    opened: Callable[..., Opened], shipped: Path
) -> None:
    page = opened(shipped, "#?status=did-not-happen")
    page.go("#air-force-one-offer")
    assert page.counts == "44 events."
    assert page.page.locator("#air-force-one-offer").evaluate("event => document.activeElement === event")


def test_a_dossier_without_events_is_a_page_too(
    opened: Callable[..., Opened], written: Callable[[Timeline], Path], empty: Timeline
) -> None:
    page = opened(written(empty))
    assert page.counts == "0 events."
    page.page.get_by_role("application").focus()
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("Enter")
    page.ask({"q": "treaty"})
    assert page.counts == "0 events."


def test_what_is_no_event_changes_nothing(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped, "#nobody-knows")
    assert page.counts == "44 events."
    page.go("#%E0%A4%A")
    assert page.counts == "44 events."


def test_one_goes_back_from_a_choice(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped)
    page.page.locator("[name=status]").select_option("did-not-happen")
    page.settle()
    page.page.locator("[name=actor]").select_option("kim-jong-un")
    page.settle()
    assert page.address == "?actor=kim-jong-un&status=did-not-happen"
    page.page.go_back()
    page.settle()
    assert page.address == "?status=did-not-happen"
    assert page.page.locator("[name=actor]").input_value() == ""
    page.page.go_back()
    page.settle()
    assert page.counts == "44 events."


def test_a_reset_asks_for_everything(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped, "#?q=kim&actor=donald-trump&from=2025&as-of=2025-10-28")
    assert page.counts != "44 events."
    page.page.locator("button[type=reset]").click()
    page.settle()
    assert page.counts == "44 events."
    assert page.page.locator("[name=q]").input_value() == ""


def test_a_reset_empties_the_form_where_the_address_leads_to_an_event(
    opened: Callable[..., Opened], shipped: Path
) -> None:
    page = opened(shipped, "#?status=did-not-happen")
    page.go(f"#{page.keys()[0]}")
    assert page.page.locator("[name=status]").input_value() == "did-not-happen"
    page.page.locator("button[type=reset]").click()
    page.settle()
    assert page.page.locator("[name=status]").input_value() == ""
    assert page.counts == "44 events."


def test_dark_and_light_change_at_a_press(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped).page
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.locator("#scheme").click()
    dark = page.evaluate(paper)
    page.locator("#scheme").click()
    assert dark != light == page.evaluate(paper)


@pytest.mark.parametrize("bypass_csp", [False, True], ids=["with the policy", "without"])
def test_poison_does_nothing(
    opened: Callable[..., Opened],
    written: Callable[[Timeline], Path],
    timeline: Timeline,
    *,
    bypass_csp: bool,
) -> None:
    page = opened(written(_poisoned(timeline)), bypass_csp=bypass_csp)
    assert page.counts == "3 events."
    page.page.locator("#chart .stage").focus()
    for _ in range(3):
        page.page.keyboard.press("ArrowRight")
    page.ask({"q": "poisoned"})
    assert page.counts == "3 events."
    assert page.page.locator("img").count() == 0
    assert page.page.title() == _poisoned(timeline).dossier.title
    links = page.page.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert not [link for link in links if not re.match("#|https?:|mailto:", link)]


def _poisoned(timeline: Timeline) -> Timeline:
    """Return a timeline with markup in every text, and an address that is a script."""
    dossier = timeline.dossier._replace(title=f"A {POISON}", scope=POISON)
    actors = {key: replace(each, name=POISON, aliases=(POISON,)) for key, each in timeline.actors.items()}
    articles = {
        key: replace(each, title=POISON, url="javascript:document.title='poisoned'")
        for key, each in timeline.articles.items()
    }
    events = (
        replace(
            event,
            title=POISON,
            summary=POISON,
            place=POISON,
            utterances=tuple(
                replace(
                    said,
                    wordings=tuple(replace(each, fragments=(POISON,)) for each in said.wordings),
                    note=POISON,
                )
                for said in event.utterances
            ),
        )
        for event in timeline.events
    )
    return replace(
        timeline,
        dossier=dossier,
        actors=actors,
        articles=articles,
        matches=tuple(Match(event) for event in events),
        titles={event.key: POISON for event in timeline.events},
    )


def test_printed_it_is_all_there_and_unfolded(
    opened: Callable[..., Opened], shipped: Path, reader: Reader, tmp_path: Path
) -> None:
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("no pdftotext: apt-get install poppler-utils")
    page = opened(shipped).page
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    words = subprocess.run(
        (program, "-layout", "page.pdf", "-"), cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    text = " ".join(words.split())
    for event in reader.timeline(EventFilter()).events:
        assert event.title in text
    assert "characters 8" in text
    assert "Search" not in text
    assert page.locator("details[open]").count() == 0


def test_many_events_are_shown_a_slice_at_a_time(opened: Callable[..., Opened], two_thousand: Path) -> None:
    page = opened(two_thousand)
    assert page.counts == "2,000 events: 1,000 certainly, 1,000 possibly."
    assert len(page.keys()) == 200
    more = page.page.locator("button.more")
    assert more.inner_text() == "Show more: 200 of 2,000 events are shown"
    more.focus()
    page.page.keyboard.press("Enter")
    page.settle()
    assert page.keys() == [f"event-{number}" for number in range(len(page.keys()))]
    assert len(page.keys()) >= 400
    page.go("#event-1234")
    assert page.keys()[-1] >= "event-1234"
    assert page.page.locator("#event-1234").evaluate("event => document.activeElement === event")


def test_all_of_them_are_printed(opened: Callable[..., Opened], two_thousand: Path) -> None:
    page = opened(two_thousand)
    page.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(page.keys()) == 2_000
    assert page.page.locator("details:not([open])").count() == 0
    page.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(page.keys()) == 200


@pytest.mark.parametrize("number", [2_000, pytest.param(25_000, marks=pytest.mark.slow)])
def test_many_events_are_searched_and_filtered(
    opened: Callable[..., Opened], written: Callable[[Timeline], Path], number: int
) -> None:
    page = opened(written(many(number)[0]))
    page.ask({"q": "number 1,9*"})
    wanted = [each for each in range(number) if f"{each:,}".startswith("1,9")]
    sure = sum(each % 2 for each in wanted)
    counts = f"{len(wanted)} of {number:,} events: {sure} certainly, {len(wanted) - sure} possibly."
    assert page.counts == counts
    page.ask({"status": "alleged", "actor": "actor-7"})
    wanted = [each for each in range(0, number, 3) if 7 in {each % 50, each * 7 % 50, each * 11 % 50}]
    assert page.keys() == [f"event-{each}" for each in wanted[:200]]
