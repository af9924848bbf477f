"""Comparisons as Markdown: comparisons in, pieces of a text to paste out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.collation import apparatus
from diplotrack.criticism.comparing import ArticleComparison, UtteranceComparison
from diplotrack.exporters.comparisons import tables
from diplotrack.exporters.markdown.commonmark import emphasis, escape, strong, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.collation import Collation
    from diplotrack.criticism.comparing import Comparison, EventComparison
    from diplotrack.exporters.comparisons.tables import Table
    from diplotrack.timeline import Timeline

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def compared(comparison: Comparison, timeline: Timeline, *, only_words: bool = False) -> Iterator[str]:
    """Return a comparison as Markdown.

    With `only_words`, punctuation, capitals and contractions make no difference.
    """
    if isinstance(comparison, UtteranceComparison):
        return _utterance(comparison, timeline, comparison.shown(only_words=only_words))
    if isinstance(comparison, ArticleComparison):
        return _articles(comparison, timeline, only_words=only_words)
    return _event(comparison, timeline)


def _utterance(
    comparison: UtteranceComparison, timeline: Timeline, collation: Collation | None
) -> Iterator[str]:
    """Yield the wording of the base with numbers at the variants, and these in a table."""
    yield f"### {escape(tables.title_of(comparison, timeline))}\n\n"
    if collation:
        yield f"{emphasis(collation.base)}: {numbered(collation)}\n\n"
    yield f"{escape(tables.sentence_of(comparison))}\n"
    if collation and comparison.similarities:
        yield from _table(tables.variants(collation), titled=False)
    for wording in comparison.told:
        yield f"\n{emphasis(wording.article)} tells it in its own words.\n"


def _event(comparison: EventComparison, timeline: Timeline) -> Iterator[str]:
    """Yield the reports of an event as a table, what only one has, and declared disagreements."""
    yield from _table(tables.reports(comparison, timeline))
    yield from _table(tables.alone(comparison, timeline))
    yield from _table(tables.claims(comparison))


def _articles(comparison: ArticleComparison, timeline: Timeline, *, only_words: bool) -> Iterator[str]:
    """Yield the events that both articles report, one table each, then those that only one does."""
    yield f"## {escape(' and '.join(comparison.articles))}\n"
    for shared in comparison.shared:
        yield from _table(tables.reports(shared, timeline))
        for quoting in shared.quotes:
            if collation := quoting.shown(only_words=only_words):
                yield f"\n{emphasis(f'{quoting.utterance.key}, {collation.base}')}: {numbered(collation)}\n"
                yield from _table(tables.variants(collation), titled=False)
        yield from _table(tables.claims(shared))
    for key, events in zip(comparison.articles, comparison.only, strict=True):
        yield from _table(tables.events(f"Only {key} reports", events))
    yield f"\n{escape(tables.counts(comparison, only_words=only_words))}\n"


def numbered(collation: Collation) -> str:
    """Return the base's words as Markdown, with the number of each variant behind its place."""
    numbers: dict[int, list[str]] = {}
    for variant in apparatus(collation):
        numbers.setdefault(variant.place, []).append(str(variant.number).translate(_SUPERSCRIPT))
    base = collation.sigla.index(collation.base)
    printed = ""
    for place, segment in enumerate(collation.segments):
        printed += "” … “".join(segment.parts[base].pieces)
        printed += "·".join(numbers.get(place, ()))
    return escape(f"“{printed}”")


def _table(given: Table, *, titled: bool = True) -> Iterator[str]:
    if not given.rows:
        return
    yield "\n"
    if titled:
        yield f"{strong(given.title)}\n\n"
    yield from table(given.header, given.rows)
