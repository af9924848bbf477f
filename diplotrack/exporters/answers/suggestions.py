"""Utterances that may be one, for other programs: suggestions in, a document of the JSON promise out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters.comparisons.in_records import collated
from diplotrack.exporters.jsontext import document
from diplotrack.exporters.records import head, utterance_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.criticism.suggesting import Edit, Suggestion
    from diplotrack.exporters.jsontext import Record
    from diplotrack.timeline import Timeline


def suggestions_json(found: Iterable[Suggestion], timeline: Timeline) -> Iterator[str]:
    """Return the document, a suggestion a line."""
    return document(head(timeline), {"suggestions": (_suggestion(each, timeline) for each in found)})


def _suggestion(suggestion: Suggestion, timeline: Timeline) -> Record:
    return {
        "score": round(suggestion.score, 4),
        "why": suggestion.why,
        "utterances": [utterance_record(row.utterance, timeline) for row in suggestion.rows],
        "articles": [wording.article for wording in suggestion.wordings],
        "same": [_edit(edit) for edit in suggestion.same],
        "different": [_edit(edit) for edit in suggestion.different],
        **collated(suggestion.collation),
    }


def _edit(edit: Edit) -> Record:
    return {"path": edit.spot.path, "line": edit.spot.line, "do": edit.do}
