"""JSON Lines: the same records as in YAML, one a line, and sentences with line and column."""

from __future__ import annotations

import json
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.dossier import pages
from diplotrack.dossier.checks import everything
from diplotrack.dossier.contents import contents
from diplotrack.dossier.files import names_of
from diplotrack.dossier.json_lines import parse
from diplotrack.dossier.pages import Page
from diplotrack.dossier.reader import read
from diplotrack.errors import DiplotrackError, Problem
from diplotrack.model import Event, FiledArticle
from tests.dossier.docstring_dossiers import SOUND, as_json_lines, split, write

if TYPE_CHECKING:
    from pathlib import Path

    from diplotrack.dossier.contents import Record

CARD = "dossier: talks\ntitle: Talks\ncoders: {ann: Ann}\n"
EVENT: dict[str, Any] = {
    "event": "offer",
    "date": "2025-10-25",
    "basis": "outside",
    "why": "on the flight",
    "status": "happened",
    "type": "AGREE",
    "title": "An offer",
    "summary": "Lee offers talks.",
    "actors": [{"actor": "lee", "role": "actor"}],
}

BROKEN = {
    '{"a": 1': "1:7 The line ends before its record does.",
    "{": "1:1 The line ends before its record does.",
    '{"a": }': "1:7 A value is missing here, or is written as JSON does not know it.",
    '{"a": None}': "1:7 A value is missing here, or is written as JSON does not know it.",
    "{'a': 1}": "1:2 The name of a field is missing here, or has no double quotes.",
    '{"a" 1}': "1:6 A colon is missing after the name of a field.",
    '{"a": 1 "b": 2}': "1:9 A comma is missing before this.",
    '{"a": "b}': "1:7 The quotation mark that opens here is never closed.",
    '{"a": "b\tc"}': "1:9 A tab or another character that cannot be seen stands in a text.",
    '{"a": "\\q"}': "1:8 A backslash begins something unknown.",
    '{"a": "\\u12"}': "1:9 A character's number is not complete after \\u.",
    '{"a": 1} x': "1:10 The record has ended, and this stands behind it.",
    '{"a": "\\ud83d"}': (
        "1:7 There is half a character in this text (\\ud83d), and the other half is missing."
    ),
    "[" * 20_000: "1:21 Lists and fields stand more than 20 deep inside one another here.",
    '{"a":' * 20_000: "1:101 Lists and fields stand more than 20 deep inside one another here.",
}


def said(folder: Path) -> list[str]:
    """Return the problems of reading a folder, one line each."""
    return [f"{each.path}:{each.line}:{each.column} {each.message}" for each in read(folder).problems]


def sound(folder: Path) -> dict[str, str]:
    """Return the files of the sound dossier with its hashes filled in."""
    write(folder, split(SOUND))
    return {name: (folder / name).read_text(encoding="utf-8") for name in split(SOUND)}


def records_in(folder: Path, name: str) -> list[Record | Problem]:
    return list(contents(folder, folder / name))


def test_the_same_records_in_json_lines_are_the_same_dossier(tmp_path: Path) -> None:
    files = sound(tmp_path / "yaml")
    other = write(tmp_path / "json", as_json_lines(files))
    assert everything(read(other)) == ()
    ours, theirs = read(tmp_path / "yaml").written, read(other).written
    assert (ours.actors[1].name, ours.events[0].date) == (theirs.actors[1].name, theirs.events[0].date)
    ours_said, theirs_said = ours.events[0].utterances[0], theirs.events[0].utterances[0]
    assert ours_said.wordings[0].at == theirs_said.wordings[0].at
    assert theirs.articles[0].text == ours.articles[0].text


def test_files_stand_in_one_order(tmp_path: Path) -> None:
    names = [
        "dossier.yaml",
        "actors.jsonl",
        "actors.yaml",
        "events.jsonl",
        "events.yaml",
        "events/1994.jsonl",
        "events/1995.yaml",
        "articles/a.yaml",
        "articles/b.jsonl",
    ]
    write(tmp_path, dict.fromkeys([*reversed(names), "events/.x.yaml", "events/notes.txt"], ""))
    assert names_of(tmp_path) == names


def test_files_that_nobody_reads_are_named(tmp_path: Path) -> None:
    write(tmp_path, split(SOUND))
    write(tmp_path, dict.fromkeys(["events/1994.yml", "articles/a.ndjson", "dossier.jsonl"], ""))
    assert [problem.path for problem in read(tmp_path).problems] == [
        "articles/a.ndjson",
        "dossier.jsonl",
        "events/1994.yml",
    ]


def test_a_file_in_place_of_the_folder_of_events(tmp_path: Path) -> None:
    write(tmp_path, {"dossier.yaml": CARD, "events": ""})
    with pytest.raises(DiplotrackError, match="cannot be listed: not a directory"):
        names_of(tmp_path)
    assert [each.path for each in read(tmp_path).problems] == ["events"]


