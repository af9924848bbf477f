"""The tables, as SQLModel shapes them. Only `builder` imports this: reading goes by plain SQL.

Events are numbered by `rank`, their place in the timeline counted from 1; what belongs to an event names
it by that number, and everything else is named by its key, so that the file reads well in any SQLite tool.
Days are ordinals (`date.toordinal`), offsets are code points of an article's normalised text.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import Index, MetaData
from sqlmodel import Field, SQLModel

from diplotrack.store.fulltext import TOKENIZER

WITHOUT_ROWID: dict[str, Any] = {"sqlite_with_rowid": False}


class Table(SQLModel):
    """What the tables share: a collection of their own, apart from any other SQLModel tables."""

    metadata: ClassVar[MetaData] = MetaData()


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
    size: int
    mtime_ns: int
    sha256: str
    young: bool


class CoderRow(Table, table=True):
    """Who encoded the dossier."""

    __tablename__ = "coder"
    id: int = Field(primary_key=True)
    key: str
    name: str


class ActorRow(Table, table=True):
    """A person, state, body, group or medium."""

    __tablename__ = "actor"
    id: int = Field(primary_key=True)
    key: str = Field(unique=True)
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
    __table_args__ = WITHOUT_ROWID
    actor: str = Field(primary_key=True, foreign_key="actor.key")
    position: int = Field(primary_key=True)
    alias: str
    folded: str = Field(index=True)


class MembershipRow(Table, table=True):
    """An actor belongs to a state or body."""

    __tablename__ = "membership"
    __table_args__ = WITHOUT_ROWID
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


class ArticleRow(Table, table=True):
    """A published text: `published` is EDTF, and the two columns after it the first and last day it can mean.

    Without a date of publication that is any day. The last four columns recognise a text that is not here.
    """

    __tablename__ = "article"
    id: int = Field(primary_key=True)
    key: str = Field(unique=True)
    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    published: str | None
    published_from: int
    published_to: int
    basis: str | None
    why: str | None
    wire: str | None
    coder: str | None
    verified: str | None
    note: str | None
    path: str
    line: int
    sha256: str
    characters: int
    norm: str
    length: int


class ParagraphRow(Table, table=True):
    """Where a paragraph of an article begins."""

    __tablename__ = "paragraph"
    __table_args__ = WITHOUT_ROWID
    article: str = Field(primary_key=True, foreign_key="article.key")
    position: int = Field(primary_key=True)
    start: int


class ContextRow(Table, table=True):
    """Narration of an article that reports no event."""

    __tablename__ = "context"
    id: int = Field(primary_key=True)
    article: str = Field(index=True, foreign_key="article.key")
    why: str
    path: str | None
    line: int | None


class EventRow(Table, table=True):
    """A dated happening. `edtf` is the date as written, the days are its bounds (see `dates.edtf`)."""

    __tablename__ = "event"
    rank: int = Field(primary_key=True)
    key: str = Field(unique=True)
    title: str
    summary: str
    edtf: str
    possible_from: int
    possible_to: int
    sure_from: int
    sure_to: int
    lasting: bool
    sort_from: int
    sort_to: int
    basis: str
    why: str | None
    status: str
    type: str
    mode: str | None
    place: str | None
    part_of: str | None = Field(index=True)
    path: str
    line: int


class EventContextRow(Table, table=True):
    """A context that an event belongs to, in the codebook's sense."""

    __tablename__ = "event_context"
    __table_args__ = WITHOUT_ROWID
    event: int = Field(primary_key=True, foreign_key="event.rank")
    position: int = Field(primary_key=True)
    context: str


class EventActorRow(Table, table=True):
    """An actor's part in an event, as written."""

    __tablename__ = "event_actor"
    __table_args__ = WITHOUT_ROWID
    event: int = Field(primary_key=True, foreign_key="event.rank")
    position: int = Field(primary_key=True)
    actor: str = Field(foreign_key="actor.key")
    role: str


class ActorEventRow(Table, table=True):
    """All events of an actor, in timeline order: its own, and those of its members, `through` whom."""

    __tablename__ = "actor_event"
    __table_args__ = WITHOUT_ROWID
    actor: str = Field(primary_key=True, foreign_key="actor.key")
    event: int = Field(primary_key=True, foreign_key="event.rank")
    role: str = Field(primary_key=True)
    through: str = Field(primary_key=True, foreign_key="actor.key")


class RelationRow(Table, table=True):
    """An event `responds_to` or `follows` another, which is named by its key."""

    __tablename__ = "relation"
    __table_args__ = WITHOUT_ROWID
    event: int = Field(primary_key=True, foreign_key="event.rank")
    relation: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    other: str = Field(index=True, foreign_key="event.key")


class DisagreementRow(Table, table=True):
    """Something on which the articles differ; `settled` says why one side is adopted, if one is."""

    __tablename__ = "disagreement"
    id: int = Field(primary_key=True)
    event: int = Field(index=True, foreign_key="event.rank")
    about: str
    settled: str | None


