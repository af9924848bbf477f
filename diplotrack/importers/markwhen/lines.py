"""Markwhen: a text -> entries, split into events where Markwhen's own parser splits it.

An event is a line that begins with a date and a colon, the properties in the lines directly below, and the
text up to the next event or heading. An `edtf` property wins over the bounds: that is how a vague date is
written in Markwhen, which reads none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.edtf import DateError
from diplotrack.errors import DiplotrackError
from diplotrack.importers.entry import Entry, Lost, Rejected, Remark
from diplotrack.importers.markwhen.dates import Reckoner
from diplotrack.importers.markwhen.heads import read_head
from diplotrack.importers.meaning import ours
from diplotrack.importers.meaning.clock import read_date, unread
from diplotrack.importers.meaning.pages import articles, is_web_page, web_pages
from diplotrack.importers.meaning.plain import in_one_line, in_paragraphs, noted, read_text, titled
from diplotrack.importers.meaning.statuses import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.importers.entry import Options, Read
    from diplotrack.importers.markwhen.heads import Head

_SECTION = re.compile(r"\s*(#{1,6})\s+(.*)")
_OLD_SECTION = re.compile(r"\s*(?:group|section)\b\s*(.*)", re.IGNORECASE)
_OLD_END = re.compile(r"\s*end(?:group|section)\s*", re.IGNORECASE)
_PROPERTY = re.compile(r"(?!-)\s*([\w.-]+):(?:\s+(.*))?")
_TAG = re.compile(r"(?:^|(?<=\s))#(?![0-9]+(?:\s|$))(\w+)")
_LINK = re.compile(
    r"(?<!\\)(!?)\[([^\]\n]{0,300})\]\(([^()\s]{0,2000}(?:\([^()\s]{0,300}\)[^()\s]{0,2000})?)\)"
)
_COMMENT = re.compile(r"\s*//")
_KEPT_APART = re.compile(r"\\([\\:#\[/-]|(?=\w))")
_SOURCES = ("source", "sources", "url", "link")
_DONE = re.compile(r"^\[([xX ]?)\]\s*")
_DAY_FIRST = re.compile(r"dateFormat:\s*['\"]?d/M/y", re.IGNORECASE)
_LIKE_A_DATE = re.compile(r"\s*(?:-\s+)?([^:\n]{0,60}[0-9]{3}[^:\n]{0,60}?)\s*:\s*\S")


class _Heading(NamedTuple):
    """A heading, with 1 to 6 marks; 0 is a group of Markwhen's old style, and without a title its end."""

    level: int
    title: str


class _Block(NamedTuple):
    """An event's lines: its head, its properties, and its text with the number of each line."""

    line: int
    head: Head
    section: str
    properties: dict[str, str]
    body: list[tuple[int, str]]
    original: str


def read(path: Path, options: Options) -> Read:
    """Yield the entries of a text in Markwhen. Raises `DiplotrackError` if it is none."""
    found = read_text(path)
    lines = found.text.split("\n")
    first = _after_header(lines)
    if first == len(lines):
        raise DiplotrackError(
            f'{path} holds no event of Markwhen, which begins like this: "2018-05-12: Talks begin".'
        )
    yield from found.remarks()
    header = "\n".join(lines[:first])
    if header.strip():
        names = dict.fromkeys(re.findall(r"^(#?\w+):", header, re.MULTILINE))
        yield Lost(1, f"the header ({', '.join(names) or 'text'})")
    reckoner = Reckoner("day-first" if _DAY_FIRST.search(header) else options.order)
    for block in _blocks(lines, first):
        if isinstance(block, Lost):
            yield block
        else:
            yield from _read_block(block, reckoner)
    for number, line in enumerate(lines, 1):
        if _COMMENT.match(line):
            yield Lost(number, "a comment")


def _after_header(lines: list[str]) -> int:
    """Return the index of the first line after the header, which "---" encloses or the first event ends."""
    old_style = _is_old_style(lines)
    fenced = False
    for index, line in enumerate(lines):
        if line.startswith("---"):
            if fenced:
                return index + 1
            fenced = True
        elif not fenced and _mark(line, old_style):
            return index
    return len(lines)


