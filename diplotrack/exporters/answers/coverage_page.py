"""The coverage of articles as a page to look at and to print: coverages in, pieces of HTML out.

One file that needs no other and runs nothing: its Content-Security-Policy allows only the style sheet in
it, by its hash (https://www.w3.org/TR/CSP3/). Kinds are told apart by letters and lines as well as colours.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from diplotrack.criticism.citations import KINDS
from diplotrack.exporters.phrases import counted
from diplotrack.exporters.plain import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.criticism.covering import Coverage, Segment

STYLE = """
:root { color-scheme: light; }
body { font: 1rem/1.6 Georgia, "Times New Roman", serif; color: #1b1b1b; background: #fff;
  max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, .legend, .summary, .number, sup { font-family: system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-top: 1px solid #999;
  padding-top: 1rem; }
h3 { font: bold 1rem system-ui, sans-serif; }
.legend, .summary { font-size: .85rem; list-style: none; padding: 0; }
.legend li { margin: .2rem 0; }
.block { display: grid; grid-template-columns: 2.2rem 1fr; margin: .5rem 0; }
.number { color: #666; font-size: .8rem; line-height: 2; }
.report { background: #e3effb; border-bottom: 1px solid #2b6cb0; }
.wording { background: #e2f3e4; border-bottom: 3px double #2f7d3b; }
.context { background: #f1f1f1; border-bottom: 1px dotted #777; }
.uncited { background: #fde2e0; border-bottom: 3px solid #b3261e; font-weight: bold; }
sup { font-size: .6rem; line-height: 0; color: #444; margin-right: .1em; }
@media print {
  body { margin: 0; max-width: none; font-size: 10.5pt; }
  h2 { break-before: page; } h2.first { break-before: auto; }
  .block { break-inside: avoid; }
  .report, .wording, .context, .uncited { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""

LETTERS = {"report": "R", "wording": "W", "context": "C"}
"""The letter that stands where a stretch of that kind begins."""

UNCITED = "✗"
"""What stands where words begin that nothing cites."""


def page(title: str, articles: Iterable[tuple[str, Coverage | None]], unread: int = 0) -> Iterator[str]:
    """Yield the page of the dossier with that title, for articles by key; one without a text says so.

    So many `unread` articles were passed over.
    """
    allowed = b64encode(sha256(STYLE.encode()).digest()).decode()
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Coverage: {_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Coverage: {_text(title)}</h1>\n{_legend()}"
    )
    for number, (key, coverage) in enumerate(articles):
        first = ' class="first"' if number == 0 else ""
        yield f"<h2{first}>{_text(key)}</h2>\n"
        if coverage is None:
            yield "<p>No text is at hand.</p>\n"
        else:
            yield from _article(coverage)
    if unread:
        yield f"<p>Known, and not read here: {counted(unread, 'article')}.</p>\n"
    yield "</body>\n</html>\n"


def _legend() -> str:
    items = [
        f'<li><span class="{kind}"><sup>{LETTERS[kind]}</sup>{kind}</span> {meaning}</li>\n'
        for kind, meaning in KINDS.items()
    ]
    items.append(f'<li><span class="uncited"><sup>{UNCITED}</sup>uncited</span> nothing cites it</li>\n')
    return f'<ul class="legend">\n{"".join(items)}</ul>\n'


def _article(coverage: Coverage) -> Iterator[str]:
    kinds = ", ".join(f"{coverage.by_kind[kind]:,} as {kind}" for kind in KINDS)
    yield (
        f'<p class="summary"><strong>{coverage.percent} %</strong>: {coverage.covered:,} of '
        f"{coverage.words:,} words are cited ({kinds})."
    )
    if coverage.missing:
        yield f" Anchors found nowhere in the text: {coverage.missing:,}."
    yield "</p>\n"
    before = 0
    for block, segments in zip(coverage.blocks, coverage.segments, strict=True):
        number = str(block.paragraph) if block.paragraph != before else ""
        before = block.paragraph
        marked = "".join(_segment(coverage, segment) for segment in segments)
        yield f'<div class="block"><span class="number">{number}</span><span>{marked}</span></div>\n'
    if coverage.overlooked:
        yield "<h3>Sentences with words that nothing cites</h3>\n<ul>\n"
        for each in coverage.overlooked:
            sentence = _text(coverage.text[each.start : each.end])
            yield f"<li>Paragraph {each.paragraph}: {sentence}</li>\n"
        yield "</ul>\n"


def _segment(coverage: Coverage, segment: Segment) -> str:
    text = coverage.text[segment.start : segment.end]
    words = text.strip(" ")
    before = " " * (len(text) - len(text.lstrip(" ")))
    behind = " " * (len(text) - len(text.rstrip(" "))) if words else ""
    if not segment.kinds and coverage.is_cited(segment):
        return before + _text(words) + behind
    style = next((kind for kind in ("wording", "report", "context") if kind in segment.kinds), "uncited")
    letters = "".join(LETTERS[kind] for kind in segment.kinds) or UNCITED
    return f'{before}<span class="{style}"><sup>{letters}</sup>{_text(words)}</span>{behind}'


def _text(text: str) -> str:
    return escape(folded(text))
