"""Ways out: a `Timeline` goes in, pieces of a text come out, to be written one after the other.

`EXPORTERS` names the whole exports. A module behind a name is imported when it is first asked for, so
that reading the names costs nothing. Listings (one table of the timeline) are in `listing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Exporter:
    """One way to write a timeline out whole: the function that does it, and what it is good for."""

    module: str
    function: str
    purpose: str

    def __call__(self, timeline: Timeline) -> Iterator[str]:
        """Yield the pieces of the export; the last one ends its line."""
        module = import_module(f"diplotrack.exporters.{self.module}")
        export: Callable[[Timeline], Iterator[str]] = getattr(module, self.function)
        return export(timeline)


EXPORTERS = {
    "markdown": Exporter("chronology", "chronology", "a chronology to publish, with numbered footnotes"),
    "json": Exporter("whole", "json_document", "events, utterances, actors and articles in one document"),
    "jsonl": Exporter("whole", "json_lines", "the same, one record a line, each saying what it is"),
    "csv": Exporter("whole", "csv_events", "one row an event, for a spreadsheet"),
}
"""Every export by name."""
