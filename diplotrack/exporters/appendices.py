"""What follows a chronology's events: what was counted in them in, the items of two lists out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.exporters.commonmark import emphasis, escape, strong
from diplotrack.exporters.phrases import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.model import Actor, Article, Basis, Office
    from diplotrack.timeline import Tally, Timeline

_LINKABLE = re.compile(r"https?://[^\s<>\\`|\x00-\x20\x7f-\x9f]+")


def actors(tally: Tally, timeline: Timeline) -> Iterator[str]:
    """Yield the items of a nested list: every actor below the first state or body that it belongs to."""
    below: dict[str | None, list[str]] = {None: []}
    above = {row.key: row.actor.of for row in tally.actor_rows(timeline, closed=True)}
    for key, bodies in above.items():
        below.setdefault(next((body for body in bodies if body in above), None), []).append(key)
    listed: set[str] = set()
    # Whoever belongs in a circle is below nobody at the top, and comes last.
    waiting = [(key, 0) for key in (*below[None], *above)][::-1]
    while waiting:
        key, depth = waiting.pop()
        if key not in listed:
            listed.add(key)
            yield f"{'  ' * depth}- {_actor(timeline.actors[key], depth, timeline)}"
            waiting += [(member, depth + 1) for member in below.get(key, ())][::-1]


def _actor(actor: Actor, depth: int, timeline: Timeline) -> str:
    also_of = [timeline.actor_name(key) for key in actor.of[bool(depth) :]]
    parts = [
        f"{strong(actor.name)} ({escape(actor.kind)})",
        f"also called {escape(', '.join(actor.aliases))}" if actor.aliases else "",
        f"belongs {'also ' if depth else ''}to {escape(', '.join(also_of))}" if also_of else "",
        *(_office(office) for office in actor.offices),
    ]
    return _noted(parts, actor.note)


def _noted(parts: list[str], note: str | None) -> str:
    """Return the parts as one sentence, and the note (plain text) as another."""
    first = sentence("; ".join(part for part in parts if part))
    return f"{first} {escape(sentence(note))}" if note else first


def _office(office: Office) -> str:
    return f"{escape(office.office)}, {english(office.dates)} ({_based(office.basis)})"


def _based(basis: Basis) -> str:
    return emphasis(basis.basis) + (f": {escape(basis.why)}" if basis.why else "")


def articles(tally: Tally, timeline: Timeline) -> Iterator[str]:
    """Yield the items of a list: what is known of each article and of its text."""
    for row in tally.article_rows(timeline):
        yield f"- {_article(row.article)}"


def _article(article: Article) -> str:
    by = [escape(part) for part in (article.author, article.outlet) if part]
    parts = [
        f"{strong(article.key)}: {emphasis(article.title) if article.title else 'untitled'}",
        f"by {', '.join(by)}" if by else "",
        _published(article),
        _link(article.url) if article.url else "",
        _text(article),
        _unreviewed(article),
    ]
    return _noted(parts, article.note)


def _text(article: Article) -> str:
    text = article.text
    if text is None:
        return "not read here"
    return f"text of {counted(text.characters, 'character')}, sha256 `{_hex(text.sha256)}`"


def _unreviewed(article: Article) -> str:
    """Return how much of an article nobody has reviewed, which is there only if it was asked for."""
    stretches = sum(not context.is_reviewed for context in article.context)
    return f"{counted(stretches, 'stretch', 'stretches')} not reviewed" if stretches else ""


def _published(article: Article) -> str:
    when = f"published {english(article.published)}" if article.published else "day of publication not known"
    return f"{when} ({_based(article.basis)})" if article.basis else when


def _link(url: str) -> str:
    """Return an address as a link if it is one of the web's, else as text."""
    return f"<{url}>" if _LINKABLE.fullmatch(url) else escape(url)


def _hex(digest: str) -> str:
    """Return a digest without whatever could end a code span."""
    return "".join(character for character in digest if character.isalnum())
