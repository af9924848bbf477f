"""Records of JSON Lines in which nothing is wrong, from text to model with next to no Python in between.

In: a line. Out: its record, or None if it may not be in order: then it is for `contents` to look at it
again, piece by piece, and to say what is wrong. Both go by the same shapes: from these, one validator for
a whole line is made here, in which every rule of a field stands in the form that needs no sentences.
"""

from __future__ import annotations

import json
from functools import lru_cache
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import SchemaValidator, core_schema

from diplotrack.dossier import records, schema
from diplotrack.model import FiledArticle, FiledReport, FiledWording, Spot

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import CoreSchema

    from diplotrack.dossier.pages import Page
    from diplotrack.model import Actor, Event


def record(kind: str, line: Page) -> Actor | Event | FiledArticle | None:
    """Return the record of this kind that a line holds, or None if something may be wrong with it.

    All records in it stand where the line does; in which column is not known.
    """
    shape, made = _KINDS[kind]
    try:
        fields = _validator(shape).validate_python(_DECODER.decode(line.text))
    except (ValueError, RecursionError):  # a broken line, a field given twice, a wrong value
        return None
    return made(fields, Spot(line.path, line.line or 1))


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
    if isinstance(first, schema.Rule):
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


def _event(shape: schema.EventShape, spot: Spot) -> Event:
    utterances: Any = shape.utterances
    return records.event(
        shape, spot, tuple(records.utterance(each, spot, shape.event) for each in utterances)
    )


def _article(shape: schema.ArticleShape, spot: Spot) -> FiledArticle:
    context: Any = shape.context
    article = records.article(shape, spot, tuple(records.context(each, spot) for each in context))
    return FiledArticle(article, tuple(_report(each, spot, article.key) for each in shape.reports))


def _report(shape: Any, spot: Spot, article: str) -> FiledReport:  # noqa: ANN401 - it is like a ReportShape
    wordings = (FiledWording(each.utterance, records.wording(each, spot, article)) for each in shape.wordings)
    return FiledReport(shape.event, records.report(shape, spot, article), tuple(wordings))


_KINDS: dict[str, tuple[type[schema.Shape], Callable[[Any, Spot], Actor | Event | FiledArticle]]] = {
    "actor": (schema.ActorShape, records.actor),
    "event": (schema.EventShape, _event),
    "article": (schema.ArticleShape, _article),
}
