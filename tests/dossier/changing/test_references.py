"""Who refers to whom: found where it stands, and in every field that can hold another record's key."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from diplotrack.dossier.changing.references import references_to
from diplotrack.dossier.changing.renaming import NAMES, OWN, REFERENCES
from diplotrack.dossier.printing.printer import SHAPES, inner
from diplotrack.dossier.reader import read
from diplotrack.dossier.values import Key, Rule
from tests.cli.conftest import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diplotrack.dossier import schema

KEY = get_args(Key)[1]


def holds_keys(annotation: object) -> bool:
    inside = get_args(annotation)
    return any(each is KEY for each in inside if isinstance(each, Rule)) or any(map(holds_keys, inside))


def places(shape: type[schema.Shape], before: str) -> Iterator[str]:
    """Yield every place in a record of this shape that holds keys, as `renaming` writes it."""
    for name, field in shape.model_fields.items():
        within = inner(shape, name)
        if within is not None:
            yield from places(within, f"{before}.{name}")
        elif holds_keys(field.rebuild_annotation()):
            names = f".{NAMES}" if name in ("says", "names", "coders") else ""
            yield f"{before}.{name}{names}"


def test_every_place_with_keys_declares_one_or_refers_to_something() -> None:
    known = [
        *OWN.values(),
        *(place for several in REFERENCES.values() for place in several),
        "dossier.dossier",
    ]
    assert sorted(known) == sorted(place for kind, shape in SHAPES.items() for place in places(shape, kind))


def test_references_are_found_where_they_stand(tmp_path: Path) -> None:
    reading = read(write(tmp_path))
    found = [(each.by, each.place.path) for each in references_to(reading, "actor", "trump")]
    assert found == [("offer", "events.yaml"), ("offer", "events.yaml")]
    assert [each.by for each in references_to(reading, "event", "hanoi")] == ["offer", "paper"]
    assert [each.by for each in references_to(reading, "utterance", "love")] == ["paper"]
    assert [each.by for each in references_to(reading, "coder", "us")] == ["paper"]
    assert references_to(reading, "article", "paper") == []