def test_events_come_from_all_files_of_events(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "dossier.yaml": CARD,
            "events.jsonl": json.dumps(EVENT | {"event": "one"}),
            "events/1994.jsonl": json.dumps(EVENT | {"event": "two"}),
            "events/1995.yaml": yaml.safe_dump([EVENT | {"event": "three"}]),
        },
    )
    reading = read(tmp_path)
    assert reading.problems == ()
    assert [event.key for event in reading.written.events] == ["one", "two", "three"]


def test_one_file_holds_many_articles(tmp_path: Path) -> None:
    files = as_json_lines(sound(tmp_path))
    (line,) = files["articles/daily.jsonl"].splitlines()
    (folder := tmp_path / "two").mkdir()
    both = f"{line}\n\n{line.replace('daily', 'weekly')}\n"
    write(folder, files | {"articles/daily.jsonl": both})
    daily, weekly = records_in(folder, "articles/daily.jsonl")
    assert isinstance(daily, FiledArticle)
    assert isinstance(weekly, FiledArticle)
    assert (daily.article.key, daily.article.spot.line) == ("daily", 1)
    assert (weekly.article.key, weekly.article.spot.line) == ("weekly", 3)
    assert weekly.reports[0].wordings[0].wording.spot.line == 3
    assert read(folder).written.events[0].articles == ("daily", "weekly")


@pytest.mark.parametrize("written", BROKEN)
def test_broken(written: str) -> None:
    tree, (problem,) = parse(Page("events.jsonl", written, 1))
    assert tree is None
    assert f"{problem.line}:{problem.column} {problem.message}" == BROKEN[written]
    assert (problem.check, problem.hint[-1]) == ("broken-json", ".")


def test_a_broken_line_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"dossier.yaml": CARD, "events.jsonl": "{oops}\n" + json.dumps(EVENT) + "\r\n"})
    broken, event = records_in(tmp_path, "events.jsonl")
    assert isinstance(broken, Problem)
    assert (broken.line, broken.column, broken.excerpt) == (1, 2, "{oops}")
    assert isinstance(event, Event)
    assert (event.key, event.spot.line) == ("offer", 2)


def test_byte_order_mark_and_blank_lines_are_accepted(tmp_path: Path) -> None:
    write(tmp_path, {"dossier.yaml": CARD, "events.jsonl": f"\ufeff\n \n{json.dumps(EVENT)}\n \r\n"})
    (event,) = records_in(tmp_path, "events.jsonl")
    assert isinstance(event, Event)
    assert event.spot.line == 3


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"date": 2018}, '2018 | "date" must be a text, and is a number. Put it in quotes: "2018".'),
        ({"date": True}, 'true | "date" must be a date. Write it as one text'),
        ({"title": 7.5}, '7.5 | "title" must be a text, and is a number. If it is a text, put it in quotes.'),
        ({"title": False}, 'false | "title" must be a text, and is true or false. If it is a text,'),
        ({"why": None, "title": None}, '"title" | "title" is empty. Write it: every event has one.'),
        ({"palce": "x"}, '"palce" | "palce" is not a field of an event. Did you mean "place"?'),
        ({"title": "A\u202e"}, '"A\\u202e" | "title" holds a character that cannot be seen (U+202E).'),
        ({"actors": "lee"}, '"lee" | "actors" must be a list, and is a text. Write ["one", "other"].'),
        (
            {"actors": ["lee"]},
            '"lee" | Item 1 of "actors" must be a set of fields ({"name": "value"}), and is a text. Put the',
        ),
        (
            {"actors": [{"actor": "lee"}]},
            '{"actor": "lee"} | This participant has no "role". Add "role": "…" to it.',
        ),
        ({"utterances": [{"utterance": "x"}]}, '{"utterance": "x"} | This utterance has no "speaker". Add'),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    tmp_path: Path, fields: dict[str, object], sentence: str
) -> None:
    write(tmp_path, {"dossier.yaml": CARD, "events.jsonl": "\n" + json.dumps(EVENT | fields)})
    (problem,) = [each for each in records_in(tmp_path, "events.jsonl") if isinstance(each, Problem)]
    marked = problem.excerpt[problem.column - 1 : problem.column - 1 + problem.width]
    assert problem.line == 2
    assert f"{marked} | {problem.message} {problem.hint}".startswith(sentence)


@pytest.mark.parametrize("line", ["[]", "null", '"offer"', "7"])
def test_a_line_that_is_no_record(tmp_path: Path, line: str) -> None:
    write(tmp_path, {"dossier.yaml": CARD, "events.jsonl": line})
    (problem,) = records_in(tmp_path, "events.jsonl")
    assert isinstance(problem, Problem)
    assert problem.message.startswith('This event must be a set of fields ({"name": "value"}), and is ')


def test_a_field_given_twice_counts_once(tmp_path: Path) -> None:
    line = json.dumps(EVENT)[:-1] + ', "title": "Second"}'
    write(tmp_path, {"dossier.yaml": CARD, "events.jsonl": line})
    problem, event = records_in(tmp_path, "events.jsonl")
    assert isinstance(problem, Problem)
    assert problem.message == (
        f'The field "title" is given twice; the first, in column {line.index(chr(34) + "title") + 1}, counts.'
    )
    assert isinstance(event, Event)
    assert event.title == "An offer"


