"""What is worked out from the other tables, so that no question need: the files hold none of it as such."""

from __future__ import annotations

from sqlalchemy import Index, text
from sqlmodel import Field

from diplotrack.store.fulltext import TOKENIZER
from diplotrack.store.tables.table import LONG, WITHOUT_ROWID, Table


class ActorEventRow(Table, table=True):
    """All events of an actor, in timeline order: its own, and those of its members, `through` whom."""

    __tablename__ = "actor_event"
    __table_args__ = (
        Index(
            "actor_event_far",
            *("actor", "rank", "possible_from", "possible_to", "type", "role", "through"),
            sqlite_where=text("far"),
        ),
        WITHOUT_ROWID,
    )
    actor: str = Field(primary_key=True, foreign_key="actor.key")
    rank: int = Field(primary_key=True, foreign_key="event.rank", sa_type=LONG)
    role: str = Field(primary_key=True)
    through: str = Field(primary_key=True, foreign_key="actor.key")
    type: str
    far: bool
    possible_from: int
    possible_to: int


class ArticleEventRow(Table, table=True):
    """All events that an article reports, in timeline order."""

    __tablename__ = "article_event"
    __table_args__ = WITHOUT_ROWID
    article: str = Field(primary_key=True, foreign_key="article.key")
    rank: int = Field(primary_key=True, foreign_key="event.rank", sa_type=LONG)


class CorroboratedRow(Table, table=True):
    """An event behind which several articles stand; copies of one agency report count as one."""

    __tablename__ = "corroborated"
    __table_args__ = WITHOUT_ROWID
    rank: int = Field(primary_key=True, foreign_key="event.rank", sa_type=LONG)
    articles: int


class TallyRow(Table, table=True):
    """How much the whole dossier has of each kind, day, type, actor and so on (see `deriving`)."""

    __tablename__ = "tally"
    __table_args__ = WITHOUT_ROWID
    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    number: int


class QuotedRow(Table, table=True):
    """A wording that prints words, laid out for finding others that print the same (see `look_alikes`).

    `number` comes from its keys (see `rows.number_of`). `keys` are its words as they are compared; the days
    are those on which it may have been said.
    """

    __tablename__ = "quoted"
    __table_args__ = (
        Index("quoted_said", "speaker", "possible_from", "possible_to"),
        Index("quoted_utterance", "utterance"),
        Index("quoted_article", "article"),
    )
    number: int = Field(primary_key=True, sa_type=LONG)
    utterance: str = Field(foreign_key="utterance.key")
    article: str = Field(foreign_key="article.key")
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


SEARCHABLE = """
CREATE VIEW searchable AS
SELECT rank,
       replace(replace(title, char(2), ''), char(3), '') AS title,
       replace(replace(summary, char(2), ''), char(3), '') AS summary,
       replace(replace(place, char(2), ''), char(3), '') AS place,
       (SELECT replace(replace(group_concat(words, ' … '), char(2), ''), char(3), '')
          FROM (SELECT fragment.words AS words
                  FROM utterance
                  JOIN wording ON wording.utterance = utterance.key
                  JOIN fragment
                    ON fragment.utterance = wording.utterance AND fragment.article = wording.article
                 WHERE utterance.event = event.key
                 ORDER BY utterance.position, wording.path, wording.line, wording.article, fragment.position)
       ) AS words
  FROM event
"""
"""What a search looks at, event by event. Characters 2 and 3 mark hits in answers, so they are dropped."""

FULL_TEXT = (
    SEARCHABLE,
    """
    CREATE VIEW searchable_far AS SELECT * FROM searchable WHERE rank IN (SELECT rank FROM event WHERE far)
    """,
    *(
        f"""
        CREATE VIRTUAL TABLE {table} USING fts5(
            title, summary, place, words,
            content = '{content}', content_rowid = 'rank', tokenize = '{TOKENIZER}'
        )
        """
        for table, content in (("search", "searchable"), ("search_far", "searchable_far"))
    ),
    """
    CREATE VIRTUAL TABLE quote_search USING fts5(
        keys, content = 'quoted', content_rowid = 'number', detail = 'none', columnsize = 0,
        tokenize = 'unicode61 remove_diacritics 0'
    )
    """,
)
"""Full-text search: over events, numbered by rank; over those among them that are `far`, which a search
within some days would else have to look for among all; and over the words of wordings, by their numbers.
"""