def _blocks(lines: list[str], first: int) -> Iterator[_Block | Lost]:
    """Yield the events in their order, and what is lost between them."""
    old_style = _is_old_style(lines)
    begins = [(index, mark) for index in range(first, len(lines)) if (mark := _mark(lines[index], old_style))]
    ends = [index for index, _ in begins[1:]] + [len(lines)]
    sections: list[_Heading] = []
    for (index, mark), end in zip(begins, ends, strict=True):
        if isinstance(mark, _Heading):
            while sections and (sections[-1].level >= mark.level > 0 or not mark.title):
                if sections.pop().level == 0 and not mark.title:
                    break
            sections.extend([mark] if mark.title else [])
            if any(line.strip() and not _COMMENT.match(line) for line in lines[index + 1 : end]):
                yield Lost(index + 2, "what stands under the heading and belongs to no event")
            continue
        properties, below = _properties(lines[index + 1 : end])
        body = [
            (number, line)
            for number, line in enumerate(lines[index + 1 + below : end], index + 2 + below)
            if not _COMMENT.match(line)
        ]
        section = " > ".join(section.title for section in sections)
        yield _Block(index + 1, mark, section, properties, body, "\n".join(lines[index:end]).rstrip())


def _is_old_style(lines: list[str]) -> bool:
    """Whether sections begin with a word and end with another, as they did before they were headings."""
    return any(map(_OLD_END.fullmatch, lines))


def _mark(line: str, old_style: bool) -> _Heading | Head | None:  # noqa: FBT001
    """Return the heading or the head of an event that a line is, if it is one."""
    if _COMMENT.match(line):
        return None
    if match := _SECTION.fullmatch(line):
        return _Heading(len(match[1]), in_one_line(match[2]) or "#")
    if old_style and _OLD_END.fullmatch(line):
        return _Heading(0, "")
    if old_style and (match := _OLD_SECTION.fullmatch(line)):
        return _Heading(0, in_one_line(match[1]) or "#")
    return read_head(line)


def _properties(lines: list[str]) -> tuple[dict[str, str], int]:
    """Return the properties directly below an event, and how many lines they take."""
    found: dict[str, str] = {}
    fenced = False
    for count, line in enumerate(lines):
        if line.startswith("---"):
            if fenced:
                return found, count + 1
            fenced = True
        elif match := _PROPERTY.fullmatch(line):
            found[match[1]] = (match[2] or "").strip()
        elif not fenced:
            return found, count
    return found, len(lines)


def _read_block(block: _Block, reckoner: Reckoner) -> Read:
    properties, head = block.properties, block.head
    fields = {name: ", ".join(_values(value)) for name, value in properties.items()}
    vague = ours.date_of(fields.get("edtf", ""))
    try:
        date = vague or reckoner.date(head)
    except DateError as error:
        reckoner.forget()
        yield Rejected(block.line, unread(error), block.original)
        return
    key = fields.get("id") or None
    reckoner.remember(date, key)
    body = "\n".join(line for _, line in block.body)
    title = in_one_line(_TAG.sub("", _unlinked(_DONE.sub("", head.text, count=1))))
    summary = in_paragraphs(_unlinked(ours.summary_in_text(body) if vague else body))
    if vague:
        title, summary = (_KEPT_APART.sub(r"\1", text) for text in (title, summary))
    if not title:
        title, summary = titled(summary)
    if not title:
        yield Rejected(block.line, "the event has no text", block.original)
        return
    written = f"{head.text}\n{body}"
    cited = ours.articles([properties.get("articles", "")])
    yield Entry(
        line=block.line,
        title=title,
        date=date,
        dated=in_one_line(f"{head.written} {head.recurrence}"),
        summary=summary,
        place=fields.get("place") or fields.get("location") or None,
        status=_status(block, fields),
        type=ours.type_of(fields.get("type", "")),
        key=key,
        actors=_values(properties.get("actors", "")),
        articles=cited or articles(_pages(properties, written)),
        follows=_follows(head),
        note=noted(_note(block, fields, written, vague)),
    )
    yield from _lost(block, fields, vague)


