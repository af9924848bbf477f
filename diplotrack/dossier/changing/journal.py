"""What was changed in a dossier, edit by edit, so that the last can be taken back and none is left half done.

In: the files that an edit changes, as they were and as they will be. Out: an entry in `.diplotrack/journal/`,
beside the dossier's files and kept out of git. An edit is begun there before the first file is changed, and
done when the last is; one that was interrupted in between is put back when the journal is next opened.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from diplotrack.dossier import files
from diplotrack.errors import DiplotrackError
from diplotrack.replacing import kept, replaced

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HIDDEN = ".diplotrack"
"""The folder in a dossier's in which the program keeps what is no part of it."""

IGNORED = "journal/\ntexts/\nediting/\n"
"""What git is to leave alone of that."""

MOST = 100
"""So many edits are remembered."""

_BEGUN, _DONE = ".begun", ".json"

Contents = dict[str, bytes | None]
"""What files hold, by their names relative to the dossier's folder; None for one that is not there."""


class ChangedMeanwhile(DiplotrackError):
    """A file is not any more what was read; nothing is written."""

    def __init__(self, name: str) -> None:
        """Build the sentence."""
        super().__init__(f'"{name}" has been changed since it was read: nothing was written. Try again.')


class _Step(NamedTuple):
    """A file that an edit changes: what it held, and the fingerprint of what it holds then."""

    name: str
    before: bytes | None
    after: str | None


class _Entry(NamedTuple):
    path: Path
    told: str
    steps: tuple[_Step, ...]


def carried_out(folder: Path, told: str, before: Contents, after: Contents) -> None:
    """Change a dossier's files from what they held before to what they hold after, and remember it.

    Raises ChangedMeanwhile if a file does not hold that any more, and OSError where it cannot be written;
    then no file is left changed.
    """
    begun = _begun(folder, told, before, after)
    for name in after:
        if _content(folder, name) != before[name]:
            begun.unlink()
            raise ChangedMeanwhile(name)
    try:
        for name, content in after.items():
            _write(folder, name, content)
    except OSError:
        _put_back(folder, _read(begun))
        raise
    kept(folder)
    begun.rename(begun.with_suffix(_DONE))
    for old in sorted(begun.parent.glob(f"*{_DONE}"))[:-MOST]:
        old.unlink(missing_ok=True)


def healed(folder: Path) -> str:
    """Put back what an interrupted edit has changed; return what was done in it, or nothing if none was."""
    told = [_healed(folder, _read(path)) for path in sorted(_place(folder).glob(f"*{_BEGUN}"))]
    return " ".join(filter(None, told))


def taken_back(folder: Path) -> str:
    """Take the last edit back, and return what was done in it.

    Raises DiplotrackError if there is none, or one of its files has been changed since.
    """
    entries = sorted(_place(folder).glob(f"*{_DONE}"))
    if not entries:
        raise DiplotrackError(f'There is nothing to take back in "{folder}": no edit is remembered.')
    entry = _read(entries[-1])
    for step in entry.steps:
        if _fingerprint(_content(folder, step.name)) != step.after:
            raise DiplotrackError(
                f'"{step.name}" has been changed since the last edit, which is not taken back: {entry.told}'
            )
    begun = entry.path.rename(entry.path.with_suffix(_BEGUN))
    _put_back(folder, entry._replace(path=begun))
    return entry.told


def last(folder: Path) -> str:
    """Return what was done in the edit that would be taken back next, or nothing if there is none."""
    entries = sorted(_place(folder).glob(f"*{_DONE}"))
    return _read(entries[-1]).told if entries else ""


def _begun(folder: Path, told: str, before: Contents, after: Contents) -> Path:
    """Write the entry of an edit that begins."""
    place = _place(folder)
    place.mkdir(parents=True, exist_ok=True)
    ignored = place.parent / ".gitignore"
    if not ignored.exists():
        replaced(ignored, IGNORED.encode())
    last = max((int(path.stem) for path in place.glob("[0-9]*.*")), default=0)
    steps = [
        {
            "name": name,
            "before": None if (old := before.get(name)) is None else old.decode(),
            "after": _fingerprint(content),
        }
        for name, content in after.items()
    ]
    path = place / f"{last + 1:06}{_BEGUN}"
    replaced(path, json.dumps({"told": told, "files": steps}, ensure_ascii=False).encode())
    return path


def _read(path: Path) -> _Entry:
    """Return an entry; raise DiplotrackError if it is none, or of files that are none of a dossier's."""
    try:
        found: Mapping[str, Any] = json.loads(path.read_bytes())
        steps = tuple(
            _Step(each["name"], None if each["before"] is None else each["before"].encode(), each["after"])
            for each in found["files"]
        )
        told = str(found["told"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _no_entry(path) from error
    if not all(files.may_be(step.name) for step in steps):
        raise _no_entry(path)
    return _Entry(path, told, steps)


def _no_entry(path: Path) -> DiplotrackError:
    return DiplotrackError(
        f'"{path}" is no entry of a journal: delete it. What it is of cannot be taken back.'
    )


def _healed(folder: Path, entry: _Entry) -> str:
    now = {step.name: _fingerprint(_content(folder, step.name)) for step in entry.steps}
    if all(now[step.name] == step.after for step in entry.steps):
        entry.path.rename(entry.path.with_suffix(_DONE))
        return ""
    changed = [step for step in entry.steps if now[step.name] == step.after]
    known = [(step.name, {step.after, _fingerprint(step.before)}) for step in entry.steps]
    others = [name for name, either in known if now[name] not in either]
    _put_back(folder, entry._replace(steps=tuple(changed)))
    if not changed and not others:
        return ""
    left = f" Left as they are, for they have been changed since: {', '.join(others)}." if others else ""
    return f"{entry.told}{left}"


def _put_back(folder: Path, entry: _Entry) -> None:
    """Let the files hold what they held before an edit, and forget it."""
    for step in entry.steps:
        if _fingerprint(_content(folder, step.name)) != _fingerprint(step.before):
            _write(folder, step.name, step.before)
    kept(folder)
    entry.path.unlink()


def _place(folder: Path) -> Path:
    return folder / HIDDEN / "journal"


def _content(folder: Path, name: str) -> bytes | None:
    path = folder / name
    return path.read_bytes() if path.exists() else None


def _write(folder: Path, name: str, content: bytes | None) -> None:
    path = folder / name
    if content is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(exist_ok=True)
    replaced(path, content)


def _fingerprint(content: bytes | None) -> str | None:
    return None if content is None else sha256(content).hexdigest()
