"""The history of an event is, on every day, what a question as of that day answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.criticism.histories import Histories, State, days_of_publication
from diplotrack.dates.edtf import parse
from diplotrack.model import Article, Basis, Report, Spot
from diplotrack.timeline import EventFilter
from diplotrack.workspace import Workspace, shipped_dossier
from tests.made_up import made_up_dossier, made_up_event
from tests.strategies import dates, dossiers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diplotrack.criticism.histories import History
    from diplotrack.model import Dossier, Event
    from diplotrack.store.query import Reader
    from diplotrack.timeline import Match, Timeline
    from tests.store.conftest import Asked

SPOT = Spot("articles/x.yaml", 1)


def told(day: int, history: History, now: Match, titles: dict[str, str]) -> State | None:
    """Return how a history has an event on a day."""
    if history.since is not None and history.since <= day:
        return seen(now, titles)
    states = [state for since, state in history.before if since <= day]
    return states[-1] if states else None


def seen(match: Match, titles: dict[str, str]) -> State:
    """Return what a timeline tells of an event, but for likenesses of utterances, which no document shows."""
    event = match.event
    alone = tuple(replace(each, differs_from=()) for each in event.utterances)
    named = {key: titles[key] for key in named_by(event)}
    return State(replace(event, utterances=alone), match.certain, named)


def named_by(event: Event) -> tuple[str, ...]:
    return (*filter(None, [event.part_of]), *event.responds_to, *event.follows)


def held_against_the_oracle(reader: Reader, question: EventFilter) -> int:
    """Assert that the histories are what the reader answers on each of their days; return how many."""
    now = reader.timeline(question)
    asked = Histories(question, now.articles, now.recorded)
    found = {match.key: (match, asked.of(match)) for match in now.matches}
    for day in asked.days:
        then = timeline_on(day, reader, question)
        expected = {match.key: seen(match, dict(then.titles)) for match in then.matches}
        titles = dict(now.titles)
        for key, (match, history) in found.items():
            assert told(day, history, match, titles) == expected.get(key), (key, date.fromordinal(day))
    return len(asked.days)


def timeline_on(day: int, reader: Reader, question: EventFilter) -> Timeline:
    return reader.timeline(replace(question, as_of=parse(date.fromordinal(day).isoformat())))


def test_of_too_many_days_the_last_of_each_month_are_left_or_of_each_year() -> None:
    months = [f"{year}-{month:02}" for year in range(2000, 2020) for month in range(1, 13)]
    articles = [Article(month, SPOT, published=parse(month)) for month in months]
    few, many = (days_of_publication(articles[:number]) for number in (200, 240))
    assert len(few) == 400
    assert [date.fromordinal(day).isoformat() for day in many[:2]] == ["2000-01-31", "2000-02-29"]
    daily = [
        Article(str(day), SPOT, published=parse(date.fromordinal(day).isoformat()))
        for day in range(1, 20_000)
    ]
    assert len(days_of_publication(daily)) == 55
    until = days_of_publication(daily, until=730)
    assert (len(until), until[-1]) == (24, 730)


@settings(max_examples=30)
@given(dossier=dossiers(), as_of=st.none() | dates, certain=st.booleans())
def test_a_history_is_what_questions_as_of_its_days_answer(
    asked: Asked, dossier: object, as_of: object, *, certain: bool
) -> None:
    with asked(dossier) as reader:  # type: ignore[arg-type]
        held_against_the_oracle(reader, EventFilter(as_of=as_of, certain=certain))  # type: ignore[arg-type]


PUBLISHED = {"vague": "2025-10", "between": "2025-10-15", "late": "2025-11-20", "undated": None}


def reported(key: str, *articles: str, date: str = "2025-10-29", **said: object) -> Event:
    reports = tuple(Report(each, (), SPOT) for each in articles)
    return replace(made_up_event(key, date), reports=reports, **said)  # type: ignore[arg-type]


@pytest.fixture
def vague() -> Dossier:
    """Give a dossier in which articles may or may not have been out while others came out."""
    events = (
        reported("told-twice", "vague", "late"),
        reported("undated-first", "undated", "late", part_of="told-once"),
        reported("told-once", "between"),
        reported("names-another", "vague", part_of="told-once"),
        reported("on-record", "vague", "undated", date="2025-11-19", basis=Basis("outside")),
        reported("coming", "vague", "late", status="planned", follows=("undated-first",)),
    )
    articles = tuple(
        Article(key, SPOT, title=key, published=parse(day) if day else None) for key, day in PUBLISHED.items()
    )
    return replace(made_up_dossier(events), articles=articles)


def test_what_is_past_was_so_by_every_day_on_which_its_article_may_not_have_been_out(
    asked: Asked, vague: Dossier
) -> None:
    with asked(vague) as reader:
        assert held_against_the_oracle(reader, EventFilter()) == 4
        assert held_against_the_oracle(reader, EventFilter(as_of=parse("2025-10-31"))) == 3
        now = reader.timeline(EventFilter())
        history = Histories(now.question, now.articles, now.recorded)
        (match,) = (match for match in now.matches if match.key == "told-twice")
        dates = [str(state.event.date) for _, state in history.of(match).before]
        assert dates == ["[..2025-10-01]", "[..2025-10-15]", "[..2025-10-31]"]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    database: Path = tmp_path_factory.mktemp("shipped") / "index.db"
    with Workspace(shipped_dossier(), database).opened() as reader:
        yield reader


@pytest.mark.parametrize("certain", [False, True])
@pytest.mark.parametrize("as_of", [None, "2025-10-28", "2025-10-29"])
def test_so_it_is_with_the_shipped_dossier(reader: Reader, as_of: str | None, *, certain: bool) -> None:
    question = EventFilter(as_of=parse(as_of) if as_of else None, certain=certain)
    assert held_against_the_oracle(reader, question)
