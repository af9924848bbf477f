"""Where things stand in the site: kinds and keys in, paths and relative addresses out.

A path never changes as long as the key does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.keys import file_stem

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDERS = {"event": "events", "actor": "actors", "article": "articles", "utterance": "quotes"}
"""The folder of each kind of thing."""


def path_of(kind: str, key: str) -> str:
    """Return where the page of a thing stands.

    >>> path_of("event", "air-force-one-offer"), path_of("actor", "con")
    ('events/air-force-one-offer.html', 'actors/con_.html')
    """
    return f"{FOLDERS[kind]}/{file_stem(key)}.html"


class Links(NamedTuple):
    """What one page (its path) leads to; `has` tells whether a thing, of a kind and a key, has a page."""

    page: str
    has: Callable[[str, str], bool]

    def to(self, path: str) -> str:
        """Return the address of a file of the site.

        >>> Links("events/treaty.html", lambda kind, key: True).to("index.html")
        '../index.html'
        """
        return "../" * self.page.count("/") + path

    def event(self, key: str) -> str | None:
        """Return the address of an event's page, or None where it has none."""
        return self._page("event", key)

    def actor(self, key: str) -> str | None:
        """Return the address of an actor's page, or None where it has none."""
        return self._page("actor", key)

    def article(self, key: str) -> str | None:
        """Return the address of an article's page, or None where it has none."""
        return self._page("article", key)

    def utterance(self, key: str) -> str | None:
        """Return the address of an utterance's page, or None where it has none."""
        return self._page("utterance", key)

    def _page(self, kind: str, key: str) -> str | None:
        return self.to(path_of(kind, key)) if self.has(kind, key) else None
