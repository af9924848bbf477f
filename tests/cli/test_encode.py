"""The command `encode` where nobody sits at a terminal: the draft that it writes, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.anchors import digest
from diplotrack.dossier.checks import UNFINISHED, everything
from diplotrack.dossier.reader import read
from tests.cli.encoding import ARTICLE, KEY, Place, begun

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return begun(tmp_path / "ferries", tmp_path / "cache")


def test_the_draft_holds_all_that_is_to_be_decided_and_counts_for_nothing(place: Place) -> None:
    done = place.run()
    assert done.returncode == 0
    article = place.article
    assert [each.why for each in article.article.context] == ["to code"] * 5
    assert [each.fragments[0] for each in article.quotations] == [
        "This is a good day for both shores,",
        "little summit",
    ]
    assert article.reports == ()
    assert article.article.coder == "ann"
    assert {problem.check for problem in everything(read(place.folder))} <= UNFINISHED


def test_it_says_what_was_found_and_what_to_do(place: Place) -> None:
    done = place.run()
    assert done.stderr == "Published: 2025-10-25, Saturday 25 October 2025\n"
    assert done.stdout == (
        "ferry is drafted; nothing of it counts before you decide.\n"
        "\n"
        "  to decide     5 sentences\n"
        "                2 quotations: 1 spoken, 1 perhaps nobody's words\n"
        "  actors known  ada-lind; northland; southmark\n"
        "  perhaps new   none\n"
        "  dates         “on Friday”: Friday 24 October 2025 (bare weekday); “in 2015”:\n"
        "                2015 (as printed); “next month”: November 2025 (month or year)\n"
        "  may be about  none\n"
        "\n"
        "Next: diplotrack encode ferry\n"
        "      on a terminal, which takes you through it sentence by sentence; or edit\n"
        "      its file, and check.\n"
    )


def test_the_text_is_kept_as_it_was_and_only_four_words_of_a_stretch_in_the_file(place: Place) -> None:
    place.run()
    kept = (place.folder / f".diplotrack/texts/{KEY}.txt").read_bytes()
    assert kept == place.text.read_bytes()
    written = (place.folder / f"articles/{KEY}.yaml").read_text()
    assert written.startswith("# yaml-language-server: $schema=../.diplotrack/schema/article.json\n")
    assert "why: to code  # Minister Ada Lind of …\n" in written
    assert "Minister Ada Lind of Northland" not in written


def test_the_same_text_again_goes_on(place: Place) -> None:
    place.run()
    before = (place.folder / f"articles/{KEY}.yaml").read_bytes()
    done = place.run("encode", str(place.text))
    assert "ferry goes on where it was left." in done.stdout
    assert (place.folder / f"articles/{KEY}.yaml").read_bytes() == before
    assert "goes on" in place.run("encode", KEY).stdout


def test_another_text_under_the_same_key_is_refused(place: Place) -> None:
    place.run()
    place.text.write_text("Another text.\n", encoding="utf-8")
    done = place.run()
    assert (done.returncode, done.stdout) == (1, "")
    assert '"ferry" is an article with another text: choose another --key.' in done.stderr
    kept = (place.folder / f".diplotrack/texts/{KEY}.txt").read_text(encoding="utf-8")
    assert kept == ARTICLE


def test_the_same_text_under_another_key_is_refused(place: Place) -> None:
    place.run()
    done = place.run("encode", str(place.text), "--published", "2025-10-25", "--key", "other")
    assert 'The dossier has this text already, as "ferry"' in done.stderr


@pytest.mark.parametrize(
    ("options", "key"),
    [
        (["--outlet", "Northport Daily", "--title", "At last"], "northport-daily-2025-10-25"),
        (["--title", "A ferry, at last"], "a-ferry-at-last"),
        ([], "ferry"),
    ],
)
def test_a_key_is_made_of_what_is_known(place: Place, options: list[str], key: str) -> None:
    place.run("encode", str(place.text), "--published", "2025-10-25", *options)
    assert [path.stem for path in (place.folder / "articles").iterdir()] == [key]


def test_a_web_page_says_of_itself_what_the_user_does_not(place: Place) -> None:
    page = place.folder.parent / "page.html"
    page.write_text(
        '<title>At last</title><meta property="article:published_time" content="2025-10-25T08:00Z">'
        '<meta property="og:site_name" content="Northport Daily"><p>The ferry line opened on Friday.',
        encoding="utf-8",
    )
    done = place.run("encode", str(page), "--title", "My own", "--key", KEY)
    assert "From the page: outlet Northport Daily" in done.stderr
    assert "From the page: title" not in done.stderr
    article = place.article.article
    assert (article.title, article.outlet) == ("My own", "Northport Daily")
    assert article.published is not None
    assert article.published.edtf == "2025-10-25"
    assert article.text is not None
    assert article.text.sha256 == digest("The ferry line opened on Friday.\n")


def test_a_page_is_the_text_of_the_article_that_is_known_at_its_address(place: Place) -> None:
    known = "article: known\nurl: https://example.org/a\nreports:\n  - event: opening\n"
    (place.folder / "articles/known.yaml").write_text(known)
    (place.folder / "events.yaml").write_text(
        "- {event: opening, date: 2025-10-24, basis: stated, status: ongoing, type: AGREE, title: It opens}\n"
    )
    page = place.folder.parent / "page.html"
    page.write_text('<link rel="canonical" href="https://example.org/a"><p>The line opened on Friday.')
    done = place.run("encode", str(page), "--published", "2025-10-25")
    assert "known is drafted" in done.stdout
    check = place.run("check")
    assert (check.returncode, check.stdout.count("[missing-anchor]")) == (4, 1)


def test_a_text_comes_through_standard_input(place: Place) -> None:
    done = place.run("encode", "-", "--published", "2025-10-25", "--key", KEY, written=ARTICLE)
    assert done.returncode == 0
    assert place.left == 7


@pytest.mark.parametrize(
    ("arguments", "sentence", "code"),
    [
        (["encode", "nowhere.txt", "--published", "2025"], "cannot be read: no such file", 1),
        (["encode", "nowhere"], 'No file or article is called "nowhere" in the dossier "ferries"', 3),
        (["encode", "../ferry.txt"], "Say when the article was published: --published 2025-10-28", 2),
        (["encode", "../ferry.txt", "--published", "soon"], "--published", 2),
        (["encode", "../ferry.txt", "--published", "2025", "--basis", "state"], "did you mean", 2),
        (["encode", "../ferry.txt", "--published", "2025", "--basis", "deduced"], "add --why", 2),
        (["encode", "../ferry.txt", "--published", "2025", "--coder", "bo"], '"bo"', 4),
        (["encode", "../ferry.txt", "--published", "2025", "--key", "ada-lind"], '"ada-lind"', 4),
        (["encode", "../empty.txt", "--published", "2025"], "There are no words in the text", 1),
    ],
)
def test_what_cannot_be_encoded_is_refused_in_a_sentence(
    place: Place, arguments: list[str], sentence: str, code: int
) -> None:
    (place.folder.parent / "empty.txt").write_text("\n", encoding="utf-8")
    done = place.run(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr
    assert list((place.folder / "articles").iterdir()) == []


def test_outside_a_dossier_nothing_is_written(place: Place) -> None:
    (place.folder / "dossier.yaml").unlink()
    done = place.run()
    assert done.returncode == 2
    assert list((place.folder / "articles").iterdir()) == []


def test_texts_kept_here_are_those_that_verify_and_coverage_look_into(place: Place) -> None:
    place.run()
    assert place.run("verify").returncode == 0
    coverage = place.run("coverage")
    assert coverage.returncode == 0
    assert "ferry" in coverage.stdout


def test_control_characters_are_left_out_of_the_text(place: Place) -> None:
    place.text.write_bytes(ARTICLE.replace("good", "\x1b[31mgood").encode())
    assert place.run().returncode == 0
    assert "\x1b" not in (place.folder / f".diplotrack/texts/{KEY}.txt").read_text(encoding="utf-8")
