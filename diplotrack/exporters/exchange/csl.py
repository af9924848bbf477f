"""CSL-JSON, as Zotero and pandoc read it: a timeline in, its articles out, an item an article.

Where the timeline is an answer to a question, these are the articles that its events need. `issued` is the
day of publication: its `edtf` has it as it is, and `circa` is set where its parts say more than is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters import jsontext
from diplotrack.exporters.exchange.periods import period
from diplotrack.exporters.exchange.shortfalls import JSON_KEEPS, address_of
from diplotrack.exporters.plain import folded
from diplotrack.timeline import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.exporters.jsontext import Record
    from diplotrack.exporters.losses import Losses
    from diplotrack.model import Article
    from diplotrack.timeline import Timeline


def csl(timeline: Timeline, losses: Losses) -> Iterator[str]:
    """Yield a list of items, one a line."""
    tally = Tally()
    quotes = 0
    for event in timeline.events:
        tally.count(event)
        quotes += len(event.utterances)
    yield from jsontext.array(_item(row.article, losses) for row in tally.article_rows(timeline))
    yield "\n"
    hint = "a bibliography holds articles alone"
    losses.note("event is left out", "events are left out", len(timeline.matches), hint)
    losses.note("quote is left out", "quotes are left out", quotes, hint)


def _item(article: Article, losses: Losses) -> Record:
    address = address_of(article, losses)
    losses.note(
        "article loses what is known of its text, and what its day rests on",
        "articles lose what is known of their texts, and what their days rest on",
        bool(article.text or article.basis or article.wire or article.verified or article.context),
        JSON_KEEPS,
    )
    item = {
        "id": article.key,
        "type": "article-newspaper",
        "title": folded(article.title or ""),
        "author": [{"literal": folded(article.author)}] if article.author else None,
        "container-title": folded(article.outlet or ""),
        "issued": _issued(article.published, losses) if article.published else None,
        "URL": address,
        "note": folded(article.note or ""),
    }
    return {name: value for name, value in item.items() if value}


def _issued(published: EdtfDate, losses: Losses) -> Record:
    when = period(published)
    losses.note(
        "day of publication is vaguer than CSL can print: issued says circa, and its edtf says which",
        "days of publication are vaguer than CSL can print: issued says circa, and its edtf says which",
        not when.is_exact,
    )
    sides = dict.fromkeys(when.known)
    parts = [list(map(int, side.split("-"))) for side in sides]
    return {"date-parts": parts, **({} if when.is_exact else {"circa": True}), "edtf": published.edtf}
