"""Who refers to a thing: the places in a dossier's files at which another record names its key.

In: a reading, and the kind and the key of a thing. Out: places, in the order of the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dossier.changing.renaming import NAMES, REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.dossier.nodes import Node
    from diplotrack.dossier.pages import Place
    from diplotrack.dossier.reading import Reading
    from diplotrack.model import Actor, Article, Event


class Reference(NamedTuple):
    """That the record with the key `by`, an actor, event or article, names the thing at this place."""

    by: str
    place: Place


def references_to(reading: Reading, kind: str, key: str) -> list[Reference]:
    """Return every reference to a thing: an actor, event, utterance, article or coder."""
    written = reading.written
    records: dict[str, Sequence[Actor | Event | Article]]
    records = {"actor": written.actors, "event": written.events, "article": written.articles}
    return [
        Reference(record.key, node.place)
        for place in REFERENCES[kind]
        for owner, *steps in [place.split(".")]
        for record in records[owner]
        for node in _at(reading.marks.node(record.spot), steps)
        if node.value == key
    ]


def _at(node: Node, steps: Sequence[str]) -> Iterator[Node]:
    """Yield the nodes to which field names lead from a record, through the items of lists."""
    if not steps:
        yield from node.items or [node]
    elif steps[0] == NAMES:
        yield from node.names.values()
    else:
        for each in node.items or [node]:
            if steps[0] in each.fields:
                yield from _at(each.fields[steps[0]], steps[1:])
