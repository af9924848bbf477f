"""What the columns of a table hold: their names in, fields out.

A name is recognised in any letter case, with spaces, hyphens or underscores. A column whose name is not
known goes to the note of each event, under its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.errors import DiplotrackError, UsageError, did_you_mean
from diplotrack.importers.meaning.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS = {
    "date": ("date", "when", "start date", "date start", "start", "begin", "begins", "began",
             "event date", "date of event", "day of event", "dates", "dated"),
    "edtf": ("edtf",),
    "time": ("time", "time of day", "start time"),
    "end": ("end date", "date end", "end", "until", "till", "finish", "ended", "ends"),
    "year": ("year", "start year", "yr"),
    "month": ("month", "start month"),
    "day": ("day", "start day"),
    "end year": ("end year",),
    "end month": ("end month",),
    "end day": ("end day",),
    "title": ("title", "event", "headline", "event title", "event name", "name", "what", "subject",
              "heading", "what happened", "short description"),
    "summary": ("summary", "description", "text", "details", "detail", "event description",
                "long description", "content", "body", "abstract"),
    "place": ("place", "location", "where", "city", "venue", "site"),
    "actors": ("actors", "actor", "people", "persons", "person", "participants", "participant", "who",
               "parties", "party", "involved", "parties involved", "countries involved", "actors involved",
               "people involved", "who is involved", "key actors", "main actors"),
    "cited": ("source", "sources", "reference", "references", "citation", "citations", "according to"),
    "url": ("url", "urls", "link", "links", "source url", "source link", "web address", "hyperlink"),
    "article title": ("source title", "article title", "article", "article headline"),
    "outlet": ("publisher", "outlet", "media outlet", "publication", "newspaper", "source name"),
    "author": ("author", "authors", "source author", "byline"),
    "published": ("published", "publication date", "date published", "published on", "source date",
                  "article date"),
    "article keys": ("articles",),
    "status": ("status", "event status"),
    "type": ("type", "event type", "codebook type", "plover type"),
    "key": ("id", "key", "event id", "identifier", "event key", "uid", "no", "nr", "number"),
    "follows": ("follows", "after event"),
    "part of": ("part of",),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks", "category", "categories", "tags",
             "tag", "keywords", "topic", "theme"),
    "ignore": ("rejected because",),
}  # fmt: skip
"""What a column can hold, and the names by which that is recognised."""

REPEATED = frozenset({"actors", "cited", "url", "note", "ignore"})
"""The fields that several columns may hold."""

DATES = ("date", "year")
"""One of these a table needs, beside a title."""


class Columns(NamedTuple):
    """Which columns, counted from 0, hold which field, and what each is called in the file."""

    places: Mapping[str, tuple[int, ...]]
    names: tuple[str, ...]
    unknown: tuple[int, ...]

    def one(self, field: str) -> int | None:
        """Return the only column of a field, or None."""
        return self.places.get(field, (None,))[0]

    @property
    def is_enough(self) -> bool:
        """Whether there is a date and a title in every row."""
        return "title" in self.places and any(field in self.places for field in DATES)

    @property
    def fields(self) -> Mapping[str, str]:
        """What each column is taken for, by its name."""
        fields = {self.names[place]: field for field, places in self.places.items() for place in places}
        return {name: fields[name] for name in self.names if name in fields}


_RECOGNISED = {fold(name): field for field, names in FIELDS.items() for name in names}


def checked(columns: Mapping[str, str]) -> Mapping[str, str]:
    """Return columns as somebody mapped them to fields; raises UsageError for a field that there is not."""
    for name, field in columns.items():
        if field not in FIELDS:
            near = did_you_mean(field, FIELDS) or f": there are {', '.join(FIELDS)}."
            raise UsageError(f'"{field}", to which the column "{name}" is mapped, is not a field{near}')
    return columns


def recognised(names: Sequence[str], mapped: Mapping[str, str]) -> Columns:
    """Return what the columns hold: what somebody mapped first, then what their names say.

    Where no name says date, or title, a single one that ends so does: "Incident date".
    """
    by_name = {fold(name): field for name, field in mapped.items()}
    settled = {field for field in by_name.values() if field not in REPEATED}
    fields = {}
    for place, name in enumerate(names):
        known = _RECOGNISED.get(fold(name)) or _RECOGNISED.get(fold(name).rstrip("0123456789 "), "")
        said = by_name.get(fold(name)) or ("" if known in settled else known)
        if said:
            fields[place] = said
    for field in ("date", "title"):
        ending = [place for place, name in enumerate(names) if fold(name).split()[-1:] == [field]]
        free = [place for place in ending if place not in fields]
        if field not in fields.values() and len(free) == 1:
            fields[free[0]] = field
    unknown = tuple(place for place, name in enumerate(names) if name.strip() and place not in fields)
    places: dict[str, tuple[int, ...]] = {}
    for place in sorted((*fields, *unknown)):
        field = fields.get(place, "note")
        places[field] = (*places.get(field, ()), place)
    return Columns(places, tuple(names), unknown)


def refuse_two_for_one(columns: Columns) -> None:
    """Raise DiplotrackError if two columns hold what an event has one of."""
    for field, places in columns.places.items():
        if len(places) > 1 and field not in REPEATED:
            names = [columns.names[place] for place in places]
            shown = " and ".join(f'"{name}"' for name in names)
            raise DiplotrackError(
                f"{shown} both look like the {field} of an event: "
                f'say which is not, as in --map "{names[-1]}=note".'
            )


def missing(names: Sequence[str]) -> DiplotrackError:
    """Return the error for a table in which no column is known to hold a date, or a title."""
    columns = recognised(names, {})
    has_date = any(field in columns.places for field in DATES)
    named = [name for name in names if name.strip()]
    there = ", ".join(f'"{name}"' for name in named)
    if not has_date and "title" not in columns.places:
        return DiplotrackError(
            f"No columns are known to hold the date and the title of an event, and there are {there}: "
            'say which do, as in --map "COLUMN=date" --map "COLUMN=title".'
        )
    lacking = "title" if has_date else "date"
    unknown = [columns.names[place] for place in columns.unknown]
    return DiplotrackError(
        f"No column is known to hold the {lacking} of an event, and there are {there}: "
        f'say which does, as in --map "{(unknown or named)[0]}={lacking}".'
    )


def not_there(columns: Columns, mapped: Mapping[str, str]) -> list[str]:
    """Return the names that somebody mapped to fields, and that no column has."""
    there = set(map(fold, columns.names))
    return [name for name in mapped if fold(name) not in there]
