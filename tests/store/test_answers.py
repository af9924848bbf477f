"""What comes out of the database is what went in, and what plain Python would have answered."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.dates.edtf import parse
from diplotrack.errors import UsageError
from diplotrack.timeline import EventFilter
from tests.made_up import made_up_dossier as dossier_of
from tests.made_up import made_up_event as event
from tests.oracle import answer, chronology, reviewed
from tests.strategies import DATES, dossiers, questions

if TYPE_CHECKING:
    from diplotrack.model import Dossier
    from tests.store.conftest import Asked


@settings(max_examples=25)
@given(dossiers())
def test_a_dossier_comes_back_as_it_was(asked: Asked, dossier: Dossier) -> None:
    with asked(dossier) as reader:
        timeline = reader.timeline(EventFilter())
        card = timeline.dossier
        assert (card.key, card.title, card.scope, card.note, card.coders) == (
            *(dossier.key, dossier.title, dossier.scope, dossier.note),
            dossier.coders,
        )
        assert tuple(timeline.actors.values()) == dossier.actors
        everything = reader.timeline(EventFilter(unreviewed=True))
        for articles, there in ((everything, dossier), (timeline, reviewed(dossier))):
            assert tuple(articles.articles.values()) == there.articles
            assert len(articles.articles) == len(there.articles)
        assert list(timeline.events) == chronology(dossier.events)
        assert timeline.total == timeline.found == len(dossier.events)


@settings(max_examples=25)
@given(st.data())
def test_any_question_is_answered_as_plain_python_would(asked: Asked, data: st.DataObject) -> None:
    dossier = data.draw(dossiers())
    with asked(dossier) as reader:
        for _ in range(12):
            question = data.draw(questions(dossier))
            timeline = reader.timeline(question)
            expected = answer(dossier, question)
            assert [(match.event.key, match.certain) for match in timeline.matches] == expected.matches
            assert timeline.found == expected.found
            known = EventFilter(
                as_of=question.as_of, certain=question.certain, unreviewed=question.unreviewed
            )
            assert timeline.total == answer(dossier, known).found


@settings(max_examples=25)
@given(st.data())
def test_pages_add_up_to_the_whole(asked: Asked, data: st.DataObject) -> None:
    dossier = data.draw(dossiers())
    with asked(dossier) as reader:
        for _ in range(6):
            question = replace(data.draw(questions(dossier)), limit=None)
            whole = [match.key for match in reader.timeline(question).matches]
            paged: list[str] = []
            while page := list(
                reader.timeline(replace(question, limit=2, after=paged[-1] if paged else None)).matches
            ):
                paged += [match.key for match in page]
            assert paged == whole


def test_every_date_in_every_window_is_answered_as_plain_python_would(asked: Asked) -> None:
    made = dossier_of([event(date, date) for date in DATES])
    windows = [None, *map(parse, DATES)]
    with asked(made) as reader:
        for since, until in product(windows, windows):
            question = EventFilter(since=since, until=until)
            expected = answer(made, question)
            if since and until and since.earliest and until.latest and since.earliest > until.latest:
                with pytest.raises(UsageError, match="exchange the two"):
                    reader.timeline(question)
            else:
                timeline = reader.timeline(question)
                assert [(match.event.key, match.certain) for match in timeline.matches] == expected.matches
