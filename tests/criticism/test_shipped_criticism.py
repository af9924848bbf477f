"""What the dossier that comes along says against itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.criticism.contradictions import contradictions
from diplotrack.criticism.gaps import gaps
from diplotrack.timeline import EventFilter, Timeline
from diplotrack.workspace import Workspace, shipped_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Timeline]:
    database: Path = tmp_path_factory.mktemp("shipped") / "x.db"
    with Workspace(shipped_dossier(), database).opened() as reader:
        yield reader.timeline(EventFilter())


def test_only_wordings_contradict_each_other_by_computation(shipped: Timeline) -> None:
    computed = [(each.kind, each.subject) for each in contradictions(shipped) if each.kind != "declared"]
    assert computed == [
        ("wording", "love-to-see"),
        ("wording", "put-the-word-out"),
        ("wording", "pretty-big-to-start"),
    ]


def test_every_disagreement_of_the_files_is_there_once(shipped: Timeline) -> None:
    written = [(event.key, each.about) for event in shipped.events for each in event.disagreements]
    assert [
        (each.events[0], each.about) for each in contradictions(shipped) if each.kind == "declared"
    ] == written


def test_no_day_of_it_is_invented_and_every_article_is_dated(shipped: Timeline) -> None:
    assert not gaps(shipped, ["invented-date", "no-publication"])
