"""Anchors written anew: the numbers change, and not a character else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from diplotrack.anchors import normalise
from diplotrack.criticism.verifying import verify
from diplotrack.dossier.changing.editing import editing
from diplotrack.dossier.changing.repinning import NotRepinned, citations_in, repin
from diplotrack.dossier.checks import everything
from diplotrack.dossier.reader import read
from diplotrack.errors import DiplotrackError
from tests.dossier.docstring_dossiers import SOUND, as_json_lines, split, write

if TYPE_CHECKING:
    from pathlib import Path

    from diplotrack.criticism.verifying import ArticleCheck
    from diplotrack.dossier.changing.editing import Editing
    from diplotrack.dossier.reading import Reading

TEXT = "Lee came to Seoul today.\n“I would love to,” he said.\nThe end was near for all."
NOW = "A paragraph in front.\r\n" + TEXT.replace("\n", "\r\n")
FILE = "articles/daily.yaml"


def at(words: str) -> str:
    start = normalise(TEXT).index(words)
    return f"{{start: {start}, end: {start + len(words)}, sha256: [{words}]}}"


DAILY = f"""\
# A comment, on top.
article:   daily   # and beside
text:
    sha256: [{TEXT}]
    characters:   {len(TEXT)}  # counted
    norm: dt-norm-1
    length: "{len(normalise(TEXT))}"
    paragraphs: [0, 25,
       54]   # three
reports:
  - event: offer
    at:
      - start: '0'
        end:   24   # "end: 24" in a comment
        sha256: [Lee came to Seoul today.]
      - {at("he said.")}
    note: |
      start: 0, end: 24
    wordings:
      - utterance: love-to
        manner: verbatim
        words: [I would love to]
        at: {at("I would love to")}
context:
  - {{at: {at("The end was near")}, why: no   event}}   \t
  - {{at: [{at("for all.")}], why: "nor ‘here’"}}

"""


def checked(
    folder: Path, daily: str = DAILY, now: str = NOW, *, crlf: bool = False
) -> tuple[Reading, ArticleCheck]:
    """Write the dossier, read it, and look for its citations in a text."""
    files = split(SOUND) | {FILE: daily}
    write(folder, files)
    if crlf:
        path = folder / FILE
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    reading = read(folder)
    article = reading.written.articles[0]
    return reading, verify(article, citations_in(reading, article), now)


def repinned(folder: Path, now: str | None = NOW, article: int = 0) -> int:
    """Write an article's anchors anew; return how many have moved."""
    with editing(folder) as edit:
        found = edit.reading.written.articles[article]
        return repin(edit, verify(found, citations_in(edit.reading, found), now), now or "")


def repin_meanwhile(edit: Editing, article: int, path: Path, content: bytes) -> None:
    """Write an article's anchors anew while somebody else changes a file."""
    found = edit.reading.written.articles[article]
    repin(edit, verify(found, citations_in(edit.reading, found), NOW), NOW)
    path.write_bytes(content)


def rewritten(folder: Path, *, crlf: bool = False) -> tuple[str, str]:
    """Return the file before and after its anchors were written anew."""
    checked(folder, crlf=crlf)
    before = (folder / FILE).read_bytes().decode()
    assert repinned(folder) == 5
    return before, (folder / FILE).read_bytes().decode()


@pytest.mark.parametrize("crlf", [False, True])
def test_only_numbers_change(tmp_path: Path, *, crlf: bool) -> None:
    before, after = rewritten(tmp_path, crlf=crlf)
    number = re.compile(r"""[0-9a-f]{64}|['"]?\b\d+\b['"]?""")
    assert number.sub("#", after) == number.sub("#", before)
    for kept in (
        '# "end: 24" in a comment',
        "start: 0, end: 24\r\n" if crlf else "start: 0, end: 24\n",
        "\t",
    ):
        assert kept in after
    assert after.startswith("\ufeff") == crlf


