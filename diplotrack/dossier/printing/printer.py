"""Records as YAML in its one canonical form: fields in the order of their shape, short things on one line.

In: the plain fields of a record, in any order, and the comments that belong to them. Out: its text. What is
printed reads back as the same fields; printing what was read from a print gives the same text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, get_args

from diplotrack.dossier import schema
from diplotrack.dossier.printing.quoting import in_block, in_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WIDEST = 120
"""So many columns a line has at most, where that is possible."""

FOLDED = 110
"""So many a line of a text has that goes on over several."""

SHAPES: dict[str, type[schema.Shape]] = {
    "dossier": schema.DossierShape,
    "actor": schema.ActorShape,
    "event": schema.EventShape,
    "article": schema.ArticleShape,
}
"""The shape of each kind of record."""

ALONE = frozenset({"of", "responds_to", "follows", "differs_from", "at"})
"""Lists of which one item stands for itself."""

LISTED = frozenset({"aliases", "contexts", "words"})
"""Lists of which one item stands in brackets, too."""

_COUNTS = frozenset({"start", "end", "characters", "length", "paragraphs"})
_SPREAD = frozenset({"coders", "text", "reports", "wordings", "context", "quotations", "disagrees"})
_ROWS = frozenset({"utterances", "offices", "suggested", "at"})
APART = frozenset({"reports", "context", "quotations"})

Steps: TypeAlias = "tuple[str | int, ...]"
"""Field names and list positions that lead from a record to what is inside it."""


class Remark(NamedTuple):
    """Comments that belong to a field or an item: lines above it, one beside it, lines below its last line.

    Empty lines above stay where records are apart from one another.
    """

    above: tuple[str, ...] = ()
    beside: str = ""
    below: tuple[str, ...] = ()


_NOTHING = Remark()


def printed(kind: str, fields: Mapping[str, Any], *, in_list: bool) -> str:
    """Return a record as YAML, with a line end: as the item of a list, or alone.

    `kind` is dossier, actor, event or article. Fields that are empty are left out.
    """
    lines = record_lines(kind, fields, in_list=in_list)
    return "".join(f"{line}\n" for line in lines)


def record_lines(
    kind: str,
    fields: Mapping[str, Any],
    *,
    in_list: bool,
    indent: int = 0,
    remarks: Mapping[Steps, Remark] | None = None,
) -> list[str]:
    """Return the same as lines, indented, with the comments of what is inside the record."""
    printer = _Printer(remarks or {})
    if in_list:
        return _dashed(list(printer.fields(fields, SHAPES[kind], indent + 2, ())), indent)
    return list(printer.fields(fields, SHAPES[kind], indent, ()))


def field_lines(shape: type[schema.Shape] | None, name: str, value: object, indent: int) -> list[str]:
    """Return the lines of one field of a record of this shape, or of a mapping that has none."""
    return list(_Printer({}).field(_Here(name, inner(shape, name), indent, (name,)), value))


def item_lines(shape: type[schema.Shape] | None, name: str, value: object, indent: int) -> list[str]:
    """Return the lines of one item of the list that is in the field `name` and has records of this shape."""
    return list(_Printer({}).item(_Here(name, shape, indent, (name, 0)), value))


def mapping_lines(shape: type[schema.Shape] | None, fields: Mapping[str, Any], indent: int) -> list[str]:
    """Return the lines of a mapping, a field below the other."""
    return list(_Printer({}).fields(fields, shape, indent, ()))


def json_line(value: object, shape: type[schema.Shape] | None) -> str:
    """Return a value as JSON on one line, its fields in the same order."""
    return json.dumps(canonical(value, shape), ensure_ascii=False)


def flow(value: object, shape: type[schema.Shape] | None = None, name: str = "") -> str:
    """Return a value as it stands on one line between brackets."""
    if isinstance(value, dict):
        inside = ", ".join(
            f"{in_line(each, in_flow=True)}: {flow(value[each], inner(shape, each), each)}"
            for each in in_order(value, shape)
        )
        return f"{{{inside}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(flow(item, shape, name) for item in value)}]"
    return _scalar(value, name, in_flow=True)


def is_empty(value: object) -> bool:
    """Tell whether a field with this value counts as absent, and is left out."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, list | tuple | dict) and not value)


