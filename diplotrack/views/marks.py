"""The small signs and phrases that several views share.

A mark always goes with its word, so that everything reads without colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.charts.sides import outermost
from diplotrack.timeline import independent
from diplotrack.views.line import Line, Piece, piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.model import Actor, Anchor, Article, Event, Utterance, Wording
    from diplotrack.timeline import Timeline

STATUS_MARKS = {
    "happened": "●",
    "ongoing": "◐",
    "planned": "◇",
    "expected": "◇",
    "proposed": "◇",
    "called-off": "⊘",
    "did-not-happen": "✕",
    "alleged": "?",
}
"""One sign for each status, one cell wide; ○ stays free for "some day within", in charts."""

SIDES = 6
"""How many colours there are for sides (`drawing.STYLES`)."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> counted(1, "article"), counted(2_000, "body", "bodies")
    ('1 article', '2,000 bodies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def articles_behind(event: Event, timeline: Timeline) -> str:
    """Return how many articles report an event, and how many of them stand on their own if some are copies.

    "3 articles (2 independent)"
    """
    articles = event.articles
    alone = independent(articles, timeline.articles)
    copies = f" ({alone:,} independent)" if alone < len(articles) else ""
    return counted(len(articles), "article") + copies


def status_word(status: str) -> str:
    """Return a status as it is read.

    >>> status_word("did-not-happen")
    'did not happen'
    """
    return status.replace("-", " ")


def short_name(actor: Actor) -> str:
    """Return the shortest unmistakable part of a person's name that the articles use, else the name.

    That is the last word of the name where it is an alias as well, else the first word where it is.
    """
    words = actor.name.split()
    ends = [word for word in (words[-1:] + words[:1]) if word in actor.aliases]
    return ends[0] if actor.kind == "person" and ends else actor.name


class Cast:
    """How the actors of one dossier are written: short names that are not shared, each in its colour.

    Each is looked up when it first comes. Sides get their colours in the order in which they come.
    """

    def __init__(self, timeline: Timeline) -> None:
        """Take the timeline whose actors they are."""
        self._timeline = timeline
        self._shorts: dict[str, Piece] = {}
        self._sides: dict[str, str] = {}

    def __contains__(self, key: str) -> bool:
        """Tell whether the dossier declares an actor of this key."""
        return key in self._timeline.actors

    def short(self, key: str) -> Line:
        """Return the short name, in the colour of its side."""
        if key not in self._shorts:
            self._shorts[key] = self._written(key, short=True)
        return [self._shorts[key]]

    def full(self, key: str) -> Line:
        """Return the whole name, in the colour of its side."""
        return [self._written(key, short=False)]

    def _written(self, key: str, *, short: bool) -> Piece:
        actor = self._timeline.actors.get(key)
        if actor is None:
            return piece(key)
        name = short_name(actor) if short else actor.name
        is_shared = name != actor.name and len(self._timeline.called(name)) > 1
        return piece(actor.name if is_shared else name, self._style(actor))

    def _style(self, actor: Actor) -> str:
        """Return the style of an actor: one colour for each outermost state, none for others."""
        side = outermost(actor, self._timeline.actors)
        if side.kind != "state" or side.of:
            return ""
        return self._sides.setdefault(side.key, f"side {len(self._sides) % SIDES}")

    def taking_part(self, event: Event) -> tuple[list[str], list[str]]:
        """Return the keys of those who act (or else carry it) and of those whom it is done to."""
        by_role: dict[str, list[str]] = {}
        for participant in event.participants:
            by_role.setdefault(participant.role, []).append(participant.actor)
        return by_role.get("actor") or by_role.get("carrier", []), by_role.get("recipient", [])

    def parties(self, event: Event) -> Line:
        """Return who takes part, on one line: actors → recipients. Mentioned ones are not shown."""
        acting, receiving = self.taking_part(event)
        line = self._listed(acting)
        if receiving:
            line += [(" → " if line else "→ ", "faint"), *self._listed(receiving)]
        return line

    def speakers(self, utterance: Utterance) -> Line:
        """Return who said it, and to whom where that is known."""
        line = self.short(utterance.speaker)
        if utterance.addressee:
            line += [(" → ", "faint"), *self.short(utterance.addressee)]
        return line

    def _listed(self, keys: Iterable[str]) -> Line:
        line: Line = []
        for key in keys:
            line += [(", ", ""), *self.short(key)] if line else self.short(key)
        return line


def printed(wording: Wording) -> Line:
    """Return the words that an article prints, in quotation marks, with … where it interrupts them."""
    if not wording.fragments:
        return [("told in the article's own words", "faint")]
    return [piece(" … ".join(f"“{fragment}”" for fragment in wording.fragments), "quote")]


def place_in(article: Article | None, anchors: tuple[Anchor, ...]) -> str:
    """Return where in an article something stands: its paragraphs, and the characters of its text.

    In an article that nobody here has read that is not known.
    """
    if not anchors:
        return "not read here" if article and article.text is None else "nowhere"
    characters = ", ".join(f"{anchor.start:,}-{anchor.end:,}" for anchor in anchors)
    where = f"characters {characters}"
    if article is None or article.text is None:
        return where
    paragraphs = dict.fromkeys(str(article.text.paragraph_of(anchor)) for anchor in anchors)
    return f"paragraph{'s' if len(paragraphs) > 1 else ''} {', '.join(paragraphs)}, {where}"
