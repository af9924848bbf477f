"""The script of the page: numbers and parts, in the order in which they need each other, as one function."""

from __future__ import annotations

from diplotrack.exporters.html.numbers import numbers
from diplotrack.exporters.templates import text_of

PARTS = (
    "rows",
    "asking",
    "texts",
    "scale",
    "swimlane",
    "lettering",
    "drawing",
    "legend",
    "chart",
    "tip",
    "steering",
    "lines",
    "list",
    "form",
    "page",
)
"""The names of the parts. None of them does anything before the last."""


def script() -> str:
    """Return the script as it stands in the page."""
    parts = "".join(text_of(f"html/script/{name}.js") for name in PARTS)
    return f'(() => {{\n"use strict";\n{numbers()}{parts}}})();\n'
