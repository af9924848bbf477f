"""What each format says it lost, held against a count of its own, and against what its file still holds."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.exporters.losses import Losses
from diplotrack.timeline import Tally
from tests.exported import exported
from tests.exporters.exchange.conftest import timeline_of
from tests.made_up import made_up_actor, made_up_event
from tests.many import many

if TYPE_CHECKING:
    from diplotrack.timeline import Timeline

_DAY = "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?"
LEVEL_0 = re.compile(f"{_DAY}(?:/{_DAY})?")
"""The dates that need no more than years, months, days and what lasted between two of them."""

TOLD_IN_A_TEXT = ("timelinejs", "markwhen", "ics", "atom")


def lost(name: str, timeline: Timeline, **options: bool) -> list[str]:
    losses = Losses()
    "".join(exported(name, timeline, losses, **options))
    return list(losses.sentences())


def number(sentences: list[str], words: str) -> int:
    """Return the number before these words in the only sentence that has them, 0 where none has."""
    found = [sentence for sentence in sentences if words in sentence]
    assert len(found) <= 1
    parts = found[0][: found[0].index(words)].split("; ") if found else ["0"]
    return int(parts[-1].split()[0].replace(",", ""))


@pytest.mark.parametrize("name", ["timelinejs", "markwhen", "ics", "atom", "jsonld", "ftm"])
def test_nothing_is_said_to_be_lost_where_all_is_kept(name: str) -> None:
    event = made_up_event("talks", "2025-10-29", summary="They talked.", place="Zenda")
    assert lost(name, timeline_of([event], actors=(), articles=())) == []


def test_dates_that_a_program_cannot_say_are_counted(every: Timeline) -> None:
    vague = sum(not LEVEL_0.fullmatch(event.date.edtf) for event in every.events)
    assert 0 < vague < len(every.matches)
    assert number(lost("timelinejs", every), "vaguely than a slide can be") == vague
    assert number(lost("markwhen", every), "vaguely than Markwhen can say") == vague


@pytest.mark.parametrize("spans", [False, True])
def test_a_calendar_counts_what_it_leaves_out(every: Timeline, spans: bool) -> None:  # noqa: FBT001
    """A day needs eight digits on each side, and nothing that says "about" it or "one of"."""
    has_day = {
        event.key
        for event in every.events
        if all(len(side.strip("~?%")) >= len("2025-10-29") for side in event.date.edtf.split("/"))
        and not set(event.date.edtf) & set("[{X")
    }
    shown = "".join(exported("ics", every, spans=spans)).count("BEGIN:VEVENT")
    sentences = lost("ics", every, spans=spans)
    without = len(every.matches) - len(has_day)
    assert without > 0
    assert shown == len(every.matches) - (0 if spans else without)
    assert number(sentences, "have no day and were left out; --spans includes them") == (
        0 if spans else without
    )
    assert number(sentences, "any of the days of their spans") == (without if spans else 0)
    doubtful = sum(
        event.date.uncertain or event.date.approximate for event in every.events if event.key in has_day
    )
    assert number(sentences, "doubtful or approximate") == doubtful > 0


@pytest.mark.parametrize("name", TOLD_IN_A_TEXT)
def test_what_has_no_field_is_counted_once(name: str, every: Timeline) -> None:
    options = {"spans": True} if name == "ics" else {}
    sentences = lost(name, every, **options)
    events = list(every.events)
    cast = {each.actor for event in events for each in event.participants}
    assert number(sentences, "coders' notes are left out") == sum(bool(event.note) for event in events) > 0
    assert number(sentences, "quotes become text") == sum(len(event.utterances) for event in events) > 0
    assert number(sentences, "actors are names alone") == len(cast) > 0
    assert number(sentences, "articles lose what is known of their texts") == 2
    assert number(sentences, "loses an address that is none of the web") == 1


@pytest.mark.parametrize("name", TOLD_IN_A_TEXT)
def test_the_words_that_are_kept_are_there(name: str, every: Timeline) -> None:
    """Places, reasons, disputes and quotes are told, and not in the report."""
    options = {"spans": True} if name == "ics" else {}
    text = (
        "".join(exported(name, every, Losses(), **options))
        .replace("\r\n ", "")
        .replace("\\", "")
        .replace("&amp;", "&")
    )
    for words in (
        "the clerk",
        "both are one castle",
        "Who asked first".lower(),
        "paragraph 2, characters 110-180",
    ):
        assert words in text
    assert not [
        sentence for sentence in lost(name, every, **options) if "reason" in sentence or "place" in sentence
    ]


def test_what_only_json_keeps_is_one_sentence(every: Timeline) -> None:
    for name in (*TOLD_IN_A_TEXT, "jsonld", "ftm", "csl"):
        assert sum("the json export keeps it all" in each for each in lost(name, every)) == 1


def test_a_bibliography_says_that_it_holds_no_events(every: Timeline) -> None:
    sentences = lost("csl", every)
    tally = Tally(every.events)
    assert number(sentences, "events are left out") == len(every.matches)
    assert number(sentences, "quotes are left out") == sum(tally.spoken.values())
    assert number(sentences, "loses an address that is none of the web") == 1
    items = json.loads("".join(exported("csl", every)))
    assert [item["id"] for item in items] == list(every.articles)


def test_linked_data_count_dates_that_have_no_iso_form(every: Timeline) -> None:
    graph = json.loads("".join(exported("jsonld", every)))["@graph"]
    events = [node for node in graph if node["@type"] == "Event"]
    undated = [node for node in events if not node.keys() & {"startDate", "endDate"}]
    assert number(lost("jsonld", every), "dates that schema.org cannot write") == len(undated) > 0
    assert [node["edtf"] for node in events] == [event.date.edtf for event in every.events]
    for node in events:
        date = parse(node["edtf"])
        start = node.get("startDate")
        assert start is None or parse(start).start_from <= date.start_from
        assert start is None or date.lasting or date.end_to <= parse(start).end_to
        assert date.lasting or "endDate" not in node


def test_entities_count_dates_that_are_given_by_bounds(every: Timeline) -> None:
    offices = [office for actor in every.actors.values() for office in actor.offices]
    dates = [event.date for event in every.events] + [office.dates for office in offices]
    dates += [article.published for article in every.articles.values() if article.published]
    vague = sum(not LEVEL_0.fullmatch(date.edtf) for date in dates)
    assert number(lost("ftm", every), "vaguer than FollowTheMoney can write") == vague


def test_entities_say_which_memberships_they_cannot_hold() -> None:
    actors = (made_up_actor("lind", "Lind", of=("brandt",)), made_up_actor("brandt", "Brandt"))
    timeline = timeline_of([made_up_event("talks", actors=["lind"])], actors, ())
    assert number(lost("ftm", timeline), "belongs to what FollowTheMoney holds for no organisation") == 1


def test_too_many_slides_are_told_once() -> None:
    assert number(lost("timelinejs", many(300)[0]), "more than TimelineJS shows well") == 0
    assert number(lost("timelinejs", many(301)[0]), "more than TimelineJS shows well") == 301
