"""JSON as text: records in, pieces of a document or lines out, written while the records come.

One record stands on one line, so that a document can be read, searched and compared line by line. No
character that a terminal obeys stands in it raw: JSON escapes the first 32, the others are escaped here.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Record: TypeAlias = "dict[str, object]"
"""A JSON object, as Python holds it."""

_OBEYED = re.compile(r"[\x7f-\x9f\u2028\u2029]")


def text(value: object, *, indent: int | None = None) -> str:
    r"""Return a value as JSON, on one line unless an indent (spaces) is given.

    >>> text({"words": "a\x9bb"})
    '{"words": "a\\u009bb"}'
    """
    written = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def whole(record: Record) -> Iterator[str]:
    """Yield one record as a document of its own, indented by two spaces."""
    yield text(record, indent=2) + "\n"


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield each record as one line (JSON Lines)."""
    for record in records:
        yield text(record) + "\n"


def document(head: Record, lists: Mapping[str, Iterable[Record]]) -> Iterator[str]:
    """Yield one object: the members of the head, then each list by its name, a record a line."""
    yield text(head)[:-1]
    for name, records in lists.items():
        yield f", {text(name)}: ["
        between = "\n  "
        for record in records:
            yield between + text(record)
            between = ",\n  "
        yield "]" if between == "\n  " else "\n]"
    yield "}\n"
