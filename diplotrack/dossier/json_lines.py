"""JSON as this project reads it where something is wrong: one line, each value knowing where it stands.

In: a page of one line. Out: a tree of `Node`s, or the problem that ends the reading. A text has quotes:
numbers, `true` and `false` are kept as what they are, and `null` is absent.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from diplotrack.dossier.json_sentences import sentence
from diplotrack.dossier.nodes import Node, Refused, Tree

if TYPE_CHECKING:
    from diplotrack.dossier.nodes import Value
    from diplotrack.dossier.pages import Page
    from diplotrack.errors import Problem

_GRAMMAR = json.JSONDecoder(parse_int=str, parse_float=str)
_TOKEN = re.compile(r'[\s,:]*("[^"\\]*(?:\\.[^"\\]*)*"|[\[{\]}]|[^\s,:\[\]{}"]+)')
_CONSTANTS = {"null": None, "true": True, "false": False}
_HALF = re.compile("[\ud800-\udfff]")


def parse(page: Page) -> tuple[Node | None, list[Problem]]:
    """Return what the line holds and the problems of its JSON.

    A field given twice is a problem that leaves the rest readable, and the first counts. Any other
    ends the reading: there is no tree then.
    """
    try:
        _GRAMMAR.decode(page.text)
    except json.JSONDecodeError as error:
        return None, [_broken(page, error)]
    except RecursionError:
        pass  # It stands too deep to be looked through, and is refused with its place below.
    tree = Tree(page, "broken-json")
    try:
        _grow(tree, page)
    except Refused as refused:
        return None, [*tree.problems, refused.problem]
    return tree.root, tree.problems


def _grow(tree: Tree, page: Page) -> None:
    """Let the tree grow by everything in the line, in which no mark is missing or too many."""
    at = 0
    while token := _TOKEN.match(page.text, at):
        (start, at), written = token.span(1), token[1]
        if written in ("[", "{"):
            tree.enter(Node(page, start, at, [] if written == "[" else {}))
        elif written in ("]", "}"):
            tree.leave(at)
        else:
            node = Node(page, start, at, _value(written))
            _refuse_halves(tree, node)
            tree.add(node)


def _value(written: str) -> Value:
    if written[0] == '"':
        text: str = json.loads(written) if "\\" in written else written[1:-1]
        return text
    if written in _CONSTANTS:
        return _CONSTANTS[written]
    return int(written) if re.fullmatch("-?[0-9]{1,18}", written) else float(written)


def _refuse_halves(tree: Tree, node: Node) -> None:
    """Refuse half a character, which only an escape in JSON can write."""
    text = node.value
    half = _HALF.search(text) if isinstance(text, str) and not text.isascii() else None
    if half:
        raise tree.refusal(
            node,
            rf"There is half a character in this text (\u{ord(half[0]):04x}), and the other half is missing.",
            "Delete it, or write the whole character.",
        )


def _broken(page: Page, error: json.JSONDecodeError) -> Problem:
    """Return the parser's complaint as a problem with a sentence of our own."""
    at = min(error.pos, max(len(page.text) - 1, 0))
    told = sentence(error.msg, page.text[error.pos : error.pos + 1])
    return page.place(at, at + 1).problem("broken-json", told.message, told.hint)
