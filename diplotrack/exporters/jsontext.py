"""JSON as text: records in, pieces of a document or lines out, written while the records come.

One record stands on one line, so that a document can be read, searched and compared line by line. No
character that a terminal obeys stands in it raw: JSON escapes the first 32, the others are escaped here.
"""

from __future__ import annotations

import re
from json import JSONEncoder
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Record: TypeAlias = "dict[str, object]"
"""A JSON object, as Python holds it."""

_OBEYED = re.compile(r"[\x7f-\x9f\u2028\u2029]")
_ONE_LINE = JSONEncoder(ensure_ascii=False, allow_nan=False)
_INDENTED = JSONEncoder(ensure_ascii=False, allow_nan=False, indent=2)


def text(value: object) -> str:
    r"""Return a value as JSON on one line.

    >>> text({"words": "a\x9bb"})
    '{"words": "a\\u009bb"}'
    """
    return _unobeyed(_ONE_LINE.encode(value))


def indented(value: object) -> str:
    """Return a value as JSON, a member a line, indented by two spaces."""
    return _unobeyed(_INDENTED.encode(value))


def _unobeyed(written: str) -> str:
    """Return JSON with those characters escaped that a terminal obeys and JSON lets stand."""
    if (written.isascii() and "\x7f" not in written) or written.isprintable():
        return written
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield each record as one line (JSON Lines)."""
    for record in records:
        yield text(record) + "\n"


def array(records: Iterable[Record]) -> Iterator[str]:
    """Yield one list, a record a line."""
    yield "["
    between = "\n  "
    for record in records:
        yield between + text(record)
        between = ",\n  "
    yield "]" if between == "\n  " else "\n]"


def document(
    head: Record,
    lists: Mapping[str, Iterable[Record]],
    tail: Callable[[], Record] = dict,
) -> Iterator[str]:
    """Yield one object: the members of the head, each list by its name, a record a line, and the tail.

    The tail is asked for when all records have been written.
    """
    yield text(head)[:-1]
    for name, records in lists.items():
        yield f", {text(name)}: "
        yield from array(records)
    yield "".join(f", {text(name)}: {text(value)}" for name, value in tail().items()) + "}\n"


def whole(head: Mapping[str, object], lists: Mapping[str, Iterable[Record]] | None = None) -> Iterator[str]:
    """Yield one object, indented by two spaces: the members of the head, then each list by its name."""
    yield indented(head)[:-2]
    for name, records in (lists or {}).items():
        yield f",\n  {text(name)}: ["
        between = "\n    "
        for record in records:
            yield between + indented(record).replace("\n", "\n    ")
            between = ",\n    "
        yield "]" if between == "\n    " else "\n  ]"
    yield "\n}\n"
