"""A small chronology as somebody keeps it, and by hand what has to come of each of its rows."""

from pathlib import Path
from typing import NamedTuple

from diplotrack.dates.edtf import parse
from diplotrack.importers.assembly.assembled import Given, assembled
from diplotrack.importers.assembly.findings import Finding
from diplotrack.importers.assembly.naming import Answers
from diplotrack.importers.entry import Options
from diplotrack.importers.tables.delimited import read

FERRY = Path(__file__).parent / "tables" / "ferry.csv"


class Wanted(NamedTuple):
    """What is to come of the row in a line."""

    line: int
    title: str
    date: str
    place: str | None = None
    actors: str = ""
    status: str = "happened"
    articles: str = ""
    note: str | None = None


EVENTS = [
    Wanted(4, "Talks open", "2018-05-12", "Northport", "northland",
           articles="daily-example-talks", note="Mood: calm"),
    Wanted(5, "Ferry stops", "2018-05", None, "northland", articles="evening-post-2018-05-14"),
    Wanted(6, "The ferry is built", "1994~", "Southmark City", "southmark"),
    Wanted(7, "Harbour blocked", "2018-05-20/2018-05-22", "Northport", "harbour-guild",
           articles="daily-example-blocked", note="Mood: tense"),
    Wanted(12, "The harbour is dredged", "[..2019]", None, "harbor-guild"),
    Wanted(13, "Minister Lind speaks", "2018-06-01", "Northport", "ada-lind northland",
           articles="daily-example-lind post-example-lind"),
    Wanted(15, "Minister Lind speaks", "2018-06-01", "Southmark City", "lind"),
    Wanted(17, "A visit is announced", "2018-07-01", None, "ada-lind", "planned",
           note="Source: somebody told me"),
    Wanted(18, "The visit is called off", "2018-08-01", None, "ada-lind", "called-off"),
    Wanted(19, "A hearing", "2018-09-01", None, "northland", note="Status: TBC"),
    Wanted(20, "A hearing", "2018-10-01", None, "northland"),
    Wanted(21, "The ferry is sold", "[2018-10-21..2018-10-31]", None, "southmark",
           articles="daily-example-blocked"),
    Wanted(22, "A signal is heard", "2018-11-11T09:30:00", "Northport"),
    Wanted(23, "The quarrel goes on", "2019/..", None, "northland southmark"),
    Wanted(24, "The first ferry line", "1994/1998"),
    Wanted(26, "New year in the harbour", "2019-01-01"),
    Wanted(27, "Talks open", "2018-05-12", note="column 10: more"),
]  # fmt: skip

REJECTED = {
    8: "--day-first",
    9: "--day-first",
    10: "no title",
    11: "cannot be read",
    25: "a season or the years",
}


def test_every_row_comes_to_what_it_should() -> None:
    brought = assembled(read(FERRY, Options()), Given(), Answers(), FERRY.name, parse("2025-01-01"))
    cited: dict[str, list[str]] = {}
    for filed in brought.articles:
        for report in filed.reports:
            cited.setdefault(report.event, []).append(filed.article.key)
    found = [
        Wanted(
            line=int(str(event.basis.why).partition("line ")[2].partition(",")[0]),
            title=event.title,
            date=event.date.edtf,
            place=event.place,
            actors=" ".join(each.actor for each in event.participants),
            status=event.status,
            articles=" ".join(sorted(cited.get(event.key, ()))),
            note=event.note,
        )
        for event in brought.events
    ]
    assert found == EVENTS
    assert {each.line: each.why for each in brought.rejected}.keys() == REJECTED.keys()
    assert all(REJECTED[each.line] in each.why for each in brought.rejected)
    questions = [(each.what, each.lines) for each in brought.account.findings["questions"]]
    assert questions == [
        ('"Harbor Guild" (once) and "Harbour Guild" (once): one letter differs', (7, 12)),
        ('"Lind" (once) and "Ada Lind" (3 times): one name is part of the other', (13, 15, 17, 18)),
    ]
    assert brought.account.findings["twins"] == (Finding("the same as line 15", (16,)),)
    padded = {each.what: each.lines for each in brought.account.findings["exact"]}
    assert padded == {"the first of a month, as 66 % of the days are": (13, 15, 16, 17, 18, 19, 20, 26)}
