"""A dossier that can be in two states, and the program run on it in processes of its own."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from diplotrack.cli.app import app
from tests.cli.conftest import ARTICLE, FILES, write
from tests.faults.children import Child, Ending, started

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.faults.children import Prepared

EVENTS = 60
STATES = ("first", "second")
LONG_AGO = 1_700_000_000
"""When all files were changed: how often a young one is looked at would be left to chance."""

EVENT = """
- event: event-{number}
  date: 2025-10-{day:02}
  basis: outside
  why: known
  status: happened
  type: STATE
  title: Event {number} in the {state} state
  summary: {summary}
  actors: [{{actor: kim, role: actor}}]
"""


@dataclass(frozen=True)
class Desk:
    """A dossier, a cache and a folder of texts, and the program at work on them."""

    folder: Path

    @property
    def dossier(self) -> Path:
        """The dossier's folder."""
        return self.folder / "dossier"

    @property
    def cache(self) -> Path:
        """Where the program keeps databases, unless told otherwise."""
        return self.folder / "cache" / "diplotrack"

    @property
    def variables(self) -> dict[str, str]:
        """The environment of the program."""
        return {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "DIPLOTRACK_DOSSIER": str(self.dossier),
            "DIPLOTRACK_TEXTS": str(self.folder / "texts"),
            "XDG_CACHE_HOME": str(self.cache.parent),
        }

    def starts(self, arguments: Sequence[str], *prepared: Prepared, **variables: str) -> Child:
        """Start the program."""
        return started(arguments, {**self.variables, **variables}, *prepared)

    def runs(self, arguments: Sequence[str], *prepared: Prepared, **variables: str) -> Ending:
        """Run the program to its end."""
        return self.starts(arguments, *prepared, **variables).ends()

    def asks(self, *arguments: str, **variables: str) -> str:
        """Return the answer to a question that must be answered without a word on stderr."""
        ending = self.runs(arguments or ["export", "jsonl"], **variables)
        assert (ending.code, ending.err) == (0, "")
        return ending.out

    def is_in(self, state: str) -> None:
        """Put the dossier in this state: its one file of events is exchanged whole."""
        path = self.dossier / "events.yaml"
        events = (
            EVENT.format(number=number, day=number % 28 + 1, state=state, summary=f"{state} " * 20)
            for number in range(EVENTS)
        )
        new = self.folder / "events.yaml"
        new.write_text(dedent(FILES["events.yaml"]) + "".join(events), encoding="utf-8")
        os.utime(new, (LONG_AGO, LONG_AGO + STATES.index(state)))
        new.replace(path)

    def files(self) -> dict[str, bytes]:
        """Return what the dossier's folder holds, by name."""
        return {
            str(path.relative_to(self.dossier)): path.read_bytes()
            for path in self.dossier.rglob("*")
            if path.is_file()
        }


def tell(sentence: str) -> None:
    """Say what was tried and what came of it: `pytest -rP` shows it, and docs/reliability.md has it."""
    sys.stdout.write(f"{sentence}\n")


def desk_in(folder: Path) -> Desk:
    """Return a desk in this folder, with its dossier in the first state and a text in which all has moved."""
    desk = Desk(folder)
    write(desk.dossier)
    (folder / "texts").mkdir()
    (folder / "texts" / "paper.txt").write_text(f"In front.\n\n{ARTICLE}", encoding="utf-8")
    for path in desk.dossier.rglob("*.yaml"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    desk.is_in(STATES[0])
    return desk


@pytest.fixture(scope="session", autouse=True)
def _all_is_imported(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Run in this process what children are to run, so that they find everything imported."""
    desk = desk_in(tmp_path_factory.mktemp("rehearsal"))
    for arguments in (
        ["build"],
        ["timeline"],
        ["export", "jsonl"],
        ["verify", "--repin"],
        ["undo"],
        ["format"],
        ["rename", "paper", "daily"],
        ["encode", str(desk.folder / "texts" / "paper.txt"), "--published", "2025", "--key", "new"],
    ):
        CliRunner().invoke(app, arguments, env=dict(desk.variables), catch_exceptions=False)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk of the test's own."""
    return desk_in(tmp_path)
