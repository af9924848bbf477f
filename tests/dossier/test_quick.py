"""What is read quickly is what is read with care: the same records, and never one that is wrong."""

from __future__ import annotations

import dataclasses
import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeGuard, get_args
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core import SchemaValidator

from diplotrack.dates.edtf import EdtfDate
from diplotrack.dossier import json_lines, quick
from diplotrack.dossier.contents import Notes, contents
from diplotrack.dossier.schema import Shape
from diplotrack.dossier.values import Rule
from diplotrack.model import Spot

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import DataclassInstance

    from diplotrack.dossier.contents import Record
    from diplotrack.errors import Problem

SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
ANCHOR = {"start": 0, "end": 4, "sha256": SHA}
ACTOR: dict[str, Any] = {
    "actor": "lee",
    "name": "Lee",
    "kind": "person",
    "aliases": ["Mr Lee", "President Lee"],
    "of": "korea",
    "code": "KORGOV",
    "wikidata": "Q884",
    "note": "A\nnote.",
    "offices": [{"office": "President", "dates": "2025-06/..", "basis": "stated", "began": "vote"}],
}
EVENT: dict[str, Any] = {
    "event": "offer",
    "date": "[2025-10-24..2025-10-26]",
    "basis": "outside",
    "why": "on the flight",
    "status": "happened",
    "type": "AGREE",
    "mode": None,
    "contexts": "diplomatic",
    "title": "An offer",
    "summary": "Lee offers talks,  and\nwaits.",
    "place": "on the way to Seoul",
    "actors": [{"actor": "lee", "role": "actor"}, {"actor": "kim", "role": "recipient"}],
    "part_of": "trip",
    "responds_to": ["speech"],
    "follows": [],
    "utterances": [
        {"utterance": "love-to", "speaker": "lee", "to": "kim", "differs_from": "other"},
        {"utterance": "ready", "speaker": "lee"},
    ],
    "disagrees": [{"about": "place", "says": {"daily": "a plane", "outside": "a hotel"}, "settled": "seen"}],
}
ARTICLE: dict[str, Any] = {
    "article": "daily",
    "title": "Talks?",
    "outlet": "The Daily",
    "author": "A. Writer",
    "url": "https://example.org/talks?id=1",
    "published": "2025-10-28",
    "basis": "stated",
    "wire": "agency",
    "coder": "ann",
    "verified": "2025-11",
    "text": {"sha256": SHA, "characters": 90, "norm": "dt-norm-1", "length": 88, "paragraphs": [0, 50]},
    "reports": [
        {
            "event": "offer",
            "at": ANCHOR,
            "dated": {"printed": "on Friday", "date": "2025-10-24"},
            "status": "planned",
            "names": {"lee": "Mr Lee"},
            "wordings": [
                {"utterance": "love-to", "manner": "verbatim", "words": "I would.", "at": [ANCHOR, ANCHOR]},
                {"utterance": "ready", "manner": "reported", "at": ANCHOR, "note": "n"},
            ],
        },
        {"event": "trip", "at": [ANCHOR], "title": "A trip", "summary": "They go.", "note": "n"},
    ],
    "context": [{"at": ANCHOR, "why": "says who they are"}],
}
FILES = {"actor": "actors.jsonl", "event": "events.jsonl", "article": "articles/all.jsonl"}
WHOLE = {"actor": ACTOR, "event": EVENT, "article": ARTICLE}

