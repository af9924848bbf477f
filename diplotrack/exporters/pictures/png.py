"""From SVG to pixels: the text of a picture in, a PNG out, the same bytes on every machine.

Letters are drawn in a face that lies in this room (`face/`, under the Open Font License), never in one that
a machine happens to have. It has Latin, Greek and Cyrillic letters; others are left out, and counted.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from importlib.resources import as_file, files
from struct import unpack_from
from typing import TYPE_CHECKING

from diplotrack.errors import LibraryMissing

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from diplotrack.exporters.losses import Losses

FACE = "Inter"
"""The name of the face."""

ZOOM = 2.0
"""Pixels of a PNG for each of the SVG: sharp on paper and on fine screens."""

_TEXT = re.compile(r"<t(?:ext|span)\b[^>]*>([^<]*)")


def png(svg: str, losses: Losses) -> bytes:
    """Return the picture in pixels; characters that the face cannot draw are noted in `losses`.

    Raises `LibraryMissing` if the package that draws them is not installed.
    """
    try:
        from resvg_py import svg_to_bytes  # noqa: PLC0415 - only who wants a PNG needs it
    except ImportError as error:
        raise LibraryMissing("Drawing a PNG", "resvg-py", "png") from error

    drawn = {character for text in _TEXT.findall(svg) for character in unescape(text)}
    missing = sorted(character for character in drawn if ord(character) not in _covered())
    losses.note(
        f"character could not be drawn ({''.join(missing)})",
        f"characters could not be drawn ({''.join(missing)})",
        len(missing),
        hint="an SVG keeps them",
    )
    with as_file(_face()) as path:
        pixels = svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=[str(path)],
            font_family=FACE,
            sans_serif_family=FACE,
            zoom=ZOOM,
        )
    return bytes(pixels)


def _face() -> Traversable:
    return files("diplotrack.exporters.pictures").joinpath("face", "Inter-Regular.otf")


@cache
def _covered() -> frozenset[int]:
    """Return the code points for which the face has a glyph: its character map, in format 4 or 12."""
    font = _face().read_bytes()
    tables = (
        unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(unpack_from(">H", font, 4)[0])
    )
    cmap = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    covered: set[int] = set()
    for number in range(unpack_from(">H", font, cmap + 2)[0]):
        table = cmap + unpack_from(">HHL", font, cmap + 4 + 8 * number)[2]
        if unpack_from(">H", font, table)[0] == 12:  # noqa: PLR2004 - the number of the format
            for group in range(unpack_from(">L", font, table + 12)[0]):
                first, last, _ = unpack_from(">LLL", font, table + 16 + 12 * group)
                covered.update(range(first, last + 1))
    return frozenset(covered)
