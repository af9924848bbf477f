"""What is exported and imported again is the same events, field by field, as far as the format goes."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, note, settings

from diplotrack.dates.edtf import parse
from diplotrack.dossier.reader import read
from diplotrack.exporters import EXPORTERS
from diplotrack.exporters.losses import Losses
from diplotrack.exporters.plain import folded
from diplotrack.importers import READERS
from diplotrack.importers.assembly.naming import Answers
from diplotrack.importers.entry import Entry, Options, Rejected
from diplotrack.replacing import filled
from diplotrack.workspace.moving_in import Removal, move_in
from tests.exporters.exchange.conftest import timeline_of
from tests.strategies import dossiers

if TYPE_CHECKING:
    from diplotrack.model import Dossier, Event
    from diplotrack.timeline import Timeline

TODAY = parse("2026-01-01")
FORMATS: dict[str, dict[str, bool]] = {
    "timelinejs": {},
    "markwhen": {},
    "ics": {"spans": True},
    "csv": {},
    "csv for Excel": {"excel": True},
    "xlsx": {},
}
"""The formats that come back, and how each is written so that all events are in it."""


def format_of(name: str) -> str:
    return name.partition(" ")[0]


def written(name: str, timeline: Timeline, folder: Path) -> Path:
    path = folder / f"chronology.{format_of(name)}"
    filled(path, EXPORTERS[format_of(name)](timeline, Losses(), **FORMATS[name]))
    return path


def entries(name: str, timeline: Timeline, folder: Path) -> list[Entry]:
    found = list(READERS[format_of(name)](written(name, timeline, folder), Options()))
    assert not [each for each in found if isinstance(each, Rejected)]
    return [each for each in found if isinstance(each, Entry)]


def plain(text: str | None) -> str:
    """Return a text without what cannot be seen, and with single spaces, which is all that may change."""
    shown = "".join(each for each in folded(text or "") if each.isprintable() or each == " ")
    return " ".join(shown.split())


def parts(event: Event, timeline: Timeline) -> list[str]:
    said = ((timeline.actor_name(each.actor), each.role) for each in event.participants)
    return [name if role == "actor" else f"{name} ({role})" for name, role in said]


@pytest.mark.parametrize("name", FORMATS)
def test_entries_are_the_events_that_were_exported(name: str, every: Timeline, tmp_path: Path) -> None:
    assert_the_same(name, every, entries(name, every, tmp_path))


@settings(max_examples=40)
@given(dossier=dossiers())
def test_so_are_those_of_any_dossier(dossier: Dossier) -> None:
    """An event whose title nobody can see is none that could be imported."""
    events = [event for event in dossier.events if plain(event.title)]
    if not events:
        return
    timeline = timeline_of(events, dossier.actors, dossier.articles)
    for name in FORMATS:
        note(name)
        with TemporaryDirectory() as folder:
            assert_the_same(name, timeline, entries(name, timeline, Path(folder)))


def assert_the_same(name: str, timeline: Timeline, found: list[Entry]) -> None:
    events = list(timeline.events)
    assert [entry.key for entry in found] == [event.key for event in events]
    for entry, event in zip(found, events, strict=True):
        assert plain(entry.title) == plain(event.title)
        assert entry.date.edtf == event.date.edtf
        assert entry.status == event.status
        assert entry.type == event.type
        assert plain(entry.summary) == plain(event.summary)
        assert plain(entry.place) == plain(event.place)
        assert [*entry.actors] == parts(event, timeline)
        assert [article.key for article in entry.articles] == [*event.articles]
        if format_of(name) in {"csv", "xlsx"}:
            continue
        for article in entry.articles:
            known = timeline.articles[str(article.key)]
            assert plain(article.title) == plain(known.title)
            assert article.published == known.published
            assert plain(article.outlet) == plain(known.outlet)


@pytest.mark.parametrize("name", FORMATS)
def test_the_shipped_dossier_moves_to_a_new_one(name: str, shipped: Timeline, tmp_path: Path) -> None:
    """Of two reports the day of the article does not allow them: they are kept in the notes."""
    path = written(name, shipped, tmp_path)
    removal = Removal(path, format_of(name), tmp_path / "new", Options(), Answers())
    account = move_in(removal, TODAY).account
    assert account.counts["events"] == len(shipped.matches)
    assert not account.findings["rejected"]
    back = {event.key: event for event in read(tmp_path / "new").written.events}
    names = {actor.key: actor.name for actor in read(tmp_path / "new").written.actors}
    for event in shipped.events:
        new = back.pop(event.key)
        assert (new.title, new.date, new.status, new.type) == (
            event.title,
            event.date,
            event.status,
            event.type,
        )
        assert plain(new.summary) == plain(event.summary)
        assert new.place == event.place
        assert [(names[actor], role) for actor, role in new.participants] == [
            (shipped.actor_name(actor), role) for actor, role in event.participants
        ]
        for key in set(event.articles) - set(new.articles):
            assert "published before the event" in (new.note or "")
            assert key == "radio-silence"
    assert not back


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_imported_into_its_own_dossier_is_there_already(
    name: str, shipped: Timeline, tmp_path: Path
) -> None:
    path = written(name, shipped, tmp_path)
    move_in(Removal(path, format_of(name), tmp_path / "new", Options(), Answers()), TODAY)
    again = move_in(
        Removal(path, format_of(name), tmp_path / "new", Options(), Answers()), TODAY
    ).account.counts
    assert (again["events"], again["there"]) == (0, len(shipped.matches))


def test_a_summary_that_somebody_changed_comes_back_changed(shipped: Timeline, tmp_path: Path) -> None:
    for name in ("timelinejs", "markwhen"):
        path = written(name, shipped, tmp_path)
        text = path.read_text("utf-8")
        assert "asks them to pass the message on." in text
        path.write_text(text.replace("asks them to pass the message on.", "asks nothing."), "utf-8")
        found = [each for each in READERS[name](path, Options()) if isinstance(each, Entry)]
        (changed,) = [entry for entry in found if entry.key == "air-force-one-offer"]
        assert changed.summary.endswith("asks nothing.")
        assert "good relationship" not in changed.summary
