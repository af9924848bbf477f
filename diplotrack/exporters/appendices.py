"""What follows a chronology's events: what was counted in them in, who and what occurs out, in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.english import english
from diplotrack.exporters.links import web_link
from diplotrack.exporters.phrases import counted, sentence
from diplotrack.exporters.pieces import Piece, joined, plain, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.pieces import Pieces
    from diplotrack.model import Actor, Article, Basis, Office
    from diplotrack.timeline import Tally, Timeline


class Item(NamedTuple):
    """What is said of an actor or an article (its key), and how deep in a nested list it stands, from 0."""

    key: str
    said: Pieces
    depth: int = 0


def actors(tally: Tally, timeline: Timeline) -> Iterator[Item]:
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
            yield Item(key, _actor(timeline.actors[key], depth, timeline), depth)
            waiting += [(member, depth + 1) for member in below.get(key, ())][::-1]


def _actor(actor: Actor, depth: int, timeline: Timeline) -> Pieces:
    also_of = [timeline.actor_name(key) for key in actor.of[bool(depth) :]]
    parts = [
        (Piece(actor.name, "name"), Piece(f" ({actor.kind})")),
        plain(f"also called {', '.join(actor.aliases)}" if actor.aliases else ""),
        plain(f"belongs {'also ' if depth else ''}to {', '.join(also_of)}" if also_of else ""),
        *(_office(office) for office in actor.offices),
    ]
    return _noted(parts, actor.note)


def _noted(parts: list[Pieces], note: str | None) -> Pieces:
    """Return the parts as one sentence, and the note as another."""
    said = (*joined(parts, "; "), Piece("."))
    return (*said, Piece(f" {sentence(note)}")) if note else said


def _office(office: Office) -> Pieces:
    return (Piece(f"{office.office}, {english(office.dates)} ("), *_based(office.basis), Piece(")"))


def _based(basis: Basis) -> Pieces:
    return (*term(basis.basis), *plain(f": {basis.why}" if basis.why else ""))


def articles(tally: Tally, timeline: Timeline) -> Iterator[Item]:
    """Yield the items of a list: what is known of each article and of its text."""
    for row in tally.article_rows(timeline):
        yield Item(row.key, _article(row.article))


def _article(article: Article) -> Pieces:
    by = ", ".join(part for part in (article.author, article.outlet) if part)
    title = term(article.title) if article.title else plain("untitled")
    parts = [
        (Piece(article.key, "name"), Piece(": "), *title),
        plain(f"by {by}" if by else ""),
        _published(article),
        _address(article.url) if article.url else (),
        _text(article),
        plain(_unreviewed(article)),
    ]
    return _noted(parts, article.note)


def _text(article: Article) -> Pieces:
    text = article.text
    if text is None:
        return plain("not read here")
    return (
        Piece(f"text of {counted(text.characters, 'character')}, sha256 "),
        Piece("".join(filter(str.isalnum, text.sha256)), "code"),
    )


def _unreviewed(article: Article) -> str:
    """Return how much of an article nobody has reviewed, which is there only if it was asked for."""
    stretches = sum(not context.is_reviewed for context in article.context)
    return f"{counted(stretches, 'stretch', 'stretches')} not reviewed" if stretches else ""


def _published(article: Article) -> Pieces:
    when = f"published {english(article.published)}" if article.published else "day of publication not known"
    if not article.basis:
        return plain(when)
    return (Piece(f"{when} ("), *_based(article.basis), Piece(")"))


def _address(url: str) -> Pieces:
    """Return an address as a link if it is one of the web's, else as text."""
    link = web_link(url)
    return (Piece(link, "link"),) if link else plain(url)
