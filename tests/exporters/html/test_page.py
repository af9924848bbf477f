"""The page as a file: what stands in it, what it may do, and that all its sizes hold the same."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.exporters.html import lines, packing, page
from diplotrack.timeline import EventFilter, Match
from tests.exported import exported, without_style
from tests.made_up import made_up_event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.store.query import Reader
    from diplotrack.timeline import Timeline

POISON = (
    "</noscript></template></script></title></style><!--<script>alert(1)</script>-->"
    "<img src=x onerror=alert(1)>"
)
EVENT = re.compile(r'^<li class="event"(?: id="([^"]*)")? data-row="(\d+)">(.*)</li>$', re.MULTILINE)


def written(timeline: Timeline) -> str:
    return "".join(exported("html", timeline))


def rows_of(text: str) -> dict[str, Any]:
    """Return the rows of a page, packed or not."""
    kind, inside = re.findall(r'<script type="([^"]*)" id="rows">(.*?)</script>', text, re.DOTALL)[0]
    found: dict[str, Any] = json.loads(inside if kind == "application/json" else unpacked(inside))
    return found


def unpacked(text: str) -> str:
    return gzip.decompress(b64decode(text)).decode()


def packed_lines(text: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield the row and the line of what is packed in an element."""
    element = re.search(rf'id="{name}" data-first="(\d+)">\n(.*?)</script>', text, re.DOTALL)
    if element:
        row = int(element[1])
        for number, part in enumerate(element[2].split()):
            assert row == int(element[1]) + number * packing.SLICE
            for line in unpacked(part).split("\n"):
                yield row, line
                row += 1


def lines_of(text: str) -> dict[int, str]:
    """Return the lines of a page by row, wherever they are."""
    plain = {int(row): line for _, row, line in EVENT.findall(text)}
    for name in ("packed", "earlier"):
        for row, line in packed_lines(text, name):
            ((_, written_row, inside),) = EVENT.findall(line)
            assert int(written_row) == row
            plain[row] = inside
    return plain


class Seen(HTMLParser):
    """What a browser makes of a page: elements with their attributes, and the text outside of scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in_script = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as its base has it
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if not self._in_script:
            self.text += data

    def all(self, name: str) -> list[str]:
        return [
            value or "" for _, attributes in self.elements for key, value in attributes.items() if key == name
        ]


def poisoned(timeline: Timeline) -> Timeline:
    """Return a timeline in which every text is an attempt to get out of its place."""
    events = [
        replace(
            match.event,
            title=POISON,
            summary=POISON,
            place=POISON,
            utterances=tuple(
                replace(
                    said,
                    note=POISON,
                    wordings=tuple(
                        replace(wording, fragments=tuple(POISON for _ in wording.fragments), note=POISON)
                        for wording in said.wordings
                    ),
                )
                for said in match.event.utterances
            ),
        )
        for match in timeline.matches
    ]
    return replace(
        timeline,
        dossier=timeline.dossier._replace(title=POISON, scope=POISON),
        matches=tuple(map(Match, events)),
        actors={key: replace(actor, name=POISON, note=POISON) for key, actor in timeline.actors.items()},
        articles={
            key: replace(article, title=POISON, url="javascript:alert(1)", note=POISON)
            for key, article in timeline.articles.items()
        },
        titles=dict.fromkeys(timeline.titles, POISON),
    )


@pytest.fixture
def shipped(reader: Reader) -> Timeline:
    return reader.timeline(EventFilter())


@pytest.fixture(params=["whole", "unpacked", "packed"])
def sized(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let pages be written as if there were few, many or very many events."""
    if request.param != "whole":
        monkeypatch.setattr(lines, "MOST_SHOWN", 1)
        monkeypatch.setattr(lines, "FIRST", 1)
        monkeypatch.setattr(page, "FIRST", 1)
        monkeypatch.setattr(page, "MOST_PLAIN", 1)
        monkeypatch.setattr(packing, "SLICE", 2)
    if request.param == "packed":
        monkeypatch.setattr(lines, "MOST_UNPACKED", 1)
    return str(request.param)


def test_the_page_is_as_the_golden_has_it(timeline: Timeline, golden: Callable[[str, str], None]) -> None:
    golden("exporters/page.html", without_style(written(timeline)))


def test_two_runs_give_the_same_bytes(shipped: Timeline, sized: str) -> None:
    assert sized
    assert written(shipped) == written(shipped)


