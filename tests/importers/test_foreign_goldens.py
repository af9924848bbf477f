"""What the readers make of files as other programs write them, as it was looked at once and found right."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.importers.foreign import FILES, HERE, records

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = [(name, file) for name, files in FILES.items() for file in files]


@pytest.mark.parametrize(("name", "file"), CASES)
def test_a_file_is_read_as_before(golden: Callable[[str, str], None], name: str, file: str) -> None:
    if name == "ics":
        pytest.importorskip("icalendar")
    found = records(name, HERE / file, "day-first")
    written = "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in found)
    golden(f"importers/{file.replace('/', '_')}.jsonl", written)
