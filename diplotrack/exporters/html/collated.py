"""Wordings side by side in HTML: a collation in, each wording with its differences from the base out.

What the base has and a wording has not is `del`, the other way round `ins`. All text is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from diplotrack.collation import substantive
from diplotrack.exporters.plain import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.collation import Collation, Part

_INTERRUPTED = Markup(' <span class="interruption" title="the article interrupts the words">‖</span> ')


def wordings(collation: Collation) -> Iterator[tuple[str, Markup]]:
    """Yield the siglum and the words of the base, then of every other wording with what differs from it."""
    base = collation.sigla.index(collation.base)
    for place in (base, *(other for other in range(len(collation.sigla)) if other != base)):
        words = Markup("").join(_part(each.parts[place], each.parts[base]) for each in collation.segments)
        yield collation.sigla[place], words.strip()


def _part(part: Part, base: Part) -> Markup:
    """Return what a wording prints in a segment, against what the base prints there."""
    printed = _pieces(part.pieces)
    kind = part.kind.replace("-", " ")
    if part.kind == "same":
        return printed
    if part.kind == "not-printed":
        return Markup(' <span class="not-printed" title="{}">[not printed]</span>').format(kind)
    if not substantive(part.kind):
        there = folded(base.text) or "nothing"
        slight = Markup('<span class="slight" title="{}; the base has: {}">').format(kind, there)
        return _marked(slight, printed, Markup("</span>"))
    moved = Markup(' class="moved"') if part.kind == "moved" else ""
    begin, end = Markup('<{}{} title="{}">'), Markup("</{}>")
    absent, present = (
        _marked(begin.format(tag, moved, kind), words, end.format(tag)) if words else Markup("")
        for tag, words in (("del", _pieces(base.pieces)), ("ins", printed))
    )
    return absent + present


def _marked(begin: Markup, words: Markup, end: Markup) -> Markup:
    """Return words between two tags, with the space that parts them from those before in front of both."""
    within = words.lstrip()
    return words[: len(words) - len(within)] + begin + within + end


def _pieces(pieces: Iterable[str]) -> Markup:
    """Return the pieces, with a mark where the article interrupts the words."""
    return _INTERRUPTED.join(f"{' ' if piece[:1].isspace() else ''}{folded(piece)}" for piece in pieces)
