"""The same commands, asked of a server: the same answers, without files, and no password anywhere."""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from diplotrack.store.postgres.generations import PUBLISHING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program
    from tests.servers import Server

COMMANDS = [
    "timeline",
    "timeline --actor trump --from 2025-10 --quotes",
    "timeline --actor usa --only --certain",
    "timeline --reverse --limit 1 --format json",
    "timeline --after hanoi --limit 1",
    "timeline --place hanoi --type CONSULT --status called-off",
    "timeline --min-articles 1 --format csv",
    "timeline --as-of 2025-10-29",
    "timeline --as-of 2025-10-28 --certain",
    "timeline --actor nobody",
    "timeline --actor trmup",
    "show offer",
    "show love",
    "show trump --format json",
    "show paper",
    "show nothing",
    "actors",
    "actors --format jsonl",
    "articles",
    "quotes",
    "quotes --speaker trump --format tsv",
    "quotes suggest",
    "search sanctions",
    "search 'love kim' --format json",
    """search '"love to see"'""",
    "search lov*",
    "search sanctions --as-of 2025-11",
    "search !",
    "stats",
    "stats --by month --from 2025",
    "stats --by actor --format csv",
    "compare offer",
    "compare love",
    "compare paper",
    "contradictions",
    "gaps",
    "changes",
    "export markdown",
    "export json",
    "export jsonl --actor kim",
    "export csv",
]


@pytest.fixture(scope="session")
def address(postgres: Server, program: Program) -> str:
    """Return the address of a database in which the dossier is built."""
    database = postgres.create("commands")
    assert asked(program, database)("build").exit_code == 0
    return database


def asked(program: Program, database: str) -> Program:
    """Return the program, asking this database."""
    return replace(program, environment={**program.environment, "DIPLOTRACK_DATABASE": database})


@pytest.fixture
def colleague(program: Program, address: str, tmp_path: Path) -> Program:
    """Return the program of somebody who has no file of the dossier."""
    return replace(asked(program, address), dossier=tmp_path / "no such folder")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_server_answers_as_the_file_does(program: Program, colleague: Program, command: str) -> None:
    arguments = shlex.split(command)
    here, there = program(*arguments), colleague(*arguments)
    assert (there.output, there.exit_code) == (here.output, here.exit_code)


def test_what_needs_files_says_so(colleague: Program) -> None:
    for command in ("build", "check"):
        result = colleague(command)
        assert (result.exit_code, result.output) == (1, f'Error: There is no folder "{colleague.dossier}".\n')


def test_a_build_says_where_and_keeps_the_password(postgres: Server, program: Program, address: str) -> None:
    result = asked(program, address)("build")
    assert result.exit_code == 0
    assert result.output.endswith(f"Wrote postgresql://admin@{address.rpartition('@')[2]}\n")
    assert_kept(postgres.keywords["password"], result.output)


def assert_kept(password: str, output: str) -> None:
    """Make sure that nothing of a password is in an output, in either spelling."""
    for spelling in (password, quote(password), quote(password, safe="")):
        assert spelling not in output
    assert password[:6] not in output


PASSWORD = "sesame/öffne@dich?"  # noqa: S105 - nobody's


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql+psycopg://anna:{}@127.0.0.1:1/x", 5),
        ("postgresql://anna@127.0.0.1:1/x?password={}", 5),
        ("postgresql://anna@127.0.0.1:1/x?passwort={}", 5),
        ("postgresql://anna@127.0.0.1:1/x?conninfo={}", 5),
        ("postgresql+asyncpg://anna:{}@127.0.0.1:1/x", 5),
        ("postgresql://anna:{}%zz@127.0.0.1:1/x", 5),
        ("postgresql:/anna:{}@127.0.0.1:1/x", 5),
        ("mysql://anna:{}@127.0.0.1:1/x", 2),
    ],
)
@pytest.mark.parametrize("safe", ["", "/öffne@?"])
def test_no_error_shows_a_password(program: Program, address: str, code: int, safe: str) -> None:
    database = address.format(quote(PASSWORD, safe=safe))
    for command in ("timeline", "build"):
        result = asked(program, database)(command)
        assert (result.exit_code, result.stdout) == (code, "")
        assert result.stderr.startswith("Error: ")
        assert result.stderr.count("\n") == 1
        assert_kept(PASSWORD, result.stderr)


def test_who_waits_is_told_why(postgres: Server, program: Program, address: str) -> None:
    """The message comes while the other still builds: only then does the other end."""
    with postgres.connection("commands") as other:
        other.execute("SELECT pg_advisory_lock(%s, %s)", PUBLISHING)
        building = start(asked(program, address), "build")
        assert building.stderr is not None
        assert building.stderr.readline() == (
            "Somebody else is building on the server: waiting for that to end.\n"
        )
        other.execute("SELECT pg_advisory_unlock(%s, %s)", PUBLISHING)
        building.communicate(timeout=60)
    assert building.returncode == 0


def start(program: Program, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*program.command, *arguments],
        env=program.variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
