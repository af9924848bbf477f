"""A contradiction as a value: its sides, where each stands, and whether it is settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplotrack.model import Anchor, Article, Disagreement, Event, Spot

__all__ = ["DECLARED", "KINDS", "STATES", "Contradiction", "Side", "declaration", "shared_wire"]

DECLARED = "declared"
"""The kind of contradiction that was not found but written down."""

KINDS = {
    "date": "dates given for one event that cannot all hold",
    "status": "statuses given to one event that exclude each other",
    "wording": "wordings of one utterance that differ in their words",
    "order": "an order of events that their dates refute",
    "office": "an office that clashes with an event, or with another holder",
    DECLARED: "a disagreement that the dossier declares",
}
"""What can contradict, and what each kind is; all but the last are computed."""

STATES = {
    "settled": "the dossier says why it adopts what it adopts",
    "open": "the dossier declares it, and adopts nothing for a reason",
    "undeclared": "it was computed, and the dossier says nothing of it",
}
"""How far a contradiction has come."""


class Side(NamedTuple):
    """What one side says, and where.

    `by` is an article's key, `OUTSIDE`, or None for the dossier itself. `at` is where in the article,
    `spot` where in the dossier's files it stands.
    """

    by: str | None
    says: str
    at: tuple[Anchor, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sides or more that cannot all be right.

    `about` is the matter: the kind, or what the dossier calls it. `events` holds the keys of those it
    touches, that to which it belongs first; two holders of an office belong to none, but to `actors`.
    `subject` is the utterance's or the other event's key, or the office. `settled` is the reason in the
    dossier. `differences` are the entries of an apparatus; `wire` names the agency report of which all
    articles in it are copies, so that they do not contradict each other independently.
    """

    kind: str
    about: str
    sides: tuple[Side, ...]
    events: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    subject: str | None = None
    declared: bool = False
    settled: str | None = None
    differences: tuple[str, ...] = ()
    wire: str | None = None

    @property
    def state(self) -> str:
        """One of `STATES`."""
        if self.settled is not None:
            return "settled"
        return "open" if self.declared else "undeclared"


def declaration(event: Event, about: str, articles: frozenset[str] = frozenset()) -> Disagreement | None:
    """Return the disagreement on an event about this matter that names all these articles, if there is one.

    Of several, one that is settled.
    """
    fitting = [
        each
        for each in event.disagreements
        if each.about.strip().casefold() == about and articles.issubset(side for side, _ in each.sides)
    ]
    return min(fitting, key=lambda each: each.settled is None, default=None)


def shared_wire(sides: tuple[Side, ...], articles: Mapping[str, Article]) -> str | None:
    """Return the agency report of which the articles of all sides are copies, if they are of one."""
    among = [articles[side.by] for side in sides if side.by is not None and side.by in articles]
    wires = {article.wire for article in among}
    return wires.pop() if len(wires) == 1 and len(among) > 1 else None
