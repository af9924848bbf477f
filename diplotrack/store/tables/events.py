"""Events: what the dossier holds to have happened, who took part, and what was said."""

from __future__ import annotations

from sqlalchemy import Index, text
from sqlmodel import Field

from diplotrack.store.tables.table import LONG, WITHOUT_ROWID, Table


class EventRow(Table, table=True):
    """A dated happening. `edtf` is the date as written, the days are its bounds (see `dates.edtf`).

    `rank` is its place in the timeline: the day under which it is sorted, and its place on that day (see
    `ranking`). `far` tells whether it may lie far from that day.
    """

    __tablename__ = "event"
    __table_args__ = (
        Index("event_key", "key", unique=True),
        Index("event_part_of", "part_of"),
        Index("event_type", "type", "rank", "possible_from", "possible_to"),
        Index("event_status", "status", "rank", "possible_from", "possible_to"),
        Index("event_far", "rank", "possible_from", "possible_to", sqlite_where=text("far")),
        Index("event_file", "path"),
    )
    rank: int = Field(primary_key=True, sa_type=LONG)
    key: str
    title: str
    summary: str
    edtf: str
    possible_from: int
    possible_to: int
    sure_from: int
    sure_to: int
    lasting: bool
    far: bool
    sort_from: int
    sort_to: int
    basis: str
    why: str | None
    status: str
    type: str
    mode: str | None
    place: str | None
    folded_place: str | None
    part_of: str | None
    note: str | None
    path: str
    line: int


class EventContextRow(Table, table=True):
    """A context that an event belongs to, in the codebook's sense."""

    __tablename__ = "event_context"
    __table_args__ = WITHOUT_ROWID
    event: str = Field(primary_key=True, foreign_key="event.key")
    position: int = Field(primary_key=True)
    context: str


class EventActorRow(Table, table=True):
    """An actor's part in an event, as written."""

    __tablename__ = "event_actor"
    __table_args__ = WITHOUT_ROWID
    event: str = Field(primary_key=True, foreign_key="event.key")
    position: int = Field(primary_key=True)
    actor: str = Field(foreign_key="actor.key")
    role: str


class RelationRow(Table, table=True):
    """An event `responds_to` or `follows` another."""

    __tablename__ = "relation"
    __table_args__ = (Index("relation_other", "other"), WITHOUT_ROWID)
    event: str = Field(primary_key=True, foreign_key="event.key")
    relation: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    other: str = Field(foreign_key="event.key")


class DisagreementRow(Table, table=True):
    """Something on which the articles differ; `settled` says why one side is adopted, if one is."""

    __tablename__ = "disagreement"
    __table_args__ = WITHOUT_ROWID
    event: str = Field(primary_key=True, foreign_key="event.key")
    position: int = Field(primary_key=True)
    about: str
    settled: str | None


class SideRow(Table, table=True):
    """What an article, or the world outside, says in a disagreement."""

    __tablename__ = "side"
    __table_args__ = WITHOUT_ROWID
    event: str = Field(primary_key=True, foreign_key="event.key")
    disagreement: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    article: str
    says: str


class UtteranceRow(Table, table=True):
    """Something said once by somebody."""

    __tablename__ = "utterance"
    __table_args__ = (Index("utterance_event", "event", "position"), WITHOUT_ROWID)
    key: str = Field(primary_key=True)
    event: str = Field(foreign_key="event.key")
    position: int
    speaker: str = Field(foreign_key="actor.key")
    addressee: str | None = Field(foreign_key="actor.key")
    note: str | None
    path: str
    line: int


class DifferenceRow(Table, table=True):
    """An utterance that looks like another, and was found to be a different one."""

    __tablename__ = "difference"
    __table_args__ = WITHOUT_ROWID
    utterance: str = Field(primary_key=True, foreign_key="utterance.key")
    position: int = Field(primary_key=True)
    other: str = Field(foreign_key="utterance.key")
