"""The help says enough, and docs/cli.md says the same."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer

from diplotrack.cli.app import app
from diplotrack.cli.commands import COMMANDS
from diplotrack.cli.completion import LISTING_FORMATS
from diplotrack.exporters import EXPORTERS
from diplotrack.exporters.answers import listing
from diplotrack.exporters.pictures import PICTURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplotrack.exporters import Exporter
    from diplotrack.exporters.pictures import Picture
    from tests.cli.conftest import Program

DOCS = Path(__file__).parents[2] / "docs"
GROUP = typer.main.get_command(app)
CONTEXT = typer.Context(GROUP, info_name="diplotrack")


def commands() -> dict[str, typer.core.TyperCommand]:
    return {name: GROUP.get_command(CONTEXT, name) for name in COMMANDS}  # type: ignore[attr-defined]


def test_the_page_is_up_to_date() -> None:
    written = runpy.run_path(str(DOCS / "generate_cli.py"))["page"]()
    assert (DOCS / "cli.md").read_text("utf-8") == written, "run: python docs/generate_cli.py"


def test_every_command_and_option_is_documented() -> None:
    page = (DOCS / "cli.md").read_text("utf-8")
    for name, command in commands().items():
        assert f"## `diplotrack {name}`" in page
        for parameter in command.params:
            assert all(option in page for option in parameter.opts if option.startswith("-"))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command(name: str, program: Program) -> None:
    command = commands()[name]
    assert command.help
    assert command.help.splitlines()[0] == COMMANDS[name][1], "the summary is the first line of the help"
    text = program(*name.split(), "--help").stdout
    assert "  For example:\n    diplotrack" in text
    assert all(len(line) <= 80 for line in text.splitlines())
    for parameter in command.params:
        assert parameter.help, parameter.name  # type: ignore[attr-defined]


@pytest.mark.parametrize(("command", "known"), [("export", EXPORTERS), ("picture", PICTURES)])
def test_help_says_what_each_format_and_picture_is_for(
    command: str, known: Mapping[str, Exporter | Picture], program: Program
) -> None:
    said = [line.split(maxsplit=1) for line in program(command, "--help").stdout.splitlines() if line]
    assert [line for line in said if line[0] in known] == [
        [name, each.purpose] for name, each in known.items()
    ]


def test_names_that_are_written_twice_agree() -> None:
    assert ["table", *listing.FORMATS] == list(LISTING_FORMATS)
