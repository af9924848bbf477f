"""What a foreign file brings to a dossier: what a reader yielded, and what is there, in; records out.

Every event says from where it is: its basis is `outside`, and why names the file and the line.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from diplotrack.dates.relations import Answer, before
from diplotrack.importers.assembly.filing import filed
from diplotrack.importers.assembly.findings import Account, gathered, place_of
from diplotrack.importers.assembly.naming import Answers, cast
from diplotrack.importers.assembly.placing import placed
from diplotrack.importers.assembly.ties import tied
from diplotrack.importers.assembly.years import year_of
from diplotrack.importers.entry import Entry, Header, Lost, Rejected, Remark
from diplotrack.importers.meaning.names import Known, fold, parted
from diplotrack.model import Basis, Event, Participant, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.importers.assembly.findings import Finding, Place
    from diplotrack.importers.assembly.placing import Placed
    from diplotrack.model import Actor, Article, FiledArticle, FiledReport

Item: TypeAlias = Entry | Rejected | Lost | Remark | Header
"""What readers yield."""

UNCODED = "UNCODED"
"""The type of an event of which nobody has said it."""


class Given(NamedTuple):
    """What the dossier holds already; `keys` are all that are taken, of whatever kind."""

    actors: Sequence[Actor] = ()
    events: Sequence[Event] = ()
    articles: Sequence[Article] = ()
    keys: frozenset[str] = frozenset()


class Brought(NamedTuple):
    """New events, actors and articles; reports for articles that are known, by their keys; and the account.

    The spots of the records name the files in which they are to stand.
    """

    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    articles: tuple[FiledArticle, ...]
    reports: tuple[tuple[str, FiledReport], ...]
    rejected: tuple[Rejected, ...]
    header: Header | None
    account: Account


def assembled(read: Iterable[Item], given: Given, answers: Answers, file: str, today: EdtfDate) -> Brought:
    """Return what was read as records for a dossier. Entries that are there already bring nothing.

    An event of which the file has no status has happened, or, if it lies after `today`, is planned.
    """
    every = list(read)
    entries = [each for each in every if isinstance(each, Entry)]
    rejected = sorted((each for each in every if isinstance(each, Rejected)), key=lambda each: each.line)
    known = {event.key: event for event in given.events}
    places = placed(entries, known, given.keys)
    new = [each for each in places if not each.is_there and not each.twin]
    taken = given.keys.union(each.key for each in new)
    actors = cast(
        ((parted(name)[0], place_of(each.entry)) for each in new for name in each.entry.actors),
        Known(given.actors), answers, file, taken,
    )  # fmt: skip
    taken = taken.union(each.key for each in actors.new)
    articles = filed(new, given.articles, file, taken)
    events, untied = tied(places, [_event(each, actors.keys, file, today) for each in new], known)
    notes = _notes(new, actors.keys)
    for key, text in articles.notes:
        notes[key].append(("source", text))
    for tie in untied:
        notes[tie.event].append((tie.field, tie.name))
    entry_of = {each.key: each.entry for each in new}
    findings = {
        "exact": gathered((each.suspicious, place_of(each)) for each in entries if each.suspicious),
        "questions": actors.questions,
        "actors": actors.found,
        "noted": gathered(
            (name, place_of(entry_of[key])) for key, noted in notes.items() for name, _ in noted
        ),
        **_found(every, places),
    }
    counts = {
        "events": len(events),
        "there": sum(each.is_there and not each.twin for each in places),
        "actors": len(actors.new),
        "articles": len(articles.articles),
        "reports": sum(len(each.reports) for each in articles.articles) + len(articles.reports),
        "rejected": len(rejected),
    }
    return Brought(
        events=tuple(replace(event, note=_note(notes[event.key])) for event in events.values()),
        actors=actors.new,
        articles=articles.articles,
        reports=articles.reports,
        rejected=tuple(rejected),
        header=next((each for each in every if isinstance(each, Header)), None),
        account=Account(counts, findings, actors.alike, actors.unsaid),
    )


def _found(every: Iterable[Item], places: Iterable[Placed]) -> dict[str, tuple[Finding, ...]]:
    """Return what there is to say of rows that bring nothing new, and of how the file was read."""
    there = (("", place_of(each.entry)) for each in places if each.is_there and not each.twin)
    twins = (
        (f"the same as {_named(place_of(each.twin))}", place_of(each.entry)) for each in places if each.twin
    )
    items = sorted(every, key=lambda item: item.line)
    return {
        "there": gathered(there),
        "twins": gathered(twins),
        "lost": gathered((each.what, place_of(each)) for each in items if isinstance(each, Lost)),
        "remarks": gathered((each.what, place_of(each)) for each in items if isinstance(each, Remark)),
        "rejected": gathered(
            (_sort(each.why), place_of(each)) for each in items if isinstance(each, Rejected)
        ),
    }


def _named(place: Place) -> str:
    return f"line {place}" if isinstance(place, int) else place


def _sort(why: str) -> str:
    """Return a reason without what is of its row alone, so that rows can be told of together.

    >>> _sort('the date "soon" cannot be read: write 2025 (or another year)')
    'the date … cannot be read: write 2025'
    """
    return re.sub(r" \([^)]*\)", "", re.sub('"[^"]*"', "…", why))


def _event(placed: Placed, actors: Mapping[str, str], file: str, today: EdtfDate) -> Event:
    """Return the event of an entry, still without ties and note."""
    entry = placed.entry
    as_written = f', dated "{entry.dated}"' if entry.dated != entry.date.edtf else ""
    named = [parted(name) for name in entry.actors]
    taking_part = dict.fromkeys(
        Participant(actors[folded], role) for name, role in named if (folded := fold(name)) in actors
    )
    return Event(
        key=placed.key,
        title=entry.title,
        summary=entry.summary,
        date=entry.date,
        basis=Basis("outside", f"imported from {entry.file or file}, line {entry.line}{as_written}"),
        status=entry.status or ("planned" if before(today, entry.date) is Answer.YES else "happened"),
        type=entry.type or UNCODED,
        spot=Spot(f"events/{year_of(entry.date)}.yaml", 1),
        place=entry.place,
        participants=tuple(taking_part),
    )


def _notes(new: Iterable[Placed], actors: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Return by event what the file has no field for, and names that two actors have."""
    return {
        each.key: [
            *each.entry.note,
            *_own_key(each),
            *(("actor", name) for name in each.entry.actors if fold(parted(name)[0]) not in actors),
        ]
        for each in new
    }


def _own_key(placed: Placed) -> list[tuple[str, str]]:
    own = placed.entry.key
    return [("id", own)] if own and own != placed.key else []


def _note(noted: Iterable[tuple[str, str]]) -> str | None:
    return "\n".join(f"{name}: {value}" for name, value in noted) or None
