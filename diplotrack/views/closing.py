"""The sentence below a timeline: how many events were found, when, how surely, and how many are not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotrack.dates.english import english
from diplotrack.views.marks import counted

if TYPE_CHECKING:
    from datetime import date

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.timeline import Page, Timeline


EMPTY = "The dossier holds no events yet."
"""What is said of a dossier without events."""


def closing(timeline: Timeline) -> str:
    """Return what was asked and found, in a sentence or two of English."""
    if not timeline.total:
        known = _known(timeline)
        return f"No events{known}: no article that was out by then reports one." if known else EMPTY
    window = f"{_window(timeline)}{_known(timeline)}"
    hidden = timeline.total - len(timeline.matches)
    if not timeline.matches:
        return f"No events{window}. Not shown: {hidden:,}."
    sentence = f"{how_many(timeline)}{_surely(timeline)}{window}{_split(timeline)}."
    return f"{sentence} Not shown: {hidden:,}." if hidden else sentence


def go_on(page: Page[Any]) -> str:
    """Return how to ask for the next page, as a sentence behind a space; nothing where there is none.

    It is known when the page has been read.
    """
    return f" Go on with --after {page.next}." if page.next is not None else ""


def how_many(timeline: Timeline) -> str:
    """Return how many events there are: "3 events", "The first 50 of more than 1,000 events"."""
    shown = len(timeline.matches)
    further = "further " if timeline.question.after is not None else ""
    if not timeline.is_cut:
        return counted(shown, f"{further}event")
    end = "last" if timeline.question.reverse and not further else "first"
    number = "" if shown == 1 else f" {shown:,}"
    most = timeline.most_counted
    found = f"more than {most:,}" if timeline.found > most else f"{timeline.found:,}"
    return f"The {end}{number} of {found} {further}event{'' if timeline.found == 1 else 's'}"


def _surely(timeline: Timeline) -> str:
    question = timeline.question
    return " certainly" if question.certain and (question.since or question.until) else ""


def _split(timeline: Timeline) -> str:
    question = timeline.question
    if question.certain or not (question.since or question.until or question.as_of):
        return ""
    surely = timeline.certainly
    possibly = len(timeline.matches) - surely
    if not possibly:
        return ", certainly" if surely == 1 else ", all certainly"
    if not surely:
        return ", possibly (~)" if possibly == 1 else ", all possibly (~)"
    return f": {surely:,} certainly, {possibly:,} possibly (~)"


def _window(timeline: Timeline) -> str:
    since, until = timeline.question.since, timeline.question.until
    if since and until:
        return _between(since, until)
    if since:
        return f" from {_spoken(since)} on"
    return f" up to {_spoken(until)}" if until else ""


def _known(timeline: Timeline) -> str:
    day = timeline.question.known_on
    return f", as known on {day_in_words(day)}" if day else ""


def _between(since: EdtfDate, until: EdtfDate) -> str:
    first, last = since.earliest, until.latest
    if since.edtf == until.edtf:
        return f" {_preposition(since)} {_spoken(since)}"
    if (
        first
        and last
        and _is_day(since)
        and _is_day(until)
        and (first.year, first.month) == (last.year, last.month)
    ):
        return f" between {first.day} and {day_in_words(last)}"
    return f" between {_spoken(since)} and {_spoken(until)}"


def _preposition(bound: EdtfDate) -> str:
    return "on" if _is_day(bound) else "in"


def _is_day(bound: EdtfDate) -> bool:
    return bound.earliest is not None and bound.earliest == bound.latest


def _spoken(bound: EdtfDate) -> str:
    return day_in_words(bound.earliest) if _is_day(bound) and bound.earliest else english(bound)


def day_in_words(day: date) -> str:
    """Return a day as it is spoken of in a sentence.

    >>> from datetime import date
    >>> day_in_words(date(2025, 10, 28))
    '28 October 2025'
    """
    return f"{day.day} {day:%B} {day.year}"
