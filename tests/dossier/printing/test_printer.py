"""Records printed in canonical form: what is printed reads back, to this program and to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from diplotrack.dossier.changing.changes import alike
from diplotrack.dossier.pages import Page
from diplotrack.dossier.printing.fields import fields_of
from diplotrack.dossier.printing.printer import SHAPES, WIDEST, canonical, json_line, printed
from diplotrack.dossier.printing.quoting import in_block, in_line, quoted
from diplotrack.dossier.reader import read
from diplotrack.dossier.yaml_lines import parse
from diplotrack.errors import Problem
from tests.dossier.random_records import FILES, KINDS, NASTY, lines, proses

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diplotrack.dossier.contents import Record


def plain(text: str) -> Any:  # noqa: ANN401 - whatever it holds
    node, problems = parse(Page("events.yaml", text))
    assert problems == []
    assert node is not None
    return node.plain()


def plainly(text: str) -> Any:  # noqa: ANN401
    """Return what another reader of YAML makes of a text; its days are texts, as ours are."""
    reader = YAML(typ="safe", pure=True)
    known = reader.constructor.yaml_constructors
    reader.constructor.yaml_constructors = known | {"tag:yaml.org,2002:timestamp": lambda _, node: node.value}
    return reader.load(text)


def records_in(folder: Path, kind: str, text: str) -> tuple[Record, ...]:
    """Return the records of a file with this text, in which nothing is wrong."""
    path = folder / FILES[kind]
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = read(folder, {path.relative_to(folder).as_posix(): path.read_bytes()})
    path.unlink()
    held = found.files[FILES[kind]]
    assert held.problems == ()
    return held.records


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("written", [in_line, lambda text, in_flow: quoted(text)])  # noqa: ARG005
def test_a_text_reads_back_as_itself(text: str, written: Callable[..., str]) -> None:
    block = f"- {written(text, in_flow=False)}\n- x: {written(text, in_flow=False)}\n"
    flow = f"[{written(text, in_flow=True)}, {{x: {written(text, in_flow=True)}}}]\n"
    for found in (plain(block), plainly(block), plain(flow), plainly(flow)):
        assert found == [text, {"x": text}]


@given(proses)
def test_any_text_reads_back_as_itself(text: str) -> None:
    written = f"- {in_line(text, in_flow=False)}\n- [{in_line(text, in_flow=True)}]\n"
    assert plain(written) == plainly(written) == [text, [text]]
    if (block := in_block(text, 2, 40)) is not None:
        written = "- {}\n- after\n".format("\n".join(block))
        assert plain(written) == plainly(written) == [text, "after"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2025-10-29", "2025-10-29"),
        ("2018", '"2018"'),
        ("no", '"no"'),
        ("[..2019]", '"[..2019]"'),
        ("2019/..", "2019/.."),
        ("it's", "it's"),
        ("a\tb", '"a\\tb"'),
        ("\ufeffa", '"\\ufeffa"'),
    ],
)
def test_quotes_stand_only_where_they_must(text: str, written: str) -> None:
    assert in_line(text, in_flow=False) == written


def test_what_cannot_be_a_block_is_none() -> None:
    for text in (" a b", "a b ", "a  b", "word", "a\n \nb", "a\tb\u2028c d", "a\n"):
        assert in_block(text, 2, 20) is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("in_list", [False, True])
@settings(max_examples=60)
@given(data=st.data())
def test_a_record_reads_back_as_itself(kind: str, data: st.DataObject, *, in_list: bool) -> None:
    fields = data.draw(KINDS[kind])
    text = printed(kind, fields, in_list=in_list)
    wanted = canonical(fields, SHAPES[kind])
    for found in (plain(text), plainly(text)):
        record = found[0] if in_list else found
        assert alike(canonical(record, SHAPES[kind]), wanted)
        assert printed(kind, record, in_list=in_list) == text
    assert plain(json_line(fields, SHAPES[kind])) is not None


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60)
@given(data=st.data())
def test_the_model_knows_its_fields(
    kind: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, in_list = tmp_path_factory.getbasetemp(), kind in ("actor", "event")
    (record,) = records_in(folder, kind, printed(kind, data.draw(KINDS[kind]), in_list=in_list))
    text = printed(kind, fields_of(record), in_list=in_list)
    (again,) = records_in(folder, kind, text)
    assert fields_of(again) == fields_of(record)
    assert printed(kind, fields_of(again), in_list=in_list) == text


@settings(max_examples=30)
@given(st.lists(lines, min_size=1, max_size=4))
def test_no_line_is_wider_than_it_must_be(words: list[str]) -> None:
    text = printed("event", {"event": "a", "contexts": words, "summary": " ".join(words * 20)}, in_list=True)
    longest = max(len(word) for line in words for word in line.split())
    assert all(len(line) <= max(WIDEST, longest + 6) or '"' in line for line in text.splitlines())


def test_the_layout_is_that_of_the_page_about_the_format(golden: Callable[[str, str], None]) -> None:
    anchor = {"sha256": "ab" * 32, "end": 9, "start": "0"}
    event = {
        "utterances": [
            {"speaker": "lind", "utterance": "glad"},
            {"note": "long " * 30, "utterance": "ready"},
        ],
        "title": "Lind says: yes",
        "follows": ["a-first"],
        "responds_to": ["a-first", "a-second"],
        "actors": [{"role": "actor", "actor": f"actor-number-{number}"} for number in range(4)],
        "summary": "Minister Lind tells reporters. " * 6,
        "note": "one: 1\ntwo: 2",
        "disagrees": [{"says": {"post": "1", "outside": "two, three"}, "about": "place"}],
        "event": "offer",
        "date": "2018",
        "mode": None,
        "contexts": [],
    }
    article = {
        "context": [
            {"why": "to code", "at": [anchor, anchor], "suggested": [{"rule": "alias", "score": "0.83"}]}
        ],
        "reports": [
            {"event": "offer", "at": [anchor], "names": {"lind": "Ms Lind"}},
            {"event": "visit", "wordings": [{"utterance": "glad", "words": "short", "manner": "partial"}]},
        ],
        "text": {
            "sha256": "12" * 32,
            "characters": "99",
            "norm": "dt-norm-1",
            "paragraphs": [*range(100, 140)],
        },
        "article": "post",
        "coder": "ann",
    }
    actor = {
        "actor": "lind",
        "aliases": "Lind",
        "of": ["north"],
        "offices": [{"office": "Minister", "dates": "2024/..", "basis": "stated"}],
    }
    card = {"title": "A dossier", "dossier": "small", "coders": {"ann": "Ann", "2018": "no"}}
    parts = [
        printed("dossier", card, in_list=False),
        printed("actor", actor, in_list=True),
        printed("event", event, in_list=True),
        printed("article", article, in_list=False),
        f"{json_line(article, SHAPES['article'])}\n",
    ]
    golden("dossier/printed.txt", "\n".join(parts))


def test_what_has_no_file_has_no_fields() -> None:
    with pytest.raises(TypeError, match="no file holds"):
        fields_of(Problem("a", "b", 1, 1, "c"))
