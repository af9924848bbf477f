"""How much of the articles nobody has reviewed: what a draft has found in them and put into the files.

In: articles and quotations of the model. Out: how much there is, by article.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from diplotrack.model import Article, Quotation


class Unreviewed(NamedTuple):
    """An article (its key), and how many stretches of narration and quotations in it nobody has reviewed."""

    article: str
    stretches: int
    quotations: int


def unreviewed(
    articles: Collection[Article], quotations: Iterable[tuple[str, Quotation]]
) -> tuple[Unreviewed, ...]:
    """Return the articles that hold anything to review, in their order; a quotation has its article's key."""
    quoted = Counter(article for article, _ in quotations)
    stretches: Counter[str] = Counter()
    for article in articles:
        stretches[article.key] += sum(not context.is_reviewed for context in article.context)
    return tuple(
        Unreviewed(key, number, quoted[key]) for key, number in stretches.items() if number or quoted[key]
    )
