"""What drafting finds in an article: stretches, quotations, possible new actors, and suggestions for each.

Nothing here is decided. A suggestion names the rule it comes from and says in a sentence why; a person
decides. Unit: code points of the article's normalised text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Actor, ArticleText, Event

Span = tuple[int, int]


class Known(NamedTuple):
    """What the dossier knows: its actors, and its events with their utterances and wordings."""

    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()


class Suggestion(NamedTuple):
    """One thing that a stretch or a quotation may be about, the rule that says so, and why in a sentence.

    `start` and `end` are where in the article it stands, where it stands somewhere. `actor`, `event` and
    `utterance` are keys of the dossier, `name` is what the article calls somebody whom the dossier does not
    have. `printed` is a date as printed, `date` what it stands for and `relation` (before, after, at) how
    it stands to another event; `score` goes from 0 to 1.
    """

    rule: str
    why: str
    start: int | None = None
    end: int | None = None
    actor: str | None = None
    event: str | None = None
    utterance: str | None = None
    name: str | None = None
    printed: str | None = None
    date: EdtfDate | None = None
    relation: str | None = None
    score: float | None = None


class Stretch(NamedTuple):
    """A sentence; `parts` are its narration, without quotations and their marks: none if all is quoted."""

    start: int
    end: int
    parts: tuple[Span, ...]
    suggestions: tuple[Suggestion, ...]


class FoundQuotation(NamedTuple):
    """Words between quotation marks, in fragments without the marks.

    `manner` is "verbatim" or "partial", as in a wording. `attribution` is where "she told reporters"
    stands. `spoken` is False where nobody said the words: a title, a nickname, words used at a distance.
    """

    fragments: tuple[Span, ...]
    manner: str
    attribution: Span | None
    spoken: bool
    suggestions: tuple[Suggestion, ...]


class NewActor(NamedTuple):
    """Somebody whom the article names and the dossier does not have; `kind` where a rule says which."""

    name: str
    kind: str | None
    spans: tuple[Span, ...]
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was found in an article, in the order of its text."""

    article_text: ArticleText
    normalised: str
    stretches: tuple[Stretch, ...]
    quotations: tuple[FoundQuotation, ...]
    new_actors: tuple[NewActor, ...]
