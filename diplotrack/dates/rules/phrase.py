"""Printed phrases made plain: an expression as an article prints it in, one spelling of it out.

The rules know one spelling of each thing: small letters, straight apostrophes, plain hyphens, months and
weekdays in full, "wednesday 29 october" for "(Wed.) Oct. 29th", and "noon" for any time by the clock.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplotrack.dates.names import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PART_OF_DAY", "count", "pattern", "plain", "says_no_date"]

_MONTH = "|".join(MONTHS).casefold()
_WEEKDAY = "|".join(WEEKDAYS).casefold()
_UNIT = "day|week|month|year|decade"
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {word: number for number, word in enumerate(_NUMBERS, 1)} | {
    "a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_NTHS = ("first", "second", "third", "fourth")

PART_OF_DAY = "morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|daybreak"
"""What a day has, as a regular expression."""

_VOCABULARY = {
    "on": "(?:(?:on|in|during|of|for|dated) )?",
    "the": "(?:the )?",
    "weekday": f"(?P<weekday>{_WEEKDAY})",
    "day": "(?P<day>[0-9]{1,2})",
    "month": f"(?P<month>{_MONTH})",
    "year": "(?P<year>[12][0-9]{3})",
    "season": "(?P<season>spring|summer|autumn|winter)",
    "count": f"(?P<count>{'|'.join(_COUNTS)}|[0-9]{{1,3}})",
    "unit": f"(?P<unit>{_UNIT})",
    "nth": f"(?P<nth>{'|'.join(_NTHS)}|last)",
    "which": "(?P<which>last|past|this|next|coming|this past|this coming)",
    "daytime": f"(?:{PART_OF_DAY})",
}

_QUOTES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'") | dict.fromkeys('"\u201c\u201d\u201e\u00ab\u00bb', "")
)
_ZONES = "local time|kst|jst|cst|est|edt|et|cdt|ct|pst|pdt|pt|bst|cet|cest|msk|ist|hkt"
_CLOCK = (
    r"(?<![0-9.:-])(?:(?:shortly |just |soon )?(?:before |after ))?(?:at )?(?:around |about )?"
    r"\b(?:[0-9]{1,2}[:.][0-9]{2}(?: ?[ap]\.?m\b\.?)?|[0-9]{1,2} ?[ap]\.?m\b\.?)"
    rf"(?:[ ,]+(?:{_ZONES})\b)?(?![.:]?[0-9]| ?(?:gmt|utc|z)\b)"
)
_AND = r"(?: ?- ?| to | through | and | or |, )"

_SPELLINGS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\s+", " "),
    (r"\([0-9.:]{3,5} ?(?:gmt|utc)\)", ","),
    (r"[()]", ","),
    (
        rf"\b(?!mar-a-)(sept|{'|'.join(name[:3] for name in MONTHS).casefold()})\b\.?",
        lambda match: _full(match, MONTHS),
    ),
    (r"\b(mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?", lambda match: _full(match, WEEKDAYS)),
    (r"\bfall\b(?! of [^12])", "autumn"),
    (_CLOCK, " noon "),
    (r"[, ]*\blocal time\b", ""),
    (r"\b(?:a|one) fortnight\b", "two weeks"),
    (rf"(?<![0-9])(?:the )?([0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?=(?:{_MONTH})\b)", r"\1 "),
    (rf"({_MONTH}) (?:the )?(?=[0-9])", r"\1 "),
    (
        rf"({_MONTH}) [0-9]{{1,2}}(?:st|nd|rd|th)?(?:{_AND}[0-9]{{1,2}}(?:st|nd|rd|th)?)*(?![0-9])",
        lambda match: re.sub("(?<=[0-9])(?:st|nd|rd|th)", "", match[0]),
    ),
    (rf"(?<![0-9] )\b({_MONTH}) ([0-9]{{1,2}}(?:{_AND}[0-9]{{1,2}})*)(?![0-9]| (?:{_MONTH}))", r"\2 \1"),
    (rf"({_MONTH}),? (?:of )?(?=[12][0-9]{{3}}\b)", r"\1 "),
    (rf"([0-9]{{1,2}} (?:{_MONTH})(?: [0-9]{{4}})?) ?, ?({_WEEKDAY})\b", r"\2 \1"),
    (rf"({_WEEKDAY}) ?,? ?(?:the )?(?=[0-9])", r"\1 "),
    (r"\bq([1-4])\b", lambda match: f"{_NTHS[int(match[1]) - 1]} quarter"),
    (r"\b([1-4])(?:st|nd|rd|th) (?=quarter|half)", lambda match: f"{_NTHS[int(match[1]) - 1]} "),
    (r" +", " "),
    (r"[ ,]*,[ ,]*", ", "),
    (r"^[ ,.;:']+|[ ,.;:']+$", ""),
)
"""What is written instead of what, in this order."""


def plain(expression: str) -> str:
    """Return the expression in the one spelling that the rules know.

    >>> plain("on  Wed., Oct. 29th"), plain("Oct 24–26, 2025"), plain("27 Oct. 2025, 17:56 (KST)")
    ('on wednesday 29 october', '24-26 october 2025', '27 october 2025, noon')
    """
    phrase = re.sub("[\u2010-\u2015\u2212]", "-", expression.casefold().translate(_QUOTES))
    for written, instead in _SPELLINGS:
        phrase = re.sub(written, instead, phrase)
    return phrase


def pattern(template: str) -> re.Pattern[str]:
    """Return the regular expression of a template, in which {month}, {count} and the like are words.

    >>> pattern("{on}{month}").fullmatch("in june")["month"]
    'june'
    """
    return re.compile(template.format_map(_VOCABULARY))


def count(word: str) -> int:
    """Return the number that a {count} is, in words or in digits."""
    return _COUNTS.get(word) or int(word)


def says_no_date(words: str) -> bool:
    """Tell whether nothing in the words sounds like a date, or like the order of things in time.

    >>> says_no_date("the collapse of talks"), says_no_date("the day after the talks")
    (True, False)
    """
    return not _DATE_WORDS.search(words)


_DATE_WORDS = re.compile(
    rf"[0-9]|\b(?:{_WEEKDAY}|{_MONTH}|spring|summer|autumn|winter|(?:{_UNIT}|hour|weekend|quarter|centur)\w*|"
    r"early|earli\w+|late|later|latest|mid|start|beginning|end|turn|eve|time|last|next|past|coming|ago|since|"
    r"until|till|before|after|ahead|prior|following|previous|then|yesterday|today|tomorrow|tonight|if|unless|or|least|most)"
    r"\b"
)


def _full(match: re.Match[str], names: tuple[str, ...]) -> str:
    """Return the full name that a short one stands for."""
    return next(name.casefold() for name in names if name.casefold().startswith(match[1][:3]))
