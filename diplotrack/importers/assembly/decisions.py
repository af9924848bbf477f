"""What somebody has decided for importing a file, kept in a file of its own, in YAML.

In: its text. Out: fields by column, and answers about actors. Every value is read as a text, and nothing is
passed over.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import yaml

from diplotrack.errors import DiplotrackError, did_you_mean
from diplotrack.importers.assembly.findings import UNDECIDED
from diplotrack.importers.tables.headers import checked
from diplotrack.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_HOW = {
    "actors": 'Take the "# " off where two names are one actor\'s; "Lind": "Lind" keeps a name apart.',
    "kinds": f"Each of these is said to be a {UNDECIDED} if it stays so; there are {', '.join(KINDS)}.",
}
"""What is to be done about what is open."""

LARGEST = 10_000_000
"""The most bytes that such a file may have."""


class Decisions(NamedTuple):
    """Fields by column; by name, whose name it is; by name, of which kind its actor is."""

    columns: Mapping[str, str] = {}
    actors: Mapping[str, str] = {}
    kinds: Mapping[str, str] = {}


def read(path: Path) -> Decisions:
    """Read a file of decisions. Raises DiplotrackError where it is not one, and names the line."""
    with path.open("rb") as stream:
        written = stream.read(LARGEST + 1)
    if len(written) > LARGEST:
        raise DiplotrackError(f'"{path}" has more than {LARGEST:,} bytes: is it a mapping file?')
    try:
        node = yaml.compose(written.decode(), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise DiplotrackError(f'"{path}"{line} cannot be read as YAML.') from error
    parts = {}
    for name, part in _fields(path, node) if node else ():
        if name.value not in Decisions._fields:
            near = (
                did_you_mean(name.value, Decisions._fields) or f": there are {', '.join(Decisions._fields)}."
            )
            raise _wrong(path, name, f'there is no part "{name.value}" in a mapping file{near}')
        parts[name.value] = {key.value: _text(path, value) for key, value in _fields(path, part)}
    decisions = Decisions(**parts)
    checked(decisions.columns)
    for actor, kind in decisions.kinds.items():
        if kind not in KINDS:
            raise DiplotrackError(
                f'"{path}": "{kind}", the kind of "{actor}", is none: there are {", ".join(KINDS)}.'
            )
    return decisions


def _fields(path: Path, node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the fields of a mapping; raises DiplotrackError for anything else, and for a field twice."""
    if isinstance(node, yaml.ScalarNode) and node.value in {"", "~"}:
        return
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(path, node, 'here "name: value" is expected')
    seen = set()
    for name, value in node.value:
        text = _text(path, name)
        if text in seen:
            raise _wrong(path, name, f'"{text}" stands here twice')
        seen.add(text)
        yield name, value


def _text(path: Path, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise _wrong(path, node, "here a text is expected")
    return str(node.value)


def _wrong(path: Path, node: yaml.Node, what: str) -> DiplotrackError:
    return DiplotrackError(f'"{path}", line {node.start_mark.line + 1}: {what.removesuffix(".")}.')


def written(
    decisions: Decisions, questions: Mapping[str, Iterable[str]], unsaid: Iterable[str] = ()
) -> Iterator[str]:
    """Yield the lines of a file of decisions, with what is open.

    Names that may be one actor's stand in it as comments; names of actors of whom nobody has said of which
    kind they are, as what they are called until then.
    """
    open_lines = {
        "actors": [
            f"  # {_quoted(name)}: {_quoted(other)}\n"
            for name, others in questions.items()
            for other in others
        ],
        "kinds": [f"  {_quoted(name)}: {_quoted(UNDECIDED)}\n" for name in unsaid],
    }
    for part in Decisions._fields:
        decided = [
            f"  {_quoted(name)}: {_quoted(value)}\n" for name, value in getattr(decisions, part).items()
        ]
        still_open = open_lines.get(part, [])
        if decided or still_open:
            yield f"{part}:\n"
            yield from decided
        if still_open:
            yield f"  # {_HOW[part]}\n"
            yield from still_open


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
