"""Templates for HTML and SVG, filled with text that is always escaped: the one place that knows Jinja.

A template is named by its path in this room, as in `template("html/page.html.jinja")`, and lies beside
the module that fills it.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from diplotrack.exporters.links import web_link
from diplotrack.exporters.phrases import capital, counted
from diplotrack.exporters.plain import folded
from diplotrack.model import BASES

if TYPE_CHECKING:
    from collections.abc import Callable, Sized

    from markupsafe import Markup


def template(path: str) -> Template:
    """Return the template that lies at this path in the room of exporters."""
    return _environment().get_template(path)


def macro(path: str, name: str) -> Callable[..., Markup]:
    """Return a macro of a template, to be called with what it sets."""
    found: Callable[..., Markup] = vars(template(path).module)[name]
    return found


def text_of(path: str) -> str:
    """Return a file of this room as it is: a style sheet, a script."""
    return files("diplotrack.exporters").joinpath(path).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(text_of),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(web_link=web_link, capital=capital, counted=_number_of)
    environment.globals["BASES"] = BASES
    return environment


def _number_of(things: Sized | int, one: str, many: str | None = None) -> str:
    """Return how many there are, with their noun."""
    return counted(things if isinstance(things, int) else len(things), one, many)


def _clean(value: object) -> object:
    """Fold the white space of a text and drop its control characters; what is markup already stays.

    A number with digits behind its point is a place in a picture: one of them is finer than an eye.
    """
    if type(value) is float:
        return f"{round(value, 1) + 0:g}"
    return folded(value) if type(value) is str else value
