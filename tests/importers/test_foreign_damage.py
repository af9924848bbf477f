"""Whatever bytes a file holds, a reader yields values that a dossier can hold, or says why not."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

from diplotrack.importers.entry import Entry, Rejected, Remark
from tests.importers.foreign import FILES, HERE, outcome

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 120
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
PIECES = (
    b"\x00", b"\xff", b"{", b"}", b"[", b"]", b'"', b":", b"\n", b"\r", b"//", b"<", b"&#0;", b"\\ud800",
    b"99999999999999999999", b"-1", b"0000", b"TZID=", b"P-999999999D", b"every ", b"!x", b"9999-12-31",
    b"0001-01-01", b"\xe2\x80\xa8", b"<![foo", b"<!--", b"http://[", b"\xd9\xa1", b" 999999999 years",
    b"\x1b[0m", b"*a", b"&a", b"? ", b"!!python/object:os.system x",
)  # fmt: skip


def damaged(sound: bytes, dice: random.Random) -> bytes:
    written = bytearray(sound)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(written) + 1)
        cut = dice.choice((0, 1, 3, 30))
        written[at : at + cut] = dice.choice((b"", written[at : at + 60], dice.choice(PIECES)))
    return bytes(written)


def sound_files(name: str) -> list[Path]:
    paths = [HERE / file for file in FILES[name]]
    return [each for path in paths for each in (sorted(path.rglob("*.md")) if path.is_dir() else [path])]


@pytest.mark.parametrize("name", FILES)
def test_damage_is_told_and_never_a_traceback(name: str, tmp_path: Path) -> None:
    dice = random.Random(name)  # noqa: S311 - these dice keep no secrets
    path = tmp_path / "file.txt"
    files = sound_files(name)
    for count in range(ROUNDS):
        sound = files[count % len(files)].read_bytes()
        path.write_bytes(dice.randbytes(200) if count % 20 == 0 else damaged(sound, dice))
        found = outcome(name, path)
        if isinstance(found, str):
            assert found.endswith(".")
            continue
        for each in found:
            assert each.line >= 1 or isinstance(each, Remark)
            if isinstance(each, Rejected):
                assert not each.why.endswith(".")
            elif isinstance(each, Entry):
                assert_fit_for_a_dossier(each)


def assert_fit_for_a_dossier(entry: Entry) -> None:
    lines = (entry.title, entry.dated, entry.place or "", entry.key or "", *entry.actors)
    notes = [text for pair in entry.note for text in pair]
    assert entry.title
    assert all(notes)
    assert all(text == " ".join(text.split()) for text in lines)
    assert not any(UNSEEN.search(text) for text in (*lines, *notes, entry.summary))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("timelinejs", '{"events":[' + "[" * 100_000),
        (
            "timelinejs",
            '{"events":[{"start_date":{"year":"2018"},"text":{"headline":"' + "<a " * 50_000 + '"}}]}',
        ),
        ("timelinejs", "Year,Headline\n" + '2018,"a"b\n' * 5_000),
        ("markwhen", "2018: x\n" + (": - " * 50 + "\n") * 500),
        ("markwhen", "2018: " + "[a](" * 50_000),
        ("markwhen", "2018: x\n" + " " * 200_000 + ":\n"),
        ("ics", "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 5_000),
        ("markdown", "---\ndate: 2018\na: " + "[" * 100_000 + "\n---\n"),
        ("markdown", "---\ndate: 2018\n---\n" + ">" * 20_000 + "x"),
        ("markdown", "---\ndate: 2018\n---\n" + "<a " * 50_000),
    ],
)
def test_a_hostile_file_ends_soon(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text(text)
    found = outcome(name, path)
    assert found
    assert "\n" not in found or isinstance(found, list)


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_such_file_is_told_in_a_sentence(name: str, tmp_path: Path) -> None:
    for written in (b"", b"\xff\xfe\x00\xd8", b"nothing of the kind", b"\x80\x81"):
        path = tmp_path / "file.txt"
        path.write_bytes(written)
        found = outcome(name, path)
        if isinstance(found, str):
            assert str(path) in found
        else:
            assert [type(each) for each in found if not isinstance(each, Remark)] == [Rejected]
    assert "missing cannot be read" in outcome(name, tmp_path / "missing")
