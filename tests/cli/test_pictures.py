"""The command that draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.exporters.pictures import PICTURES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program


@pytest.mark.parametrize("kind", PICTURES)
def test_a_pipe_and_a_file_get_the_same_svg(kind: str, program: Program, tmp_path: Path) -> None:
    written = tmp_path / "out.SVG"
    result = program("picture", kind, "-o", str(written))
    assert (result.exit_code, result.output) == (0, "")
    assert written.read_bytes() == program("picture", kind).stdout_bytes
    assert written.read_text(encoding="utf-8").startswith("<svg ")


def test_filters_are_honoured_and_told(program: Program) -> None:
    out = program("picture", "swimlane", "--actor", "kim", "--limit", "1").stdout
    assert "with kim; first one event at most" in out


def test_a_png_is_pixels(program: Program, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    written = tmp_path / "out.png"
    assert program("picture", "swimlane", "-o", str(written)).exit_code == 0
    assert written.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["out.pdf", "out", ".svg"])
def test_a_file_that_does_not_say_what_it_is_is_refused(name: str, program: Program, tmp_path: Path) -> None:
    result = program("picture", "activity", "-o", str(tmp_path / name))
    assert result.exit_code == 2
    assert "neither .svg nor .png" in result.stderr
    assert not (tmp_path / name).exists()


def test_an_unknown_picture_is_refused_with_the_nearest(program: Program) -> None:
    result = program("picture", "swimlanes")
    assert result.exit_code == 2
    assert '"swimlanes" is not a picture of this command: did you mean "swimlane"?' in result.stderr
