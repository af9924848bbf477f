"""The YAML in front of a Markdown text: the file's text in, fields and body out.

Every scalar is a text, as in a dossier: `no` is no falsehood and 2018 no number. Aliases are refused, since a
few of them can stand for gigabytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import yaml

from diplotrack.importers.meaning.plain import in_one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_DEEPEST = 20

Field: TypeAlias = "str | list[Field] | dict[str, Field]"
"""What a field can be: a text, a list, or fields of its own."""


class Unreadable(Exception):
    """Why a text has no fields in front that could be read."""


def read_fields(text: str) -> tuple[Mapping[str, Field], str]:
    r"""Return the fields in front of a text, and the text. Raises `Unreadable`.

    >>> read_fields("---\ntitle: Talks\ntags: [a, b]\n---\nThey met.")
    ({'title': 'Talks', 'tags': ['a', 'b']}, 'They met.')
    """
    match = _FRONT.match(text)
    if not match:
        raise Unreadable("no YAML stands in front: it begins with a line ---, and ends with another")
    try:
        _refuse_bombs(match[1])
        found = yaml.load(match[1], Loader=_LOADER)  # noqa: S506 - it builds nothing but texts, lists and fields
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1 + text[: match.start(1)].count(chr(10))}" if mark else ""
        why = in_one_line(getattr(error, "problem", None) or str(error))
        raise Unreadable(f"the YAML in front cannot be read{where}: {why}") from None
    if not isinstance(found, dict):
        raise Unreadable("what stands in front is no fields, as in title: Talks begin")
    return found, text[match.end() :]


def _refuse_bombs(front: str) -> None:
    """Raise `Unreadable` at an alias or deep nesting, before anything is built of it."""
    depth = 0
    for event in yaml.parse(front, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise Unreadable("the YAML in front has an alias, a name with * in front: write the value out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise Unreadable("the YAML in front is nested too deep")


def listed(field: Field | None) -> list[Field]:
    """Return the values of a field that may hold one or several; none if it is empty."""
    several = field if isinstance(field, list) else [field]
    return [each for each in several if each]


def written(field: Field | None) -> str:
    """Return a field on one line, as a person would write it.

    >>> written({"tier": "1", "by": ["a", "b"]})
    'tier: 1, by: a; b'
    """
    if isinstance(field, dict):
        return ", ".join(f"{in_one_line(name)}: {written(each)}" for name, each in field.items() if each)
    if isinstance(field, list):
        return "; ".join(filter(None, map(written, field)))
    return in_one_line(field or "")
