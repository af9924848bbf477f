"""Which entries are new events, and under which keys: entries and a dossier's events in, placed entries out.

An entry's key comes from what it holds, so the same file finds its events again, in whatever order its rows
are, and also when a coder has edited them since. Entries that differ and would have one key get a mark of
what they hold behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.importers.assembly import keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from diplotrack.importers.entry import Entry
    from diplotrack.model import Event


class Placed(NamedTuple):
    """An entry and the key of its event; whether the dossier has that already; the entry that it repeats."""

    entry: Entry
    key: str
    is_there: bool = False
    twin: Entry | None = None


def placed(
    entries: Iterable[Entry], events: Mapping[str, Event], taken: Collection[str]
) -> tuple[Placed, ...]:
    """Return each entry with its key, in their order; `taken` are all keys that the dossier has."""
    groups: dict[str, dict[object, list[Entry]]] = {}
    order = list(entries)
    for entry in order:
        groups.setdefault(keys.of_event(entry), {}).setdefault(content(entry), []).append(entry)
    found = {
        id(each.entry): each for key, group in groups.items() for each in _group(key, group, events, taken)
    }
    return tuple(found[id(entry)] for entry in order)


def content(entry: Entry) -> tuple[object, ...]:
    """Return what makes an entry the one it is: all that it holds, but not where that stands."""
    return (
        entry.title, entry.date.edtf, entry.summary, entry.place, entry.status, entry.type, entry.key,
        entry.actors, tuple(article[:2] for article in entry.articles), entry.follows, entry.part_of,
        entry.note,
    )  # fmt: skip


def _group(
    key: str, group: Mapping[object, Sequence[Entry]], events: Mapping[str, Event], taken: Collection[str]
) -> Iterable[Placed]:
    """Yield the entries of one key: those of one content are one event."""
    marked = {held: keys.apart(key, held) for held in group}
    claims = [held for held in group if marked[held] not in events] if key in events else []

    def fitness(held: object) -> tuple[int, str]:
        return -_likeness(group[held][0], events[key]), marked[held]

    nearest = min(claims, key=fitness, default=None)
    for held, (first, *twins) in group.items():
        its = marked[held]
        if held == nearest or (its not in events and len(group) == 1 and key not in taken):
            its = key
        for entry in (first, *twins):
            yield Placed(entry, its, its in events, first if entry is not first else None)


def _likeness(entry: Entry, event: Event) -> int:
    """Return how much of an entry the event still holds that was made of it, or of its neighbour."""
    same = (
        entry.summary == event.summary,
        entry.place == event.place,
        len(entry.actors) == len(event.participants),
        len(entry.articles) == len(event.reports),
        all(f"{name}: {value}" in (event.note or "") for name, value in entry.note),
    )
    return sum(same)
