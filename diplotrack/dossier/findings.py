"""What a check says. In: a reading. Out: findings, each a place with a sentence and a way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from diplotrack.dossier.reading import Reading

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.dossier.pages import Place


class Finding(NamedTuple):
    """Something wrong at a place, and what to do."""

    place: Place
    message: str
    hint: str


Check: TypeAlias = Callable[[Reading], Iterator[Finding]]
"""Looks at one thing in everything that was read, and at nothing that was lost."""


def cannot_both_hold(one: EdtfDate, other: EdtfDate) -> bool:
    """Tell whether no day fits both dates, however wide their marks of doubt make them."""
    return certainly_before(one, other) or certainly_before(other, one)


def certainly_before(one: EdtfDate, other: EdtfDate) -> bool:
    """Tell whether all that the one date can mean lies before all that the other can."""
    return one.possible_to < other.possible_from
