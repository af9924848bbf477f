"""What there is to say of an import: findings with their lines, and the account that they make up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Finding(NamedTuple):
    """Something that is said of lines of a file, one or many."""

    what: str
    lines: tuple[int, ...] = ()


def gathered(told: Iterable[tuple[str, int]]) -> tuple[Finding, ...]:
    """Return findings of what is said of single lines: the same of several lines is one finding.

    >>> gathered([("twice", 3), ("odd", 4), ("twice", 7)])
    (Finding(what='twice', lines=(3, 7)), Finding(what='odd', lines=(4,)))
    """
    lines: dict[str, dict[int, None]] = {}
    for what, line in told:
        lines.setdefault(what, {})[line] = None
    return tuple(Finding(what, tuple(sorted(its))) for what, its in lines.items())


class Account(NamedTuple):
    """What came of an import: how many of each thing, and findings by what they are about (see `ABOUT`)."""

    counts: Mapping[str, int]
    findings: Mapping[str, tuple[Finding, ...]]


ABOUT = {
    "exact": "Dates that look more exact than anybody knows",
    "questions": "Names that may be one actor's",
    "actors": "New actors",
    "noted": "What has no field, and is kept in the note of each event",
    "there": "Events that the dossier has already",
    "twins": "Rows that repeat another",
    "lost": "What is lost",
    "remarks": "How the file was read",
    "rejected": "Rows that cannot be used",
}
"""What findings can be about, in the order in which they are told."""
