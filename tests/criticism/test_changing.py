"""What articles changed between two days, kind by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from diplotrack.criticism.changing import Change, changes, counts
from diplotrack.dates.edtf import parse
from diplotrack.model import (
    Article,
    ArticleText,
    Basis,
    Disagreement,
    Event,
    PrintedDate,
    Report,
    Spot,
    Utterance,
    Wording,
)
from diplotrack.timeline import DossierCard, EventFilter, Match, Timeline
from tests.made_up import made_up_event

if TYPE_CHECKING:
    from collections.abc import Iterable

SPOT = Spot("articles/x.yaml", 1)
TEXT = ArticleText("0" * 64, 9, "dt-norm-1", 9, (0,))
ARTICLES = {
    "old": Article("old", SPOT, TEXT, published=parse("2025-10-28")),
    "new": Article("new", SPOT, TEXT, published=parse("2025-10-29")),
    "vague": Article("vague", SPOT, TEXT, published=parse("[2025-10-29..]")),
    "earlier": Article("earlier", SPOT, TEXT, published=parse("[2025-10-01..2025-10-29]")),
    "wire": Article("wire", SPOT, TEXT, published=parse("2025-10-28"), wire="agency"),
    "copy": Article("copy", SPOT, TEXT, published=parse("2025-10-29"), wire="agency"),
}


def told(day: str, events: Iterable[Event]) -> Timeline:
    matches = tuple(map(Match, events))
    question = EventFilter(as_of=parse(day))
    return Timeline(DossierCard("x", "X"), question, matches, {}, ARTICLES, len(matches), len(matches))


def found(old: Iterable[Event], new: Iterable[Event]) -> list[Change]:
    return changes(told("2025-10-28", old), told("2025-10-29", new))


def it(*reports: Report, date: str = "2025-10-29", **more: Any) -> Event:  # noqa: ANN401  whatever fields
    return made_up_event("it", date, reports=reports, **more)


def by(article: str, printed: str | None = None, date: str | None = None, **more: str) -> Report:
    dated = PrintedDate(printed, parse(date) if date else None) if printed else None
    return Report(article, (), SPOT, dated, **more)  # type: ignore[arg-type]


def quote(*articles: str) -> Utterance:
    wordings = tuple(Wording(key, "partial", (key,), (), SPOT) for key in articles)
    return Utterance("said", "it", "kim", SPOT, wordings=wordings)


DIFFERENCE = Disagreement("place", (("old", "here"), ("new", "there")))
CASES = {
    "nothing": (it(by("old")), it(by("old")), []),
    "added": (None, it(by("new")), [("added", ("new",), True)]),
    "confirmed": (it(by("old")), it(by("old"), by("new")), [("confirmed", ("new",), True)]),
    "possibly": (it(by("old")), it(by("old"), by("vague")), [("confirmed", ("vague",), False)]),
    "possibly before": (it(by("old")), it(by("old"), by("earlier")), [("confirmed", ("earlier",), False)]),
    "repeated": (it(by("wire")), it(by("wire"), by("copy")), [("repeated", ("copy",), True)]),
    "declared": (
        it(by("old")),
        it(by("old"), by("new"), by("copy"), disagreements=(DIFFERENCE,)),
        [("contradicted", ("new",), True)],
    ),
    "dates": (
        it(by("old", "Monday", "2025-10-27")),
        it(by("old", "Monday", "2025-10-27"), by("new", "Tuesday", "2025-10-28")),
        [("contradicted", ("new",), True)],
    ),
    "dates that agree": (
        it(by("old", "this month", "2025-10")),
        it(by("old", "this month", "2025-10"), by("new", "Tuesday", "2025-10-28")),
        [("confirmed", ("new",), True)],
    ),
    "statuses": (
        it(by("old"), status="happened"),
        it(by("old"), by("new", status="did-not-happen"), status="did-not-happen"),
        [("contradicted", ("new",), True), ("other-status", ("new",), True)],
    ),
    "what was to come": (
        it(by("old"), status="planned"),
        it(by("old"), by("new"), status="happened"),
        [("other-status", ("new",), True)],
    ),
    "another date": (
        it(by("old"), date="2025-10"),
        it(by("old"), by("new")),
        [("dated-anew", ("new",), True)],
    ),
    "the day came": (
        it(by("old"), date="[2025-10-28..]"),
        it(by("old"), basis=Basis("outside")),
        [("dated-anew", (), True)],
    ),
    "quoted": (
        it(by("old"), utterances=(quote("old"),)),
        it(by("old"), by("vague"), utterances=(quote("old", "vague"),)),
        [("quoted", ("vague",), False), ("confirmed", ("vague",), False)],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_is(case: str) -> None:
    old, new, expected = CASES[case]
    changed = found([old] if old else [], [new])
    assert [(change.kind, change.articles, change.certain) for change in changed] == expected


def test_a_change_says_what_was_and_what_is() -> None:
    old, new, _ = CASES["another date"]
    assert old is not None
    (change,) = found([old], [new])
    assert (change.was, change.now) == ("2025-10", "2025-10-29")


def test_only_new_wordings_are_quoted() -> None:
    old, new, _ = CASES["quoted"]
    assert old is not None
    utterance = found([old], [new])[0].utterance
    assert utterance
    assert [wording.article for wording in utterance.wordings] == ["vague"]


def test_contradicting_dates_are_given_as_printed() -> None:
    old, new, _ = CASES["dates"]
    assert old is not None
    disagreement = found([old], [new])[0].disagreement
    assert disagreement == Disagreement("date", (("old", "Monday"), ("new", "Tuesday")))


def test_changes_come_kind_by_kind_and_are_counted() -> None:
    new = [it(by("old"), by("new")), made_up_event("other", reports=(by("new"),))]
    changed = found([it(by("old"))], new)
    assert [change.kind for change in changed] == ["added", "confirmed"]
    assert counts(changed) == {"added": 1, "confirmed": 1}
