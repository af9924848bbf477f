"""Made-up dossiers: the same seed gives the same bytes, and nothing is wrong with what it gives."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from benchmarks.dossiers import FORMATS, write
from benchmarks.vague_dates import FIRST, LAST
from diplotrack.dates.edtf import parse
from diplotrack.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


def fingerprint(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_seed_gives_the_same_bytes_and_another_others(tmp_path: Path, fmt: str) -> None:
    for name, seed in (("one", 7), ("same", 7), ("other", 8)):
        write(tmp_path / name, 60, seed=seed, fmt=fmt)
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "same")
    assert fingerprint(tmp_path / "one") != fingerprint(tmp_path / "other")


def test_bytes_are_the_same_on_every_machine(tmp_path: Path) -> None:
    write(tmp_path / "made-up", 60)
    whole = sha256(json.dumps(fingerprint(tmp_path / "made-up")).encode()).hexdigest()
    assert whole[:16] == "c27c5f6622536884"  # figures of other dossiers cannot be held against these


@pytest.mark.parametrize(("events", "seed"), [(1, 1), (15, 1), (200, 1), (200, 2)])
def test_nothing_is_wrong_with_them(tmp_path: Path, events: int, seed: int) -> None:
    write(tmp_path / "made-up", events, seed=seed, fmt="yaml")
    assert Workspace(tmp_path / "made-up").check() == ((), ())
    with Workspace(tmp_path / "made-up", tmp_path / "made-up.db").opened() as reader:
        assert reader.kind_of("said-0-0") == ("utterance", "said-0-0")


def test_they_are_as_uneven_as_what_happens(tmp_path: Path) -> None:
    write(tmp_path / "made-up", 4_000)
    events = records(tmp_path / "made-up" / "events.jsonl")
    dates = [parse(str(event["date"])) for event in events]
    exact = sum(date.kind == "date" and date.precision == "day" and not date.approximate for date in dates)
    assert 0.65 < exact / len(dates) < 0.75
    assert {date.kind for date in dates} == {"date", "interval", "one-of", "all-of"}
    recent = sum(date.sort_from > (FIRST.toordinal() + LAST.toordinal()) / 2 for date in dates)
    assert recent > len(dates) / 2
    relations = Counter(
        field for event in events for field in ("part_of", "follows", "responds_to") if field in event
    )
    assert min(relations.values()) > 10
    parts = Counter(each["actor"] for event in events for each in event["actors"])  # type: ignore[attr-defined]
    assert len(parts) == len(records(tmp_path / "made-up" / "actors.jsonl"))
    assert max(parts.values()) > 10 * min(parts.values())


def test_articles_are_spread_over_as_many_files_as_asked_for(tmp_path: Path) -> None:
    told = write(tmp_path / "made-up", 90, files=40)
    files = sorted((tmp_path / "made-up" / "articles").iterdir())
    assert told.articles == 40
    assert [len(records(file)) for file in files] == [1] * 40


def test_more_files_than_events_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="41 files of articles cannot each report one of 40 events"):
        write(tmp_path / "made-up", 40, files=41)


def test_what_stands_in_the_folder_stays(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        write(tmp_path, 15)
    assert list(tmp_path.iterdir()) == []
