"""What stands between the values of a page in YAML: comments, dashes, line ends, empty lines.

In: a page's text and its nodes. Out: offsets in it, and comments. Offsets are code points from 0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.dossier.nodes import Node

_COMMENT = re.compile(r"#[^\r\n]*")
_BELOW = re.compile(r"(?:[ \t]*\r?\n)+([ \t]*)#[^\r\n]*")
_BLOCK_MARK = re.compile(r"[|>][-+0-9]*")
_DASH = re.compile(r"^[ \t]*-(?=\s)", re.MULTILINE)
_EMPTY_LINES = re.compile(r"(?:[ \t]*\r?\n)*")


class Comment(NamedTuple):
    """A comment, from its `#` on; `alone` if nothing else stands on its line."""

    start: int
    end: int
    text: str
    alone: bool


class Leaf(NamedTuple):
    """A text, with its quotes: a single value, or the name of a field. Nodes of nothing are none."""

    start: int
    end: int


def line_start(text: str, offset: int) -> int:
    """Return where the line with this offset begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Return where the line with this offset ends, before the characters that end it."""
    at = text.find("\n", offset)
    at = len(text) if at < 0 else at
    return at - 1 if at > offset and text[at - 1] == "\r" else at


def next_line(text: str, offset: int) -> int:
    """Return where the line after the one with this offset begins, or where the text ends."""
    return text.find("\n", offset) + 1 or len(text)


def line_break(text: str) -> str:
    """Return what the lines of a text end with: that of the first counts."""
    return "\r\n" if text[: text.find("\n") + 1].endswith("\r\n") else "\n"


def column(text: str, offset: int) -> int:
    """Return how many characters stand before an offset on its line."""
    return offset - line_start(text, offset)


def is_flow(node: Node) -> bool:
    """Tell whether a node stands between brackets or braces."""
    return isinstance(node.value, dict | list) and node.page.text[node.start : node.start + 1] in ("[", "{")


def content_end(node: Node, least: int = 0) -> int:
    """Return where what is in a node ends, before comments and empty lines; `least` if nothing is in it."""
    if isinstance(node.value, dict | list) and not is_flow(node):
        names = (name.end + 1 for name in node.names.values())
        inside = node.fields.values() if isinstance(node.value, dict) else node.items
        return max([least, *names, *map(content_end, inside)])
    return max(least, node.start + len(node.page.text[node.start : node.end].rstrip()))


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield the texts in a node, in their order."""
    if isinstance(node.value, dict):
        for name, inside in node.fields.items():
            yield Leaf(node.names[name].start, node.names[name].end)
            yield from leaves(inside)
    elif isinstance(node.value, list):
        for item in node.items:
            yield from leaves(item)
    elif node.end > node.start:
        mark = _BLOCK_MARK.match(node.page.text, node.start, node.end)
        if mark:
            yield Leaf(*mark.span())
            yield Leaf(next_line(node.page.text, mark.end()), node.end)
        else:
            yield Leaf(node.start, node.end)


def comments(text: str, leaves: Iterable[Leaf], start: int, end: int) -> Iterator[Comment]:
    """Yield the comments in a stretch of a text, in which these are all leaves, in their order."""
    at = start
    for leaf in (*leaves, Leaf(end, end)):
        for match in _COMMENT.finditer(text, at, max(at, leaf.start)):
            before = text[line_start(text, match.start()) : match.start()]
            yield Comment(match.start(), match.end(), match[0].rstrip(), not before.strip())
        at = max(at, leaf.end)


def dash(node: Node, bound: int = 0) -> int | None:
    """Return where the dash of an item stands, in a list behind `bound`; None if it has none."""
    text = node.page.text
    found = list(_DASH.finditer(text, line_start(text, bound), node.start))
    return found[-1].end() - 1 if found else None


def below(text: str, offset: int, indent: int) -> int:
    """Return where the comments end that stand below what ends at an offset, deeper than `indent` columns.

    They belong to it; where there are none, that is the offset itself.
    """
    at = line_end(text, offset)
    while (comment := _BELOW.match(text, at)) and len(comment[1]) > indent:
        offset = at = comment.end()
    return offset


def item_span(node: Node, bound: int) -> tuple[int, int]:
    """Return the lines of an item of a list in block style, with the comments right above it.

    `bound` is where the item before it ends, or the list begins: the comment beside that is not this one's.
    Empty lines below go with it; where nothing stands below, those above. Raises ValueError if it has no
    dash of its own.
    """
    text = node.page.text
    found = dash(node, bound)
    if found is None:
        raise ValueError
    start = line_start(text, found)
    above = [each for each in comments(text, (), bound, start) if each.alone]
    while above and next_line(text, above[-1].start) == start:
        start = line_start(text, above.pop().start)
    after = next_line(text, below(text, content_end(node), column(text, found)))
    empty = _EMPTY_LINES.match(text, after)
    end = empty.end() if empty else after
    if end < len(text) and end > after:
        return start, end
    before = max(bound, len(text[:start].rstrip()))
    return (next_line(text, before) if before else 0), after
