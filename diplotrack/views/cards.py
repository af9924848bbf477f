"""Everything about one actor or one article: a model value and its events in, lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.model import KINDS
from diplotrack.timeline import quote_rows
from diplotrack.views.line import hanging, joined, piece, spaced, wrap
from diplotrack.views.listings import quote
from diplotrack.views.marks import STATUS_MARKS, Cast, place_in
from diplotrack.views.sheet import as_known, fact, facts, head, reason, section, standing, when
from diplotrack.views.timeline import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.model import Actor, Article, Event, Report
    from diplotrack.timeline import Timeline
    from diplotrack.views.line import Line


def actor_lines(actor: Actor, timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield everything about an actor; the timeline holds the events in which it has a part."""
    width = min(width, WIDEST)
    cast = Cast(timeline)
    yield from head(actor.name, actor.key, width)
    yield from as_known(timeline)
    yield []
    yield from facts((("Kind", f"{actor.kind}: {KINDS.get(actor.kind, '')}"),), width)
    yield from facts((("Also called", ", ".join(actor.aliases)),), width)
    if actor.of:
        yield from fact("Belongs to", joined([cast.full(key) for key in actor.of], (", ", "")), width)
    yield from facts((("Code", actor.code), ("Wikidata", actor.wikidata), ("Note", actor.note)), width)
    offices = (
        line
        for office in actor.offices
        for line in (
            *wrap([piece(office.office, "name"), piece(f"  {english(office.dates)}")], width - 2),
            *wrap([piece(f"  {reason(office.basis)}", "faint")], width - 2),
        )
    )
    yield from section("Offices", offices)
    yield from section("Events", _events(timeline, actor.key, width - 2))
    spoken = quote_rows(timeline, frozenset({actor.key}))
    yield from section("Said", spaced(quote(row, cast, width - 2) for row in spoken))
    yield from standing(actor.spot)


def article_lines(article: Article, timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield everything about an article; the timeline holds the events that it reports."""
    width = min(width, WIDEST)
    yield from head(article.title or "(untitled)", article.key, width)
    yield from as_known(timeline)
    yield []
    if article.published:
        yield from fact("Published", when(article.published), width)
    yield from facts(
        (
            ("", reason(article.basis)),
            ("Outlet", article.outlet),
            ("Author", article.author),
            ("Address", article.url),
            ("Copy of", article.wire),
            ("Coder", article.coder),
            ("Verified", english(article.verified) if article.verified else None),
            ("Note", article.note),
            ("Text", _text(article)),
        ),
        width,
    )
    reports = (
        _report(event, report, article, width - 2)
        for event in timeline.events
        for report in event.reports
        if report.article == article.key
    )
    yield from section("Reports", spaced(reports))
    narrated = (each for each in article.context if each.is_reviewed)
    reasons = (f"{place_in(article, each.at)}: {each.why}" for each in narrated)
    yield from section("Reports no event", _items(reasons, width - 2))
    unreviewed = sorted(each.at for each in article.context if not each.is_reviewed)
    yield from section("Not reviewed", _items((place_in(article, at) for at in unreviewed), width - 2))
    yield from standing(article.spot)


def _text(article: Article) -> str:
    text = article.text
    if text is None:
        return "not read here: nothing in it is cited"
    return f"{text.characters:,} characters; sha256 {text.sha256}"


def _items(texts: Iterable[str], width: int) -> Iterator[Line]:
    return (line for text in texts for line in hanging([("- ", "")], [piece(text)], width))


def _report(event: Event, report: Report, article: Article, width: int) -> Iterator[Line]:
    yield from wrap([piece(event.title, "name"), piece(f"  {event.key}", "key")], width)
    yield from wrap([piece(f"{english(event.date)}; {place_in(article, report.at)}")], width)
    if report.dated:
        yield from wrap([piece(f"dates it “{report.dated.printed}”")], width)


def _events(timeline: Timeline, actor: str, width: int) -> Iterator[Line]:
    for event in timeline.events:
        roles = ", ".join(each.role for each in event.participants if each.actor == actor)
        mark: Line = [(f"{STATUS_MARKS[event.status]} ", event.status)]
        line: Line = [piece(f"{english(event.date)}: {event.title}"), piece(f"  {roles}  ", "faint")]
        yield from hanging(mark, [*line, piece(event.key, "key")], width)
