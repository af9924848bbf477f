"""What the readers make of files as other programs write them, as it was looked at once and found right.

To be renewed after a change, and looked at again: run it with DIPLOTRACK_RENEW=1.
"""

from __future__ import annotations

import json
import os

import pytest

from tests.importers.foreign import FILES, HERE, records

CASES = [(name, file) for name, files in FILES.items() for file in files]


@pytest.mark.parametrize(("name", "file"), CASES)
def test_a_file_is_read_as_before(name: str, file: str) -> None:
    found = records(name, HERE / file, "day-first")
    written = "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in found)
    golden = HERE / "golden" / f"{file.replace('/', '_')}.jsonl"
    if os.environ.get("DIPLOTRACK_RENEW"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8")
