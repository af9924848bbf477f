"""Index files, and a database of its own for each test on the server."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from diplotrack.store import server
from diplotrack.store.builder import Contents, build
from tests.made_up import made_up_dossier, made_up_event
from tests.records import records_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.servers import Server


@pytest.fixture(autouse=True)
def _nothing_said_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("PG"):
            monkeypatch.delenv(name)


@pytest.fixture
def index(tmp_path: Path) -> Callable[..., Path]:
    """Return what builds an index of so many events, each of whose titles is that number."""

    def build_index(number: int, key: str = "made-up") -> Path:
        path = tmp_path / f"{key}-{number}.db"
        events = [made_up_event(f"e{place}", title=str(number)) for place in range(number)]
        dossier = replace(made_up_dossier(events), key=key)
        build(Contents("", records_of(dossier), tuple), path)
        return path

    return build_index


@pytest.fixture
def database(postgres: Server, request: pytest.FixtureRequest) -> str:
    """Return the address of an empty database."""
    return postgres.create(request.node.name[:60])


@pytest.fixture
def publish(index: Callable[..., Path]) -> Callable[..., str]:
    """Return what publishes an index of so many events."""

    def publish_index(number: int, database: str, key: str = "made-up") -> str:
        return server.publish(index(number, key), database, lambda: None)

    return publish_index
