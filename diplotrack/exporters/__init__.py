"""Ways out: a `Timeline` goes in, pieces of a file come out, to be written one after the other.

`EXPORTERS` names the whole exports. A module behind a name is imported when it is first asked for, so
that reading the names costs nothing. What the answer to a single question looks like for other programs is
in `answers`, comparisons are in `comparisons`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.exporters.losses import Losses
    from diplotrack.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Exporter:
    """One way to write a timeline out whole: the function that does it, and what it is good for.

    Its file's name ends in `suffix`. A binary one yields bytes, and is nothing for a terminal. A lossy one
    cannot keep all that the dossier has, and counts what it leaves out. `options` are names of the switches
    that it knows.
    """

    module: str
    function: str
    purpose: str
    suffix: str
    is_binary: bool = False
    is_lossy: bool = False
    options: tuple[str, ...] = ()

    def __call__(
        self, timeline: Timeline, losses: Losses, **options: bool
    ) -> Iterator[str] | Iterator[bytes]:
        """Yield the pieces of the export; what it cannot keep is noted in `losses` while they are read."""
        module = import_module(f"diplotrack.exporters.{self.module}")
        export: Callable[..., Iterator[str] | Iterator[bytes]] = getattr(module, self.function)
        return export(timeline, losses, **options) if self.is_lossy else export(timeline, **options)


def _document(name: str, purpose: str) -> Exporter:
    """Return the exporter of a document that is no text."""
    return Exporter(f"documents.{name}", name, purpose, f".{name}", is_binary=True, is_lossy=True)


def _exchange(name: str, purpose: str, suffix: str, *options: str) -> Exporter:
    """Return the exporter of a format that other programs read."""
    return Exporter(f"exchange.{name}", name, purpose, suffix, is_lossy=True, options=options)


EXPORTERS = {
    "markdown": Exporter(
        "markdown.chronology", "chronology", "a chronology to publish, with numbered footnotes", ".md"
    ),
    "html": Exporter(
        "html.page", "page", "one page for any browser, with chart, search and filters", ".html"
    ),
    "docx": _document("docx", "the chronology in Word, with footnotes, to go on working with"),
    "pdf": _document("pdf", "the chronology on pages to print, with footnotes"),
    "json": Exporter(
        "whole", "json_document", "events, utterances, actors and articles in one document", ".json"
    ),
    "jsonl": Exporter("whole", "json_lines", "the same, one record a line, each saying what it is", ".jsonl"),
    "csv": Exporter("whole", "csv_events", "one row an event, for a spreadsheet", ".csv", options=("excel",)),
    "xlsx": _document("xlsx", "events, quotes, actors and articles as the sheets of a workbook"),
    "timelinejs": _exchange("timelinejs", "slides for TimelineJS, in JSON", ".json"),
    "markwhen": _exchange("markwhen", "a text for Markwhen", ".mw"),
    "ics": _exchange("ics", "events of which the day is known, for calendars", ".ics", "spans"),
    "atom": _exchange("atom", "a feed for feed readers", ".atom"),
    "csl": _exchange("csl", "the articles, for Zotero and pandoc", ".csl.json"),
    "jsonld": _exchange("jsonld", "linked data in the words of schema.org", ".jsonld"),
    "ftm": _exchange("ftm", "entities for Aleph and FollowTheMoney", ".ftm.json"),
}
"""Every export by name."""
