"""Typer without pydantic: texts, numbers, paths and switches need no library to be read.

Typer 0.29 imports pydantic to read any parameter, and that takes longer than everything else together.
It keeps the reader that it builds in a private attribute of the parameter, so a reader of our own is put
there first. With a Typer that has no such attribute nothing happens, and all still works, only slower:
then `tests/cli/test_start.py` fails.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

READER = "_runtime_param"
"""The attribute in which Typer keeps a parameter's reader, None before first use."""

SANITISER = "_sanitize_help_text"
"""Typer's function that takes markup out of what Tab explains."""


def whole_number(text: str) -> int:
    """Return the number that the text is, or raise typer.BadParameter."""
    try:
        return int(text)
    except ValueError:
        message = f'"{text}" is not a whole number.'
        raise typer.BadParameter(message) from None


def as_it_stands(value: Any) -> Any:  # noqa: ANN401  a text, a list of texts or a bool
    """Return the value: Typer's parser has made of it what it is to be."""
    return value


READERS: dict[object, Callable[[Any], Any]] = {
    str: as_it_stands,
    bool: as_it_stands,
    list[str]: list,
    int: whole_number,
    Path: Path,
}
"""How each kind of parameter is read."""


class Reader:
    """What Typer wants in that attribute: something with `coerce`."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        """Take the function that makes a value of what stood on the command line."""
        self.read = read

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401, ARG002  Typer's own signature
        """Return the value, or None (for lists, an empty one) where the parameter was not given."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        return value if isinstance(value, int) else self.read(value)


def quicken(parameters: Iterable[Any]) -> None:
    """Give a reader of ours to every parameter that has none yet and is of a kind in `READERS`."""
    for parameter in parameters:
        read = READERS.get(getattr(getattr(parameter, "type_descriptor", None), "annotation", None))
        if read and getattr(parameter, READER, parameter) is None:
            setattr(parameter, READER, Reader(read))


class QuickCommand(TyperCommand):
    """A command whose parameters are read without pydantic."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401  Typer keeps its context's class to itself
        """Return the parameters, --help among them."""
        parameters = super().get_params(ctx)
        quicken(parameters)
        return parameters


class QuickGroup(TyperGroup):
    """A group of commands whose parameters are read without pydantic."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401
        """Return the parameters, --help among them."""
        parameters = super().get_params(ctx)
        quicken(parameters)
        return parameters


def leave_explanations_alone() -> None:
    """Keep Typer from importing Rich to take markup out of what Tab explains: ours has none."""
    from typer import _completion_classes as classes

    if hasattr(classes, SANITISER):
        setattr(classes, SANITISER, str)
