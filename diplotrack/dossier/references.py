"""Who refers to whom: every place in the files at which a record names the key of another.

In: a reading. Out: places, in the order of the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dossier import schema
from diplotrack.dossier.printer import inner

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplotrack.dossier.nodes import Node
    from diplotrack.dossier.reading import Reading

REFERENCES: Mapping[type[schema.Shape], Mapping[str, str]] = {
    schema.OfficeShape: {"began": "event", "ended": "event"},
    schema.ActorShape: {"of": "actor"},
    schema.ParticipantShape: {"actor": "actor"},
    schema.DisagreementShape: {"says": "article"},
    schema.UtteranceShape: {"speaker": "actor", "to": "actor", "differs_from": "utterance"},
    schema.EventShape: {"part_of": "event", "responds_to": "event", "follows": "event"},
    schema.WordingShape: {"utterance": "utterance"},
    schema.ReportShape: {"event": "event", "names": "actor"},
    schema.SuggestionShape: {"actor": "actor", "event": "event", "utterance": "utterance"},
    schema.ArticleShape: {"coder": "coder"},
}
"""The kind of thing to which each field refers; where it holds fields, their names are the keys."""


class Reference(NamedTuple):
    """That the record `by`, an actor, event or article, names a key of this kind, and the place of that."""

    kind: str
    key: str
    by: str
    node: Node


def references(reading: Reading) -> Iterator[Reference]:
    """Yield every reference in the dossier's actors, events and articles."""
    written = reading.written
    shapes = (
        (written.actors, schema.ActorShape),
        (written.events, schema.EventShape),
        (written.articles, schema.ArticleShape),
    )
    for records, shape in shapes:
        for record in records:
            for kind, node in _inside(reading.marks.node(record.spot), shape):
                yield Reference(kind, str(node.value), record.key, node)


def references_to(reading: Reading, kind: str, key: str) -> list[Reference]:
    """Return every reference to the thing of this kind and key."""
    return [each for each in references(reading) if (each.kind, each.key) == (kind, key)]


def _inside(record: Node, shape: type[schema.Shape]) -> Iterator[tuple[str, Node]]:
    """Yield the kind and the node of each key to which a record refers, or a record inside it."""
    kinds = REFERENCES.get(shape, {})
    for name, node in record.fields.items():
        if name in kinds:
            keys = node.items or list(node.names.values()) or [node]
            yield from ((kinds[name], each) for each in keys if isinstance(each.value, str))
        elif (within := inner(shape, name)) is not None:
            for each in node.items or [node]:
                yield from _inside(each, within)