def test_all_sizes_hold_the_same_rows_and_lines(
    shipped: Timeline, sized: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = written(shipped)
    rows, told = rows_of(text), lines_of(text)
    monkeypatch.undo()
    whole = written(shipped)
    assert rows == rows_of(whole)
    assert told == lines_of(whole)
    assert (text == whole) == (sized == "whole")


def test_without_a_script_all_lines_are_there_unless_they_are_packed(shipped: Timeline, sized: str) -> None:
    text = written(shipped).partition('<template id="earlier">')[0]
    assert len(EVENT.findall(text)) == (1 if sized == "packed" else 44)
    assert ("Without a script" in text) == (sized == "packed")


def test_rows_say_what_the_lines_say(shipped: Timeline) -> None:
    text = written(shipped)
    rows, told = rows_of(text), lines_of(text)
    columns = rows["rows"]
    assert {len(values) for values in columns.values()} == {len(told)}
    assert rows["events"] == 44
    for row, line in told.items():
        seen = Seen(line)
        status = rows["statuses"][columns["status"][row]][1]
        assert f"#{columns['key'][row]}" in seen.all("href")
        assert columns["title"][row] in seen.text
        assert columns["date"][row] in seen.text
        assert status == "happened" or f'"status"><b>{status.capitalize()}</b>' in line
        assert ("possibly so known" in line) == (not columns["certain"][row])


@pytest.mark.parametrize("certain", [False, True])
def test_as_of_a_day_the_page_shows_what_a_question_as_of_that_day_answers(
    reader: Reader, *, certain: bool
) -> None:
    text = written(reader.timeline(EventFilter(certain=certain)))
    rows, told = rows_of(text), lines_of(text)
    assert [date.fromordinal(day).isoformat() for day in rows["days"]] == ["2025-10-28", "2025-10-29"]
    for day in rows["days"]:
        as_of = EventFilter(as_of=parse(date.fromordinal(day).isoformat()), certain=certain)
        then = written(reader.timeline(as_of))
        keys = rows_of(then)["rows"]["key"][: rows_of(then)["events"]]
        expected = {key: lines_of(then)[row] for row, key in enumerate(keys)}
        assert {key: told[row] for key, row in rows_on(day, rows["rows"]).items()} == expected


def rows_on(day: int, columns: dict[str, list[Any]]) -> dict[str, int]:
    """Return by key the row that holds on a day."""
    found: dict[str, int] = {}
    for row, (key, since) in enumerate(zip(columns["key"], columns["since"], strict=True)):
        if (
            since is not None
            and since <= day
            and since > columns["since"][found.get(key, row)] - (key not in found)
        ):
            found[key] = row
    return found


def test_a_question_as_of_a_day_ends_the_days(reader: Reader) -> None:
    rows = rows_of(written(reader.timeline(EventFilter(as_of=parse("2025-10-28")))))
    assert [date.fromordinal(day).isoformat() for day in rows["days"]] == ["2025-10-28"]
    assert set(rows["rows"]["since"]) == set(rows["days"])


def test_nothing_is_run_loaded_or_sent_but_what_the_policy_names(shipped: Timeline, sized: str) -> None:
    assert sized
    text = written(shipped)
    seen = Seen(text)
    (policy,) = (each["content"] for tag, each in seen.elements if tag == "meta" and "http-equiv" in each)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", text, re.DOTALL)
    assert style
    assert script
    hashes = [b64encode(sha256(found[1].encode()).digest()).decode() for found in (script, style)]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    names = {name for _, attributes in seen.elements for name in attributes}
    assert not [name for name in names if name in ("style", "src", "action") or name.startswith("on")]
    assert "url(" not in re.sub(r"url\(#[^)]*\)", "", style[1])


def test_links_lead_within_the_page_or_to_articles(imported: Timeline) -> None:
    links = Seen(written(imported)).all("href")
    assert {link for link in links if not link.startswith("#")} == {"https://bulletin.example/7"}


def test_no_text_gets_out_of_its_place(timeline: Timeline, sized: str) -> None:
    assert sized
    clean, text = written(timeline), written(poisoned(timeline))
    seen = Seen(text)
    assert not {tag for tag, _ in seen.elements} & {"img", "iframe", "object", "embed", "link", "base"}
    assert not [link for link in seen.all("href") if "javascript" in link]
    assert POISON in seen.text
    for end in ("</noscript>", "</script>", "</template>", "</style>"):
        assert text.count(end) == clean.count(end)
    assert "<!--" not in text.partition("<script>")[0].partition("</style>")[2]
    assert rows_of(text)["rows"]["title"] == [POISON] * len(rows_of(text)["rows"]["title"])
    assert all(Seen(line).text.count(POISON) for line in lines_of(text).values())


def test_every_line_is_one_line(timeline: Timeline) -> None:
    many = replace(timeline.matches[0].event, title="a\nb\u2028c\r\nd\x1b[0m", summary="\n\n")  # type: ignore[index]
    told = lines_of(written(replace(timeline, matches=(Match(many),), recorded={})))
    assert "a b c d[0m" in told[0]


def test_differences_are_explained_wherever_some_are_marked(shipped: Timeline) -> None:
    quotes = re.findall(r'<figure class="quote">.*?</figure>', written(shipped))
    explained = ['<p class="key">' in quote for quote in quotes]
    assert explained == ['<p class="wording">' in quote for quote in quotes]
    assert {*explained} == {True, False}


def test_keys_that_are_names_of_parts_of_the_page_are_no_ids(timeline: Timeline) -> None:
    events = [made_up_event(key) for key in ("rows", "chart", "year-2025", "sign-circle", "rows-of-missiles")]
    seen = Seen(written(replace(timeline, matches=tuple(map(Match, events)))))
    ids = seen.all("id")
    assert len(ids) == len(set(ids))
    assert "rows-of-missiles" in ids


def test_a_dossier_without_events_is_a_page_too(empty: Timeline) -> None:
    text = written(empty)
    assert rows_of(text)["events"] == 0
    assert "No events, no actors and no articles." in Seen(text).text