space = st.sampled_from(" \n\r\t\x0b\x1c\x1f\x85\xa0\u1680\u2003\u2028\u202f\u3000\u200b\u180e\ufeff")
odd = st.sampled_from("a-\x00\x08\x7f\x9f\u00ad\u202e\u2069\ud800\U0001f600e\u0301")
texts = st.text(space | odd | st.characters(), max_size=6)
ODD: tuple[object, ...] = (
    *("lee", "-lee", "Lee", "a" * 80, "a" * 81, "lee\n", "outside", "2018", "20188", "2018-13", "1", "01"),
    *("Q0", "Q1", "Q1 ", "happened", "Happened", "dt-norm-1", SHA, SHA.upper(), SHA[1:], f"{SHA}\n", "", " "),
    *("https://a", "https://a b", "https://\u00e9.org", "http://", 'https://a"', "https://a<b>", "ftp://a"),
    *(None, True, False, 0, -1, 10**9 - 1, 10**9, 10**30, 1.0, float("nan"), float("inf")),
    *([], {}, [[]], ["lee"], ["lee", None], {"lee": "x"}, [ANCHOR], ANCHOR, {"a": {}}),
)
values = st.sampled_from(ODD).map(deepcopy) | texts
fields = st.sampled_from(
    ["event", "actor", "title", "date", "at", "note", "norm", "says", "oops", "Title", ""]
)


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the paths to everything inside a record."""
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [path, *(each for step, inner in inside for each in places(inner, (*path, step)))]


@st.composite
def changed(draw: st.DrawFn, whole: dict[str, Any]) -> object:
    """Draw a record in which up to two values are exchanged, left out or added."""
    found: Any = deepcopy(whole)
    for _ in range(draw(st.integers(0, 2))):
        *path, last = draw(st.sampled_from(places(found)[1:] or [("",)]))
        owner = found
        for step in path:
            owner = owner[step]
        what = draw(st.sampled_from(["exchange", "leave out", "add"]))
        if what == "leave out":
            owner.pop(last, None) if isinstance(owner, dict) else owner.pop(last)
        elif what == "add" and isinstance(owner, dict):
            owner[draw(fields)] = draw(values)
        else:
            owner[last] = draw(values)
    return found


@st.composite
def lines(draw: st.DrawFn, whole: dict[str, Any]) -> str:
    """Draw a record as a line of JSON, now and then with a field twice or a character too many."""
    line = json.dumps(draw(changed(whole)), ensure_ascii=draw(st.booleans()))
    at = draw(st.integers(0, len(line)))
    also = draw(st.sampled_from(["", "", "", "", ' "title": "Twice",', '"event": "twice",', "}", ",", " "]))
    return line[:at] + also + line[at:]


def written(folder: Path, kind: str, line: str) -> Path:
    path = folder / FILES[kind]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(line.encode("utf-8", "surrogatepass"))
    return path


def with_care(folder: Path, path: Path) -> list[Record | Problem]:
    """Return what the file holds, every record of it read piece by piece."""
    with mock.patch.object(quick, "record", return_value=None):
        return list(contents(folder, path))


@pytest.mark.parametrize("kind", WHOLE)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(data=st.data())
def test_reading_quickly_changes_nothing(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    path = written(tmp_path, kind, data.draw(lines(WHOLE[kind])))
    quickly = list(contents(tmp_path, path))
    assert quickly == with_care(tmp_path, path)
    assert quickly == list(contents(tmp_path, path, Notes()))


def rules_in(annotation: object) -> set[Rule]:
    """Return the rules of a field."""
    inner = get_args(annotation)
    return {each for each in inner if isinstance(each, Rule)}.union(*map(rules_in, inner))


RULES = {
    rule: SchemaValidator(rule.sure)
    for shape in Shape.__subclasses__()
    for field in shape.model_fields.values()
    for rule in rules_in(field.rebuild_annotation())
}
"""Every rule, in the form that is read quickly."""


def hold(value: object) -> None:
    """Hold both forms of every rule against each other."""
    for rule, sure in RULES.items():
        if sure.isinstance_python(value):
            assert repr(sure.validate_python(value)) == repr(rule.judge(value))


def test_what_is_surely_right_is_right() -> None:
    for value in ODD:
        hold(value)
    for first in (" ", "\x1f", "\u2028", "a"):
        for code in (*range(0x3100), *range(0xFE00, 0x10000), *range(0x10000, 0x10FFFF, 0x800)):
            hold(f"{first}{chr(code)}b")
            hold(f"a{chr(code)}{first}")


@given(texts | st.text(st.sampled_from('aZ0-.:/<>"\n ')))
def test_a_text_that_is_surely_right_is_right(text: str) -> None:
    hold(text)


@pytest.mark.parametrize("kind", WHOLE)
def test_what_is_in_order_is_read_quickly(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, kind, json.dumps(WHOLE[kind]))
    (record,) = with_care(tmp_path, path)
    monkeypatch.delattr(json_lines, "parse")
    assert list(contents(tmp_path, path)) == [record]
    assert list(contents(tmp_path, path, Notes())) == [record]


@pytest.mark.parametrize("kind", WHOLE)
def test_what_was_read_quickly_is_found_again(tmp_path: Path, kind: str) -> None:
    path = written(tmp_path, kind, f"\n{json.dumps(WHOLE[kind])}")
    notes, careful = Notes(), Notes()
    (record,) = contents(tmp_path, path, notes)
    with mock.patch.object(quick, "record", return_value=None):
        (same,) = contents(tmp_path, path, careful)
    spots, their_spots = spots_in(record), spots_in(same)
    assert len(set(map(repr, spots))) == len(spots)
    assert [notes.marks.place(spot) for spot in spots] == [careful.marks.place(spot) for spot in their_spots]


def spots_in(value: object) -> list[Spot]:
    """Return where a record stands, and all records inside it."""
    if isinstance(value, Spot):
        return [value]
    inside = [getattr(value, each.name) for each in dataclasses.fields(value)] if is_record(value) else value
    return [spot for each in inside for spot in spots_in(each)] if isinstance(inside, list | tuple) else []


def is_record(value: object) -> TypeGuard[DataclassInstance]:
    return dataclasses.is_dataclass(value) and not isinstance(value, EdtfDate)
