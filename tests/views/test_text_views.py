"""`verify` and `coverage` for a person to read, at two widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.anchors import Anchor, digest, make, normalise
from diplotrack.criticism.citations import Citation
from diplotrack.criticism.covering import Coverage, cover
from diplotrack.criticism.verifying import ArticleCheck, verify
from diplotrack.model import Article, ArticleText, Spot
from diplotrack.views import coverage as coverages
from diplotrack.views.line import length, plain
from diplotrack.views.verify import SIGNS, check_lines, closing_lines, repin_lines, unread_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.views.line import Line

FILE = "articles/evening-courier.yaml"
WAS = """The envoys met on Monday. Advert Little came of it.
“We would love to talk [sic] about everything, and soon,” said Rudolf, who had waited.
Little came of it. Later he said no more. \x1b[31m The red ending of a long and winding story about envoys.
"""
NOW = """By our own correspondent.
The envoys met on Monday. Little came of it.
“We would like to talk [sic] about everything, and soon,” said Rudolf, who had waited.
Little came of it. Later he said no more. \x1b[31m The red ending of a long and winding story about envoys.
Nobody has read this. Nor [this].
"""


def cited(kind: str, subject: str, line: int, words: str) -> Citation:
    normalised = normalise(WAS)
    start = normalised.index(words)
    anchor = make(normalised, start, start + len(words))
    return Citation(kind, subject, anchor, 0, Spot(FILE, line), words if kind == "wording" else None)


ARTICLE = Article(
    "evening-courier",
    Spot(FILE, 1),
    ArticleText(digest(WAS), len(WAS), "dt-norm-1", len(normalise(WAS)), (0, 52, 139)),
)
CITATIONS = [
    cited("report", "envoys-meet", 12, "The envoys met on Monday."),
    cited("context", "marks of advertisements, not narration", 90, "Advert"),
    cited(
        "context",
        "the writer's judgement, which nobody else shares or has to share",
        92,
        "Little came of it.",
    ),
    cited(
        "report", "rudolf-offers", 20, '"We would love to talk [sic] about everything, and soon," said Rudolf'
    ),
    cited("wording", "love-to-talk", 26, "We would love to talk [sic] about everything, and soon,"),
    cited("report", "red-ending", 40, "The red ending of a long and winding story about envoys."),
    Citation("wording", "no-more", Anchor(0, 7, digest("nothing")), 0, Spot(FILE, 50), "nothing"),
]

UNREAD = verify(Article("bulletin", Spot("articles/bulletin.yaml", 1)), [], None)


@pytest.fixture
def check() -> ArticleCheck:
    """Return an article with most outcomes."""
    return verify(ARTICLE, CITATIONS, NOW)


@pytest.fixture
def coverage(check: ArticleCheck) -> Coverage:
    """Return its coverage."""
    return cover(check, NOW)


def verified(check: ArticleCheck, width: int) -> Iterator[Line]:
    yield from check_lines(check, width)
    yield from check_lines(check, width, everything=True)
    yield from repin_lines(check, None, "all its anchors must be the same or moved", width)
    yield from repin_lines(check, 1_234, None, width)
    yield from check_lines(verify(ARTICLE, CITATIONS, None), width)
    yield from closing_lines([check, verify(ARTICLE, CITATIONS, None)], width)
    yield from check_lines(verify(ARTICLE, CITATIONS[:-1], WAS), width)
    yield from closing_lines([verify(ARTICLE, CITATIONS[:-1], WAS)], width)
    yield from check_lines(UNREAD, width)
    yield from closing_lines([UNREAD], width)
    yield from unread_lines(0, width)
    yield from unread_lines(1, width)
    yield from unread_lines(1_234, width)


def covered(coverage: Coverage, width: int) -> Iterator[Line]:
    yield from coverages.summary_lines(coverage, width)
    yield from coverages.legend_lines(width)
    yield from coverages.text_lines(coverage, width)
    yield from coverages.overlooked_lines(coverage, width)
    yield from coverages.textless_lines(verify(ARTICLE, CITATIONS, None), width)
    yield from coverages.textless_lines(UNREAD, width)


def text_of(lines: Iterator[Line]) -> str:
    return "".join(f"{plain(line)}\n" for line in lines)


@pytest.mark.parametrize("width", [80, 160])
def test_as_the_golden_has_it(
    check: ArticleCheck, coverage: Coverage, width: int, golden: Callable[[str, str], None]
) -> None:
    golden(f"views/verify-{width}.txt", text_of(verified(check, width)))
    golden(f"views/coverage-{width}.txt", text_of(covered(coverage, width)))


@pytest.mark.parametrize("width", [40, 60, 80, 99, 160])
def test_nothing_is_wider_than_the_terminal(check: ArticleCheck, coverage: Coverage, width: int) -> None:
    assert max(map(length, verified(check, width))) <= width
    assert max(map(length, covered(coverage, width))) <= width


def test_every_outcome_reads_without_colour(check: ArticleCheck) -> None:
    assert len({sign for sign, _ in SIGNS.values()}) == len(SIGNS)
    text = text_of(check_lines(check, 80))
    assert "[-love-] {+like+}" in text
    assert "[sic]" in text


def test_nothing_that_a_terminal_obeys_goes_out(coverage: Coverage) -> None:
    assert "\x1b" not in text_of(covered(coverage, 80))
