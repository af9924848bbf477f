"""Pages about articles: one about each, and one that lists them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.exporters.entries import places_of
from diplotrack.exporters.html.site.addresses import path_of
from diplotrack.exporters.html.site.reports import card
from diplotrack.exporters.links import web_link
from diplotrack.exporters.phrases import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.html.site.census import Census
    from diplotrack.exporters.html.site.frame import File, Frame
    from diplotrack.model import Article


def article_pages(frame: Frame) -> Iterator[File]:
    """Yield a page about each article, and the list of all."""
    census = frame.census
    for key in census.articles:
        yield _page(frame, key)
    yield frame.page(
        "articles.html",
        "articles",
        "Articles",
        rows=[(row, _by(row.article), _published(row.article)) for row in census.articles.values()],
    )


def _page(frame: Frame, key: str) -> File:
    census = frame.census
    article = census.articles[key].article
    return frame.page(
        path_of("article", key),
        "article",
        article.title or key,
        "articles.html",
        article=article,
        published=_published(article),
        address=web_link(article.url),
        copies=_copies(article, census),
        verified=english(article.verified) if article.verified else "",
        reports=[(told, card(told.report, census.timeline)) for told in census.told.get(key, ())],
        contexts=[*_contexts(article)],
        note=sentence(article.note) if article.note else "",
    )


def _by(article: Article) -> str:
    return ", ".join(part for part in (article.author, article.outlet) if part)


def _published(article: Article) -> str:
    return english(article.published) if article.published else "day of publication not known"


def _copies(article: Article, census: Census) -> list[str]:
    """Return the keys of other copies of the same agency report."""
    return [
        row.key
        for row in census.articles.values()
        if article.wire and row.article.wire == article.wire and row.key != article.key
    ]


def _contexts(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the stretches that report no event: where, and why that is so."""
    for context in article.context:
        yield "; ".join(places_of(context.at, article)), sentence(context.why)
