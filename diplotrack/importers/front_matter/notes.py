"""Markdown with YAML in front: one event a file, a file or a folder of them -> entries.

The fields in front are texts, as in a dossier; the body is the summary, without its markup. Only what the
fields name as sources becomes an article: where the body links to goes to the note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.codebook import codebook
from diplotrack.dates.edtf import DateError, parse
from diplotrack.errors import DiplotrackError
from diplotrack.importers.entry import Entry, Rejected
from diplotrack.importers.front_matter.fields import Unreadable, listed, read_fields, written
from diplotrack.importers.meaning import cited, names
from diplotrack.importers.meaning.clock import read_date, unread
from diplotrack.importers.meaning.plain import (
    from_markdown,
    in_paragraphs,
    noted,
    read_text,
    titled,
)
from diplotrack.importers.meaning.statuses import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.importers.entry import CitedArticle, Options, Read
    from diplotrack.importers.front_matter.fields import Field

LARGEST = 1_000_000
"""The most bytes that one file may have."""

_DAY_IN_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-")
_SUFFIXES = (".md", ".markdown")
_FIELDS = {
    "date": ("date", "start_date", "start", "when"),
    "end": ("end_date", "end"),
    "title": ("title", "headline"),
    "key": ("id", "key", "slug"),
    "place": ("location", "place"),
    "status": ("status",),
    "type": ("type",),
    "summary": ("summary", "description", "excerpt"),
    "actors": ("actors", "people", "participants"),
    "follows": ("follows",),
    "part_of": ("part_of",),
    "sources": ("sources", "source", "references", "url", "link"),
}
"""What a field can hold, and the names by which that is recognised, the best first."""

_SOURCE = {
    "url": ("url", "link", "href"),
    "title": ("title", "name", "headline"),
    "outlet": ("publisher", "outlet", "publication"),
    "published": ("date", "published", "publication_date"),
    "author": ("author", "authors"),
}
"""The same, of a source."""


class _Taken(NamedTuple):
    """What was recognised: texts and lists by what they hold, and what is left under its own name."""

    fields: Mapping[str, Field]
    left: Mapping[str, Field]


def read(path: Path, options: Options) -> Read:
    """Yield the entry of a file, or of every file in a folder. Raises `DiplotrackError` if there is none."""
    if not path.is_dir():
        found = read_text(path, LARGEST)
        yield from found.remarks()
        yield from _read_file(found.text, path, None, options)
        return
    files = sorted(each for each in path.rglob("*") if each.suffix.casefold() in _SUFFIXES and each.is_file())
    if not files:
        raise DiplotrackError(f'There is no file in "{path}" whose name ends with .md.')
    for file in files:
        name = file.relative_to(path).as_posix()
        try:
            found = read_text(file, LARGEST)
        except DiplotrackError as error:
            yield Rejected(1, str(error).removesuffix("."), "", name)
        else:
            yield from found.remarks(name)
            yield from _read_file(found.text, file, name, options)


def _read_file(text: str, path: Path, file: str | None, options: Options) -> Iterator[Entry | Rejected]:
    """Yield the entry of one file; `file` is its name, if others are read too."""
    try:
        fields, body = read_fields(text)
        taken = _recognised(fields, _FIELDS)
        date, dated = _date(taken, path, options.order)
    except (Unreadable, DateError) as error:
        why = unread(error) if isinstance(error, DateError) else str(error)
        yield Rejected(1, why, text, file)
        return
    prose, links = from_markdown(body)
    title = written(taken.fields.get("title"))
    if not title:
        title, prose = titled(prose)
    if not title:
        yield Rejected(1, "it has no title", text, file)
        return
    note = list(_unplaced(taken))
    articles = tuple(_articles(taken, options.order, note))
    summary = in_paragraphs(prose.removeprefix(f"{title}\n"))
    short = written(taken.fields.get("summary"))
    if short and summary:
        note.append(("summary", short))
    yield Entry(
        line=1,
        title=title,
        date=date,
        dated=dated,
        summary=summary or short,
        place=written(taken.fields.get("place")) or None,
        status=status_of(written(taken.fields.get("status"))),
        type=_type(taken),
        key=written(taken.fields.get("key")) or None,
        actors=_actors(taken.fields.get("actors")),
        articles=articles,
        follows=tuple(written(each) for each in listed(taken.fields.get("follows"))),
        part_of=written(taken.fields.get("part_of")) or None,
        note=noted((*note, *(("link", link) for link in links))),
        file=file,
    )


def _recognised(fields: Mapping[str, Field], known: Mapping[str, tuple[str, ...]]) -> _Taken:
    """Return fields by what they hold; of two that hold the same, the better known name counts."""
    there = {name.casefold().replace("-", "_").replace(" ", "_"): name for name in fields if fields[name]}
    found = {
        what: there[names[0]]
        for what, each in known.items()
        if (names := [name for name in each if name in there])
    }
    left = {name: field for name, field in fields.items() if field and name not in found.values()}
    return _Taken({what: fields[name] for what, name in found.items()}, left)


def _date(taken: _Taken, path: Path, order: str | None) -> tuple[EdtfDate, str]:
    """Return the date and how it is written: in front, or else, as Jekyll has it, in the file's name.

    Raises `DateError`, or `Unreadable` if there is none.
    """
    start, end = (written(taken.fields.get(name)) for name in ("date", "end"))
    if not start and (named := _DAY_IN_NAME.match(path.name)):
        start = named[1]
    if not start:
        raise Unreadable("it has no date")
    date = read_date(start, order)
    if not end or end == start:
        return date, start
    first, last = (each.edtf.partition("T")[0] for each in (date, read_date(end, order)))
    return (date if first == last else parse(f"{first}/{last}")), f"{start} – {end}"


def _type(taken: _Taken) -> str | None:
    name = written(taken.fields.get("type")).upper()
    return name if name in codebook().types else None


def _actors(field: Field | None) -> tuple[str, ...]:
    """Return the names in a list, or in a text that semicolons split; of fields of their own, the name."""
    several = [each.get("name", "") if isinstance(each, dict) else each for each in listed(field)]
    if isinstance(field, str):
        return names.split(field, names.Splitting())
    return tuple(dict.fromkeys(filter(None, map(written, several))))


def _articles(taken: _Taken, order: str | None, note: list[tuple[str, str]]) -> Iterator[CitedArticle]:
    """Yield the articles that are named as sources; what is left of them is added to the note."""
    for source in listed(taken.fields.get("sources")):
        said, left = _Taken({}, {}), [] if isinstance(source, dict) else [written(source)]
        if isinstance(source, dict):
            said = _recognised(source, _SOURCE)
        texts = {name: written(field) for name, field in said.fields.items()}
        url = texts.pop("url", "")
        found = cited.found(cited.Cells(cited=tuple(left), urls=(url,) if url else (), order=order, **texts))
        yield from found.articles
        more = [*found.left, *([written(dict(said.left))] if said.left else [])]
        if more:
            note.append(("sources", ": ".join(filter(None, (url, ", ".join(more))))))


def _unplaced(taken: _Taken) -> Iterator[tuple[str, str]]:
    """Yield the fields for which there is no place, and those whose words are not known."""
    for name, field in taken.left.items():
        yield name, written(field)
    for actor in listed(taken.fields.get("actors")):
        if isinstance(actor, dict) and set(actor) != {"name"}:
            yield "actors", written(actor)
    if (status := written(taken.fields.get("status"))) and not status_of(status):
        yield "status", status
    if (kind := written(taken.fields.get("type"))) and not _type(taken):
        yield "type", kind
