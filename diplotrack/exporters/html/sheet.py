"""A page that is one file, needs no other and runs nothing: a template and its values in, HTML out.

Its Content-Security-Policy (https://www.w3.org/TR/CSP3/) allows the style sheet in it, by its hash, and
pictures beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters.html.hashes import hash_of
from diplotrack.exporters.templates import template, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOK = "html/look.css"
"""How every page looks."""


def sheet(kind: str, title: str, path: str, look: str = "", /, **values: object) -> Iterator[str]:
    """Yield a page in pieces, from the template at a path, which extends `html/sheet.html.jinja`.

    `kind` is the class of its body; `look` is the path of what it adds to the style of every page.
    """
    style = text_of(LOOK) + (text_of(look) if look else "")
    return template(path).generate(kind=kind, title=title, style=style, hashed=hash_of(style), **values)
