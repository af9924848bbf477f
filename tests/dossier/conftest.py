"""Fixtures that read the dossier in a test's docstring."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest

from diplotrack.dossier.checks import everything
from diplotrack.dossier.reader import read
from tests.dossier.docstring_dossiers import SOUND, split, write

if TYPE_CHECKING:
    from pathlib import Path

    from diplotrack.dossier.reading import Reading


@pytest.fixture
def reading(request: pytest.FixtureRequest, tmp_path: Path) -> Reading:
    """Read the sound dossier with the files of the test's docstring in place of its own."""
    changed = split(inspect.getdoc(request.function) or "")
    return read(write(tmp_path, split(SOUND) | changed))


@pytest.fixture
def found(reading: Reading) -> list[str]:
    """Return all that is wrong, one line a problem: where, what is marked there, the check, the message."""
    return [
        f"{each.path}:{each.line} {each.excerpt[each.column - 1 : each.column - 1 + each.width]} "
        f"[{each.check}] {each.message}"
        for each in everything(reading)
    ]
