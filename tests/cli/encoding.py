"""A small dossier and an invented article, and what encodes it: for tests of `encode`."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from diplotrack.dossier.contents import contents
from diplotrack.dossier.founding import found
from diplotrack.dossier.reader import read
from diplotrack.model import FiledArticle
from tests.cli.terminals import Terminal

ROOT = Path(__file__).parents[2]
KEY = "ferry"
ARTICLE = """\
Minister Ada Lind of Northland opened the new ferry line to Southmark on Friday.

“This is a good day for both shores,” she told reporters in Northport. “We have waited ten years for it.”

Southmark had closed the old line in 2015, after a quarrel over fees.

Talks about the fees are to begin next month. Some call them the “little summit” already.
"""
ACTORS = """\
- actor: northland
  name: Northland
  kind: state

- actor: ada-lind
  name: Ada Lind
  kind: person
  of: northland

- actor: southmark
  name: Southmark
  kind: state
"""


@dataclass(frozen=True)
class Place:
    """A folder with a dossier in it, and an article beside that."""

    folder: Path
    cache: Path

    @property
    def text(self) -> Path:
        """The article's file."""
        return self.folder.parent / f"{KEY}.txt"

    def command(self, *arguments: str) -> list[str]:
        """Return what encodes the article, or what is asked for."""
        told = arguments or ("encode", str(self.text), "--published", "2025-10-25", "--key", KEY)
        return [sys.executable, "-m", "diplotrack", *told]

    @property
    def environment(self) -> dict[str, str]:
        """The environment of the program: nothing but what it needs."""
        variables = {name: value for name, value in os.environ.items() if not name.startswith("DIPLOTRACK_")}
        for name in ("NO_COLOR", "COLUMNS", "LINES", "TERM"):
            variables.pop(name, None)
        return {**variables, "XDG_CACHE_HOME": str(self.cache), "PYTHONPATH": str(ROOT), "PAGER": ""}

    def run(self, *arguments: str, written: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run the program without a terminal."""
        return subprocess.run(
            self.command(*arguments),
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            input=written,
        )

    def walk(self, *arguments: str, term: str = "xterm-256color", **variables: str) -> Terminal:
        """Run the program on a terminal."""
        environment = {**self.environment, **variables}
        return Terminal(self.command(*arguments), environment, self.folder, term=term)

    @property
    def article(self) -> FiledArticle:
        """The article as its file has it."""
        records = contents(self.folder, self.folder / f"articles/{KEY}.yaml")
        return next(each for each in records if isinstance(each, FiledArticle))

    @property
    def left(self) -> int:
        """How much of the article nobody has decided on."""
        unreviewed = [each for each in self.article.article.context if not each.is_reviewed]
        return len(unreviewed) + len(self.article.quotations)

    @property
    def events(self) -> dict[str, tuple[str, str]]:
        """The title and the date of each event, by its key."""
        return {each.key: (each.title, each.date.edtf) for each in read(self.folder).written.events}


def begun(folder: Path, cache: Path) -> Place:
    """Begin a dossier with some actors, and write the article beside it."""
    found(folder, "ferries", "Ferries", {"ann": "Ann Example"})
    (folder / "actors.yaml").write_text(ACTORS, encoding="utf-8")
    place = Place(folder, cache)
    place.text.write_text(ARTICLE, encoding="utf-8")
    return place
