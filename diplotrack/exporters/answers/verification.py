"""What came of looking into texts, as JSON: checks or coverages in, pieces of a document out.

Of the articles' texts only words that somebody is quoted with go out, and in a coverage the sentences that
nothing cites.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.criticism.verifying import ALL_OUTCOMES
from diplotrack.exporters import jsontext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.criticism.covering import Coverage
    from diplotrack.criticism.verifying import ArticleCheck, Check
    from diplotrack.exporters.jsontext import Record


def document(dossier: str, articles: Iterable[Record], unread: Iterable[str]) -> Iterator[str]:
    """Yield the document of `verify` or `coverage`, an article a line.

    `unread` are the keys of articles that were passed over, since nobody here has read them.
    """
    return jsontext.document(
        {"format": "diplotrack/1", "dossier": dossier},
        {"articles": articles},
        lambda: {"unread": list(unread)},
    )


def check_record(check: ArticleCheck, repinned: int | None = None, refused: str | None = None) -> Record:
    """Return an article's record: `repinned` anchors were written anew, or `refused` says why none was."""
    return {
        "article": check.article.key,
        "text": check.text is not None,
        "identical": check.identical,
        "sound": check.is_sound,
        "counts": {outcome: check.counts.get(outcome, 0) for outcome in ALL_OUTCOMES},
        "anchors": [_anchor(each, check.text) for each in check.checks],
        "repinned": repinned,
        "refused": refused,
    }


def _anchor(check: Check, text: str | None) -> Record:
    citation = check.citation
    found = text[check.start : check.end] if text and check.outcome == "drifted" else None
    return {
        "outcome": check.outcome,
        "kind": citation.kind,
        "subject": citation.subject,
        "paragraph": check.paragraph,
        "start": citation.anchor.start,
        "end": citation.anchor.end,
        "sha256": citation.anchor.sha256,
        "found": None if check.start is None else {"start": check.start, "end": check.end},
        "places": list(check.places),
        "kept": citation.words,
        "printed": found,
        "changes": [{"sign": sign, "words": words} for sign, words in check.changes],
        "path": citation.spot.path,
        "line": citation.spot.line,
    }


def coverage_record(key: str, coverage: Coverage | None) -> Record:
    """Return an article's coverage; without a text all of it is null or empty."""
    if coverage is None:
        nothing = dict.fromkeys(("percent", "words", "cited", "as", "missing"))
        return {"article": key, "text": False, **nothing, "segments": [], "overlooked": []}
    return {
        "article": key,
        "text": True,
        "percent": coverage.percent,
        "words": coverage.words,
        "cited": coverage.covered,
        "as": coverage.by_kind,
        "missing": coverage.missing,
        "segments": [
            {"start": each.start, "end": each.end, "kinds": list(each.kinds)}
            for segments in coverage.segments
            for each in segments
        ],
        "overlooked": [
            {
                "paragraph": each.paragraph,
                "start": each.start,
                "end": each.end,
                "sentence": coverage.text[each.start : each.end],
            }
            for each in coverage.overlooked
        ],
    }
