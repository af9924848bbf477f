"""CSV in its dialects, and rows that are not as they should be."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplotrack.errors import DiplotrackError, UsageError
from diplotrack.importers.entry import CitedArticle, Entry, Header, Lost, Options, Rejected, Remark
from diplotrack.importers.tables.delimited import read

if TYPE_CHECKING:
    from pathlib import Path

    from diplotrack.importers.assembly.assembled import Item


def read_bytes(path: Path, written: bytes, options: Options | None = None) -> list[Item]:
    path.write_bytes(written)
    return list(read(path, options or Options()))


def entries(path: Path, text: str, options: Options | None = None) -> list[Entry]:
    items = read_bytes(path, text.encode(), options)
    return [each for each in items if isinstance(each, Entry)]


def told(items: list[Item]) -> str:
    return "\n".join(f"{each.line} {each.what}" for each in items if isinstance(each, Remark | Lost))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.csv"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", "UTF-16"), ("cp1252", "Windows-1252")],
)
def test_encodings(path: Path, encoding: str, said: str) -> None:
    items = read_bytes(path, "Date,Title\n2018,Zoë’s visit\n".encode(encoding))
    assert [each.title for each in items if isinstance(each, Entry)] == ["Zoë’s visit"]
    assert said in told(items)
    assert bool(said) == ("not in UTF-8" in told(items))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(path: Path, delimiter: str) -> None:
    text = "When,Headline,Who\n2018,Talks,Lind\n".replace(",", delimiter)
    [entry] = entries(path, text)
    assert (entry.title, entry.actors) == ("Talks", ("Lind",))
    assert entries(path, f"sep={delimiter}\n{text}")[0].line == 3


def test_lines_are_those_of_the_file(path: Path) -> None:
    text = 'Title,Date,Text\r\n"A\r\nB",2018,"one\r\n\r\ntwo"\r\n\r\nC,2019,\r\n'
    first, second = entries(path, text)
    assert (first.line, first.title, first.summary) == (2, "A B", "one\n\ntwo")
    assert second.line == 7


def test_the_header_is_found_below_a_title(path: Path) -> None:
    items = read_bytes(path, b"Our chronology,,\n,,\nDate,Event,Mood\n2018,Talks,good\n")
    assert "above the header (line 3)" in told(items)
    assert '3 columns that are not known, and go to the note: "Mood"' in told(items)
    [header] = [each for each in items if isinstance(each, Header)]
    assert header == (3, "Date,Event,Mood", {"Date": "date", "Event": "title", "Mood": "note"})


def test_a_table_without_a_date_or_a_title_says_what_to_map(path: Path) -> None:
    with pytest.raises(DiplotrackError) as error:
        read_bytes(path, b"Wann,Title\n2018,Talks\n")
    assert str(error.value) == (
        'No column is known to hold the date of an event, and there are "Wann", "Title": '
        'say which does, as in --map "Wann=date".'
    )
    [entry] = entries(path, "Wann,Title\n2018,Talks\n", Options(columns={"wann": "date"}))
    assert entry.date.edtf == "2018"
    with pytest.raises(UsageError, match='did you mean "date"'):
        read_bytes(path, b"Wann,Title\n", Options(columns={"Wann": "dat"}))


def test_a_name_that_ends_in_date_or_title_will_do_and_numbers_do_not_matter(path: Path) -> None:
    text = "Incident Date,Incident title,Link 1,Link 2\n2018,A,https://a.example/1,https://b.example/2\n"
    [entry] = entries(path, text)
    assert (entry.title, len(entry.articles)) == ("A", 2)
    with pytest.raises(DiplotrackError, match="to hold the date"):
        entries(path, "Incident Date,Entry date,Title\n2018,2019,A\n")


def test_a_table_without_both_says_so_in_one_sentence(path: Path) -> None:
    with pytest.raises(
        DiplotrackError, match='the date and the title of an event, and there are "Wann", "Was"'
    ):
        read_bytes(path, b"Wann,Was\n2018,Talks\n")


def test_two_columns_for_one_field(path: Path) -> None:
    text = "Date,Title,Headline\n2018,Talks,The talks\n"
    with pytest.raises(DiplotrackError, match='"Title" and "Headline" both look like the title'):
        entries(path, text)
    [entry] = entries(path, text, Options(columns={"Headline": "title"}))
    assert (entry.title, entry.note) == ("The talks", (("Title", "Talks"),))


def test_ragged_rows(path: Path) -> None:
    short, long = entries(path, "Date,Title,Place\n2018,A\n2018,B,Northport,more,,still\n")
    assert short.place is None
    assert (long.place, long.note) == ("Northport", (("column 4", "more"), ("column 6", "still")))


def test_dates_in_several_columns(path: Path) -> None:
    rows = "2018,5,12,,,A\n2018,May,,,,B\n2018,,,2019,,C\n2018,5,12,,10:30 am,D\n"
    rows += "2018,5,12,,about noon,E\n2018,5,12-14,,,F\n"
    found = entries(path, f"Year,Month,Day,End date,Time,Title\n{rows}")
    assert [entry.date.edtf for entry in found] == [
        *("2018-05-12", "2018-05", "2018/2019", "2018-05-12T10:30:00", "2018-05-12"),
        "2018-05-12/2018-05-14",
    ]
    assert found[-2].note == (("Time", "about noon"),)


def test_a_start_and_an_end_make_what_lasted(path: Path) -> None:
    text = "Start date,End date,Title\n2018-05-12,2018-05-14,A\n2018,2018,B\nby 2018,2019,C\n2019,2018,D\n"
    items = read_bytes(path, text.encode())
    assert [each.date.edtf for each in items if isinstance(each, Entry)] == ["2018-05-12/2018-05-14", "2018"]
    assert [each.line for each in items if isinstance(each, Rejected)] == [4, 5]


def test_a_quotation_mark_too_many_costs_one_row(path: Path) -> None:
    items = read_bytes(path, b'Date,Title\n2018,A\n"2019,B\n2020,C\n')
    assert [each.title for each in items if isinstance(each, Entry)] == ["A", "C"]
    [rejected] = [each for each in items if isinstance(each, Rejected)]
    assert (rejected.line, rejected.original) == (3, '"""2019,B"')


