"""Moving in: a chronology kept elsewhere -> records -> a dossier's files, as one edit.

In: a foreign file, and what somebody has decided about it. Out: what came of it. Rows that cannot be used go
to a file of their own, and never keep the others out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dossier.changing.editing import editing
from diplotrack.dossier.files import DOSSIER, present
from diplotrack.dossier.founding import found
from diplotrack.dossier.printing.fields import fields_of
from diplotrack.dossier.reader import read
from diplotrack.errors import DiplotrackError, DossierProblems
from diplotrack.importers import READERS
from diplotrack.importers.assembly.assembled import Given, assembled
from diplotrack.importers.tables.rejects import rejects
from diplotrack.keys import key_from
from diplotrack.replacing import replacing
from diplotrack.views.marks import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.dossier.changing.editing import Editing
    from diplotrack.dossier.reading import Reading
    from diplotrack.importers.assembly.assembled import Brought, Item
    from diplotrack.importers.assembly.findings import Account
    from diplotrack.importers.assembly.naming import Answers
    from diplotrack.importers.entry import Options
    from diplotrack.workspace.asking import Progress

STEPS = 4
"""How far an import is, is told after reading, working out, adding and writing."""

RECORD = 200
"""So many bytes a record counts for, where it is told."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A file that is to be moved into a dossier's folder: how it is read, and what is decided about it.

    `rejects` is where rows go that cannot be used; None is a file beside it.
    """

    path: Path
    fmt: str
    folder: Path
    options: Options
    answers: Answers
    rejects: Path | None = None


class MovedIn(NamedTuple):
    """What came of it: the account, the columns as they were taken, and the files that were written."""

    account: Account
    columns: dict[str, str]
    files: tuple[str, ...] = ()
    rejects: Path | None = None


def move_in(
    removal: Removal, today: EdtfDate, *, only_look: bool = False, progress: Progress | None = None
) -> MovedIn:
    """Read the file and write into the dossier what it brings; with `only_look`, write nothing.

    Where there is no dossier in the folder, one is begun. Raises DiplotrackError for a file that cannot be
    read, DossierProblems for a dossier that cannot be, and EditRefused for one that cannot take it.
    """
    read_in = list(READERS[removal.fmt](removal.path, removal.options))
    is_new = not present(removal.folder / DOSSIER)

    def done(step: int) -> None:
        if progress:
            progress(step * RECORD * len(read_in), STEPS * RECORD * len(read_in))

    done(1)
    brought = None
    if is_new or only_look:
        given = Given() if is_new else _given(read(removal.folder))
        brought = _assembled(read_in, removal, given, today)
        if only_look:
            return _moved(brought)
        if not brought.events:
            return _moved(brought)._replace(rejects=_write_rejects(brought, removal))
        _begin(removal)
    with editing(removal.folder) as edit:
        given = _given(edit.reading)
        if brought is None or given != Given():
            brought = _assembled(read_in, removal, given, today)
        done(2)
        _write(brought, edit)
        edit.told = f"Imported {counted(len(brought.events), 'event')} from {_name(removal)}."
        done(3)
    done(STEPS)
    files = edit.outcome.files if edit.outcome else ()
    rejected = _write_rejects(brought, removal)
    return _moved(brought)._replace(files=files, rejects=rejected)


def _name(removal: Removal) -> str:
    """Return what the file is called, or the folder if it is one."""
    return removal.path.resolve().name


def _assembled(read_in: Sequence[Item], removal: Removal, given: Given, today: EdtfDate) -> Brought:
    return assembled(read_in, given, removal.answers, _name(removal), today)


def _moved(brought: Brought) -> MovedIn:
    return MovedIn(brought.account, dict(brought.header.columns) if brought.header else {})


def _given(reading: Reading) -> Given:
    """Return what a dossier holds; raise DossierProblems if some of it cannot be read.

    What cannot be read may be what the file brings, and would come in twice.
    """
    if reading.lost.any_of("actor", "event", "article"):
        raise DossierProblems(
            "Some of the dossier cannot be read, and may be what the file brings: `diplotrack check` says "
            "where. Nothing was written."
        )
    written = reading.written
    return Given(written.actors, written.events, written.articles, frozenset(written.keys))


def _begin(removal: Removal) -> None:
    """Begin a dossier with the folder's key and the file's title."""
    title = " ".join(re.findall(r"\w+", removal.path.resolve().stem)) or "Dossier"
    key = key_from(removal.folder.resolve().name, otherwise="dossier")
    found(removal.folder, key, title[:1].upper() + title[1:], {})


def _write(brought: Brought, edit: Editing) -> None:
    """Add what the file brings to the dossier, in the order of a timeline within each file."""
    for actor in brought.actors:
        edit.add("actor", fields_of(actor))
    for event in sorted(brought.events, key=lambda each: (each.date.sort_from, -each.date.sort_to, each.key)):
        edit.add("event", fields_of(event), name=event.spot.path)
    for filed in sorted(brought.articles, key=lambda each: each.article.key):
        edit.add("article", fields_of(filed), name=filed.article.spot.path)
    for key, report in brought.reports:
        edit.record("article", key).setdefault("reports", []).append({"event": report.event})


def _write_rejects(brought: Brought, removal: Removal) -> Path | None:
    """Write the rows that cannot be used to a file, and return it; a file of somebody's is left alone."""
    if not brought.rejected:
        return None
    text = "".join(rejects(brought.header, brought.rejected))
    path = removal.rejects or _beside(removal.path, text)
    with replacing(path) as stream:
        stream.write(text)
    return path


def _beside(path: Path, text: str) -> Path:
    """Return the first name beside a file that is free, or holds that very text."""
    path = path if path.name not in {"", ".."} else path.resolve()
    for number in range(1, 1000):
        counter = f"-{number}" if number > 1 else ""
        beside = path.with_name(f"{path.name}.rejects{counter}.csv")
        if not present(beside) or (beside.is_file() and beside.read_text("utf-8", "replace") == text):
            return beside
    raise DiplotrackError(
        f'There are too many files like "{path.name}.rejects.csv": name one with --rejects.'
    )
