"""How much is left to review."""

from __future__ import annotations

from diplotrack.criticism.reviewing import unreviewed
from diplotrack.model import TO_CODE, Article, Context, Quotation, Spot

SPOT = Spot("articles/papers.yaml", 1)
QUOTATION = Quotation(("words",), (), "partial", SPOT)


def article(key: str, *why: str) -> Article:
    return Article(key, SPOT, context=tuple(Context((), each) for each in why))


def test_what_is_left_is_counted_by_article_in_their_order() -> None:
    articles = (
        article("drafted", TO_CODE, "an advertisement", TO_CODE),
        article("done", "an advertisement"),
        article("quoted"),
        article("both", TO_CODE),
    )
    found = unreviewed(articles, [("both", QUOTATION), ("quoted", QUOTATION), ("both", QUOTATION)])
    assert found == (("drafted", 2, 0), ("quoted", 0, 1), ("both", 1, 2))
    assert unreviewed(articles[1:2], []) == ()
