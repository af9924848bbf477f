"""The readers of other programs' files, and what they yield as plain values that can be compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from diplotrack.dates.edtf import EdtfDate
from diplotrack.errors import DiplotrackError
from diplotrack.importers import READERS
from diplotrack.importers.entry import Options

HERE = Path(__file__).parent
FILES = {
    "timelinejs": ("timelinejs/sheet.csv", "timelinejs/from_a_sheet.json", "timelinejs/old_sheet.csv"),
    "markwhen": ("markwhen/talks.mw", "markwhen/old_style.mw"),
    "ics": ("icalendar/google.ics", "icalendar/outlook.ics"),
    "markdown": ("front_matter/tolls",),
}
"""Files as the programs write them, by format."""


def records(name: str, path: Path, order: str | None = None) -> list[dict[str, Any]]:
    """Return all that a reader yields, each with its kind, without what is empty."""
    return [
        {"kind": type(each).__name__, **_plain(each._asdict())}
        for each in READERS[name](path, Options(order=order))
    ]


def outcome(name: str, path: Path) -> list[Any] | str:
    """Return what a reader yields, or the sentence in which it refuses."""
    try:
        return list(READERS[name](path, Options()))
    except DiplotrackError as error:
        return str(error)


def text_records(name: str, folder: Path, text: str, order: str | None = None) -> list[dict[str, Any]]:
    """Return what a reader yields of a text."""
    path = folder / "file.txt"
    path.write_bytes(text.encode())
    return records(name, path, order)


def _plain(value: Any) -> Any:  # noqa: ANN401 - a record's values are of many types
    if isinstance(value, EdtfDate):
        return value.edtf
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items() if each not in (None, "", ())}
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value
