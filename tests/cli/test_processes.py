"""The program as a process: signals, closed pipes, full disks, and a real terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import termios
from typing import TYPE_CHECKING

import pytest

from diplotrack.cli import INTERRUPTED, PIPE_CLOSED
from diplotrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Program

CODES = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(
    program: Program, *arguments: str, columns: int = 80, rows: int = 100, **variables: str
) -> tuple[str, int]:
    """Return what a terminal of that size gets, and the exit code."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    environment = {**program.variables, "TERM": "xterm-256color", **variables}
    for name in ("NO_COLOR", "COLUMNS", "LINES"):
        if name not in variables:
            environment.pop(name, None)
    process = subprocess.Popen(
        [*program.command, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    pieces = []
    try:
        while piece := os.read(ours, 65536):
            pieces.append(piece)
    except OSError:  # how Linux says that nobody has the other end any more
        pass
    os.close(ours)
    return b"".join(pieces).decode().replace("\r\n", "\n"), process.wait()


def test_a_terminal_gets_colour_and_headings(program: Program) -> None:
    page, code = on_terminal(program, "timeline")
    assert code == 0
    assert CODES.search(page)
    lines = CODES.sub("", page).splitlines()
    assert lines[0] == "A small dossier"
    assert "2019" in lines
    assert lines[-1] == "2 events."
    assert any("Trump → Kim" in line for line in lines)


@pytest.mark.parametrize("columns", [60, 100, 160])
def test_a_terminal_gets_its_own_width(columns: int, program: Program) -> None:
    page, _ = on_terminal(program, "timeline", "--quotes", columns=columns)
    assert max(map(len, CODES.sub("", page).splitlines())) <= columns


def test_no_color_and_a_dumb_terminal_are_honoured(program: Program) -> None:
    coloured = re.compile(r"\x1b\[[0-9;]*3[0-7]m")
    assert coloured.search(on_terminal(program, "timeline")[0])
    assert not coloured.search(on_terminal(program, "timeline", NO_COLOR="1")[0])
    assert "\x1b" not in on_terminal(program, "timeline", TERM="dumb")[0]


def test_columns_is_honoured(program: Program) -> None:
    page, _ = on_terminal(program, "show", "hanoi", columns=120, COLUMNS="50")
    assert max(map(len, CODES.sub("", page).splitlines())) <= 50


@pytest.mark.parametrize("arguments", [("export", "docx"), ("picture", "matrix")])
def test_what_nobody_can_read_on_a_terminal_is_refused_there(
    arguments: tuple[str, ...], program: Program
) -> None:
    said, code = on_terminal(program, *arguments)
    assert code == UsageError.exit_code
    assert said.startswith(
        f"Error: {arguments[-1]} is nothing to be read on a terminal: name a file with -o FILE"
    )
    assert len(said) < 200


def test_all_formats_but_the_table_are_the_same_on_a_terminal(program: Program) -> None:
    assert (
        on_terminal(program, "timeline", "--format", "jsonl")[0]
        == program("timeline", "--format", "jsonl").stdout
    )


def test_what_is_longer_than_the_screen_goes_through_the_pager(program: Program, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nsed 's/^/paged: /'\n")
    pager.chmod(0o755)
    own = str(pager)
    assert "paged: " not in on_terminal(program, "timeline", rows=100, PAGER=own)[0]
    page, code = on_terminal(program, "timeline", rows=5, PAGER=own)
    assert code == 0
    assert all("paged: " in line for line in page.splitlines())
    assert "2 events." in page
    assert "paged: " not in on_terminal(program, "--no-pager", "timeline", rows=5, PAGER=own)[0]
    assert "2 events." in on_terminal(program, "timeline", rows=5, PAGER="")[0]
    assert "2 events." in on_terminal(program, "timeline", rows=5, PAGER="/nowhere/pager 'x")[0]
    assert "2 events." in on_terminal(program, "timeline", rows=5, PAGER="/nowhere/pager")[0]


def test_a_pager_that_is_closed_early_is_no_error(program: Program) -> None:
    page, code = on_terminal(program, "show", "hanoi", rows=5, columns=20, PAGER="head -n 1")
    assert code == 0
    assert len(page.splitlines()) == 1


def test_a_closed_pipe_is_quiet(program: Program) -> None:
    for arguments in (["timeline"], ["export", "json"], ["--help"]):
        process = subprocess.Popen(
            [*program.command, *arguments],
            env=program.variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        complaint = process.stderr.read()
        process.stderr.close()
        assert (process.wait(), complaint) == (PIPE_CLOSED, "")


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let processes be interrupted, whoever started the tests: in the background, shells ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_is_quiet(program: Program) -> None:
    process = subprocess.Popen(
        [*program.command, "export", "json"],
        env=program.variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pipesize=4096,
    )
    assert process.stdout
    assert process.stderr
    assert process.stdout.read(1) == b"{"  # it is writing, and nobody reads the rest
    process.send_signal(signal.SIGINT)
    assert process.wait() == INTERRUPTED
    assert process.stderr.read() == b""
    process.stdout.close()
    process.stderr.close()


def test_output_that_cannot_be_written_is_a_sentence(program: Program) -> None:
    for arguments in (["timeline"], ["export", "json"]):
        with open("/dev/full", "w") as full:  # noqa: PTH123
            result = subprocess.run(
                [*program.command, *arguments],
                env=program.variables,
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert result.returncode == 1
        assert re.fullmatch(r"Error: .*no space left on device\.\n", result.stderr, re.IGNORECASE)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_a_sentence(program: Program, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    result = program.process("export", "json", "-o", str(tmp_path / "x.json"))
    tmp_path.chmod(0o700)
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "permission denied" in result.stderr


def test_the_output_file_may_be_a_device(program: Program) -> None:
    result = program.process("export", "json", "-o", "/dev/stdout")
    assert result.returncode == 0
    assert result.stdout.startswith("{")


def test_a_pipe_gets_utf_8_whatever_the_locale(program: Program) -> None:
    result = program.process(
        "quotes", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii"
    )
    assert result.returncode == 0
    assert "“I would love to see him”" in result.stdout


def test_a_terminal_without_utf_8_is_no_error(program: Program) -> None:
    page, code = on_terminal(program, "timeline", PYTHONIOENCODING="ascii")
    assert code == 0
    assert "2 events." in page
