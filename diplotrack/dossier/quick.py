"""Records of JSON Lines in which nothing is wrong, from text to model with next to no Python in between.

In: a line. Out: its record, or None if it may not be in order: then it is for `contents` to look at it
again, piece by piece, and to say what is wrong. Both go by the same shapes: from these, one validator for
a whole line is made here, in which every rule of a field stands in the form that needs no sentences.
"""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import count, repeat
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import SchemaValidator, core_schema

from diplotrack.dossier import json_lines, records, schema
from diplotrack.dossier.values import Rule
from diplotrack.model import FiledArticle, FiledReport, FiledWording, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic_core import CoreSchema

    from diplotrack.dossier.nodes import Node
    from diplotrack.dossier.pages import Page
    from diplotrack.model import Actor, Event


def record(kind: str, line: Page, *, numbered: bool = False) -> Actor | Event | FiledArticle | None:
    """Return the record of this kind that a line holds, or None if something may be wrong with it.

    All records in it stand where the line does. With `numbered`, their columns tell them apart, as numbers
    from 1 on, until `nodes_of` finds where they really are: few are ever asked for.
    """
    shape, made = _KINDS[kind]
    try:
        fields = _validator(shape).validate_python(_DECODER.decode(line.text))
    except (ValueError, RecursionError):  # a broken line, a field given twice, a wrong value
        return None
    number = line.line or 1
    spots = (
        (Spot(line.path, number, each) for each in count(1)) if numbered else repeat(Spot(line.path, number))
    )
    return made(fields, iter(spots))


@lru_cache(maxsize=64)
def nodes_of(kind: str, line: Page) -> tuple[Node, ...]:
    """Return the nodes of the records in a line that `record` has read, in the order of their numbers."""
    root, _ = json_lines.parse(line)
    return tuple(_nodes(root, _KINDS[kind][0])) if root else ()


def _nodes(node: Node, shape: type[schema.Shape]) -> Iterator[Node]:
    yield node
    for name, field in shape.model_fields.items():
        for holds in field.metadata:
            if isinstance(holds, schema.Holds) and name in node.fields:
                for inside in node.fields[name].items:
                    yield from _nodes(inside, holds.shape)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return the fields as a dictionary; raise ValueError if one is given twice."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError
    return fields


_DECODER = json.JSONDecoder(object_pairs_hook=_once)


class _Fields:
    """A record's fields, as its shape names them; what it holds of other records is the same of these."""


@lru_cache
def _validator(shape: type[schema.Shape]) -> SchemaValidator:
    return SchemaValidator(_of_shape(shape))


def _of_shape(shape: type[schema.Shape]) -> CoreSchema:
    fields = []
    for name, field in shape.model_fields.items():
        inner = _of_type(field.rebuild_annotation())
        if not field.is_required():
            inner = core_schema.with_default_schema(inner, default=field.default)
        fields.append(core_schema.dataclass_field(name, inner, kw_only=True))
    arguments = core_schema.dataclass_args_schema(shape.NOUN, fields, extra_behavior="forbid")
    return core_schema.dataclass_schema(_Fields, arguments, list(shape.model_fields))


def _of_type(annotation: Any) -> CoreSchema:  # noqa: ANN401 - annotations have no type of their own
    """Return what surely accepts only what a field with this annotation does."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of_rules(*inner)
    if origin is tuple:
        return core_schema.tuple_variable_schema(_of_type(inner[0]))
    if origin is dict:
        return core_schema.dict_schema(_of_type(inner[0]), _of_type(inner[1]))
    if NoneType in inner:
        return core_schema.nullable_schema(_of_type(inner[0]))
    return _of_shape(annotation)


def _of_rules(annotation: Any, *rules: Any) -> CoreSchema:  # noqa: ANN401 - see above
    first, *others = rules
    if isinstance(first, Rule):
        found = first.sure
    elif isinstance(first, schema.Holds):
        found = core_schema.tuple_variable_schema(_of_shape(first.shape))
    else:
        found, others = _of_type(annotation), list(rules)
    for rule in others:
        around = _AROUND[type(rule)]
        found = around(rule.func, found)
    return found


_AROUND: dict[type, Callable[[Any, CoreSchema], CoreSchema]] = {
    BeforeValidator: core_schema.no_info_before_validator_function,
    AfterValidator: core_schema.no_info_after_validator_function,
}


def _actor(shape: schema.ActorShape, spots: Iterator[Spot]) -> Actor:
    return records.actor(shape, next(spots))


def _event(shape: schema.EventShape, spots: Iterator[Spot]) -> Event:
    spot, inside = next(spots), cast("tuple[schema.UtteranceShape, ...]", shape.utterances)
    return records.event(
        shape, spot, tuple(records.utterance(each, next(spots), shape.event) for each in inside)
    )


def _article(shape: schema.ArticleShape, spots: Iterator[Spot]) -> FiledArticle:
    spot, inside = next(spots), cast("tuple[schema.ReportShape, ...]", shape.reports)
    reports = tuple(_report(each, spots, shape.article) for each in inside)
    narrated = cast("tuple[schema.ContextShape, ...]", shape.context)
    context = tuple(records.context(each, next(spots)) for each in narrated)
    found = cast("tuple[schema.QuotationShape, ...]", shape.quotations)
    quotations = tuple(records.quotation(each, next(spots)) for each in found)
    return FiledArticle(records.article(shape, spot, context), reports, quotations)


def _report(shape: schema.ReportShape, spots: Iterator[Spot], article: str) -> FiledReport:
    spot, inside = next(spots), cast("tuple[schema.WordingShape, ...]", shape.wordings)
    wordings = tuple(
        FiledWording(each.utterance, records.wording(each, next(spots), article)) for each in inside
    )
    return FiledReport(shape.event, records.report(shape, spot, article), wordings)


_KINDS: dict[
    str, tuple[type[schema.Shape], Callable[[Any, Iterator[Spot]], Actor | Event | FiledArticle]]
] = {
    "actor": (schema.ActorShape, _actor),
    "event": (schema.EventShape, _event),
    "article": (schema.ArticleShape, _article),
}
"""The shape of each kind of record, and what makes one of it; its spots come in the order of the fields."""
