"""One value that a person types, judged as it will be in the files.

In: the shape of a record, the name of a field, and the value. Out: what is wrong with it, in a sentence.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

if TYPE_CHECKING:
    from pydantic import BaseModel


def fault(shape: type[BaseModel], field: str, value: object, called: str = "") -> str:
    """Return what is wrong with the value of a field, as a sentence with a way out; empty if nothing is.

    The sentence begins with what the field is called, which else is its name.

    >>> from diplotrack.dossier.schema import ActorShape
    >>> fault(ActorShape, "kind", "persn")
    '"kind" cannot be "persn". Did you mean "person"?'
    """
    try:
        _field(shape, field).validate_python(value)
    except ValidationError as error:
        name = called or f'"{field}"'
        told = error.errors(include_url=False)[0].get("ctx", {})
        return f"{name} {told.get('message', 'cannot be read')}. {told.get('hint', '')}".rstrip()
    return ""


@cache
def _field(shape: type[BaseModel], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(shape.model_fields[name].rebuild_annotation())
