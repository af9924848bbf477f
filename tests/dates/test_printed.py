"""What printed phrases are taken for, held against phrases of real reports, and that nothing is guessed."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.dates.edtf import parse
from diplotrack.dates.printed import RULES, suggest

if TYPE_CHECKING:
    from diplotrack.dates.printed import Suggestion, Tense

ROOT = Path(__file__).parents[2]
WEDNESDAY = date(2025, 10, 29)


def vectors(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads((ROOT / "tests" / "vectors" / name).read_text(encoding="utf-8"))[
        "cases"
    ]
    return cases


CASES = vectors("printed_dates.json") + vectors("printed_dates_more.json")
EXPRESSIONS = [case["expression"] for case in CASES]
WORDS = sorted({word for expression in EXPRESSIONS for word in expression.split()})


def edtf(suggestion: Suggestion) -> str | None:
    return suggestion.date.edtf if suggestion.date else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['expression']} ({case['tense']})")
def test_vectors(case: dict[str, Any]) -> None:
    suggestion = suggest(case["expression"], WEDNESDAY, case["tense"])
    assert edtf(suggestion) == case["edtf"]
    assert suggestion.rule in RULES
    assert suggestion.explanation
    if "relation" in case:
        assert suggestion.relation == case["relation"]


@pytest.mark.parametrize(
    ("printed", "tense", "rule", "explanation"),
    [
        (
            "Wednesday",
            "past",
            "bare weekday",
            "the nearest Wednesday at or before publication, Wednesday 29 October 2025",
        ),
        ("last month", "past", "month or year", "the month before that of publication, September 2025"),
        (
            "late October",
            "past",
            "part of a period",
            (
                "the last third of the nearest October at or before publication, October 2025; "
                "so late October 2025"
            ),
        ),
        (
            "by Friday",
            "future",
            "by",
            "the nearest Friday at or after publication, Friday 31 October 2025; so by 31 October 2025",
        ),
        (
            "Tuesday, Oct. 29",
            "past",
            "day without a year",
            "the weekday contradicts the date: 29 October 2025 is a Wednesday, not a Tuesday",
        ),
        (
            "Tuesday 29 October 2025",
            "past",
            "as printed",
            "the weekday contradicts the date: 29 October 2025 is a Wednesday, not a Tuesday",
        ),
        (
            "on Oct. 30",
            "past",
            "day without a year",
            (
                "30 October 2025 lies shortly after publication, and the sentence is said to be in the past: "
                "if it is meant, the tense is future"
            ),
        ),
        (
            "February 30",
            "past",
            "day without a year",
            "there is no such date: February 2025 has 28 days",
        ),
        ("recently", "past", "none", "no rule knows it, so no date is suggested"),
        (
            "two days later",
            "past",
            "relative to another event",
            "it is after another event: this one follows that one, and no date is said",
        ),
    ],
)
def test_a_suggestion_names_its_rule_and_says_why(
    printed: str, tense: Tense, rule: str, explanation: str
) -> None:
    suggestion = suggest(printed, WEDNESDAY, tense)
    assert (suggestion.rule, suggestion.explanation) == (rule, explanation)


@pytest.mark.parametrize(
    ("printed", "published", "wanted"),
    [
        ("last month", "2025-10", "2025-09"),
        ("last year", "2025", "2024"),
        ("last month", "2025", None),
        ("Wednesday", "2025-10", None),
        ("Wednesday", "[2025-10-29..]", None),
        ("last year", "[2025-10-29..]", None),
        ("in June 2018", "[2025-10-29..]", "2018-06"),
        ("since 2019", "/2025", "2019/.."),
        ("on Monday", "[2025-10-29,2025-10-31]", "2025-10-27"),
        ("on Thursday", "[2025-10-29,2025-10-31]", None),
        ("yesterday", "2025-10-29?", None),
        ("this week", "2025-10-29?", "[2025-10-27..2025-11-02]"),
        ("yesterday", "2025-10-29T08:00:00+09:00", "2025-10-28"),
    ],
)
def test_vague_publication(printed: str, published: str, wanted: str | None) -> None:
    suggestion = suggest(printed, parse(published))
    assert edtf(suggestion) == wanted
    if wanted is None:
        assert "publication" in suggestion.explanation


def test_a_vague_publication_is_named() -> None:
    assert suggest("last month", parse("2025-10")).explanation == (
        "September 2025, the same for all days of publication, which is known only as “October 2025”"
    )
    assert suggest("Wednesday", parse("2025-10")).explanation == (
        "it is not the same for all days of publication, which is known only as “October 2025”"
    )


@pytest.mark.parametrize("tense", ["past", "future"])
@pytest.mark.parametrize("weekday", ["Monday", "Wednesday", "Sunday"])
def test_a_bare_weekday_is_within_a_week_on_the_side_of_the_tense(weekday: str, tense: Tense) -> None:
    for number in range(14):
        day = date.fromordinal(WEDNESDAY.toordinal() + number)
        meant = suggest(weekday, day, tense).date
        assert meant is not None
        assert f"{date.fromordinal(meant.start_from):%A}" == weekday
        away = meant.start_from - day.toordinal()
        assert -7 < away <= 0 if tense == "past" else 0 <= away < 7


@given(
    st.sampled_from(EXPRESSIONS)
    | st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
    | st.text(max_size=40),
    st.dates(),
    st.sampled_from(["past", "future"]),
)
def test_no_phrase_raises_and_no_date_lacks_a_rule(printed: str, published: date, tense: Tense) -> None:
    suggestion = suggest(printed, published, tense)
    assert suggestion.rule in RULES
    assert suggestion.explanation
    assert suggestion.date is None or (suggestion.rule != "none" and suggestion.relation is None)


@given(st.sampled_from(EXPRESSIONS), st.sampled_from(["past", "future"]))
def test_case_quotes_and_spaces_do_not_matter(printed: str, tense: Tense) -> None:
    plain = edtf(suggest(printed, WEDNESDAY, tense))
    for variant in (
        printed.upper(),
        printed.replace("'", "’"),
        f" “{printed}”, ",
        printed.replace(" ", "\u00a0 "),
    ):
        assert edtf(suggest(variant, WEDNESDAY, tense)) == plain


@given(st.sampled_from(EXPRESSIONS), st.sampled_from(["past", "future"]), st.integers(1, 40))
def test_what_a_span_of_publication_gives_each_of_its_days_gives(
    printed: str, tense: Tense, days: int
) -> None:
    last = date.fromordinal(WEDNESDAY.toordinal() + days)
    spanned = suggest(printed, parse(f"[{WEDNESDAY}..{last}]"), tense)
    for day in (WEDNESDAY, last):
        assert spanned.date in (None, suggest(printed, day, tense).date)


@pytest.mark.parametrize(
    "phrase", ["early in the " * 12, "a, " * 50, "x's " * 40, "- " * 80, "october 1, " * 14, "x" * 9999]
)
def test_long_phrases_are_refused(phrase: str) -> None:
    assert suggest(phrase, WEDNESDAY).date is None


def test_every_rule_is_documented_and_every_documented_rule_is_there() -> None:
    page = (ROOT / "docs" / "dates.md").read_text(encoding="utf-8")
    table = page.partition("## Printed dates")[2]
    assert tuple(re.findall(r"^\| \*(.+?)\* \|", table, re.MULTILINE)) == RULES


def test_the_examples_of_the_documentation_are_true() -> None:
    page = (ROOT / "docs" / "dates.md").read_text(encoding="utf-8").partition("## Printed dates")[2]
    examples = re.findall(r"“([^“”]+)”(\^?) → `([^`]+)`", page)
    assert len(examples) >= len(RULES) - 8
    for printed, future, wanted in examples:
        assert (printed, edtf(suggest(printed, WEDNESDAY, "future" if future else "past"))) == (
            printed,
            wanted,
        )
