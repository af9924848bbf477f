"""What a person types to search, as an FTS5 question, and where its words were found.

In: words, "phrases" in double quotes, a trailing * for the beginning of a word. All must be found, in any
letter case, with or without accents. Nothing that is typed has another meaning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplotrack.errors import UsageError
from diplotrack.timeline import Snippet

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS = 100
"""How many words and phrases one question may have."""

PLACES = ("title", "summary", "place", "words")
"""Where is looked, in the order of the columns of the table `search`."""

HIT, END = "\x02", "\x03"
"""What surrounds a hit in a snippet, as the table `search` guarantees."""

SNIPPET_WORDS = 24
"""How many words a snippet has."""

TOKENIZER = "unicode61 remove_diacritics 2"
"""What counts as a word, and which words are the same."""

_TERM = re.compile(r'"([^"]*)(?:"|$)(\*?)|([^\s"]+)')


def as_match(typed: str) -> str:
    """Return an FTS5 expression for what was typed. Raises UsageError if there is nothing to look for.

    >>> as_match('nuclear "power plants" sanct*')
    '"nuclear" "power plants" "sanct" *'
    """
    terms = [term for match in _TERM.finditer(typed) if (term := _term(match))]
    if not terms:
        raise UsageError(f'There is nothing to search for in "{typed}": write at least one letter or digit.')
    if len(terms) > MOST_WORDS:
        raise UsageError(f"A search may have {MOST_WORDS} words, this one has {len(terms)}: leave some out.")
    return " ".join(terms)


def _term(match: re.Match[str]) -> str | None:
    phrase, star, word = match.groups()
    words = word if phrase is None else phrase
    if not any(map(str.isalnum, words)):
        return None
    beginning = " *" if star or (word or "").endswith("*") else ""
    return f'"{words.rstrip("*" if word else "").replace(chr(0), " ")}"{beginning}'


def snippet(marked: Sequence[str | None]) -> Snippet:
    """Return the snippet from the place with the most hits, given one marked text for each of `PLACES`."""
    hits = [(text or "").count(HIT) for text in marked]
    best = hits.index(max(hits))
    return Snippet(PLACES[best], tuple(_parts(marked[best] or "")))


def _parts(marked: str) -> list[tuple[str, bool]]:
    r"""Split a text at its marks.

    >>> _parts("the \x02sanctions\x03, again")
    [('the ', False), ('sanctions', True), (', again', False)]
    """
    parts = []
    for piece in marked.split(HIT):
        hit, end, rest = piece.partition(END)
        parts += [(hit, True), (rest, False)] if end else [(piece, False)]
    return [(text, is_hit) for text, is_hit in parts if text]
