"""What has changed between a record as it stands in a page and as it shall be.

In: nodes, and the values that somebody has made of them. Out: which item was which, which field has got
another name, how a single value is exchanged; all as `Edit`s of the page.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from diplotrack.dossier.printing import printer, quoting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplotrack.dossier.nodes import Node
    from diplotrack.dossier.pages import Page
    from diplotrack.dossier.schema import Shape


class Edit(NamedTuple):
    """A stretch of a page, from `start` to before `end`, and what is to stand there."""

    start: int
    end: int
    text: str


class Unlike(Exception):
    """Ends the search for edits in a value that cannot be changed inside: it is to be printed anew."""


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made, none of which overlap.

    >>> applied("one two", [Edit(4, 7, "three"), Edit(0, 0, "and ")])
    'and one three'
    """
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])


def alike(one: object, other: object) -> bool:
    """Tell whether two values are the same to who reads the file: `12` and "12", the empty and the absent.

    >>> alike({"start": "12", "note": None, "of": ["northland"]}, {"start": 12, "of": "northland"})
    True
    """
    if printer.is_empty(one) or printer.is_empty(other):
        return printer.is_empty(one) and printer.is_empty(other)
    if isinstance(one, dict) and isinstance(other, dict):
        names = one.keys() | other.keys()
        return all(alike(*(printer.settled(name, each.get(name)) for each in (one, other))) for name in names)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, dict | list | tuple) or isinstance(other, dict | list | tuple):
        return False
    return str(one).strip() == str(other).strip()


@dataclass(frozen=True, slots=True)
class Origins:
    """Remembers of which node every list and every mapping was made that a person may change."""

    made: dict[int, tuple[object, Node]] = field(default_factory=dict)

    def value(self, node: Node) -> Any:  # noqa: ANN401 - texts, numbers, lists and mappings
        """Return what stands at a node as ordinary values of Python."""
        if isinstance(node.value, list):
            value: object = [self.value(item) for item in node.value]
        elif isinstance(node.value, dict):
            value = {name: self.value(inside) for name, inside in node.value.items()}
        else:
            return node.value
        self.made[id(value)] = value, node
        return value

    def node(self, value: object) -> Node | None:
        """Return the node of which a value was made, or None."""
        made, node = self.made.get(id(value), (None, None))
        return node if made is value else None

    def matched(self, node: Node, items: Sequence[object]) -> list[int | None]:
        """Return for each item of a list which of the node's it was, or None for a new one.

        An item is what was made of a node, or is like one; of others, each takes the place of one that is
        gone where it stands.
        """
        places = {id(old): place for place, old in enumerate(node.items)}
        found = [places.get(id(self.node(item))) for item in items]
        gone = [place for place in range(len(node.items)) if place not in found]
        new = [number for number, place in enumerate(found) if place is None]
        texts = [_text(node.items[place].plain()) for place in gone], [_text(items[each]) for each in new]
        for tag, low, high, first, last in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
            if tag in ("equal", "replace"):
                for place, number in zip(gone[low:high], new[first:last], strict=False):
                    found[number] = place
        return found


@dataclass(frozen=True, slots=True)
class Inside(ABC):
    """Finds edits inside the values of a page; items are known by their origins."""

    page: Page
    origins: Origins

    def changed(self, node: Node, value: object, shape: type[Shape] | None, name: str) -> list[Edit]:
        """Return the edits of a value of the field `name`; raise Unlike if it must be printed anew."""
        if alike(node.plain(), value):
            return []
        if printer.is_empty(value):
            raise Unlike
        if isinstance(node.value, dict) and isinstance(value, dict):
            return self._mapping(node, value, shape)
        if isinstance(node.value, list) and isinstance(value, list | tuple):
            return self._items(node, value, shape, name)
        if isinstance(value, dict | list | tuple) or isinstance(node.value, dict | list):
            raise Unlike
        return [self._single(node, value, name)]

    def _single(self, node: Node, value: object, name: str) -> Edit:
        return exchanged(node, value, name)

    @abstractmethod
    def _mapping(self, node: Node, fields: Mapping[str, Any], shape: type[Shape] | None) -> list[Edit]: ...

    @abstractmethod
    def _items(
        self, node: Node, items: Sequence[object], shape: type[Shape] | None, name: str
    ) -> list[Edit]: ...


def renamed(node: Node, fields: Mapping[str, Any]) -> dict[str, str]:
    """Return which fields have only got another name, in their order: the values are still the same."""
    gone = [name for name in node.fields if name not in fields]
    come = [name for name in fields if name not in node.fields]
    if len(gone) != len(come):
        return {}
    return {
        old: new for old, new in zip(gone, come, strict=True) if alike(node.fields[old].plain(), fields[new])
    }


def stays(node: Node, fields: Mapping[str, Any], old: str, new: str) -> bool:
    """Tell whether a field stays, under its new name: it has a value still, or had none before either."""
    return new in fields and (not printer.is_empty(fields[new]) or printer.is_empty(node.fields[old].plain()))


def exchanged(node: Node, value: object, name: str = "") -> Edit:
    """Return the edit that exchanges a single value, or a field's name, where it stands, in the same quotes.

    Raises Unlike if it stands on several lines, or is to.
    """
    old = node.page.text[node.start : node.end]
    if printer.is_empty(value) or not old or "\n" in old or old[0] in "|>" or "\n" in str(value):
        raise Unlike
    if node.page.in_json:
        same = str(value) if old[0] == '"' else value
        return Edit(node.start, node.end, json.dumps(same, ensure_ascii=False))
    new = printer.flow(value, None, name)
    if old[0] == '"':
        new = quoting.quoted(str(value))
    elif old[0] == "'" and str(value).isprintable():
        new = "'{}'".format(str(value).replace("'", "''"))
    return Edit(node.start, node.end, new)


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=str)
