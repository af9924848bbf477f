"""What a foreign file holds, in our words as far as they go: what every reader of one yields.

A reader takes a path and `Options` and yields, in the file's order, an `Entry` for each event, a
`Rejected` for each row that cannot be used, and a `Lost` for what a usable row loses. Of a table it also
yields the `Header`, and a `Remark` wherever it could have been read otherwise. It raises DiplotrackError,
in a sentence, for a file that cannot be read at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate


class CitedArticle(NamedTuple):
    """An article that a foreign file names as the source of an event: what it says of it.

    `key` is the one that it had in the dossier from which the file comes, if it comes from one.
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: EdtfDate | None = None
    author: str | None = None
    key: str | None = None


class Entry(NamedTuple):
    """One event of a foreign file.

    `line` counts from 1: the row of a sheet, the line of a text. `file` names the file where a whole folder
    is read. `dated` is the date as the file has it. `key` is an id of the file's own, to which `follows` and
    `part_of` of other entries refer. `note` pairs the file's name of a field with its value: what there is no
    place for, and what goes to the event's note. `suspicious` is why the date looks more precise than anybody
    knows.
    """

    line: int
    title: str
    date: EdtfDate
    dated: str
    summary: str = ""
    place: str | None = None
    status: str | None = None
    type: str | None = None
    key: str | None = None
    actors: tuple[str, ...] = ()
    articles: tuple[CitedArticle, ...] = ()
    follows: tuple[str, ...] = ()
    part_of: str | None = None
    note: tuple[tuple[str, str], ...] = ()
    suspicious: str | None = None
    file: str | None = None


class Rejected(NamedTuple):
    """A row that cannot be used, and why; `original` goes to the rejects file as it stands."""

    line: int
    why: str
    original: str
    file: str | None = None


class Lost(NamedTuple):
    """Something of a usable entry that has no place, not even in its note: colours, media, zoom levels."""

    line: int
    what: str
    file: str | None = None


class Remark(NamedTuple):
    """What was read in one of several ways: an encoding, a number taken for a day, a column not known.

    `line` is 0 for what is true of the whole file.
    """

    line: int
    what: str
    file: str | None = None


class Header(NamedTuple):
    """The header of a table, as a line of CSV: what rejected rows are written under.

    `columns` are the fields that its columns were taken for, by their names in the file.
    """

    line: int
    original: str
    columns: Mapping[str, str]


class Options(NamedTuple):
    """How a file is to be read.

    `order` is "day-first", "month-first" or None, where 5/12 may not be guessed. `columns` are fields by
    the header of the column that holds them. `sheet` is the sheet of a workbook; None is its first.
    """

    order: str | None = None
    columns: Mapping[str, str] = {}
    sheet: str | None = None


Read: TypeAlias = Iterator[Entry | Rejected | Lost | Remark | Header]
"""What a reader yields."""

Reader: TypeAlias = Callable[[Path, Options], Read]
"""A reader of one format."""
