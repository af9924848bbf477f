"""Utterances that may be one: which are found, and which are never shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diplotrack.store import look_alikes
from diplotrack.timeline import EventFilter
from tests.made_up import made_up_dossier
from tests.made_up_wordings import printed, said, said_at

if TYPE_CHECKING:
    import pytest

    from diplotrack.criticism.suggesting import Suggestion
    from diplotrack.model import Event, Utterance
    from tests.store.conftest import Asked

LONG = "I would love to see him if he wants to, if he even gets this message"
SHORT = "I’d love to see him if he wants to. If he even gets this message"
OTHER = "The ministers will meet in spring to settle the matter of the border"


def event(key: str, *utterances: Utterance, date: str = "2025-10-29") -> Event:
    from diplotrack.dates.edtf import parse  # noqa: PLC0415

    of_it = tuple(replace(each, event=key) for each in utterances)
    return replace(said_at(*of_it, key=key), date=parse(date))


def found(
    asked: Asked, *events: Event, question: EventFilter | None = None, **more: object
) -> list[Suggestion]:
    with asked(made_up_dossier(events)) as reader:
        return reader.suggestions(question or EventFilter(), **more)  # type: ignore[arg-type]


def keys(suggestions: list[Suggestion]) -> list[tuple[str, ...]]:
    return [tuple(row.utterance.key for row in each.rows) for each in suggestions]


def test_what_one_speaker_may_have_said_at_one_time(asked: Asked) -> None:
    one = event("a", said(printed("first", LONG), key="one"), said(printed("first", OTHER), key="far"))
    other = event("b", said(printed("second", SHORT), key="two"), date="2025-10")
    (suggestion,) = found(asked, one, other)
    assert sorted(row.utterance.key for row in suggestion.rows) == ["one", "two"]
    assert suggestion.why == "said"
    assert suggestion.score > 0.8


def test_what_another_speaker_says_at_another_time_by_its_rare_words(asked: Asked) -> None:
    two = replace(said(printed("second", SHORT), key="two"), speaker="trump")
    (suggestion,) = found(
        asked, event("a", said(printed("first", LONG), key="one")), event("b", two, date="2019")
    )
    assert suggestion.why == "words"


def test_a_decision_is_not_asked_again_whichever_of_the_two_records_it(asked: Asked) -> None:
    one, two = said(printed("first", LONG), key="one"), said(printed("second", SHORT), key="two")
    assert len(found(asked, event("a", one, two))) == 1
    assert found(asked, event("a", replace(one, differs_from=("two",)), two)) == []
    assert found(asked, event("a", one, replace(two, differs_from=("one",)))) == []


def test_wordings_of_one_utterance_are_one_already(asked: Asked) -> None:
    assert found(asked, event("a", said(printed("first", LONG), printed("second", SHORT)))) == []


def test_what_one_article_prints_apart_is_told_apart(asked: Asked) -> None:
    one = said(printed("first", LONG), printed("second", OTHER), key="one")
    assert found(asked, event("a", one, said(printed("second", SHORT), key="two"))) == []


def test_two_utterances_are_shown_once_by_their_most_alike_wordings(asked: Asked) -> None:
    one = said(printed("first", LONG), printed("third", "I would love to see him"), key="one")
    (suggestion,) = found(asked, event("a", said(printed("second", SHORT), key="two"), one))
    assert [wording.article for wording in suggestion.wordings] == ["first", "second"]
    assert keys([suggestion]) == [("one", "two")], "the one with more wordings is kept"


def test_the_filters_say_of_which_utterances(asked: Asked) -> None:
    events = [
        event("a", said(printed("first", LONG), key="one"), date="2025-10-01"),
        event("b", said(printed("second", SHORT), key="two"), date="2025-10-02"),
        event("c", said(printed("third", OTHER), key="far"), date="2025-10-03"),
    ]
    assert keys(found(asked, *events, question=EventFilter(keys=("b",)))) == [("one", "two")]
    assert found(asked, *events, question=EventFilter(keys=("c",))) == []
    assert found(asked, *events, question=EventFilter(limit=0)) == []
    assert found(asked, *events, speakers={"kim"}) != []
    assert found(asked, *events, speakers={"trump"}) == []


def test_the_most_alike_come_first(asked: Asked) -> None:
    one = event("a", said(printed("first", LONG), key="one"), said(printed("first", OTHER), key="far"))
    two = event("b", said(printed("second", SHORT), key="two"), said(printed("second", OTHER), key="near"))
    scores = [each.score for each in found(asked, one, two)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 2


def test_words_that_mean_something_to_the_search_do_no_harm(asked: Asked) -> None:
    words = 'NEAR "AND" OR NOT $$$ * ^ 北京 हिन्दी état-major'
    one, two = said(printed("first", words), key="one"), said(printed("second", words), key="two")
    assert len(found(asked, event("a", one), event("b", replace(two, speaker="x"), date="2019"))) == 1


def test_of_a_speaker_who_never_stops_only_what_is_near_in_time(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look_alikes, "MOST_SAID", 1)
    monkeypatch.setattr(look_alikes, "_MOST_FOUND", -1)
    events = [
        event("a", said(printed("first", LONG), key="one"), date="[2020..2025-10]"),
        event("b", said(printed("second", SHORT), key="two"), date="[2020..2025-10]"),
        event("c", said(printed("third", SHORT), key="three"), date="2025-10"),
    ]
    assert keys(found(asked, *events, question=EventFilter(keys=("a",)))) == [("one", "two")]


def test_candidates_are_looked_up_in_an_index(asked_of_a_file: Asked) -> None:
    with asked_of_a_file(made_up_dossier()) as reader:
        for query, values in ((look_alikes._SAID, ("kim", 1, 2, 3, 4)), (look_alikes._WORDING, (1,))):  # noqa: SLF001
            plan = reader._connection.execute(f"EXPLAIN QUERY PLAN {query}", values)  # noqa: SLF001
            assert "SEARCH quoted USING" in next(iter(plan))[3]
