"""What all tables share: a collection of their own, and that most are kept in the order of their key."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import BigInteger, Integer, MetaData
from sqlmodel import SQLModel

WITHOUT_ROWID: dict[str, Any] = {"sqlite_with_rowid": False}
"""A table kept in the order of its primary key."""


LONG = BigInteger().with_variant(Integer, "sqlite")
"""Whole numbers of up to 64 bits. SQLite has no others, and keeps a table in the order of an INTEGER key."""


class Table(SQLModel):
    """A table of the index, apart from any other SQLModel tables."""

    metadata: ClassVar[MetaData] = MetaData()
