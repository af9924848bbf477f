"""Comparisons as documents of the JSON promise: comparisons in, pieces of JSON out (see `records`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.collation import apparatus
from diplotrack.criticism.comparing import ArticleComparison, UtteranceComparison
from diplotrack.exporters.jsontext import whole
from diplotrack.exporters.records import (
    disagreement_record,
    event_record,
    head,
    named,
    report_record,
    utterance_record,
    wording_record,
)
from diplotrack.timeline import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.collation import Collation, Part, Reading, Segment, Variant
    from diplotrack.criticism.comparing import Comparison, EventComparison, Quoting
    from diplotrack.exporters.jsontext import Record
    from diplotrack.timeline import Timeline


def compared(comparison: Comparison, timeline: Timeline, *, only_words: bool = False) -> Iterator[str]:
    """Return a comparison as a document of the JSON promise.

    With `only_words`, punctuation, capitals and contractions make no difference.
    """
    if isinstance(comparison, UtteranceComparison):
        record = _utterance(comparison, timeline, only_words=only_words)
    elif isinstance(comparison, ArticleComparison):
        record = _articles(comparison, timeline, only_words=only_words)
    else:
        record = _event(comparison, timeline, only_words=only_words)
    return whole({**head(timeline), **record})


def _utterance(comparison: UtteranceComparison, timeline: Timeline, *, only_words: bool) -> Record:
    return {
        "utterance": utterance_record(comparison.utterance, timeline),
        "base": comparison.collation.base if comparison.collation else None,
        "similarities": [
            {"article": article, "similarity": round(value, 4)} for article, value in comparison.similarities
        ],
        **collated(comparison.shown(only_words=only_words)),
    }


def _articles(comparison: ArticleComparison, timeline: Timeline, *, only_words: bool) -> Record:
    return {
        "articles": list(comparison.articles),
        "both": [_event(each, timeline, only_words=only_words) for each in comparison.shared],
        "only": [
            {"article": article, "events": [event_record(Match(event), timeline) for event in events]}
            for article, events in zip(comparison.articles, comparison.only, strict=True)
        ],
        "differences": dict(comparison.differences(only_words=only_words)),
    }


def _event(comparison: EventComparison, timeline: Timeline, *, only_words: bool) -> Record:
    return {
        "event": event_record(Match(comparison.event), timeline),
        "reports": [report_record(report, timeline) for report in comparison.reports],
        "statuses": list(comparison.statuses),
        "dates_clash": comparison.dates_clash,
        "names": [
            {"actor": named(naming.actor, timeline), "names": list(naming.names)}
            for naming in comparison.names
        ],
        "quotes": [_quoting(quoting, only_words=only_words) for quoting in comparison.quotes],
        "alone": [each._asdict() for each in comparison.alone],
        "disagreements": [disagreement_record(claim) for claim in comparison.claims],
        "differences": dict(comparison.differences(only_words=only_words)),
    }


def _quoting(quoting: Quoting, *, only_words: bool) -> Record:
    return {
        "utterance": quoting.utterance.key,
        "wordings": [wording_record(each) if each else None for each in quoting.wordings],
        **collated(quoting.shown(only_words=only_words)),
    }


def collated(collation: Collation | None) -> Record:
    """Return the members that hold a collation: empty lists where there is none."""
    return {
        "segments": [_segment(each) for each in collation.segments] if collation else [],
        "apparatus": [_variant(each) for each in apparatus(collation)] if collation else [],
    }


def _segment(segment: Segment) -> Record:
    return {"lemma": segment.lemma, "parts": [_part(part) for part in segment.parts]}


def _part(part: Part) -> Record:
    return {"article": part.siglum, "pieces": list(part.pieces), "kind": part.kind, "move": part.move}


def _variant(variant: Variant) -> Record:
    return {
        "number": variant.number,
        "lemma": variant.lemma,
        "after": variant.after,
        "kind": variant.kind,
        "line": variant.line,
        "readings": [_reading(reading) for reading in variant.readings],
    }


def _reading(reading: Reading) -> Record:
    return {
        "articles": list(reading.sigla),
        "text": reading.text,
        "kind": reading.kind,
        "move": reading.move,
    }
