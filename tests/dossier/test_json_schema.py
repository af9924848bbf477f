"""The schemas for editors: they accept what the reader accepts, and refuse broken records as it does."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from diplotrack.dossier import contents
from diplotrack.dossier.json_schema import IN_YAML, KINDS_OF_FILE, schema_of, schema_text
from diplotrack.errors import Problem
from diplotrack.workspace import shipped_dossier
from tests.dossier.test_format_page import PAGE, blocks
from tests.dossier.test_quick import ACTOR, ARTICLE, EVENT, WHOLE, changed
from tests.dossier.test_quick import written as as_line

if TYPE_CHECKING:
    from collections.abc import Callable

VALIDATORS = {kind: Draft7Validator(schema_of(kind)) for kind in KINDS_OF_FILE}
KIND_OF = {"dossier": "dossier", "actors": "actors", "events": "events", "articles": "article"}
VECTORS = Path(__file__).parents[1] / "vectors"


def as_yaml_1_2(text: str) -> Any:  # noqa: ANN401 - whatever a file holds
    return plain(YAML(typ="safe", pure=True).load(StringIO(text)))


def as_yaml_1_1(text: str) -> Any:  # noqa: ANN401 - whatever a file holds
    return plain(yaml.safe_load(text))


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever a file holds
    """Return the same with dates as texts: JSON Schema knows none."""
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


EDITORS = pytest.mark.parametrize("loaded", [as_yaml_1_2, as_yaml_1_1])


def complaints(kind: str, value: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[kind].iter_errors(value)]


def kind_of(name: str) -> str:
    return KIND_OF[re.split("[/.]", name)[0]]


@pytest.mark.parametrize("kind", KINDS_OF_FILE)
def test_a_schema_is_one(kind: str) -> None:
    Draft7Validator.check_schema(json.loads(schema_text(kind)))


@EDITORS
def test_the_shipped_dossier_is_valid(loaded: Callable[[str], object]) -> None:
    paths = sorted(shipped_dossier().rglob("*.yaml"))
    assert len(paths) == 5
    for path in paths:
        kind = kind_of(path.relative_to(shipped_dossier()).as_posix())
        assert complaints(kind, loaded(path.read_text(encoding="utf-8"))) == []


@EDITORS
def test_the_examples_of_the_format_are_valid(loaded: Callable[[str], object]) -> None:
    for block in blocks("yaml"):
        name, _, text = block.removeprefix("# ").partition("\n")
        assert complaints(kind_of(name), loaded(text)) == []


def test_the_lines_of_the_format_are_valid() -> None:
    found = re.findall(
        r"`([a-z]+)[a-z/0-9-]*\.jsonl`:\n\n```jsonl\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL
    )
    assert len(found) == 3
    for name, text in found:
        for line in text.splitlines():
            assert complaints(f"{KIND_OF[name].rstrip('s')}-line", json.loads(line)) == []


@pytest.mark.parametrize("record", ["actor", "event", "article"])
def test_a_record_with_every_field_is_valid(record: str) -> None:
    whole = {"actor": ACTOR, "event": EVENT, "article": ARTICLE}[record]
    assert complaints(f"{record}-line", whole) == []


SOUND = """
- actor: lee
  name: Lee
  kind: person
  aliases: Lee
  wikidata: Q884
  offices: []
