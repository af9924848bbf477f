"""Rules around dates: from one to another, one or another, by, since, until, before and after one."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.dates.reading import read
from diplotrack.dates.rules.moments import moment
from diplotrack.dates.rules.phrase import pattern, says_no_date
from diplotrack.dates.rules.rule import Meant, Refused, Rule, Setting, Suggestion, Unread, dated, first_of

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate

__all__ = ["AROUND", "phrase_of_dates"]

_MOST_WORDS_OF_EVENT = 8


@lru_cache(maxsize=4096)
def phrase_of_dates(phrase: str, setting: Setting) -> Suggestion | None:
    """Return what the rules say of a plain phrase with one or more dates, or None where none knows it.

    Raises `PublicationNeeded`.
    """
    return moment(phrase, setting) or first_of(AROUND, phrase, setting)


def _so(edtf: str, *inner: Suggestion) -> Meant:
    return Meant(edtf, " and ".join(each.explanation for each in inner), "; so ")


def _by(match: re.Match[str], setting: Setting) -> Meant:
    when, inner = dated(moment(match["inner"], setting))
    return _so(f"[..{_end(when)}]", inner)


def _by_end(match: re.Match[str], setting: Setting) -> Meant:
    when, inner = dated(moment(f"this {match['inner'].rpartition(' ')[2]}", setting))
    return _so(f"[..{_end(when)}]", inner)


def _as_of(match: re.Match[str], setting: Setting) -> Meant:
    if not setting.is_past:
        raise Refused('in the future tense, "as of" can be "from then on" or "up to then"')
    return _by(match, setting)


def _not_before(match: re.Match[str], setting: Setting) -> Meant | Suggestion:
    when, inner = dated(moment(match["inner"], setting))
    if setting.is_past and match["early"]:
        return inner
    return _so(f"[{_start(when)}..]", inner)


def _until(match: re.Match[str], setting: Setting) -> Meant:
    when, inner = dated(moment(match["inner"], setting))
    return _so(f"../{_one_date(when)}", inner)


def _since(match: re.Match[str], setting: Setting) -> Meant:
    when, inner = dated(moment(match["inner"], replace(setting, tense="past")))
    return _so(f"{_one_date(when)}/..", inner)


def _since_event(match: re.Match[str], setting: Setting) -> Meant:
    event = match["event"]
    if not says_no_date(event) or len(event.split()) > _MOST_WORDS_OF_EVENT or "," in event:
        raise Unread
    return _since(match, setting)


def _from_on(match: re.Match[str], setting: Setting) -> Meant:
    when, inner = dated(moment(match["inner"], setting))
    return _so(f"{_one_date(when)}/..", inner)


def _beside(match: re.Match[str], setting: Setting) -> Meant:
    """Read "before" and "after": up to the day, month or year before, or from the next one on."""
    when, inner = dated(moment(match["inner"], setting))
    side = "after" if match["side"] == "after" else "before"
    if "'s" in match["inner"]:
        raise Unread
    if _LESS_THAN_ALL.search(match["inner"]):
        raise Refused("it may be on the same day")
    if when.kind == "date" and when.spans[0].start and when.spans[0].start.is_plain:
        limit = when.edtf
    elif inner.rule == "week" and when.earliest and when.latest:
        limit = str(when.earliest if side == "before" else when.latest)
    else:
        raise Refused("it is not printed closely enough to say what lies beside it")
    return _so(read(f"{side} {limit}").edtf, inner)


def _range(match: re.Match[str], setting: Setting) -> Meant:
    """Read "from Monday to Wednesday", "24-26 October" and "between 2018 and 2019"."""
    (start, first), (end, last) = _both(match["first"], match["last"], setting)
    return _so(f"{_one_date(start)}/{_one_date(end)}", first, last)


def _years(match: re.Match[str], _: Setting) -> Meant:
    """Read "2018-19"."""
    return Meant(f"{match['year']}/{match['year'][:2]}{match['last']}", "the years as printed")


def _listed(match: re.Match[str], setting: Setting) -> Meant:
    """Read "Tuesday or Wednesday" and "2018, 2019 and 2020"; they stand in the order of time."""
    brackets = "{}" if match["word"] == "and" else "[]"
    others: list[str] = match["first"].split(", ")
    found = [dated(moment(_completed(phrase, match["last"]), setting)) for phrase in others]
    found.append(dated(moment(match["last"], setting)))
    dates = [_one_date(when) for when, _ in found]
    _in_order([when for when, _ in found])
    return _so(f"{brackets[0]}{','.join(dates)}{brackets[1]}", *(inner for _, inner in found))


def _with_clause(match: re.Match[str], setting: Setting) -> Suggestion:
    """Read a date with words behind it that say more of the event, and nothing of its date."""
    rest = match["rest"] or ""
    if re.match(r"(?:last|next|that|then)\b", rest):
        raise Unread
    if (not match["comma"] or match["place"]) and not says_no_date(rest):
        raise Unread
    return dated(phrase_of_dates(match["inner"], setting))[1]


def _at_a_place(match: re.Match[str], setting: Setting) -> Suggestion:
    """Read a date with a place in front of it, which is short and no clause of its own."""
    if not says_no_date(match["place"]) or _PARTICIPLE.search(match["place"]):
        raise Unread
    return dated(moment(match["inner"], setting))[1]


def _both(
    first: str, last: str, setting: Setting
) -> tuple[tuple[EdtfDate, Suggestion], tuple[EdtfDate, Suggestion]]:
    """Return the two dates of a range, of which the first may leave out what the second says."""
    one, other = dated(moment(_completed(first, last), setting)), dated(moment(last, setting))
    _in_order([one[0], other[0]])
    return one, other


def _completed(phrase: str, last: str) -> str:
    """Return a phrase with the month and year that it shares with the last one of its list."""
    shared = _MONTH_AND_YEAR.search(last)
    month, year = (shared["month"], shared["year"]) if shared else (None, None)
    bare = re.fullmatch(r"(?:(?:on|the) )*([0-9]{1,2})(?:st|nd|rd|th)?", phrase)
    if bare and month:
        phrase = f"{bare[1]} {month}"
    if year and _WITHOUT_YEAR.fullmatch(phrase):
        phrase = f"{phrase} {year}"
    return phrase


def _in_order(dates: list[EdtfDate]) -> None:
    if any(one.start_from >= other.start_from for one, other in pairwise(dates)):
        named = " and ".join(english(when) for when in dates)
        raise Refused(f"they would not follow one another: {named}; the tense may be the other one")


def _one_date(when: EdtfDate) -> str:
    if when.kind != "date":
        raise Refused(f"there is no date for it that could be one end of a range: {english(when)}")
    return when.edtf


def _start(when: EdtfDate) -> str:
    return _ends(when)[0]


def _end(when: EdtfDate) -> str:
    return _ends(when)[-1]


def _ends(when: EdtfDate) -> list[str]:
    """Return what is written at both ends of some day from one to another, or a date itself."""
    if when.kind not in ("date", "one-of") or len(when.spans) > 1:
        raise Refused(f"it has no certain limits: {english(when)}")
    return when.edtf.strip("[]").split("..")


_MONTH_AND_YEAR = pattern("(?:[0-9]{{1,2}} )?{month}(?: {year})?$")
_WITHOUT_YEAR = pattern("{on}(?:{weekday} )?(?:{day} )?{month}|{on}{the}{season}")
_LESS_THAN_ALL = pattern("{daytime}|hours|early|late|mid|later|earlier")

_PARTICIPLE = re.compile(r"ed\b|\b(?:built|born|begun|held|made|set|written)\b")

_ORDER = "before|after|ahead of|prior to|following"
_JUST = (
    "just|shortly|immediately|right|minutes|moments|hours|days|weeks|months|the day|"
    r"(?:a|an|one|two|three|four|five|six|[0-9]+) (?:hour|minute|day|week|month)s?"
)
_WHILE = (
    "as|when|while|during|amid|aboard|on board|en route|"
    "on (?:his|her|their|its|the) (?:way|sidelines|margins)"
)
_PLACE = "in|at|near|outside|from"

AROUND = (
    Rule("by", pattern("(?:by|before) the end of (?P<inner>the (?:week|month|year))"), _by_end),
    Rule(
        "by",
        pattern(
            "(?:by|no later than|not later than|on or before|before the end of) (?:the end of )?(?P<inner>.+)"
        ),
        _by,
    ),
    Rule("by", pattern("(?P<inner>.+?),? at the latest"), _by),
    Rule("as of", pattern("as of (?P<inner>.+)"), _as_of),
    Rule("not before", pattern("(?P<early>as early as|as soon as) (?P<inner>.+)"), _not_before),
    Rule(
        "not before",
        pattern("(?:no earlier than|not earlier than|not before|on or after)(?P<early>) (?P<inner>.+)"),
        _not_before,
    ),
    Rule("until", pattern("(?:until|till|'til|up to|up until|through) (?P<inner>.+)"), _until),
    Rule("since", pattern("(?:ever )?since (?P<inner>.+)"), _since),
    Rule("since", pattern("(?:ever )?since (?P<event>.+) (?:in|on) (?P<inner>.+)"), _since_event),
    Rule(
        "since", pattern("(?:from|starting|beginning|effective) (?P<inner>.+?)(?: on| onwards?)?"), _from_on
    ),
    Rule(
        "before or after",
        pattern("(?P<side>before|after|prior to) (?P<inner>.+)"),
        _beside,
    ),
    Rule("from one to another", pattern("between (?P<first>.+?) and (?P<last>.+)"), _range),
    Rule("from one to another", pattern("{on}{the}(?:years )?{year}-(?P<last>[0-9][0-9])"), _years),
    Rule(
        "from one to another",
        pattern("(?:from )?{on}(?P<first>.+?)(?: to | through | until | ?- ?)(?P<last>.+)"),
        _range,
    ),
    Rule("one or another", pattern("(?:either )?{on}(?P<first>.+?),? (?P<word>or) (?P<last>.+)"), _listed),
    Rule("one and another", pattern("(?:both )?{on}(?P<first>.+?),? (?P<word>and) (?P<last>.+)"), _listed),
    Rule(
        "words around a date",
        pattern(
            rf"(?P<inner>.+?)(?P<comma>,)? "
            rf"(?:(?:{_JUST}) (?:{_ORDER})|{_WHILE}|(?P<place>{_PLACE}))(?: (?P<rest>.+))?"
        ),
        _with_clause,
    ),
    Rule(
        "words around a date",
        pattern(rf"(?P<inner>.+?)(?P<comma>,) (?P<place>)(?:{_ORDER}) (?P<rest>.+)"),
        _with_clause,
    ),
    Rule(
        "words around a date",
        pattern(r"(?P<inner>.+?)(?P<comma>)(?P<place>) (?:before|after) (?P<rest>[a-z]+ing\b.*)"),
        _with_clause,
    ),
    Rule(
        "words around a date",
        pattern(
            r"(?:in|at) (?P<place>\w+(?: [\w.]+){{0,2}}),? "
            "(?:on |in |(?=yesterday|today|last|this|next|{weekday}))(?P<inner>.+)"
        ),
        _at_a_place,
    ),
)
"""The rules around dates, in the order in which they are asked."""
