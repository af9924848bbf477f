"""Wordings that two articles print of the same utterances, and short ways to look at a collation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.collation import Collation, Witness, collate

if TYPE_CHECKING:
    from collections.abc import Callable

Differences = list[tuple[str, str, str]]


@pytest.fixture
def differences() -> Callable[..., Differences]:
    """Return a function that collates texts with the first and gives (lemma, reading, kind)."""

    def collated(base: str, *others: str, partial: bool = False) -> Differences:
        witnesses = [Witness("A", (base,))]
        witnesses += [Witness(chr(66 + place), (text,), partial) for place, text in enumerate(others)]
        return different(collate(witnesses, "A"))

    return collated


def different(collation: Collation) -> Differences:
    """Return (lemma, reading, kind) of all readings that are not the same."""
    return [
        (segment.lemma, reading.text, reading.kind)
        for segment in collation.segments
        for reading in segment.readings
        if reading.kind != "same"
    ]
