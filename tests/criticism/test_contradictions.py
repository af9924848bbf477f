"""What contradicts what, and what only seems to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from diplotrack.criticism import reported, wordings
from diplotrack.criticism.clash import DECLARED, KINDS, STATES, Contradiction
from diplotrack.criticism.contradictions import concerning, contradictions
from diplotrack.dates.edtf import parse
from diplotrack.model import FUTURE_STATUSES, OUTSIDE, STATUSES
from diplotrack.timeline import EventFilter, Match
from tests.criticism.made_up_clashes import (
    ARTICLES,
    EVERYTHING,
    actor,
    article,
    disagree,
    made_up_timeline,
    office,
    quote,
    report,
)
from tests.made_up import made_up_event

if TYPE_CHECKING:
    from diplotrack.model import Actor, Article, Event, Utterance


def found(
    *events: Event, actors: tuple[Actor, ...] = (), articles: tuple[Article, ...] = ARTICLES
) -> list[Contradiction]:
    return list(contradictions(made_up_timeline(events, actors, articles)))


def said(contradiction: Contradiction) -> dict[str | None, str]:
    return {side.by: side.says for side in contradiction.sides}


def test_every_kind_and_every_state_is_found() -> None:
    everything = contradictions(EVERYTHING)
    assert {each.kind for each in everything} == set(KINDS)
    assert {each.state for each in everything} == set(STATES)


def test_all_that_is_found_in_their_order() -> None:
    lines = [(*each.events[:1], each.kind, each.subject, each.state) for each in contradictions(EVERYTHING)]
    assert lines == [
        ("vow", "wording", "promise", "undeclared"),
        ("offer", "date", None, "settled"),
        ("offer", "status", None, "undeclared"),
        ("offer", "wording", "glad", "undeclared"),
        ("offer", "office", "President of the Republic", "undeclared"),
        ("offer", "declared", None, "settled"),
        ("offer", "declared", None, "open"),
        ("answer", "order", "offer", "undeclared"),
        ("office", "President of the Republic", "undeclared"),
    ]


def test_printed_dates_against_each_other_and_the_adopted_one() -> None:
    [clash] = found(
        made_up_event(
            "offer",
            "2025-10-25",
            reports=(
                report("daily", "on Friday", "2025-10-24"),
                report("weekly", "Saturday", "2025-10-25"),
                report("copy", "in October", "2025-10"),
            ),
        )
    )
    assert said(clash) == {
        "daily": "“on Friday”: Friday 24 October 2025",
        "weekly": "“Saturday”: Saturday 25 October 2025",
        None: "Saturday 25 October 2025 (adopted, stated)",
    }
    assert clash.sides[0].at
    assert [str(side.spot.path) for side in clash.sides] == [
        "articles/daily.yaml",
        "articles/weekly.yaml",
        "events.yaml",
    ]


def test_two_articles_can_clash_where_neither_clashes_with_the_adopted_date() -> None:
    friday, saturday = report("daily", "Fri", "2025-10-24"), report("weekly", "Sat", "2025-10-25")
    event = made_up_event("offer", "[2025-10-24..2025-10-26]", reports=(friday, saturday))
    [clash] = found(event)
    assert set(said(clash)) == {"daily", "weekly"}
    half = replace(event, disagreements=(disagree("date", "a log", daily="Friday", outside="Saturday"),))
    assert found(half)[0].state == "undeclared", "the weekly is not named"
    whole = replace(event, disagreements=(disagree("Date", None, daily="Friday", weekly="Saturday"),))
    assert found(whole)[0].state == "open"


@pytest.mark.parametrize("doubtful", ["2025-10-24?", "2025-10", "2025-10-24/2025-10-26", "[..2025-10-25]"])
def test_dates_that_may_both_hold_are_no_contradiction(doubtful: str) -> None:
    assert not found(made_up_event("offer", "2025-10-25", reports=(report("daily", "then", doubtful),)))


def test_statuses_exclude_each_other_as_the_table_says() -> None:
    excluding = {
        frozenset((one, other)) for one in STATUSES for other in STATUSES if reported.exclude(one, other)
    }
    assert excluding == {
        frozenset(("happened", "did-not-happen")),
        frozenset(("happened", "called-off")),
        frozenset(("ongoing", "did-not-happen")),
        frozenset(("ongoing", "called-off")),
    }


@pytest.mark.parametrize("ahead", sorted(FUTURE_STATUSES))
def test_what_has_happened_is_no_longer_ahead(ahead: str) -> None:
    event = made_up_event("offer", reports=(report("daily"), report("weekly", status=ahead)))
    [clash] = found(event)
    assert said(clash) == {"daily": "happened", "weekly": ahead}
    earlier = replace(event, reports=(report("daily", status=ahead), report("weekly")))
    assert not found(earlier), "the daily could not know yet"
    undated = replace(event, reports=(report("copy"), report("weekly", status=ahead)))
    assert not found(undated), "nobody knows when the copy appeared"


def test_a_status_that_no_article_implies_is_the_dossiers() -> None:
    [clash] = found(made_up_event("offer", reports=(report("daily", status="called-off"),)))
    assert said(clash) == {"daily": "called off", None: "happened (adopted)"}


def words(**printed: str | tuple[str, ...]) -> Utterance:
    return quote("glad", "offer", **printed)


@pytest.mark.parametrize(
    "utterance",
    [
        words(daily="I'd be glad to see him.", weekly="I would be glad, to see him"),
        words(daily="I would be glad to see him.", weekly="~glad to see"),
        words(daily="I would be glad to see him.", weekly=""),
        words(daily="~glad to see him now", weekly="~I would be glad to see him"),
        words(daily="~would be glad to see him", weekly="~glad to see him here"),
        words(daily="~glad", weekly="~a great honour"),
        words(daily="The door is open.", weekly="We never closed our eyes to anything of it."),
    ],
    ids=[
        "marks",
        "a part",
        "reported",
        "two parts that overlap",
        "two parts that overlap more",
        "two parts apart",
        "two sentences",
    ],
)
def test_wordings_that_may_both_be_right(utterance: Utterance) -> None:
    assert not found(made_up_event("offer", reports=(report("daily"),), utterances=(utterance,)))


@pytest.mark.parametrize(
    ("utterance", "differences"),
    [
        (words(daily="I am glad to go.", weekly="I am happy to go."), ("glad ] happy weekly",)),
        (words(daily="I am glad to go.", weekly="~happy to go"), ("glad ] happy weekly",)),
        (words(daily="~a good chance", weekly="~a fair chance"), ("good ] fair weekly",)),
        (words(daily="I am so glad to go.", weekly="I am glad to go."), ("so ] om. weekly",)),
    ],
    ids=["substitution", "in a part", "in two parts", "omission"],
)
def test_wordings_that_differ_in_their_words(utterance: Utterance, differences: tuple[str, ...]) -> None:
    [clash] = found(made_up_event("offer", utterances=(utterance,)))
    assert clash.differences == differences
    assert clash.subject == "glad"


def test_of_three_wordings_only_those_that_differ_take_a_side() -> None:
    utterance = words(daily="I am glad to go.", weekly="I am happy to go.", copy="~to go")
    [clash] = found(made_up_event("offer", utterances=(utterance,)))
    assert [side.by for side in clash.sides] == ["daily", "weekly"]


def test_differing_wordings_are_found_whichever_comes_first() -> None:
    one, other = words(daily="I am glad to go.", weekly="~happy to go").wordings
    assert wordings.differ(one, other)
    assert wordings.differ(other, one)


def test_copies_of_one_report_contradict_each_other_with_a_remark() -> None:
    pair = {"copy": "I am glad to go.", "other-copy": "I am happy to go."}
    [clash] = found(made_up_event("offer", utterances=(words(**pair),)))
    assert clash.wire == "Agency"
    [other] = found(made_up_event("offer", utterances=(words(**pair, daily="We are glad to go."),)))
    assert other.wire is None


OFFER = made_up_event("offer", "2025-10-25")


def test_an_office_that_began_or_ended_on_another_day_than_its_event() -> None:
    late = actor("lee", office("Envoy of the North", "2025-11/..", began="offer"))
    [clash] = found(OFFER, actors=(late,))
    assert [side.spot.path for side in clash.sides] == ["actors.yaml", "events.yaml"]
    assert "2025" in clash.sides[0].says
    assert not found(OFFER, actors=(actor("lee", office("Envoy", "2025-10/..", began="offer")),))
    assert found(OFFER, actors=(actor("lee", office("Envoy", "2024/2025-09", ended="offer")),))


@pytest.mark.parametrize("status", ["called-off", "did-not-happen"])
def test_no_office_begins_with_what_did_not_come_about(status: str) -> None:
    holder = actor("lee", office("Envoy", "2025-10-25/..", began="offer"))
    [clash] = found(replace(OFFER, status=status), actors=(holder,))
    assert (
        clash.sides[1].says
        == f'"offer": it {"did not happen" if status != "called-off" else "is called off"}'
    )


@pytest.mark.parametrize(
    ("name", "dates", "other", "clashing"),
    [
        ("President of Korea", "2022/2025-06", "2025-05-01/..", True),
        ("president  of korea", "2022/2025-06", "2025-05-01/..", True),
        ("President of Korea", "2022/2025-06-04", "2025-06-04/..", False),
        ("President of Korea", "2022/2025", "2025/..", False),
        ("President of Korea", "2022/2025?", "2025-12/..", False),
        ("President of Korea", "2022/..", "[2024..2025]", False),
        ("Member of Parliament", "2022/2026", "2023/..", False),
        ("Minister", "2022/2026", "2023/..", False),
    ],
)
def test_two_holders_of_one_office(name: str, dates: str, other: str, clashing: bool) -> None:  # noqa: FBT001
    actors = (
        actor("yoon", office(name, dates)),
        actor("lee", office("President of Korea" if "orea" in name else name, other)),
    )
    clashes = found(actors=actors)
    assert bool(clashes) == clashing
    assert all(each.actors == ("yoon", "lee") and not each.events for each in clashes)


def test_one_holder_twice_is_no_clash() -> None:
    twice = actor("lee", office("Head of it", "2020/2026"), office("Head of it", "2021/.."))
    assert not found(actors=(twice,))


def test_what_is_declared_about_the_turn_of_an_office_settles_it() -> None:
    settled = replace(OFFER, disagreements=(disagree("office", "acting until then", daily="x", outside="y"),))
    actors = (
        actor("yoon", office("Head of it", "2020/2026")),
        actor("lee", office("Head of it", "2025-10-25/..", began="offer")),
    )
    assert [each.state for each in found(settled, actors=actors)] == ["settled", "settled"]


def test_declared_disagreements_have_the_places_of_their_reports() -> None:
    event = replace(
        OFFER,
        reports=(report("daily"),),
        disagreements=(disagree("place", None, daily="here", outside="there"),),
    )
    [clash] = found(event)
    assert (clash.kind, clash.about, clash.state) == (DECLARED, "place", "open")
    inside, outside = clash.sides
    assert inside.at
    assert inside.spot.path == "articles/daily.yaml"
    assert (outside.by, outside.at, outside.spot) == (OUTSIDE, (), event.spot)


def test_filters_keep_what_touches_an_event_or_else_an_actor() -> None:
    everything = contradictions(EVERYTHING)
    assert concerning(everything, EVERYTHING) == everything
    only = replace(
        EVERYTHING,
        question=EventFilter(keys=("offer",)),
        matches=tuple(each for each in EVERYTHING.matches if each.event.key == "offer"),
    )
    kept = concerning(everything, only)
    assert {each.events[0] for each in kept if each.events} == {"offer", "answer"}
    assert any(not each.events for each in kept), "Lee takes part in the offer"
    backwards = replace(EVERYTHING, matches=tuple(EVERYTHING.matches)[::-1])
    assert concerning(everything, backwards)[0].events[0] == "answer"
    nobody = replace(only, matches=(Match(made_up_event("x")),))
    assert concerning(everything, nobody) == ()


def test_as_dates_get_wider_contradictions_go() -> None:
    for date in ("2025-10-25", "2025-10-25~", "2025-10", "2025"):
        clashes = found(made_up_event("x", date, reports=(report("daily", "then", "2025-10-27"),)))
        assert bool(clashes) == (parse(date).possible_to < parse("2025-10-27").possible_from)


def test_an_article_that_is_not_declared_is_borne() -> None:
    event = made_up_event("x", "2025-10-01", reports=(report("ghost", "then", "2025-10-27"),))
    assert len(found(event, articles=(article("daily"),))) == 1
