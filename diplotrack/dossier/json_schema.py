"""JSON Schemas of the files, made from the shapes: by them an editor completes, explains and checks.

In: which file is meant. Out: its schema in draft-07, which the language servers for YAML read. What the
reader accepts the schema accepts; what is wrong beyond the shape of one record only `diplotrack check` knows.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, cast, get_args, get_origin

from diplotrack.codebook import codebook
from diplotrack.dossier import schema, values
from diplotrack.keys import KEY_PATTERN
from diplotrack.model import BASES, KINDS, MANNERS, OUTSIDE, ROLES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Schema: TypeAlias = "dict[str, Any]"

DIALECT = "http://json-schema.org/draft-07/schema#"
_ABSENT = {"type": "null"}
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """Return what each field of each record holds, by the record's noun and the field's name, in Markdown.

    Their home is `meanings.json`; the tables of docs/format.md are held against it.
    """
    found: Mapping[str, Mapping[str, str]] = json.loads(
        Path(__file__).with_name("meanings.json").read_text(encoding="utf-8")
    )
    return found


def schema_of(kind: str) -> Schema:
    """Return the schema of a kind of file, one of `KINDS_OF_FILE`."""
    made = _Making(typed=kind not in IN_YAML)
    record = made.of_shape(_SHAPES[kind.partition("-")[0]])
    several: Schema = {"type": ["array", "null"], "items": record}
    roots: dict[str, Schema] = {"actors": several, "events": several, "article": {"anyOf": [record, several]}}
    return {
        "$schema": DIALECT,
        "title": f"diplotrack: {KINDS_OF_FILE[kind]}",
        **roots.get(kind, {"allOf": [record]}),
        "definitions": dict(sorted(made.definitions.items())),
    }


def schema_text(kind: str) -> str:
    """Return the same as the text of a file."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=2) + "\n"


class _Making:
    """One schema in the making, and the shapes that it needs.

    `typed` is for JSON, in which a text has quotes. In YAML it has none, so an editor takes `2018` for a
    number and `no` for a truth value: there a text may be either.
    """

    def __init__(self, *, typed: bool) -> None:
        self.definitions: dict[str, Schema] = {}
        self._typed = typed

    def of_shape(self, shape: type[schema.Shape]) -> Schema:
        """Return a reference to what a record must be, and see to its definition."""
        name = shape.NOUN
        if name not in self.definitions:
            self.definitions[name] = {}  # so that it is begun once
            self.definitions[name] = self._record(shape)
        return {"$ref": f"#/definitions/{name.replace(' ', '%20')}"}

    def _record(self, shape: type[schema.Shape]) -> Schema:
        fields = {}
        for name, field in shape.model_fields.items():
            held = _or_absent(self._of_type(field.rebuild_annotation()), absent=not field.is_required())
            fields[name] = {"description": _described(shape, name), **_with_codes(shape, name, held)}
        required = [name for name, field in shape.model_fields.items() if field.is_required()]
        return {
            "type": "object",
            "additionalProperties": False,
            "required": required,
            "properties": fields,
        }

    def _of_type(self, annotation: Any) -> Schema:  # noqa: ANN401 - annotations have no type of their own
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._of_rules(*inner)
        if origin is tuple:
            return {"type": "array", "items": self._of_type(inner[0])}
        if origin is dict:
            names = {"pattern": f"^{KEY_PATTERN}$"}
            return {"type": "object", "propertyNames": names, "additionalProperties": self._of_type(inner[1])}
        if NoneType in inner:
            return self._of_type(inner[0])
        return self.of_shape(annotation)

    def _of_rules(self, annotation: Any, *rules: Any) -> Schema:  # noqa: ANN401 - see above
        first, *others = rules
        if isinstance(first, values.Rule):
            found = self._of_rule(first)
        elif isinstance(first, schema.Holds):
            found = {"type": "array", "items": self.of_shape(first.shape)}
        else:
            found, others = self._of_type(annotation), list(rules)
        for rule in others:
            found = _AROUND[rule.func](found)
        return found

    def _of_rule(self, rule: values.Rule) -> Schema:
        if rule.sure["type"] == "literal":
            return _chosen(tuple(rule.sure["expected"]))
        told = _TOLD[rule]
        if self._typed and rule is not _rule(values.Count):
            return {**told, "type": "string"}
        return dict(told)


def _or_absent(held: Schema, *, absent: bool) -> Schema:
    """Return the same for a field that may be empty, which counts as absent."""
    if not absent:
        return held
    if set(held) & {"$ref", "anyOf", "enum"}:
        return {"anyOf": [*held.get("anyOf", [held]), _ABSENT]}
    types = held["type"]
    return {**held, "type": [*([types] if isinstance(types, str) else types), "null"]}


def _described(shape: type[schema.Shape], name: str) -> str:
    """Return the meaning of a field without the links of Markdown."""
    plain = _LINK.sub(r"\1", meanings()[shape.NOUN][name])
    return plain[:1].upper() + plain[1:] + "."


