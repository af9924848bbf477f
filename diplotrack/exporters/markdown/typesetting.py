"""Text in pieces as Markdown: pieces in, one line out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters.markdown.commonmark import emphasis, escape, strong

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.exporters.pieces import Pieces

_LOOKS: dict[str, Callable[[str], str]] = {
    "": escape,
    "term": emphasis,
    "name": strong,
    "code": lambda text: f"`{text}`",
    "link": lambda text: f"<{text}>",
}


def markdown(pieces: Pieces) -> str:
    """Return the pieces as one line of Markdown; what "code" and "link" hold must need no escaping."""
    return "".join(_kept(text, _LOOKS[look]) for text, look in pieces)


def _kept(text: str, look: Callable[[str], str]) -> str:
    """Return a text as it looks, with the white space at its ends, which escaping folds away."""
    before = " " * (text[:1].isspace())
    after = " " * (text[-1:].isspace() and bool(text.strip()))
    return f"{before}{look(text)}{after}"
