"""Texts of articles, as files: what is found, what is read, and what is said of the rest."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from diplotrack.dossier import texts
from diplotrack.dossier.texts import read_text, text_files
from diplotrack.errors import DiplotrackError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_has_a_file_for_each_article(tmp_path: Path) -> None:
    for name in ("daily.txt", "weekly.md", "daily.md", "other.html"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    found = text_files(tmp_path, ["daily", "weekly", "other"])
    assert found == {"daily": tmp_path / "daily.txt", "weekly": tmp_path / "weekly.md", "other": None}


def test_a_key_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    assert text_files(tmp_path / "texts", ["../secret"]) == {"../secret": None}


def test_one_file_is_the_text_of_one_article(tmp_path: Path) -> None:
    path = tmp_path / "any name"
    path.write_text("text", encoding="utf-8")
    assert text_files(path, ["daily"]) == {"daily": path}
    with pytest.raises(UsageError, match="one file for 2 articles: name the one"):
        text_files(path, ["daily", "weekly"])


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(DiplotrackError, match=r'There is no folder or file ".*nowhere" with texts'):
        text_files(tmp_path / "nowhere", ["daily"])


def test_line_ends_stay_and_a_byte_order_mark_goes(tmp_path: Path) -> None:
    path = tmp_path / "daily.txt"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\n")
    assert read_text(path) == "one\r\ntwo\n"


def test_only_utf8_is_read(tmp_path: Path) -> None:
    path = tmp_path / "daily.txt"
    path.write_bytes("naïve".encode("latin-1"))
    with pytest.raises(DiplotrackError, match=r"not a text in UTF-8: the byte 0xEF at position 2 "):
        read_text(path)


def test_what_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "daily.txt"
    path.write_text("four", encoding="utf-8")
    monkeypatch.setattr(texts, "LARGEST", 3)
    with pytest.raises(DiplotrackError, match="has 4 bytes, and a text may have 3"):
        read_text(path)


def test_what_is_no_file_or_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DiplotrackError, match="is not a file"):
        read_text(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(DiplotrackError, match="is not a file"):
        read_text(tmp_path / "pipe.txt")
    with pytest.raises(DiplotrackError, match="cannot be read: no such file"):
        read_text(tmp_path / "gone.txt")