def in_order(fields: Mapping[str, Any], shape: type[schema.Shape] | None) -> list[str]:
    """Return the names of the fields that are not empty, in the order of the shape, others behind.

    An empty list stays where the shape requires one.
    """
    if shape is None:
        return [name for name, value in fields.items() if not is_empty(value)]
    needed, order = required(shape), places(shape)
    names = (
        name
        for name, value in fields.items()
        if not is_empty(value) or (name in needed and value is not None)
    )
    return sorted(names, key=lambda name: order.get(name, len(order)))


@cache
def places(shape: type[schema.Shape]) -> dict[str, int]:
    """Return the place of each field in a shape."""
    return {name: place for place, name in enumerate(shape.model_fields)}


@cache
def required(shape: type[schema.Shape]) -> frozenset[str]:
    """Return the fields that a shape requires."""
    return frozenset(name for name, known in shape.model_fields.items() if known.is_required())


@cache
def inner(shape: type[schema.Shape] | None, name: str) -> type[schema.Shape] | None:
    """Return the shape of the records that a field holds, or None if it holds none."""
    known = shape.model_fields.get(name) if shape else None
    if known is None:
        return None
    holds = (each.shape for each in known.metadata if isinstance(each, schema.Holds))
    return next(chain(holds, _shapes_in(known.annotation)), None)


def canonical(value: object, shape: type[schema.Shape] | None, name: str = "") -> object:
    """Return the value of a field in its one form: fields in order, none that is empty, counts as numbers."""
    if isinstance(value, dict):
        return {each: canonical(value[each], inner(shape, each), each) for each in in_order(value, shape)}
    value = settled(name, value)
    if isinstance(value, dict):
        return canonical(value, shape)
    if isinstance(value, list | tuple):
        return [canonical(item, shape, "" if name in LISTED else name) for item in value]
    if isinstance(value, str):
        return int(value) if name in _COUNTS and value.isdecimal() else value.strip()
    return value


def settled(name: str, value: object) -> object:
    """Return the value of a field in its one form: a list of one or what is in it, never the other.

    >>> settled("of", ["northland"]), settled("aliases", "Lind")
    ('northland', ['Lind'])
    """
    if name in ALONE and isinstance(value, list | tuple) and len(value) == 1:
        return value[0]
    return [value] if name in LISTED and isinstance(value, str) else value


class _Here(NamedTuple):
    """What is printed: the field `name` or an item of it, the shape of the records in it, and how far in."""

    name: str
    shape: type[schema.Shape] | None
    indent: int
    steps: Steps

    def inside(self, step: str | int) -> _Here:
        """Return the same for an item of the list that is here."""
        return self._replace(indent=self.indent + 2, steps=(*self.steps, step))


