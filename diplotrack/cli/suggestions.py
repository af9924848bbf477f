"""`quotes suggest`: utterances that may be one and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.errors import UsageError, did_you_mean
from diplotrack.timeline import EventFilter

if TYPE_CHECKING:
    from diplotrack.cli.desk import Desk

SUGGEST = "suggest"
"""What `quotes` may be followed by."""


def suggestion_asked(value: str | None) -> str | None:
    """Return the value, if it is none or "suggest"; else raise UsageError."""
    if value not in (None, SUGGEST):
        near = did_you_mean(value, [SUGGEST]) or ": name a speaker with --speaker, or words with --text."
        raise UsageError(f'"{value}" is nothing that quotes can do{near}')
    return value


def show_suggestions(desk: Desk, question: EventFilter, speaker: str | None, fmt: str) -> None:
    """Show utterances that may be one with those that answer the question.

    Raises UsageError for formats of a listing, and for --as-of: what to decide is a matter of the files.
    """
    from diplotrack.cli.listings import spoken_by

    if fmt not in ("table", "json"):
        raise UsageError(f'"{fmt}" is not a format of quotes suggest: there are table, json.')
    if question.as_of is not None:
        raise UsageError("quotes suggest looks at all the dossier holds: leave out --as-of.")
    timeline = desk.ask(EventFilter(limit=0))
    found = desk.reader.suggestions(question, spoken_by(desk, speaker, question, timeline))
    if fmt == "json":
        from diplotrack.exporters.answers.suggestions import suggestions_json

        desk.screen().write(suggestions_json(found, timeline))
    else:
        from diplotrack.views.suggestions import suggestions_lines

        desk.screen().show(lambda width: suggestions_lines(found, timeline, width))
