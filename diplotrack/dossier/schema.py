"""The shapes of the files: which record has which fields, and what each field may hold.

In: the plain values of one record. Out: the same, validated, with dates as `EdtfDate`. Every value is
a text when it comes in, but that counts may be numbers. Offsets are code points of an article's
normalised text, end exclusive. docs/format.md is the definition that people read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError, core_schema

from diplotrack.anchors import NORM
from diplotrack.codebook import codebook
from diplotrack.dates.edtf import DateError, EdtfDate, parse
from diplotrack.dates.english import read
from diplotrack.errors import did_you_mean
from diplotrack.model import BASES, KINDS, MANNERS, OUTSIDE, ROLES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

LONGEST_KEY = 80
_LONGEST_SHOWN = 80
_LARGEST_COUNT = 999_999_999

_KEY = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_KEY - 1}}}")
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


@dataclass(frozen=True, slots=True)
class Holds:
    """Of a field: that it holds records of their own, and of which shape."""

    shape: type[Shape]


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
    folded = re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")
    raise told(
        f'is "{shown(text)}", and a key is made of a to z, digits and hyphens, and begins with no hyphen',
        f'Write "{folded}", for example.' if folded else "",
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


def _one_of(known: Iterable[str]) -> Rule:
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


def _not_outside(key: str) -> str:
    if key == OUTSIDE:
        raise told(f'cannot be "{OUTSIDE}"', "In a disagreement that word stands for the world outside.")
    return key


def _some(items: tuple[object, ...]) -> tuple[object, ...]:
    if not items:
        raise told("is an empty list", "Write at least one.")
    return items


def _two_sides(says: dict[str, str]) -> dict[str, str]:
    if len(says) < 2:  # noqa: PLR2004 - it takes two to disagree
        raise told("has one side only", f'Add the other: an article\'s key, or "{OUTSIDE}".')
    return says


def _listed(value: object) -> object:
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
Keys = Annotated[tuple[Key, ...], BeforeValidator(_listed)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed)]
Date = Annotated[EdtfDate, Rule(_date, core_schema.no_info_after_validator_function(parse, _text(".+")))]
Count = Annotated[int, Rule(_count, core_schema.int_schema(strict=True, ge=0, le=_LARGEST_COUNT))]
Sha256 = Annotated[str, Rule(_sha256, _text("[0-9a-f]{64}"))]
Url = Annotated[str, Rule(_url, _text("https?://[!#-;=?-~]+"))]
Wikidata = Annotated[str, Rule(_wikidata, _text("Q[1-9][0-9]*"))]
BasisName = Annotated[str, _one_of(BASES)]
StatusName = Annotated[str, _one_of(STATUSES)]


class Shape(BaseModel):
    """What all records share: known fields only, and an empty value is an absent one."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)
    NOUN: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _without_the_empty(cls, fields: object) -> object:
        if not isinstance(fields, dict):
            return fields
        known = cls.model_fields
        return {name: value for name, value in fields.items() if value is not None or name not in known}


class DossierShape(Shape):
    """dossier.yaml."""

    NOUN = "dossier"
    dossier: Key
    title: Line
    scope: Prose | None = None
    note: Prose | None = None
    coders: dict[Key, Line] = {}


class OfficeShape(Shape):
    """An office of an actor."""

    NOUN = "office"
    office: Line
    dates: Date
    basis: BasisName
    why: Prose | None = None
    began: Key | None = None
    ended: Key | None = None


class ActorShape(Shape):
    """A record of actors.yaml."""

    NOUN = "actor"
    actor: Key
    name: Line
    kind: Annotated[str, _one_of(KINDS)]
    aliases: Lines = ()
    of: Keys = ()
    code: Line | None = None
    wikidata: Wikidata | None = None
    note: Prose | None = None
    offices: tuple[OfficeShape, ...] = ()


class ParticipantShape(Shape):
    """An actor's part in an event."""

    NOUN = "participant"
    actor: Key
    role: Annotated[str, _one_of(ROLES)]


class DisagreementShape(Shape):
    """Something on which articles differ."""

    NOUN = "disagreement"
    about: Line
    says: Annotated[dict[Key, Prose], AfterValidator(_two_sides)]
    settled: Prose | None = None


class UtteranceShape(Shape):
    """Something said at an event."""

    NOUN = "utterance"
    utterance: Key
    speaker: Key
    to: Key | None = None
    differs_from: Keys = ()
    note: Prose | None = None


class EventShape(Shape):
    """A record of events.yaml; its utterances are records of their own."""

    NOUN = "event"
    event: Key
    date: Date
    basis: BasisName
    why: Prose | None = None
    status: StatusName
    type: Annotated[str, _one_of(codebook().types)]
    mode: Line | None = None
    contexts: Lines = ()
    title: Line
    summary: Prose
    place: Line | None = None
    actors: tuple[ParticipantShape, ...] = ()
    part_of: Key | None = None
    responds_to: Keys = ()
    follows: Keys = ()
    utterances: Annotated[tuple[object, ...], Holds(UtteranceShape)] = ()
    disagrees: tuple[DisagreementShape, ...] = ()


class AnchorShape(Shape):
    """A stretch of an article's normalised text."""

    NOUN = "anchor"
    start: Count
    end: Count
    sha256: Sha256


Anchors = Annotated[tuple[AnchorShape, ...], BeforeValidator(_listed), AfterValidator(_some)]


class TextShape(Shape):
    """What is kept of an article's text."""

    NOUN = "text"
    sha256: Sha256
    characters: Count
    norm: Annotated[str, _one_of([NORM])]
    length: Count
    paragraphs: tuple[Count, ...]


class PrintedDateShape(Shape):
    """How an article dates an event."""

    NOUN = "printed date"
    printed: Line
    date: Date | None = None


class WordingShape(Shape):
    """How an article prints an utterance."""

    NOUN = "wording"
    utterance: Key
    manner: Annotated[str, _one_of(MANNERS)]
    words: Lines = ()
    at: Anchors
    note: Prose | None = None


class ReportShape(Shape):
    """What an article says of an event; its wordings are records of their own."""

    NOUN = "report"
    event: Key
    at: Anchors
    dated: PrintedDateShape | None = None
    status: StatusName | None = None
    title: Line | None = None
    summary: Prose | None = None
    names: dict[Key, Line] = {}
    note: Prose | None = None
    wordings: Annotated[tuple[object, ...], Holds(WordingShape)] = ()


class ContextShape(Shape):
    """Narration that reports no event."""

    NOUN = "context"
    at: Anchors
    why: Prose


class ArticleShape(Shape):
    """A file of articles/; its reports and its context are records of their own."""

    NOUN = "article"
    article: Annotated[Key, AfterValidator(_not_outside)]
    title: Line | None = None
    outlet: Line | None = None
    author: Line | None = None
    url: Url | None = None
    published: Date | None = None
    basis: BasisName | None = None
    why: Prose | None = None
    wire: Line | None = None
    coder: Key | None = None
    verified: Date | None = None
    note: Prose | None = None
    text: TextShape
    reports: Annotated[tuple[object, ...], Holds(ReportShape)] = ()
    context: Annotated[tuple[object, ...], Holds(ContextShape)] = ()
