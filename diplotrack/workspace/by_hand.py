"""A record edited by hand: on a copy of its file, which takes the file's place when nothing is wrong with it.

In: a dossier's folder and a key. Out: the copy, and what came of it. The file itself is never half edited.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dossier.changing.editing import EditRefused, editing
from diplotrack.dossier.changing.journal import HIDDEN, keep_from_git
from diplotrack.dossier.files import DOSSIER
from diplotrack.dossier.reader import read
from diplotrack.model import Spot
from diplotrack.workspace.adding import done
from diplotrack.workspace.changing import find

if TYPE_CHECKING:
    from pathlib import Path

    from diplotrack.dossier.changing.editing import Edited

EDITING = f"{HIDDEN}/editing"


class Copy(NamedTuple):
    """A copy of a dossier's file, for an editor: what the file held, and at which line the record is."""

    folder: Path
    key: str
    name: str
    text: str
    line: int

    @property
    def path(self) -> Path:
        """Where it is: as deep as the file itself, so that its first line leads to the schema."""
        return self.folder / EDITING / self.name

    def write(self) -> None:
        """Begin with what the file holds."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # only editors look for the schemas
            (self.folder / EDITING / HIDDEN).symlink_to("..")
        keep_from_git(self.folder)
        self.path.write_bytes(self.text.encode())

    @property
    def has_changed(self) -> bool:
        """Whether somebody has changed it; one that is not there has not."""
        return self.path.exists() and self.path.read_bytes() != self.text.encode()

    def drop(self) -> None:
        """Delete the copy."""
        self.path.unlink(missing_ok=True)

    def take_in(self) -> Edited:
        """Let the file hold what the copy holds, and delete the copy.

        Raises EditRefused, and DiplotrackError if the file has changed meanwhile; then both stay as they are.
        """
        try:
            new = self.path.read_bytes().removeprefix(BOM_UTF8).decode()
        except UnicodeDecodeError as error:
            raise EditRefused(f'"{self.path}" is not a text in UTF-8: save it as UTF-8.') from error
        with editing(self.folder) as edit:
            edit.told = f'Edited "{self.key}" in {self.name}.'
            edit.replace_text(self.name, self.text, new)
        self.drop()
        return done(edit)


def copy_for(folder: Path, key: str) -> Copy:
    """Return the copy in which what has this key is edited; it is not made yet.

    Raises NotFound if nothing has the key.
    """
    reading = read(folder)
    spot = Spot(DOSSIER, 1) if key == reading.written.key else find(reading, key).spot
    text = (folder / spot.path).read_bytes().removeprefix(BOM_UTF8).decode()
    return Copy(folder, key, spot.path, text, spot.line)
