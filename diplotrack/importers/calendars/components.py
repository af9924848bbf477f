"""iCalendar (RFC 5545): calendar files -> entries. Meetings and journal entries are events, tasks are none.

The file is cut into its components here, so that one that is broken is named with its line and stops no
other; the package `icalendar` reads what is in each.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

from diplotrack.dates.edtf import DateError
from diplotrack.errors import DiplotrackError, LibraryMissing
from diplotrack.importers.calendars.dates import span
from diplotrack.importers.entry import Entry, Lost, Rejected
from diplotrack.importers.meaning import ours
from diplotrack.importers.meaning.clock import unread
from diplotrack.importers.meaning.pages import articles, is_web_page
from diplotrack.importers.meaning.plain import (
    Plain,
    from_html,
    in_one_line,
    in_paragraphs,
    noted,
    read_text,
    titled,
)
from diplotrack.importers.meaning.statuses import status_of
from diplotrack.keys import KEY_PATTERN, LONGEST_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.importers.entry import Options, Read

STATUSES = {"CANCELLED": "called-off", "TENTATIVE": "proposed"}
"""What a calendar's statuses are in a dossier; CONFIRMED says that it was to happen, not that it did."""

EDTF = "X-DIPLOTRACK-EDTF"
"""The property that holds the true date where it is vaguer than a calendar can say."""

STATUS = "X-DIPLOTRACK-STATUS"
ACTOR = "X-DIPLOTRACK-ACTOR"
ARTICLE = "X-DIPLOTRACK-ARTICLE"
"""The properties that hold the true status, a name and its part, and an article as JSON."""

