"""The files of a dossier in their one canonical form, comments kept.

In: what was read. Out: the text that a file would have; or, through `editing`, files that have it. What they
say does not change: both are read, and the same must come of it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dossier import files
from diplotrack.dossier.changing import gaps
from diplotrack.dossier.changing.editing import editing
from diplotrack.dossier.changing.holdings import Holdings
from diplotrack.dossier.printing import printer
from diplotrack.dossier.printing.printer import Remark
from diplotrack.dossier.printing.remarks import remarks
from diplotrack.dossier.reader import read
from diplotrack.errors import DossierProblems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from diplotrack.dossier.printing.printer import Steps
    from diplotrack.dossier.reading import Reading


class Formatted(NamedTuple):
    """Which files were not in canonical form, and which have problems and were left alone."""

    changed: tuple[str, ...]
    unreadable: tuple[str, ...]


def check_format(folder: Path) -> Formatted:
    """Return which files of a dossier are not in canonical form; nothing is written."""
    reading = read(folder)
    return Formatted(tuple(name for name, _, _ in _different(folder, reading)), _unreadable(reading))


def format_files(folder: Path) -> Formatted:
    """Bring the files of a dossier into canonical form, as one edit, and return which were not.

    Raises as `editing` does, and DossierProblems if anything would say something else then.
    """
    with editing(folder) as edit:
        texts = list(_different(folder, edit.reading))
        for name, old, new in texts:
            edit.replace_text(name, old, new)
        after = read(folder, {name: new.encode() for name, _, new in texts}, edit.reading)
        for name, _, _ in texts:
            if _said(edit.reading, name) != _said(after, name):
                raise DossierProblems(
                    f'"{name}" would not say the same in canonical form: nothing was written.'
                )
        edit.told = f"Wrote {', '.join(name for name, _, _ in texts)} in canonical form."
    return Formatted(tuple(name for name, _, _ in texts), _unreadable(edit.reading))


def canonical_text(name: str, text: str, holdings: Holdings) -> str:
    """Return the text of a file, all of whose records are in the holdings, in canonical form."""
    kind, held = files.kind_of(name), holdings.of_file(name)
    if name.endswith(files.JSON_LINES):
        shape = printer.SHAPES[kind]
        return "".join(f"{printer.json_line(holdings.plain(each), shape)}\n" for each in held)
    if not held:
        return text
    nodes = [holdings.node(each) for each in held]
    found = remarks(text, nodes, printer.SHAPES[kind])
    in_list = gaps.dash(nodes[0]) is not None or text[: nodes[0].start].rstrip().endswith("[")
    inside: defaultdict[int, dict[Steps, Remark]] = defaultdict(dict)
    for steps, remark in found.about.items():
        inside[int(steps[0])][steps[1:]] = remark
    lines: list[str] = []
    for number, node in enumerate(nodes):
        lines += [""] if lines else []
        remark = found.about.get((number,), Remark())
        lines += [*remark.above, *filter(None, [remark.beside.strip()])]
        fields: dict[str, object] = node.plain()  # type: ignore[assignment]  # a record is a mapping
        lines += printer.record_lines(kind, fields, in_list=in_list, remarks=inside[number])
    lines += ["", *found.at_end] if found.at_end else []
    return "".join(f"{line}\n" for line in lines)


def _different(folder: Path, reading: Reading) -> Iterator[tuple[str, str, str]]:
    """Yield each file that is not in canonical form: its name, its text, and the text that it would have."""
    holdings = Holdings(reading)
    for name, was_read in reading.files.items():
        if was_read.problems:
            continue
        text = (folder / name).read_bytes().decode().removeprefix("\ufeff")
        new = canonical_text(name, text, holdings)
        if new != text:
            yield name, text, new


def _unreadable(reading: Reading) -> tuple[str, ...]:
    return tuple(name for name, was_read in reading.files.items() if was_read.problems)


def _said(reading: Reading, name: str) -> list[object]:
    """Return what a file says, whichever way it is written."""
    holdings, shape = Holdings(reading), printer.SHAPES[files.kind_of(name)]
    return [printer.canonical(holdings.plain(held), shape) for held in holdings.of_file(name)]
