"""Texts as YAML: plain where that reads back as the same text, else in double quotes, folded where long.

In: a text and where it is to stand. Out: how it is written there. What is written plain is a text to this
program and to any other reader of YAML 1.2: `no`, `2018` and `1.0` are quoted, days (`2025-10-29`) are not.
"""

from __future__ import annotations

import re

_NOT_PRINTED = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_NOT_PLAIN = re.compile(rf"""^[\s\-?:,\[\]{{}}#&*!|>'"%@`]|[\s:]\Z|:\s|\s\#|[{_NOT_PRINTED}]""")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}]")
_TYPED = re.compile(
    r"""
    ~ | null | true | false | yes | no | on | off | y | n | = | <<
    | [-+]? 0 (?: b[01_]+ | o?[0-7_]+ | x[0-9a-f_]+ )
    | [-+]? (?: [0-9][0-9_]* (?:\.[0-9_]*)? | \.[0-9_]+ ) (?: e[-+]?[0-9]+ )?
    | [-+]? [0-9][0-9_]* (?: :[0-5]?[0-9] )+ (?:\.[0-9_]*)?
    | [-+]? \.inf | \.nan
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOT_IN_QUOTES = re.compile(rf'["\\{_NOT_PRINTED}]')
_NOT_IN_BLOCK = re.compile(rf"^\s|\s\Z|^[^\S\n]+$|(?!\n)[{_NOT_PRINTED}]", re.MULTILINE)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def in_line(text: str, *, in_flow: bool) -> str:
    """Return the text as it stands on one line; with `in_flow`, between brackets or braces.

    >>> in_line("a, b", in_flow=False), in_line("a, b", in_flow=True), in_line("2018", in_flow=False)
    ('a, b', '"a, b"', '"2018"')
    """
    if not text or _NOT_PLAIN.search(text) or _TYPED.fullmatch(text):
        return quoted(text)
    return quoted(text) if in_flow and _NOT_IN_FLOW.search(text) else text


def quoted(text: str) -> str:
    r"""Return the text in double quotes.

    >>> print(quoted('a "b"'))
    "a \"b\""
    """
    return f'"{_NOT_IN_QUOTES.sub(lambda match: _escaped(match[0]), text)}"'


def in_block(text: str, indent: int, width: int) -> list[str] | None:
    """Return the text as a block: its mark, and its lines, indented; or None where it cannot be one.

    Of one paragraph, the lines are at most so wide, where words are not longer.

    >>> in_block("one two three", 2, 10)
    ['>-', '  one two', '  three']
    """
    if _NOT_IN_BLOCK.search(text):
        return None
    pad = " " * indent
    if "\n" in text:
        return ["|-", *(pad + line if line else "" for line in text.split("\n"))]
    if "  " in text or " " not in text:
        return None
    return [">-", *_filled(text, pad, width)]


def _filled(text: str, pad: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        if not line:
            line = pad + word
        elif len(line) + 1 + len(word) <= width:
            line += f" {word}"
        else:
            lines.append(line)
            line = pad + word
    return [*lines, line]


def _escaped(character: str) -> str:
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")  # noqa: PLR2004
