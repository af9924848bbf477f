"""What the comments of a page in YAML belong to: the field or the item that they stand above or beside.

In: a page, and the nodes of its records. Out: for each record and each field in it a `Remark`, by the steps
that lead there from the list of records; and the comments at the end of the page, which belong to none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dossier.changing import gaps
from diplotrack.dossier.changing.gaps import Leaf
from diplotrack.dossier.printing.printer import Remark, Steps, in_order, inner

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplotrack.dossier.changing.gaps import Comment
    from diplotrack.dossier.nodes import Node
    from diplotrack.dossier.schema import Shape


_DASH = re.compile(r"^[ \t]*-\s", re.MULTILINE)
_EMPTY_LINE = re.compile(r"\n[ \t]*\r?\n")


class Remarks(NamedTuple):
    """The remarks by the steps to what they are about, the first being a record's number; and the rest."""

    about: Mapping[Steps, Remark]
    at_end: tuple[str, ...]


def remarks(text: str, records: Sequence[Node], shape: type[Shape]) -> Remarks:
    """Return what the comments of a page belong to, whose records are these, of this shape, in order."""
    finder = _Finder(text, shape)
    for number, record in enumerate(records):
        finder.enter(record, (number,))
    found = list(gaps.comments(text, finder.leaves, 0, len(text)))
    for number, comment in enumerate(found):
        after = found[number + 1].start if number + 1 < len(found) else len(text)
        finder.place(comment, after)
    return finder.remarks()


@dataclass(slots=True)
class _Lines:
    """The comments of one thing while they gather."""

    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def remark(self) -> Remark:
        """Return them as a remark."""
        beside = "".join(f"  {comment}" for comment in self.beside)
        return Remark(tuple(_tidy(self.above)), beside, tuple(self.below))


class _Finder:
    """Finds what each comment belongs to, going through a page from its beginning to its end."""

    def __init__(self, text: str, shape: type[Shape]) -> None:
        """Begin with a page in which nothing is known but the shape of its records."""
        self._shape = shape
        self.leaves: list[Leaf] = []
        self._text = text
        self._steps: list[Steps] = []
        self._nodes: dict[Steps, Node] = {}
        self._lines: defaultdict[Steps, _Lines] = defaultdict(_Lines)
        self._at_end: list[str] = []

    def enter(self, node: Node, steps: Steps) -> None:
        """Note the leaves of a node, and what leads to them."""
        self._nodes[steps] = node
        if isinstance(node.value, list):
            for number, item in enumerate(node.items):
                self.enter(item, (*steps, number))
            return
        for name, inside in node.fields.items():
            self._note(Leaf(node.names[name].start, node.names[name].end), (*steps, name))
            self.enter(inside, (*steps, name))
        if not isinstance(node.value, dict):
            for leaf in gaps.leaves(node):
                self._note(leaf, steps)

    def place(self, comment: Comment, after: int) -> None:
        """Put a comment where it belongs; the next one begins at `after`."""
        number = bisect_right(self.leaves, comment.start, key=lambda leaf: leaf.start)
        behind = self._steps[number - 1] if number else ()
        ahead = self._steps[number] if number < len(self.leaves) else ()
        on_its_line = number and self.leaves[number - 1].end > gaps.line_start(self._text, comment.start)
        if on_its_line and not comment.alone:
            self._lines[self._closed(behind, comment.start)].beside.append(comment.text)
            return
        target = self._begun(ahead)
        begun = _DASH.search(self._text, self.leaves[number - 1].end if number else 0, comment.start)
        owner = () if begun else self._owner(behind, gaps.column(self._text, comment.start))
        if owner and target[: len(owner)] != owner:
            self._lines[owner].below.append(comment.text)
            return
        end = min([after, *(leaf.start for leaf in self.leaves[number : number + 1])])
        apart = [""] if _EMPTY_LINE.search(self._text, comment.end, end) else []
        (self._lines[target].above if target else self._at_end).extend([comment.text, *apart])

    def remarks(self) -> Remarks:
        """Return what has been found."""
        about = {steps: lines.remark() for steps, lines in self._lines.items()}
        return Remarks(about, tuple(_tidy(self._at_end)))

    def _note(self, leaf: Leaf, steps: Steps) -> None:
        self.leaves.append(leaf)
        self._steps.append(steps)

    def _closed(self, steps: Steps, offset: int) -> Steps:
        """Return the steps to the outermost brackets around a leaf that are closed before an offset."""
        while len(steps) > 1 and gaps.is_flow(node := self._nodes[steps[:-1]]) and node.end <= offset:
            steps = steps[:-1]
        return steps

    def _begun(self, steps: Steps) -> Steps:
        """Return the steps to the item that begins with a leaf, or will when printed; or to the leaf."""
        if len(steps) > 1 and isinstance(steps[-2], int):
            shape: type[Shape] | None = self._shape
            for name in steps[1:-2]:
                shape = inner(shape, name) if isinstance(name, str) else shape
            names = self._nodes[steps[:-1]].fields
            if steps[-1] in (next(iter(names)), in_order(names, shape)[0]):
                return steps[:-1]
        return steps

    def _owner(self, steps: Steps, column: int) -> Steps:
        """Return the steps to the innermost list or mapping around a leaf that is not indented deeper."""
        for count in range(len(steps), 0, -1):
            node = self._nodes[steps[:count]]
            may_own = isinstance(node.value, dict | list) and not gaps.is_flow(node)
            is_item = isinstance(node.value, dict) and isinstance(steps[count - 1], int)
            if (may_own or is_item) and gaps.column(self._text, node.start) <= column and column > 0:
                return steps[:count]
        return ()


def _tidy(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines without empty ones at the beginning, or two in a row."""
    last = ""
    for line in lines:
        if line or last:
            yield line
        last = line