class SideRow(Table, table=True):
    """What an article, or the world outside, says in a disagreement."""

    __tablename__ = "side"
    __table_args__ = WITHOUT_ROWID
    disagreement: int = Field(primary_key=True, foreign_key="disagreement.id")
    position: int = Field(primary_key=True)
    article: str
    says: str


class ReportRow(Table, table=True):
    """What one article says of one event: `printed` is its dating in words, `date` the EDTF it yields.

    `title` and `summary` tell the event as this article does, where that is not as the dossier does.
    """

    __tablename__ = "report"
    id: int = Field(primary_key=True)
    event: int = Field(index=True, foreign_key="event.rank")
    article: str = Field(index=True, foreign_key="article.key")
    printed: str | None
    date: str | None
    status: str | None
    note: str | None
    title: str | None
    summary: str | None
    path: str
    line: int


class ReportNameRow(Table, table=True):
    """What an article calls an actor where it reports an event."""

    __tablename__ = "report_name"
    __table_args__ = WITHOUT_ROWID
    report: int = Field(primary_key=True, foreign_key="report.id")
    position: int = Field(primary_key=True)
    actor: str = Field(foreign_key="actor.key")
    name: str


class UtteranceRow(Table, table=True):
    """Something said once by somebody."""

    __tablename__ = "utterance"
    id: int = Field(primary_key=True)
    key: str = Field(unique=True)
    event: int = Field(index=True, foreign_key="event.rank")
    speaker: str = Field(foreign_key="actor.key")
    addressee: str | None = Field(foreign_key="actor.key")
    note: str | None
    path: str
    line: int


class DifferenceRow(Table, table=True):
    """An utterance that looks like another, and was found to be a different one."""

    __tablename__ = "difference"
    __table_args__ = WITHOUT_ROWID
    utterance: int = Field(primary_key=True, foreign_key="utterance.id")
    position: int = Field(primary_key=True)
    other: str = Field(foreign_key="utterance.key")


class WordingRow(Table, table=True):
    """How one article prints an utterance."""

    __tablename__ = "wording"
    id: int = Field(primary_key=True)
    utterance: int = Field(index=True, foreign_key="utterance.id")
    article: str = Field(foreign_key="article.key")
    manner: str
    note: str | None
    path: str
    line: int


class FragmentRow(Table, table=True):
    """A stretch of words of a wording, in order."""

    __tablename__ = "fragment"
    __table_args__ = WITHOUT_ROWID
    wording: int = Field(primary_key=True, foreign_key="wording.id")
    position: int = Field(primary_key=True)
    words: str


class QuotedRow(Table, table=True):
    """A wording that prints words, laid out for finding others that print the same (see `look_alikes`).

    `keys` are its words as they are compared; the days are those on which it may have been said.
    """

    __tablename__ = "quoted"
    __table_args__ = (Index("ix_quoted_said", "speaker", "possible_from", "possible_to"),)
    wording: int = Field(primary_key=True, foreign_key="wording.id")
    utterance: int = Field(index=True, foreign_key="utterance.id")
    speaker: str = Field(foreign_key="actor.key")
    possible_from: int
    possible_to: int
    keys: str


class QuotedWordRow(Table, table=True):
    """In how many wordings a word stands."""

    __tablename__ = "quoted_word"
    __table_args__ = WITHOUT_ROWID
    key: str = Field(primary_key=True)
    wordings: int


class AnchorRow(Table, table=True):
    """A stretch of an article's text, belonging to a report, a wording or a context."""

    __tablename__ = "anchor"
    id: int = Field(primary_key=True)
    report: int | None = Field(index=True, foreign_key="report.id")
    wording: int | None = Field(index=True, foreign_key="wording.id")
    context: int | None = Field(index=True, foreign_key="context.id")
    start: int
    end: int
    sha256: str


SEARCH = (
    """
    CREATE VIEW searchable AS
    SELECT rank,
           replace(replace(title, char(2), ''), char(3), '') AS title,
           replace(replace(summary, char(2), ''), char(3), '') AS summary,
           replace(replace(place, char(2), ''), char(3), '') AS place,
           (SELECT replace(replace(group_concat(words, ' … '), char(2), ''), char(3), '')
              FROM (SELECT fragment.words AS words
                      FROM utterance
                      JOIN wording ON wording.utterance = utterance.id
                      JOIN fragment ON fragment.wording = wording.id
                     WHERE utterance.event = event.rank
                     ORDER BY wording.id, fragment.position)) AS words
      FROM event
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5(
        title, summary, place, words,
        content = 'searchable', content_rowid = 'rank', tokenize = 'TOKENIZER'
    )
    """.replace("TOKENIZER", TOKENIZER),
    "INSERT INTO search (search) VALUES ('rebuild')",
    """
    CREATE VIRTUAL TABLE quote_search USING fts5(
        keys, content = 'quoted', content_rowid = 'wording', tokenize = 'unicode61 remove_diacritics 0'
    )
    """,
    "INSERT INTO quote_search (quote_search) VALUES ('rebuild')",
)
"""Full-text search over events, numbered by rank, and over the words of wordings, by their numbers.

Characters 2 and 3 mark hits in events, so the view drops them.
"""
