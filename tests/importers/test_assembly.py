"""Entries become records: the same ones every time, whatever is there already."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.importers.assembly.assembled import Given, assembled
from diplotrack.importers.assembly.findings import Finding
from diplotrack.importers.assembly.naming import Answers
from diplotrack.importers.entry import CitedArticle, Entry, Options
from diplotrack.importers.tables.rows import Row, Table, entries
from diplotrack.model import Article, ArticleText, Spot
from tests.importers.messy import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.importers.assembly.assembled import Brought
    from diplotrack.model import Event

TODAY = parse("2025-06-01")


def entry(line: int, title: str = "Talks", date: str = "2018", **fields: Any) -> Entry:  # noqa: ANN401
    return Entry(line, title, parse(date), date)._replace(**fields)


def brought(entries: Iterable[Entry], given: Given | None = None) -> Brought:
    return assembled(entries, given or Given(), Answers(kind="person"), "a.csv", TODAY)


def given_by(first: Brought) -> Given:
    articles = [filed.article for filed in first.articles]
    keys = {each.key for kind in (first.events, first.actors, articles) for each in kind}
    return Given(first.actors, first.events, articles, frozenset(keys))


def without_line(event: Event) -> Event:
    return replace(event, basis=event.basis._replace(why=None))


def test_an_event_says_from_where_it_is() -> None:
    [event] = brought(
        [entry(7, date="2018-05-12", dated="12 May 2018", note=(("Mood", "good"),))._replace()]
    ).events
    assert event.key == "talks-2018-05-12"
    assert event.basis == ("outside", 'imported from a.csv, line 7, dated "12 May 2018"')
    assert (event.status, event.type, event.note) == ("happened", "UNCODED", "Mood: good")
    assert event.spot.path == "events/2018.yaml"


def test_what_lies_ahead_is_planned() -> None:
    [event] = brought([entry(1, date="2025-06-02")]).events
    assert event.status == "planned"


def test_a_key_of_the_files_own_is_kept_where_it_reads_like_one() -> None:
    found = brought(
        [entry(1, key="first-talks"), entry(2, "B", key="17"), entry(3, "C", key="a1b2c3d4-e5f6")]
    )
    assert [event.key for event in found.events] == ["first-talks", "b-2018", "c-2018"]
    assert [event.note for event in found.events] == [None, "id: 17", "id: a1b2c3d4-e5f6"]


def test_rows_of_one_title_and_date_are_told_apart_by_what_they_hold() -> None:
    one, other = entry(1, place="Northport"), entry(2, place="Southmark")
    found = brought([one, other, entry(3, place="Northport")])
    assert len({event.key for event in found.events}) == 2
    assert all(event.key.startswith("talks-2018-") for event in found.events)
    assert found.account.findings["twins"] == (Finding("the same as line 1", (3,)),)
    turned = brought([other, one])
    assert {(event.key, event.place) for event in turned.events} == {(e.key, e.place) for e in found.events}


@pytest.mark.parametrize("place", ["Northport", "Southmark"])
def test_a_row_that_joins_another_of_its_title_and_date_is_the_only_new_one(place: str) -> None:
    there = brought([entry(1, place=place)])
    both = [entry(1, place="Northport"), entry(2, place="Southmark")]
    found = brought(both, given_by(there))
    [event] = found.events
    assert event.place != place
    assert not brought(both, given_by(found)._replace(events=(*there.events, event))).events


def test_an_event_that_a_coder_has_edited_is_there_still() -> None:
    there = brought([entry(1, summary="Old.")])
    edited = replace(there.events[0], title="The first talks", summary="New.", date=parse("2018-05"))
    found = brought([entry(1, summary="Old.")], given_by(there)._replace(events=(edited,)))
    assert not found.events
    assert found.account.counts["there"] == 1


def messy(count: int, seed: int) -> list[Entry]:
    table = [Row(line, cells) for line, cells in enumerate(rows(count, seed), 1)]
    return [each for each in entries(Table(table), Options()) if isinstance(each, Entry)]


@pytest.mark.parametrize("seed", range(4))
def test_the_same_file_twice_brings_nothing_and_its_order_does_not_matter(seed: int) -> None:
    every = messy(300, seed)
    first = brought(every)
    again = brought(every, given_by(first))
    assert not [*again.events, *again.actors, *again.articles, *again.reports]
    shuffled = list(every)
    Random(seed).shuffle(shuffled)  # noqa: S311 - these dice keep no secrets
    turned = brought(shuffled)
    assert {without_line(event) for event in turned.events} == {without_line(event) for event in first.events}
    assert {actor.key for actor in turned.actors} == {actor.key for actor in first.actors}
    assert {filed.article for filed in turned.articles} == {filed.article for filed in first.articles}


@pytest.mark.parametrize("seed", range(4))
def test_a_file_that_grew_brings_only_what_is_new(seed: int) -> None:
    every = messy(300, seed)
    first = brought(every[:200])
    more = brought(every, given_by(first))
    keys = {event.key for event in first.events}
    assert not keys & {event.key for event in more.events}
    assert len(first.events) + len(more.events) == len(brought(every).events)


def test_one_address_is_one_article_of_all_its_events() -> None:
    one = CitedArticle("https://www.daily.example/talks?utm_source=x", published=parse("2018-06-01"))
    other = CitedArticle("http://daily.example/talks/#top", title="Talks")
    found = brought([entry(1, articles=(one,)), entry(2, "B", articles=(other,))])
    [filed] = found.articles
    assert (filed.article.key, filed.article.outlet, filed.article.title) == (
        *("daily-example-talks", "daily.example", "Talks"),
    )
    assert filed.article.basis == ("outside", "imported from a.csv, line 1")
    assert [report.event for report in filed.reports] == ["talks-2018", "b-2018"]


def test_an_address_that_is_none_is_filed_as_it_is() -> None:
    found = brought([entry(1, articles=(CitedArticle("http://[a"),))])
    assert found.articles[0].article.url == "http://[a"


def test_where_rows_differ_on_an_article_most_count_and_the_rest_is_noted() -> None:
    said = [CitedArticle("https://a.example/1", outlet=outlet) for outlet in ("Daily", "Post", "Daily")]
    found = brought(entry(line, f"A{line}", articles=(each,)) for line, each in enumerate(said, 1))
    assert found.articles[0].article.outlet == "Daily"
    assert found.articles[0].article.note == "outlet: Post"


def test_an_article_published_before_an_event_does_not_report_it() -> None:
    early = CitedArticle("https://a.example/1", published=parse("2018-05-01"))
    found = brought(
        [entry(1, date="2018-05-12", articles=(early,)), entry(2, "B", "2018-04", articles=(early,))]
    )
    assert [report.event for report in found.articles[0].reports] == ["b-2018-04"]
    assert "published before the event" in str(found.events[0].note)


@pytest.mark.parametrize("status", ["planned", "called-off"])
def test_but_what_was_ahead_can_be_reported_before(status: str) -> None:
    early = CitedArticle("https://a.example/1", published=parse("2018-05-01"))
    found = brought([entry(1, date="2018-05-12", status=status, articles=(early,))])
    assert found.articles[0].reports[0].event == found.events[0].key


def test_articles_of_the_dossier_are_known_by_their_address() -> None:
    unread = Article("old", Spot("articles/old.yaml", 1), url="https://a.example/1")
    read = replace(unread, text=ArticleText("0" * 64, 1, "dt-norm-1", 1, (0,)))
    cited = [entry(1, articles=(CitedArticle("https://a.example/1#x"),))]
    found = brought(cited, Given(articles=(unread,), keys=frozenset({"old"})))
    assert not found.articles
    assert [(key, filed.event) for key, filed in found.reports] == [("old", "talks-2018")]
    found = brought(cited, Given(articles=(read,), keys=frozenset({"old"})))
    assert not found.reports
    assert "the article old" in str(found.events[0].note)


def test_ties_of_a_file_lead_to_its_events() -> None:
    found = brought(
        [
            entry(1, "C", "2020", key="3", follows=("2", "first-talks"), part_of="9"),
            entry(2, "B", "2019", key="2", follows=("first-talks", "nothing")),
            entry(3, "A", "2018", key="first-talks", follows=("3",)),
            entry(4, "W", "2020", key="9"),
        ]
    )
    ties = {event.title: (event.follows, event.part_of, event.note) for event in found.events}
    assert ties["C"] == (("b-2019", "first-talks"), "w-2020", "id: 3")
    assert ties["B"] == (("first-talks",), None, "id: 2\nfollows: nothing")
    assert ties["A"] == ((), None, "follows: 3")


def test_a_chain_that_the_dates_refute_is_opened() -> None:
    found = brought(
        [
            entry(1, "A", "2018", key="1", follows=("2",)),
            entry(2, "B", "[2018..2020]", key="2", follows=("3",)),
            entry(3, "C", "2020", key="3", part_of="4"),
            entry(4, "D", "2017", key="4"),
        ]
    )
    assert sum(len(event.follows) for event in found.events) == 1
    assert sum("follows: " in str(event.note) for event in found.events) == 1
    assert [event.part_of for event in found.events] == [None] * 4


def test_a_circle_is_opened() -> None:
    found = brought([entry(1, "A", key="1", follows=("2",)), entry(2, "B", key="2", follows=("1",))])
    assert sum(len(event.follows) for event in found.events) == 1


def test_years_file_what_comes_in() -> None:
    dates = ("1994-05", "1994/1998", "199X", "[..2019]", "[1994-12-30..1995-01-02]")
    found = brought(entry(line, f"A{line}", date) for line, date in enumerate(dates, 1))
    assert [event.spot.path[7:-5] for event in found.events] == ["1994", "1994", "undated", "undated", "1994"]


def test_records_of_one_name_get_keys_of_their_own() -> None:
    found = brought(
        [entry(1, "Lind", key="lind", actors=("Lind",)), entry(2, "B", actors=("..", "한국", "Lind"))]
    )
    keys = [each.key for kind in (found.events, found.actors) for each in kind]
    assert len(set(keys)) == len(keys)
