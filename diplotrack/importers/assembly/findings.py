"""What there is to say of an import: findings with their lines, and the account that they make up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from diplotrack.importers.assembly.exactness import RULE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplotrack.importers.entry import Entry, Lost, Rejected, Remark

UNDECIDED = "group"
UNSAID = "nobody has said yet of which kind it is"
"""The kind of a new actor about whom nobody has said anything, and how its note ends."""


Place: TypeAlias = "int | str"
"""A line of the file; where a folder is read, the name of a file in it."""


class Finding(NamedTuple):
    """Something that is said of lines of a file, one or many; of a folder, of the files in it."""

    what: str
    lines: tuple[int, ...] = ()
    files: tuple[str, ...] = ()


def place_of(item: Entry | Lost | Rejected | Remark) -> Place:
    """Return where an item is."""
    return item.file or item.line


def found_at(what: str, places: Iterable[Place]) -> Finding:
    """Return a finding; what is said of line 0 is said of the whole file."""
    each = set(places)
    lines = sorted(place for place in each if isinstance(place, int) and place)
    return Finding(what, tuple(lines), tuple(sorted(place for place in each if isinstance(place, str))))


def gathered(told: Iterable[tuple[str, Place]]) -> tuple[Finding, ...]:
    """Return findings of what is said of single places: the same of several is one finding.

    >>> gathered([("twice", 3), ("odd", 4), ("twice", 7)])
    (Finding(what='twice', lines=(3, 7), files=()), Finding(what='odd', lines=(4,), files=()))
    """
    places: dict[str, list[Place]] = {}
    for what, place in told:
        places.setdefault(what, []).append(place)
    return tuple(found_at(what, its) for what, its in places.items())


class Account(NamedTuple):
    """What came of an import: how many of each thing, and findings by what they are about (see `ABOUT`).

    `alike` are by name the others whose actor may be the same; `unsaid` the names of new actors of whom
    nobody has said of which kind they are, those named most first.
    """

    counts: Mapping[str, int]
    findings: Mapping[str, tuple[Finding, ...]]
    alike: Mapping[str, tuple[str, ...]] = {}
    unsaid: tuple[str, ...] = ()


_ON_NAMES = (
    "They are kept apart. --save-mapping writes all of these questions into a file; there, under actors, "
    "`Lind: Ada Lind` makes one of two, and `Lind: Lind` keeps them apart. Of actors that are in the "
    "dossier, `diplotrack merge` makes one."
)
_ON_KINDS = (
    "Of which kind they are can be said with --actor-kind, or in a mapping file, under kinds: "
    f"`Northland: state`; --save-mapping lists them there. Of whom nobody says it, is called a {UNDECIDED}."
)

ABOUT = {
    "exact": ("Dates that look more exact than anybody knows", RULE),
    "questions": ("Names that may be one actor's", _ON_NAMES),
    "actors": ("New actors", _ON_KINDS),
    "noted": ("Kept in the notes of events, having no field", ""),
    "there": ("In the dossier already, and left as they are", ""),
    "twins": ("Rows that repeat another, and bring nothing", ""),
    "lost": ("Lost", ""),
    "remarks": ("How the file was read", ""),
    "rejected": ("Rows that cannot be used", ""),
}
"""What findings can be about, in the order in which they are told: a heading, and what can be done."""
