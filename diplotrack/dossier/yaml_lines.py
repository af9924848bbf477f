"""YAML as this project reads it: texts, lists and fields, each knowing where it stands.

In: a page. Out: a tree of `Node`s, or the problem that ends the reading. No scalar has a type: `no`,
`2018` and `1.0` are texts, and only an empty value or `~` is absent. Aliases, tags, merge keys and deep
nesting are refused while the parser's events pass by, so nothing can grow or loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from diplotrack.dossier.yaml_sentences import sentence

if TYPE_CHECKING:
    from diplotrack.dossier.pages import Page, Place
    from diplotrack.errors import Problem

DEEPEST = 20
"""How many lists and mappings may stand inside one another; the format itself needs eight."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_ABSENT = frozenset({"", "~"})


class Node:
    """A text, a list, a mapping or nothing, from offset `start` to before `end` of its page.

    `names` holds the nodes of a mapping's field names.
    """

    __slots__ = ("end", "names", "page", "start", "value")

    def __init__(
        self, page: Page, start: int, end: int, value: str | list[Node] | dict[str, Node] | None
    ) -> None:
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


class _Refused(Exception):
    """Ends the reading of a page."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


def parse(page: Page) -> tuple[Node | None, list[Problem]]:
    """Return what the page holds and the problems of its YAML.

    A field given twice is a problem that leaves the rest readable, and the first counts. Any other
    ends the reading: there is no tree then. An empty page is a node without a value.
    """
    tree = _Tree(page)
    try:
        for event in yaml.parse(page.text, Loader=_LOADER):
            tree.take(event)
    except yaml.MarkedYAMLError as error:
        return None, [*tree.problems, _broken(page, error)]
    except _Refused as refused:
        return None, [*tree.problems, refused.problem]
    return tree.root, tree.problems


class _Tree:
    """Grows from the parser's events; an explicit stack, so that depth costs no recursion."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = Node(page, 0, 0, None)
        self.problems: list[Problem] = []
        self._open: list[Node] = []
        self._name: list[Node | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Let the tree grow by one event."""
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_marks(event)
            absent = not event.style and event.value in _PLAIN_ABSENT
            self._add(self._node(event, None if absent else event.value))
        elif isinstance(event, yaml.MappingStartEvent):
            self._enter(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._enter(event, [])
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self._open.pop()
            self._name.pop()
            closed.end = max(closed.end, self._span(event)[1])
            if self._open:
                self._open[-1].end = closed.end
        elif isinstance(event, yaml.AliasEvent):
            raise self._refusal(
                event,
                "Aliases (*name) are not allowed in a dossier.",
                'Write the value out. If the text begins with "*", put it in quotes.',
            )
        elif isinstance(event, yaml.DocumentStartEvent):
            self._begin(event)

    def _node(self, event: yaml.Event, value: str | list[Node] | dict[str, Node] | None) -> Node:
        return Node(self.page, *self._span(event), value)

    def _span(self, event: yaml.Event) -> tuple[int, int]:
        """Return where an event begins and ends; the parser marks every event, the stubs do not say so."""
        if event.start_mark is None or event.end_mark is None:
            return len(self.page.text), len(self.page.text)
        return event.start_mark.index, event.end_mark.index

    def _begin(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._refusal(
                event,
                "A second YAML document begins here, and a file of a dossier is one.",
                'Delete the line "---".',
            )

    def _enter(self, event: yaml.CollectionStartEvent, value: list[Node] | dict[str, Node]) -> None:
        self._refuse_marks(event)
        if self._open and isinstance(self._open[-1].value, dict) and self._name[-1] is None:
            raise self._refusal(event, "The name of a field must be a plain text.", "Put it in quotes.")
        if len(self._open) == DEEPEST:
            raise self._refusal(
                event,
                f"Lists and fields stand more than {DEEPEST} deep inside one another here.",
                "Look for a bracket too many: no record needs half of that.",
            )
        node = self._node(event, value)
        self._add(node)
        self._open.append(node)
        self._name.append(None)

    def _add(self, node: Node) -> None:
        """Put a node where the parser stands: at the top, in a list, as a field's name or its value."""
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

    def _fill(self, parent: Node, fields: dict[str, Node], name: Node, node: Node) -> None:
        field = name.value if isinstance(name.value, str) else ""
        if field == "<<":
            raise _Refused(
                name.place.problem(
                    "broken-yaml", 'Merge keys ("<<") are not allowed.', "Write the fields out."
                )
            )
        if field in fields:
            first = parent.names[field].place.line
            self.problems.append(
                name.place.problem(
                    "field-twice",
                    f'The field "{field}" is given twice; the first, in line {first}, counts.',
                    "Delete one of the two.",
                )
            )
            return
        fields[field] = node
        parent.names[field] = name

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Refuse the anchors and tags of YAML, which a dossier has no use for."""
        if event.anchor is not None:
            raise self._refusal(
                event,
                "YAML anchors (&name) are not allowed in a dossier.",
                'If the text begins with "&", put it in quotes.',
            )
        if event.tag is not None:
            raise self._refusal(
                event,
                "YAML tags (!name) are not allowed in a dossier.",
                'If the text begins with "!", put it in quotes.',
            )

    def _refusal(self, event: yaml.Event, message: str, hint: str) -> _Refused:
        place = self.page.place(*self._span(event))
        return _Refused(place.problem("broken-yaml", message, hint))


def _broken(page: Page, error: yaml.MarkedYAMLError) -> Problem:
    """Return the parser's complaint as a problem with a sentence of our own."""
    offset = error.problem_mark.index if error.problem_mark else 0
    began = error.context_mark.index if error.context_mark else offset
    told = sentence(error.problem or "", page.text[offset : offset + 1])
    at = min(began if told.at_beginning else offset, max(len(page.text) - 1, 0))
    return page.place(at, at + 1).problem("broken-yaml", told.message, told.hint)
