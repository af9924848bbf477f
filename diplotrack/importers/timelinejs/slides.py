"""TimelineJS: slides -> entries. Eras are events that lasted; the title slide is no event.

A slide's date may be printed otherwise than its parts say: TimelineJS knows no vague dates, and people write
"c. May 2018" beside a day that they had to make up. Where what is printed is the vaguer one, it counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from diplotrack.dates.edtf import DateError, parse
from diplotrack.importers.entry import Entry, Lost, Rejected, Remark
from diplotrack.importers.meaning import ours
from diplotrack.importers.meaning.cited import host
from diplotrack.importers.meaning.clock import read_date, time_of, timed, unread
from diplotrack.importers.meaning.pages import articles, is_web_page, web_pages
from diplotrack.importers.meaning.plain import from_html, in_one_line, noted, titled
from diplotrack.importers.meaning.statuses import status_of
from diplotrack.importers.timelinejs.files import slides

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.importers.entry import Options, Read
    from diplotrack.importers.meaning.plain import Plain
    from diplotrack.importers.timelinejs.files import Slide

_LOOKS = ("background", "media.thumbnail", "media.link_target", "autolink")
"""Fields, or the beginnings of their names, that say how a slide looks: they are lost."""

_TAKEN = ("start_date", "end_date", "display_date", "text.headline", "text.text", "unique_id")
_MEDIA = ("media.url", "media.link")

_OURS = "diplotrack."
"""How the names of those fields begin that an export of a dossier keeps in a slide."""

_DERIVED = ("group", "autolink")
"""Fields that such an export makes of the others."""

_PLAYED = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|avif|bmp|mp3|m4a|wav|ogg|mp4|webm|mov|pdf)$", re.IGNORECASE
)
_PLAYERS = (
    "youtube.com",
    "youtu.be",
    "vimeo.com",
    "dailymotion.com",
    "soundcloud.com",
    "spotify.com",
    "flickr.com",
    "imgur.com",
    "instagram.com",
    "maps.google.com",
    "twitter.com",
    "x.com",
)


def read(path: Path, options: Options) -> Read:
    """Yield the entries of a timeline's JSON or CSV. Raises `DiplotrackError` if it is neither."""
    for slide in slides(path):
        if isinstance(slide, Rejected | Remark):
            yield slide
        elif slide.kind == "title":
            title = from_html(slide.fields.get("text.headline", "")).prose
            yield Lost(slide.line, f'the title slide, "{in_one_line(title)}"')
        else:
            yield from _read_slide(slide, options)


def _read_slide(slide: Slide, options: Options) -> Read:
    which = f"{slide.kind} {slide.number}"
    try:
        dating = _dating(slide, options.order)
    except DateError as error:
        yield Rejected(slide.line, f"{which}: {unread(error)}", slide.original)
        return
    own = {name.removeprefix(_OURS): each for name, each in slide.fields.items() if name.startswith(_OURS)}
    markup = slide.fields.get("text.text", "")
    summary = from_html(ours.summary_in_html(markup) if own else markup)
    title, prose = in_one_line(from_html(slide.fields.get("text.headline", "")).prose), summary.prose
    if not title:
        title, prose = titled(prose)
    if not dating:
        why = f"{which} has no date: TimelineJS leaves such a slide out and does not say so"
        yield Rejected(slide.line, why, slide.original)
    elif not title:
        yield Rejected(slide.line, f"{which} has neither headline nor text", slide.original)
    else:
        yield Entry(
            line=slide.line,
            title=title,
            date=dating.date,
            dated=dating.printed,
            summary=prose,
            place=in_one_line(own.get("place", "")) or None,
            status=status_of(own.get("status", "")),
            type=ours.type_of(own.get("type", "")),
            key=in_one_line(slide.fields.get("unique_id", "")) or None,
            actors=ours.texts(own.get("actors", "")) or (),
            articles=ours.articles([own.get("articles", "")]) or articles(_pages(slide, summary)),
            note=noted((*dating.note, *_note(slide))),
        )
        if dating.remark:
            yield Remark(slide.line, dating.remark)
        for field in slide.fields:
            if field.startswith(_LOOKS) and not (own and field in _DERIVED):
                yield Lost(slide.line, in_one_line(slide.called(field)))


class _Dating(NamedTuple):
    """A slide's date, how the slide prints it, its parts if the note keeps them, and how it was read."""

    date: EdtfDate
    printed: str
    note: tuple[tuple[str, str], ...] = ()
    remark: str = ""