@pytest.mark.parametrize("written", ["0", "77", '"77"', "999999999"])
def test_a_count_may_be_a_number(tmp_path: Path, written: str) -> None:
    assert lengths(tmp_path, written) == [int(written.strip('"'))]


@pytest.mark.parametrize("written", ["-1", "1.0", "true", "1000000000", "1" * 5000, '"1.0"', "1e400", "NaN"])
def test_a_count_is_whole_and_not_too_large(tmp_path: Path, written: str) -> None:
    assert lengths(tmp_path, written) == ['"characters" must be a whole number.']


def lengths(folder: Path, written: str) -> list[int | str]:
    """Return what is read of an article whose text has so many characters: these, or what is wrong."""
    lines = as_json_lines(sound(folder))["articles/daily.jsonl"]
    changed = lines.replace('"characters": "100"', f'"characters": {written}')
    (folder / "articles" / "daily.jsonl").write_text(changed, encoding="utf-8")
    found: list[int | str] = []
    for each in records_in(folder, "articles/daily.jsonl"):
        if isinstance(each, Problem):
            found.append(each.message)
        elif isinstance(each, FiledArticle) and each.article.text:
            found.append(each.article.text.characters)
    return found


def test_a_line_that_is_too_long_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = json.dumps(EVENT)
    monkeypatch.setattr(pages, "LONGEST_LINE", len(event) + 1)
    write(tmp_path, {"dossier.yaml": CARD, "events.jsonl": f"{event}  {event * 3}\n{event}\n"})
    problem, last = records_in(tmp_path, "events.jsonl")
    assert isinstance(problem, Problem)
    assert (problem.check, problem.line) == ("unreadable-line", 1)
    assert isinstance(last, Event)
    assert last.spot.line == 2


def test_one_line_at_a_time_is_in_memory(tmp_path: Path) -> None:
    write(tmp_path, {"dossier.yaml": CARD})
    path = tmp_path / "events.jsonl"

    def peak(lines: int) -> int:
        records = (json.dumps(EVENT | {"event": f"event-{number}"}) for number in range(lines))
        path.write_text("\n".join(records), encoding="utf-8")
        tracemalloc.start()
        try:
            assert sum(isinstance(each, Event) for each in contents(tmp_path, path)) == lines
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(3000)  # Python keeps some thousand small objects to use them again
    assert peak(2000) < peak(200) + 20_000


def test_bytes_and_characters_that_are_no_text_lose_one_line(tmp_path: Path) -> None:
    write(tmp_path, {"dossier.yaml": CARD})
    event = json.dumps(EVENT).encode()
    lines = [b'{"a": "\xe9"}', event, b'{"a": "\x7f"}', b'{"a": "\xe2\x80\xa8"}']
    (tmp_path / "events.jsonl").write_bytes(b"\n".join(lines))
    assert said(tmp_path) == [
        "events.jsonl:1:8 The file is not in UTF-8: the byte 0xE9 cannot stand here.",
        "events.jsonl:3:8 There is a character here that cannot be seen and is no text (U+007F).",
        "events.jsonl:4:8 There is a character here that cannot be seen and is no text (U+2028).",
    ]


def test_what_is_lost_is_not_missed_twice(tmp_path: Path) -> None:
    files = as_json_lines(sound(tmp_path))
    (folder := tmp_path / "broken").mkdir()
    write(folder, files | {"events.jsonl": files["events.jsonl"].replace("AGREE", "AGRE")})
    assert [each.message for each in everything(read(folder))] == ['"type" cannot be "AGRE".']
    write(folder, {"events.jsonl": "{\n"})
    assert [each.check for each in everything(read(folder))] == ["broken-json"]


def test_checks_name_line_and_column(tmp_path: Path) -> None:
    line = json.dumps(EVENT)
    write(tmp_path, {"dossier.yaml": CARD, "events.jsonl": f"\n{line}"})
    (problem,) = everything(read(tmp_path))
    assert (problem.check, problem.line, problem.column) == (
        "undeclared-key",
        2,
        line.index('"lee"') + 1,
    )


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(json_values, st.booleans())
def test_a_tree_holds_what_the_line_holds(value: object, ascii_only: bool) -> None:  # noqa: FBT001 - drawn
    line = json.dumps(value, ensure_ascii=ascii_only)
    tree, problems = parse(Page("a", line, 1))
    assert problems == []
    assert tree is not None
    assert json.dumps(tree.plain()) == json.dumps(value)
    assert (tree.start, tree.end) == (0, len(line))


@given(st.text(st.sampled_from('{}[]:,"\\ u0d8ab1-.entrul\t\u2019'), max_size=40))
def test_whatever_is_written_gives_a_tree_or_one_place(text: str) -> None:
    tree, problems = parse(Page("a", text, 1))
    assert (tree is None) == any(each.check == "broken-json" for each in problems)
    for each in problems:
        assert 1 <= each.column <= max(1, len(text))
