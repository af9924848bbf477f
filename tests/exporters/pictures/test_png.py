"""From SVG to pixels: the same bytes every time, and what cannot be drawn is said."""

from __future__ import annotations

import sys
from importlib.resources import files
from struct import unpack_from
from typing import TYPE_CHECKING

import pytest

from diplotrack.errors import DiplotrackError
from diplotrack.exporters.losses import Losses
from diplotrack.exporters.pictures import PICTURES
from diplotrack.exporters.pictures.png import png

if TYPE_CHECKING:
    from diplotrack.timeline import Timeline

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><text y="12">{}</text></svg>'


def pixels(text: str, losses: Losses | None = None) -> bytes:
    pytest.importorskip("resvg_py")
    return png(PICTURE.format(text), losses or Losses())


def test_a_png_has_two_pixels_for_one_and_the_same_bytes_again(timeline: Timeline) -> None:
    pytest.importorskip("resvg_py")
    svg = "".join(PICTURES["swimlane"](timeline, Losses()))
    first = png(svg, Losses())
    assert first[:8] == b"\x89PNG\r\n\x1a\n"
    assert unpack_from(">L", first, 16)[0] == 2 * 960
    assert first == png(svg, Losses())


def test_letters_are_drawn_in_the_face_that_lies_here() -> None:
    assert len({pixels(text) for text in ("Kim", "Ким", "Κιμ", "", "é")}) == 5


def test_characters_without_a_glyph_are_a_loss() -> None:
    losses = Losses()
    pixels("Kim &amp; 金正恩, é", losses)
    assert [*losses.sentences()] == ["3 characters could not be drawn (恩正金); an SVG keeps them."]
    none = Losses()
    pixels("Kim &amp; Ёё Ω “never” → – …", none)
    assert not [*none.sentences()]


def test_the_face_has_its_licence_beside_it() -> None:
    face = files("diplotrack.exporters.pictures").joinpath("face")
    assert face.joinpath("Inter-Regular.otf").read_bytes()[:4] == b"OTTO"
    assert "SIL OPEN FONT LICENSE Version 1.1" in face.joinpath("OFL.txt").read_text(encoding="utf-8")


def test_without_the_library_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(DiplotrackError, match=r"pip install 'diplotrack\[png\]'"):
        png("<svg/>", Losses())
