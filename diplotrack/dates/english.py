"""Dates in plain English: an `EdtfDate` in, a phrase out; and the way back, `read`.

`english` is whole by itself, "late October 2025"; `brief` is short and stands under the `heading` of a
year, or of a year and a month, as "late Oct". Ranges have an en dash. Years below 1000 are "AD 987".
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from diplotrack.dates.brief import brief, heading, third_of_month
from diplotrack.dates.grammar import read_part
from diplotrack.dates.names import MONTHS, SEASONS, WEEKDAYS, written_year
from diplotrack.dates.reading import read

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate, Span
    from diplotrack.dates.grammar import Part

__all__ = ["brief", "echoed", "english", "heading", "read"]

_BEFORE = {"": "", "?": "perhaps ", "~": "c. ", "%": "perhaps c. "}
_BEHIND = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
_ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def echoed(when: EdtfDate) -> str:
    """Return a date as it is kept, and in words where these are others: so it is read back to a person.

    >>> from diplotrack.dates.edtf import parse
    >>> echoed(parse("2018~")), echoed(parse("2018"))
    ('2018~, c. 2018', '2018')
    """
    words = english(when)
    return words if words == when.edtf else f"{when.edtf}, {words}"


@lru_cache(maxsize=4096)
def english(when: EdtfDate) -> str:
    """Return the date in full. What lasted and what is not known exactly never read the same.

    >>> from diplotrack.dates.edtf import parse
    >>> for text in ("2025-10-29", "2018~", "[..2019]", "[2025-10-21..2025-10-31]", "2025-10-28/2025-10-30"):
    ...     print(english(parse(text)))
    Wednesday 29 October 2025
    c. 2018
    by 2019
    late October 2025
    from 28 to 30 October 2025
    """
    if when.lasting:
        return _interval(when)
    text = _listed(when)
    is_certain_day = when.kind == "date" and when.precision in ("day", "time")
    if is_certain_day and not when.uncertain and not when.approximate:
        return f"{WEEKDAYS[date.fromordinal(when.start_from).weekday()]} {text}"
    return text


def _interval(when: EdtfDate) -> str:
    ((start, end),) = when.spans
    if start and end:
        if start == end:
            return f"began and ended {_preposition(end)} {_phrase(end)}"
        return f"from {_shortened(start, end)} to {_phrase(end)}"
    if start and when.end_known == "open":
        return f"since {_phrase(start)}"
    if start:
        return f"from {_phrase(start)} (end not known)"
    until = f"until {_phrase(end)}" if end else ""
    return until if when.start_known == "open" else f"{until} (start not known)"


def _listed(when: EdtfDate) -> str:
    """Return a single date, or the members of a set; a member says only what the next one does not."""
    member, word = (_every, "and") if when.kind == "all-of" else (_once, "or")
    *others, last = when.spans
    if not others:
        return member(last)
    parts = [span.start for span in when.spans if span.start and span.start == span.end]
    if len(parts) == len(when.spans):
        phrases = [_shortened(part, then) for part, then in pairwise(parts)]
    else:
        phrases = [member(span) for span in others]
    return f"{', '.join(phrases)} {word} {member(last)}"


def _once(span: Span) -> str:
    """Return a member of which one day is meant."""
    start, end = span
    if start and end:
        if third := third_of_month(span):
            return f"{third} {MONTHS[int(start.month) - 1]} {written_year(int(start.year))}"
        return _phrase(start) if start == end else _between(start, end)
    if start:
        return f"{_preposition(start)} or after {_phrase(start)}"
    return f"by {_phrase(end)}" if end else ""


def _every(span: Span) -> str:
    """Return a member of which all is meant."""
    start, end = span
    if start and end:
        if start == end:
            return _phrase(start)
        return f"every {start.precision} from {_shortened(start, end)} to {_phrase(end)}"
    if start:
        return f"every {start.precision} from {_phrase(start)} on"
    return f"every {end.precision} up to {_phrase(end)}" if end else ""


def _between(start: Part, end: Part) -> str:
    return f"between {_shortened(start, end)} and {_phrase(end)}"


def _preposition(part: Part) -> str:
    return "on" if part.precision in ("day", "time") else "in"


def _shortened(part: Part, then: Part) -> str:
    """Return a date without the year and month that it shares with the one that follows at once."""
    if not (part.is_plain and then.is_plain and part.month and then.month and part.year == then.year):
        return _phrase(part)
    if part.day and then.day and part.month == then.month:
        return str(int(part.day))
    month = MONTHS[int(part.month) - 1]
    return f"{int(part.day)} {month}" if part.day else month


def _phrase(part: Part) -> str:
    """Return one date with what it says of itself: in front if that is all of it, else behind."""
    text = _unmarked(part)
    if len(set(part.marks)) == 1:
        mark = part.marks[0]
        if "unknown" not in text:
            return _BEFORE[mark] + text
        return f"{text} ({_BEHIND[mark]})" if mark else text
    units = zip(part.marks, ("year", "month", "day"), strict=False)
    said = [
        f"{' and '.join(unit for _, unit in marked)} {_BEHIND[mark]}"
        for mark, marked in groupby(units, key=itemgetter(0))
        if mark
    ]
    return f"{text} ({', '.join(said)})"


def _unmarked(part: Part) -> str:
    if part.digits:
        return f"{written_year(int(part.year))} to {part.digits} significant digit{'s'[: part.digits - 1]}"
    if "X" in part.year + part.month + part.day:
        return _masked(part)
    year = written_year(int(part.year))
    if season := SEASONS.get(part.month):
        return season.named(int(part.year))
    month = f"{MONTHS[int(part.month) - 1]} {year}" if part.month else year
    return f"{int(part.day)} {month}{_time(part)}" if part.day else month


def _time(part: Part) -> str:
    if not part.time:
        return ""
    time = part.time.removesuffix(":00") if part.time.endswith(":00") else part.time
    if not part.offset:
        return f", {time}"
    offset = part.offset if ":" in part.offset or part.offset == "Z" else f"{part.offset}:00"
    return f", {time} (UTC{offset.replace('Z', '')})"


def _masked(part: Part) -> str:
    """Return a date of which some digits are not known."""
    year, month, day = part.year, part.month, part.day
    if not month:
        return _years(year)
    if "X" not in year and (_is_ten(day) if day and month.isdigit() else _is_ten(month) and not day):
        return _from_first_to_last(part)
    what = _unknown_in_year(month, day)
    if not what:
        written = "-".join(filter(None, (year, month, day)))
        return f"{_from_first_to_last(part)} (written {written})"
    if year.isdigit():
        return f"{what}{' in' if month == 'XX' else ''} {written_year(int(year))}"
    within = f" in {_years(year).removeprefix('the years ')}" if year.rstrip("X").isdigit() else ""
    return f"{what} of {'an unknown year' if within else _years(year)}{within}"


def _is_ten(digits: str) -> bool:
    """Whether only the last digit is not known, so that all days or months in there can be meant."""
    return digits[:1].isdigit() and digits[1:] == "X"


def _unknown_in_year(month: str, day: str) -> str:
    """Return what month and day say where each is known or not known as a whole, else nothing."""
    if month == "XX":
        if day.isdigit():
            return f"the {int(day)}{_ORDINAL_ENDINGS.get(int(day), 'th')} of an unknown month"
        return {"": "an unknown month", "XX": "an unknown day"}.get(day, "")
    if not month.isdigit() or (day != "XX" and "X" in day):
        return ""
    name = MONTHS[int(month) - 1]
    if day == "XX":
        return f"an unknown day in {name}"
    return f"{int(day)} {name}" if day else name


def _from_first_to_last(part: Part) -> str:
    length = len("2025-10-29") if part.day else len("2025-10")
    first, last = (read_part(date.fromordinal(day).isoformat()[:length]) for day in (part.first, part.last))
    return _phrase(first) if first == last else _between(first, last)


def _years(mask: str) -> str:
    """Return a year of which some digits are not known."""
    known = mask.rstrip("X")
    if not known.isdigit():
        return "an unknown year" if not known else f"an unknown year written {mask}"
    if len(known) == 3 and known[2] != "0":  # noqa: PLR2004 - a decade that no century is called after
        return f"the {written_year(int(known) * 10)}s"
    first, last = max(1, int(known.ljust(4, "0"))), int(known.ljust(4, "9"))
    return f"the years {written_year(first)}–{last}"
