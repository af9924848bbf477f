"""What the dossier says of itself, and what the index was built from."""

from __future__ import annotations

from sqlmodel import Field

from diplotrack.store.tables.table import LONG, WITHOUT_ROWID, Table


class MetaRow(Table, table=True):
    """What the dossier says of itself, and what the index was built from, by name."""

    __tablename__ = "meta"
    __table_args__ = WITHOUT_ROWID
    name: str = Field(primary_key=True)
    value: str


class FileRow(Table, table=True):
    """The files as they were when they were read, so that a change is noticed (see `stamps`)."""

    __tablename__ = "file"
    __table_args__ = WITHOUT_ROWID
    path: str = Field(primary_key=True)
    size: int = Field(sa_type=LONG)
    mtime_ns: int = Field(sa_type=LONG)
    sha256: str
    young: bool


class CoderRow(Table, table=True):
    """Who encoded the dossier."""

    __tablename__ = "coder"
    __table_args__ = WITHOUT_ROWID
    position: int = Field(primary_key=True)
    key: str
    name: str
