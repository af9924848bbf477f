"""What there is to say of an import: findings with their lines, and the account that they make up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.importers.assembly.exactness import RULE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


UNDECIDED = "group"
"""The kind of a new actor about whom nobody has said anything; its note says so."""


class Finding(NamedTuple):
    """Something that is said of lines of a file, one or many."""

    what: str
    lines: tuple[int, ...] = ()


def gathered(told: Iterable[tuple[str, int]]) -> tuple[Finding, ...]:
    """Return findings of what is said of single lines: the same of several lines is one finding.

    What is said of line 0 is said of the whole file.

    >>> gathered([("twice", 3), ("odd", 4), ("twice", 7)])
    (Finding(what='twice', lines=(3, 7)), Finding(what='odd', lines=(4,)))
    """
    lines: dict[str, dict[int, None]] = {}
    for what, line in told:
        lines.setdefault(what, {}).update({line: None} if line else {})
    return tuple(Finding(what, tuple(sorted(its))) for what, its in lines.items())


class Account(NamedTuple):
    """What came of an import: how many of each thing, and findings by what they are about (see `ABOUT`).

    `alike` are names that may be another's, by name.
    """

    counts: Mapping[str, int]
    findings: Mapping[str, tuple[Finding, ...]]
    alike: Mapping[str, str] = {}


_ON_NAMES = (
    "They are kept apart. Answer in a mapping file, under actors: `Lind: Ada Lind` makes one of two, "
    "`Lind: Lind` keeps them apart. Of actors that are in the dossier, `diplotrack merge` makes one."
)
_ON_KINDS = (
    "Of which kind they are can be said with --actor-kind, or in a mapping file, under kinds: "
    f"`Northland: state`. Of whom nobody says it, is called a {UNDECIDED}."
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
