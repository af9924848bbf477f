"""A small timeline of model values, with every status, kind of date and hostile text that views must bear."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.model import (
    Actor,
    Anchor,
    Article,
    ArticleText,
    Basis,
    Context,
    Disagreement,
    Event,
    Office,
    Participant,
    PrintedDate,
    Report,
    Spot,
    Utterance,
    Wording,
)
from diplotrack.timeline import DossierCard, EventFilter, Match, Timeline

SPOT = Spot("events.yaml", 12)
TEXT = ArticleText("ab" * 32, 4058, "dt-norm-1", 4049, (0, 213, 800, 1300))


def actor(key: str, name: str, kind: str = "person", **more: Any) -> Actor:  # noqa: ANN401  whatever fields
    return Actor(key, name, kind, Spot("actors.yaml", 3), **more)


ACTORS = (
    actor("usa", "United States", "state"),
    actor("dprk", "North Korea", "state", aliases=("Pyongyang",)),
    actor("china", "China", "state"),
    actor(
        "trump",
        "Donald Trump",
        of=("usa",),
        aliases=("Trump", "Mr Trump"),
        offices=(
            Office("President of the United States", parse("2025-01-20/.."), Basis("outside", "it is known")),
        ),
    ),
    actor("kim", "Kim Jong Un", of=("dprk",), aliases=("Kim", "김정은"), note="He speaks [sic] seldom."),
    actor("kim-yo-jong", "Kim Yo Jong", of=("party",), aliases=("Kim",)),
    actor("party", "Workers' Party", "body", of=("dprk",)),
    actor("press", "Reporters travelling along", "group"),
)

ARTICLES = (
    Article(
        "love-letters",
        Spot("articles/love-letters.yaml", 1),
        TEXT,
        title="Letters, and what came of them",
        outlet="The Paper",
        published=parse("2025-10-29"),
        basis=Basis("stated"),
        context=(Context((Anchor(0, 100, "00" * 32),), "an opening"),),
    ),
    Article("radio-silence", Spot("articles/radio-silence.yaml", 1), TEXT),
)


def report(article: str, start: int, end: int, **more: Any) -> Report:  # noqa: ANN401  whatever fields
    return Report(article, (Anchor(start, end, "00" * 32),), Spot(f"articles/{article}.yaml", 9), **more)


LOVE = Utterance(
    "love-to-see",
    "offer",
    "trump",
    SPOT,
    "press",
    note="on board",
    wordings=(
        Wording(
            "love-letters",
            "verbatim",
            ("I'd love to see him if he wants to.",),
            (Anchor(934, 970, "00" * 32),),
            SPOT,
        ),
        Wording(
            "radio-silence",
            "partial",
            ("I would love to see him,", "We [sic] agreed"),
            (Anchor(100, 130, "00" * 32), Anchor(900, 915, "00" * 32)),
            SPOT,
            note="An advertisement stands between.",
        ),
    ),
)


def event(key: str, edtf: str, status: str, title: str, **more: Any) -> Event:  # noqa: ANN401  whatever fields
    summary = f"Summary of {key}."
    return Event(key, title, summary, parse(edtf), Basis("stated"), status, "AGREE", SPOT, **more)


def parts(**roles: str) -> tuple[Participant, ...]:
    return tuple(Participant(key, role) for role, keys in roles.items() for key in keys.split())


EVENTS = (
    event(
        "ties",
        "2018/..",
        "ongoing",
        "Ties with China grow",
        participants=parts(actor="dprk", recipient="china"),
        reports=(report("radio-silence", 1, 2),),
    ),
    event(
        "letters",
        "[..2018-09-29]",
        "happened",
        "Letters are exchanged",
        participants=parts(actor="trump kim", mentioned="china"),
    ),
    event(
        "trip", "2025-10-24/2025-10-30", "planned", "A trip through Asia", participants=parts(actor="trump")
    ),
    event(
        "offer",
        "[2025-10-24..2025-10-26]",
        "happened",
        "Trump says he would love to meet Kim, and says it so often that the line has to be broken",
        place="Air Force One",
        mode="visit",
        contexts=("diplomatic",),
        part_of="trip",
        follows=("letters",),
        participants=parts(actor="trump", recipient="kim", mentioned="dprk"),
        reports=(
            report("love-letters", 856, 1242, dated=PrintedDate("on his way", parse("2025-10")), note="late"),
            report("radio-silence", 474, 911, status="proposed"),
        ),
        utterances=(LOVE,),
        disagreements=(
            Disagreement(
                "place", (("love-letters", "the plane"), ("outside", "Wheeling")), "the map says so"
            ),
            Disagreement("day", (("love-letters", "the first"), ("radio-silence", "the second"))),
        ),
    ),
    event(
        "wide",
        "2025-10-27",
        "called-off",
        "北京의 회담이 취소되었다 " * 4,
        participants=parts(actor="kim-yo-jong"),
    ),
    event("statement", "2025-10-28", "expected", "A statement", participants=parts(carrier="party")),
    event("relief", "[2025-10-28..]", "proposed", "Relief", participants=parts(recipient="dprk")),
    event("meeting", "2025-10-29", "did-not-happen", "A meeting", participants=parts(actor="trump kim")),
    event("hostile", "2025-11", "alleged", "red \x1b[31m [bold]x[/bold] \x07\u202ebidi\u2066\nnext [/]"),
)


@pytest.fixture
def timeline() -> Timeline:
    """Return the whole of it, as the answer to an empty question."""
    return Timeline(
        DossierCard("small", "Letters and silence"),
        EventFilter(),
        tuple(map(Match, EVENTS)),
        {each.key: each for each in ACTORS},
        {each.key: each for each in ARTICLES},
        len(EVENTS),
        len(EVENTS),
    )


@pytest.fixture
def october(timeline: Timeline) -> Timeline:
    """Return the answer to a question about October 2025: some events match only possibly."""
    matches = tuple(
        Match(each, each.key not in {"ties", "relief"}) for each in EVENTS if each.key != "letters"
    )
    bound = parse("2025-10")
    return replace(
        timeline, question=EventFilter(since=bound, until=bound), matches=matches[:-1], found=len(matches) - 1
    )
