"""What a field may hold, and the sentence where it holds something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from diplotrack.dossier.pages import Page
from diplotrack.dossier.reader import read
from diplotrack.dossier.schema import EventShape
from diplotrack.dossier.sentences import problems
from diplotrack.dossier.yaml_lines import parse
from tests.dossier.docstring_dossiers import write

if TYPE_CHECKING:
    from pathlib import Path

    from diplotrack.dossier.nodes import Node
    from diplotrack.errors import Problem

RECORD = """\
- event: offer
  date: 2025-10
  basis: stated
  status: happened
  type: AGREE
  title: An offer
  summary: Lee offers talks.
"""


def said(folder: Path, record: str) -> list[str]:
    """Return what is said of one event's record: the marked words, the message and the hint."""
    write(folder, {"dossier.yaml": "dossier: x\ntitle: X\n", "events.yaml": record})
    return [
        f"{each.excerpt[each.column - 1 : each.column - 1 + each.width]} | {each.message} {each.hint}"
        for each in read(folder).problems
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("palce: x", 'palce | "palce" is not a field of an event. Did you mean "place"?'),
        ("mode:\n  zz:", 'zz | "zz" is not a field of an event. It can have event, date,'),
        ("why: [a, b]", '[a, b] | "why" must be a text, and is a list. If it is a text, put it in quotes.'),
        ("why: ''", "'' | \"why\" is empty. Write it, or delete the field."),
        ('why: "a\\eb"', '"a\\eb" | "why" holds a character that cannot be seen (U+001B). Delete it'),
        ('why: "a\\u202eb"', '"a\\u202eb" | "why" holds a character that cannot be seen (U+202E). Delete it'),
        ("actors: lee", 'lee | "actors" must be a list, and is a text. Begin each item with "- "'),
        ("actors: [lee]", 'lee | Item 1 of "actors" must be a set of fields ("name: value"), and is a text.'),
        ("actors: [{actor: lee}]", '{actor: lee} | This participant has no "role". Add "role: …" to it.'),
        ("actors: [{actor: lee, role: actr}]", 'actr | "role" cannot be "actr". Did you mean "actor"?'),
        (
            "actors: [{actor: lee, role: actor, rle: x}]",
            'rle | "rle" is not a field of a participant. Did you mean "role"?',
        ),
        ("follows: [a, ~]", '~ | Item 2 of "follows" must be a text, and is empty.'),
        (
            "follows: B c",
            'B c | Item 1 of "follows" is "B c", and a key is made of a to z, digits and hyphens',
        ),
        ("part_of: -a", '-a | "part_of" is "-a", and a key is made of a to z, digits and hyphens'),
        (f"part_of: {'a' * 81}", f'{"a" * 81} | "part_of" is a key of 81 characters, and 80 are the most.'),
        ("disagrees: [{about: date, says: {a: b}}]", '{a: b} | "says" has one side only. Add the other'),
        ("disagrees: [{about: date, says: {A: b}}]", 'A | "A" is "A", and a key is made of'),
    ],
)
def test_a_field_that_is_wrong(tmp_path: Path, line: str, sentence: str) -> None:
    (only,) = said(tmp_path, f"{RECORD}  {line}\n")
    assert only.startswith(sentence)


@pytest.mark.parametrize(
    ("written", "instead", "sentence"),
    [
        ("date: 2025-10", "date: october 2025", '2025-10 or 2025-10-29. Did you mean "2025-10"?'),
        ("date: 2025-10", "date: [a]", '"date" must be a date. Write it as one text, in quotes'),
        ("basis: stated", "basis: guess", '"basis" cannot be "guess". It can be stated, resolved,'),
        ("type: AGREE", "type: AGRE", '"type" cannot be "AGRE". Did you mean "AGREE"?'),
        ("status: happened", "status: hapened", 'Did you mean "happened"?'),
        ("  status: happened\n", "  status:\n", 'status | "status" is empty. Write it: every event has one.'),
        ("  status: happened\n  type: AGREE\n", "", 'no "status" and no "type". Add "status: …", "type: …"'),
        ("event: offer", "event: An Offer", 'Write "an-offer", for example.'),
    ],
)  # fmt: skip
def test_a_field_every_event_has(tmp_path: Path, written: str, instead: str, sentence: str) -> None:
    (only,) = said(tmp_path, RECORD.replace(written, instead))
    assert sentence in only


ARTICLE = {
    "url: javascript:alert(1)": '"url" is no address of a web page.',
    "published: '2025-13'": '"published" cannot be "2025-13": there is no month 13.',
    "reports: {}": '"reports" must be a list, and is a set of fields.',
    "context: [{at: [], why: x}]": '"at" is an empty list.',
    "context: [{at: {start: -1, end: 2, sha256: a}, why: x}]": '"start" must be a whole number.',
}


@pytest.mark.parametrize("line", ARTICLE)
def test_a_field_of_an_article_that_is_wrong(tmp_path: Path, line: str) -> None:
    text = f"text: {{sha256: {'a' * 64}, characters: 1, norm: dt-norm-1, length: 1, paragraphs: [0]}}"
    write(
        tmp_path,
        {"dossier.yaml": "dossier: x\ntitle: X\n", "articles/a.yaml": f"article: a\n{text}\n{line}\n"},
    )
    assert read(tmp_path).problems[0].message == ARTICLE[line]


def test_no_article_is_called_outside(tmp_path: Path) -> None:
    write(tmp_path, {"dossier.yaml": "dossier: x\ntitle: X\n", "articles/a.yaml": "article: outside\n"})
    assert '"article" cannot be "outside".' in [each.message for each in read(tmp_path).problems]


def _problems(node: Node) -> list[Problem]:
    try:
        EventShape.model_validate(node.plain())
    except ValidationError as error:
        return list(problems(error, node, EventShape))
    return []


plain = st.recursive(
    st.sampled_from(["", "~", "x", "2025", "AGREE", "'", '"a b"', "é"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(
            st.sampled_from([*EventShape.model_fields, "about", "says", "zz"]), inner, max_size=3
        ).map(lambda fields: "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}")
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*EventShape.model_fields]), plain, max_size=6))
def test_whatever_a_record_holds_is_told_in_our_own_words(fields: dict[str, str]) -> None:
    page = Page("events.yaml", "- {" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}")
    tree, _ = parse(page)
    if tree is None:
        return
    for node in tree.items:
        for each in _problems(node):
            assert each.check in {"missing-field", "unknown-field", "wrong-shape", "wrong-value"}
            assert "Input should" not in each.message
            assert "cannot be read" not in each.message