def _dating(slide: Slide, order: str | None) -> _Dating | None:
    """Return the date of a slide, None if it has none. Raises `DateError`."""
    start, end = _side(slide, "start_date", order), _side(slide, "end_date", order)
    if not start:
        return None
    if slide.kind == "era" and not end:
        raise DateError(start.edtf, "an era needs an end")
    date = _joined(start, end) if end else start
    if own := ours.date_of(slide.fields.get(f"{_OURS}edtf", "")):
        return _Dating(own, in_one_line(from_html(slide.fields.get("display_date", own.edtf)).prose))
    written = {side: _written(slide, side) for side in ("start_date", "end_date")}
    parts = " – ".join(filter(None, written.values()))
    display = slide.fields.get("display_date") or slide.fields.get("start_date.display_date", "")
    printed = in_one_line(from_html(display).prose) or parts
    note = tuple((side, each) for side, each in written.items() if each) if printed != parts else ()
    shown = _read(printed, order)
    if shown and _is_vaguer(shown, date):
        remark = f'the slide prints "{printed}", which is vaguer than {date} and is taken'
        return _Dating(shown, printed, note, remark)
    if shown and (shown.possible_to < date.possible_from or date.possible_to < shown.possible_from):
        return _Dating(
            date, printed, note, f'the slide prints "{printed}", but its date is {date}, which is taken'
        )
    is_cut = end and "T" in start.edtf + end.edtf
    return _Dating(date, printed, note if is_cut else ())


def _side(slide: Slide, side: str, order: str | None) -> EdtfDate | None:
    """Return the start or the end of a slide. Raises `DateError`."""
    if whole := slide.fields.get(side):
        return read_date(whole, order)
    written = _written(slide, side)
    if not written:
        return None
    year, month, day = (_number(slide, f"{side}.{unit}") for unit in ("year", "month", "day"))
    if year is None or (day and not month):
        raise DateError(written, f"it has no {'month' if year else 'year'}")
    if year < 1:
        raise DateError(written, "years before the year 1 have no place in a dossier")
    date = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    time = _time(slide, side)
    if time and not day:
        raise DateError(written, "it has a time and no day")
    return timed(date, time) if time else parse(date)


def _number(slide: Slide, field: str) -> int | None:
    """Return a part of a date, which TimelineJS reads with spaces and commas. Raises `DateError`."""
    written = re.sub(r"[\s,]", "", slide.fields.get(field, ""))
    if not written:
        return None
    if not re.fullmatch(r"-?[0-9]{1,9}(?:\.0+)?", written):
        raise DateError(written, f"{slide.called(field)} must be a number")
    return int(written.partition(".")[0])


def _time(slide: Slide, side: str) -> str | None:
    """Return the time of day of a start or an end. Raises `DateError`."""
    written = slide.fields.get(f"{side}.time")
    if not written:
        units = [_number(slide, f"{side}.{unit}") for unit in ("hour", "minute", "second")]
        if units == [None, None, None]:
            return None
        written = ":".join(f"{unit or 0:02}" for unit in units)
    time = time_of(written)
    if not time:
        raise DateError(written, "a time is written like 14:30 or 2:30 pm")
    return time


def _joined(start: EdtfDate, end: EdtfDate) -> EdtfDate:
    """Return what lasted from start to end, in days; within one day, its start. Raises `DateError`."""
    first, last = (side.edtf.partition("T")[0] for side in (start, end))
    return start if first == last else parse(f"{first}/{last}")


def _written(slide: Slide, side: str) -> str:
    """Return the parts of a start or an end as the file has them, put together for a person."""
    fields = slide.fields
    date = "-".join(filter(None, (fields.get(f"{side}.{unit}", "") for unit in ("year", "month", "day"))))
    time = ":".join(filter(None, (fields.get(f"{side}.{unit}", "") for unit in ("hour", "minute", "second"))))
    return in_one_line(fields.get(side, f"{date} {fields.get(f'{side}.time', time)}"))


def _read(printed: str, order: str | None) -> EdtfDate | None:
    try:
        return read_date(printed, order)
    except DateError:
        return None


def _is_vaguer(shown: EdtfDate, date: EdtfDate) -> bool:
    """Whether the date that a slide prints holds the date of its parts and says less."""
    holds_it = shown.possible_from <= date.possible_from and date.possible_to <= shown.possible_to
    is_as_sharp = (shown.possible_from, shown.possible_to) == (date.possible_from, date.possible_to)
    return holds_it and not (is_as_sharp and shown.lasting == date.lasting)


def _pages(slide: Slide, summary: Plain) -> Iterator[str]:
    """Yield the web pages to which a slide links: in its text, or as media that nothing can play."""
    yield from summary.links
    yield from web_pages(summary.prose)
    yield from filter(_is_read, (slide.fields.get(field, "").strip() for field in _MEDIA))


def _is_read(media: str) -> bool:
    """Whether media are a page to read, and no picture, film, map or post that TimelineJS shows."""
    if not is_web_page(media):
        return False
    is_file = _PLAYED.search(urlsplit(media).path)
    return not is_file and not any(f".{host(media)}".endswith(f".{name}") for name in _PLAYERS)


def _note(slide: Slide) -> Iterator[tuple[str, str]]:
    """Yield the fields for which a dossier has no place, under the names that the file gives them."""
    derived = _DERIVED if any(field.startswith(_OURS) for field in slide.fields) else ()
    for field, value in slide.fields.items():
        is_cited = field in _MEDIA and _is_read(value.strip())
        if not is_cited and field not in derived and not field.startswith((*_LOOKS, *_TAKEN, _OURS)):
            yield slide.called(field), from_html(value).prose or value
