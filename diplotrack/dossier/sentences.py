"""What pydantic finds wrong with a record, as problems with a place and a sentence of our own.

In: a `ValidationError`, the record's node and shape. Out: one `Problem` for each error.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, get_args

from diplotrack.dossier.schema import Shape
from diplotrack.dossier.values import shown
from diplotrack.errors import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from diplotrack.dossier.nodes import Node
    from diplotrack.errors import Problem

_FIELDS = 'a set of fields ("name: value")', 'Write each as "name: value", indented under it.'
_FIELDS_IN_JSON = 'a set of fields ({"name": "value"})', "Put the fields in braces."
_WANTED = {
    "string_type": ("a text", "If it is a text, put it in quotes."),
    "tuple_type": ("a list", 'Begin each item with "- ", or write [one, other].'),
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
}
"""What must stand where something of another shape does, and what to do, by the name of the error."""

_WANTED_IN_JSON = {
    **_WANTED,
    "tuple_type": ("a list", 'Write ["one", "other"].'),
    "dict_type": _FIELDS_IN_JSON,
    "model_type": _FIELDS_IN_JSON,
}
_GIVEN = {
    str: "a text",
    list: "a list",
    dict: "a set of fields",
    type(None): "empty",
    int: "a number",
    float: "a number",
    bool: "true or false",
}


def problems(error: ValidationError, node: Node, shape: type[Shape]) -> Iterator[Problem]:
    """Yield what is wrong with the record that stands at the node and should have the shape."""
    details = [
        (detail, tuple(step for step in detail["loc"] if step != "[key]"))
        for detail in error.errors(include_url=False)
    ]
    missing = [steps for detail, steps in details if detail["type"] == "missing"]
    for owner, group in groupby(missing, key=lambda steps: steps[:-1]):
        yield from _missing(node, shape, owner, [str(steps[-1]) for steps in group])
    for detail, steps in details:
        if detail["type"] == "extra_forbidden":
            yield _unknown(node, shape, steps)
        elif detail["type"] != "missing":
            yield _wrong(detail, node, shape, steps, name="[key]" in detail["loc"])


def _missing(
    node: Node, shape: type[Shape], steps: tuple[str | int, ...], fields: list[str]
) -> Iterator[Problem]:
    """Yield what is wrong where fields are missing: those that are there and empty, then the others."""
    owner, noun = node.deepest(steps), _shape_at(shape, steps).NOUN
    absent = [field for field in fields if field not in owner.names]
    for field in fields:
        if field in owner.names:
            place = owner.names[field].place
            yield place.problem("missing-field", f'"{field}" is empty.', f"Write it: every {noun} has one.")
    if absent:
        named = " and no ".join(f'"{field}"' for field in absent)
        written = '"{}": "…"' if node.page.in_json else '"{}: …"'
        lines = ", ".join(written.format(field) for field in absent)
        yield owner.place.problem("missing-field", f"This {noun} has no {named}.", f"Add {lines} to it.")


def _unknown(node: Node, shape: type[Shape], steps: tuple[str | int, ...]) -> Problem:
    field, owner = str(steps[-1]), _shape_at(shape, steps[:-1])
    near = nearest(field, owner.model_fields, 1)
    hint = f'Did you mean "{near[0]}"?' if near else f"It can have {', '.join(owner.model_fields)}."
    article = "an" if owner.NOUN[0] in "aeiou" else "a"
    message = f'"{shown(field)}" is not a field of {article} {owner.NOUN}.'
    return node.deepest(steps, name=True).place.problem("unknown-field", message, hint)


def _wrong(
    detail: ErrorDetails, node: Node, shape: type[Shape], steps: tuple[str | int, ...], *, name: bool
) -> Problem:
    place = node.deepest(steps, name=name).place
    called = _called(steps) or f"This {shape.NOUN}"
    wanted, hint = (_WANTED_IN_JSON if node.page.in_json else _WANTED).get(detail["type"], ("", ""))
    if wanted:
        given = _GIVEN.get(type(detail["input"]), "something else")
        return place.problem("wrong-shape", f"{called} must be {wanted}, and is {given}.", hint)
    context = detail.get("ctx", {})
    message = context.get("message", "cannot be read")
    return place.problem("wrong-value", f"{called} {message}.", context.get("hint", ""))


def _called(steps: tuple[str | int, ...]) -> str:
    """Return what a person calls the thing at the end of the path: a field, or an item of one."""
    if not steps:
        return ""
    if isinstance(steps[-1], int) and len(steps) > 1:
        return f'Item {steps[-1] + 1} of "{steps[-2]}"'
    return f'"{shown(str(steps[-1]))}"'


def _shape_at(shape: type[Shape], steps: tuple[str | int, ...]) -> type[Shape]:
    """Return the shape of what stands at the end of a path of field names and list positions."""
    for step in steps:
        if isinstance(step, str):
            shape = next(_shapes_in(shape.model_fields[step].annotation), shape)
    return shape


def _shapes_in(annotation: Any) -> Iterator[type[Shape]]:  # noqa: ANN401 - annotations have no type of their own
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for argument in get_args(annotation):
        yield from _shapes_in(argument)
