"""PostgreSQL finds what FTS5 finds: in the same rows, by the same questions."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diplotrack.errors import UsageError
from diplotrack.store.fulltext import PLACES, TOKENIZER
from diplotrack.store.postgres.address import address
from diplotrack.store.postgres.reading import Connection
from diplotrack.store.postgres.words import LAST_PLACE, LONGEST_WORD, MOST_PLACES, TABLE, WORDS, rows
from diplotrack.store.sqlite import WORDS as FTS5

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import psycopg

    from diplotrack.store.conditions import Words
    from tests.servers import Server

SQL = "SELECT {} FROM search WHERE {}"

VOCABULARY = (
    "Séoul",
    "seoul",
    "sanctions",
    "sanction",
    "talk's",
    "Kim",
    "2018",
    "STRASSE",
    "straße",
    "한국",
    "회담",
    "|",
    "x" * 9,
)
texts = st.lists(st.sampled_from(VOCABULARY), max_size=6).map(" ".join) | st.text(max_size=9)
documents = st.tuples(*[texts] * len(PLACES))
phrases = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=3).map(
    lambda words: f'"{" ".join(words)}"'
)
beginnings = st.sampled_from(VOCABULARY).flatmap(
    lambda word: st.integers(1, len(word)).map(lambda n: f"{word[:n]}*")
)
questions = st.lists(
    st.sampled_from(VOCABULARY) | phrases | beginnings | st.text(max_size=5), min_size=1, max_size=3
).map(" ".join)


@pytest.fixture(scope="module")
def table(postgres: Server) -> Iterator[psycopg.Connection]:
    with postgres.connection() as connection:
        connection.execute(TABLE.replace("CREATE TABLE", "CREATE TEMP TABLE"))
        yield connection


def indexed(documents: Iterable[Sequence[str]]) -> sqlite3.Connection:
    index = sqlite3.connect(":memory:")
    index.execute(f"CREATE VIRTUAL TABLE search USING fts5({', '.join(PLACES)}, tokenize = '{TOKENIZER}')")
    insert = "INSERT INTO search (rowid, title, summary, place, words) VALUES (?, ?, ?, ?, ?)"
    index.executemany(insert, ((number, *texts) for number, texts in enumerate(documents)))
    return index


def fill(table: psycopg.Connection, index: sqlite3.Connection) -> None:
    table.execute("TRUNCATE search")
    with table.cursor() as cursor, cursor.copy("COPY search FROM STDIN") as copy:
        for row in rows(index):
            copy.write_row(row)


def found(connection: Connection | sqlite3.Connection, words: Words, typed: str) -> list[int]:
    sql = SQL.format(*(part.format(table="search", asked=":asked") for part in (words.rank, words.condition)))
    return sorted(rank for (rank,) in connection.execute(sql, {"asked": words.asked(typed)}))


@settings(max_examples=150)
@given(documents=st.lists(documents, max_size=6), asked=st.lists(questions, min_size=1, max_size=8))
@example(documents=[("a b", "c", "", ""), ("a", "b c", "", "")], asked=['"a b"', '"b c"', '"a b c"', "a c"])
@example(
    documents=[("a a b", "", "", "a"), ("a b a", "", "", "")], asked=['"a a"', '"a b a"', '"b a"*', "a*"]
)
def test_both_find_the_same(
    table: psycopg.Connection, documents: list[tuple[str, ...]], asked: list[str]
) -> None:
    with closing(indexed(documents)) as index:
        fill(table, index)
        server = Connection(table, address("postgresql://"))
        for typed in asked:
            with suppress(UsageError):
                assert found(server, WORDS, typed) == found(index, FTS5, typed), typed


MANY = 2 * MOST_PLACES
FAR = " ".join(f"far{number}" for number in range(LAST_PLACE))


@pytest.mark.parametrize(
    ("text", "hits", "missed"),
    [
        pytest.param(
            "many " * MANY + "more", ["many", '"many more"', '"many mo"*'], ['"more many"'], id="often"
        ),
        pytest.param(
            f"{FAR} a b c", ['"b c"', "far1 c", f'"far{LAST_PLACE - 1} a"'], ['"a c"', '"c b"'], id="far away"
        ),
        pytest.param(
            f"a {'x' * (LONGEST_WORD + 1)} b",
            ["x*", "x" * (LONGEST_WORD + 1), f'"a {"x" * (LONGEST_WORD + 1)} b"', '"a x"*'],
            ["x" * LONGEST_WORD, "x" * (LONGEST_WORD + 2), '"a b"'],
            id="long",
        ),
        pytest.param(
            " ".join(f"{number}{'y' * 400}" for number in range(9000)),
            ["8999y*", f'"1{"y" * 400} 2y"*'],
            [f'"2{"y" * 400} 1y"*'],
            id="large",
        ),
    ],
)
def test_a_text_too_long_for_a_vector_is_found_all_the_same(
    table: psycopg.Connection, text: str, hits: list[str], missed: list[str]
) -> None:
    with closing(indexed([(text, "elsewhere", "", ""), ("short", "", "", "")])) as index:
        fill(table, index)
        server = Connection(table, address("postgresql://"))
        for typed in (*hits, *missed):
            expected = [0] if typed in hits else []
            assert found(index, FTS5, typed) == found(server, WORDS, typed) == expected, typed
        assert found(server, WORDS, "elsewhere") == [0]
        assert found(server, WORDS, "short") == [1]
