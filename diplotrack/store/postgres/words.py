"""Words, found in PostgreSQL exactly where FTS5 finds them, because FTS5 says what a word is.

In: the full-text table of an index file, or a question. Out: for each event a text search vector: all its
words, each with its places, counted through the columns with a gap between, so that no phrase leads from one
to the next; and for the question a text search query.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.store.conditions import Words, without_surrogates
from diplotrack.store.fulltext import PLACES, TOKENIZER, as_match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LONGEST_WORD = 2046
"""How many bytes a word in a text search vector may have."""

MOST_PLACES = 255
"""How many places of one word a text search vector keeps."""

LAST_PLACE = 16383
"""The highest place that a text search vector can tell from the next one."""

LARGEST = 1_000_000
"""How many bytes a text search vector may have, roughly; its own limit is 2 to the 20th."""

LONGEST_QUOTE = 2500
"""How many bytes a quote may have whose words are indexed one by one: an index has room for such a word."""

BETWEEN = "|"
"""What stands between columns where the words are written out; no word has this character."""

_TERMS = """
SELECT doc, col, term FROM temp.term ORDER BY doc, col, "offset"
"""
TABLE = """
CREATE TABLE search (rank bigint PRIMARY KEY, words tsvector NOT NULL, long_words text COLLATE "C");
ALTER TABLE search ALTER words SET STATISTICS 1000
"""
"""The words of all events. It is known of so many words how common they are that a rare one is looked up, and
not met on a walk through all events.
"""

_PHRASE = re.compile(r'"([^"]*)"( \*)?')


class Row(NamedTuple):
    """The words of one event: a text search vector, or, where that cannot hold them, all of them in order."""

    rank: int
    words: str
    long_words: str | None


def rows(index: sqlite3.Connection) -> Iterator[Row]:
    """Yield the words of each event that the table `search` of an index file has.

    They are sorted by event on the way, in a file if they are many.
    """
    index.execute("PRAGMA temp_store = FILE")
    index.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, search, instance)")
    for rank, terms in groupby(index.execute(_TERMS), itemgetter(0)):
        columns: dict[str, list[str]] = defaultdict(list)
        for _, column, term in terms:
            columns[column].append(term)
        yield laid_out(rank, columns)


def laid_out(rank: int, columns: Mapping[str, Sequence[str]]) -> Row:
    """Return the words of an event, of which the words of each column are given in order.

    >>> laid_out(7, {"title": ["nuclear", "power"], "place": ["geneva"]}).words
    "'nuclear':1A 'power':2A 'geneva':5C"
    """
    pieces, place = [], 0
    for label, name in zip("ABCD", PLACES, strict=True):
        for word in columns.get(name, ()):
            place += 1
            pieces.append(f"'{word}':{place}{label}")
        place += 1
    vector = " ".join(pieces)
    if place <= LAST_PLACE and _fits(vector, columns.values()):
        return Row(rank, vector, None)
    words = f" {BETWEEN} ".join(" ".join(columns.get(name, ())) for name in PLACES)
    return Row(rank, "", f" {words} ")


def _fits(vector: str, columns: Iterable[Sequence[str]]) -> bool:
    """Tell whether a vector can be kept as it is."""
    if len(vector) <= MOST_PLACES:
        return True
    times = Counter(word for words in columns for word in words)
    return (
        max(times.values()) <= MOST_PLACES
        and max(len(word.encode()) for word in times) <= LONGEST_WORD
        and len(vector.encode()) <= LARGEST
    )


@lru_cache(maxsize=64)
def asked(typed: str) -> str:
    r"""Return what was typed as a text search query, and in further lines as patterns for words in order.

    Raises UsageError if there is nothing to look for.

    >>> asked('nuclear "Power plánts" sanct*').split("\n")
    ["'nuclear' & 'power' <-> 'plants' & 'sanct':*", '% nuclear %', '% power plants %', '% sanct%']
    """
    phrases = _PHRASE.findall(as_match(without_surrogates(typed)))
    found = [
        (words, bool(star))
        for words, (_, star) in zip(words_of(text for text, _ in phrases), phrases, strict=True)
        if words
    ]
    if not found:
        return f"\n{BETWEEN}"
    patterns = [f"% {' '.join(words)}{'%' if star else ' %'}" for words, star in found]
    is_long = any(len(word.encode()) > LONGEST_WORD for words, _ in found for word in words)
    query = "" if is_long else " & ".join(_phrase(words, star) for words, star in found)
    return "\n".join([query, *patterns])


def _phrase(words: Iterable[str], star: bool) -> str:  # noqa: FBT001 - a phrase and its star
    return " <-> ".join(f"'{word}'" for word in words) + (":*" if star else "")


def words_of(texts: Iterable[str]) -> list[list[str]]:
    """Return the words of each text in order, as FTS5 sees them."""
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE typed USING fts5(text, tokenize = '{TOKENIZER}')")
        memory.execute("CREATE VIRTUAL TABLE term USING fts5vocab(typed, instance)")
        found: list[list[str]] = []
        for number, text in enumerate(texts):
            memory.execute("INSERT INTO typed (rowid, text) VALUES (?, ?)", (number, text))
            found.append([])
        for number, word in memory.execute('SELECT doc, term FROM term ORDER BY doc, "offset"'):
            found[number].append(word)
    return found


WORDS = Words(
    rank="{table}.rank",
    condition="""
    {table}.words @@ split_part({asked}, chr(10), 1)::tsquery
    OR {table}.long_words IS NOT NULL
    AND {table}.long_words LIKE ALL ((string_to_array({asked}, chr(10)))[2:])
    """,
    asked=asked,
    far="search",
    quotes=f"""
    SELECT number, keys FROM quoted
    WHERE octet_length(keys) <= {LONGEST_QUOTE} AND string_to_array(keys, ' ') @> ARRAY[?]
       OR octet_length(keys) > {LONGEST_QUOTE}
    """,
)
"""How words are found: in events by their vectors, in quotes by the array of their words."""

INDEXES = (
    "CREATE INDEX search_words ON search USING gin (words)",
    "CREATE INDEX search_long_words ON search (rank) WHERE long_words IS NOT NULL",
    f"""
    CREATE INDEX quoted_keys ON quoted USING gin (string_to_array(keys, ' '))
    WHERE octet_length(keys) <= {LONGEST_QUOTE}
    """,
    f"CREATE INDEX quoted_long ON quoted (number) WHERE octet_length(keys) > {LONGEST_QUOTE}",
)
"""What makes that quick."""
