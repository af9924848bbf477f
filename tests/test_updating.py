"""A changed file changes its own part of the index, and the index is as if everything had been built anew."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.store import builder
from diplotrack.timeline import EventFilter
from diplotrack.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

Files: TypeAlias = "dict[str, list[dict[str, Any]]]"

DATES = [
    "2018",
    "2018-01-01",
    "2018-01-01/2018-03",
    "1990s".replace("s", "/.."),
    "[..2018-01-01]",
    "2018-01",
    "2017-12-31",
]
WORDS = ["Seoul", "talks", "missile", "a statement", "the border, closed", "Séoul"]
DUMP = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
TERMS = "CREATE VIRTUAL TABLE temp.{0}_terms USING fts5vocab(main, '{0}', '{1}')"


def actor(number: int) -> dict[str, Any]:
    return {"actor": f"actor-{number}", "name": f"Actor {number}", "kind": "person"}


def event(number: int, date: str = "2018-01-01", *, said: int = 1) -> dict[str, Any]:
    return {
        "event": f"event-{number}",
        "date": date,
        "basis": "stated",
        "status": "happened",
        "type": "STATE",
        "title": f"Title {number}",
        "summary": WORDS[number % len(WORDS)],
        "actors": [{"actor": f"actor-{number % 4}", "role": "actor"}],
        "utterances": [
            {"utterance": f"said-{number}-{each}", "speaker": f"actor-{number % 4}"} for each in range(said)
        ],
    }


def at(start: int) -> list[dict[str, Any]]:
    return [{"start": start, "end": start + 5, "sha256": "0" * 64}]


def report(number: int, *, quotes: bool = True) -> dict[str, Any]:
    words = WORDS[(number + 1) % len(WORDS)]
    wordings = [{"utterance": f"said-{number}-0", "manner": "verbatim", "words": [words], "at": at(10)}]
    return {"event": f"event-{number}", "at": at(1), "wordings": wordings if quotes else []}


def article(name: str, *reports: dict[str, Any], wire: str | None = None) -> dict[str, Any]:
    text = {"sha256": "0" * 64, "characters": 100, "norm": "dt-norm-1", "length": 100, "paragraphs": [0]}
    return {"article": name, "text": text, "wire": wire, "reports": list(reports)}


def draft(name: str, *reports: dict[str, Any]) -> dict[str, Any]:
    """Return an article of which a sentence and a quotation are still to be reviewed."""
    context = [{"at": at(1), "why": "to code", "suggested": [{"actor": "actor-1", "rule": "alias"}]}]
    quotations = [{"words": ["words"], "at": at(10), "manner": "partial"}]
    return article(name, *reports) | {"context": context, "quotations": quotations}


def made_up() -> Files:
    """Return a dossier in many files: records by the names of the files."""
    files: Files = {
        "dossier.yaml": [{"dossier": "made-up", "title": "Made up", "coders": {"ann": "Ann"}}],
        "actors.jsonl": [*map(actor, range(4)), {"actor": "state", "name": "State", "kind": "state"}],
    }
    files["actors.jsonl"][0]["of"] = ["state"]
    files["articles/list.yaml"] = [draft("drafted"), {"article": "unread", "reports": [{"event": "event-1"}]}]
    for number in range(4):
        files[f"events/{number}.jsonl"] = [event(number), event(number + 4, DATES[number])]
    for number in range(6):
        files[f"articles/{number}.jsonl"] = [article(f"article-{number}", report(number), report(number + 1))]
    return files


def write(folder: Path, files: Files) -> None:
    for name in ("events", "articles"):
        (folder / name).mkdir(exist_ok=True)
    for path in (*folder.rglob("*.jsonl"), *folder.rglob("articles/*.yaml")):
        if path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, records in files.items():
        text = "".join(json.dumps(record) + "\n" for record in records)
        text = json.dumps(records) if name == "articles/list.yaml" else text
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def dump(path: Path) -> dict[str, list[Any]]:
    """Return all that an index holds, row by row; of full-text search each word with its places."""
    with closing(sqlite3.connect(path)) as connection:
        things = connection.execute(DUMP).fetchall()
        held: dict[str, list[Any]] = {"schema": things}
        for kind, name, _ in things:
            if kind == "table" and not name.startswith(("search", "quote_search", "file")):
                held[name] = connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608
        held["file"] = connection.execute("SELECT path, size, sha256 FROM file").fetchall()
        for table, kind in (("search", "instance"), ("search_far", "instance"), ("quote_search", "row")):
            connection.execute(TERMS.format(table, kind))
            held[table] = connection.execute(f"SELECT * FROM temp.{table}_terms").fetchall()  # noqa: S608
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    return held


@st.composite
def edits(draw: st.DrawFn) -> Callable[[Files], None]:
    """Draw something that a coder may do to a file."""
    name = draw(st.sampled_from([f"events/{each}.jsonl" for each in range(4)]))
    paper = draw(st.sampled_from([f"articles/{each}.jsonl" for each in range(6)]))
    number = draw(st.integers(0, 9))
    date = draw(st.sampled_from(DATES))
    words = draw(st.sampled_from(WORDS))

    def change(key: str, value: object) -> Callable[[Files], None]:
        return lambda files: files.get(name, [{}])[0].__setitem__(key, value)

    edit: Callable[[Files], None] = draw(
        st.sampled_from(
            [
                change("date", date),
                change("title", words),
                change("follows", [f"event-{number}"]),
                change("part_of", f"event-{number}"),
                change("actors", [{"actor": f"actor-{number}", "role": "recipient"}]),
                change("place", words),
                change("note", words),
                change("summary", None),
                lambda files: files["articles/list.yaml"][0].pop("context", None) and None,
                lambda files: files["articles/list.yaml"][1].__setitem__("title", words),
                lambda files: files["articles/list.yaml"].append(draft(f"draft-{number}", report(number))),
                lambda files: files["articles/list.yaml"].__delitem__(slice(1, None)),
                change(
                    "disagrees", [{"about": "date", "says": {f"article-{number}": words, "outside": "no"}}]
                ),
                lambda files: files.pop(name, None) and None,
                lambda files: files.pop(paper, None) and None,
                lambda files: files.__setitem__(name, [event(number, date), event(number + 9, date, said=2)]),
                lambda files: files.__setitem__(paper, [article(f"article-{number}", report(number))]),
                lambda files: files.__setitem__(
                    paper, [article(paper[9:10], report(number, quotes=False), wire="x")]
                ),
                lambda files: files.__setitem__("events/new.jsonl", [event(number + 20, date)]),
                lambda files: files["actors.jsonl"][1].__setitem__("of", ["state"]),
                lambda files: files["actors.jsonl"][2].__setitem__("aliases", [words]),
                lambda files: files["actors.jsonl"].append(actor(number)),
                lambda files: files["dossier.yaml"][0].__setitem__("title", words),
                lambda files: files.__setitem__(paper, [{"article": "half"}]),
            ]
        )
    )
    return edit


@settings(max_examples=60)
@given(st.lists(edits(), min_size=1, max_size=5))
def test_an_updated_index_is_the_one_that_a_build_writes(changes: list[Callable[[Files], None]]) -> None:
    files = made_up()
    with TemporaryDirectory() as place:
        folder = Path(place) / "dossier"
        folder.mkdir()
        updated, anew = (Workspace(folder, Path(place) / name) for name in ("updated.db", "anew.db"))
        write(folder, files)
        updated.build()
        for change in changes:
            change(files)
            write(folder, files)
            with updated.opened():
                pass
            anew.build()
            assert dump(updated.index_path()) == dump(anew.index_path())


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    write(tmp_path, made_up())
    workspace = Workspace(tmp_path, tmp_path / "index.db")
    workspace.build()
    return workspace


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("events/1.jsonl", event(1, "2018-01-02")),
        ("articles/2.jsonl", article("article-2", report(3))),
        ("actors.jsonl", actor(9)),
        ("dossier.yaml", {"dossier": "made-up", "title": "Another title"}),
    ],
)
def test_only_the_changed_file_is_read(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, name: str, record: dict[str, Any]
) -> None:
    files = deepcopy(made_up())
    files[name] = [record] if name != "actors.jsonl" else [*files[name], record]
    if name.startswith("events"):
        files[name].append(event(5))
    write(workspace.folder, files)
    read: list[Path] = []
    from diplotrack.dossier import contents  # noqa: PLC0415 - what is watched

    original = contents.contents

    def watched(folder: Path, path: Path, **more: Any) -> Any:  # noqa: ANN401
        read.append(path)
        return original(folder, path, **more)

    monkeypatch.setattr(contents, "contents", watched)
    monkeypatch.setattr(builder, "build", lambda *_: pytest.fail("everything was built anew"))
    with workspace.opened() as reader:
        assert reader.timeline(EventFilter()).total == 8
    assert read == [workspace.folder / name]
