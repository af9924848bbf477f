"""What no format for events has a place for: events in, counts of it in `Losses` out.

It is for formats in which an event is told in one text. It holds the keys of actors and articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters.links import web_link

if TYPE_CHECKING:
    from diplotrack.exporters.losses import Losses
    from diplotrack.model import Article, Event
    from diplotrack.timeline import Timeline

JSON_KEEPS = "the json export keeps it all"
"""What is to be done about whatever only diplotrack's own format can hold."""


class Shortfalls:
    """Counts what is left out of the events of one export."""

    def __init__(self, timeline: Timeline, losses: Losses) -> None:
        """Begin with nothing."""
        self._timeline, self._losses = timeline, losses
        self._actors: set[str] = set()
        self._articles: set[str] = set()

    def count(self, event: Event) -> None:
        """Count what one event loses, and remember who and what stands in it."""
        note = self._losses.note
        note("coder's note is left out", "coders' notes are left out", bool(event.note), JSON_KEEPS)
        note("quote becomes text", "quotes become text", len(event.utterances), JSON_KEEPS)
        note(
            "report loses its article's own title, summary and names",
            "reports lose their articles' own titles, summaries and names",
            sum(bool(each.title or each.summary or each.names) for each in event.reports),
            JSON_KEEPS,
        )
        self._actors.update(each.actor for each in event.participants)
        self._articles.update(event.articles)

    def close(self) -> None:
        """Count what the actors and articles lose that stood in the events."""
        actors = [actor for key in self._actors if (actor := self._timeline.actors.get(key))]
        articles = [article for key in self._articles if (article := self._timeline.articles.get(key))]
        note = self._losses.note
        note("actor is a name alone", "actors are names alone", len(actors), JSON_KEEPS)
        note(
            "article loses what is known of its text",
            "articles lose what is known of their texts",
            sum(map(_has_more, articles)),
            JSON_KEEPS,
        )
        for article in articles:
            address_of(article, self._losses)


def address_of(article: Article, losses: Losses) -> str | None:
    """Return the address of an article; one that is none of the web is counted as lost."""
    address = web_link(article.url)
    losses.note(
        "article loses an address that is none of the web",
        "articles lose addresses that are none of the web",
        bool(article.url and not address),
    )
    return address


def _has_more(article: Article) -> bool:
    """Whether more is known of an article than what a citation says."""
    return bool(
        article.text or article.basis or article.wire or article.verified or article.note or article.context
    )
