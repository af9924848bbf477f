"""What is given twice and what refers to nothing is left out of the index, and counted."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.model import OUTSIDE, Actor, Event, FiledArticle, FiledReport, FiledWording
from diplotrack.store.builder import Contents, build
from diplotrack.store.query import Reader
from diplotrack.store.sqlite import reading
from diplotrack.timeline import DossierCard, EventFilter
from tests.linked import linked
from tests.made_up import made_up_actor, made_up_dossier, made_up_event
from tests.oracle import chronology
from tests.records import records_of
from tests.strategies import dossiers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.store.rows import Record

Thing: TypeAlias = "Actor | Event | FiledArticle"


@contextmanager
def built(records: list[Record]) -> Iterator[tuple[Reader, int]]:
    """Yield a reader of an index of these records, and how much of them could not be used."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "index.db"
        unusable = build(Contents(folder, iter(records), tuple), path).unusable
        with reading(path) as connection:
            yield Reader(connection), unusable


def key_of(record: Thing) -> str:
    return record.article.key if isinstance(record, FiledArticle) else record.key


def renamed(record: Thing, key: str) -> Thing:
    """Return a record under another key, with the same in it."""
    if isinstance(record, FiledArticle):
        reports = tuple(
            FiledReport(
                filed.event,
                replace(filed.report, article=key),
                tuple(
                    FiledWording(each.utterance, replace(each.wording, article=key))
                    for each in filed.wordings
                ),
            )
            for filed in record.reports
        )
        return FiledArticle(replace(record.article, key=key), reports)
    if isinstance(record, Event):
        said = tuple(replace(each, event=key) for each in record.utterances)
        return replace(record, key=key, utterances=said)
    return replace(record, key=key)


def entangled(record: Thing) -> Thing:
    """Return an article that reports everything twice, and an event whose utterances refer to another's."""
    if isinstance(record, FiledArticle):
        return record._replace(reports=record.reports * 2)
    if isinstance(record, Event):
        apart = ("said-in-event-0", "said-in-event-1")
        said = tuple(replace(each, differs_from=apart) for each in record.utterances)
        return replace(record, utterances=said)
    return record


@st.composite
def careless(draw: st.DrawFn) -> list[Record]:
    """Draw the records of a dossier: some are missing, some there twice, some under a wrong key."""
    card, *rest = records_of(draw(dossiers()))
    records = [each for each in rest if not isinstance(each, DossierCard)]
    places = st.integers(0, len(records) - 1)
    for _ in range(draw(st.integers(0, 3))):
        record = records[draw(places)]
        others = [key_of(each) for each in records if type(each) is type(record)]
        records.append(renamed(record, draw(st.sampled_from([*others, "another"]))))
    if draw(st.booleans()):
        records = [entangled(each) for each in records]
    missing = draw(st.sets(places, max_size=3))
    return [card, *(record for place, record in enumerate(records) if place not in missing)]


@settings(max_examples=60)
@given(careless())
def test_what_counts_is_what_plain_python_would_keep(records: list[Record]) -> None:
    expected = linked(records)
    with built(records) as (reader, _):
        timeline = reader.timeline(EventFilter(unreviewed=True))
        assert tuple(timeline.actors.values()) == expected.actors
        assert tuple(timeline.articles.values()) == expected.articles
        assert list(timeline.events) == chronology(expected.events)


@settings(max_examples=40)
@given(careless())
def test_something_is_counted_wherever_something_is_left_out(records: list[Record]) -> None:
    with built(records) as (reader, unusable):
        assert reader.timeline(EventFilter()).problems == unusable
        assert (unusable > 0) == (loose_ends(records) > 0)


def loose_ends(records: list[Record]) -> int:
    """Return how many keys are given twice, and how many references lead to nothing."""
    given_: list[tuple[str, ...]] = []
    meant: list[tuple[str, ...]] = []
    for record in records:
        if isinstance(record, Actor):
            given_.append(("actor", record.key))
            meant += (("actor", body) for body in record.of)
            meant += (
                ("event", key) for office in record.offices for key in (office.began, office.ended) if key
            )
        elif isinstance(record, Event):
            given_.append(("event", record.key))
            meant += (("actor", part.actor) for part in record.participants)
            others = (record.part_of, *record.responds_to, *record.follows)
            meant += (("event", key) for key in others if key)
            meant += (
                ("article", key) for each in record.disagreements for key, _ in each.sides if key != OUTSIDE
            )
            for said in record.utterances:
                given_.append(("utterance", said.key))
                meant += (("actor", key) for key in (said.speaker, said.addressee) if key)
                meant += (("utterance", key) for key in said.differs_from)
        elif isinstance(record, FiledArticle):
            key = record.article.key
            given_.append(("article", key))
            for filed in record.reports:
                given_.append(("report", key, filed.event))
                meant.append(("event", filed.event))
                meant += (("actor", actor) for actor, _ in filed.report.names)
                meant += (("utterance", each.utterance) for each in filed.wordings)
    return len(given_) - len(set(given_)) + sum(name not in set(given_) for name in meant)


def test_what_the_codebook_does_not_know_is_left_out() -> None:
    lee = made_up_actor("lee", "Lee", "Lee", "Mr Lee", "Mr Lee", of=("usa", "usa"))
    told = made_up_event("offer", actors=["lee", "lee"], mode="nothing", contexts=("cbrn", "cbrn", "nothing"))
    records = list(records_of(made_up_dossier([told], [lee])))
    with built(records) as (reader, unusable):
        timeline = reader.timeline(EventFilter())
        (event,) = timeline.events
        assert (event.mode, event.contexts) == (None, ("cbrn",))
        assert [each.actor for each in event.participants] == ["lee"]
        assert (timeline.actors["lee"].aliases, timeline.actors["lee"].of) == (("Mr Lee",), ("usa",))
    assert unusable == 0
