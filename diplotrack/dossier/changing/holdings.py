"""What was read, record by record: which file holds it, as the how manieth, and what stands there.

In: a reading. Out: records by kind and key, their nodes, and their plain fields as the files have them.
"""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from diplotrack.dossier import files
from diplotrack.errors import NotFound
from diplotrack.model import FiledArticle
from diplotrack.timeline import DossierCard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.dossier.contents import Record
    from diplotrack.dossier.nodes import Node
    from diplotrack.dossier.reading import Reading


class Held(NamedTuple):
    """A record that could be read: its kind and key, its file, and how many stand there before it."""

    kind: str
    key: str
    file: str
    number: int


class Holdings:
    """The records of a reading."""

    def __init__(self, reading: Reading) -> None:
        """Look at nothing yet."""
        self.reading = reading

    @cached_property
    def by_key(self) -> dict[tuple[str, str], list[Held]]:
        """All records by kind and key, in the order of the files; a key can be given twice."""
        found: dict[tuple[str, str], list[Held]] = {}
        for file in self.reading.files:
            for held in self.of_file(file):
                found.setdefault((held.kind, held.key), []).append(held)
        return found

    def __iter__(self) -> Iterator[Held]:
        """Yield all records, those of one key together."""
        return (held for several in self.by_key.values() for held in several)

    def of_file(self, file: str) -> list[Held]:
        """Return the records of one file, in their order."""
        if file not in self.reading.files:
            return []
        kind = files.kind_of(file)
        records = self.reading.files[file].records
        return [Held(kind, _key(record), file, number) for number, record in enumerate(records)]

    def keys(self, kind: str) -> set[str]:
        """Return the keys of all things of a kind, utterances and coders as well."""
        written = self.reading.written
        if kind == "coder":
            return {key for key, _ in written.coders}
        if kind == "utterance":
            return {said.key for event in written.events for said in event.utterances}
        return {key for own, key in self.by_key if own == kind}

    def find(self, kind: str, key: str) -> Held:
        """Return the first record of this kind and key. Raises NotFound if there is none."""
        if (kind, key) not in self.by_key:
            raise NotFound(kind, key, self.keys(kind), where=f'"{self.reading.written.key}"')
        return self.by_key[kind, key][0]

    def node(self, held: Held) -> Node:
        """Return where a record stands."""
        read = self.reading.files[held.file]
        record = read.records[held.number]
        if isinstance(record, DossierCard):
            return next(iter(read.notes.marks.nodes.values()))
        owner = record.article if isinstance(record, FiledArticle) else record
        return read.notes.marks.node(owner.spot)

    def text(self, held: Held) -> str:
        """Return a record as it is written."""
        line = self._line(held)
        if line is not None:
            return line
        node = self.node(held)
        return node.page.text[node.start : node.end]

    def plain(self, held: Held) -> Any:  # noqa: ANN401 - texts, numbers, lists and mappings
        """Return a record's fields as the file has them."""
        line = self._line(held)
        return self.node(held).plain() if line is None else json.loads(line)

    def _line(self, held: Held) -> str | None:
        """Return the line of JSON of a record in which nobody has looked yet where everything stands."""
        read = self.reading.files[held.file]
        record = read.records[held.number]
        if isinstance(record, DossierCard):
            return None
        spot = (record.article if isinstance(record, FiledArticle) else record).spot
        _, page = read.notes.marks.lines.get((spot.path, spot.line), (None, None))
        return page.text if page else None


def _key(record: Record) -> str:
    return record.article.key if isinstance(record, FiledArticle) else record.key
