"""What one file of a dossier holds, record by record.

In: a file. Out: its records as the model's values, in order, and a `Problem` for each thing that cannot be
read. A broken record never stops the rest from being read: it is left out, and so is a broken line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pydantic import ValidationError

from diplotrack.dossier import files, json_lines, quick, records, schema, sentences, yaml_lines
from diplotrack.dossier.pages import Page, open_lines, open_page
from diplotrack.dossier.reading import ANY, Marks
from diplotrack.model import Actor, Event, FiledArticle, FiledReport, FiledWording, Spot
from diplotrack.timeline import DossierCard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from diplotrack.dossier.nodes import Node
    from diplotrack.errors import Problem

Record: TypeAlias = DossierCard | Actor | Event | FiledArticle
"""What a file holds: the dossier's card, an actor, an event, or an article with its reports."""

AnyShape = TypeVar("AnyShape", bound=schema.Shape)

_INSIDE = {
    "event": (("utterances", "utterance"),),
    "article": (("reports", "report"), ("context", "context"), ("quotations", "quotation")),
    "report": (("wordings", "wording"),),
}
"""Which fields of a record hold records of their own, and of what kind."""

_KEYS = {"report": "event", "wording": "utterance"}
"""The field that says what a record is about, where that is not the field of its own kind."""

_HELD = {
    "dossier": ("coder",),
    "actor": ("actor",),
    "event": ("event", "utterance"),
    "article": ("article", "report", "wording", "context", "quotation"),
}
"""Of what kinds everything in a file is, by the kind of its records."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What only a reading of a whole dossier needs: where every record stands, and which are lost."""

    marks: Marks = field(default_factory=Marks)
    lost: set[tuple[str, str]] = field(default_factory=set)

    def add(self, other: Notes) -> None:
        """Take over what was noted elsewhere."""
        self.marks.nodes.update(other.marks.nodes)
        self.marks.lines.update(other.marks.lines)
        self.lost.update(other.lost)

    def lose_all(self, kind: str) -> None:
        """Remember that anything may be lost that a file with records of this kind holds."""
        self.lost.update((each, ANY) for each in _HELD[kind])

    def lose(self, node: Node, kind: str) -> None:
        """Remember that a record is lost, and with it all records inside it."""
        self.lost.add((kind, node.text(_KEYS.get(kind, kind)) or ANY))
        for name, inner in _INSIDE.get(kind, ()):
            for inside in node.fields[name].items if name in node.fields else ():
                self.lose(inside, inner)
        if kind == "dossier":
            self.lost.add(("coder", ANY))


def contents(
    folder: Path,
    path: Path,
    notes: Notes | None = None,
    tell: Callable[[int], None] | None = None,
    written: bytes | None = None,
) -> Iterator[Record | Problem]:
    """Yield what a file in the folder holds. JSON Lines are read line by line, whatever the file's size.

    With `notes`, they are taken on the way. `tell` is told how many bytes more have been read, line by line.
    With `written`, that is read in place of what the file holds.
    """
    name = path.relative_to(folder).as_posix()
    unpacking = _Unpacking(name, notes)
    if not name.endswith(files.JSON_LINES):
        yield from unpacking.told(unpacking.page(open_page(folder, path, written)))
        return
    for line in open_lines(folder, path, tell, written):
        record = unpacking.quickly(line)
        if record is not None:
            yield record
        else:
            yield from unpacking.told(unpacking.line(line))


