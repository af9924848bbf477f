"""The shapes of the files: which record has which fields.

In: the plain values of one record. Out: the same, validated. What each field may hold is in `values`. Offsets
are code points of an article's normalised text, end exclusive. docs/format.md is the definition that people
read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator

from diplotrack.anchors import NORM
from diplotrack.codebook import codebook
from diplotrack.dossier.values import (
    BasisName,
    Count,
    Date,
    Key,
    Keys,
    Line,
    Lines,
    Prose,
    Score,
    Sha256,
    StatusName,
    Url,
    Wikidata,
    listed,
    not_outside,
    one_of,
    some,
    two_sides,
)
from diplotrack.model import KINDS, MANNERS, ROLES

QUOTED = tuple(manner for manner in MANNERS if manner != "reported")
"""The manners of what stands in quotation marks."""

RELATIONS = ("before", "after", "at")
"""How a printed date may lie to the event by which it dates."""


@dataclass(frozen=True, slots=True)
class Holds:
    """Of a field: that it holds records of their own, and of which shape."""

    shape: type[Shape]


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
    kind: Annotated[str, one_of(KINDS)]
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
    role: Annotated[str, one_of(ROLES)]


class DisagreementShape(Shape):
    """Something on which articles differ."""

    NOUN = "disagreement"
    about: Line
    says: Annotated[dict[Key, Prose], AfterValidator(two_sides)]
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
    type: Annotated[str, one_of(codebook().types)]
    mode: Line | None = None
    contexts: Lines = ()
    title: Line
    summary: Prose | None = None
    place: Line | None = None
    actors: tuple[ParticipantShape, ...] = ()
    part_of: Key | None = None
    responds_to: Keys = ()
    follows: Keys = ()
    utterances: Annotated[tuple[object, ...], Holds(UtteranceShape)] = ()
    disagrees: tuple[DisagreementShape, ...] = ()
    note: Prose | None = None


class AnchorShape(Shape):
    """A stretch of an article's normalised text."""

    NOUN = "anchor"
    start: Count
    end: Count
    sha256: Sha256


Anchors = Annotated[tuple[AnchorShape, ...], BeforeValidator(listed), AfterValidator(some)]


class TextShape(Shape):
    """What is kept of an article's text."""

    NOUN = "text"
    sha256: Sha256
    characters: Count
    norm: Annotated[str, one_of([NORM])]
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
    manner: Annotated[str, one_of(MANNERS)]
    words: Lines = ()
    at: Anchors = ()
    note: Prose | None = None


class ReportShape(Shape):
    """What an article says of an event; its wordings are records of their own."""

    NOUN = "report"
    event: Key
    at: Anchors = ()
    dated: PrintedDateShape | None = None
    status: StatusName | None = None
    title: Line | None = None
    summary: Prose | None = None
    names: dict[Key, Line] = {}
    note: Prose | None = None
    wordings: Annotated[tuple[object, ...], Holds(WordingShape)] = ()


class SuggestionShape(Shape):
    """What a draft suggests of a stretch of text, and by which rule; a coder decides whether it holds."""

    NOUN = "suggestion"
    actor: Key | None = None
    event: Key | None = None
    utterance: Key | None = None
    name: Line | None = None
    printed: Line | None = None
    date: Date | None = None
    relation: Annotated[str, one_of(RELATIONS)] | None = None
    score: Score | None = None
    rule: Line


class ContextShape(Shape):
    """Narration that reports no event; or of which nobody has said so yet."""

    NOUN = "context"
    at: Anchors
    why: Prose
    suggested: tuple[SuggestionShape, ...] = ()


class QuotationShape(Shape):
    """Words in quotation marks that a draft has found and nobody has reviewed."""

    NOUN = "quotation"
    words: Annotated[Lines, AfterValidator(some)]
    at: Anchors
    manner: Annotated[str, one_of(QUOTED)]
    suggested: tuple[SuggestionShape, ...] = ()


class ArticleShape(Shape):
    """A record of articles/; its reports, its context and its quotations are records of their own."""

    NOUN = "article"
    article: Annotated[Key, AfterValidator(not_outside)]
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
    text: TextShape | None = None
    reports: Annotated[tuple[object, ...], Holds(ReportShape)] = ()
    context: Annotated[tuple[object, ...], Holds(ContextShape)] = ()
    quotations: Annotated[tuple[object, ...], Holds(QuotationShape)] = ()
