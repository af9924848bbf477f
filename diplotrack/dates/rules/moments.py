"""Rules for parts of a date and for words around one: "late last month", "Tuesday morning", "around June"."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from diplotrack.dates.grammar import read_part
from diplotrack.dates.names import MONTH_THIRDS
from diplotrack.dates.rules.days import DAYS, between
from diplotrack.dates.rules.periods import PERIODS, month_of, year_of
from diplotrack.dates.rules.phrase import count, pattern, says_no_date
from diplotrack.dates.rules.rule import Meant, Refused, Rule, Setting, Suggestion, Unread, dated, first_of

if TYPE_CHECKING:
    import re

    from diplotrack.dates.edtf import EdtfDate

__all__ = ["MOMENTS", "moment"]

_THIRDS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_PARTS_OF_DECADE = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}
_THIRD = {
    "start": "early", "beginning": "early", "early": "early",
    "middle": "mid", "mid": "mid",
    "end": "late", "late": "late",
}  # fmt: skip
_PARTS = {"early": "the first third of", "mid": "the middle of", "late": "the last third of"}
_MOST_WORDS_BEHIND = 3


@lru_cache(maxsize=4096)
def moment(phrase: str, setting: Setting) -> Suggestion | None:
    """Return what the rules for a single date say of a plain phrase, or None where none knows it.

    Raises `PublicationNeeded`.
    """
    return first_of(MOMENTS, phrase, setting)


def _part(match: re.Match[str], setting: Setting) -> Meant | Suggestion:
    """Read early, mid and late, and the start, middle and end of a month, a year or a decade."""
    third = _THIRD[match["part"]]
    when, inner = dated(moment(match["inner"], setting))
    if when.kind == "date" and when.precision == "day" and match["part"] in ("early", "late"):
        return inner
    if when.kind == "one-of" and inner.rule == "week":
        return Meant(when.edtf, f"within {inner.explanation}, as no day is printed")
    edtf = _third_of(third, when)
    if inner.rule in ("bare month", "season"):
        _must_lie_where_the_tense_looks(edtf, setting)
    return Meant(edtf, f"{_PARTS[third]} {inner.explanation}", "; so ")


def _third_of(third: str, when: EdtfDate) -> str:
    start = date.fromordinal(when.start_from)
    if when.kind == "date" and not (when.uncertain or when.approximate):
        if when.precision == "month":
            first, last = MONTH_THIRDS[third]
            end = date.fromordinal(when.end_to)
            return between(start.replace(day=first), end.replace(day=min(last, end.day)))
        if when.precision == "year":
            return f"[{'..'.join(month_of(start.year, month) for month in _THIRDS_OF_YEAR[third])}]"
        if when.precision == "decade":
            return f"[{'..'.join(year_of(start.year + year) for year in _PARTS_OF_DECADE[third])}]"
    raise Refused(f"which part of it is {third} is not agreed upon")


def _must_lie_where_the_tense_looks(edtf: str, setting: Setting) -> None:
    first, last = edtf[1:-1].split("..")
    if (
        (read_part(first).first > setting.day.toordinal())
        if setting.is_past
        else (read_part(last).last < setting.day.toordinal())
    ):
        raise Refused(f"it would not lie {setting.side}, as the tense has it")


def _part_of_this(match: re.Match[str], setting: Setting) -> Meant | Suggestion:
    """Read "the end of the month": its end lies ahead, so in the past tense it is of another month."""
    if _THIRD[match["part"]] != "early" and setting.is_past:
        raise Refused(f"in the past tense, it is not said of which {match['unit']}")
    _, inner = dated(moment(f"the {match['part']} of this {match['unit']}", setting))
    return inner


def _of_year(match: re.Match[str], setting: Setting) -> Suggestion:
    """Read "in June last year" as "in June 2024"."""
    year = setting.day.year
    if match["count"]:
        year -= count(match["count"])
    else:
        year += {"last": -1, "this": 0, "next": 1, None: -2}[match["which"]]
    _, inner = dated(moment(f"{match['inner']} {year:04}", setting))
    return Suggestion(
        inner.date,
        "day, month or season of a year",
        f"{inner.explanation}, {year} being counted from publication",
    )


def _within(match: re.Match[str], setting: Setting) -> Suggestion:
    """Read the date inside words that do not change it."""
    return dated(moment(match["inner"], setting))[1]


def _on_a_day(match: re.Match[str], setting: Setting) -> Suggestion:
    """Read a day inside a part of it; the part is left out, since a date goes down to the day."""
    when, inner = dated(moment(match["inner"], setting))
    if when.precision != "day" or when.kind != "date":
        raise Unread
    return inner


def _possessive(match: re.Match[str], setting: Setting) -> Suggestion:
    """Read "Wednesday's summit"."""
    behind = match["behind"] or ""
    if (
        match["inner"].endswith("may")
        or len(behind.split()) > _MOST_WORDS_BEHIND
        or not says_no_date(behind)
        or "anniversary" in behind
    ):
        raise Unread
    return _within(match, setting)


def _marked(match: re.Match[str], setting: Setting) -> Meant:
    when, inner = dated(moment(match["inner"], setting))
    if when.kind != "date" or when.uncertain or when.precision not in ("day", "month", "season", "year"):
        raise Refused("a set of days cannot be marked as approximate or uncertain")
    mark = "~" if match["about"] else "?"
    return Meant(
        when.edtf if when.approximate else when.edtf + mark,
        f"about {inner.explanation}" if match["about"] else f"perhaps {inner.explanation}",
    )


_AT_SOME_TIME = (
    "at some point|at some time|sometime|some time|some day|one day|on an unspecified (?:day|date)|"
    "in the course of|over the course of"
)

MOMENTS = (
    *DAYS,
    *PERIODS,
    Rule(
        "part of a period",
        pattern("{on}(?:the )?(?P<part>early|mid|late)(?: part of|[ -]in|[ -]on)?[ -](?P<inner>.+)"),
        _part,
    ),
    Rule(
        "part of a period",
        pattern(
            "(?:(?:at|in|around|near|towards?) )?{the}(?P<part>start|beginning|middle|end) of (?P<inner>.+)"
        ),
        _part,
    ),
    Rule(
        "part of a period",
        pattern("(?:at |in )?the (?P<part>start|beginning|middle|end) of the (?P<unit>week|month|year)"),
        _part_of_this,
    ),
    Rule("words around a date", pattern("(?:earlier|later|so far|already) (?P<inner>.+)"), _within),
    Rule(
        "day, month or season of a year",
        pattern(
            "(?P<inner>.+?),?(?: of| in)? "
            "(?:(?P<which>last|this|next) year|the year before last|{count} years? ago)"
        ),
        _of_year,
    ),
    Rule(
        "words around a date",
        pattern(f"(?:back|only|just|again|as recently as|{_AT_SOME_TIME}) (?P<inner>.+)"),
        _within,
    ),
    Rule("words around a date", pattern("(?P<inner>.+?)'s?(?: (?P<behind>.+))?"), _possessive),
    Rule(
        "part of a day",
        pattern("(?P<inner>.+?),? (?:(?:early|late|mid-|in the|at|around|before|on the) ?)*{daytime}"),
        _on_a_day,
    ),
    Rule(
        "part of a day",
        pattern(
            "(?:(?:at|by|in|on|around|before|the|early|late|very|pre-) ?)*"
            "(?:{daytime}|(?:early|small) hours),?(?: (?:of|on))? (?P<inner>.+)"
        ),
        _on_a_day,
    ),
    Rule(
        "about or perhaps",
        pattern(
            r"{on}(?:(?P<about>around|about|circa|c\.?|ca\.?|roughly|approximately)"
            "|perhaps|possibly|probably|maybe) (?P<inner>.+)"
        ),
        _marked,
    ),
)
"""The rules for a single date, in the order in which they are asked."""