def _status(block: _Block, fields: dict[str, str]) -> str | None:
    """Return the status that a property gives; what lasts until "now" went on when it was written down."""
    if known := status_of(fields.get("status", "")):
        return known
    return "ongoing" if block.head.end and block.head.end.form == "now" else None


def _values(written: str) -> tuple[str, ...]:
    """Return the texts of a property: one, quoted or not, or several in brackets."""
    if (own := ours.texts(written)) is not None:
        return own
    several = written[1:-1].split(",") if re.fullmatch(r"\[.*\]", written) else [written]
    bare = (each.strip() for each in several)
    texts = (each[1:-1] if re.fullmatch(r"\"[^\"]*\"|'[^']*'", each) else each for each in bare)
    return tuple(filter(None, map(in_one_line, texts)))


def _unlinked(text: str) -> str:
    """Return a text in which links and pictures are what a reader sees of them."""
    return _LINK.sub(lambda match: match[2], text)


def _pages(properties: dict[str, str], written: str) -> Iterator[str]:
    """Yield the web pages that an event cites, in its properties or its text."""
    for name in _SOURCES:
        yield from _values(properties.get(name, ""))
    yield from (match[3] for match in _LINK.finditer(written) if not match[1])
    yield from web_pages(_LINK.sub("", written))


def _follows(head: Head) -> tuple[str, ...]:
    """Return the id of the event after which this one is dated, if it is dated so."""
    parts = head.start.parts
    is_after = head.start.form == "relative" and parts["relation"].casefold() == "after"
    return (parts["id"],) if is_after and parts["id"] else ()


def _note(
    block: _Block, fields: dict[str, str], written: str, vague: EdtfDate | None
) -> Iterator[tuple[str, str]]:
    if block.section:
        yield "section", block.section
    tags = dict.fromkeys(_TAG.findall(written))
    if tags:
        yield "tags", ", ".join(tags)
    done = _DONE.match(block.head.text)
    if done:
        yield "done", "yes" if done[1].strip() else "no"
    if block.head.recurrence:
        yield "recurrence", block.head.recurrence
    taken = {"id", "place", "actors"} | ({"edtf", "date"} if vague else set())
    for name, value in fields.items():
        is_place = name == "location" and not fields.get("place")
        is_status = name == "status" and bool(status_of(value))
        is_type = name == "type" and bool(ours.type_of(value))
        is_filed = name == "articles" and bool(ours.articles([block.properties[name]]))
        is_cited = name in _SOURCES and all(map(is_web_page, _values(block.properties[name])))
        if value and not (name in taken or is_place or is_status or is_type or is_filed or is_cited):
            yield name, value


def _lost(block: _Block, fields: dict[str, str], vague: EdtfDate | None) -> Iterator[Lost | Remark]:
    """Yield what an event loses, and the lines of its text that a person would take for events."""
    if block.head.recurrence:
        yield Lost(block.line, "all but the first of what is repeated")
    if fields.get("edtf") and not vague:
        yield Remark(block.line, f'"{fields["edtf"]}" is no EDTF: the date before the colon is taken')
    for number, line in ((block.line, block.head.text), *block.body):
        for match in _LINK.finditer(line):
            if match[1] or not is_web_page(match[3]):
                yield Lost(number, f"{'the picture' if match[1] else 'the link to'} {in_one_line(match[3])}")
    for number, line in block.body:
        likely = _LIKE_A_DATE.match(line)
        if likely and _is_date(likely[1]):
            yield Remark(number, f'"{in_one_line(likely[1])}" looks like a date, but is text to Markwhen')


def _is_date(written: str) -> bool:
    try:
        read_date(written, "day-first")
    except DateError:
        return False
    return True
