"""What `diplotrack import` takes back of an event: its actors and articles as values of any format.

Other programs pass it over. Names carry the part that an actor has, where that is not to act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters.links import web_link
from diplotrack.exporters.plain import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.model import Event
    from diplotrack.timeline import Timeline


class Kept:
    """Words for the actors and articles of one timeline. It holds the names that were asked for."""

    def __init__(self, timeline: Timeline) -> None:
        """Begin with no names."""
        self._timeline = timeline
        self._names: dict[str, str] = {}

    def actors(self, event: Event) -> list[str]:
        """Return who has a part in an event: "Kim Jong Un (recipient)"."""
        return [
            self._name(each.actor) + (f" ({each.role})" if each.role != "actor" else "")
            for each in event.participants
        ]

    def articles(self, event: Event) -> list[dict[str, str]]:
        """Return what is known of the articles that report an event, each under its key."""
        return [dict(self._article(key)) for key in event.articles]

    def _name(self, key: str) -> str:
        """Return an actor's name, or the key where two actors have that name."""
        if key not in self._names:
            name = self._timeline.actor_name(key)
            self._names[key] = folded(name if len(self._timeline.called(name)) == 1 else key)
        return self._names[key]

    def _article(self, key: str) -> Iterator[tuple[str, str]]:
        yield "key", key
        if article := self._timeline.articles.get(key):
            for name in ("title", "outlet", "author"):
                if said := getattr(article, name):
                    yield name, folded(said)
            if article.published:
                yield "published", article.published.edtf
            if address := web_link(article.url):
                yield "url", address