def test_sources_become_articles(path: Path) -> None:
    text = (
        "Date,Title,Source,Link\n"
        "2018,A,Northport Daily,https://daily.example/1?utm_source=x\n"
        '2018,B,"https://daily.example/1, https://post.example/2",\n'
        '2018,C,"Evening Post, 12 May 2018",\n'
        "2018,D,somebody told me,\n"
    )
    one, two, three, four = entries(path, text)
    assert one.articles == (CitedArticle("https://daily.example/1?utm_source=x", outlet="Northport Daily"),)
    assert [article.url for article in two.articles] == ["https://daily.example/1", "https://post.example/2"]
    assert (three.articles[0].outlet, str(three.articles[0].published)) == ("Evening Post", "2018-05-12")
    assert four.articles == ()
    assert four.note == (("Source", "somebody told me"),)


def test_columns_about_the_article(path: Path) -> None:
    header = "Date,Title,URL,Source title,Publisher,Author,Published"
    text = f"{header}\n2018,A,https://a.example/1,Talks,Daily,Maas,12/5/18\n"
    [entry] = entries(path, text, Options("day-first"))
    [article] = entry.articles
    assert (article.title, article.outlet, article.author) == ("Talks", "Daily", "Maas")
    assert str(article.published) == "2018-05-12"


def test_status_and_type_are_known_words_or_notes(path: Path) -> None:
    text = "Date,Title,Status,Type\n2018,A,Cancelled,consult\n2018,B,maybe,Meeting\n"
    one, two = entries(path, text)
    assert (one.status, one.type) == ("called-off", "CONSULT")
    assert (two.status, two.type) == (None, None)
    assert two.note == (("Status", "maybe"), ("Type", "Meeting"))


def test_what_cannot_be_seen_is_lost_and_told(path: Path) -> None:
    items = read_bytes(path, b"Date,Title\n2018,Ta\x1blks\n")
    assert [each.title for each in items if isinstance(each, Entry)] == ["Ta lks"]
    assert "2 characters that cannot be seen" in told(items)


def test_dates_that_look_padded_are_marked(path: Path) -> None:
    padded = "".join(f"2018-{month:02}-01,A{month}\n" for month in range(2, 8))
    found = entries(path, f"Date,Title\n{padded}2018-05-12,B\n2018,C\n")
    assert [entry.suspicious for entry in found[-2:]] == [None, None]
    assert {entry.suspicious for entry in found[:-2]} == {"the first of a month, as 85 % of the days are"}


def test_all_dates_in_one_order_are_still_not_guessed(path: Path) -> None:
    items = read_bytes(path, b"Date,Title\n25/12/2018,A\n26/12/2018,B\n")
    assert not [each for each in items if isinstance(each, Entry)]
    assert "2 of the dates in numbers can only be read with --day-first" in told(items)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (b"", "has no rows"),
        (b"\xff\xfeD\xd8", "begins as UTF-16"),
        (b"D\x00a\x00", "not text"),
        (b"PK\x03\x04", "import it as xlsx"),
        (b"Date,Title\n2018,A" + b"," * 1000, "line 2, has 1,002 cells"),
    ],
)
def test_files_that_cannot_be_read(path: Path, written: bytes, sentence: str) -> None:
    with pytest.raises(DiplotrackError, match=sentence):
        read_bytes(path, written)


def test_files_that_are_none(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(DiplotrackError):
            list(read(path, Options()))


CELLS = st.sampled_from(
    [
        "Date",
        "Title",
        "2018",
        "5/12/2018",
        '"',
        '""',
        "\r",
        "\n",
        ",",
        ";",
        "\t",
        "=1",
        "Lind",
        "http://[",
        "é",
    ]
)


@given(st.lists(CELLS, max_size=40), st.binary(max_size=60), st.sampled_from(["utf-8", "utf-16", "latin-1"]))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_read_or_refused_in_a_sentence(
    path: Path, cells: list[str], after: bytes, encoding: str
) -> None:
    written = "Date,Title\n".encode(encoding) + "".join(cells).encode(encoding) + after
    with suppress(DiplotrackError):
        assert all(each.line >= isinstance(each, Entry) for each in read_bytes(path, written))
