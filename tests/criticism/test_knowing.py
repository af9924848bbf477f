"""The rules of docs/as-of.md, one by one: what an event was on a day, and why."""

from __future__ import annotations

from typing import Any

import pytest

from diplotrack.criticism.knowing import Knowledge, actor_as_known, as_known, published_by
from diplotrack.dates.edtf import parse
from diplotrack.model import (
    Article,
    ArticleText,
    Basis,
    Disagreement,
    Event,
    Office,
    PrintedDate,
    Report,
    Spot,
    Utterance,
    Wording,
)
from tests.made_up import made_up_actor, made_up_event

SPOT = Spot("articles/x.yaml", 1)
TEXT = ArticleText("0" * 64, 9, "dt-norm-1", 9, (0,))
ARTICLES = tuple(
    Article(key, SPOT, TEXT, published=parse(day) if day else None)
    for key, day in {
        "undated": None,
        "monday": "2025-10-27",
        "tuesday": "2025-10-28",
        "later": "[2025-10-29..]",
    }.items()
)


def report(article: str, printed: str | None = None, date: str | None = None, **more: str) -> Report:
    dated = PrintedDate(printed, parse(date) if date else None) if printed else None
    return Report(article, (), SPOT, dated, **more)  # type: ignore[arg-type]


def event(date: str, basis: str, *reports: Report, **more: Any) -> Event:  # noqa: ANN401  whatever fields
    return made_up_event("it", date, basis=Basis(basis, "the coder says so"), reports=reports, **more)


def on(day: str, told: Event, *, certain: bool = True, keys: tuple[str, ...] = ()) -> Event | None:
    last = parse(day).end_to
    articles = published_by(last, ARTICLES, certain=certain)
    return as_known(told, Knowledge(last, articles, keys, keys, len(articles) == len(ARTICLES)))


def known(day: str, told: Event, *, certain: bool = True, keys: tuple[str, ...] = ()) -> Event:
    found = on(day, told, certain=certain, keys=keys)
    assert found is not None
    return found


def test_an_event_is_known_with_its_first_report() -> None:
    told = event("2025-10-20", "stated", report("tuesday"), report("later"))
    assert on("2025-10-27", told) is None
    assert known("2025-10-28", told).articles == ("tuesday",)
    assert known("2025-10-29", told).articles == ("tuesday",)
    assert known("2025-10-29", told, certain=False).articles == ("tuesday", "later")


UNTIL_TUESDAY = "tuesday gives no date for it, tells it as {}, and was not out before Tuesday 28 October 2025"
DATES = {
    "the dossier's, once all reports are known": (
        event("2025-10-20", "stated", report("tuesday")),
        ("2025-10-20", "stated", "the coder says so"),
    ),
    "the record's, whoever was out": (
        event("2025-10-20", "outside", report("tuesday"), report("later")),
        (
            *("2025-10-20", "outside"),
            "on record outside the articles, which does not depend on when they were published",
        ),
    ),
    "the dossier's, where a report prints it": (
        event(
            "2025-10",
            "deduced",
            report("monday", "this week", "[2025-10-20..2025-10-26]"),
            report("tuesday", "in October 2025", "2025-10"),
            report("later"),
        ),
        ("2025-10", "stated", "tuesday dates it “in October 2025”"),
    ),
    "the narrowest that is printed": (
        event(
            "2025-10-21",
            "deduced",
            report("monday", "2025", "2025"),
            report("tuesday", "last week", "[2025-10-20..2025-10-26]"),
            report("later"),
        ),
        ("[2025-10-20..2025-10-26]", "resolved", "tuesday dates it “last week”"),
    ),
    "before publication, where it is told as past": (
        event("2025-10-20", "deduced", report("monday"), report("tuesday"), report("later")),
        (
            *("[..2025-10-27]", "deduced"),
            "monday gives no date for it, tells it as happened, and was out by Monday 27 October 2025",
        ),
    ),
    "after publication, where it is to come": (
        event(
            "2025-11-20",
            "stated",
            report("monday", status="planned"),
            report("tuesday", status="expected"),
            report("later"),
        ),
        (
            *("[2025-10-28..]", "deduced"),
            UNTIL_TUESDAY.format("expected"),
        ),
    ),
    "not on record before its day": (
        event("2025-10-29", "outside", report("tuesday", status="planned")),
        (
            *("[2025-10-28..]", "deduced"),
            UNTIL_TUESDAY.format("planned"),
        ),
    ),
    "the dossier's own, where nothing bounds it": (
        event("2025-10-20", "deduced", report("tuesday", status="called-off"), report("later")),
        (
            *("2025-10-20", "deduced"),
            "no article that was out by then says when: this is the dossier's own date",
        ),
    ),
}


