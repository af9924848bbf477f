"""Where a dossier is thin, and where it only looks so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.cli import completion
from diplotrack.codebook import UNCODED
from diplotrack.criticism.gaps import KINDS, SILENCES, Gap, gaps
from diplotrack.criticism.silences import silences
from diplotrack.dates.edtf import parse
from diplotrack.model import Basis, Participant
from diplotrack.timeline import EventFilter
from tests.criticism.made_up_clashes import (
    ARTICLES,
    EVERYTHING,
    actor,
    article,
    made_up_timeline,
    quote,
    report,
)
from tests.made_up import made_up_event

if TYPE_CHECKING:
    from diplotrack.model import Event


def keys(kind: str, *events: Event) -> list[str]:
    timeline = made_up_timeline(events, (), ARTICLES)
    return [gap.key for gap in gaps(timeline, [kind])]


def test_every_kind_is_found() -> None:
    assert {gap.kind for gap in gaps(EVERYTHING)} == set(KINDS)


def test_the_names_that_are_written_twice_agree() -> None:
    assert tuple(KINDS) == completion.GAPS


def test_gaps_come_kind_by_kind() -> None:
    order = list(KINDS)
    places = [order.index(gap.kind) for gap in gaps(EVERYTHING)]
    assert places == sorted(places)


def test_copies_of_one_report_count_once() -> None:
    copies = made_up_event("copies", reports=(report("copy"), report("other-copy")))
    two = made_up_event("two", reports=(report("copy"), report("daily")))
    none = made_up_event("none")
    assert keys("one-article", copies, two, none) == ["copies"]
    [gap] = gaps(made_up_timeline((copies,), (), ARTICLES), ["one-article"])
    assert gap.why == "only Agency, copied by copy, other-copy"


def test_dates_from_outside_that_no_article_gives() -> None:
    outside = Basis("outside", "the record")
    bare = made_up_event("bare", basis=outside, reports=(report("daily", "on board"),))
    given_too = made_up_event("given", basis=outside, reports=(report("daily", "in October", "2025-10"),))
    assert keys("outside-only", bare, given_too, made_up_event("stated")) == ["bare"]
    [gap] = gaps(made_up_timeline((bare,), (), ARTICLES), ["outside-only"])
    assert gap.why == "Wednesday 29 October 2025; printed: “on board”"


def test_events_of_which_nobody_here_has_read_anything() -> None:
    unread = made_up_event("unread", reports=(report("bulletin"),))
    read_too = made_up_event("read", reports=(report("bulletin"), report("daily")))
    assert keys("unread", unread, read_too, made_up_event("unreported")) == ["unread"]
    [gap] = gaps(made_up_timeline((unread,), (), ARTICLES), ["unread"])
    assert gap.why == "only bulletin"


def test_events_without_a_type() -> None:
    uncoded = made_up_event("uncoded", type=UNCODED)
    assert keys("uncoded", uncoded, made_up_event("coded")) == ["uncoded"]


def test_events_that_nobody_does() -> None:
    done_to = replace(made_up_event("to"), participants=(Participant("lee", "recipient"),))
    assert keys("no-actor", made_up_event("by", actors=("lee",)), made_up_event("x"), done_to) == ["x", "to"]


@pytest.mark.parametrize(
    ("date", "invented"),
    [
        ("2025-10-01", True),
        ("2025-10-31", True),
        ("2025-01-01", True),
        ("2024-02-29", True),
        ("2025-02-28?", True),
        ("2025-10-01/2025-10-05", True),
        ("2025-10-05/2025-12-31", True),
        ("[2025-10-01,2025-10-05]", True),
        ("2025-10-15", False),
        ("2025-10", False),
        ("2024-02-28", False),
        ("[2025-10-01..2025-10-31]", False),
        ("[..2025-10-31]", False),
        ("2025-10-XX", False),
    ],
)
def test_dates_that_look_invented(date: str, invented: bool) -> None:  # noqa: FBT001
    event = made_up_event("x", date, basis=Basis("deduced", "why"))
    assert bool(keys("invented-date", event)) == invented
    assert not keys("invented-date", replace(event, basis=Basis("outside", "the record")))


def test_a_day_that_is_printed_is_not_invented() -> None:
    event = made_up_event("x", "2025-11-01", basis=Basis("resolved", "Saturday"))
    assert keys("invented-date", replace(event, reports=(report("daily", "in November", "2025-11"),)))
    assert not keys("invented-date", replace(event, reports=(report("daily", "then", "2025-11-01"),)))
    assert not keys("invented-date", replace(event, reports=(report("weekly", "on Saturday"),)))
    assert keys("invented-date", replace(event, reports=(report("weekly", "on Sunday"),)))


def test_a_day_that_is_announced_is_not_invented() -> None:
    event = made_up_event("x", "2025-12-01", basis=Basis("resolved", "Monday"))
    reported = replace(event, reports=(report("earlier", "on Monday"),))
    timeline = made_up_timeline((reported,), (), (article("earlier", "2025-11-26"),))
    assert not gaps(timeline, ["invented-date"])


def test_quotes_that_one_article_prints() -> None:
    alone = quote("alone", daily="I go.", weekly="")
    both = quote("both", daily="I go.", weekly="~go")
    copies = quote("copies", copy="I go.", **{"other-copy": "I go."})
    told = quote("told", daily="", weekly="")
    event = made_up_event("x", utterances=(alone, both, copies, told))
    assert keys("one-wording", event) == ["alone", "copies"]


def test_quotes_that_nobody_has_found_in_the_text() -> None:
    said, told = quote("said", daily="I go.", weekly="I go."), quote("told", daily="", weekly="")
    event = made_up_event("x", utterances=(said, told))
    seen = replace(article("daily", "2025-11-05"), verified=parse("2025-11-06"))
    both = (seen, replace(article("weekly", "2025-11-05"), verified=parse("2025-11-06")))
    one = made_up_timeline((event,), (), (seen, article("weekly", "2025-11-05")))
    assert [(gap.key, gap.why) for gap in gaps(one, ["never-verified"])] == [
        ("said", "no `verified` in weekly")
    ]
    assert not gaps(made_up_timeline((event,), (), both), ["never-verified"])


def test_actors_of_whom_nothing_is_said() -> None:
    actors = (actor("bare"), actor("noted", note="tall"), actor("member", of=("x",)), actor("lee"))
    event = replace(made_up_event("x"), participants=(Participant("lee", "mentioned"),))
    timeline = made_up_timeline((event,), actors)
    found = {gap.key: gap.why for gap in gaps(timeline, ["undescribed"])}
    assert found == {"bare": "person; in no event", "lee": "person; only mentioned"}
    asked = replace(timeline, question=EventFilter(actors=(("lee",),)))
    assert [gap.key for gap in gaps(asked, ["undescribed"])] == ["lee"]


def test_articles_without_a_day_of_publication() -> None:
    assert keys("no-publication") == ["copy"]


def test_the_longest_silences() -> None:
    events = [
        made_up_event("a", "2025-01-01"),
        made_up_event("b", "2025-01-02"),
        made_up_event("vague", "2025-01"),
        made_up_event("c", "2025-01-05/2025-01-20"),
        made_up_event("d", "2025-01-10"),
        made_up_event("e", "2025-01-24"),
        made_up_event("doubtful", "2025-03-01?"),
    ]
    found = [(each.before.key, each.after.key, each.days, each.perhaps) for each in silences(events, 9)]
    assert found == [("c", "e", 3, 1), ("b", "c", 2, 1)]
    assert len(silences(events, 1)) == 1
    assert not silences(events, 0)
    assert not silences(events[:1], 5)


def test_a_silence_has_its_days_and_its_ends() -> None:
    events = (made_up_event("a", "2025-01-01"), made_up_event("b", "2025-01-03"))
    [gap] = gaps(made_up_timeline(events), ["silence"])
    assert (gap.key, gap.until, gap.days) == ("a", "b", 1)
    assert gap.why == "1 day between 1 January 2025 and 3 January 2025"


def test_only_as_many_silences_as_are_asked_for() -> None:
    events = [made_up_event(f"e{day}", f"2025-01-{day:02}") for day in range(1, 29, 3)]
    timeline = made_up_timeline(events)
    assert len(gaps(timeline, ["silence"])) == SILENCES
    assert len(gaps(timeline, ["silence"], 2)) == 2
    assert all(isinstance(gap, Gap) for gap in gaps(timeline))


@given(spans=st.lists(st.tuples(st.integers(1, 28), st.integers(1, 28)).map(sorted), max_size=6))
def test_silences_are_the_days_that_nothing_covers(spans: list[list[int]]) -> None:
    """Hold them against runs of days on which no event lies, between the first and the last."""
    events = [
        made_up_event(str(number), f"2025-01-{first:02}/2025-01-{last:02}")
        for number, (first, last) in enumerate(spans)
    ]
    covered = {day for first, last in spans for day in range(first, last + 1)}
    lengths, run = [], 0
    for day in range(min(covered, default=1), max(covered, default=0) + 1):
        if day in covered:
            lengths += [run] if run else []
            run = 0
        else:
            run += 1
    assert sorted(each.days for each in silences(events, 99)) == sorted(lengths)
    assert all(parse("2025-01").start_from < each.after.date.start_from for each in silences(events, 99))
