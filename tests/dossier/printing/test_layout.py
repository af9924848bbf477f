"""Canonical form: the same records, all comments, and nothing left to do the second time."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.dossier.changing.changes import alike
from diplotrack.dossier.changing.holdings import Holdings
from diplotrack.dossier.printing.layout import canonical_text, check_format, format_files
from diplotrack.dossier.printing.printer import SHAPES, canonical, json_line
from diplotrack.dossier.reader import read
from diplotrack.workspace import shipped_dossier
from tests.dossier.random_records import FILES, KINDS, Untidy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diplotrack.dossier.reading import Reading

COMMENT = re.compile(r"# comment \d+")


def read_text(folder: Path, name: str, text: str) -> Reading:
    reading = read(folder, {name: text.encode()})
    assert reading.files[name].problems == ()
    return reading


def formatted(folder: Path, name: str, text: str) -> str:
    return canonical_text(name, text, Holdings(read_text(folder, name, text)))


def said(folder: Path, name: str, text: str) -> list[Any]:
    holdings = Holdings(read_text(folder, name, text))
    return [canonical(holdings.plain(held), SHAPES[held.kind]) for held in holdings.of_file(name)]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40)
@given(data=st.data())
def test_any_layout_becomes_the_same(
    kind: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, name = tmp_path_factory.getbasetemp(), FILES[kind]
    listed = kind in ("actor", "event") or (kind == "article" and data.draw(st.booleans()))
    records = data.draw(st.lists(KINDS[kind], min_size=1, max_size=3 if listed else 1))
    untidy = Untidy(random.Random(data.draw(st.integers(0, 10_000))))  # noqa: S311 - its dice keep no secrets
    text = untidy.file(records) if listed else untidy.alone(records[0])
    new = formatted(folder, name, text)
    assert alike(said(folder, name, new), [canonical(record, SHAPES[kind]) for record in records])
    assert formatted(folder, name, new) == new
    wanted = Counter(f"# comment {number}" for number in range(1, untidy.comments + 1))
    assert Counter(COMMENT.findall(new)) == wanted
    assert formatted(folder, name, text.replace("\n", "\r\n")) == new
    lines = name.replace(".yaml", ".jsonl")
    if kind != "dossier":
        one = "".join(f"{json_line(record, SHAPES[kind])}\n\n" for record in records)
        assert formatted(folder, lines, one) == one.replace("\n\n", "\n")


UNTIDY = """\
# The actors.

# yaml-language-server: no


# States -----

-   name: Northland   # the north
    actor:   northland
    # what it is

    kind: 'state'
    aliases: Northport
    # as of 2024


- {actor: lind, name: "Lind, Ada", kind: person, of: [northland]} # the minister
  # a note on Lind

# People -----
-
  # her neighbour
  actor: neighbour
  offices: # held
    # once
    - {office: Minister, dates: 2024/.., basis: stated, # since then
       why: the gazette}
  name: the neighbour
  kind: person
  note: > # folded
    He is
    not named.

  wikidata:  # to be looked up
# the end

# really
"""


def test_comments_stay_where_they_belong(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    golden("dossier/formatted.yaml", formatted(tmp_path, "actors.yaml", UNTIDY))


def test_a_file_without_records_stays(tmp_path: Path) -> None:
    for text in ("", "# nothing yet\n", "\n\n"):
        assert formatted(tmp_path, "actors.yaml", text) == text


def test_line_ends_of_other_systems_go_and_their_mark_stays(tmp_path: Path) -> None:
    text = "---\r\n- {actor: a, name: A, kind: state}"
    (tmp_path / "actors.yaml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (tmp_path / "dossier.yaml").write_bytes(b"dossier: d\ntitle: D\n")
    assert check_format(tmp_path).changed == ("actors.yaml",)
    assert format_files(tmp_path).changed == ("actors.yaml",)
    assert (tmp_path / "actors.yaml").read_bytes() == b"\xef\xbb\xbf- actor: a\n  name: A\n  kind: state\n"
    assert check_format(tmp_path) == format_files(tmp_path) == ((), ())


def test_files_with_problems_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").write_bytes(b"dossier:   d\ntitle: D\n")
    broken = b"- {actor: a, name: A, kind: stat}\n"
    (tmp_path / "actors.yaml").write_bytes(broken)
    assert format_files(tmp_path) == (("dossier.yaml",), ("actors.yaml",))
    assert (tmp_path / "actors.yaml").read_bytes() == broken
    assert (tmp_path / "dossier.yaml").read_bytes() == b"dossier: d\ntitle: D\n"


def test_the_shipped_dossier_is_in_canonical_form() -> None:
    assert check_format(shipped_dossier()) == ((), ())
