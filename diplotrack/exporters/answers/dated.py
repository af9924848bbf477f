"""A date explained, for other programs: a value, and what a printed phrase suggests, in; a JSON document out.

docs/json.md defines every member. No dossier stands behind it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from diplotrack.dates.edtf import FIRST_DAY, LAST_DAY
from diplotrack.dates.english import brief, english
from diplotrack.dates.names import WEEKDAYS
from diplotrack.exporters.records import FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.dates.printed import Suggestion
    from diplotrack.exporters.jsontext import Record


def document(
    text: str,
    dated: EdtfDate | None,
    printed: tuple[EdtfDate, str, Suggestion] | None,
    against: tuple[EdtfDate, Mapping[str, str]] | None,
) -> Record:
    """Return the document about a text: its date, what led to it, and how it stands to another date.

    `printed` is the publication, the tense of the sentence, and what was suggested.
    """
    return {
        "format": FORMAT,
        "dossier": None,
        "text": text,
        "date": _explained(dated) if dated else None,
        "printed": _suggestion(*printed) if printed else None,
        "against": {"edtf": against[0].edtf, **against[1]} if against else None,
    }


def _explained(dated: EdtfDate) -> Record:
    day = dated.start_from if dated.start_from == dated.end_to else None
    return {
        "edtf": dated.edtf,
        "text": english(dated),
        "brief": brief(dated),
        "kind": dated.kind,
        "precision": dated.precision,
        "uncertain": dated.uncertain,
        "approximate": dated.approximate,
        "earliest": dated.earliest.isoformat() if dated.earliest else None,
        "latest": dated.latest.isoformat() if dated.latest else None,
        "start": dated.start_known,
        "end": dated.end_known,
        "possible_from": None if dated.possible_from == FIRST_DAY else _iso(dated.possible_from),
        "possible_to": None if dated.possible_to == LAST_DAY else _iso(dated.possible_to),
        "sort_from": _iso(dated.sort_from),
        "sort_to": _iso(dated.sort_to),
        "weekday": WEEKDAYS[date.fromordinal(day).weekday()] if day else None,
    }


def _suggestion(published: EdtfDate, tense: str, suggestion: Suggestion) -> Record:
    return {
        "published": published.edtf,
        "tense": tense,
        "edtf": suggestion.date.edtf if suggestion.date else None,
        "rule": suggestion.rule,
        "explanation": suggestion.explanation,
        "relation": suggestion.relation,
    }


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
