"""CommonMark from text: any text in, Markdown out that renders as exactly that text.

The one place that knows which characters mean something in CommonMark, in GitHub's dialect or in pandoc's.
White space folds to single spaces, as rendering would fold it. A backslash goes only where one is needed,
so that the result stays pleasant to read unrendered.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplotrack.exporters.plain import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MEANT = re.compile(
    r"""
      [\\`*_\[\]<>|~^${]   # wherever they stand
    | &(?=[#]?\w+;)        # an entity
    | !$                   # an image, if a bracket follows
    | (?<!\S)[#]           # a heading's beginning or end
    | ^[-+=]               # a list, a rule, the line under a heading
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"^([0-9]{1,9})(?=[.)](?: |$))")


def escape(text: str) -> str:
    r"""Return a text as Markdown that renders as the text and nothing else, wherever it is put.

    >>> escape("1. We [sic] *agreed*")
    '1\\. We \\[sic\\] \\*agreed\\*'
    """
    escaped = _MEANT.sub(r"\\\g<0>", folded(text))
    return _NUMBERED.sub(r"\1\\", escaped) if escaped[:1].isdigit() else escaped


def strong(text: str) -> str:
    """Return a text in bold; it wants white space or punctuation on both sides."""
    return f"**{escaped}**" if (escaped := escape(text)) else ""


def emphasis(text: str) -> str:
    """Return a text in italics; it wants white space or punctuation on both sides."""
    return f"*{escaped}*" if (escaped := escape(text)) else ""


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a pipe table (GitHub's), a row a line; None is an empty cell."""
    yield _row(escape(name) for name in header)
    yield _row("---" for _ in header)
    for row in rows:
        yield _row("" if value is None else escape(str(value)) for value in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
