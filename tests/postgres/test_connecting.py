"""Whoever is not let in is told why in one sentence, which never holds the password."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from diplotrack.errors import StoreUnusable
from diplotrack.store import server
from diplotrack.store.postgres import reading
from diplotrack.store.postgres.address import address
from diplotrack.store.postgres.connecting import connected
from diplotrack.timeline import EventFilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.servers import Server

ROOT = Path(__file__).parents[2]

WRONG = "sesame, öffne dich"


@pytest.fixture
def closed_port() -> str:
    """Return a port on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return str(found.getsockname()[1])


def refusal(database: str) -> str:
    with pytest.raises(StoreUnusable) as caught, server.opened(database):
        pass
    assert caught.value.__suppress_context__
    return str(caught.value)


def test_a_wrong_password(postgres: Server) -> None:
    database = postgres.address("postgres", password=WRONG)
    shown = f"postgresql://admin@127.0.0.1:{postgres.keywords['port']}/postgres"
    assert refusal(database) == (
        f'The server {shown} does not accept this password from the user "admin": give the right one in the '
        "address, in PGPASSWORD or in ~/.pgpass."
    )


def test_no_password(postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    assert "asks for a password" in refusal(postgres.address("postgres", password=""))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"user": "nobody else"}, 'from the user "nobody else"'),
        ({"host": "no-such-machine.invalid"}, "The machine in postgresql://admin@no-such-machine.invalid"),
        ({"host": "/no/such/folder"}, "No server answers at postgresql://admin@%2Fno%2Fsuch%2Ffolder"),
        ({"port": "closed"}, "No server answers at postgresql://admin@127.0.0.1:"),
        ({"port": "99999"}, 'cannot be asked: invalid port number: "99999"'),
    ],
)
def test_no_server_there(postgres: Server, closed_port: str, changed: dict[str, str], told: str) -> None:
    if changed.get("port") == "closed":
        changed = {"port": closed_port}
    said = refusal(postgres.address("postgres", **changed))
    assert told in said
    assert quote(postgres.keywords["password"], safe="") not in said


def test_no_such_database(postgres: Server) -> None:
    assert 'has no database "no such one": create it there' in refusal(postgres.address("no such one"))


def test_no_such_option_and_none_that_is_meant_for_the_driver(postgres: Server) -> None:
    for name in ("passwort", "autocommit", "conninfo"):
        said = refusal(f"{postgres.address('postgres')}?{name}={quote(WRONG)}")
        assert said.startswith(f'PostgreSQL knows no connection option "{name}": correct it'), said


def test_what_the_server_says_is_told_without_the_password(postgres: Server) -> None:
    """A password in the wrong place of the address comes back in the server's complaint."""
    said = refusal(f"{postgres.address('postgres', password=WRONG)}?options=-c%20{quote(WRONG)}%3D1")
    assert "sesame" not in said


def test_every_way_to_give_a_password_works(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    password = postgres.keywords["password"]
    keys = postgres.address("postgres", password="").replace(":@", "@", 1)
    passwords = tmp_path / "pgpass"
    passwords.write_text(f"*:*:*:*:{password.replace(':', chr(92) + ':')}\n", encoding="utf-8")
    passwords.chmod(0o600)
    for typed, variables in (
        (postgres.address("postgres"), {}),
        (f"{keys}?password={quote(password, safe='')}", {}),
        (keys, {"PGPASSWORD": password}),
        (keys, {"PGPASSFILE": str(passwords)}),
    ):
        with monkeypatch.context() as patched:
            for name, value in variables.items():
                patched.setenv(name, value)
            with connected(address(typed), right="") as connection:
                assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_connection_that_is_lost_half_way_is_told(
    postgres: Server, database: str, publish: Callable[..., str]
) -> None:
    publish(2, database)
    with server.opened(database) as reader:
        with postgres.connection() as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                (address(database).keywords["dbname"],),
            )
        for _ in range(2):
            with pytest.raises(
                StoreUnusable, match=r"The connection to the server .* was lost: .* try again"
            ):
                reader.timeline(EventFilter())


def test_many_rows_come_a_few_at_a_time(
    postgres: Server, database: str, publish: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 2)
    publish(9, database)
    with server.opened(database) as reader:
        assert list(reader.names()) == [("event", f"e{number}") for number in range(9)]
        names = reader.names()
        assert next(names) == ("event", "e0")
        with postgres.connection() as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
                (address(database).keywords["dbname"],),
            )
        with pytest.raises(StoreUnusable, match="was lost"):
            list(names)


def without(*modules: str) -> str:
    return f"import sys; sys.modules.update(dict.fromkeys({modules}))\n"


ASKING = """
import sys
from diplotrack.errors import StoreUnusable
from diplotrack.store import server
from diplotrack.timeline import EventFilter
try:
    with server.opened(sys.argv[1]) as reader:
        assert reader.timeline(EventFilter(text=sys.argv[2])).found == 2
except StoreUnusable as error:
    sys.exit(str(error))
heavy = {"sqlalchemy", "sqlmodel", "pydantic", "yaml", "rich", "typer", "difflib"} & set(sys.modules)
sys.exit(f"imported {heavy}" if heavy else 0)
"""


def ask(program: str, *arguments: str) -> str:
    command = [sys.executable, "-W", "error", "-c", program, *arguments]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True).stderr


def test_asking_imports_nothing_that_only_building_needs(database: str, publish: Callable[..., str]) -> None:
    publish(2, database)
    assert ask(ASKING, database, "2") == ""


def test_without_psycopg_a_sentence_says_what_to_install() -> None:
    assert ask(without("psycopg") + ASKING, "postgresql://h/d", "x").endswith(
        "pip install 'diplotrack[postgres]'.\n"
    )