_MARK = re.compile(r"(BEGIN|END):\s*([\w-]+)\s*", re.IGNORECASE)
_ZONE = re.compile(r"^X-WR-TIMEZONE(?:;[^:\n]*)?:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_NAME = re.compile(r"^X-WR-CALNAME(?:;[^:\n]*)?:(.*)", re.IGNORECASE | re.MULTILINE)
_KEY = re.compile(r"([a-z]+(?:-(?:[a-z]+|[0-9]+))+)(?:@.*)?")
_OWN_KEY = re.compile(rf"({KEY_PATTERN})@[a-z0-9-]+\.diplotrack")
_EVENTS = ("VEVENT", "VJOURNAL")
_DATING = ("DTSTART", "DTEND", "DURATION")
_PEOPLE = ("ORGANIZER", "ATTENDEE")
_TAKEN = (
    *_DATING,
    *_PEOPLE,
    EDTF,
    STATUS,
    ACTOR,
    ARTICLE,
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "URL",
    "ATTACH",
    "STATUS",
    "UID",
)
_NOTED = ("CATEGORIES", "COMMENT", "CONTACT", "GEO", "RELATED-TO", "RESOURCES", "RECURRENCE-ID")
_REPEATED = ("RRULE", "RDATE", "EXDATE")


class _Block(NamedTuple):
    """A component as it stands in the file, with its end or without."""

    name: str
    line: int
    original: str
    is_whole: bool


def read(path: Path, options: Options) -> Read:  # noqa: ARG001 - a calendar leaves nothing to be said
    """Yield the entries of a calendar. Raises `DiplotrackError` if it is none."""
    found = read_text(path, folded=True)
    text = found.text
    blocks = list(_blocks(text))
    if not re.search(r"^BEGIN:VCALENDAR\s*$", text, re.IGNORECASE | re.MULTILINE):
        raise DiplotrackError(f'{path} is no calendar: it has no line "BEGIN:VCALENDAR".')
    yield from found.remarks()
    named = _ZONE.search(text)
    zone = _zone(named[1] if named else "", [block for block in blocks if block.name == "VTIMEZONE"])
    name = _NAME.search(text)
    if name:
        line = text.count("\n", 0, name.start()) + 1
        yield Lost(line, f'the calendar\'s name, "{in_one_line(name[1])}"')
    for block in blocks:
        if block.name in _EVENTS:
            yield from _read_block(block, zone)
        elif block.name == "VTODO":
            yield Rejected(block.line, "a task (VTODO) is no event", block.original)
        elif block.name != "VTIMEZONE":
            yield Lost(block.line, f"{block.name}, which is no event")


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the components of the calendars, what stands in them included."""
    lines = text.split("\n")
    inside: list[str] = []
    name, begins = "", 0
    for index, line in enumerate(lines):
        match = _MARK.fullmatch(line)
        mark, what = (match[1].upper(), match[2].upper()) if match else ("", "")
        if what == "VCALENDAR" or (mark == "BEGIN" and what in (*_EVENTS, "VTODO")):
            if inside:
                yield _Block(name, begins + 1, "\n".join(lines[begins:index]), is_whole=False)
            inside = []
        if mark == "BEGIN" and what != "VCALENDAR":
            name, begins = (name, begins) if inside else (what, index)
            inside.append(what)
        elif mark == "END" and what in inside:
            del inside[inside.index(what) :]
            if not inside:
                yield _Block(name, begins + 1, "\n".join(lines[begins : index + 1]), is_whole=True)
    if inside:
        yield _Block(name, begins + 1, "\n".join(lines[begins:]), is_whole=False)


def _zone(name: str, blocks: list[_Block]) -> tzinfo | None:
    """Return the calendar's own time zone, and make the zones known that the file defines.

    Raises `LibraryMissing` if the package that reads calendars is not installed.
    """
    try:
        from icalendar.timezone import tzp  # noqa: PLC0415 - an extra, which most have not installed
    except ImportError as error:
        raise LibraryMissing("Reading a calendar", "icalendar", "ics") from error
    tzp.use_default()
    for block in blocks:
        _component(block.original)
    return tzp.timezone(name) if name else None


def _component(original: str) -> Any | None:  # noqa: ANN401 - the package gives it no useful type
    """Return what the package makes of a component, or None if it stumbles."""
    from icalendar import Calendar  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return Calendar.from_ical(original.replace("\n", "\r\n"))
        except Exception:  # noqa: BLE001 - whatever it is over which the package stumbles
            return None


def _read_block(block: _Block, zone: tzinfo | None) -> Read:
    component = _component(block.original) if block.is_whole else None
    if component is None:
        why = "it cannot be read" if block.is_whole else f"its end is missing, a line END:{block.name}"
        yield Rejected(block.line, why, block.original)
        return
    true_date = ours.date_of(_text(component, EDTF))
    if not true_date and "DTSTART" not in component:
        yield Rejected(block.line, "it has no date (DTSTART)", block.original)
        return
    try:
        date = true_date or _date(component, zone)
    except DateError as error:
        yield Rejected(block.line, unread(error), block.original)
        return
    title, summary = _words(component, is_ours=bool(true_date))
    if not title:
        yield Rejected(block.line, "it has neither SUMMARY nor DESCRIPTION", block.original)
        return
    match = _OWN_KEY.fullmatch(_text(component, "UID")) or _KEY.fullmatch(_text(component, "UID"))
    key = match[1] if match and len(match[1]) <= LONGEST_KEY else None
    actors, others = _people(component)
    yield Entry(
        line=block.line,
        title=title,
        date=date,
        dated=_written(component),
        summary=summary.prose,
        place=in_one_line(_text(component, "LOCATION")) or None,
        status=status_of(_text(component, STATUS)) or STATUSES.get(_text(component, "STATUS").upper()),
        type=next(filter(None, map(ours.type_of, _texts(component, "CATEGORIES"))), None),
        key=key,
        actors=(*actors, *filter(None, map(in_one_line, _texts(component, ACTOR)))),
        articles=ours.articles(_texts(component, ARTICLE))
        or articles((*_texts(component, "URL"), *_texts(component, "ATTACH"))),
        note=noted(
            (*_note(component, is_keyed=bool(key)), *others, *(("link", link) for link in summary.links))
        ),
    )
    yield from _lost(block, component)


def _texts(component: Any, name: str) -> list[str]:  # noqa: ANN401
    """Return the values of a property, which may stand there more than once."""
    values = component.get(name, [])
    return [_value(value) for value in (values if isinstance(values, list) else [values])]


def _value(value: Any) -> str:  # noqa: ANN401
    """Return a value as the file has it, without the marks that keep its commas apart."""
    if isinstance(value, str):
        return str(value)
    if hasattr(value, "cats"):
        return ", ".join(map(str, value.cats))
    written = value.to_ical()
    return written if isinstance(written, str) else written.decode(errors="replace")


def _text(component: Any, name: str) -> str:  # noqa: ANN401
    return next(iter(_texts(component, name)), "").strip()


def _date(component: Any, zone: tzinfo | None) -> EdtfDate:  # noqa: ANN401
    """Return when it was, by its start and its end or duration. Raises `DateError`."""
    start, end, duration = (_moment(component, name) for name in _DATING)
    if start is None:
        raise DateError(_text(component, "DTSTART"), "DTSTART is written like 20180612 or 20180612T093000Z")
    try:
        return span(start, end or duration, zone)
    except OverflowError:
        raise DateError(_text(component, "DTSTART"), "it leads out of the calendar") from None


def _moment(component: Any, name: str) -> object:  # noqa: ANN401
    """Return the moment or duration that a property is, or None if it cannot be read."""
    values = component.get(name)
    first = values[0] if isinstance(values, list) else values
    return None if isinstance(first, str) else getattr(first, "dt", None)


def _written(component: Any) -> str:  # noqa: ANN401
    """Return the start and the end as the file has them, with the time zone of the start."""
    moments = [in_one_line(_text(component, name)) for name in _DATING]
    start = component.get("DTSTART")
    zone = getattr(start, "params", {}).get("TZID")
    return " – ".join(filter(None, moments)) + (f" ({in_one_line(str(zone))})" if zone else "")


def _words(component: Any, *, is_ours: bool) -> tuple[str, Plain]:  # noqa: ANN401
    """Return title and summary; without a title, the first line of the summary is one."""
    if is_ours:
        told = ours.summary_in_text("\n\n".join(_texts(component, "DESCRIPTION")))
        return in_one_line(_text(component, "SUMMARY")), Plain(in_paragraphs(told), ())
    title = in_one_line(from_html(_text(component, "SUMMARY")).prose)
    summary = from_html("\n\n".join(_texts(component, "DESCRIPTION")))
    if title:
        return title, summary
    title, rest = titled(summary.prose)
    return title, Plain(rest, summary.links)


def _people(component: Any) -> tuple[tuple[str, ...], list[tuple[str, str]]]:  # noqa: ANN401
    """Return the names of those who took part, and for the note whoever has only an address, and rooms."""
    names: list[str] = []
    others: list[tuple[str, str]] = []
    for role in _PEOPLE:
        people = component.get(role, [])
        for person in people if isinstance(people, list) else [people]:
            params = getattr(person, "params", {})
            name = in_one_line(str(params.get("CN", "")))
            is_thing = str(params.get("CUTYPE", "")).upper() in ("ROOM", "RESOURCE")
            if name and "@" not in name and not is_thing:
                names.append(name)
            else:
                others.append((role, name or in_one_line(str(person)).removeprefix("mailto:")))
    return tuple(dict.fromkeys(names)), others


def _note(component: Any, *, is_keyed: bool) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    for name in (*_NOTED, *_REPEATED):
        words = (text for text in map(in_one_line, _texts(component, name)) if text)
        if texts := [text for text in words if name != "CATEGORIES" or not ours.type_of(text)]:
            yield name, "; ".join(texts)
    status = _text(component, "STATUS").upper()
    if status and status not in (*STATUSES, "CONFIRMED"):
        yield "STATUS", in_one_line(status)
    for page in _texts(component, "URL"):
        if page.strip() and not is_web_page(page):
            yield "URL", in_one_line(page)
    if not is_keyed and (name := in_one_line(_text(component, "UID"))):
        yield "UID", name


def _lost(block: _Block, component: Any) -> Iterator[Lost]:  # noqa: ANN401
    """Yield what an event loses: what cannot be read, repetitions, and what only calendars use."""
    for name, _ in component.errors:
        yield Lost(block.line, f"{name}, which cannot be read" if name else "a line that is no property")
    if _text(component, EDTF) and not ours.date_of(_text(component, EDTF)):
        yield Lost(block.line, f"{EDTF}, which is no EDTF")
    if "RRULE" in component or "RDATE" in component:
        yield Lost(block.line, "all but the first of what is repeated")
    if any(not is_web_page(page) for page in _texts(component, "ATTACH")):
        yield Lost(block.line, "ATTACH, which is no web page")
    for name in component:
        if name not in _TAKEN and name not in (*_NOTED, *_REPEATED):
            yield Lost(block.line, name)
    for inner in component.subcomponents:
        yield Lost(block.line, str(inner.name))
