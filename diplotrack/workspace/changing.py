"""What is in a dossier changed by its key: given another, merged with another, taken out.

In: a dossier's folder, and keys. Out: what was done, by one edit each. Raises NotFound for a key that nothing
has, and EditRefused, with nothing written, where the dossier would be broken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from diplotrack.dossier.changing.editing import EditRefused, editing
from diplotrack.dossier.changing.references import references_to
from diplotrack.dossier.files import DOSSIER
from diplotrack.errors import NotFound, UsageError
from diplotrack.importers.assembly.findings import UNDECIDED, UNSAID
from diplotrack.model import ROLES, Spot
from diplotrack.workspace.adding import done

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from pathlib import Path

    from diplotrack.dossier.changing.editing import Edited, Editing
    from diplotrack.dossier.reading import Reading

    Fields: TypeAlias = MutableMapping[str, Any]

MOST_SHOWN = 3
"""So many references are named; of others it is said how many there are."""


class Thing(NamedTuple):
    """Something that has a key: an actor, event, article, utterance or coder; and where it stands."""

    kind: str
    spot: Spot


def find(reading: Reading, key: str) -> Thing:
    """Return the thing with this key; raise NotFound if there is none."""
    written = reading.written
    things = {coder: Thing("coder", Spot(DOSSIER, 1)) for coder, _ in written.coders}
    for event in written.events:
        things |= {said.key: Thing("utterance", said.spot) for said in event.utterances}
    for kind, records in (
        ("article", written.articles),
        ("event", written.events),
        ("actor", written.actors),
    ):
        things |= {each.key: Thing(kind, each.spot) for each in records}
    if key not in things:
        raise NotFound(
            "actor, event, article, utterance or coder", key, things, where=f'the dossier "{written.key}"'
        )
    return things[key]


def rename(folder: Path, key: str, new: str) -> Edited:
    """Give a thing another key, wherever that stands; an article's file and kept text are renamed with it."""
    if key == new:
        raise UsageError(f'"{key}" is called so already.')
    with editing(folder) as edit:
        kind = find(edit.reading, key).kind
        places = edit.rename(kind, key, new)
        moved = "".join(f" Its file is {name} now." for name in edit.moved.values())
        edit.told = f'Renamed the {kind} "{key}" to "{new}", in {_places(places)}.{moved}'
    return done(edit)


def merge(folder: Path, key: str, into: str) -> Edited:
    """Let one actor be another: its names become aliases, and whatever referred to it refers to the other.

    Of what only one can hold, the other's stays; what was taken over and what was given up is told. Raises
    UsageError if they are one already, or not of one kind; an import leaves open of which kind an actor is.
    """
    if key == into:
        raise UsageError(f'"{key}" cannot be merged with itself.')
    with editing(folder) as edit:
        gone, kept = edit.record("actor", key), edit.record("actor", into)
        _agree_on_kind(gone, kept)
        taken_over, given_up = _join(gone, kept)
        given_up += _one_part(edit, key, into)
        edit.refer("actor", key, into)
        _without_itself(kept, into)
        edit.remove("actor", key)
        edit.told = f'Merged the actor "{key}" into "{into}".'
        edit.told += f" Taken over: {'; '.join(taken_over)}." if taken_over else ""
        edit.told += f" Given up: {'; '.join(given_up)}." if given_up else ""
    return done(edit)


def remove(folder: Path, key: str) -> Edited:
    """Take a thing out, with what is inside it; raise EditRefused if something else refers to it."""
    with editing(folder) as edit:
        kind = find(edit.reading, key).kind
        _refuse_if_needed(edit.reading, kind, key)
        if kind == "utterance":
            _take_out_utterance(edit, key)
        elif kind == "coder":
            del edit.record("dossier", edit.reading.written.key)["coders"][key]
        else:
            edit.remove(kind, key)
        edit.told = f'Removed the {kind} "{key}".'
    return done(edit)