def _listed(held: Schema) -> Schema:
    """Let one stand for a list of one."""
    return {"anyOf": [held["items"], held]}


def _some(held: Schema) -> Schema:
    """Ask for one at least of a list, be it one that stands for a list."""
    one, several = held["anyOf"]
    return {"anyOf": [one, {**several, "minItems": 1}]}


def _chosen(names: tuple[str, ...]) -> Schema:
    """Return what must be one of these words, each with its meaning where it has one."""
    known = next((each for each in _meanings_of_words() if set(names) <= set(each)), {})
    explained = {"enumDescriptions": [known[name] for name in names]} if known else {}
    return {"enum": list(names), **explained}


@cache
def _meanings_of_words() -> tuple[Mapping[str, str], ...]:
    types = {name: each.meaning for name, each in codebook().types.items()}
    return BASES, STATUSES, KINDS, ROLES, MANNERS, types


def _with_codes(shape: type[schema.Shape], name: str, held: Schema) -> Schema:
    """Offer the codebook's modes and contexts, which depend on one another and which only `check` judges."""
    if shape is not schema.EventShape or name not in ("mode", "contexts"):
        return held
    book = codebook()
    if name == "contexts":
        words = dict(book.contexts)
    else:
        words = {mode: "; ".join(told) for mode, told in _modes().items()}
    offered = {"enum": list(words), "enumDescriptions": list(words.values())}
    if name == "mode":
        return {"anyOf": [offered, held]}
    one, several, *absent = held["anyOf"]
    return {"anyOf": [offered, one, {**several, "items": {"anyOf": [offered, one]}}, *absent]}


def _modes() -> dict[str, list[str]]:
    """Return what each mode means with each type that has it."""
    found: dict[str, list[str]] = {}
    for each in codebook().types.values():
        for mode, meaning in each.modes.items():
            found.setdefault(mode, []).append(f"{each.name}: {meaning}")
    return found


def _rule(annotation: Any) -> values.Rule:  # noqa: ANN401 - see above
    """Return the rule of a kind of field."""
    return cast("values.Rule", get_args(annotation)[1])


_TYPELESS = ["string", "number", "boolean"]
_TEXT = {"type": _TYPELESS, "pattern": r"\S", "patternErrorMessage": "Write it, or delete the field."}
_TOLD: dict[values.Rule, Schema] = {
    _rule(values.Prose): _TEXT,
    _rule(values.Line): _TEXT,
    _rule(values.Key): {
        "type": _TYPELESS,
        "minimum": 0,
        "pattern": f"^{KEY_PATTERN}$",
        "patternErrorMessage": "A key is made of a to z, digits and hyphens, and begins with no hyphen.",
    },
    _rule(values.Date): {
        "type": ["string", "number"],
        "pattern": r"^[0-9X?~%/.,\[\]{}TZS:+-]+$",
        "patternErrorMessage": "Write a date as in 2025-10-29, 2025-10, 2025; `diplotrack date` knows more.",
    },
    _rule(values.Count): {"type": ["integer", "string"], "pattern": "^[0-9]{1,9}$", "minimum": 0},
    _rule(values.Sha256): {"type": ["string", "number"], "pattern": "^[0-9a-f]{64}$"},
    _rule(values.Url): {
        "type": "string",
        "pattern": '^https?://[^\\s<>"]+$',
        "patternErrorMessage": 'Write the address whole, from "https://" on.',
    },
    _rule(values.Wikidata): {
        "type": "string",
        "pattern": "^Q[1-9][0-9]*$",
        "patternErrorMessage": 'Write it as in "Q884".',
    },
    _rule(values.Score): {
        "type": ["string", "number"],
        "pattern": r"^(0(\.[0-9]+)?|1(\.0+)?)$",
        "minimum": 0,
        "maximum": 1,
    },
}
"""What each rule says of a text in YAML, where it may look like something else. Patterns judge texts only."""

_AROUND: dict[Callable[..., object], Callable[[Schema], Schema]] = {
    values.listed: _listed,
    values.some: _some,
    values.two_sides: lambda held: {**held, "minProperties": 2},
    values.not_outside: lambda held: {**held, "not": {"const": OUTSIDE}},
}
"""What each rule of a whole field, beyond that of its type, adds to what it must be."""

KINDS_OF_FILE = {
    "dossier": "dossier.yaml",
    "actors": "actors.yaml",
    "events": "events.yaml, and each file of events/",
    "article": "a file of articles/",
    "actor-line": "a line of actors.jsonl",
    "event-line": "a line of events.jsonl, and of each file of events/ in JSON Lines",
    "article-line": "a line of a file of articles/ in JSON Lines",
}
"""Every kind of file that has a schema, and which it is."""

IN_YAML = ("dossier", "actors", "events", "article")
"""The kinds of file that are written by hand."""

_SHAPES: dict[str, type[schema.Shape]] = {
    "dossier": schema.DossierShape,
    **dict.fromkeys(("actor", "actors"), schema.ActorShape),
    **dict.fromkeys(("event", "events"), schema.EventShape),
    "article": schema.ArticleShape,
}
