"""Articles, and what they say: reports of events, wordings of utterances, and where in the text."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field

from diplotrack.store.tables.table import WITHOUT_ROWID, Table


class ArticleRow(Table, table=True):
    """A published text: `published` is EDTF, and the two columns after it the first and last day it can mean.

    Without a date of publication that is any day. `number` is its place in its file, from 1. The last four
    columns recognise a text that is not here; of an article that nobody has read they hold nothing.
    """

    __tablename__ = "article"
    __table_args__ = (Index("article_in_order", "path", "number"), WITHOUT_ROWID)
    key: str = Field(primary_key=True)
    number: int
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
    sha256: str | None
    characters: int | None
    norm: str | None
    length: int | None


class ParagraphRow(Table, table=True):
    """Where a paragraph of an article begins."""

    __tablename__ = "paragraph"
    __table_args__ = WITHOUT_ROWID
    article: str = Field(primary_key=True, foreign_key="article.key")
    position: int = Field(primary_key=True)
    start: int


class ContextRow(Table, table=True):
    """Narration of an article that reports no event, or what nobody has reviewed yet (`model.TO_CODE`)."""

    __tablename__ = "context"
    __table_args__ = WITHOUT_ROWID
    article: str = Field(primary_key=True, foreign_key="article.key")
    position: int = Field(primary_key=True)
    why: str
    path: str | None
    line: int | None


class ContextAnchorRow(Table, table=True):
    """Where such narration stands."""

    __tablename__ = "context_anchor"
    __table_args__ = WITHOUT_ROWID
    article: str = Field(primary_key=True, foreign_key="article.key")
    context: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    start: int
    end: int
    sha256: str


class ReportRow(Table, table=True):
    """What one article says of one event: `printed` is its dating in words, `date` the EDTF it yields.

    `title` and `summary` tell the event as this article does, where that is not as the dossier does.
    """

    __tablename__ = "report"
    __table_args__ = (Index("report_article", "article"), WITHOUT_ROWID)
    event: str = Field(primary_key=True, foreign_key="event.key")
    article: str = Field(primary_key=True, foreign_key="article.key")
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
    event: str = Field(primary_key=True, foreign_key="event.key")
    article: str = Field(primary_key=True, foreign_key="article.key")
    position: int = Field(primary_key=True)
    actor: str = Field(foreign_key="actor.key")
    name: str


class ReportAnchorRow(Table, table=True):
    """Where an article reports an event."""

    __tablename__ = "report_anchor"
    __table_args__ = WITHOUT_ROWID
    event: str = Field(primary_key=True, foreign_key="event.key")
    article: str = Field(primary_key=True, foreign_key="article.key")
    position: int = Field(primary_key=True)
    start: int
    end: int
    sha256: str


class WordingRow(Table, table=True):
    """How one article prints an utterance."""

    __tablename__ = "wording"
    __table_args__ = (Index("wording_article", "article"), WITHOUT_ROWID)
    utterance: str = Field(primary_key=True, foreign_key="utterance.key")
    article: str = Field(primary_key=True, foreign_key="article.key")
    manner: str
    note: str | None
    path: str
    line: int


class FragmentRow(Table, table=True):
    """A stretch of words of a wording, in order."""

    __tablename__ = "fragment"
    __table_args__ = WITHOUT_ROWID
    utterance: str = Field(primary_key=True, foreign_key="utterance.key")
    article: str = Field(primary_key=True, foreign_key="article.key")
    position: int = Field(primary_key=True)
    words: str


class WordingAnchorRow(Table, table=True):
    """Where an article prints an utterance."""

    __tablename__ = "wording_anchor"
    __table_args__ = WITHOUT_ROWID
    utterance: str = Field(primary_key=True, foreign_key="utterance.key")
    article: str = Field(primary_key=True, foreign_key="article.key")
    position: int = Field(primary_key=True)
    start: int
    end: int
    sha256: str
