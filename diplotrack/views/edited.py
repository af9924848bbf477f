"""What an edit did to a dossier, for a person to read: values in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.views.line import hanging, piece, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.errors import Problem
    from diplotrack.views.line import Line

MOST_SHOWN = 3
"""So many things that are unfinished are shown; `check` shows them all."""


def edited_lines(told: str, unfinished: Sequence[Problem], width: int) -> Iterator[Line]:
    """Yield what was done, and what is unfinished since."""
    yield from wrap([piece(told)], width)
    for problem in unfinished[:MOST_SHOWN]:
        told = f"{problem.message} {problem.hint}".rstrip()
        yield from hanging([piece("Unfinished: ", "faint")], [piece(told)], width)
    if len(unfinished) > MOST_SHOWN:
        more = f"And {len(unfinished) - MOST_SHOWN} more: `diplotrack check` shows them."
        yield from wrap([piece(more, "faint")], width)
