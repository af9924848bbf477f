"""A folder of files that is written again and again: paths and what stands there in, the folder as told out.

`MANIFEST` in the folder says what it holds, and lists what was written, with each file's sha256, in the form
that `sha256sum -c` reads. A file whose sha256 stands there is ours: it is replaced, and goes when it is
wanted no more. All else is somebody's, and is left alone. A line is added before its file takes its place,
so the list knows of all that was written, whenever a run is killed; the next run mends the folder and makes
the list exact. What a power failure leaves empty is written again.
"""

from __future__ import annotations

import re
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from stat import S_ISDIR, S_ISREG
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, NamedTuple

from diplotrack.errors import DiplotrackError
from diplotrack.replacing import alone, beside, filled, named, sweep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from os import stat_result

MANIFEST = ".diplotrack-published"
"""The list of what was written, beside it."""

MOST_HELD = 4_000_000
"""A file that is longer, in bytes, is not held in memory while it is made."""

MOST_NAMED = 3
"""So many files that were left alone are told of by name."""

NOTHING, NO_FILE = "", "no file"
"""In place of a sha256: that nothing is there, or something else than a file."""

EMPTY = sha256().hexdigest()
"""The sha256 of an empty file: a power failure may have left that of a file that was not on the disk yet."""

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


class Published(NamedTuple):
    """What came of it: how many files were written, were so already, and went, and which were left alone.

    Those in `kept` (paths in the folder) are wanted otherwise, or no more, and somebody else has written or
    changed them.
    """

    written: int
    unchanged: int
    removed: int
    kept: tuple[str, ...]

    def summary(self, folder: Path) -> str:
        """Return what was done to this folder, as a sentence without its end.

        >>> Published(1, 20, 3, ()).summary(Path("public"))
        'Wrote 1 file to public, 20 were so already, 3 went'
        """
        files = "file" if self.written == 1 else "files"
        so_already = f", {self.unchanged:,} were so already" if self.unchanged else ""
        removed = f", {self.removed:,} went" if self.removed else ""
        return f"Wrote {self.written:,} {files} to {folder}{so_already}{removed}"

    def sentences(self) -> Iterator[str]:
        """Yield what a person is to know of the files that were left alone, if there are any."""
        if self.kept:
            names = ", ".join(f'"{path}"' for path in self.kept[:MOST_NAMED])
            more = len(self.kept) - MOST_NAMED
            one = len(self.kept) == 1
            yield (
                f"{names}{f' and {more:,} more' if more > 0 else ''} {'was' if one else 'were'} changed by "
                f"somebody else, and left alone: remove {'it' if one else 'them'}, and run this again."
            )


def published(folder: Path, files: Iterable[tuple[str, Iterable[str | bytes]]], what: str) -> Published:
    """Let a folder, made if need be, hold these files: each its path there, "events/a.html", and its pieces.

    `what` they are together, "the site of my-dossier", is what the folder holds from then on. Paths and
    pieces are asked for one after the other. A file that is so already is not touched. Raises DiplotrackError
    for a folder that holds what others have written (names with a dot in front do not count), or something
    else of ours, or in which a link or a file stands where a folder is needed; OSError for what else goes
    wrong. Then, too, the next run goes on from there.
    """
    if folder.exists() and not folder.is_dir():
        raise DiplotrackError(f'"{folder}" is a file: name a folder.')
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        publication = _Publication(folder, what)
        for path, pieces in files:
            publication.put(path, pieces)
        return publication.ended()