def test_everything_is_the_same_afterwards(tmp_path: Path) -> None:
    _, after = rewritten(tmp_path)
    reading, check = checked(tmp_path, after.replace("\ufeff", ""))
    assert everything(reading) == ()
    assert check.counts == {"same": 5}
    assert check.identical
    assert check.article.text
    assert check.article.text.characters == len(NOW)
    assert check.article.text.paragraphs == (0, 47, 76)
    assert repinned(tmp_path) == 0


def test_nothing_is_written_where_not_all_can_be(tmp_path: Path) -> None:
    now = NOW.replace("love", "like")
    _, check = checked(tmp_path, now=now)
    assert check.counts == {"moved": 4, "drifted": 1}
    with pytest.raises(NotRepinned, match="and some are drifted"):
        repinned(tmp_path, now)


def test_nothing_is_written_without_a_text(tmp_path: Path) -> None:
    checked(tmp_path)
    with pytest.raises(NotRepinned, match="some are unchecked"):
        repinned(tmp_path, None)


def test_nothing_is_written_where_a_record_was_not_read(tmp_path: Path) -> None:
    _, check = checked(tmp_path, DAILY.replace("why: no   event", "whi: no event"))
    assert check.counts == {"moved": 4}
    with pytest.raises(NotRepinned, match=r'`diplotrack check` says of "articles/daily.yaml"'):
        repinned(tmp_path)


def test_quotations_that_nobody_has_reviewed_move_too(tmp_path: Path) -> None:
    quotation = f"quotations:\n  - {{words: [for all.], at: {at('for all.')}, manner: partial}}\n"
    checked(tmp_path, DAILY + quotation)
    assert repinned(tmp_path) == 6


def test_records_that_lead_nowhere_are_written_anew_too(tmp_path: Path) -> None:
    checked(tmp_path, DAILY.replace("event: offer", "event: forgotten"))
    assert repinned(tmp_path) == 5


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    checked(tmp_path)
    path = tmp_path / FILE
    mine = path.read_text("utf-8") + "# mine\n"
    with (
        pytest.raises(DiplotrackError, match=r'"articles/daily.yaml" has been changed since it was read'),
        editing(tmp_path) as edit,
    ):
        repin_meanwhile(edit, 0, path, mine.encode())
    assert path.read_text("utf-8") == mine


def in_json_lines(folder: Path) -> Path:
    """Write the dossier in JSON Lines: its article, another beside it, and a blank line between the two."""
    checked(folder)
    files = {name: (folder / name).read_text(encoding="utf-8") for name in split(SOUND)}
    lines = as_json_lines(files)
    daily = lines["articles/daily.jsonl"].strip()
    weekly = daily.replace('"daily"', '"weekly"')
    both = f"\ufeff{daily} \r\n\n{weekly}"
    return write(folder / "lines", lines | {"articles/daily.jsonl": both})


def test_in_json_lines_only_the_article_s_own_line_changes(tmp_path: Path) -> None:
    (tmp_path / "lines").mkdir()
    folder = in_json_lines(tmp_path)
    file = folder / "articles" / "daily.jsonl"
    before = file.read_bytes().decode()
    assert [repinned(folder, article=number) for number in (0, 1)] == [5, 5]
    after = file.read_bytes().decode()
    number = re.compile(r"[0-9a-f]{64}|\b\d+\b")
    assert after != before
    assert number.sub("#", after) == number.sub("#", before)
    again = read(folder)
    assert again.problems == ()
    for article in again.written.articles:
        assert verify(article, citations_in(again, article), NOW).counts == {"same": 5}


@pytest.mark.parametrize("changed", [b"", b"{}\n\n{}", b"{}", b"\xff"])
def test_a_line_that_was_changed_meanwhile_is_left_alone(tmp_path: Path, changed: bytes) -> None:
    (tmp_path / "lines").mkdir()
    folder = in_json_lines(tmp_path)
    file = folder / "articles" / "daily.jsonl"
    with pytest.raises(DiplotrackError, match=r"changed since it was read|UTF-8"), editing(folder) as edit:
        repin_meanwhile(edit, 1, file, changed)
    assert file.read_bytes() == changed
