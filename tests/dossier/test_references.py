"""Every field that holds another record's key is known to do so."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from diplotrack.dossier import schema
from diplotrack.dossier.reader import read
from diplotrack.dossier.references import REFERENCES, references, references_to
from diplotrack.dossier.values import Key, Rule
from tests.cli.conftest import write

if TYPE_CHECKING:
    from pathlib import Path

KEY = get_args(Key)[1]


def holds_keys(annotation: object) -> bool:
    inner = get_args(annotation)
    return any(each is KEY for each in inner if isinstance(each, Rule)) or any(map(holds_keys, inner))


def test_every_field_with_keys_refers_to_something_or_declares_it() -> None:
    shapes = schema.Shape.__subclasses__()
    own = [each for each in shapes if each.NOUN in each.model_fields and each is not schema.ParticipantShape]
    declared = {(schema.DossierShape, "coders"), *((each, each.NOUN) for each in own)}
    with_keys = {
        (shape, name)
        for shape in shapes
        for name, field in shape.model_fields.items()
        if holds_keys(field.rebuild_annotation())
    }
    named = {(shape, name) for shape, fields in REFERENCES.items() for name in fields}
    assert with_keys - declared == named


def test_references_are_found_where_they_stand(tmp_path: Path) -> None:
    reading = read(write(tmp_path))
    found = [(each.by, each.node.place.path) for each in references_to(reading, "actor", "trump")]
    assert found == [("offer", "events.yaml"), ("offer", "events.yaml")]
    assert [each.by for each in references_to(reading, "event", "hanoi")] == ["offer", "paper"]
    assert [each.by for each in references_to(reading, "utterance", "love")] == ["paper"]
    assert [each.by for each in references_to(reading, "coder", "us")] == ["paper"]
    assert len({(each.node.page.path, each.node.start) for each in references(reading)}) == 13
