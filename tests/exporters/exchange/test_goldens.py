"""Each format as it is written of the shipped dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.exporters import EXPORTERS
from tests.exported import exported

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.timeline import Timeline

FORMATS = ("timelinejs", "markwhen", "ics", "atom", "csl", "jsonld", "ftm")


@pytest.mark.parametrize("name", FORMATS)
def test_it_is_as_the_golden_has_it(name: str, shipped: Timeline, golden: Callable[[str, str], None]) -> None:
    golden(f"exporters/exchange/shipped.{name}", "".join(exported(name, shipped)))


def test_spans_are_as_the_golden_has_them(shipped: Timeline, golden: Callable[[str, str], None]) -> None:
    golden("exporters/exchange/shipped-spans.ics", "".join(exported("ics", shipped, spans=True)))


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_dossier_is_a_whole_file(
    name: str, empty: Timeline, golden: Callable[[str, str], None]
) -> None:
    golden(f"exporters/exchange/empty.{name}", "".join(exported(name, empty)))


@pytest.mark.parametrize("name", FORMATS)
def test_two_runs_give_the_same_bytes(name: str, every: Timeline) -> None:
    first, second = ("".join(exported(name, every)).encode() for _ in range(2))
    assert first == second
    assert EXPORTERS[name].is_lossy
