"""Keys exchanged for others, wherever they stand in a record.

In: the fields of a record, a place in it, a key and a new one. Out: the fields changed, and how often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

NAMES = "*"
"""In place of a field: the names of a mapping's fields."""

_SUGGESTED = ("article.context.suggested", "article.quotations.suggested")

OWN = {
    "actor": "actor.actor",
    "event": "event.event",
    "utterance": "event.utterances.utterance",
    "article": "article.article",
    "coder": f"dossier.coders.{NAMES}",
}
"""Where the key of each kind of thing is declared: the kind of a record, and the fields that lead there."""

REFERENCES: dict[str, tuple[str, ...]] = {
    "actor": (
        "actor.of",
        "event.actors.actor",
        "event.utterances.speaker",
        "event.utterances.to",
        f"article.reports.names.{NAMES}",
        *(f"{place}.actor" for place in _SUGGESTED),
    ),
    "event": (
        "event.part_of",
        "event.responds_to",
        "event.follows",
        "actor.offices.began",
        "actor.offices.ended",
        "article.reports.event",
        *(f"{place}.event" for place in _SUGGESTED),
    ),
    "utterance": (
        "event.utterances.differs_from",
        "article.reports.wordings.utterance",
        *(f"{place}.utterance" for place in _SUGGESTED),
    ),
    "article": (f"event.disagrees.says.{NAMES}",),
    "coder": ("article.coder",),
}
"""Where each kind of thing is referred to."""


def exchange(kind: str, fields: MutableMapping[str, Any], place: str, old: str, new: str) -> int:
    """Exchange a key in one of these places of a record of this kind; return how often it stood there."""
    there, *steps = place.split(".")
    return _exchanged(fields, steps, old, new) if there == kind else 0


def _exchanged(fields: MutableMapping[str, Any], steps: Sequence[str], old: str, new: str) -> int:
    first, *rest = steps
    if first == NAMES:
        return _name_exchanged(fields, old, new)
    value = fields.get(first)
    if rest:
        inside = value if isinstance(value, list) else [value]
        return sum(_exchanged(each, rest, old, new) for each in inside if isinstance(each, dict))
    if isinstance(value, list):
        found = value.count(old)
        value[:] = [new if each == old else each for each in value]
        return found
    if value == old:
        fields[first] = new
    return int(value == old)


def _name_exchanged(fields: MutableMapping[str, Any], old: str, new: str) -> int:
    """Give a field another name and leave it in its place; one that has the new name already stays."""
    if old not in fields:
        return 0
    renamed = {
        new if name == old else name: value for name, value in fields.items() if name != new or old == new
    }
    fields.clear()
    fields.update(renamed)
    return 1
