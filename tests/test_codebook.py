"""The codebook, and its page in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diplotrack.codebook import QUADS, UNCODED, codebook
from diplotrack.model import BASES, KINDS, MANNERS, ROLES, STATUSES

PAGE = (Path(__file__).parent.parent / "docs" / "codebook.md").read_text(encoding="utf-8")


def test_plover_and_two_extensions() -> None:
    book = codebook()
    assert book.version == "plover-2.0+diplotrack-2"
    assert len(book.types) == 16 + 2
    assert sum(len(each.modes) for each in book.types.values()) == 67
    assert len(book.contexts) == 37


def test_corrections() -> None:
    types = codebook().types
    assert types["SANCTION"].quad == 4
    assert "sanctions" in types["SANCTION"].modes["discontinue"]
    assert "weapons test" in types["MOBILIZE"].meaning
    assert types["STATE"].quad == types[UNCODED].quad == 0


def test_types_stand_from_cooperation_to_conflict() -> None:
    quads = [each.quad for each in codebook().types.values()]
    assert quads == sorted(quads)
    assert set(quads) == set(QUADS)


def _rows(heading: str) -> list[tuple[str, str]]:
    """Return the first two cells of every row of the table under a heading of the page."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `([^`]+)` \| (.*?) \|", section, re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "terms"),
    [
        ("Contexts", codebook().contexts),
        ("Statuses", STATUSES),
        ("Bases", BASES),
        ("Roles", ROLES),
        ("Manners", MANNERS),
        ("Kinds of actor", KINDS),
    ],
)
def test_the_page_has_every_term_with_its_meaning(heading: str, terms: dict[str, str]) -> None:
    assert _rows(heading) == list(terms.items())


def test_the_page_has_every_type_with_its_modes() -> None:
    assert re.findall(r"^### `(\w+)`: (.+)\n\n(.+)$", PAGE, re.MULTILINE) == [
        (each.name, QUADS[each.quad], each.meaning) for each in codebook().types.values()
    ]
    assert _rows("Types") == [mode for each in codebook().types.values() for mode in each.modes.items()]
