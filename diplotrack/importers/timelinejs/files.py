"""The two files of TimelineJS, its JSON and its sheet as CSV: a file in, its slides out.

Both come out alike: the fields of a slide under the names that the JSON has for them, dotted where one is
inside another (`start_date.year`), and every value a text.
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.errors import DiplotrackError
from diplotrack.importers.entry import Rejected, Remark
from diplotrack.importers.meaning.plain import LARGEST, in_one_line, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

COLUMNS = {
    "year": "start_date.year",
    "month": "start_date.month",
    "day": "start_date.day",
    "time": "start_date.time",
    "end year": "end_date.year",
    "end month": "end_date.month",
    "end day": "end_date.day",
    "end time": "end_date.time",
    "display date": "display_date",
    "headline": "text.headline",
    "text": "text.text",
    "media": "media.url",
    "media credit": "media.credit",
    "media caption": "media.caption",
    "media thumbnail": "media.thumbnail",
    "alt text": "media.alt",
    "type": "type",
    "group": "group",
    "background": "background",
    "start date": "start_date",
    "end date": "end_date",
    "tag": "group",
}
"""The fields that the columns of a sheet stand for; the last three are those of old sheets."""

_JSON = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)
_SPACE = re.compile(r"[ \t\n]*")
_KINDS = {"events": "event", "eras": "era", "title": "title"}


class Slide(NamedTuple):
    """One slide: an event, an era or the title. `number` counts the slides of its kind from 1.

    `fields` holds what is not empty; `original` is the slide as it stands in the file. `names` are the
    file's own names of the fields, where they are not those of the JSON.
    """

    kind: str
    number: int
    line: int
    fields: Mapping[str, str]
    original: str
    names: Mapping[str, str] = {}

    def called(self, field: str) -> str:
        """Return what the file calls a field."""
        return self.names.get(field, field)


class _Member(NamedTuple):
    """A value of the JSON's outermost object, or one of the values of a list there."""

    name: str
    value: object
    start: int
    end: int


def slides(path: Path) -> Iterator[Slide | Rejected | Remark]:
    """Yield the slides of a file, and the rows that are none. Raises `DiplotrackError`."""
    text = (found := read_text(path)).text
    yield from found.remarks()
    if text.lstrip()[:1] in ("{", "["):
        yield from _in_json(path, text)
    else:
        yield from _in_sheet(path, text)


def _in_json(path: Path, text: str) -> Iterator[Slide | Rejected]:
    try:
        members = list(_members(text))
    except json.JSONDecodeError as error:
        raise DiplotrackError(f"{path}, line {error.lineno}: this is not JSON: {error.msg}.") from None
    except RecursionError:
        raise DiplotrackError(f"{path} is nested too deep to be a timeline.") from None
    if not any(member.name == "events" for member in members):
        raise DiplotrackError(f'{path} has no "events": it is no JSON of TimelineJS 3.')
    counts = dict.fromkeys(_KINDS, 0)
    lines = _Lines(text)
    for member in members:
        if member.name not in counts:
            continue
        counts[member.name] += 1
        line, original = lines.at(member.start), text[member.start : member.end]
        if isinstance(member.value, dict):
            fields = dict(_flat(member.value))
            kind = _kind(fields, _KINDS[member.name])
            yield Slide(kind, counts[member.name], line, fields, original)
        else:
            yield Rejected(line, f'what stands here among the "{member.name}" is no slide', original)


class _Lines:
    """Turns rising offsets of a text into lines."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line = text, 0, 1

    def at(self, offset: int) -> int:
        """Return the line in which an offset lies that is none before the last one asked for."""
        self._line += self._text.count("\n", self._at, offset)
        self._at = offset
        return self._line


def _members(text: str) -> Iterator[_Member]:
    """Yield what the outermost object holds. Raises `json.JSONDecodeError`, `RecursionError`."""
    at = _after(text, 0, "{")
    while text[at : at + 1] != "}":
        name, at = _JSON.raw_decode(text, at)
        at = _after(text, at, ":")
        if text[at : at + 1] == "[":
            at = _after(text, at, "[")
            while text[at : at + 1] != "]":
                value, end = _JSON.raw_decode(text, at)
                yield _Member(str(name), value, at, end)
                at = _after_value(text, end, "]")
            end = at + 1
        else:
            value, end = _JSON.raw_decode(text, at)
            yield _Member(str(name), value, at, end)
        at = _after_value(text, end, "}")
    at = _after(text, at, "}")
    if at < len(text):
        raise json.JSONDecodeError("Something follows its end", text, at)


def _after(text: str, at: int, mark: str) -> int:
    """Return where the next thing begins after a mark and the white space around it."""
    at = _space(text, at)
    if text[at : at + 1] != mark:
        raise json.JSONDecodeError(f'"{mark}" is missing', text, at)
    return _space(text, at + 1)


def _after_value(text: str, at: int, closing: str) -> int:
    """Return where the next value, or what closes the list of them, begins."""
    at = _space(text, at)
    return at if text[at : at + 1] == closing else _after(text, at, ",")


def _space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _flat(slide: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a slide in JSON that are not empty, those of its objects included."""
    for name, value in slide.items():
        inner = value.items() if isinstance(value, dict) else ()
        for place, each in ((f"{name}.{key}", each) for key, each in inner) if inner else ((name, value),):
            written = each if isinstance(each, str) else json.dumps(each, ensure_ascii=False)
            if written.strip() and each not in (None, {}, []):
                yield place, written


def _in_sheet(path: Path, text: str) -> Iterator[Slide | Rejected]:
    written = text.split("\n")
    csv.field_size_limit(LARGEST)
    rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=written[0].count), strict=True)
    header = _header(path, rows)
    names = {field: name for field, name in header if field != name}
    counts = dict.fromkeys(_KINDS.values(), 0)
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Rejected(line, f"this row is no CSV: {error}", "\n".join(written[line - 1 : rows.line_num]))
            continue
        if row is None:
            return
        header.extend((f"column {place + 1}", "") for place in range(len(header), len(row)))
        fields = {field: cell for (field, _), cell in zip(header, row, strict=False) if cell.strip()}
        if fields:
            kind = _kind(fields, "event")
            counts[kind] += 1
            yield Slide(kind, counts[kind], line, fields, "\n".join(written[line - 1 : rows.line_num]), names)


def _header(path: Path, rows: Iterator[list[str]]) -> list[tuple[str, str]]:
    """Return the field and the name of every column. Raises `DiplotrackError` if it is no timeline."""
    try:
        names = [in_one_line(name) for name in next(rows, [])]
    except csv.Error as error:
        raise DiplotrackError(f"{path}, line 1: this is no CSV: {error}.") from None
    header = [(COLUMNS.get(name.casefold(), name), name) for name in names]
    fields = {field for field, _ in header}
    if "text.headline" not in fields or fields.isdisjoint({"start_date.year", "start_date"}):
        raise DiplotrackError(
            f"{path} is no timeline of TimelineJS: it is neither JSON nor a sheet with the columns "
            '"Year" and "Headline".'
        )
    return header


def _kind(fields: dict[str, str], kind: str) -> str:
    """Return the kind of a slide, which its type may say; any other type stays among the fields."""
    said = in_one_line(fields.get("type", "")).casefold()
    if said not in _KINDS.values():
        return kind
    del fields["type"]
    return said
