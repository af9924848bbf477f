"""What a server answers is what the file answers: whole timelines, names, counts and all the rest."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.errors import DiplotrackError
from diplotrack.model import Spot
from diplotrack.store import server
from diplotrack.store.builder import Contents, build
from diplotrack.store.query import Reader
from diplotrack.store.sqlite import reading
from diplotrack.timeline import EventFilter
from tests.made_up import made_up_actor, made_up_dossier
from tests.records import records_of
from tests.strategies import dossiers, questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.model import Dossier
    from tests.servers import Server

    Readers = tuple[Reader, Reader]


@pytest.fixture(scope="module")
def both(postgres: Server) -> Callable[[Dossier], Any]:
    """Return what builds a dossier, and opens a reader of the file and one of the server."""
    database = postgres.create("alike")

    @contextmanager
    def both(dossier: Dossier) -> Iterator[Readers]:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "index.db"
            build(Contents("", records_of(dossier), tuple), path)
            server.publish(path, database, lambda: None)
            with reading(path) as connection, server.opened(database) as served:
                yield Reader(connection), served

    return both


def told(ask: Callable[..., object], *asked: object) -> object:
    """Return an answer, or how it was refused."""
    try:
        return ask(*asked)
    except DiplotrackError as error:
        return type(error), str(error)


def timeline(reader: Reader, question: EventFilter) -> object:
    """Return all that a timeline says, and where the words asked for stand."""
    found = reader.timeline(question)
    snippets = reader.search(question)[1] if question.text is not None else {}
    return (
        list(found.matches),
        (found.dossier, found.total, found.found, found.problems),
        dict(found.actors),
        dict(found.articles),
        {event.key: snippets.get(event.key) for event in found.events},
    )


def numbers(reader: Reader, question: EventFilter) -> object:
    """Return all that is counted."""
    counts = [reader.counts(question, by) for by in ("year", "month", "type", "status", "actor", "article")]
    return counts, list(reader.actor_rows(question)), list(reader.article_rows(question))


def test_names_stand_in_the_order_of_their_code_points_in_whatever_language(
    both: Callable[[Dossier], Any],
) -> None:
    paths = ("Zoo.yaml", "_.yaml", "a.yaml", "b-c.yaml", "ba.yaml", "Ä.yaml", "ä.yaml")
    actors = [
        replace(made_up_actor(f"in-{number}", path), spot=Spot(path, 1)) for number, path in enumerate(paths)
    ]
    with both(replace(made_up_dossier(actors=actors), key="random")) as readers:
        for reader in readers:
            found = reader.timeline(EventFilter()).actors
            assert [actor.name for actor in found.values()] == list(paths)


@settings(max_examples=20)
@given(st.data())
def test_any_question_has_one_answer(both: Callable[[Dossier], Any], data: st.DataObject) -> None:
    dossier = data.draw(dossiers())
    with both(dossier) as (file, served):
        for _ in range(8):
            question = data.draw(questions(dossier))
            assert told(timeline, served, question) == told(timeline, file, question)
            assert told(numbers, served, question) == told(numbers, file, question)
        names = list(file.names())
        assert list(served.names()) == names
        for _, name in names:
            for ask in ("kind_of", "actor_key", "pointing_at", "event_of"):
                assert told(getattr(served, ask), name) == told(getattr(file, ask), name)
        question = data.draw(questions(dossier))
        assert told(served.suggestions, question) == told(file.suggestions, question)