"""

BROKEN = {
    "a field is missing": ("  name: Lee\n", ""),
    "a required field is empty": ("name: Lee\n", "name:\n"),
    "a field is unknown": ("  name: Lee\n", "  name: Lee\n  nmae: Lee\n"),
    "a key has capitals": ("actor: lee", "actor: Lee"),
    "a key is too long": ("actor: lee", f"actor: {'l' * 81}"),
    "a text is a list": ("name: Lee", "name: [Lee]"),
    "a text is blank": ("name: Lee", 'name: "  "'),
    "a word is not known": ("kind: person", "kind: persons"),
    "an office is no record": ("offices: []", "offices: [President]"),
    "offices are no list": ("offices: []", "offices: {office: President, dates: 2018, basis: stated}"),
    "a date is English": ("offices: []", "offices: [{office: President, dates: May 2018, basis: stated}]"),
    "an office has no dates": ("offices: []", "offices: [{office: President, basis: stated}]"),
    "a Wikidata item is a number": ("wikidata: Q884", "wikidata: 884"),
    "an alias is a record": ("aliases: Lee", "aliases: [{name: Lee}]"),
    "a record is a text": ("\n- actor", "\n- lee\n- actor"),
    "the file is a record": (SOUND, "actor: lee\nname: Lee\nkind: person\n"),
}


def test_the_sound_record_is_sound(tmp_path: Path) -> None:
    assert complaints("actors", as_yaml_1_2(SOUND)) == []
    assert found_by_the_reader(tmp_path, SOUND) == []


def found_by_the_reader(folder: Path, text: str) -> list[Problem]:
    path = folder / "actors.yaml"
    path.write_text(text, encoding="utf-8")
    return [each for each in contents.contents(folder, path) if isinstance(each, Problem)]


@pytest.mark.parametrize("broken", BROKEN)
def test_what_the_reader_refuses_the_schema_refuses(broken: str, tmp_path: Path) -> None:
    old, new = BROKEN[broken]
    assert old in SOUND
    text = SOUND.replace(old, new)
    assert found_by_the_reader(tmp_path, text)
    assert complaints("actors", as_yaml_1_2(text))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("article", "outside"),
        ("published", "yesterday"),
        ("url", "example.org"),
        ("text", {"sha256": "12"}),
        ("reports", [{"event": "offer", "at": []}]),
        ("reports", [{"event": "offer", "at": {"start": -1, "end": 2, "sha256": "ab" * 32}}]),
        ("context", [{"why": "no anchor"}]),
        (
            "quotations",
            [{"words": "x", "at": {"start": 1, "end": 2, "sha256": "ab" * 32}, "manner": "reported"}],
        ),
    ],
)
def test_a_broken_article_is_refused(field: str, value: object) -> None:
    broken = deepcopy(ARTICLE) | {field: value}
    assert complaints("article-line", broken)
    assert complaints("article", broken)
    assert complaints("article", [broken])


def test_one_side_is_no_disagreement() -> None:
    assert complaints("event-line", EVENT | {"disagrees": [{"about": "place", "says": {"a": "here"}}]})


def test_in_json_a_text_is_in_quotes() -> None:
    assert complaints("actor-line", ACTOR | {"name": 2018})
    assert complaints("actors", [ACTOR | {"name": 2018}]) == []


def test_every_valid_date_is_accepted() -> None:
    vectors = json.loads((VECTORS / "edtf.json").read_text(encoding="utf-8"))
    valid = [each["edtf"] if isinstance(each, dict) else each for each in vectors["valid"]]
    assert len(valid) > 70
    for written in valid:
        assert complaints("event-line", EVENT | {"date": written}) == []


TEXTS = st.sampled_from(
    [
        "no",
        "Yes",
        "2018",
        "1.5",
        "true",
        "off",
        "0o17",
        "1e5",
        "2025-10-29",
        "Lee",
        "0x1F",
        "12:30:45",
        ".5",
        "1_000",
    ]
)
KEYS = st.sampled_from(["2018", "no", "true", "1e5", "lee", "0", "1-2", "on", "2025-10-29", "0x1f"])


@EDITORS
@given(
    record=st.fixed_dictionaries(
        {"actor": KEYS, "name": TEXTS, "kind": st.just("person")},
        optional={
            "aliases": TEXTS | st.lists(TEXTS, max_size=2),
            "of": KEYS | st.lists(KEYS, max_size=2),
            "code": TEXTS,
            "note": st.none() | TEXTS,
            "offices": st.lists(
                st.fixed_dictionaries(
                    {
                        "office": TEXTS,
                        "dates": st.sampled_from(["2018", "2018-05", "0999"]),
                        "basis": st.just("stated"),
                    }
                ),
                max_size=1,
            ),
        },
    )
)
def test_texts_without_quotes_are_valid_whatever_an_editor_takes_them_for(
    loaded: Callable[[str], object], record: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = f"- {written(record)}\n"
    assert found_by_the_reader(tmp_path_factory.mktemp("typeless", numbered=True), text) == []
    assert complaints("actors", loaded(text)) == []


def written(value: object) -> str:
    """Return YAML without a single quotation mark."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {written(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return "~" if value is None else str(value)


def test_every_word_is_explained() -> None:
    for kind in IN_YAML:
        text = schema_text(kind)
        assert "](" not in text
        explained = [each for each in _objects(json.loads(text)) if "enum" in each]
        for each in explained:
            words = each["enum"]
            if words not in (["dt-norm-1"], ["before", "after", "at"]):
                assert len(each["enumDescriptions"]) == len(words)


def _objects(value: object) -> list[dict[str, Any]]:
    inside = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return ([value] if isinstance(value, dict) else []) + [
        found for each in inside for found in _objects(each)
    ]


@pytest.mark.parametrize("kind", WHOLE)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(data=st.data())
def test_what_the_reader_accepts_the_schema_accepts(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    record = data.draw(changed(WHOLE[kind]))
    path = as_line(tmp_path, kind, json.dumps(record))
    if not any(isinstance(each, Problem) for each in contents.contents(tmp_path, path)):
        assert complaints(f"{kind}-line", record) == []
        in_yaml = record if kind == "article" else [record]
        assert complaints({"actor": "actors", "event": "events"}.get(kind, kind), in_yaml) == []
