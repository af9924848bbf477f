"""Where lines become Rich: a line of named styles in, a `Text` or a string of ANSI codes out.

The only module of the project that knows a colour. Text never goes through Rich's markup, which would
eat "[sic]".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.color import ColorSystem
from rich.style import Style
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.views.line import Line

STYLES = {
    "": Style(),
    "event": Style(),
    "title": Style(bold=True),
    "heading": Style(bold=True),
    "name": Style(bold=True),
    "key": Style(color="cyan"),
    "faint": Style(dim=True),
    "quote": Style(italic=True),
    "hit": Style(bold=True, reverse=True),
    "bad": Style(bold=True, color="red"),
    "happened": Style(color="green"),
    "ongoing": Style(color="green"),
    "planned": Style(color="cyan"),
    "expected": Style(color="cyan"),
    "proposed": Style(color="cyan"),
    "called-off": Style(color="red"),
    "did-not-happen": Style(color="red"),
    "alleged": Style(color="yellow"),
    "addition": Style(color="green"),
    "omission": Style(color="red"),
    "substitution": Style(color="yellow"),
    "moved": Style(color="magenta"),
    "punctuation": Style(color="cyan", dim=True),
    "form": Style(color="cyan", dim=True),
    "contraction": Style(color="cyan", dim=True),
    "not-printed": Style(dim=True),
    "fragment": Style(bold=True, color="blue"),
    "good": Style(color="green"),
    "removed": Style(color="red"),
    "added": Style(color="green"),
    "report": Style(color="cyan"),
    "wording": Style(color="green", italic=True),
    "context": Style(dim=True),
    "uncited": Style(bold=True, color="red", reverse=True),
    "present": Style(bold=True),
    "present quote": Style(bold=True, italic=True, color="green"),
    "present date": Style(bold=True, color="yellow"),
    "present name": Style(bold=True, color="cyan"),
    "side 0": Style(color="blue"),
    "side 1": Style(color="red"),
    "side 2": Style(color="green"),
    "side 3": Style(color="magenta"),
    "side 4": Style(color="yellow"),
    "side 5": Style(color="cyan"),
}
"""Every style that a view can name."""

POSSIBLE = "possible "
"""In front of a style's name: the same, dimmed."""


def style(name: str) -> Style:
    """Return the style of that name."""
    if name.startswith(POSSIBLE):
        return STYLES[name.removeprefix(POSSIBLE)] + Style(dim=True)
    return STYLES[name]


def as_rich(line: Line) -> Text:
    """Return the line as Rich text."""
    text = Text(no_wrap=True)
    for content, name in line:
        text.append(content, style(name))
    text.rstrip()
    return text


def as_codes(lines: Iterable[Line], *, codes: bool, colour: bool) -> Iterator[str]:
    """Yield the lines with ANSI codes and line ends: what Rich would write, ten times as fast.

    Without `codes` they are plain; without `colour` they may still be bold or dimmed (https://no-color.org).
    """
    system = ColorSystem.STANDARD if codes else None
    for line in lines:
        styled = ((text, style(name)) for text, name in line)
        yield (
            "".join(
                (look if colour else look.without_color).render(text, color_system=system)
                for text, look in styled
            )
            + "\n"
        )
