"""A database that a test can ask, built from a dossier that it made up."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

import pytest

from diplotrack.store.builder import Contents, build
from diplotrack.store.query import Reader
from diplotrack.store.sqlite import reading
from tests.records import records_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from diplotrack.model import Dossier

Asked: TypeAlias = "Callable[[Dossier], AbstractContextManager[Reader]]"


@contextmanager
def _asked(dossier: Dossier) -> Iterator[Reader]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "index.db"
        build(Contents("", records_of(dossier), tuple), path)
        with reading(path) as connection:
            yield Reader(connection)


@pytest.fixture(scope="session")
def asked() -> Asked:
    """Return what builds a dossier's database and opens a reader of it."""
    return _asked