@pytest.mark.parametrize("rule", DATES)
def test_the_date_is(rule: str) -> None:
    told, (date, basis, why) = DATES[rule]
    found = known("2025-10-28", told)
    assert (found.date.edtf, *found.basis) == (date, basis, why)


def test_what_an_undated_article_tells_as_past_was_before_the_day_of_the_question() -> None:
    told = event("2025-10-20", "deduced", report("undated"), report("later"))
    assert known("2025-10-01", told, certain=False).date.edtf == "[..2025-10-01]"


@pytest.mark.parametrize(
    ("reports", "status"),
    [
        ((report("monday", status="planned"), report("tuesday", status="expected")), "happened"),
        (
            (report("tuesday", status="expected"), report("monday", status="planned"), report("later")),
            "expected",
        ),
        ((report("monday", status="planned"), report("tuesday"), report("later")), "happened"),
        (
            (report("undated", status="alleged"), report("monday", status="planned"), report("later")),
            "planned",
        ),
    ],
)
def test_the_latest_report_decides_the_status(reports: tuple[Report, ...], status: str) -> None:
    told = event("2025-10-20", "outside", *reports)
    assert known("2025-10-28", told, certain=False).status == status


def test_hindsight_is_told_in_the_words_of_the_day() -> None:
    told = event(
        "2025-10-20",
        "stated",
        report("monday", title="It is planned", summary="Soon."),
        report("tuesday", title="It is near"),
        title="It never came",
        summary="In the end.",
    )
    then, now = known("2025-10-28", told), known("9999-12-31", told)
    assert (then.title, then.summary) == ("It is near", "Soon.")
    assert (now.title, now.summary) == ("It never came", "In the end.")


def test_relations_and_utterances_are_those_that_were_known() -> None:
    def wording(article: str) -> Wording:
        return Wording(article, "partial", ("yes",), (), SPOT)

    told = event(
        "2025-10-20",
        "outside",
        report("tuesday"),
        report("later"),
        part_of="unheard-of",
        responds_to=("a", "unheard-of"),
        follows=("b",),
        utterances=(
            Utterance(
                *("one", "it", "kim", SPOT, None, "note"), (wording("tuesday"), wording("later")), ("a", "c")
            ),
            Utterance("two", "it", "kim", SPOT, wordings=(wording("later"),)),
        ),
    )
    found = known("2025-10-28", told, keys=("a", "b"))
    assert (found.part_of, found.responds_to, found.follows) == (None, ("a",), ("b",))
    (utterance,) = found.utterances
    assert [each.article for each in utterance.wordings] == ["tuesday"]
    assert (utterance.note, utterance.differs_from) == (None, ("a",))


@pytest.mark.parametrize(
    ("sides", "seen"),
    [
        (("tuesday", "later"), None),
        (("tuesday", "outside"), ("tuesday", "outside")),
        (("tuesday", "later", "outside"), None),
        (("monday", "tuesday", "later", "outside"), ("monday", "tuesday", "outside")),
    ],
)
def test_it_takes_two_to_disagree(sides: tuple[str, ...], seen: tuple[str, ...] | None) -> None:
    disagreement = Disagreement("place", tuple((side, "x") for side in sides), "settled later")
    told = event(
        "2025-10-20",
        "outside",
        *(report(key) for key in ("monday", "tuesday", "later")),
        disagreements=(disagreement,),
    )
    found = known("2025-10-28", told).disagreements
    assert [tuple(side for side, _ in each.sides) for each in found] == ([seen] if seen else [])
    assert [each.settled for each in found] == ["settled later" if seen == sides else None for _ in found]


def test_offices_are_those_that_had_begun() -> None:
    offices = tuple(
        Office(name, parse(dates), Basis("stated")) for name, dates in (("a", "2020/.."), ("b", "2026"))
    )
    actor = made_up_actor("kim", "Kim")
    object.__setattr__(actor, "offices", offices)
    assert [office.office for office in actor_as_known(actor, parse("2025-10-28").end_to).offices] == ["a"]
