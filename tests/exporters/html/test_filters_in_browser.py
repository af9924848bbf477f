"""The filters of the page against those of the command line: the same questions, the same answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.dates.english import english
from diplotrack.exporters.phrases import capital
from diplotrack.model import STATUSES
from diplotrack.timeline import EventFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from diplotrack.store.query import Reader
    from diplotrack.timeline import Timeline
    from tests.exporters.html.conftest import Opened


@pytest.fixture(scope="module")
def shipped(reader: Reader, written: Callable[[Timeline], Path]) -> Path:
    return written(reader.timeline(EventFilter()))


def _counts(timeline: Timeline) -> str:
    """Return how the page counts the events of a timeline among all that are known."""
    found, sure = len(timeline.matches), timeline.certainly
    of = f"{found} of {timeline.total}" if found < timeline.total else f"{found}"
    surely = f": {sure} certainly, {found - sure} possibly" if sure < found else ""
    return f"{of} event{'' if timeline.total == 1 else 's'}{surely}."


def _agree(page: Opened, timeline: Timeline) -> None:
    """Hold what the page shows against the answer to the same question: which, in which order, how surely."""
    assert page.keys() == [match.key for match in timeline.matches]
    assert page.keys("#events > .event.possible") == [
        match.key for match in timeline.matches if not match.certain
    ]
    assert page.counts == _counts(timeline)


def _choices(reader: Reader) -> Iterator[tuple[dict[str, str], EventFilter]]:
    """Yield a question for every choice that the page offers, as its address and as a filter."""
    everything = reader.timeline(EventFilter())
    for actor in everything.actors:
        yield {"actor": actor}, EventFilter(actors=((actor,),))
    for status in STATUSES:
        yield {"status": status}, EventFilter(statuses=(status,))
    for type_ in sorted({event.type for event in everything.events}):
        yield {"type": type_}, EventFilter(types=(type_,))
    for article in everything.articles:
        yield {"article": article}, EventFilter(articles=(article,))


def test_every_choice_gives_the_same_events(
    opened: Callable[..., Opened], shipped: Path, reader: Reader
) -> None:
    page = opened(shipped)
    for asked, question in _choices(reader):
        page.ask(asked)
        _agree(page, reader.timeline(question))


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2025-10", ""),
        ("", "2018"),
        ("2025-10-24", "2025-10-26"),
        ("2025-10-28", "2025-10-28"),
        ("2018", "2019-06"),
        ("2011", "2025"),
        ("2025-11", "2025-12"),
        ("1950", "1960"),
    ],
)
def test_every_window_gives_the_same_events(
    opened: Callable[..., Opened], shipped: Path, reader: Reader, since: str, until: str
) -> None:
    page = opened(shipped, f"#?from={since}&to={until}")
    question = EventFilter(since=parse(since) if since else None, until=parse(until) if until else None)
    _agree(page, reader.timeline(question))


@pytest.mark.parametrize(
    "typed",
    [
        "Kim",
        "kim trump",
        "missile*",
        '"nuclear power"',
        '"power nuclear"',
        "don't",
        "radio-active",
        "KÍM",
        "zzz",
    ],
)
def test_words_are_found_where_the_command_line_finds_them(
    opened: Callable[..., Opened], shipped: Path, reader: Reader, typed: str
) -> None:
    page = opened(shipped)
    page.page.locator("[name=q]").press_sequentially(typed)
    page.settle()
    stars = " ".join(word if '"' in typed or word.endswith("*") else f"{word}*" for word in typed.split())
    by_words = {event.key for event in reader.timeline(EventFilter(text=stars)).events}
    assert by_words <= {*page.keys()}
    by_names = _beside_words(reader, typed)
    assert {*page.keys()} <= by_words | by_names


def _beside_words(reader: Reader, typed: str) -> set[str]:
    """Return the events in which somebody takes part whose name has one of these words."""
    words = typed.casefold().replace("í", "i").split()
    timeline = reader.timeline(EventFilter())
    return {
        event.key
        for event in timeline.events
        for each in event.participants
        if any(word in timeline.actor_name(each.actor).casefold() for word in words)
    }


def test_as_of_every_day_it_tells_what_was_known(
    opened: Callable[..., Opened], shipped: Path, reader: Reader
) -> None:
    page = opened(shipped)
    slider = page.page.locator("[name=as-of]")
    days = int(slider.get_attribute("max") or 0)
    assert days >= 2
    for place in range(days):
        slider.fill(str(place))
        page.settle()
        day = parse(page.address.removeprefix("?as-of="))
        timeline = reader.timeline(EventFilter(as_of=day))
        _agree(page, timeline)
        dates = page.page.locator("#events > .event > .date").evaluate_all(
            "dates => dates.map(each => each.textContent.trim())"
        )
        assert dates == [capital(english(event.date)) for event in timeline.events]
        assert page.page.locator("form output").inner_text() == f"As of {english(day)}"
        assert slider.get_attribute("aria-valuetext") == f"As of {english(day)}"


def test_before_the_first_article_nothing_was_known(opened: Callable[..., Opened], shipped: Path) -> None:
    page = opened(shipped, f"#?as-of={date(1990, 1, 1).isoformat()}")
    assert page.keys() == []
    assert page.counts == "0 events."


@pytest.mark.parametrize(
    ("asked", "question"),
    [
        (
            {"actor": "north-korea", "status": "happened", "from": "2025-10"},
            EventFilter(actors=(("north-korea",),), statuses=("happened",), since=parse("2025-10")),
        ),
        (
            {"actor": "donald-trump", "as-of": "2025-10-28", "to": "2025-10-26"},
            EventFilter(actors=(("donald-trump",),), as_of=parse("2025-10-28"), until=parse("2025-10-26")),
        ),
        (
            {"article": "radio-silence", "as-of": "2025-10-29", "status": "did-not-happen"},
            EventFilter(articles=("radio-silence",), as_of=parse("2025-10-29"), statuses=("did-not-happen",)),
        ),
    ],
)
def test_filters_hold_together(
    opened: Callable[..., Opened],
    shipped: Path,
    reader: Reader,
    asked: dict[str, str],
    question: EventFilter,
) -> None:
    page = opened(shipped)
    page.ask(asked)
    _agree(page, reader.timeline(question))


@pytest.mark.parametrize("typed", ["soon", "2025-13", "2025-02-30", "0000", "29.10.2025"])
def test_what_is_no_date_is_told_and_asks_nothing(
    opened: Callable[..., Opened], shipped: Path, typed: str
) -> None:
    page = opened(shipped)
    field = page.page.locator("[name=from]")
    field.fill(typed)
    page.settle()
    assert field.get_attribute("aria-invalid") == "true"
    assert field.evaluate("field => field.validationMessage").startswith("Write a year, a month or a day")
    assert page.counts == "44 events."
    field.fill("")
    page.settle()
    assert field.get_attribute("aria-invalid") == "false"
