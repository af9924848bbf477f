"""How all pictures look: the style sheet that they share, as a page or as a picture by itself needs it."""

from __future__ import annotations

import re
from functools import cache

from diplotrack.exporters.templates import text_of

FILE = "pictures/look.css"
"""Colours and letters. Its custom properties (--ink, --paper, --side-0 …) are a page's to set."""

_PROPERTY = re.compile(r"^\s*(--[\w-]+): (.*);\n", re.MULTILINE)
_USE = re.compile(r"var\((--[\w-]+)\)")


def in_pages() -> str:
    """Return the style sheet without values: a page, light or dark, has its own."""
    return _PROPERTY.sub("", text_of(FILE))


@cache
def standing_alone() -> str:
    """Return the style sheet with all values in their places: programs that draw SVG know no properties."""
    sheet = text_of(FILE)
    values = dict(_PROPERTY.findall(sheet))
    return _USE.sub(lambda use: values[use[1]], _PROPERTY.sub("", sheet))
