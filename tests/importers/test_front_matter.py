from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.errors import DiplotrackError
from tests.importers.foreign import records, text_records

if TYPE_CHECKING:
    from pathlib import Path


def written(front: str, body: str = "They met.") -> str:
    return f"---\ntitle: Talks\n{front}\n---\n{body}"


@pytest.mark.parametrize(
    ("front", "edtf"),
    [
        ("date: 2018-05-01", "2018-05-01"),
        ("date: 2018", "2018"),
        ("date: c. May 2018", "2018-05~"),
        ("date: 2018-05-01T00:00:00.000Z", "2018-05-01"),
        ("date: 2018-05-01 09:30:00 +0900", "2018-05-01T09:30:00+09:00"),
        ("date: 2018-05-01\nend_date: 2018-05-03", "2018-05-01/2018-05-03"),
        ('Date: "[..2019]"', "[..2019]"),
        ("date: 5/3/2019", "2019-03-05"),
    ],
)
def test_dates(front: str, edtf: str, tmp_path: Path) -> None:
    assert text_records("markdown", tmp_path, written(front), "day-first")[0]["date"] == edtf


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Only text.", "no YAML stands in front"),
        (written("place: Marrow"), "it has no date"),
        (written("date: someday"), 'the date "someday" cannot be read'),
        (written("date: 2018\na: &a [x]\nb: *a"), "has an alias"),
        (written("date: [2018"), "cannot be read in line 4"),
        (written("date: 2018\na: " + "[" * 30 + "]" * 30), "nested too deep"),
        ("---\n- a list\n---\n", "is no fields"),
        ("---\ndate: 2018\n---\n", "it has no title"),
    ],
)
def test_what_cannot_be_used_is_rejected_whole(text: str, why: str, tmp_path: Path) -> None:
    (found,) = text_records("markdown", tmp_path, text)
    assert (found["kind"], found["original"]) == ("Rejected", text)
    assert why in found["why"]


def test_no_scalar_has_a_type(tmp_path: Path) -> None:
    entry = text_records("markdown", tmp_path, written("date: 2018\nsecret: no\nweight: 1.0"))[0]
    assert entry["note"] == [["secret", "no"], ["weight", "1.0"]]


def test_what_is_said_of_an_actor_goes_to_the_note(tmp_path: Path) -> None:
    front = "date: 2018\nactors:\n- Marrow\n- {name: Tollhaven, role: host}"
    entry = text_records("markdown", tmp_path, written(front))[0]
    assert entry["actors"] == ["Marrow", "Tollhaven"]
    assert entry["note"] == [["actors", "name: Tollhaven, role: host"]]


def test_sources_are_articles_and_links_of_the_body_are_not(tmp_path: Path) -> None:
    front = (
        "date: 2018\nsources:\n"
        "- {url: 'https://post.example.org/a', title: A toll, date: 2018-05-02, tier: 1}\n"
        "- https://ledger.example.net/b"
    )
    body = "# Talks\n\nAs [the *tariff*](https://tariff.example.org/c) has it:\n\n- one\n- two & three\n"
    entry = text_records("markdown", tmp_path, written(front, body))[0]
    assert entry["articles"] == [
        {
            "url": "https://post.example.org/a",
            "title": "A toll",
            "published": "2018-05-02",
        },
        {"url": "https://ledger.example.net/b"},
    ]
    assert entry["note"] == [
        ["sources", "https://post.example.org/a: tier: 1"],
        ["link", "https://tariff.example.org/c"],
    ]
    assert entry["summary"] == "As the tariff has it:\n\none\n\ntwo & three"


def test_a_folder_is_read_file_by_file_each_named(tmp_path: Path) -> None:
    (tmp_path / "2019").mkdir()
    (tmp_path / "2019" / "b.md").write_text(written("date: 2019"))
    (tmp_path / "a.markdown").write_text(written("date: 2018"))
    (tmp_path / "c.md").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "d.txt").write_text("not looked at")
    found = records("markdown", tmp_path)
    assert [(each["kind"], each["file"]) for each in found] == [
        ("Entry", "2019/b.md"),
        ("Entry", "a.markdown"),
        ("Rejected", "c.md"),
    ]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DiplotrackError, match=r"no file in .* whose name ends with \.md"):
        records("markdown", tmp_path)
