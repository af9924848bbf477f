"""`verify` and `coverage`, as a person runs them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.conftest import ARTICLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

QUOTE = "I would love to see him"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Return a folder with the text of the one article."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "paper.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def change(texts: Path, old: str, new: str) -> None:
    path = texts / "paper.txt"
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")


def test_all_the_same(program: Program, texts: Path) -> None:
    result = program("verify", "--texts", str(texts))
    assert result.exit_code == 0
    assert "paper  3 anchors: 3 same" in result.stdout
    assert "3 anchors in 1 article: all stand in the texts." in result.stdout
    assert "articles/paper.yaml" not in result.stdout


def test_all_of_them_on_request(program: Program, texts: Path) -> None:
    result = program("verify", "paper", "--texts", str(texts / "paper.txt"), "--all")
    assert result.exit_code == 0
    assert len(re.findall("^  = same", result.stdout, re.MULTILINE)) == 3


def test_the_environment_names_the_folder(program: Program, texts: Path) -> None:
    assert program.process("verify", DIPLOTRACK_TEXTS=str(texts)).returncode == 0


def test_a_changed_word_shows_and_fails(program: Program, texts: Path) -> None:
    change(texts, "love", "like")
    result = program("verify", "--texts", str(texts))
    assert result.exit_code == 4
    assert "1 same, 1 drifted, 1 lost" in result.stdout
    assert "I would [-love-] {+like+} to see him" in result.stdout
    assert re.search(r"≠ drifted +wording +love +paragraph 1 +articles/paper.yaml:\d+", result.stdout)
    assert "2 cannot be relied on." in result.stdout


def test_no_text_at_hand_is_no_pass(program: Program, tmp_path: Path) -> None:
    result = program("verify", "--texts", str(tmp_path))
    assert result.exit_code == 4
    assert "paper  no text at hand: 3 anchors unchecked" in result.stdout


@pytest.mark.parametrize("command", ["verify", "coverage"])
@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ([], 2, "Say where the articles' texts are: --texts FOLDER"),
        (["papper", "--texts", "."], 3, 'No article is called "papper"'),
        (["--texts", "nowhere"], 1, 'There is no folder or file "nowhere"'),
    ],
)
def test_what_cannot_be_meant(
    program: Program, command: str, arguments: list[str], code: int, sentence: str
) -> None:
    result = program(command, *arguments)
    assert result.exit_code == code
    assert sentence in result.stderr
    assert "Traceback" not in result.output


def test_a_text_that_is_none(program: Program, texts: Path) -> None:
    (texts / "paper.txt").write_bytes(b"caf\xe9")
    result = program("verify", "--texts", str(texts))
    assert result.exit_code == 1
    assert "is not a text in UTF-8" in result.stderr


def test_verify_as_json(program: Program, texts: Path) -> None:
    change(texts, "love", "like")
    result = program("verify", "--texts", str(texts), "--format", "json")
    assert result.exit_code == 4
    document = json.loads(result.stdout)
    assert (document["format"], document["dossier"]) == ("diplotrack/1", "small")
    (article,) = document["articles"]
    assert (article["article"], article["sound"], article["repinned"]) == ("paper", False, None)
    drifted = [each for each in article["anchors"] if each["outcome"] == "drifted"]
    assert [(each["kept"], each["printed"]) for each in drifted] == [(QUOTE, "I would like to see him")]


def files(program: Program) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in program.dossier.rglob("*.yaml")}


def test_repin(own: Program, texts: Path) -> None:
    change(texts, "He said", "In front.\n\nHe said")
    before = files(own)
    assert own("verify", "--texts", str(texts)).exit_code == 0
    assert files(own) == before
    result = own("verify", "--texts", str(texts), "--repin")
    assert result.exit_code == 0
    assert "3 anchors written anew in articles/paper.yaml." in result.stdout
    after = files(own)
    assert [name for name in after if after[name] != before[name]] == ["paper.yaml"]
    again = own("verify", "--texts", str(texts), "--repin")
    assert "paper  3 anchors: 3 same  (the very text that was encoded)" in again.stdout
    assert "Nothing to write anew." in again.stdout
    assert files(own) == after
    assert own("check").exit_code == 0


def test_repin_writes_all_of_an_article_or_nothing(own: Program, texts: Path) -> None:
    change(texts, "He said", "In front. He said")
    change(texts, "Hanoi.", "Seoul.")
    before = files(own)
    result = own("verify", "--texts", str(texts), "--repin")
    assert result.exit_code == 4
    refusal = "Not written anew: all its anchors must be the same or moved, and some are lost."
    assert refusal in " ".join(result.stdout.split())
    assert files(own) == before
    found = json.loads(own("verify", "--texts", str(texts), "--repin", "--format", "json").stdout)
    assert found["articles"][0]["refused"].startswith("all its anchors must be the same or moved")


def test_coverage(program: Program, texts: Path) -> None:
    result = program("coverage", "--texts", str(texts))
    assert result.exit_code == 0
    assert "paper  100 %  18 of 18 words cited: 18 as report, 6 as wording" in result.stdout
    assert "Every word is cited." in result.stdout
    assert QUOTE not in result.stdout


def test_coverage_of_one_article_shows_its_text(program: Program, texts: Path) -> None:
    change(texts, "The sanctions", "Nobody saw this. The sanctions")
    result = program("coverage", "paper", "--texts", str(texts))
    assert result.exit_code == 0
    assert f'  1  ᴿHe said "ᴿᵂ{QUOTE}ᴿ" on board.' in result.stdout
    assert "✗Nobody saw this." in result.stdout
    assert "✗ paragraph 1   Nobody saw this." in result.stdout


def test_coverage_without_a_text(program: Program, tmp_path: Path) -> None:
    for fmt in ("table", "html", "json"):
        result = program("coverage", "--texts", str(tmp_path), "--format", fmt)
        assert result.exit_code == 4
    assert json.loads(result.stdout)["articles"][0]["text"] is False


def test_coverage_as_json(program: Program, texts: Path) -> None:
    document = json.loads(program("coverage", "--texts", str(texts), "--format", "json").stdout)
    (article,) = document["articles"]
    assert (article["percent"], article["words"], article["cited"], article["overlooked"]) == (
        100,
        18,
        18,
        [],
    )


class Page(HTMLParser):
    """Remembers what a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ANN401  the parser's own type
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said += data


def test_coverage_as_a_page_runs_and_loads_nothing(program: Program, texts: Path) -> None:
    change(texts, "The sanctions", "<script>alert(1)</script> & co. The sanctions")
    page = Page(program("coverage", "--texts", str(texts), "--format", "html").stdout)
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "img", "iframe", "a"}
    assert not any(
        name == "style" or name.startswith("on") for _, attributes in page.tags for name in attributes
    )
    (policy,) = [each.get("content") for tag, each in page.tags if each.get("http-equiv")]
    assert policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "<script>alert(1)</script> & co." in page.said
    assert "@media print" in page.said