class _Publication:
    """One run: what is known to be ours, and what has been put there."""

    def __init__(self, folder: Path, what: str) -> None:
        self._folder, self._head = folder, f"# {what}"
        self._manifest = folder / MANIFEST
        self._ours = self._known()
        self._put: dict[str, str] = {}
        self._kept: list[str] = []
        self._written = self._removed = 0
        for inner in {folder, *((folder / path).parent for path in self._ours)}:
            sweep(inner)

    def put(self, path: str, pieces: Iterable[str | bytes]) -> None:
        """Let this file hold these pieces, unless somebody else has changed it."""
        if not _is_safe(path):
            raise ValueError(f"{path!r} is no path in a folder")
        with named(self._folder / path), SpooledTemporaryFile(MOST_HELD, dir=str(self._folder)) as content:
            wanted = _fill(content, pieces)
            there = self._there(path)
            if there not in {wanted, NOTHING, EMPTY, *self._ours.get(path, ())}:
                self._kept.append(path)
                return
            self._put[path] = wanted
            if there != wanted:
                self._write(path, wanted, content)

    def ended(self) -> Published:
        """Remove what is wanted no more, and make the list exact."""
        for path in self._ours.keys() - self._put.keys() - set(self._kept):
            self._remove(path)
        kept = {path: ours for path in self._kept if (ours := self._ours.get(path))}
        lines = {**{path: {value} for path, value in self._put.items()}, **kept}
        listed = [f"{value}  {path}" for path, values in sorted(lines.items()) for value in sorted(values)]
        exact = "".join(f"{line}\n" for line in (self._head, *listed))
        if not self._manifest.exists() or self._manifest.read_bytes() != exact.encode():
            filled(self._manifest, [exact])
        unchanged = len(self._put) - self._written
        return Published(self._written, unchanged, self._removed, tuple(sorted(self._kept)))

    def _known(self) -> dict[str, set[str]]:
        """Return the sha256 of what was written, by path; a line that was cut off is taken from the list."""
        if not self._manifest.exists():
            if any(not each.name.startswith(".") for each in self._folder.iterdir()):
                raise DiplotrackError(
                    f'"{self._folder}" is not empty and was not written by diplotrack: name a new folder.'
                )
            filled(self._manifest, [f"{self._head}\n"])
            return {}
        content = self._manifest.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        if whole != content:
            filled(self._manifest, [whole])
        lines = whole.decode(errors="replace").split("\n")
        if lines[0].startswith("# ") and lines[0] != self._head:
            raise DiplotrackError(f'"{self._folder}" holds {lines[0][2:]}: name a new folder.')
        known: dict[str, set[str]] = {}
        for line in lines:
            if (found := _LINE.fullmatch(line)) and _is_safe(found[2]):
                known.setdefault(found[2], set()).add(found[1])
        return known

    def _there(self, path: str) -> str:
        """Return the sha256 of what stands at a path, or `NOTHING`, or `NO_FILE`."""
        for parent in [*PurePosixPath(path).parents][-2::-1]:
            inner = _looked_at(self._folder / parent)
            if inner and not S_ISDIR(inner.st_mode):
                raise DiplotrackError(
                    f'"{self._folder / parent}" is no folder, where one is needed: '
                    "remove it, or name a new folder."
                )
        target = self._folder / path
        found = _looked_at(target)
        if found is None:
            return NOTHING
        if not S_ISREG(found.st_mode):
            return NO_FILE
        with target.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()

    def _write(self, path: str, wanted: str, content: IO[bytes]) -> None:
        with named(self._manifest), self._manifest.open("ab") as manifest:
            manifest.write(f"{wanted}  {path}\n".encode())
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with beside(target, of_many=True) as new, new.open("wb") as stream:
            content.seek(0)
            copyfileobj(content, stream)
        self._written += 1

    def _remove(self, path: str) -> None:
        """Remove a file that is still as it was written, and the folders that are empty without it."""
        there = self._there(path)
        if there in {EMPTY, *self._ours[path]}:
            (self._folder / path).unlink()
            self._removed += 1
        elif there != NOTHING:
            self._kept.append(path)
        with suppress(OSError):
            for parent in [*PurePosixPath(path).parents][:-1]:
                (self._folder / parent).rmdir()


def _fill(content: IO[bytes], pieces: Iterable[str | bytes]) -> str:
    """Write pieces, and return the sha256 of them all."""
    digest = sha256()
    for piece in pieces:
        written = piece if isinstance(piece, bytes) else piece.encode()
        digest.update(written)
        content.write(written)
    return digest.hexdigest()


def _is_safe(path: str) -> bool:
    """Tell whether a path leads to a file in the folder, on any system, and not to the list."""
    parts = path.split("/")
    is_plain = path.isprintable() and not {"\\", ":"} & {*path}
    return is_plain and path.lower() != MANIFEST and not {"", ".", ".."} & {*parts}


def _looked_at(path: Path) -> stat_result | None:
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
