"""What a timeline was asked for, as one sentence for its reader: an `EventFilter` in, plain English out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dates.edtf import parse
from diplotrack.dates.english import english
from diplotrack.exporters.phrases import counted, status_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.timeline import EventFilter, Timeline


def selection(timeline: Timeline) -> str | None:
    """Return what was selected, or None where nothing was left out.

    "Events selected (3 of 30): with Kim; from October 2025 (2 certainly, 1 possibly)."
    """
    if timeline.question.is_empty:
        return None
    shown = f"{len(timeline.matches):,} of {timeline.total:,}"
    return f"Events selected ({shown}): {'; '.join(_clauses(timeline.question))}{_surely(timeline)}."


def _surely(timeline: Timeline) -> str:
    certain = timeline.certainly
    possible = len(timeline.matches) - certain
    return f" ({certain:,} certainly, {possible:,} possibly)" if possible else ""


def _clauses(question: EventFilter) -> Iterator[str]:
    for names in question.actors:
        yield f"with {_either(names)}{' alone, not its members' if question.only else ''}"
    if question.roles:
        yield f"with the role {_either(question.roles)}"
    if question.since or question.until:
        yield _period(question)
    named = {
        "of type": question.types,
        "with the status": [status_word(status) for status in question.statuses],
        "reported by": question.articles,
        "at a place called": [f"“{place}”" for place in question.places],
        "containing": [f"“{question.text}”"] if question.text else [],
        "called": question.keys,
    }
    for words, values in named.items():
        if values:
            yield f"{words} {_either(values)}"
    if question.single:
        yield "reported by one article alone"
    elif question.min_articles:
        yield f"reported by {counted(question.min_articles, 'article')} or more"
    if question.known_on:
        certainly = "certainly " if question.certain else ""
        day = english(parse(question.known_on.isoformat()))
        yield f"as could be known on {day}, from articles {certainly}published by then"
    yield from _cut(question)


def _cut(question: EventFilter) -> Iterator[str]:
    if question.after is not None:
        yield f"behind the event “{question.after}”"
    if question.limit is not None:
        yield f"{'last' if question.reverse else 'first'} {counted(question.limit, 'event')} at most"


def _period(question: EventFilter) -> str:
    since = f"from {english(question.since)}" if question.since else ""
    until = f"to {english(question.until)}" if question.until else ""
    certainly = "certainly " if question.certain else ""
    return certainly + " ".join(bound for bound in (since, until) if bound)


def _either(values: Iterable[str]) -> str:
    return " or ".join(values)
