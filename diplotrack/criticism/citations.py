"""Everything in a dossier that points into an article: who cites which stretch of it, and as what.

In: articles and events of the model. Out: a `Citation` for each anchor. Unit: code points of the article's
normalised text, end exclusive.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.model import TO_CODE, Context

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.model import Anchor, Article, Event, Quotation, Report, Spot, Wording

KINDS = {
    "report": "says what happened",
    "wording": "prints what somebody said",
    "context": "reports no event, and need not",
}
"""The kinds of citation, and what a stretch of each does."""


class Citation(NamedTuple):
    """One anchor of a record that stands at `spot`, the `number`-th (from 0) of that record.

    `kind` is one of `KINDS`; `subject` is the key of the event or the utterance, or the reason given for a
    context; `words` are those of a wording that are kept.
    """

    kind: str
    subject: str
    anchor: Anchor
    number: int
    spot: Spot
    words: str | None = None

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody has decided what the stretch is."""
        return self.kind != "context" or self.subject != TO_CODE


def by_article(articles: Iterable[Article], events: Iterable[Event]) -> dict[str, list[Citation]]:
    """Return the citations of each of the articles, by its key, in the order of its text."""
    found: dict[str, list[Citation]] = {
        article.key: [
            citation for each in article.context for citation in of_context(each, each.spot or article.spot)
        ]
        for article in articles
    }
    for event in events:
        for report in event.reports:
            found.get(report.article, []).extend(of_report(report, event.key))
        for utterance in event.utterances:
            for wording in utterance.wordings:
                found.get(wording.article, []).extend(of_wording(wording, utterance.key))
    return {key: in_order(citations) for key, citations in found.items()}


def of_report(report: Report, event: str) -> Iterator[Citation]:
    """Yield the citations of a report of the event with that key."""
    for number, anchor in enumerate(report.at):
        yield Citation("report", event, anchor, number, report.spot)


def of_wording(wording: Wording, utterance: str) -> Iterator[Citation]:
    """Yield the citations of a wording of the utterance with that key, each with its fragment."""
    for number, (anchor, words) in enumerate(zip_longest(wording.at, wording.fragments)):
        if anchor is not None:
            yield Citation("wording", utterance, anchor, number, wording.spot, words)


def of_context(context: Context, spot: Spot) -> Iterator[Citation]:
    """Yield the citations of a context that stands at the spot."""
    for number, anchor in enumerate(context.at):
        yield Citation("context", context.why, anchor, number, spot)


def to_code(quotation: Quotation) -> Context:
    """Return a quotation that nobody has reviewed as what it is to a citation: a stretch still to code."""
    return Context(quotation.at, TO_CODE, quotation.spot)


def in_order(citations: Iterable[Citation]) -> list[Citation]:
    """Return citations in the order of the text; of those that start together, the longer one first."""
    return sorted(citations, key=lambda each: (each.anchor.start, -each.anchor.end, each.kind, each.subject))
