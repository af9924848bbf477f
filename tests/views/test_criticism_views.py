"""Contradictions, gaps and explained dates as a person sees them, and as a pipe gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.criticism.contradictions import concerning, contradictions
from diplotrack.criticism.gaps import KINDS, gaps
from diplotrack.dates.edtf import parse
from diplotrack.dates.printed import suggest
from diplotrack.views.clean import cells
from diplotrack.views.contradictions import MARKS, contradictions_lines, contradictions_plain
from diplotrack.views.dated import against_lines, date_lines, suggestion_lines
from diplotrack.views.gaps import gaps_lines, gaps_plain
from diplotrack.views.line import plain
from tests.criticism.made_up_clashes import EVERYTHING, made_up_timeline
from tests.made_up import made_up_event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from diplotrack.views.line import Line

FOUND = contradictions(EVERYTHING)
PUBLISHED = parse("2025-10-28")


def dates(width: int) -> Iterator[Line]:
    """Explain dates of every kind."""
    for edtf in ("2025-10-29", "[..2019]", "2018~", "2019/", "../2019?", "{2018,2019}", "2025-10-24/2025-11"):
        yield from date_lines(parse(edtf), width)
        yield []
    for printed in ("last month", "two days later", "at full moon \x1b[31m[b]"):
        yield from suggestion_lines(printed, PUBLISHED, "past", suggest(printed, PUBLISHED), width)
        yield []
    yield from against_lines({"before": "yes", "during": "maybe", "after": "no"}, PUBLISHED, width)


VIEWS: dict[str, Callable[[int], Iterable[Line]]] = {
    "contradictions": lambda width: contradictions_lines(FOUND, EVERYTHING, width),
    "gaps": lambda width: gaps_lines(gaps(EVERYTHING), tuple(KINDS), width),
    "dates": dates,
}


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("name", VIEWS)
def test_what_a_terminal_shows_of_criticism(
    name: str, width: int, golden: Callable[[str, str], None]
) -> None:
    golden(f"views/{name}-{width}.txt", "".join(f"{plain(line)}\n" for line in VIEWS[name](width)))


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 131, 160])
@pytest.mark.parametrize("name", VIEWS)
def test_no_line_of_criticism_is_longer_than_the_terminal(name: str, width: int) -> None:
    for line in VIEWS[name](width):
        assert cells(plain(line)) <= width, plain(line)
        assert all(text.isprintable() for text, _ in line)


@pytest.mark.parametrize(
    ("name", "lines"),
    [("contradictions", lambda: contradictions_plain(FOUND)), ("gaps", lambda: gaps_plain(gaps(EVERYTHING)))],
)
def test_what_a_pipe_gets_of_criticism(
    name: str, lines: Callable[[], Iterable[str]], golden: Callable[[str, str], None]
) -> None:
    text = "".join(lines())
    assert text.replace("\n", "").isprintable()
    golden(f"views/plain-{name}.txt", text)


def test_in_a_pipe_a_contradiction_is_one_line_that_awk_can_take_apart() -> None:
    rows = [line.split()[1:3] for line in contradictions_plain(FOUND)]
    assert rows == [[each.kind, each.state] for each in FOUND]


def test_every_state_reads_without_its_mark() -> None:
    page = "\n".join(plain(line) for line in VIEWS["contradictions"](160))
    for mark, word in zip(MARKS.values(), ("settled", "open", "not declared"), strict=True):
        assert f"{mark} {word}" in page


def test_where_nothing_is_found_that_is_said() -> None:
    timeline = made_up_timeline((made_up_event("x", actors=("lee",)),))
    none = concerning((), timeline)
    assert [plain(line) for line in contradictions_lines(none, timeline, 80)] == [
        "No contradictions in 1 event."
    ]
    assert [plain(line) for line in gaps_lines((), ("silence", "no-actor"), 80)] == [
        "No gaps. Nothing found: silence, no-actor."
    ]
