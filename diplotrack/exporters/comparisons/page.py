"""Comparisons as a page of HTML that needs nothing else: comparisons in, pieces of the page out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from diplotrack.criticism.comparing import ArticleComparison, UtteranceComparison
from diplotrack.exporters.comparisons import tables
from diplotrack.exporters.html.collated import wordings
from diplotrack.exporters.html.sheet import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.collation import Collation
    from diplotrack.criticism.comparing import Comparison, EventComparison
    from diplotrack.exporters.comparisons.tables import Table
    from diplotrack.timeline import Timeline


class Line(NamedTuple):
    """A text or a wording (markup) on a line of its own, and what stands in front of it."""

    said: str
    label: str = ""
    is_wording: bool = False


Part: TypeAlias = "Line | Table"


def compared(comparison: Comparison, timeline: Timeline, *, only_words: bool = False) -> Iterator[str]:
    """Return a comparison as a page.

    With `only_words`, punctuation, capitals and contractions make no difference.
    """
    if isinstance(comparison, UtteranceComparison):
        title = tables.title_of(comparison, timeline)
        parts = _utterance(comparison, comparison.shown(only_words=only_words))
    elif isinstance(comparison, ArticleComparison):
        title = " and ".join(comparison.articles)
        parts = _articles(comparison, timeline, only_words=only_words)
    else:
        title = comparison.event.title
        parts = _reports(comparison, timeline)
    return sheet("comparison", title, "comparisons/page.html.jinja", "comparisons/page.css", parts=parts)


def _utterance(comparison: UtteranceComparison, collation: Collation | None) -> Iterator[Part]:
    """Yield the wordings of an utterance, how alike they are, and their variants."""
    yield Line(comparison.event.title)
    if collation:
        yield from _wordings(collation)
    yield Line(tables.sentence_of(comparison))
    if collation and comparison.similarities:
        yield from _filled(tables.variants(collation))
    for wording in comparison.told:
        yield Line("tells it in its own words.", wording.article)


def _reports(comparison: EventComparison, timeline: Timeline) -> Iterator[Part]:
    """Yield the reports of an event, under the title of the page."""
    yield from _event(comparison, timeline, only_words=False, title="")
    yield from _filled(tables.alone(comparison, timeline))


def _articles(comparison: ArticleComparison, timeline: Timeline, *, only_words: bool) -> Iterator[Part]:
    """Yield what two articles share and in what they differ."""
    yield Line(tables.counts(comparison, only_words=only_words))
    for shared in comparison.shared:
        yield from _event(shared, timeline, only_words=only_words)
    for key, events in zip(comparison.articles, comparison.only, strict=True):
        yield from _filled(tables.events(f"Only {key} reports", events))


def _event(
    comparison: EventComparison, timeline: Timeline, *, only_words: bool, title: str | None = None
) -> Iterator[Part]:
    """Yield what articles say of an event, under a title: its own, if none is given."""
    reports = tables.reports(comparison, timeline)
    yield from _filled(reports if title is None else reports._replace(title=title))
    for quoting in comparison.quotes:
        if collation := quoting.shown(only_words=only_words):
            yield from _wordings(collation)
    yield from _filled(tables.claims(comparison))


def _wordings(collation: Collation) -> Iterator[Line]:
    """Yield the base, and every other wording with what differs from it."""
    for siglum, words in wordings(collation):
        label = f"{siglum}{' (base)' if siglum == collation.base else ''}:"
        yield Line(words, label, is_wording=True)


def _filled(table: Table) -> Iterator[Table]:
    """Yield a table that has rows."""
    if table.rows:
        yield table
