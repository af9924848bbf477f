"""YAML that is broken or refused: one sentence, at the right place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.dossier.pages import Page
from diplotrack.dossier.reader import read
from diplotrack.dossier.yaml_lines import parse
from tests.dossier.docstring_dossiers import write

if TYPE_CHECKING:
    from pathlib import Path

REFUSED = {
    "a: [1, 2": "1:4 The list that begins here is not closed, or a comma is missing in it.",
    "a: {b: c": "1:4 The fields that begin here are not closed, or a comma is missing among them.",
    "a: 'x": "1:4 The quotation mark that opens here is never closed.",
    "a: 'it's'": "1:8 This cannot follow what stands before it.",
    "a:\n\tb: c": "2:1 A tab stands where the line is indented.",
    "a: b: c": "1:5 A colon stands here where no field can begin.",
    "a: @x": '1:4 A text cannot begin with "@" as it is.',
    'a: "\\q"': "1:5 A backslash inside double quotes begins something unknown.",
    "- a\nb: c": "2:1 This line does not belong to the list above it.",
    "  - a\n - b": "2:2 This line does not belong to what stands above it.",
    "a: -\n b": '1:4 A list item ("- ") begins where none can.',
    "a: ]": "1:4 A value is missing before this mark.",
    "a: >x\n b": '1:5 Nothing may follow ">" or "|" on its line.',
    "a: b\nc\nd: e": "2:1 A colon is missing after the name of a field.",
    "%YAML 1.3\n---\na": "1:1 The file cannot be read on from here.",
    "a: &x b\nc: *x": "1:4 YAML anchors (&name) are not allowed in a dossier.",
    "a: *x": "1:4 Aliases (*name) are not allowed in a dossier.",
    "&a [*a]": "1:1 YAML anchors (&name) are not allowed in a dossier.",
    "a: !!python/object:os.system b": "1:4 YAML tags (!name) are not allowed in a dossier.",
    "<<: {a: b}": '1:1 Merge keys ("<<") are not allowed.',
    "[a]: b": "1:1 The name of a field must be a plain text.",
    "a: b\n---\nc: d": "2:1 A second YAML document begins here, and a file of a dossier is one.",
    "[" * 5000: "1:21 Lists and fields stand more than 20 deep inside one another here.",
    "{a: " * 5000: "1:81 Lists and fields stand more than 20 deep inside one another here.",
    "\U0001f600: b: c": "1:5 A colon stands here where no field can begin.",
}

NO_TEXT = {
    b"dossier: a\ntitle: caf\xe9\n": "2:11 The file is not in UTF-8: the byte 0xE9 cannot stand here.",
    b"\xff\xfed\0o\0": "1:1 The file is not in UTF-8: the byte 0xFF cannot stand here.",
    b"\xef\xbb\xbfab\xff": "1:3 The file is not in UTF-8: the byte 0xFF cannot stand here.",
    b"a: x\x07y": "1:5 There is a character here that cannot be seen and is no text (U+0007).",
    b"a: b\nc: \xe2\x80\xa8": "2:4 There is a character here that cannot be seen and is no text (U+2028).",
}


@pytest.mark.parametrize("written", REFUSED)
def test_refused(written: str) -> None:
    tree, problems = parse(Page("events.yaml", written))
    assert tree is None
    assert [f"{each.line}:{each.column} {each.message}" for each in problems] == [REFUSED[written]]
    assert problems[0].hint.endswith((".", "…'."))


@pytest.mark.parametrize("written", NO_TEXT)
def test_no_text(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "dossier.yaml").write_bytes(written)
    (problem,) = read(tmp_path).problems
    assert f"{problem.line}:{problem.column} {problem.message}" == NO_TEXT[written]


def test_a_field_given_twice_counts_once(tmp_path: Path) -> None:
    write(tmp_path, {"dossier.yaml": "dossier: a\ntitle: First\ntitle: Second\n"})
    reading = read(tmp_path)
    assert [each.message for each in reading.problems] == [
        'The field "title" is given twice; the first, in line 2, counts.'
    ]
    assert reading.written.title == "First"


def test_a_very_long_line_is_not_shown() -> None:
    place = Page("a", "x" * 5000).place(10, 20)
    assert (place.line, place.column, place.width, place.excerpt) == (1, 11, 10, "")


@given(
    st.lists(st.text(st.sampled_from("ab \u00e9\U0001f600")), max_size=5),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_positions_are_those_of_an_editor(lines: list[str], end: str) -> None:
    text = end.join(lines)
    page = Page("a", text)
    for offset, character in enumerate(text):
        line, column = page.position(offset)
        if character not in "\r\n":
            assert lines[line - 1][column - 1] == character


@given(st.text(st.sampled_from("ab:-?[]{}&*!|>'\"%@#, \n\t~<\\\u00e9"), max_size=40))
def test_whatever_is_written_gives_a_tree_or_one_place(text: str) -> None:
    tree, problems = parse(Page("a", text))
    assert (tree is None) == any(each.check == "broken-yaml" for each in problems)
    for each in problems:
        assert not re.search("(?i)yaml.*error|token|scanner|parser|mark object", each.message)
        assert 1 <= each.line <= text.count("\n") + 1
