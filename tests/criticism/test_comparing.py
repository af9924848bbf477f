"""What articles make of an utterance, an event, a whole story: what differs, and what only one has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from diplotrack.criticism.comparing import Alone, compare_articles, compare_event, compare_utterance
from diplotrack.dates.edtf import parse
from diplotrack.errors import NotFound, UsageError
from diplotrack.model import Disagreement, Event, PrintedDate, Report, Wording
from tests.made_up import SPOT, made_up_event
from tests.made_up_wordings import compared, printed, said, said_at, wordings


def report(article: str, dated: str | None = None, date: str | None = None, **more: object) -> Report:
    when = None if dated is None else PrintedDate(dated, parse(date) if date else None)
    return replace(Report(article, (), SPOT, when), **more)  # type: ignore[arg-type]


def told(*reports: Report, **more: object) -> Event:
    return replace(made_up_event("event"), reports=reports, **more)  # type: ignore[arg-type]


def test_the_base_is_the_one_asked_for_or_else_the_most_typical() -> None:
    three = printed("a", "we met"), printed("b", "we met in Seoul"), printed("c", "we met in Seoul today")
    collation = compared(*three).collation
    assert collation
    assert collation.base == "b"
    asked = compared(*three, base="c").collation
    assert asked
    assert asked.base == "c"


def test_a_base_must_print_the_words() -> None:
    utterance = said(printed("a", "yes"), printed("b"))
    with pytest.raises(NotFound, match='No article is called "c" in the wordings of "words"'):
        compare_utterance(utterance, said_at(utterance), "c")
    with pytest.raises(UsageError, match='"b" tells "words" in its own words'):
        compare_utterance(utterance, said_at(utterance), "b")


def test_what_is_told_is_not_collated() -> None:
    comparison = compared(printed("a", "yes"), printed("b"), printed("c", "yes"))
    assert comparison.collation
    assert comparison.collation.sigla == ("a", "c")
    assert [wording.article for wording in comparison.told] == ["b"]
    assert comparison.similarities == (("c", 1.0),)
    assert compared(printed("b")).collation is None


@given(wordings())
def test_similarities_are_of_all_but_the_base(each: tuple[Wording, ...]) -> None:
    comparison = compared(*each)
    assert comparison.collation
    articles = {wording.article for wording in each}
    assert {article for article, _ in comparison.similarities} == articles - {comparison.collation.base}
    assert all(0 <= value <= 1 for _, value in comparison.similarities)


def test_an_events_reports_side_by_side() -> None:
    utterance = said(printed("a", "yes, sir"), printed("b", "yes sir"))
    event = told(
        report("a", "last month", "2025-09", names=(("kim", "Kim"),)),
        report("b", status="planned", names=(("kim", "Mr Kim"), ("lee", "Lee"))),
        utterances=(utterance,),
        disagreements=(Disagreement("place", (("a", "here"), ("outside", "there"))),),
    )
    comparison = compare_event(event)
    assert comparison.statuses == ("happened", "planned")
    assert [tuple(naming) for naming in comparison.names] == [
        ("kim", ("Kim", "Mr Kim")),
        ("lee", (None, "Lee")),
    ]
    assert comparison.differences() == {"dating": 1, "naming": 2, "status": 1, "wording": 1, "claim": 1}
    assert comparison.differences(only_words=True)["wording"] == 0
    assert list(comparison.alone) == [Alone("a", "dating", "last month"), Alone("b", "name", "lee")]


def test_capitals_and_marks_in_names_can_be_passed_over() -> None:
    event = told(report("a", names=(("usa", "the U.S."),)), report("b", names=(("usa", "the US"),)))
    assert compare_event(event).differences()["naming"] == 1
    assert compare_event(event).differences(only_words=True)["naming"] == 0


@pytest.mark.parametrize(
    ("dates", "clash"),
    [(("2025-09", "2025-09-21"), False), (("2025-09", "2025-10"), True), (("2025-09", None), False)],
)
def test_dates_clash_if_they_cannot_both_hold(dates: tuple[str, str | None], clash: bool) -> None:  # noqa: FBT001  a parameter
    event = told(*(report(article, "then", date) for article, date in zip("ab", dates, strict=True)))
    assert compare_event(event).dates_clash is clash


def test_words_that_only_one_prints() -> None:
    utterance = said(printed("a", "yes"), printed("b"))
    comparison = compare_event(told(report("a"), report("b"), utterances=(utterance,)))
    assert list(comparison.alone) == [Alone("a", "words", "words")]
    assert comparison.differences()["wording"] == 1


def test_one_report_has_nothing_alone_and_differs_from_nothing() -> None:
    comparison = compare_event(told(report("a", "today", names=(("kim", "Kim"),))))
    assert not list(comparison.alone)
    assert not comparison.differences().total()


def test_two_articles() -> None:
    both = replace(told(report("b"), report("a"), report("c")), key="both")
    mine, others = replace(told(report("a")), key="mine"), replace(told(report("c")), key="others")
    theirs = replace(told(report("b"), report("c")), key="theirs")
    comparison = compare_articles("a", "b", [both, mine, theirs, others])
    assert [[each.article for each in shared.reports] for shared in comparison.shared] == [["a", "b"]]
    assert [[event.key for event in events] for events in comparison.only] == [["mine"], ["theirs"]]
    assert comparison.differences().total() == 0


def test_of_two_articles_only_claims_of_both_count() -> None:
    claims = (
        Disagreement("place", (("a", "here"), ("outside", "there"))),
        Disagreement("day", (("a", "one"), ("b", "two"))),
    )
    comparison = compare_articles("a", "b", [told(report("a"), report("b"), disagreements=claims)])
    assert [claim.about for claim in comparison.shared[0].claims] == ["day"]
    assert comparison.differences()["claim"] == 1
