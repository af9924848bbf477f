"""Actors: their names, what they belong to, and the offices they held."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from diplotrack.store.tables.table import WITHOUT_ROWID, Table


class ActorRow(Table, table=True):
    """A person, state, body, group or medium; `number` is its place in its file, from 1."""

    __tablename__ = "actor"
    __table_args__ = (Index("actor_in_order", "path", "number"), WITHOUT_ROWID)
    key: str = Field(primary_key=True)
    number: int
    name: str
    kind: str
    code: str | None
    wikidata: str | None
    note: str | None
    path: str
    line: int


class AliasRow(Table, table=True):
    """A name that an actor goes by; position 0 is the one it is shown under. `folded` is for finding it."""

    __tablename__ = "alias"
    __table_args__ = (Index("alias_folded", "folded"), WITHOUT_ROWID)
    actor: str = Field(primary_key=True, foreign_key="actor.key")
    position: int = Field(primary_key=True)
    alias: str
    folded: str


class MembershipRow(Table, table=True):
    """An actor belongs to a state or body."""

    __tablename__ = "membership"
    __table_args__ = (Index("membership_body", "body"), WITHOUT_ROWID)
    actor: str = Field(primary_key=True, foreign_key="actor.key")
    position: int = Field(primary_key=True)
    body: str = Field(foreign_key="actor.key")


class OfficeRow(Table, table=True):
    """An office that a person held, from when to when (EDTF)."""

    __tablename__ = "office"
    __table_args__ = WITHOUT_ROWID
    actor: str = Field(primary_key=True, foreign_key="actor.key")
    position: int = Field(primary_key=True)
    office: str
    dates: str
    basis: str
    why: str | None
    began: str | None
    ended: str | None
