"""From a dossier's files to the model. In: a folder. Out: a `Reading`: facts, places and problems.

A broken file or record never stops the rest from being read: it is left out with its problem, and what
it holds is remembered as lost.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from diplotrack.dossier import files
from diplotrack.dossier.contents import Notes, contents
from diplotrack.dossier.pages import Place
from diplotrack.dossier.reading import FiledContext, FiledQuotation, FileRead, Lost, Reading
from diplotrack.errors import Problem
from diplotrack.model import Actor, Dossier, Event
from diplotrack.timeline import DossierCard

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from diplotrack.dossier.contents import Record
    from diplotrack.model import Article, FiledReport, Utterance, Wording


def read(
    folder: Path, overlay: Mapping[str, bytes | None] | None = None, known: Reading | None = None
) -> Reading:
    """Read all files of the dossier in the folder. Whatever is wrong becomes a problem, never an error.

    With an `overlay`, the files of these names are read as if they held that, or were not there; the others
    are taken from what is `known` of them, if anything is.
    """
    desk, instead = _Desk(folder), overlay or {}
    try:
        names = set(files.names_of(folder)).union(instead)
        there = [name for name in files.in_order(names) if instead.get(name, b"") is not None]
        for name in there:
            if known and name in known.files and name not in instead:
                desk.keep(name, known.files[name])
            else:
                desk.read(name, instead.get(name))
        desk.problems += map(_unread, files.overlooked(folder))
    except files.Unlistable as error:
        desk.lose_folder(error)
    if files.DOSSIER not in desk.files and not (
        files.DOSSIER not in instead and files.present(folder / files.DOSSIER)
    ):
        desk.problems.append(
            _of_file(
                files.DOSSIER,
                "unreadable-file",
                f'There is no "{files.DOSSIER}" in this folder.',
                'Begin one with the lines "dossier: a-key" and "title: …".',
            )
        )
    return desk.reading()


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return problems by file, line and column."""
    return tuple(
        sorted(problems, key=lambda each: (each.path, each.line, each.column, each.check, each.message))
    )


def _of_file(path: str, check: str, message: str, hint: str) -> Problem:
    return Place(path, 1, 1, 1, "").problem(check, message, hint)


def _unread(name: str) -> Problem:
    """Say of a file that it looks like one of the dossier's and is not."""
    return _of_file(
        name,
        "unread-file",
        f'"{name}" is not read.',
        f"What is read is {files.DOSSIER}, and actors, events, events/… and articles/… in .yaml or .jsonl: "
        "rename or move it.",
    )


class _Desk:
    """Where the files are read one after the other, and what is known so far lies about."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.files: dict[str, FileRead] = {}
        self._notes = Notes()
        self._front: DossierCard | None = None
        self._actors: list[Actor] = []
        self._events: list[Event] = []
        self._articles: list[Article] = []
        self._reports: list[FiledReport] = []
        self._contexts: list[FiledContext] = []
        self._quotations: list[FiledQuotation] = []

    def read(self, name: str, written: bytes | None = None) -> None:
        """Read one file, whichever it is, or what is written in place of it."""
        notes, records, problems = Notes(), [], []
        for each in contents(self.folder, self.folder / name, notes, written=written):
            if isinstance(each, Problem):
                problems.append(each)
            else:
                records.append(each)
        self.keep(name, FileRead(tuple(records), tuple(problems), notes))

    def keep(self, name: str, read: FileRead) -> None:
        """Add what came of reading a file."""
        self.files[name] = read
        self.problems += read.problems
        self._notes.add(read.notes)
        for record in read.records:
            self._keep(record)

    def _keep(self, record: Record) -> None:
        if isinstance(record, DossierCard):
            self._front = record
        elif isinstance(record, Actor):
            self._actors.append(record)
        elif isinstance(record, Event):
            self._events.append(record)
        else:
            article = record.article
            self._articles.append(article)
            self._reports += record.reports
            self._contexts += (
                FiledContext(article.key, each.spot, each) for each in article.context if each.spot
            )
            self._quotations += (FiledQuotation(article.key, each) for each in record.quotations)

    def lose_folder(self, error: files.Unlistable) -> None:
        """Remember that anything may be lost that a folder holds which cannot be listed, and say so."""
        if error.name:
            self._notes.lose_all(files.kind_of(error.name))
        self.problems.append(_of_file(error.name or ".", "unreadable-file", str(error), "Mend what it is."))

    def reading(self) -> Reading:
        """Return what came of it all."""
        return Reading(
            written=self._written(),
            reports=tuple(self._reports),
            contexts=tuple(self._contexts),
            quotations=tuple(self._quotations),
            marks=self._notes.marks,
            lost=Lost(frozenset(self._notes.lost)),
            problems=in_order(self.problems),
            files=self.files,
        )

    def _written(self) -> Dossier:
        """Put the articles' reports and wordings where they belong; a folder's name serves for a title."""
        reports, wordings = defaultdict(list), defaultdict(list)
        for filed in self._reports:
            reports[filed.event].append(filed.report)
            for each in filed.wordings:
                wordings[each.utterance].append(each.wording)
        name = self.folder.resolve().name
        front = self._front or DossierCard(name, name)
        return Dossier(
            *front,
            actors=tuple(self._actors),
            articles=tuple(self._articles),
            events=tuple(
                replace(
                    event,
                    reports=tuple(reports[event.key]),
                    utterances=tuple(_worded(each, wordings[each.key]) for each in event.utterances),
                )
                for event in self._events
            ),
        )


def _worded(utterance: Utterance, wordings: list[Wording]) -> Utterance:
    return replace(utterance, wordings=tuple(wordings))