@dataclass(frozen=True, slots=True)
class _Printer:
    """Prints what is in a record; `holding` are the steps to all that has comments inside."""

    remarks: Mapping[Steps, Remark]
    holding: frozenset[Steps] = field(init=False)

    def __post_init__(self) -> None:
        """Note where comments are."""
        holding = {steps[:count] for steps in self.remarks for count in range(len(steps))}
        holding.update(steps for steps, remark in self.remarks.items() if remark.below)
        object.__setattr__(self, "holding", frozenset(holding))

    def fields(
        self, fields: Mapping[str, Any], shape: type[schema.Shape] | None, indent: int, steps: Steps
    ) -> Iterator[str]:
        """Yield the lines of a mapping."""
        begun = False
        for name in self._names(fields, shape, steps):
            if begun and name in APART and shape is schema.ArticleShape:
                yield ""
            here = _Here(name, inner(shape, name), indent, (*steps, name))
            yield from self.field(here, fields[name])
            begun = True
        yield from _indented(self._remark(steps).below, indent)

    def field(self, here: _Here, value: object) -> Iterator[str]:
        """Yield the lines of one field."""
        remark = self._remark(here.steps)
        yield from _indented(filter(None, remark.above), here.indent)
        if here.steps not in self.holding:
            value = settled(here.name, value)
        head = f"{' ' * here.indent}{in_line(here.name, in_flow=False)}:"
        rest, lines = self._value(here, value, len(head) + 1)
        yield head + (f" {rest}" if rest else "") + remark.beside
        yield from lines

    def item(self, here: _Here, value: object) -> Iterator[str]:
        """Yield the lines of one item of a list."""
        remark = self._remark(here.steps)
        above = remark.above if here.name == "reports" else filter(None, remark.above)
        yield from _indented(above, here.indent)
        dash = f"{' ' * here.indent}- "
        on_a_line = here.name in _ROWS or here.name == "actors"
        if isinstance(value, dict) and not (on_a_line and self._fits(here, value, len(dash))):
            yield from _indented(filter(None, [remark.beside.strip()]), here.indent)
            lines = list(self.fields(value, here.shape, here.indent + 2, here.steps))
            yield from _dashed(lines, here.indent)
            return
        rest, others = self._value(here, value, len(dash))
        yield dash + rest + remark.beside
        yield from others

    def _value(self, here: _Here, value: object, column: int) -> tuple[str, Iterable[str]]:
        """Return what stands on the line of the field's name or the item's dash, and the lines below it."""
        if not isinstance(value, dict | list | tuple):
            return _text(value, here.name, here.indent, column)
        if here.name not in _SPREAD and (isinstance(value, dict) or here.name not in _ROWS):
            if self._fits(here, value, column):
                return flow(value, here.shape, here.name), ()
            if here.name in _COUNTS and here.steps not in self.holding:
                return _counts(value, here.indent + 2, column)
        if isinstance(value, dict):
            return "", self.fields(value, here.shape, here.indent + 2, here.steps)
        return "", self._items(here, value)

    def _items(self, here: _Here, items: Sequence[object]) -> Iterator[str]:
        for number, item in enumerate(items):
            if number and here.name == "reports":
                yield ""
            yield from self.item(here.inside(number), item)
        yield from _indented(self._remark(here.steps).below, here.indent + 2)

    def _fits(self, here: _Here, value: object, column: int) -> bool:
        """Tell whether a list or a mapping can stand on the line, from that column on."""
        return here.steps not in self.holding and column + len(flow(value, here.shape, here.name)) <= WIDEST

    def _names(self, fields: Mapping[str, Any], shape: type[schema.Shape] | None, steps: Steps) -> list[str]:
        """Return the names of the fields that are printed: those too that only have a comment."""
        names = {name: name if (*steps, name) in self.remarks else value for name, value in fields.items()}
        return in_order(names if self.remarks else fields, shape)

    def _remark(self, steps: Steps) -> Remark:
        return self.remarks.get(steps, _NOTHING)


def _text(value: object, name: str, indent: int, column: int) -> tuple[str, Iterable[str]]:
    """Return a text as it stands behind what is `column` columns wide; one that is too long is folded."""
    if value is None:
        return "", ()
    line = _scalar(value, name, in_flow=False)
    if column + len(line) <= WIDEST and "\\n" not in line:
        return line, ()
    block = in_block(str(value).strip(), indent + 2, FOLDED)
    return (block[0], block[1:]) if block else (line, ())


def _scalar(value: object, name: str, *, in_flow: bool) -> str:
    if isinstance(value, int) or (name in _COUNTS and isinstance(value, str) and value.isdecimal()):
        return str(int(value))
    return in_line("" if value is None else str(value).strip(), in_flow=in_flow)


def _counts(values: Iterable[object], indent: int, column: int) -> tuple[str, Iterable[str]]:
    """Return numbers in brackets, as many on each line as it has room for."""
    lines, width = [""], column
    for value in values:
        number = f"{flow(value, None, 'paragraphs')}, "
        if width + len(number) > WIDEST:
            lines[-1] = lines[-1].rstrip()
            lines.append(" " * indent)
            width = indent
        lines[-1] += number
        width += len(number)
    lines[0], lines[-1] = f"[{lines[0]}", f"{lines[-1].removesuffix(', ')}]"
    return lines[0], lines[1:]


def _dashed(lines: list[str], indent: int) -> list[str]:
    """Return the lines of a mapping as an item: the first line that is no comment has the dash."""
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    pad = " " * indent
    lines[first] = f"{pad}- {lines[first][indent + 2 :]}"
    return [*(f"{pad}{line.lstrip()}" for line in lines[:first]), *lines[first:]]


def _indented(comments: Iterable[str], indent: int) -> Iterator[str]:
    return (" " * indent + comment if comment else "" for comment in comments)


def _shapes_in(annotation: Any) -> Iterator[type[schema.Shape]]:  # noqa: ANN401 - annotations have no type
    if isinstance(annotation, type) and issubclass(annotation, schema.Shape):
        yield annotation
    for argument in get_args(annotation):
        yield from _shapes_in(argument)
