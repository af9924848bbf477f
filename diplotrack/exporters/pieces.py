"""Text in pieces, each with how it looks, so that every document can set it in its own type.

Nothing is escaped here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Piece(NamedTuple):
    """A text, and how it looks: "", "term" (italics), "name" (bold), "code" or "link" (an address)."""

    text: str
    look: str = ""


Pieces: TypeAlias = "tuple[Piece, ...]"
"""One text, in pieces."""


def plain(text: str) -> Pieces:
    """Return a text without looks, as one piece; none of an empty one."""
    return (Piece(text),) if text else ()


def term(text: str) -> Pieces:
    """Return a text set in italics, as one piece."""
    return (Piece(text, "term"),)


def joined(parts: Iterable[Pieces], between: str) -> Pieces:
    """Return texts as one, with something between each two; empty ones are left out."""
    return tuple(_joined(parts, between))


def _joined(parts: Iterable[Pieces], between: str) -> Iterator[Piece]:
    for number, part in enumerate(filter(None, parts)):
        if number:
            yield Piece(between)
        yield from part
