"""Files of decisions: read strictly, and written so that they are read again."""

from pathlib import Path

import pytest

from diplotrack.errors import DiplotrackError
from diplotrack.importers.assembly.decisions import Decisions, read, written

WRONG = {
    "columns: [a]": 'line 1: here "name: value" is expected',
    "columns:\n  Wann: date\n  Wann: end\n": 'line 3: "Wann" stands here twice',
    "column: {Wann: date}": 'there is no part "column" in a mapping file: did you mean "columns"?',
    "columns: {Wann: dat}": 'did you mean "date"',
    "kinds: {Lind: human}": '"human", the kind of "Lind", is none',
    "actors: {Lind: [a, b]}": "line 1: here a text is expected",
    "columns: {Wann: ": "cannot be read as YAML",
    "a: &x {b: *x}": "there is no part",
    "[" * 5000: "cannot be read as YAML",
}


@pytest.mark.parametrize("text", WRONG, ids=[f"{number}" for number in range(len(WRONG))])
def test_what_is_wrong_is_named(text: str, tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DiplotrackError) as error:
        read(path)
    assert WRONG[text] in str(error.value)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    decisions = Decisions({'Wann: "x"\n#': "date"}, {"no": "Ada Lind"}, {"1994": "state"})
    path.write_text(
        "".join(written(decisions, {"Lind": ("Ada Lind", "Jo Lind")}, ["Maas"])), encoding="utf-8"
    )
    assert read(path) == decisions._replace(kinds={"1994": "state", "Maas": "group"})
    assert '  # "Lind": "Ada Lind"\n  # "Lind": "Jo Lind"\n' in path.read_text(encoding="utf-8")
    path.write_text("", encoding="utf-8")
    assert read(path) == Decisions()
