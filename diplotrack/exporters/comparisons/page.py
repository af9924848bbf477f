"""Comparisons as a page of HTML that needs nothing else: comparisons in, pieces of the page out.

All text is escaped.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from diplotrack.criticism.comparing import ArticleComparison, UtteranceComparison
from diplotrack.exporters.comparisons import tables
from diplotrack.exporters.html.collated import wordings
from diplotrack.exporters.plain import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.collation import Collation
    from diplotrack.criticism.comparing import Comparison, EventComparison
    from diplotrack.exporters.comparisons.tables import Table
    from diplotrack.timeline import Timeline

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 1rem/1.6 Georgia, serif; color: #222; background: #fff }}
body {{ max-width: 60rem; margin: 2rem auto; padding: 0 1rem }}
h1 {{ font-size: 1.3rem }} h2 {{ font-size: 1.1rem; margin-top: 2rem }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0 }}
th, td {{ border-bottom: 1px solid #ddd }}
ins {{ background: #dff3df }} del {{ background: #fbe3e3 }}
.moved {{ background: #f0e3f7 }} .slight {{ border-bottom: 1px dotted #777 }}
.not-printed, .interruption {{ color: #777 }}
</style>
</head>
<body>
<h1>{title}</h1>
"""
_END = "</body>\n</html>\n"


def compared(comparison: Comparison, timeline: Timeline, *, only_words: bool = False) -> Iterator[str]:
    """Return a comparison as a page.

    With `only_words`, punctuation, capitals and contractions make no difference.
    """
    if isinstance(comparison, UtteranceComparison):
        return _utterance(comparison, timeline, comparison.shown(only_words=only_words))
    if isinstance(comparison, ArticleComparison):
        return _articles(comparison, timeline, only_words=only_words)
    return _reports(comparison, timeline)


def _utterance(
    comparison: UtteranceComparison, timeline: Timeline, collation: Collation | None
) -> Iterator[str]:
    """Yield the page about the wordings of an utterance."""
    yield _PAGE.format(title=_text(tables.title_of(comparison, timeline)))
    yield f"<p>{_text(comparison.event.title)}</p>\n"
    if collation:
        yield from _wordings(collation)
    yield f"<p>{_text(tables.sentence_of(comparison))}</p>\n"
    if collation and comparison.similarities:
        yield from _table(tables.variants(collation))
    for wording in comparison.told:
        yield f"<p><b>{_text(wording.article)}</b> tells it in its own words.</p>\n"
    yield _END


def _reports(comparison: EventComparison, timeline: Timeline) -> Iterator[str]:
    """Yield the page about the reports of an event."""
    yield _PAGE.format(title=_text(comparison.event.title))
    yield from _event(comparison, timeline, only_words=False, titled=False)
    yield from _table(tables.alone(comparison, timeline))
    yield _END


def _articles(comparison: ArticleComparison, timeline: Timeline, *, only_words: bool) -> Iterator[str]:
    """Yield the page about two articles."""
    yield _PAGE.format(title=_text(" and ".join(comparison.articles)))
    yield f"<p>{_text(tables.counts(comparison, only_words=only_words))}</p>\n"
    for shared in comparison.shared:
        yield from _event(shared, timeline, only_words=only_words)
    for key, events in zip(comparison.articles, comparison.only, strict=True):
        yield from _table(tables.events(f"Only {key} reports", events))
    yield _END


def _event(
    comparison: EventComparison, timeline: Timeline, *, only_words: bool, titled: bool = True
) -> Iterator[str]:
    yield from _table(tables.reports(comparison, timeline), titled=titled)
    for quoting in comparison.quotes:
        if collation := quoting.shown(only_words=only_words):
            yield from _wordings(collation)
    yield from _table(tables.claims(comparison))


def _wordings(collation: Collation) -> Iterator[str]:
    """Yield the base, and every other wording with what differs from it."""
    for siglum, words in wordings(collation):
        label = f"{_text(siglum)}{' (base)' if siglum == collation.base else ''}"
        yield f'<p class="wording"><b>{label}</b>: {words}</p>\n'


def _table(given: Table, *, titled: bool = True) -> Iterator[str]:
    if not given.rows:
        return
    if titled:
        yield f"<h2>{_text(given.title)}</h2>\n"
    yield f"<table>\n<tr>{''.join(f'<th>{_text(name)}</th>' for name in given.header)}</tr>\n"
    for row in given.rows:
        cells = [_text(cell or "") for cell in row]
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"
    yield "</table>\n"


def _text(text: str) -> str:
    return escape(folded(text))
