"""What a file holds, as a tree in which everything knows where it stands.

In: nodes, in the order in which they stand in a page. Out: a tree of them, or the problem that ends the
reading. An explicit stack, so that depth costs no recursion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from diplotrack.dossier.pages import Page, Place
    from diplotrack.errors import Problem

DEEPEST = 20
"""How many lists and mappings may stand inside one another; the format itself needs eight."""

Value: TypeAlias = "str | float | list[Node] | dict[str, Node] | None"
"""What stands at a node; a number or a truth value only in JSON, where a text has quotes."""


class Node:
    """A text, a list, a mapping or nothing, from offset `start` to before `end` of its page.

    `names` holds the nodes of a mapping's field names.
    """

    __slots__ = ("end", "names", "page", "start", "value")

    def __init__(self, page: Page, start: int, end: int, value: Value) -> None:
        """Keep what stands where."""
        self.page = page
        self.start = start
        self.end = end
        self.value = value
        self.names: dict[str, Node] = {}

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.page.place(self.start, self.end)

    @property
    def fields(self) -> dict[str, Node]:
        """The values of a mapping by field name; nothing if it is none."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> list[Node]:
        """The items of a list; nothing if it is none."""
        return self.value if isinstance(self.value, list) else []

    def text(self, field: str) -> str | None:
        """Return the text of a field, or None if it has no such field or it is no text."""
        node = self.fields.get(field)
        return node.value if node is not None and isinstance(node.value, str) else None

    def plain(self) -> object:
        """Return the same as ordinary values of Python."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {name: item.plain() for name, item in self.value.items()}
        return self.value

    def deepest(self, steps: tuple[str | int, ...], *, name: bool = False) -> Node:
        """Return the node at the end of a path of field names and list positions.

        Where the path leads on to what is not there, return the last that is; what stands for a list
        of one is its own first item. With `name`, return the name of the last field in place of its value.
        """
        node = self
        for count, step in enumerate(steps, 1):
            if step == 0 and not isinstance(node.value, list):
                continue
            if isinstance(step, int):
                inside = node.items[step] if step < len(node.items) else None
            elif name and count == len(steps):
                inside = node.names.get(step)
            else:
                inside = node.fields.get(step)
            if inside is None:
                return node
            node = inside
        return node


class Refused(Exception):
    """Ends the reading of a page."""

    def __init__(self, problem: Problem) -> None:
        """Keep what is wrong."""
        super().__init__()
        self.problem = problem


class Tree:
    """Grows node by node. What ends its growth is a problem of the kind `check`.

    A field given twice is a problem that leaves the rest readable, and the first counts.
    """

    def __init__(self, page: Page, check: str) -> None:
        """Begin with nothing: an empty page is a node without a value."""
        self.root = Node(page, 0, 0, None)
        self.problems: list[Problem] = []
        self._check = check
        self._open: list[Node] = []
        self._name: list[Node | None] = []

    @property
    def wants_name(self) -> bool:
        """Whether what comes next is the name of a field."""
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._name[-1] is None

    def add(self, node: Node) -> None:
        """Put a node where the reading has come: at the top, in a list, as a field's name or its value."""
        if not self._open:
            self.root = node
            return
        parent, name = self._open[-1], self._name[-1]
        parent.end = node.end
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif name is None:
            self._name[-1] = node
        elif isinstance(parent.value, dict):
            self._name[-1] = None
            self._fill(parent, parent.value, name, node)

    def enter(self, node: Node) -> None:
        """Add a list or a mapping, and go on inside it. Raises Refused where it stands too deep."""
        if len(self._open) == DEEPEST:
            raise self.refusal(
                node,
                f"Lists and fields stand more than {DEEPEST} deep inside one another here.",
                "Look for a bracket too many: no record needs half of that.",
            )
        self.add(node)
        self._open.append(node)
        self._name.append(None)

    def leave(self, end: int) -> None:
        """Go on behind the list or mapping that ends here."""
        closed = self._open.pop()
        self._name.pop()
        closed.end = max(closed.end, end)
        if self._open:
            self._open[-1].end = closed.end

    def refusal(self, node: Node, message: str, hint: str) -> Refused:
        """Return what ends the reading at a node."""
        return Refused(node.place.problem(self._check, message, hint))

    def _fill(self, parent: Node, fields: dict[str, Node], name: Node, node: Node) -> None:
        field = name.value if isinstance(name.value, str) else ""
        if field in fields:
            first, second = parent.names[field].place, name.place
            where = f"column {first.column}" if first.line == second.line else f"line {first.line}"
            self.problems.append(
                second.problem(
                    "field-twice",
                    f'The field "{field}" is given twice; the first, in {where}, counts.',
                    "Delete one of the two.",
                )
            )
            return
        fields[field] = node
        parent.names[field] = name
