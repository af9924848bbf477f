"""docs/format.md: its example is a dossier, and it names every field, problem and check."""

from __future__ import annotations

import ast
import doctest
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diplotrack.anchors import holds, normalise
from diplotrack.criticism.reviewing import unreviewed
from diplotrack.dossier import contents, json_lines, nodes, pages, reader, schema, sentences, yaml_lines
from diplotrack.dossier.checks import CHECKS, everything
from diplotrack.dossier.json_schema import meanings
from diplotrack.dossier.reader import read

if TYPE_CHECKING:
    from diplotrack.model import Anchor

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE = (DOCS / "format.md").read_text(encoding="utf-8")
READERS = (contents, json_lines, nodes, pages, reader, sentences, yaml_lines)
READING = {
    node.value
    for module in READERS
    for node in ast.walk(ast.parse(inspect.getsource(module)))
    if isinstance(node, ast.Constant)
    and isinstance(node.value, str)
    and re.fullmatch("[a-z0-9]+(-[a-z0-9]+)+", node.value)
}
"""What the modules that read call their problems: no other text in them is made like that."""


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def rows(heading: str) -> list[str]:
    """Return the rows of the table under a heading."""
    section = re.split(r"^##+ ", PAGE.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return re.findall(r"^\| `[^`]+` \|.*$", section, re.MULTILINE)


def first_cells(heading: str) -> list[str]:
    """Return what the first cells of the table under a heading name."""
    return [row.split("`")[1] for row in rows(heading)]


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Write the page's example, and the article that it was made from."""
    (tmp_path / "articles").mkdir()
    for block in blocks("yaml"):
        name, _, text = block.removeprefix("# ").partition("\n")
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "article.txt").write_text(blocks("text")[-1], encoding="utf-8")
    return tmp_path


def test_the_example_is_a_dossier_without_problems(example: Path) -> None:
    assert everything(read(example)) == ()


def test_the_example_of_json_lines_belongs_to_the_same_dossier(example: Path) -> None:
    lines = re.findall(r"`([a-z/0-9-]+\.jsonl)`:\n\n```jsonl\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    for name, text in lines:
        (example / name).parent.mkdir(exist_ok=True)
        (example / name).write_text(text, encoding="utf-8")
    reading = read(example)
    assert everything(reading) == ()
    assert [len(each) for each in (reading.written.actors, reading.written.events)] == [5, 5]
    assert [article.spot.path for article in reading.written.articles] == [
        "articles/evening-post.jsonl",
        "articles/northport-daily.yaml",
    ]


def test_the_example_of_a_draft_is_unreviewed_and_no_problem(example: Path) -> None:
    for block in blocks("yml"):
        name, _, text = block.removeprefix("# ").partition("\n")
        (example / name).write_text(text, encoding="utf-8")
    reading = read(example)
    assert everything(reading) == ()
    found = unreviewed(reading.written.articles, reading.quotations)
    assert found == (("northport-weekly", 2, 1),)
    unread = [article.key for article in reading.written.articles if not article.text]
    assert unread == ["evening-post-lind"]


def test_the_example_is_true_to_its_article(example: Path) -> None:
    dossier = read(example).written
    (article,) = dossier.articles
    assert article.text
    raw = (example / "article.txt").read_text(encoding="utf-8")
    text = normalise(raw)
    assert (article.text.characters, article.text.length) == (len(raw), len(text))
    anchors: list[Anchor] = [anchor for context in article.context for anchor in context.at]
    for event in dossier.events:
        anchors += [anchor for report in event.reports for anchor in report.at]
        for said in event.utterances:
            anchors += [anchor for wording in said.wordings for anchor in wording.at]
    assert len(anchors) == 6
    assert all(holds(anchor, text) for anchor in anchors)


def test_the_example_of_counting_counts(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(example)
    result = doctest.testfile(str(DOCS / "format.md"), module_relative=False, encoding="utf-8")
    assert (result.attempted > 0, result.failed) == (True, 0)


@pytest.mark.parametrize("shape", schema.Shape.__subclasses__(), ids=lambda shape: shape.NOUN)
def test_every_field_is_documented_in_the_same_words_as_in_editors(shape: type[schema.Shape]) -> None:
    article = "an" if shape.NOUN[0] in "aeiou" else "a"
    heading = "dossier.yaml" if shape is schema.DossierShape else f"Fields of {article} {shape.NOUN}"
    required = {name for name, field in shape.model_fields.items() if field.is_required()}
    assert rows(heading) == [
        f"| `{name}` | {meaning}{'. Required' if name in required else ''} |"
        for name, meaning in meanings()[shape.NOUN].items()
    ]
    assert list(meanings()[shape.NOUN]) == list(shape.model_fields)


def test_every_problem_and_every_check_is_documented() -> None:
    found = first_cells("What can be wrong")
    assert set(found) == READING | set(CHECKS)
    assert found[-len(CHECKS) :] == list(CHECKS)
