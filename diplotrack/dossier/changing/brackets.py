"""Changes inside what stands between brackets and braces: in YAML in flow style, and in all of JSON.

In: a node, and its value as it shall be. Out: `Edit`s that exchange what changes and leave the rest.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diplotrack.dossier.changing import gaps
from diplotrack.dossier.changing.changes import (
    Edit,
    Inside,
    Unlike,
    exchanged,
    renamed,
    stays,
)
from diplotrack.dossier.printing import printer, quoting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplotrack.dossier.nodes import Node
    from diplotrack.dossier.schema import Shape


A_FEW = 12
"""So many columns more are no reason to lay out a line anew."""


@dataclass(frozen=True, slots=True)
class Brackets(Inside):
    """Finds edits between brackets and braces."""

    def edits(self, node: Node, value: object, shape: type[Shape] | None, name: str) -> list[Edit]:
        """Return the edits of what stands between brackets in the field `name`.

        Raises Unlike where nothing of it stays, or in YAML its line would get too long.
        """
        edits = self.changed(node, value, shape, name)
        grown = sum(len(edit.text) - (edit.end - edit.start) for edit in edits)
        end = gaps.line_end(self.page.text, node.start)
        width = gaps.column(self.page.text, end) + grown
        if not self.page.in_json and grown > A_FEW and node.end <= end and width > printer.WIDEST:
            raise Unlike
        return edits

    def _mapping(self, node: Node, fields: Mapping[str, Any], shape: type[Shape] | None) -> list[Edit]:
        new_names = renamed(node, fields)
        edits = [exchanged(node.names[old], new) for old, new in new_names.items()]
        spans, kept = [], []
        for number, (old, inside) in enumerate(node.fields.items()):
            name = new_names.get(old, old)
            spans.append((node.names[old].start, max(inside.end, node.names[old].end)))
            if stays(node, fields, old, name):
                kept.append(number)
                edits += self._inside(inside, fields[name], printer.inner(shape, name), name)
        there = {new_names.get(old, old) for old in node.fields}
        added = [
            (len(spans), self._field(name, fields[name], shape))
            for name in printer.in_order(fields, shape)
            if name not in there
        ]
        return [*edits, *_exchanged(spans, kept, added)]

    def _items(self, node: Node, items: Sequence[object], shape: type[Shape] | None, name: str) -> list[Edit]:
        matched = self.origins.matched(node, items)
        kept = [number for number in matched if number is not None]
        if kept != sorted(kept):
            raise Unlike
        edits: list[Edit] = []
        added: list[tuple[int, str]] = []
        last = -1
        for number, item in zip(matched, items, strict=True):
            if number is None:
                added.append((last, self._printed(item, shape, name)))
            else:
                last = number
                edits += self._inside(node.items[number], item, shape, name)
        return [*edits, *_exchanged([(item.start, item.end) for item in node.items], kept, added)]

    def _inside(self, node: Node, value: object, shape: type[Shape] | None, name: str) -> list[Edit]:
        """Return the edits of a value between the brackets, which is printed anew where it must be."""
        try:
            return self.changed(node, value, shape, name)
        except Unlike:
            if node.start == node.end:
                raise
            return [Edit(node.start, node.end, self._printed(value, shape, name))]

    def _field(self, name: str, value: object, shape: type[Shape] | None) -> str:
        text = self._printed(printer.settled(name, value), printer.inner(shape, name), name)
        return f"{json.dumps(name) if self.page.in_json else quoting.in_line(name, in_flow=True)}: {text}"

    def _printed(self, value: object, shape: type[Shape] | None, name: str) -> str:
        return printer.json_line(value, shape) if self.page.in_json else printer.flow(value, shape, name)


def _exchanged(
    spans: Sequence[tuple[int, int]], kept: Sequence[int], added: Sequence[tuple[int, str]]
) -> list[Edit]:
    """Return the edits that take out what is not kept, and put in each that is added behind the n-th.

    Raises Unlike if nothing is kept.
    """
    if not kept:
        raise Unlike
    edits = []
    for number, (start, end) in enumerate(spans):
        if number not in kept:
            last = number > kept[-1]
            edits.append(
                Edit(spans[number - 1][1], end, "") if last else Edit(start, spans[number + 1][0], "")
            )
    for after, text in added:
        before = [number for number in kept if number <= after]
        at = spans[before[-1]][1] if before else spans[0][0]
        edits.append(Edit(at, at, f", {text}" if before else f"{text}, "))
    return sorted(edits, key=lambda edit: edit[:2])
