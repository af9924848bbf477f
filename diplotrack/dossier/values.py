"""What a field of a record may hold: texts, keys, dates, counts, one of a few words.

In: the plain value of one field, a text but that counts may be numbers. Out: the same, validated, with dates
as `EdtfDate`; or an error with its sentence. `schema` says which record has which fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError, core_schema

from diplotrack.dates.edtf import DateError, EdtfDate, parse
from diplotrack.dates.english import read
from diplotrack.errors import did_you_mean
from diplotrack.keys import KEY_PATTERN, LONGEST_KEY, key_from
from diplotrack.model import BASES, OUTSIDE, STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_LONGEST_SHOWN = 80
_LARGEST_COUNT = 999_999_999

_KEY = re.compile(KEY_PATTERN)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What a field may hold, twice: said to a person, and for what is read by the million.

    `judge` returns the value as it is kept, or raises an error that says what is wrong. What `sure` accepts,
    `judge` returns too, as it is returned there; `sure` may refuse what `judge` would accept (see `quick`).
    """

    judge: Callable[[Any], object]
    sure: CoreSchema

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let the rule judge a text, once it is one; or whatever is written, where something else is kept."""
        if source is str:
            return core_schema.no_info_after_validator_function(self.judge, handler(source))
        return core_schema.no_info_plain_validator_function(self.judge)


def told(message: str, hint: str = "") -> PydanticCustomError:
    """Return an error that says what is wrong, after the name of the field, and what to do."""
    return PydanticCustomError("told", "{message}", {"message": message, "hint": hint})


def shown(text: str) -> str:
    """Return a text as a message can quote it: not long, and without what cannot be seen."""
    cut = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return "".join(each if each.isprintable() else "�" for each in cut)


def _prose(text: str) -> str:
    unseen = _UNSEEN.search(text)
    if unseen:
        raise told(
            f"holds a character that cannot be seen (U+{ord(unseen[0]):04X})",
            "Delete it, or put a space in its place.",
        )
    if not text.strip():
        raise told("is empty", "Write it, or delete the field.")
    return text.strip()


def _line(text: str) -> str:
    return " ".join(_prose(text).split())


def _key(text: str) -> str:
    if _KEY.fullmatch(text):
        return text
    if len(text) > LONGEST_KEY:
        raise told(f"is a key of {len(text)} characters, and {LONGEST_KEY} are the most", "Shorten it.")
    likely = key_from(text)
    raise told(
        f'is "{shown(text)}", and a key is made of a to z, digits and hyphens, and begins with no hyphen',
        f'Write "{likely}", for example.' if likely else "",
    )


def _date(written: object) -> EdtfDate:
    if isinstance(written, int) and not isinstance(written, bool):
        raise told("must be a text, and is a number", f'Put it in quotes: "{written}".')
    if not isinstance(written, str):
        raise told(
            "must be a date", "Write it as one text, in quotes if it begins with a bracket or a brace."
        )
    try:
        return parse(written)
    except DateError as error:
        raise told(f'cannot be "{shown(written)}": {error.why}', _suggested(written)) from error


def _suggested(written: str) -> str:
    """Return a hint with the date that such a text most likely means, or none."""
    try:
        return f'Did you mean "{read(written).edtf}"?'
    except DateError:
        return "docs/format.md shows how dates are written."


def one_of(known: Iterable[str]) -> Rule:
    """Return the rule of a field that holds one of these words."""
    names = tuple(known)

    def among(text: str) -> str:
        if text in names:
            return text
        nearest = did_you_mean(text, names).removeprefix(": ")
        hint = nearest[:1].upper() + nearest[1:] if nearest else f"It can be {', '.join(names)}."
        raise told(f'cannot be "{shown(text)}"', hint)

    return Rule(among, core_schema.literal_schema(list(names)))


def _count(written: object) -> int:
    if type(written) is int and 0 <= written <= _LARGEST_COUNT:
        return written
    if not isinstance(written, str) or not re.fullmatch("[0-9]{1,9}", written):
        raise told("must be a whole number", "Write it in digits, without a sign, a point or commas.")
    return int(written)


def _score(text: str) -> str:
    if not re.fullmatch(r"0(\.[0-9]+)?|1(\.0+)?", text):
        raise told("is no score", "A score is a number from 0 to 1, such as 0.83.")
    return text


def _sha256(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise told("is no sha256", "Write its 64 digits, 0 to 9 and a to f.")
    return text


def _url(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", text):
        raise told("is no address of a web page", 'Write it whole, from "https://" on.')
    return text


def _wikidata(text: str) -> str:
    if not re.fullmatch("Q[1-9][0-9]*", text):
        raise told("is no Wikidata item", 'Write it as in "Q884".')
    return text


def not_outside(key: str) -> str:
    """Return a key, unless it is the word that stands for the world outside."""
    if key == OUTSIDE:
        raise told(f'cannot be "{OUTSIDE}"', "In a disagreement that word stands for the world outside.")
    return key


def some(items: tuple[object, ...]) -> tuple[object, ...]:
    """Return a list that is not empty."""
    if not items:
        raise told("is an empty list", "Write at least one.")
    return items


def two_sides(says: dict[str, str]) -> dict[str, str]:
    """Return what the sides of a disagreement say, of which there are two at least."""
    if len(says) < 2:  # noqa: PLR2004 - it takes two to disagree
        raise told("has one side only", f'Add the other: an article\'s key, or "{OUTSIDE}".')
    return says


def listed(value: object) -> object:
    """Let one stand for a list of one."""
    return value if isinstance(value, list) or value is None else [value]


def _text(pattern: str) -> CoreSchema:
    """Return what accepts a text that is wholly as the pattern says; `$` is only the end, unlike Python's."""
    return core_schema.str_schema(strict=True, pattern=f"^{pattern}$")


_SEEN = _UNSEEN.pattern.removeprefix("[").removesuffix("]")
_VISIBLE = rf"[^\s{_SEEN}]"

Prose = Annotated[str, Rule(_prose, _text(rf"{_VISIBLE}(?:[^{_SEEN}]*{_VISIBLE})?"))]
Line = Annotated[str, Rule(_line, _text(rf"{_VISIBLE}+(?: {_VISIBLE}+)*"))]
Key = Annotated[str, Rule(_key, _text(_KEY.pattern))]
Keys = Annotated[tuple[Key, ...], BeforeValidator(listed)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(listed)]
Date = Annotated[EdtfDate, Rule(_date, core_schema.no_info_after_validator_function(parse, _text(".+")))]
Count = Annotated[int, Rule(_count, core_schema.int_schema(strict=True, ge=0, le=_LARGEST_COUNT))]
Sha256 = Annotated[str, Rule(_sha256, _text("[0-9a-f]{64}"))]
Url = Annotated[str, Rule(_url, _text("https?://[!#-;=?-~]+"))]
Wikidata = Annotated[str, Rule(_wikidata, _text("Q[1-9][0-9]*"))]
BasisName = Annotated[str, one_of(BASES)]
StatusName = Annotated[str, one_of(STATUSES)]
Score = Annotated[str, Rule(_score, _text("(?:0(?:\\.[0-9]+)?|1(?:\\.0+)?)"))]
