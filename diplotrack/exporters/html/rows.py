"""What the page's script knows of each event, in columns: entries and marks in, JSON out.

A row is one state of an event: all events as the dossier has them come first, in timeline order, then what
was known of them before. Days are ordinals. docs/html.md says what each column holds.
"""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING, Any

from diplotrack.charts.company import taking_part
from diplotrack.charts.marks import FORMS, SIGNS
from diplotrack.codebook import UNCODED, codebook
from diplotrack.exporters.phrases import status_word
from diplotrack.exporters.plain import folded
from diplotrack.model import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplotrack.charts.marks import Mark
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.exporters.entries import Entry
    from diplotrack.model import Event

COLUMNS = (
    "key",
    "since",
    "certain",
    "title",
    "date",
    "from",
    "to",
    "sort",
    "sort_to",
    "sure_from",
    "sure_to",
    "follows",
    "status",
    "type",
    "actors",
    "mentioned",
    "articles",
    "mark",
)
"""The columns, in the order in which they are written."""


class Rows:
    """The rows of a page, one after the other: a column is held as the bytes that it will be written as."""

    def __init__(self, actors: Sequence[str], articles: Sequence[str], *, behind: int = 0) -> None:
        """Begin without rows, behind so many others.

        Actors and articles (keys) are named by their places in these.
        """
        self._actors = _places(actors)
        self._articles = _places(articles)
        self._behind = behind
        self._columns = {name: bytearray() for name in COLUMNS}
        self._texts = bytearray()
        self.number = 0

    def add(self, entry: Entry, mark: Mark, since: int | None) -> int:
        """Add what an entry tells, how it is drawn, and since when (None: on no day); return its number."""
        event = entry.event
        part = taking_part(event)
        mentioned = dict.fromkeys(each.actor for each in event.participants if each.actor not in part)
        values = (
            event.key,
            since,
            int(not entry.possibly),
            folded(event.title),
            entry.date,
            event.date.possible_from,
            event.date.possible_to,
            event.date.sort_from,
            event.date.sort_to,
            *_surely(event.date),
            event.follows,
            _STATUS[event.status],
            _TYPE[event.type],
            [self._actors[key] for key in part if key in self._actors],
            [self._actors[key] for key in mentioned if key in self._actors],
            [self._articles[key] for key in event.articles if key in self._articles],
            _numbers(mark),
        )
        for name, value in zip(COLUMNS, values, strict=True):
            self._columns[name] += f",{_json(value)}".encode()
        self._texts += f"\n{_text(event)}".encode()
        self.number += 1
        return self._behind + self.number - 1

    def column(self, name: str) -> str:
        """Return a column as JSON, each value behind a comma."""
        return self._columns[name].decode()

    def texts(self) -> str:
        """Return the words of the rows, each on a line behind a line break."""
        return self._texts.decode()


def written(surroundings: Mapping[str, Any], *parts: Rows) -> Iterator[str]:
    """Yield the JSON of rows and of what surrounds them, in pieces, fit to stand in a script element."""
    yield _json(surroundings)[:-1] + ',"rows":{'
    for number, name in enumerate(COLUMNS):
        yield f'{"," if number else ""}"{name}":['
        yield "".join(rows.column(name) for rows in parts).removeprefix(",")
        yield "]"
    yield "}}"


def statuses() -> list[tuple[str, str]]:
    """Return every status and the words for it, in the order of their numbers."""
    return [(status, status_word(status)) for status in _STATUS]


def types() -> list[str]:
    """Return every type, in the order of their numbers."""
    return list(_TYPE)


_COMPACT = JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _places(names: Sequence[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


_STATUS = _places([*STATUSES])
_TYPE = _places([*dict.fromkeys((*codebook().types, UNCODED))])


def _surely(when: EdtfDate) -> tuple[int, int]:
    """Return two days: what reaches back to the second and on to the first holds the date certainly."""
    return (when.sure_from, when.sure_to) if when.lasting else (when.possible_to, when.possible_from)


def _text(event: Event) -> str:
    """Return the words of an event beside its title, in one line in which no element can end or begin."""
    words = (
        fragment
        for utterance in event.utterances
        for wording in utterance.wordings
        for fragment in wording.fragments
    )
    texts = (folded(text) for text in (event.summary, event.place or "", *dict.fromkeys(words)))
    return "\t".join(texts).replace("<", " ")


def _numbers(mark: Mark) -> list[int]:
    return [FORMS.index(mark.form), SIGNS.index(mark.sign), *mark[2:7], mark.flags]


def _json(value: object) -> str:
    """Return a value as JSON in which no element can end or begin."""
    return _COMPACT.encode(value).replace("<", "\\u003c")
