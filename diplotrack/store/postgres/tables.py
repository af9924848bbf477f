"""The index's tables as PostgreSQL has them: made before the rows, and indexed after them.

In: the tables' own description (`store.tables`). Out: statements, for the schema in which names are looked
for. Texts compare by their code points, as in SQLite, whatever the language of the server.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Boolean, Index, Integer, MetaData, PrimaryKeyConstraint, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import AutoString

from diplotrack.store.postgres import words
from diplotrack.store.tables import Table

if TYPE_CHECKING:
    import sqlalchemy
    from sqlalchemy.sql.ddl import ExecutableDDLElement
    from sqlalchemy.types import TypeEngine

_TYPES: dict[type, TypeEngine[Any]] = {
    AutoString: Text(collation="C"),
    Integer: BigInteger(),
    BigInteger: BigInteger(),
    Boolean: Boolean(),
}

_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]

_OF_ANY_LENGTH = {"alias": "folded", "quoted_word": "key"}
"""Tables, and their columns that are looked up and may hold more than a tree of keys has room for."""


@cache
def tables() -> tuple[sqlalchemy.Table, ...]:
    """Return the tables of the index as PostgreSQL is to have them."""
    metadata = MetaData()
    found = [table.to_metadata(metadata) for table in Table.metadata.sorted_tables]
    for table in found:
        for column in table.columns:
            column.type = _TYPES[type(column.type)]
            column.autoincrement = False
        for index in table.indexes:
            dialects = index.dialect_options
            dialects["postgresql"]["where"] = dialects["sqlite"]["where"]
        if name := _OF_ANY_LENGTH.get(table.name):
            _look_up_by_hash(table, name)
    return tuple(found)


def _look_up_by_hash(table: sqlalchemy.Table, column: str) -> None:
    """Give a table an index on a column whose values no tree has room for, instead of what it has there."""
    if table.primary_key.columns.keys() == [column]:
        table.columns[column].primary_key = False
        table.append_constraint(PrimaryKeyConstraint())
    table.indexes = {index for index in table.indexes if index.columns.keys() != [column]}
    Index(f"{table.name}_{column}", table.columns[column], postgresql_using="hash")


@cache
def creating() -> str:
    """Return the statements that make the tables. No key is foreign: all lead somewhere already."""
    elements = (CreateTable(table, include_foreign_key_constraints=[]) for table in tables())
    return ";".join([*map(_text, elements), words.TABLE])


@cache
def indexing() -> str:
    """Return the statements that make the indexes."""
    indexes = sorted(
        (index for table in tables() for index in table.indexes), key=lambda each: str(each.name)
    )
    return ";".join([*map(_text, map(CreateIndex, indexes)), *words.INDEXES])


def _text(element: ExecutableDDLElement) -> str:
    return str(element.compile(dialect=_DIALECT))
