"""Changes to a record that leave everything else in its file as it is: comments, order, quotes, layout.

In: a record as it stands in a page, and its fields as they shall be. Out: `Edit`s of the page. A value that
changes is exchanged where it stands; what is new is printed; nothing else is touched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diplotrack.dossier.changing import gaps
from diplotrack.dossier.changing.brackets import Brackets
from diplotrack.dossier.changing.changes import (
    Edit,
    Inside,
    Origins,
    Unlike,
    alike,
    exchanged,
    renamed,
    stays,
)
from diplotrack.dossier.changing.gaps import Comment, Leaf, content_end
from diplotrack.dossier.printing import printer
from diplotrack.dossier.schema import ArticleShape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplotrack.dossier.nodes import Node
    from diplotrack.dossier.schema import Shape

_BESIDE = re.compile(r"[ \t]+#[^\r\n]*")


def edits_of(node: Node, fields: Mapping[str, Any], shape: type[Shape], origins: Origins) -> list[Edit]:
    """Return what makes of the record at a node one with these fields, which `origins` has made or not."""
    if alike(node.plain(), fields):
        return []
    splicer = _Splicer(node.page, origins)
    try:
        return splicer.value(node, fields, shape, "")
    except Unlike:
        return splicer.whole(node, fields, shape)


def without_item(item: Node, bound: int) -> Edit:
    """Return the edit that takes an item out of a list in block style, with the comments right above it.

    `bound` is where the item before it ends. Raises Unlike if the list is between brackets.
    """
    try:
        return Edit(*gaps.item_span(item, bound), "")
    except ValueError:
        raise Unlike from None


@dataclass(frozen=True, slots=True)
class _Splicer(Inside):
    """Finds the edits of one record in its page."""

    def whole(self, node: Node, fields: Mapping[str, Any], shape: type[Shape]) -> list[Edit]:
        """Return the edit that prints a record anew; the comments in and beside it come to stand below."""
        if self.page.in_json:
            return [Edit(node.start, node.end, printer.json_line(fields, shape))]
        indent, end = self._column(node.start), content_end(node)
        lines = printer.mapping_lines(shape, fields, indent)
        beside = _BESIDE.match(self.page.text, end)
        last = gaps.below(self.page.text, beside.end() if beside else end, indent - 1)
        inside = gaps.comments(self.page.text, gaps.leaves(node), node.start, last)
        lines += [f"{' ' * indent}{comment.text}" for comment in inside]
        return [self._edit(node.start, last, "\n".join(lines)[indent:])]

    def value(self, node: Node, value: object, shape: type[Shape] | None, name: str) -> list[Edit]:
        """Return the edits inside a value of the field `name`; raise Unlike if it must be printed anew."""
        if gaps.is_flow(node):
            return Brackets(self.page, self.origins).edits(node, value, shape, name)
        return self.changed(node, value, shape, name)

    def _single(self, node: Node, value: object, name: str) -> Edit:
        edit = exchanged(node, value, name)
        width = self._column(node.start) + len(edit.text)
        if width > max(printer.WIDEST, self._column(node.end)):
            raise Unlike
        return edit

    def _mapping(self, node: Node, fields: Mapping[str, Any], shape: type[Shape] | None) -> list[Edit]:
        new_names = renamed(node, fields)
        edits = [exchanged(node.names[old], new) for old, new in new_names.items()]
        kept: list[str] = []
        for old in node.fields:
            name = new_names.get(old, old)
            if stays(node, fields, old, name):
                kept.append(old)
                edits += self._field(node, old, name, fields[name], shape)
            else:
                edits.append(self._without(node, old))
        if not kept:
            raise Unlike
        there = {new_names.get(old, old) for old in node.fields}
        new = [name for name in printer.in_order(fields, shape) if name not in there]
        return edits + [self._added(node, kept, name, fields[name], shape) for name in new]

    def _field(self, node: Node, old: str, name: str, value: object, shape: type[Shape] | None) -> list[Edit]:
        """Return the edits of a field that stays."""
        inside = node.fields[old]
        try:
            return self.value(inside, value, printer.inner(shape, name), name)
        except Unlike:
            if old != name:
                raise
        indent = self._column(node.names[old].start)
        lines = printer.field_lines(shape, name, value, indent)
        return self._printed(node.names[old], inside, lines, indent)

    def _without(self, node: Node, name: str) -> Edit:
        """Return the edit that takes a field out, with its lines and what is beside them."""
        text, start = self.page.text, node.names[name].start
        line = gaps.line_start(text, start)
        if text[line:start].strip(" "):
            raise Unlike
        end = self._field_end(node, name)
        return Edit(line, gaps.next_line(text, end), "")

    def _added(
        self, node: Node, kept: Sequence[str], name: str, value: object, shape: type[Shape] | None
    ) -> Edit:
        """Return the edit that puts a new field behind the last of those that come before it in the shape."""
        order = printer.places(shape) if shape else {}
        place = order.get(name, len(order))
        last = ([each for each in kept if order.get(each, -1) < place] or kept[:1])[-1]
        at = self._line_end(self._field_end(node, last))
        lines = printer.field_lines(shape, name, value, self._column(node.start))
        apart = shape is ArticleShape and name in printer.APART
        return self._edit(at, at, "".join(f"\n{line}" for line in ([""] if apart else []) + lines))

    def _items(self, node: Node, items: Sequence[object], shape: type[Shape] | None, name: str) -> list[Edit]:
        matched = self.origins.matched(node, items)
        kept = [number for number in matched if number is not None]
        if not kept or kept != sorted(kept):
            raise Unlike
        edits: list[Edit] = []
        for number, item in enumerate(node.items):
            if number not in kept:
                bound = content_end(node.items[number - 1]) if number else self._above(node)
                edits.append(without_item(item, bound))
        last: Node | None = None
        for place, value in zip(matched, items, strict=True):
            if place is None:
                edits.append(self._added_item(node, last, value, shape, name))
            else:
                last = node.items[place]
                edits += self._item(last, value, shape, name)
        return edits

    def _item(self, node: Node, item: object, shape: type[Shape] | None, name: str) -> list[Edit]:
        """Return the edits of an item that stays."""
        try:
            return self.value(node, item, shape, name)
        except Unlike:
            indent = self._column(node.start)
            lines = printer.item_lines(shape, name, item, indent - 2)
            return self._printed(node, node, lines, indent)

    def _added_item(
        self, node: Node, last: Node | None, item: object, shape: type[Shape] | None, name: str
    ) -> Edit:
        """Return the edit that puts a new item behind one that stays, or in front of all."""
        lines = printer.item_lines(shape, name, item, self._column(node.start))
        between = "\n" if name == "reports" else ""
        if last is None:
            start = gaps.line_start(self.page.text, node.start)
            return self._edit(start, start, "".join(f"{line}\n" for line in lines) + between)
        at = self._line_end(gaps.below(self.page.text, content_end(last), self._column(node.start)))
        return self._edit(at, at, between + "".join(f"\n{line}" for line in lines))

    def _field_end(self, node: Node, name: str) -> int:
        """Return where a field ends, with the comments below that belong to it."""
        end = content_end(node.fields[name], node.names[name].end + 1)
        return gaps.below(self.page.text, end, self._column(node.names[name].start))

    def _above(self, node: Node) -> int:
        """Return where what stands above a list ends: its field's name, and what is beside that."""
        return self._line_end(len(self.page.text[: node.start].rstrip()) - 1)

    def _printed(self, first: Node, last: Node, lines: list[str], indent: int) -> list[Edit]:
        """Return the edits that put lines in place of what stands from one node to another.

        The comments that stood there stay with them: one beside the first line, the others above it.
        """
        text, named = self.page.text, first is not last
        start, end = first.start, content_end(last, first.end + 1 if named else 0)
        inside = [*([Leaf(first.start, first.end)] if named else []), *gaps.leaves(last)]
        edits, (head, *others) = [], lines
        if others:
            end = gaps.below(text, end, indent if named else indent - 2)
        found = list(gaps.comments(text, inside, start, end))
        if others and (beside := _BESIDE.match(text, end)):
            found.append(Comment(*beside.span(), beside[0].strip(), alone=False))
            edits.append(Edit(*beside.span(), ""))
        if len(found) == 1 and not found[0].alone:
            head += f"  {found.pop().text}"
        above = "".join(f"{comment.text}\n{' ' * indent}" for comment in found)
        return [self._edit(start, end, above + "\n".join([head[indent:], *others])), *edits]

    def _edit(self, start: int, end: int, text: str) -> Edit:
        return Edit(start, end, text.replace("\n", gaps.line_break(self.page.text)))

    def _column(self, offset: int) -> int:
        return gaps.column(self.page.text, offset)

    def _line_end(self, offset: int) -> int:
        return gaps.line_end(self.page.text, offset)
