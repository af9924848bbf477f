"""The store's SQL, as it is written for SQLite, in PostgreSQL's words. Values only ever become parameters.

In: SQL in which placeholders are `:name` or `?`, lists of keys or ranks `(SELECT value FROM json_each(…))`,
and text is found in text with `instr`. Out: the same for psycopg, and which parameters hold lists.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLACEHOLDER = r":[a-z]\w*|\?"
_WORDS = re.compile(
    rf"""
    (?P<verbatim> '(?:[^']|'')*' | "(?:[^"]|"")*" | :: | % )
    | \bIN\s*\(\s*SELECT\s+value\s+FROM\s+json_each\(\s*(?P<list>{_PLACEHOLDER})\s*\)\s*\)
    | (?P<value>{_PLACEHOLDER})
    | (?P<cross>\bCROSS\s+JOIN\b)
    | (?P<instr>\binstr\b)
    """,
    re.VERBOSE,
)


_ALL_IN_ORDER = re.compile(r"\bORDER\s+BY\b(?![^)]*\bLIMIT\b)[^)]*\Z")


class Statement(NamedTuple):
    """A statement for psycopg; `lists` are its parameters that hold lists, written as JSON.

    It `is_long` where nothing limits how many rows it has.
    """

    sql: str
    lists: frozenset[str]
    is_long: bool

    def values(self, parameters: Mapping[str, Any] | Sequence[Any]) -> dict[str, Any]:
        """Return the values for the placeholders, by name."""
        named = parameters.items() if isinstance(parameters, Mapping) else _numbered(parameters)
        values = {name: _storable(value) for name, value in named}
        for name in self.lists:
            values[name] = [_storable(value) for value in json.loads(values[name])]
        return values


@lru_cache(maxsize=512)
def translated(sql: str) -> Statement:
    """Return the statement in PostgreSQL's words.

    >>> translated("SELECT key FROM event WHERE rank IN (SELECT value FROM json_each(?)) LIMIT :most").sql
    'SELECT key FROM event WHERE rank = ANY (%(p0)s) LIMIT %(most)s'
    """
    return _Translation().of(sql)


class _Translation:
    """One statement's: counts its nameless placeholders."""

    def __init__(self) -> None:
        self._nameless = 0
        self._lists: set[str] = set()

    def of(self, sql: str) -> Statement:
        text = _WORDS.sub(self._word, sql)
        is_long = not self._lists and _ALL_IN_ORDER.search(sql) is not None
        return Statement(text, frozenset(self._lists), is_long)

    def _word(self, found: re.Match[str]) -> str:
        match found.lastgroup:
            case "list":
                name = self._name(found["list"])
                self._lists.add(name)
                return f"= ANY (%({name})s)"
            case "value":
                return f"%({self._name(found['value'])})s"
            case "cross":
                return "JOIN"
            case "instr":
                return "strpos"
            case _:
                return found[0].replace("%", "%%")

    def _name(self, placeholder: str) -> str:
        if placeholder != "?":
            return placeholder[1:]
        self._nameless += 1
        return f"p{self._nameless - 1}"


def _numbered(values: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    return ((f"p{number}", value) for number, value in enumerate(values))


def _storable(value: Any) -> Any:  # noqa: ANN401  whatever a statement takes
    """Return the value with what no text in PostgreSQL can hold replaced."""
    return value.replace("\0", "\N{REPLACEMENT CHARACTER}") if isinstance(value, str) else value
