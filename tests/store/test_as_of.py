"""What was known on a day: never more than the articles had, and in the end all there is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.dates.edtf import parse
from diplotrack.model import TO_CODE, Article, ArticleText, Basis, Context, Disagreement, Report, Spot
from diplotrack.timeline import EventFilter
from tests.made_up import made_up_dossier, made_up_event
from tests.oracle import known, reviewed
from tests.strategies import dates, dossiers, questions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Dossier, Event
    from diplotrack.store.query import Reader
    from diplotrack.timeline import Timeline
    from tests.store.conftest import Asked

SPOT = Spot("articles/x.yaml", 1)
DOOMSDAY = parse("9999-12-31")


def reported(dossier: Dossier) -> Dossier:
    """Return what of a dossier some article has: the rest is never known as of a day."""
    return known(dossier, DOOMSDAY, certain=True)


def bare(events: Iterable[Event]) -> list[Event]:
    """Return the events without what the oracle does not tell: why a date is so, and who disagrees."""
    return [
        replace(
            event,
            basis=Basis(""),
            disagreements=(),
            utterances=tuple(replace(utterance, note=None) for utterance in event.utterances),
        )
        for event in events
    ]


@settings(max_examples=20)
@given(st.data())
def test_in_the_far_future_all_that_is_reported_is_known(asked: Asked, data: st.DataObject) -> None:
    dossier = reported(data.draw(dossiers()))
    with asked(dossier) as reader:
        for _ in range(6):
            question = replace(data.draw(questions(dossier)), as_of=None)
            plain, then = reader.timeline(question), reader.timeline(replace(question, as_of=DOOMSDAY))
            assert then.matches == plain.matches
            assert (then.found, then.total) == (plain.found, plain.total)
            assert (then.actors, then.articles) == (plain.actors, plain.articles)
            if question.text is not None:
                assert reader.search(replace(question, as_of=DOOMSDAY))[1] == reader.search(question)[1]


@settings(max_examples=25)
@given(dossier=dossiers(), day=dates, certain=st.booleans())
def test_events_are_as_plain_python_would_tell_them(
    asked: Asked, dossier: Dossier, day: EdtfDate, *, certain: bool
) -> None:
    with asked(dossier) as reader:
        then = reader.timeline(EventFilter(as_of=day, certain=certain))
    expected = {event.key: event for event in known(reviewed(dossier), day, certain=certain).events}
    assert then.total == then.found == len(expected)
    assert bare(then.events) == bare(expected[event.key] for event in then.events)


@settings(max_examples=25)
@given(dossier=dossiers(), one=dates, other=dates, certain=st.booleans())
def test_nothing_that_is_known_is_forgotten(
    asked: Asked, dossier: Dossier, one: EdtfDate, other: EdtfDate, *, certain: bool
) -> None:
    earlier, later = sorted((one, other), key=lambda day: day.end_to)
    with asked(dossier) as reader:
        before = of_what(reader.timeline(EventFilter(as_of=earlier, certain=certain)))
        after = of_what(reader.timeline(EventFilter(as_of=later, certain=certain)))
        surely = of_what(reader.timeline(EventFilter(as_of=earlier, certain=True)))
    assert before <= after
    assert surely <= before


def of_what(timeline: Timeline) -> set[tuple[str, ...]]:
    """Return all events, reports and wordings in a timeline, by their keys."""
    events = {(event.key,) for event in timeline.events}
    reports = {(event.key, "report", key) for event in timeline.events for key in event.articles}
    wordings = {
        (utterance.key, "wording", wording.article)
        for utterance in timeline.utterances
        for wording in utterance.wordings
    }
    return events | reports | wordings


def article(key: str, published: str | None, wire: str | None = None) -> Article:
    text = ArticleText("0" * 64, 9, "dt-norm-1", 9, (0,))
    return Article(key, SPOT, text, published=parse(published) if published else None, wire=wire)


def told_by(*articles: str, **more: object) -> tuple[Report, ...]:
    return tuple(Report(key, (), SPOT, **more) for key in articles)  # type: ignore[arg-type]


ARTICLES = (
    article("tuesday", "2025-10-28"),
    article("october", "2025-10"),
    article("undated", None),
    article("copy-one", "2025-10-29", wire="agency"),
    article("copy-two", "2025-10-29", wire="agency"),
)
EVENTS = (
    made_up_event("plain", reports=told_by("tuesday")),
    made_up_event("vague", reports=told_by("october")),
    made_up_event("whenever", reports=told_by("undated")),
    made_up_event("copied", reports=told_by("copy-one", "copy-two")),
    made_up_event("both", reports=told_by("tuesday", "copy-one", "copy-two")),
    made_up_event("never"),
)


@pytest.fixture(scope="module")
def reader(asked: Asked) -> Iterable[Reader]:
    with asked(replace(made_up_dossier(EVENTS), articles=ARTICLES)) as reader:
        yield reader


def found(reader: Reader, **filters: object) -> dict[str, bool]:
    timeline = reader.timeline(EventFilter(**filters))  # type: ignore[arg-type]
    return {match.event.key: match.certain for match in timeline.matches}


@pytest.mark.parametrize(
    ("day", "known_then"),
    [
        ("2025-09-30", {"whenever": False}),
        ("2025-10-01", {"vague": False, "whenever": False}),
        ("2025-10-28", {"plain": True, "both": True, "vague": False, "whenever": False}),
        ("2025-10", {"plain": True, "both": True, "copied": True, "vague": True, "whenever": False}),
    ],
)
def test_who_was_out_decides_what_was_known(reader: Reader, day: str, known_then: dict[str, bool]) -> None:
    assert found(reader, as_of=parse(day)) == known_then
    certain = {key: True for key, certain in known_then.items() if certain}
    assert found(reader, as_of=parse(day), certain=True) == certain


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        ({"min_articles": 1}, {"plain", "vague", "whenever", "copied", "both"}),
        ({"min_articles": 2}, {"both"}),
        ({"min_articles": 3}, set()),
        ({"single": True}, {"plain", "vague", "whenever", "copied"}),
        ({"min_articles": 2, "as_of": parse("2025-10-28")}, set()),
        ({"single": True, "as_of": parse("2025-10-28"), "certain": True}, {"plain", "both"}),
    ],
)
def test_copies_of_one_agency_report_are_one_article(
    reader: Reader, filters: dict[str, object], keys: set[str]
) -> None:
    assert set(found(reader, **filters)) == keys


def test_an_article_that_takes_a_side_is_more_than_a_draft(asked: Asked) -> None:
    draft = replace(article("draft", "2025-10-28"), context=(Context((), TO_CODE),))
    sides = (("draft", "yes"), ("tuesday", "no"))
    disputed = made_up_event("x", reports=told_by("tuesday"), disagreements=(Disagreement("place", sides),))
    for event, known_as in ((disputed, sides), (made_up_event("x", reports=told_by("tuesday")), ())):
        with asked(replace(made_up_dossier([event]), articles=(*ARTICLES, draft))) as reader:
            then = reader.timeline(EventFilter(as_of=DOOMSDAY))
            assert [side for told in then.events for each in told.disagreements for side in each.sides] == [
                *known_as
            ]
            assert ("draft" in then.articles) == bool(known_as)


def test_a_search_finds_the_words_of_that_day(asked: Asked) -> None:
    told = made_up_event(
        "meeting",
        title="No meeting takes place",
        summary="It came to nothing.",
        reports=(*told_by("tuesday", title="A meeting is on offer"), *told_by("copy-one")),
    )
    with asked(replace(made_up_dossier([told]), articles=ARTICLES)) as reader:
        day = parse("2025-10-28")
        assert reader.search(EventFilter(text="no", as_of=day))[0].matches == ()
        timeline, snippets = reader.search(EventFilter(text="offer", as_of=day))
        assert [event.title for event in timeline.events] == ["A meeting is on offer"]
        assert snippets["meeting"].parts == (("A meeting is on ", False), ("offer", True))
        assert reader.search(EventFilter(text="offer"))[0].matches == ()


def test_an_event_told_otherwise_by_who_may_have_been_out_is_only_possible(asked: Asked) -> None:
    told = made_up_event("x", reports=(*told_by("tuesday", status="planned"), *told_by("undated")))
    with asked(replace(made_up_dossier([told]), articles=ARTICLES)) as reader:
        day = parse("2025-10-29")
        possibly, surely = (
            reader.timeline(EventFilter(as_of=day, certain=certain)).matches for certain in (False, True)
        )
    assert [(match.event.status, match.certain) for match in possibly] == [("happened", False)]
    assert [(match.event.status, match.certain) for match in surely] == [("planned", True)]
