"""From a dossier's files to the model. In: a folder. Out: a `Reading`: facts, places and problems.

A broken file or record never stops the rest from being read: it is left out with its problem, and what
it holds is remembered as lost.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from diplotrack.dossier import files, records, schema, sentences
from diplotrack.dossier.linking import linked
from diplotrack.dossier.pages import Page, Place, open_page
from diplotrack.dossier.reading import (
    ANY,
    FiledContext,
    Lost,
    Marks,
    Reading,
)
from diplotrack.dossier.yaml_lines import Node, parse
from diplotrack.errors import DiplotrackError, Problem
from diplotrack.model import Dossier, FiledReport, FiledWording, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from diplotrack.model import Actor, Article, Event, Utterance, Wording

AnyShape = TypeVar("AnyShape", bound=schema.Shape)

_INSIDE = {
    "event": (("utterances", "utterance"),),
    "article": (("reports", "report"), ("context", "context")),
    "report": (("wordings", "wording"),),
}
"""Which fields of a record hold records of their own, and of what kind."""

_KEYS = {"report": "event", "wording": "utterance"}
"""The field that says what a record is about, where that is not the field of its own kind."""


def read(folder: Path, progress: Callable[[int, int], None] | None = None) -> Reading:
    """Read all files of the dossier in the folder. Whatever is wrong becomes a problem, never an error.

    `progress` is told after each file how many have been read, and how many there are.
    """
    desk = _Desk(folder)
    try:
        paths = files.files_of(folder)
        for count, path in enumerate(paths, 1):
            desk.read(path)
            if progress:
                progress(count, len(paths))
        for path in files.overlooked(folder):
            desk.note_overlooked(path)
    except DiplotrackError as error:
        desk.lose_file(files.ARTICLES)
        desk.problems.append(_of_file(files.ARTICLES, "unreadable-file", str(error), "Mend what it is."))
    if not files.present(folder / files.DOSSIER):
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


class _Desk:
    """Where the files are read one after the other, and what is known so far lies about."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self._lost: set[tuple[str, str]] = set()
        self._marks = Marks()
        self._front: schema.DossierShape | None = None
        self._actors: list[Actor] = []
        self._events: list[Event] = []
        self._articles: list[Article] = []
        self._reports: list[FiledReport] = []
        self._contexts: list[FiledContext] = []

    def read(self, path: Path) -> None:
        """Read one file, whichever it is."""
        page = open_page(self.folder, path)
        if isinstance(page, Problem):
            self.problems.append(page)
            self.lose_file(page.path)
            return
        node, problems = parse(page)
        self.problems += problems
        if node is None:
            self.lose_file(page.path)
        elif page.path == files.DOSSIER:
            self._front = self._record(node, "dossier", schema.DossierShape)
        elif page.path == files.ACTORS:
            self._actors = [
                records.actor(shape, spot)
                for _, spot, shape in self._file(page, node, "actor", schema.ActorShape)
            ]
        elif page.path == files.EVENTS:
            self._events = [
                records.event(shape, spot, tuple(self._utterances(inside, shape.event)))
                for inside, spot, shape in self._file(page, node, "event", schema.EventShape)
            ]
        else:
            self._article(node)

    def note_overlooked(self, path: Path) -> None:
        """Say of a file that it looks like one of the dossier's and is not."""
        name = path.relative_to(self.folder).as_posix()
        wanted = f"{files.DOSSIER}, {files.ACTORS}, {files.EVENTS} and {files.ARTICLES}/….yaml"
        self.problems.append(
            _of_file(
                name, "unread-file", f'"{name}" is not read.', f"What is read is {wanted}: rename or move it."
            )
        )

    def lose_file(self, path: str) -> None:
        """Remember that anything that such a file holds may be lost."""
        kinds = {
            files.DOSSIER: ("coder",),
            files.ACTORS: ("actor",),
            files.EVENTS: ("event", "utterance"),
        }.get(path, ("article", "report", "wording", "context"))
        self._lost.update((kind, ANY) for kind in kinds)

    def reading(self) -> Reading:
        """Return what came of it all."""
        written = self._written()
        known = files.present(self.folder / files.DOSSIER)
        return Reading(
            dossier=linked(written) if known else None,
            written=written,
            reports=tuple(self._reports),
            contexts=tuple(self._contexts),
            marks=self._marks,
            lost=Lost(frozenset(self._lost)),
            problems=in_order(self.problems),
        )

    def _written(self) -> Dossier:
        """Put the articles' reports and wordings where they belong; a folder's name serves for a title."""
        reports, wordings = defaultdict(list), defaultdict(list)
        for filed in self._reports:
            reports[filed.event].append(filed.report)
            for each in filed.wordings:
                wordings[each.utterance].append(each.wording)
        name = self.folder.resolve().name
        front = self._front or schema.DossierShape.model_construct(dossier=name, title=name)
        return Dossier(
            key=front.dossier,
            title=front.title,
            scope=front.scope,
            note=front.note,
            coders=tuple(front.coders.items()),
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

    def _file(
        self, page: Page, node: Node, kind: str, shape: type[AnyShape]
    ) -> Iterator[tuple[Node, Spot, AnyShape]]:
        """Yield the readable records of a file that is a list of them."""
        if node.value is None:
            return
        if not isinstance(node.value, list):
            self.lose_file(page.path)
            self.problems.append(
                node.place.problem(
                    "wrong-shape",
                    f'"{page.path}" must be a list of {kind}s.',
                    f'Begin each with "- {kind}: a-key".',
                )
            )
            return
        yield from self._records(node, kind, shape)

    def _records(
        self, node: Node | None, kind: str, shape: type[AnyShape]
    ) -> Iterator[tuple[Node, Spot, AnyShape]]:
        """Yield the readable records of a list, each with its node and spot."""
        for inside in node.items if node else ():
            found = self._record(inside, kind, shape)
            if found is not None:
                yield inside, self._spot(inside), found

    def _record(self, node: Node, kind: str, shape: type[AnyShape]) -> AnyShape | None:
        """Return a record in its shape; or None, having noted what is wrong with it and that it is lost."""
        try:
            return shape.model_validate(node.plain())
        except ValidationError as error:
            self.problems += sentences.problems(error, node, shape)
            self._lose(node, kind)
            return None

    def _lose(self, node: Node, kind: str) -> None:
        """Remember that a record is lost, and with it all records inside it."""
        self._lost.add((kind, node.text(_KEYS.get(kind, kind)) or ANY))
        for field, inner in _INSIDE.get(kind, ()):
            for inside in node.fields[field].items if field in node.fields else ():
                self._lose(inside, inner)
        if kind == "dossier":
            self._lost.add(("coder", ANY))

    def _spot(self, node: Node) -> Spot:
        """Return where a record stands, and mark it there."""
        spot = Spot(node.page.path, *node.page.position(node.start))
        self._marks.add(node, spot)
        return spot

    def _utterances(self, node: Node, event: str) -> Iterator[Utterance]:
        for _, spot, shape in self._records(
            node.fields.get("utterances"), "utterance", schema.UtteranceShape
        ):
            yield records.utterance(shape, spot, event)

    def _article(self, node: Node) -> None:
        shape = self._record(node, "article", schema.ArticleShape)
        if shape is None:
            return
        key = shape.article
        contexts = [
            FiledContext(key, spot, records.context(each, spot))
            for _, spot, each in self._records(node.fields.get("context"), "context", schema.ContextShape)
        ]
        self._articles.append(
            records.article(shape, self._spot(node), tuple(each.context for each in contexts))
        )
        self._contexts += contexts
        for inside, spot, report in self._records(node.fields.get("reports"), "report", schema.ReportShape):
            wordings = tuple(self._wordings(inside, key))
            self._reports.append(FiledReport(report.event, records.report(report, spot, key), wordings))

    def _wordings(self, node: Node, article: str) -> Iterator[FiledWording]:
        for _, spot, shape in self._records(node.fields.get("wordings"), "wording", schema.WordingShape):
            yield FiledWording(shape.utterance, records.wording(shape, spot, article))


def _worded(utterance: Utterance, wordings: list[Wording]) -> Utterance:
    return replace(utterance, wordings=tuple(wordings))
