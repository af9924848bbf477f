"""What the shipped dossier knew on the Tuesday, and what the Wednesday brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.criticism.changing import changes
from diplotrack.dates.edtf import parse
from diplotrack.timeline import EventFilter
from diplotrack.workspace import Workspace, shipped_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diplotrack.store.query import Reader
    from diplotrack.timeline import Timeline

TUESDAY, WEDNESDAY = parse("2025-10-28"), parse("2025-10-29")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    database: Path = tmp_path_factory.mktemp("shipped") / "index.db"
    with Workspace(shipped_dossier(), database).opened() as reader:
        yield reader


@pytest.fixture(scope="module")
def tuesday(reader: Reader) -> Timeline:
    return reader.timeline(EventFilter(as_of=TUESDAY))


def test_the_silence_was_known_and_the_missiles_were_not(tuesday: Timeline) -> None:
    statuses = {event.key: event.status for event in tuesday.events}
    assert statuses["no-answer"] == "did-not-happen"
    assert statuses["pyongyang-statement"] == "expected"
    assert statuses["trump-kim-meeting"] == "proposed"
    assert statuses["stop-japan"] == statuses["arrival-south-korea"] == "planned"
    assert not statuses.keys() & {"missile-test", "missile-test-announced", "no-meeting-confirmed"}
    assert all(match.certain for match in tuesday.matches)


def test_only_one_article_was_known(tuesday: Timeline) -> None:
    assert {key for event in tuesday.events for key in event.articles} == {"radio-silence"}
    assert {each.article for said in tuesday.utterances for each in said.wordings} == {"radio-silence"}
    assert all(each.settled is None for event in tuesday.events for each in event.disagreements)


def test_what_had_not_come_was_not_dated_by_the_record(tuesday: Timeline) -> None:
    dates = {event.key: (event.date.edtf, event.basis.basis) for event in tuesday.events}
    assert dates["arrival-south-korea"] == ("[2025-10-28..]", "deduced")
    assert dates["kim-speech"] == ("2025-09-21", "outside")


def test_the_wednesday_is_only_possibly_known_by_the_other_article(reader: Reader) -> None:
    possibly = {
        match.event.key: match.certain for match in reader.timeline(EventFilter(as_of=WEDNESDAY)).matches
    }
    assert (possibly["missile-test"], possibly["trump-kim-meeting"], possibly["kim-refuses-south"]) == (
        *(False, False),
        True,
    )
    surely = reader.timeline(EventFilter(as_of=WEDNESDAY, certain=True))
    assert "missile-test" not in {event.key for event in surely.events}


def test_changes_between_the_two(reader: Reader) -> None:
    before = reader.timeline(EventFilter(as_of=TUESDAY, certain=True))
    after = reader.timeline(EventFilter(as_of=WEDNESDAY))
    found = {(change.kind, change.event.key) for change in changes(before, after)}
    assert found > {
        ("added", "missile-test"),
        ("contradicted", "trump-kim-meeting"),
        ("other-status", "trump-kim-meeting"),
        ("dated-anew", "arrival-south-korea"),
        ("confirmed", "lee-takes-office"),
    }
