"""What one article says of one event: a `Report` in, facts in words out; both their pages show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.english import english
from diplotrack.exporters.entries import citation_of
from diplotrack.exporters.phrases import capital, sentence, status_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.model import Report
    from diplotrack.timeline import Timeline


class Card(NamedTuple):
    """A report in words: its article's key and title or key, labelled facts, and the coder's note."""

    article: str
    title: str
    facts: tuple[tuple[str, str], ...]
    note: str


def card(report: Report, timeline: Timeline) -> Card:
    """Return what a report says."""
    citation = citation_of(report, timeline)
    return Card(citation.article, citation.title, tuple(_facts(report, timeline)), citation.note)


def _facts(report: Report, timeline: Timeline) -> Iterator[tuple[str, str]]:
    yield "Where", capital("; ".join(citation_of(report, timeline).places))
    yield "Dates it", f"“{report.dated.printed}”" if report.dated else "not at all"
    if report.dated and report.dated.date:
        yield "That is", english(report.dated.date)
    if report.status:
        yield "Has it as", status_word(report.status)
    names = [(name, timeline.actor_name(actor)) for actor, name in report.names]
    if others := [f"“{name}” for {actor}" for name, actor in names if name != actor]:
        yield "Says", "; ".join(others)
    told = [sentence(text) for text in (report.title, report.summary) if text]
    if told:
        yield "Tells it as", " ".join(told)