class _Unpacking:
    """Turns one file into records; what is wrong gathers on the way, and is told between them."""

    def __init__(self, name: str, notes: Notes | None) -> None:
        self._name = name
        self._kind = files.kind_of(name)
        self._notes = notes
        self._problems: list[Problem] = []
        makers: dict[str, Callable[[Node], Record | None]] = {
            "dossier": self._card,
            "actor": self._actor,
            "event": self._event,
            "article": self._article,
        }
        self._made = makers[self._kind]

    def told(self, records: Iterator[Record | None]) -> Iterator[Record | Problem]:
        """Yield the records, each after the problems that turned up when it was made."""
        for record in records:
            yield from self._problems
            self._problems.clear()
            if record is not None:
                yield record
        yield from self._problems
        self._problems.clear()

    def page(self, page: Page | Problem) -> Iterator[Record | None]:
        """Yield the records of a file in YAML, or None where one is lost; articles may stand alone."""
        node = self._parsed(page, yaml_lines.parse)
        if node is None:
            return
        if isinstance(node.value, list) and self._kind != "dossier":
            yield from map(self._made, node.value)
        elif self._kind in ("dossier", "article"):
            yield self._made(node)
        elif node.value is not None:
            self._lose_all()
            self._problems.append(
                node.place.problem(
                    "wrong-shape",
                    f'"{self._name}" must be a list of {self._kind}s.',
                    f'Begin each with "- {self._kind}: a-key".',
                )
            )

    def quickly(self, line: Page | Problem) -> Record | None:
        """Return the record of a line in JSON, or None if something may be wrong with it: then see `line`."""
        if not isinstance(line, Page):
            return None
        record = quick.record(self._kind, line, numbered=self._notes is not None)
        if record is not None and self._notes:
            self._notes.marks.add_line(self._kind, line)
        return record

    def line(self, line: Page | Problem) -> Iterator[Record | None]:
        """Yield the record of a line in JSON, or None if it is lost."""
        node = self._parsed(line, json_lines.parse)
        if node is not None:
            yield self._made(node)

    def _parsed(
        self, page: Page | Problem, parse: Callable[[Page], tuple[Node | None, list[Problem]]]
    ) -> Node | None:
        if isinstance(page, Page):
            node, problems = parse(page)
        else:
            node, problems = None, [page]
        self._problems += problems
        if node is None:
            self._lose_all()
        return node

    def _lose_all(self) -> None:
        if self._notes:
            self._notes.lose_all(self._kind)

    def _card(self, node: Node) -> DossierCard | None:
        shape = self._validated(node, "dossier", schema.DossierShape)
        if shape is None:
            return None
        self._spot(node)
        return records.card(shape)

    def _actor(self, node: Node) -> Actor | None:
        shape = self._validated(node, "actor", schema.ActorShape)
        return records.actor(shape, self._spot(node)) if shape else None

    def _event(self, node: Node) -> Event | None:
        shape = self._validated(node, "event", schema.EventShape)
        if shape is None:
            return None
        utterances = tuple(
            records.utterance(each, spot, shape.event)
            for _, spot, each in self._inside(node, "utterances", "utterance", schema.UtteranceShape)
        )
        return records.event(shape, self._spot(node), utterances)

    def _article(self, node: Node) -> FiledArticle | None:
        shape = self._validated(node, "article", schema.ArticleShape)
        if shape is None:
            return None
        context = tuple(
            records.context(each, spot)
            for _, spot, each in self._inside(node, "context", "context", schema.ContextShape)
        )
        reports = tuple(
            FiledReport(each.event, records.report(each, spot, shape.article), self._wordings(inside, shape))
            for inside, spot, each in self._inside(node, "reports", "report", schema.ReportShape)
        )
        quotations = tuple(
            records.quotation(each, spot)
            for _, spot, each in self._inside(node, "quotations", "quotation", schema.QuotationShape)
        )
        return FiledArticle(records.article(shape, self._spot(node), context), reports, quotations)

    def _wordings(self, node: Node, article: schema.ArticleShape) -> tuple[FiledWording, ...]:
        return tuple(
            FiledWording(each.utterance, records.wording(each, spot, article.article))
            for _, spot, each in self._inside(node, "wordings", "wording", schema.WordingShape)
        )

    def _inside(
        self, node: Node, field: str, kind: str, shape: type[AnyShape]
    ) -> Iterator[tuple[Node, Spot, AnyShape]]:
        """Yield the readable records that a field of a record holds, each with its node and spot."""
        for inside in node.fields[field].items if field in node.fields else ():
            found = self._validated(inside, kind, shape)
            if found is not None:
                yield inside, self._spot(inside), found

    def _validated(self, node: Node, kind: str, shape: type[AnyShape]) -> AnyShape | None:
        """Return a record in its shape; or None, having noted what is wrong with it and that it is lost."""
        try:
            return shape.model_validate(node.plain())
        except ValidationError as error:
            self._problems += sentences.problems(error, node, shape)
            if self._notes:
                self._notes.lose(node, kind)
            return None

    def _spot(self, node: Node) -> Spot:
        """Return where a record stands, and mark it there."""
        spot = Spot(node.page.path, *node.page.position(node.start))
        if self._notes:
            self._notes.marks.add(node, spot)
        return spot