def _refuse_if_needed(reading: Reading, kind: str, key: str) -> None:
    """Raise EditRefused if something outside a thing refers to it, or to what is inside it."""
    things = [(kind, key)]
    if kind == "event":
        event = next(each for each in reading.written.events if each.key == key)
        things += [("utterance", said.key) for said in event.utterances]
    found = [each for thing in things for each in references_to(reading, *thing) if each.by != key]
    if not found:
        return
    where = [f'{each.place.path}:{each.place.line} (in "{each.by}")' for each in found[:MOST_SHOWN]]
    more = f", and in {_places(len(found) - MOST_SHOWN)} more" if len(found) > MOST_SHOWN else ""
    what = f'"{key}", or what was said there,' if len(things) > 1 else f'"{key}"'
    raise EditRefused(
        f"{what} is referred to in {', '.join(where)}{more}. Take that out first. Nothing was written."
    )


def _take_out_utterance(edit: Editing, key: str) -> None:
    said = next(said for event in edit.reading.written.events for said in event.utterances if said.key == key)
    event = edit.record("event", said.event)
    event["utterances"][:] = [each for each in event["utterances"] if each["utterance"] != key]


def _agree_on_kind(gone: Fields, kept: Fields) -> None:
    """Let both actors be of the kind that somebody has said of one; raise UsageError if they differ."""
    for open_one, other in ((gone, kept), (kept, gone)):
        note = str(open_one.get("note") or "")
        if open_one["kind"] == UNDECIDED and note.endswith(UNSAID) and other["kind"] != UNDECIDED:
            open_one["kind"] = other["kind"]
            open_one["note"] = note.removesuffix(UNSAID).removesuffix("; ")
    if gone["kind"] != kept["kind"]:
        one, two = (f'"{each["actor"]}"' for each in (gone, kept))
        raise UsageError(f"{one} is a {gone['kind']} and {two} a {kept['kind']}: they cannot be one.")


def _join(gone: Fields, kept: Fields) -> tuple[list[str], list[str]]:
    """Give one actor what another has; return what it takes over, and what it has no place for."""
    names = [kept["name"], *_listed(kept, "aliases"), gone["name"], *_listed(gone, "aliases")]
    known = {name.casefold(): name for name in reversed(names)}
    aliases = [
        name for name in dict.fromkeys(names) if known[name.casefold()] == name and name != kept["name"]
    ]
    own = _listed(kept, "offices")
    offices = [each for each in _listed(gone, "offices") if each not in own]
    joined = {
        "aliases": aliases,
        "of": list(dict.fromkeys([*_listed(kept, "of"), *_listed(gone, "of")])),
        "offices": [*own, *offices],
    }
    taken_over = [f'the name "{name}"' for name in aliases if name not in _listed(kept, "aliases")]
    taken_over += [f'the office "{each["office"]}"' for each in offices]
    for name, values in joined.items():
        if values and values != _listed(kept, name):
            kept[name] = values
    given_up = []
    for name in ("code", "wikidata", "note"):
        if gone.get(name) and not kept.get(name):
            kept[name] = gone[name]
        elif gone.get(name) and gone[name] != kept[name]:
            given_up.append(f'its {name} "{gone[name]}"')
    return taken_over, given_up


def _one_part(edit: Editing, key: str, into: str) -> list[str]:
    """Let each event in which both take part have one of them; return the roles that are given up."""
    given_up = []
    for event in edit.reading.written.events:
        parts = [each for each in event.participants if each.actor in (key, into)]
        if len({each.actor for each in parts}) < 2:  # noqa: PLR2004 - both
            continue
        first = min(parts, key=lambda each: list(ROLES).index(each.role))
        actors = edit.record("event", event.key)["actors"]
        place = next(number for number, each in enumerate(actors) if each["actor"] in (key, into))
        others = [each for each in actors if each["actor"] not in (key, into)]
        others.insert(place, {"actor": into, "role": first.role})
        actors[:] = others
        given_up += [f'its part in "{event.key}" as {each.role}' for each in parts if each.role != first.role]
    return given_up


def _without_itself(actor: Fields, key: str) -> None:
    """Let an actor not belong to itself."""
    left = [each for each in _listed(actor, "of") if each != key]
    if left != _listed(actor, "of"):
        actor["of"] = left


def _listed(fields: Fields, name: str) -> list[Any]:
    """Return the items of a field that may hold one, several or none."""
    value = fields.get(name)
    return list(value) if isinstance(value, list) else [value] if value else []


def _places(count: int) -> str:
    return f"{count} place" if count == 1 else f"{count} places"
