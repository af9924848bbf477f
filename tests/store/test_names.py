"""Finding things by what a person types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.errors import NotFound, UsageError
from diplotrack.timeline import EventFilter
from tests.made_up import made_up_actor as actor
from tests.made_up import made_up_dossier as dossier
from tests.made_up import made_up_event as event
from tests.made_up import made_up_quote as quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.store.query import Reader
    from tests.store.conftest import Asked


@pytest.fixture(scope="module")
def reader(asked: Asked) -> Iterator[Reader]:
    actors = [
        actor("dprk", "North Korea", "Pyongyang"),
        actor("kim", "Kim Jong Un", "Kim", "Élder Straße", of=("dprk",)),
        actor("sister", "Kim Yo Jong", "Kim", of=("dprk",)),
        actor("speech", "An Actor That Shares Its Key With An Event"),
    ]
    events = [
        event("speech", actors=["kim"], utterances=(quote("never", "Never!"),)),
        event("parade", "2025-10-10", actors=["dprk"]),
    ]
    with asked(dossier(events, actors)) as reader:
        yield reader


@pytest.mark.parametrize(
    "name", ["kim", "kim jong un", "  Kim  Jong\tUn ", "élder STRASSE", "E\u0301LDER Straße"]
)
def test_an_actor_goes_by_key_name_and_alias_in_any_letter_case(reader: Reader, name: str) -> None:
    assert reader.actor_key(name) == "kim"


def test_a_name_that_several_actors_share_is_not_guessed(reader: Reader) -> None:
    with pytest.raises(UsageError, match=r"kim \(Kim Jong Un\), sister \(Kim Yo Jong\)"):
        reader.actor_key("KIM")


def test_an_unknown_actor_is_not_found_and_the_nearest_are_named(reader: Reader) -> None:
    with pytest.raises(NotFound) as caught:
        reader.actor_key("Kim Jong Um")
    assert str(caught.value).startswith(
        'No actor is called "Kim Jong Um" in the dossier "made-up": did you mean'
    )
    assert str(caught.value).endswith("?")


@pytest.mark.parametrize(
    "hostile", ["", "'; DROP TABLE actor; --", "\0", "\udce9", "%", "*", '"', "k" * 9999]
)
def test_whatever_is_typed_is_only_a_name(reader: Reader, hostile: str) -> None:
    for question in (
        EventFilter(actors=((hostile,),)),
        EventFilter(articles=(hostile,)),
        EventFilter(keys=(hostile,)),
    ):
        with pytest.raises(NotFound):
            reader.timeline(question)
    with pytest.raises(NotFound):
        reader.kind_of(hostile)
    question = EventFilter(types=(hostile,), statuses=(hostile,), roles=(hostile,), places=(hostile,))
    assert reader.timeline(question).found == 0
    assert reader.timeline(EventFilter()).found == 2


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("speech", ("event", "speech")),
        ("dprk", ("actor", "dprk")),
        ("pyongyang", ("actor", "dprk")),
        ("never", ("utterance", "never")),
    ],
)
def test_an_exact_key_comes_before_an_actors_name(reader: Reader, name: str, found: tuple[str, str]) -> None:
    assert reader.kind_of(name) == found


def test_names_are_all_that_completion_offers(reader: Reader) -> None:
    names = set(reader.names())
    assert {("event", "parade"), ("actor", "kim"), ("actor", "Kim Jong Un"), ("utterance", "never")} <= names


def test_a_state_stands_for_its_members_unless_only_itself_is_meant(reader: Reader) -> None:
    everybody = reader.timeline(EventFilter(actors=(("north korea",),)))
    itself = reader.timeline(EventFilter(actors=(("north korea",),), only=True))
    assert [each.key for each in everybody.events] == ["parade", "speech"]
    assert [each.key for each in itself.events] == ["parade"]


def test_a_limit_beyond_any_number_is_no_limit(reader: Reader) -> None:
    assert len(reader.timeline(EventFilter(limit=10**30)).matches) == 2
