"""What came of reading a dossier's files: the facts, where each stands, and what could not be read.

The facts are what the files say, be it wrong: keys given twice, references to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dossier.pages import Place
from diplotrack.dossier.quick import nodes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplotrack.dossier.contents import Notes, Record
    from diplotrack.dossier.nodes import Node
    from diplotrack.dossier.pages import Page
    from diplotrack.errors import Problem
    from diplotrack.model import Context, Dossier, FiledReport, Quotation, Spot

ANY = ""
"""In place of a key: any, since a file or a record was lost that cannot be asked for its keys."""


class FiledContext(NamedTuple):
    """A context as its article's file has it, and where it stands."""

    article: str
    spot: Spot
    context: Context


class FiledQuotation(NamedTuple):
    """A quotation that nobody has reviewed, and the key of its article."""

    article: str
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Lost:
    """The kinds and keys of what the files hold and could not be read, so that nobody misses it twice."""

    names: frozenset[tuple[str, str]] = frozenset()

    def may_hold(self, kind: str, key: str) -> bool:
        """Tell whether a thing of this kind and key may be among what was lost."""
        return (kind, key) in self.names or (kind, ANY) in self.names

    def any_of(self, *kinds: str) -> bool:
        """Tell whether anything of these kinds was lost."""
        return any(kind in kinds for kind, _ in self.names)


@dataclass(frozen=True, slots=True)
class Marks:
    """Where every field of every record stands; a record is known by the spot it stands at.

    Of lines in JSON in which nothing was wrong only the text is kept, until somebody asks.
    """

    nodes: dict[tuple[str, int, int], Node] = field(default_factory=dict, repr=False)
    lines: dict[tuple[str, int], tuple[str, Page]] = field(default_factory=dict, repr=False)

    def add(self, node: Node, spot: Spot) -> None:
        """Remember that a record stands at the spot."""
        self.nodes[spot.path, spot.line, spot.column] = node

    def add_line(self, kind: str, line: Page) -> None:
        """Remember that a line holds a record of this kind, whose spots are numbered (see `quick`)."""
        self.lines[line.path, line.line or 1] = kind, line

    def place(self, spot: Spot, *steps: str | int, name: bool = False) -> Place:
        """Return the place of what field names and list positions lead to inside the record at the spot.

        Where they lead on to what is not there, it is the last that is. With `name`, it is the name of
        the last field in place of its value.
        """
        try:
            return self._record(spot).deepest(steps, name=name).place
        except KeyError:
            return Place(spot.path, spot.line, spot.column, 1, "")

    def node(self, spot: Spot, *steps: str | int) -> Node:
        """Return the node to which the same steps lead; raise KeyError if no record stands at the spot."""
        return self._record(spot).deepest(steps)

    def _record(self, spot: Spot) -> Node:
        if (spot.path, spot.line) in self.lines:
            return nodes_of(*self.lines[spot.path, spot.line])[spot.column - 1]
        return self.nodes[spot.path, spot.line, spot.column]


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of reading one file: its records in order, what is wrong in it, and what was noted."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    notes: Notes


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of reading a folder; `files` is what each file, by name, has contributed."""

    written: Dossier
    reports: tuple[FiledReport, ...]
    contexts: tuple[FiledContext, ...]
    quotations: tuple[FiledQuotation, ...]
    marks: Marks
    lost: Lost
    problems: tuple[Problem, ...]
    files: Mapping[str, FileRead] = field(default_factory=dict, repr=False)
