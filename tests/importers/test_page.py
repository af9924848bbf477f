"""docs/import.md tells of every format and field, and its mapping file is one."""

import re
from pathlib import Path

from diplotrack.importers import READERS
from diplotrack.importers.assembly.decisions import read
from diplotrack.importers.tables.headers import FIELDS, recognised

PAGE = (Path(__file__).parents[2] / "docs" / "import.md").read_text("utf-8")


def test_every_format_and_field_is_there() -> None:
    told = re.findall("`([^`\n]+)`", re.sub("```.*?```", "", PAGE, flags=re.DOTALL))
    assert set(READERS) <= set(told)
    assert set(FIELDS) <= set(told)


def test_the_names_that_it_gives_are_recognised() -> None:
    for names, field in (("date, when, start date", "date"), ("url, link", "url"), ("id, key", "key")):
        assert names in PAGE
        assert all(recognised([name], {}).fields == {name: field} for name in names.split(", "))


def test_its_mapping_file_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(PAGE.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    assert read(path) == (
        {"Wann": "date"},
        {"Lind": "Ada Lind", "Brandt": "Brandt"},
        {"Northland": "state"},
    )
