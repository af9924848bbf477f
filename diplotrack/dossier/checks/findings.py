"""What a check says. In: a reading. Out: findings, each a place with a sentence and a way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from diplotrack.dossier.reading import Reading

if TYPE_CHECKING:
    from diplotrack.dossier.pages import Place


class Finding(NamedTuple):
    """Something wrong at a place, and what to do."""

    place: Place
    message: str
    hint: str


Check: TypeAlias = Callable[[Reading], Iterator[Finding]]
"""Looks at one thing in everything that was read, and at nothing that was lost."""
