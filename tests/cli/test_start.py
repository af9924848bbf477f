"""What is not imported: proved in fresh interpreters, because it is what a user waits for."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
import typer
from typer.core import TyperOption

from diplotrack.cli.app import app
from diplotrack.cli.commands import COMMANDS
from diplotrack.cli.quick import READER, READERS, SANITISER
from tests.cli.conftest import ARTICLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

HEAVY = {"sqlalchemy", "sqlmodel", "pydantic", "pydantic_core", "rich", "yaml"}
COMPLETING = {"_DIPLOTRACK_COMPLETE": "complete_zsh"}


def imported(program: Program, *arguments: str, **variables: str) -> set[str]:
    """Return the packages that a run in a pipe imports."""
    code = "import sys; sys.argv[0] = 'diplotrack'; from diplotrack.cli import main; main()"
    result = subprocess.run(
        [program.command[0], "-X", "importtime", "-c", code, *arguments],
        env={**program.variables, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout
    return {
        name.split(".")[0] for name in re.findall(r"^import time:.*\|\s+(\S+)$", result.stderr, re.MULTILINE)
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["timeline"],
        ["timeline", "--chart"],
        ["timeline", "--quotes", "--actor", "kim", "--from", "2025", "--limit", "3", "--type", "AGREE"],
        ["show", "offer"],
        ["show", "kim", "--format", "json"],
        ["quotes", "--speaker", "trump"],
        ["actors"],
        ["articles", "--format", "csv"],
        ["search", "love"],
        ["stats", "--by", "actor"],
        ["contradictions", "--format", "json"],
        ["gaps", "--kind", "silence,one-article"],
        ["gaps", "--format", "csv"],
        ["date", "late October 2025"],
        ["date", "last month", "--published", "2025-10-28"],
        ["compare", "love", "--apparatus"],
        ["compare", "offer"],
        ["compare", "love", "--format", "tei"],
        ["quotes", "suggest"],
        ["quotes", "suggest", "--format", "json"],
        ["timeline", "--as-of", "2025-10-29", "--text", "love"],
        ["show", "offer", "--as-of", "2025-10-29"],
        ["changes", "--from", "2025-10-28", "--to", "2025-10-29"],
        ["changes", "--from", "2025-10-28", "--to", "2025-10-29", "--format", "json"],
        ["export", "markdown"],
        ["--help"],
        ["timeline", "--help"],
    ],
    ids=" ".join,
)
def test_reads_import_nothing_heavy(arguments: list[str], program: Program) -> None:
    assert not imported(program, *arguments) & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [
        ["verify"],
        ["verify", "--all"],
        ["verify", "--format", "json"],
        ["coverage", "paper"],
        ["coverage", "--format", "html"],
    ],
    ids=" ".join,
)
def test_looking_into_texts_imports_nothing_heavy(
    arguments: list[str], program: Program, tmp_path: Path
) -> None:
    (tmp_path / "paper.txt").write_text(ARTICLE, encoding="utf-8")
    assert not imported(program, *arguments, DIPLOTRACK_TEXTS=str(tmp_path)) & HEAVY


@pytest.mark.parametrize(
    "words",
    ["diplotrack ", "diplotrack show ", "diplotrack timeline --actor ", "diplotrack timeline --type "],
)
def test_completion_imports_nothing_heavy(words: str, program: Program) -> None:
    assert not imported(program, **COMPLETING, _TYPER_COMPLETE_ARGS=words) & HEAVY


def test_the_version_does_not_even_import_typer(program: Program) -> None:
    assert "typer" not in imported(program, "--version")


def test_building_does_import_them(own: Program) -> None:
    assert imported(own, "build") >= {"sqlmodel", "pydantic"}


def test_typer_still_has_what_makes_it_quick() -> None:
    upgraded = (
        "Typer has changed: see diplotrack/cli/quick.py, which makes it read parameters without pydantic"
    )
    option = TyperOption(param_decls=["x", "--x"], type_descriptor=None)  # type: ignore[arg-type]
    assert getattr(option, READER, option) is None, upgraded
    from typer import _completion_classes  # noqa: PLC0415

    assert hasattr(_completion_classes, SANITISER), upgraded


def test_every_parameter_is_of_a_kind_that_is_read_quickly() -> None:
    group = typer.main.get_command(app)
    context = typer.Context(group)
    for name in COMMANDS:
        command = group.get_command(context, name)  # type: ignore[attr-defined]
        for parameter in command.get_params(context):
            assert parameter.type_descriptor.annotation in READERS, (name, parameter.name)
            assert getattr(parameter, READER) is not None
