"""Which lines of Markwhen begin an event, and of which parts the date before the colon consists.

As Markwhen's own parser (1.2) has it: first the forms with "/" between start and end, then the casual ones
with "-" or "to", then bare years. What fits none of them is text, however much it looks like a date.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.names import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST = 200
_MOST_COLONS = 8
_MOST_CUTS = 12
_MONTH = "(?P<month>" + "|".join(f"{name}|{name[:3]}" for name in MONTHS) + ")"
_TIME = r"(?P<time>(?:1[0-2]|[1-9])(?::[0-9]{2})?[ap]m|[012]?[0-9](?::[0-9]{2})?)"
_YEAR = r"(?:\s+(?P<year>[0-9]{4}),?)?"
UNIT = (
    r"milliseconds|ms|seconds|second|secs|sec|s|minutes|minute|mins|min|hours|hour|h"
    r"|(?:(?:week|work|business)\s*)?(?:days|day|d)|weeks|week|w|months|month|years|year|y"
)
"""How long a Markwhen duration's unit is, in words."""

_WEEK = r"(?P<year>[0-9]{4})-?W(?P<week>[0-9]{2})(?:-?(?P<weekday>[1-7]))?"
_RELATIVE = (
    r"(?P<relation>by|before|after)?\s*(?:(?<!\w)!(?P<id>\w+))?(?:\.(?P<edge>start|end))?"
    rf"\s*(?:plus|\+)?\s*(?P<amounts>(?:-?[0-9]{{1,9}}\W*(?:{UNIT})(?:\s*,)?\s*)*)"
)
_FORMS = {
    "/": {
        "day": r"(?P<day>[0-9]{4}(?:-[0-9]{2}){0,2})",
        "day with time": rf"(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})\s+{_TIME}",
        "week": _WEEK,
        "now": "now",
        "relative": _RELATIVE,
    },
    "-": {
        "timestamp": r"(?P<day>[0-9-]{10}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?Z)",
        "now": "now",
        "time": _TIME,
        "week": _WEEK,
        "numbers": r"(?P<day>[0-9]{1,5}(?:/[0-9]{1,5}){0,2})",
        "numbers with time": rf"(?P<day>[0-9]{{1,5}}(?:/[0-9]{{1,5}}){{2}})(?:,|\s)+{_TIME}",
        "day of a month": rf"(?P<day>[0-3]?[0-9])\s+{_MONTH},?{_YEAR}(?:\s+{_TIME})?",
        "month and day": rf"{_MONTH}\s+(?P<day>[0-3]?[0-9]),?{_YEAR}(?:\s+{_TIME})?",
        "month": rf"{_MONTH}(?:\s+(?P<year>[0-9]{{1,4}}))?",
        "relative": _RELATIVE,
    },
    "bare": {"years": r"(?P<year>[0-9]{1,5})\s?(?P<era>BCE|BC|AD|CE)?"},
}
_PATTERNS = {
    way: {form: re.compile(pattern, re.IGNORECASE) for form, pattern in forms.items()}
    for way, forms in _FORMS.items()
}
_BETWEEN = {
    "/": re.compile(r"\s*/\s*"),
    "-": re.compile(r"\s*-\s*|\s+to\s+", re.IGNORECASE),
    "bare": re.compile(r"\s?[–-]\s?"),
}
_RECURRENCE = re.compile(r"\s*\bevery\b.*", re.IGNORECASE)


class Side(NamedTuple):
    """The start or the end of a date: which form it has, its words, and what stands in them."""

    form: str
    written: str
    parts: Mapping[str, str]


class Head(NamedTuple):
    """What stands before an event's colon, and the text after it."""

    written: str
    start: Side
    end: Side | None
    recurrence: str
    text: str


def read_head(line: str) -> Head | None:
    """Return the head of an event, or None if the line begins none.

    >>> read_head("2018-05 / 2018-06: Talks").end.written, read_head("2018-05~: Talks")
    ('2018-06', None)
    """
    bare = line.lstrip()
    colons = [place for place, mark in enumerate(bare[:_LONGEST]) if mark == ":"]
    for way, patterns in _PATTERNS.items():
        for colon in reversed(colons[:_MOST_COLONS]):
            written = " ".join(bare[:colon].split())
            recurrence = _RECURRENCE.search(written) if way != "bare" else None
            dated = written[: recurrence.start()] if recurrence else written
            for first, last in _splits(dated, _BETWEEN[way]):
                start, end = _side(first, patterns), _side(last, patterns) if last is not None else None
                if start and (end or last is None):
                    repeated = recurrence[0].strip() if recurrence else ""
                    return Head(dated, start, end, repeated, bare[colon + 1 :].strip())
    return None


def _splits(written: str, between: re.Pattern[str]) -> Iterator[tuple[str, str | None]]:
    """Yield a text whole, and cut in two wherever start and end may part."""
    yield written, None
    for match in islice(between.finditer(written), _MOST_CUTS):
        yield written[: match.start()], written[match.end() :]


def _side(written: str, patterns: Mapping[str, re.Pattern[str]]) -> Side | None:
    for form, pattern in patterns.items():
        if match := pattern.fullmatch(written):
            return Side(form, written, match.groupdict(""))
    return None
