"""What reading needs of a database, whichever engine it is: to run SQL and get rows.

The SQL of this room is written so that SQLite and PostgreSQL understand it alike, but for three things which
each engine's connection says in its own way: how words are found, how text stands in text, and lists of keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence


class Cursor(Protocol):
    """Rows as they come."""

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows."""

    def fetchone(self) -> tuple[Any, ...] | None:
        """Return the next row, or None behind the last."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return all rows that are left."""


class Connection(Protocol):
    """An open database."""

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ..., /) -> Cursor:
        """Run one statement; `?` and `:name` stand for parameters."""


def as_list(keys: Collection[str]) -> str:
    r"""Return keys as the JSON list that `json_each` reads.

    Nearly all are plain: then json is not imported, which takes a thirtieth of a start.

    >>> as_list(["kim", "lee"]), as_list([]), as_list(['a","b', "\\"])
    ('["kim","lee"]', '[]', '["a\\",\\"b", "\\\\"]')
    """
    joined = '","'.join(keys)
    plain = joined.isascii() and joined.isprintable() and "\\" not in joined
    if not keys or (plain and joined.count('"') == 2 * len(keys) - 2):
        return f'["{joined}"]' if keys else "[]"
    from json import dumps  # noqa: PLC0415 - see above

    return dumps(list(keys))
