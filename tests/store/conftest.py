"""A database that a test can ask, built from a dossier that it made up: a file, and one on a server."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

import pytest

from diplotrack.store import server
from diplotrack.store.builder import Contents, build
from diplotrack.store.query import Reader
from diplotrack.store.sqlite import reading
from tests.records import records_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from diplotrack.model import Dossier
    from tests.servers import Server

Asked: TypeAlias = "Callable[[Dossier], AbstractContextManager[Reader]]"


@contextmanager
def _built(dossier: Dossier) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "index.db"
        build(Contents("", records_of(dossier), tuple), path)
        yield path


@contextmanager
def _asked_of_a_file(dossier: Dossier) -> Iterator[Reader]:
    with _built(dossier) as path, reading(path) as connection:
        yield Reader(connection)


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def asked(request: pytest.FixtureRequest) -> Asked:
    """Return what builds a dossier's database and opens a reader of it, on each of the engines."""
    if request.param == "sqlite":
        return _asked_of_a_file
    postgres: Server = request.getfixturevalue("postgres")
    addresses: dict[str, str] = {}

    @contextmanager
    def asked(dossier: Dossier) -> Iterator[Reader]:
        if dossier.key not in addresses:
            addresses[dossier.key] = postgres.create(f"asked {dossier.key}")
        with _built(dossier) as path:
            server.publish(path, addresses[dossier.key], lambda: None)
        with server.opened(addresses[dossier.key]) as reader:
            yield reader

    return asked


@pytest.fixture(scope="session")
def asked_of_a_file() -> Asked:
    """Return the same for tests that look into the file itself."""
    return _asked_of_a_file
