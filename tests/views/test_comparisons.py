"""Wordings and reports side by side, as a terminal shows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.collation import Witness, collate
from diplotrack.criticism.comparing import compare_articles, compare_event, compare_utterance
from diplotrack.criticism.suggesting import Suggestion
from diplotrack.dates.edtf import parse
from diplotrack.model import PrintedDate
from diplotrack.timeline import QuoteRow
from diplotrack.views.aligned import SIGNS, aligned_lines, legend, signs_in
from diplotrack.views.clean import cells
from diplotrack.views.line import plain
from diplotrack.views.reports import article_lines, event_lines
from diplotrack.views.suggestions import suggestions_lines
from diplotrack.views.wordings import utterance_lines
from tests.made_up_wordings import EMPTY, compared, printed, said, said_at, wordings
from tests.views.test_views import rendered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from diplotrack.model import Event, Wording
    from diplotrack.timeline import Timeline
    from diplotrack.views.line import Line

THREE = (
    printed("alpha", "He said we will meet soon in Seoul, and talk about the weather", "and old treaties."),
    printed("beta", "soon in Seoul", "old treaties", manner="partial"),
    printed(
        "gamma", "He said soon we'll meet in Seoul, and talk about nothing. Old treaties, [sic] we will keep."
    ),
)
NAMES = (
    "utterance",
    "utterance-apparatus",
    "utterance-words",
    "one",
    "told",
    "event",
    "articles",
    "suggestions",
)


def views(timeline: Timeline) -> dict[str, Callable[[int], Iterable[Line]]]:
    offer = offered(timeline)
    love = compare_utterance(offer.utterances[0], offer)
    three = compared(*THREE)
    only = compared(THREE[0], printed("beta"))
    return {
        "utterance": lambda width: utterance_lines(three, timeline, width),
        "utterance-apparatus": lambda width: utterance_lines(love, timeline, width, with_apparatus=True),
        "utterance-words": lambda width: utterance_lines(three, timeline, width, only_words=True),
        "one": lambda width: utterance_lines(only, timeline, width),
        "told": lambda width: utterance_lines(compared(printed("beta")), timeline, width),
        "event": lambda width: event_lines(compare_event(offer), timeline, width),
        "articles": lambda width: article_lines(
            compare_articles(
                "love-letters",
                "radio-silence",
                [*(event for event in timeline.events if event.key != "offer"), offer],
            ),
            timeline,
            width,
        ),
        "suggestions": lambda width: suggestions_lines([suggestion()], EMPTY, width),
    }


def offered(timeline: Timeline) -> Event:
    """Return the offer, with names and a date that its reports do not have alike."""
    offer = next(event for event in timeline.events if event.key == "offer")
    one, other = offer.reports
    one = replace(one, names=(("trump", "Trump"), ("kim", "Kim Jong Un")))
    other = replace(
        other, names=(("trump", "Mr [sic] Trump"),), dated=PrintedDate("in May", parse("2025-05"))
    )
    return replace(offer, key="offered", reports=(one, other))


def suggestion() -> Suggestion:
    one, other = said(THREE[0], key="one"), said(THREE[2], key="other")
    event = said_at(one, other)
    return Suggestion((QuoteRow(event, one), QuoteRow(event, other)), (THREE[0], THREE[2]), 0.5, "said")


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize("name", NAMES)
def test_what_a_terminal_shows_of_a_comparison(
    name: str, width: int, timeline: Timeline, golden: Callable[[str, str], None]
) -> None:
    golden(f"views/compare-{name}-{width}.txt", rendered(views(timeline)[name](width), width))


def test_a_comparison_in_colour(timeline: Timeline, golden: Callable[[str, str], None]) -> None:
    golden("views/compare-colour.ansi", rendered(views(timeline)["utterance"](80), 80, colour=True))


@pytest.mark.parametrize("width", [40, 60, 80, 131])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_a_comparison_is_too_long(name: str, width: int, timeline: Timeline) -> None:
    for line in rendered(views(timeline)[name](width), width).splitlines():
        assert cells(line) <= width, line


def rows(each: tuple[Wording, ...], width: int) -> dict[str, str]:
    """Return by article all that its rows show, one block after the other."""
    shown: dict[str, str] = {}
    collation = compared(*each).collation
    assert collation
    for line in aligned_lines(collation, width):
        text = plain(line)
        if text:
            label, words = text[2:11], text[11:]
            shown[label] = shown.get(label, "") + words
    return shown


@given(wordings(), st.sampled_from([60, 100]))
def test_every_word_is_shown(each: tuple[Wording, ...], width: int) -> None:
    shown = rows(each, width)
    signs = "".join(sign for sign, _ in SIGNS.values()) + "₀₁₂₃₄₅₆₇₈₉"
    without = str.maketrans("", "", f"{signs} ")
    for wording in each:
        printed_words = "".join(wording.fragments).translate(without)
        assert shown[wording.article].translate(without) == printed_words


@given(wordings(), st.integers(20, 120))
def test_rows_of_a_block_are_of_one_length_at_most_that_of_the_terminal(
    each: tuple[Wording, ...], width: int
) -> None:
    collation = compared(*each).collation
    assert collation
    for line in aligned_lines(collation, width):
        assert cells(plain(line)) <= width


@given(wordings())
def test_the_legend_names_what_occurs_and_nothing_else(each: tuple[Wording, ...]) -> None:
    collation = compared(*each).collation
    assert collation
    page = "\n".join(map(plain, aligned_lines(collation, 500)))
    signs = signs_in(collation)
    for name, (sign, _) in SIGNS.items():
        if name not in ("moved", "base"):
            assert (sign in page) is (name in signs), name
    assert len(list(legend(signs, 500))) == bool(signs)


def test_what_stands_against_the_base_reads_without_colour() -> None:
    collation = collate([Witness("a", ("I would go, guys",)), Witness("b", ("I’d walk up, guys, off",))], "a")
    assert [plain(line) for line in aligned_lines(collation, 80)] == [
        "* a  I would go,       guys",
        "  b  ≈I’d    ≠walk up, guys+, off",
    ]


def test_moved_words_point_at_their_other_place() -> None:
    collation = collate(
        [Witness("a", ("put the word out now",)), Witness("b", ("put out the word now",))], "a"
    )
    assert [plain(line) for line in aligned_lines(collation, 80)] == [
        "* a  put      the word out now",
        "  b  put out→ the word ←   now",
    ]


def test_one_difference_with_its_sign_for_each_kind_of_sign() -> None:
    assert all(cells(character) == 1 for sign, _ in SIGNS.values() for character in sign)


def test_markup_and_control_characters_are_harmless() -> None:
    one, other = printed("a", "We [sic] \x1b[31magreed"), printed("b", "We [/] agreed")
    page = rendered(utterance_lines(compared(one, other), EMPTY, 80), 80)
    assert "[sic]" in page
    assert "\x1b" not in page


def test_two_with_nothing_to_decide() -> None:
    (line,) = suggestions_lines([], EMPTY, 200)
    assert plain(line).startswith("No two utterances of different articles look like one")
