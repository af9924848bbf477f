"""A made-up dossier of some size, with its database: made when it is first needed, and found again later."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from benchmarks.dossiers import write
from benchmarks.running import BIN

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.running import Cost, Runner

OURS = str(BIN / "diplotrack")


class Archive:
    """A dossier of `size` events in a folder of its own; rivals' files may stand beside it."""

    def __init__(self, size: int, folder: Path, runner: Runner, *, files: int = 0) -> None:
        """Take the folder for dossiers of all sizes; `files` is how many files of articles it shall have."""
        self.size = size
        self.runner = runner
        self.folder = folder / (f"{size}-in-{files}-files" if files else str(size))
        self.dossier = self.folder / "dossier"
        self.database = self.folder / "diplotrack.db"
        self._files = files

    def make(self) -> None:
        """Write the dossier if it is not there, and let the program see to its database."""
        if not self.dossier.exists():
            print(f"A dossier of {self.size:,} events is being made up.", file=sys.stderr)
            unfinished = self.folder / "unfinished"
            self.folder.mkdir(parents=True, exist_ok=True)
            if unfinished.exists():
                shutil.rmtree(unfinished)
            write(unfinished, self.size, files=self._files)
            unfinished.rename(self.dossier)
        self.runner.cost(self.command("timeline", "--limit", "1"))

    def build(self) -> Cost:
        """Build the database anew, and return what that cost."""
        return self.runner.cost(self.command("build"))

    def command(self, *words: str) -> tuple[str, ...]:
        """Return the command line of ours for this dossier."""
        return (OURS, "--dossier", str(self.dossier), "--database", str(self.database), *words)
