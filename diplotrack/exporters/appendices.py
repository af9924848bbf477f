"""What follows a chronology's events: a `Timeline` in, lists of actors, articles and disagreements out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.dates.relations import compatible
from diplotrack.exporters.commonmark import emphasis, escape, strong
from diplotrack.exporters.footnotes import article_name
from diplotrack.exporters.phrases import capital, counted, sentence
from diplotrack.model import OUTSIDE
from diplotrack.timeline import actor_rows, article_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.model import Actor, Article, Basis, Disagreement, Event, Office
    from diplotrack.timeline import Timeline

_LINKABLE = re.compile(r"https?://[^\s<>\\`|\x00-\x20\x7f-\x9f]+")


def actors(timeline: Timeline) -> Iterator[str]:
    """Yield one nested list: every actor below the first state or body that it belongs to."""
    shown = {row.actor.key: row.actor for row in actor_rows(timeline, closed=True)}
    below: dict[str | None, list[Actor]] = {}
    for actor in shown.values():
        below.setdefault(next((key for key in actor.of if key in shown), None), []).append(actor)
    lines: dict[str, str] = {}
    # Whoever belongs in a circle is below nobody at the top, and comes last.
    waiting = [(actor, 0) for actor in (*below.get(None, ()), *shown.values())][::-1]
    while waiting:
        actor, depth = waiting.pop()
        if actor.key not in lines:
            lines[actor.key] = f"{'  ' * depth}- {_actor(actor, depth, timeline)}"
            waiting += [(member, depth + 1) for member in below.get(actor.key, ())][::-1]
    if lines:
        yield "\n".join(lines.values())


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


def articles(timeline: Timeline) -> Iterator[str]:
    """Yield one list: what is known of each article and of its text."""
    lines = [f"- {_article(row.article)}" for row in article_rows(timeline)]
    if lines:
        yield "\n".join(lines)


def _article(article: Article) -> str:
    text = article.text
    by = [escape(part) for part in (article.author, article.outlet) if part]
    parts = [
        f"{strong(article.key)}: {emphasis(article.title) if article.title else 'untitled'}",
        f"by {', '.join(by)}" if by else "",
        _published(article),
        _link(article.url) if article.url else "",
        f"text of {counted(text.characters, 'character')}, sha256 `{_hex(text.sha256)}`",
    ]
    return _noted(parts, article.note)


def _published(article: Article) -> str:
    when = f"published {english(article.published)}" if article.published else "day of publication not known"
    return f"{when} ({_based(article.basis)})" if article.basis else when


def _link(url: str) -> str:
    """Return an address as a link if it is one of the web's, else as text."""
    return f"<{url}>" if _LINKABLE.fullmatch(url) else escape(url)


def _hex(digest: str) -> str:
    """Return a digest without whatever could end a code span."""
    return "".join(character for character in digest if character.isalnum())


def disagreements(timeline: Timeline) -> Iterator[str]:
    """Yield one list: for each event where articles differ, on what, who says what, and what is adopted."""
    lines = [
        f"- {strong(event.title)} ({english(event.date)})\n" + "\n".join(f"  - {line}" for line in found)
        for event in timeline.events
        if (found := [*_sides(event, timeline), *_dates(event, timeline)])
    ]
    if lines:
        yield "\n".join(lines)


def _sides(event: Event, timeline: Timeline) -> Iterator[str]:
    for disagreement in event.disagreements:
        says = [f"{_side(side, timeline)}: {escape(saying)}" for side, saying in disagreement.sides]
        yield f"{escape(capital(disagreement.about))}. {sentence('; '.join(says))} {_outcome(disagreement)}"


def _side(side: str, timeline: Timeline) -> str:
    return "outside the articles" if side == OUTSIDE else article_name(side, timeline)


def _outcome(disagreement: Disagreement) -> str:
    return f"Settled: {escape(sentence(disagreement.settled))}" if disagreement.settled else "Open."


def _dates(event: Event, timeline: Timeline) -> Iterator[str]:
    for report in event.reports:
        dated = report.dated
        if dated and dated.date and not compatible(dated.date, event.date):
            adopted = f"{english(event.date)} ({emphasis(event.basis.basis)})"
            alone = f"{english(dated.date)} (“{escape(dated.printed)}”)"
            yield f"Date. {article_name(report.article, timeline)} by itself: {alone}. Adopted: {adopted}."
