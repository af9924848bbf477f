"""What was changed in a dossier, edit by edit, so that the last can be taken back and none is left half done.

In: the files that an edit changes, as they were and as they will be. Out: an entry in `.diplotrack/journal/`,
beside the dossier's files and kept out of git. An edit is begun there before the first file is changed, and
done when the last is; one that was interrupted in between is put back when the journal is next opened.
"""

from __future__ import annotations

import json
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from diplotrack.dossier import files, texts
from diplotrack.errors import DiplotrackError
from diplotrack.replacing import forget, kept, prepare, replaced, sweep, take_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

HIDDEN = ".diplotrack"
"""The folder in a dossier's in which the program keeps what is no part of it."""

IGNORED = "journal/\ntexts/\nediting/\n"
"""What git is to leave alone of that."""

MOST = 100
"""So many edits are remembered."""

_BEGUN, _DONE = ".begun", ".json"

_AS_IT_IS = "surrogateescape"
"""A kept text need not be in UTF-8, and is put back byte by byte."""

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

    Raises ChangedMeanwhile if a file does not hold that any more, and OSError where it cannot be written.
    Then, and if it is interrupted, no file is left changed and nothing is left behind.
    """
    with _place_made(folder):
        entry = _begun(folder, told, before, after)
        try:
            contents = {folder / name: content for name, content in after.items()}
            prepare(contents)
            _expect(folder, {name: before[name] for name in after})
            take_places(contents)
            entry.path.rename(entry.path.with_suffix(_DONE))
        except BaseException:
            _put_back(folder, entry)
            raise
    kept(_place(folder))
    for old in sorted(_place(folder).glob(f"*{_DONE}"))[:-MOST]:
        old.unlink(missing_ok=True)


def healed(folder: Path) -> str:
    """Put back what an interrupted edit has changed; return what was done in it, or nothing if none was."""
    for place in (folder / HIDDEN, _place(folder)):
        sweep(place)
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
        if _fingerprint(content_of(folder, step.name)) != step.after:
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


def _expect(folder: Path, before: Contents) -> None:
    """Raise ChangedMeanwhile if a file does not hold what it held before."""
    for name, content in before.items():
        if content_of(folder, name) != content:
            raise ChangedMeanwhile(name)


def keep_from_git(folder: Path) -> None:
    """Let git ignore what the hidden folder of a dossier holds for one coder alone; it must be there."""
    ignored = folder / HIDDEN / ".gitignore"
    if not ignored.exists():
        replaced(ignored, IGNORED.encode())


@contextmanager
def _place_made(folder: Path) -> Iterator[None]:
    """Make the place for entries; a new one goes again if there is nothing to be remembered."""
    place, hidden = _place(folder), folder / HIDDEN
    is_new = not files.present(hidden)
    try:
        place.mkdir(parents=True, exist_ok=True)
        keep_from_git(folder)
        yield
    except BaseException:
        if is_new:
            with suppress(OSError):  # somebody else keeps something there already
                place.rmdir()
                if (folder / texts.KEPT).is_dir():
                    (folder / texts.KEPT).rmdir()
                (hidden / ".gitignore").unlink(missing_ok=True)
                hidden.rmdir()
        raise


def _begun(folder: Path, told: str, before: Contents, after: Contents) -> _Entry:
    """Write the entry of an edit that begins."""
    last = max((int(path.stem) for path in _place(folder).glob("[0-9]*.*")), default=0)
    steps = tuple(_Step(name, before.get(name), _fingerprint(content)) for name, content in after.items())
    fields = [{**each._asdict(), "before": _decoded(each.before)} for each in steps]
    path = _place(folder) / f"{last + 1:06}{_BEGUN}"
    text = json.dumps({"told": told, "files": fields}, ensure_ascii=False)
    replaced(path, text.encode(errors=_AS_IT_IS))
    return _Entry(path, told, steps)


def _read(path: Path) -> _Entry:
    """Return an entry; raise DiplotrackError if it is none, or of files that are none of a dossier's."""
    try:
        found: Mapping[str, Any] = json.loads(path.read_bytes().decode(errors=_AS_IT_IS))
        steps = tuple(_Step(each["name"], _encoded(each["before"]), each["after"]) for each in found["files"])
        told = str(found["told"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _no_entry(path) from error
    if not all(files.may_be(step.name) or texts.may_be_kept(step.name) for step in steps):
        raise _no_entry(path)
    return _Entry(path, told, steps)


def _no_entry(path: Path) -> DiplotrackError:
    return DiplotrackError(
        f'"{path}" is no entry of a journal: delete it. What it is of cannot be taken back.'
    )


def _healed(folder: Path, entry: _Entry) -> str:
    now = {step.name: _fingerprint(content_of(folder, step.name)) for step in entry.steps}
    forget(folder / name for name in now)
    if all(now[step.name] == step.after for step in entry.steps):
        entry.path.rename(entry.path.with_suffix(_DONE))
        return ""
    changed = [step.name for step in entry.steps if now[step.name] == step.after]
    known = [(step.name, {step.after, _fingerprint(step.before)}) for step in entry.steps]
    others = [name for name, either in known if now[name] not in either]
    _put_back(folder, entry)
    if not changed and not others:
        return ""
    left = f" Left as they are, for they have been changed since: {', '.join(others)}." if others else ""
    return f"{entry.told}{left}"


def _put_back(folder: Path, entry: _Entry) -> None:
    """Let the files that an edit has changed hold what they held before, and forget it."""
    forget(folder / step.name for step in entry.steps)
    contents = {
        folder / step.name: step.before
        for step in entry.steps
        if _fingerprint(content_of(folder, step.name)) == step.after
    }
    prepare(contents)
    take_places(contents)
    entry.path.unlink()


def _place(folder: Path) -> Path:
    return folder / HIDDEN / "journal"


def content_of(folder: Path, name: str) -> bytes | None:
    """Return what a file in a dossier's folder holds, or None if it is not there."""
    path = folder / name
    return path.read_bytes() if path.exists() else None


def _fingerprint(content: bytes | None) -> str | None:
    return None if content is None else sha256(content).hexdigest()


def _decoded(content: bytes | None) -> str | None:
    return None if content is None else content.decode(errors=_AS_IT_IS)


def _encoded(text: str | None) -> bytes | None:
    return None if text is None else text.encode(errors=_AS_IT_IS)
