"""A made-up dossier that contradicts itself in every way, and is thin in every way: model values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diplotrack.dates.edtf import parse
from diplotrack.model import (
    Actor,
    Anchor,
    Article,
    ArticleText,
    Basis,
    Disagreement,
    Event,
    Office,
    PrintedDate,
    Report,
    Spot,
    Utterance,
    Wording,
)
from diplotrack.timeline import DossierCard, EventFilter, Match, Timeline
from tests.made_up import made_up_event

if TYPE_CHECKING:
    from collections.abc import Iterable

HOSTILE = "red \x1b[31m [bold]x[/bold] \u202e=1+1 | ' ; --"
TEXT = ArticleText("ab" * 32, 900, "dt-norm-1", 900, (0, 100, 500))


def anchor(start: int = 10) -> tuple[Anchor, ...]:
    return (Anchor(start, start + 20, "00" * 32),)


def article(key: str, published: str | None = "2025-10-28", wire: str | None = None) -> Article:
    day = parse(published) if published else None
    return Article(key, Spot(f"articles/{key}.yaml", 1), TEXT, title=f"The {key}", published=day, wire=wire)


def report(by: str, printed: str = "", date: str | None = None, status: str | None = None) -> Report:
    dated = PrintedDate(printed, parse(date) if date else None) if printed else None
    return Report(by, anchor(), Spot(f"articles/{by}.yaml", 7), dated, status)


def quote(key: str, event: str = "", **wordings: str | tuple[str, ...]) -> Utterance:
    """Return an utterance; a wording that begins with "~" is partial, an empty one is reported."""
    made = []
    for by, given in wordings.items():
        words = (given,) if isinstance(given, str) else given
        manner = "partial" if words[0].startswith("~") else "verbatim" if words[0] else "reported"
        fragments = tuple(each.removeprefix("~") for each in words if each)
        made.append(Wording(by, manner, fragments, anchor(120), Spot(f"articles/{by}.yaml", 9)))
    return Utterance(key, event, "lee", Spot("events.yaml", 30), wordings=tuple(made))


def disagree(about: str, settled: str | None = None, **says: str) -> Disagreement:
    return Disagreement(about, tuple(says.items()), settled)


def office(name: str, dates: str, began: str | None = None, ended: str | None = None) -> Office:
    return Office(name, parse(dates), Basis("outside", "the gazette"), began, ended)


def actor(key: str, *offices: Office, **more: object) -> Actor:
    return Actor(key, key.title(), "person", Spot("actors.yaml", 4), offices=offices, **more)  # type: ignore[arg-type]


def made_up_timeline(
    events: Iterable[Event], actors: Iterable[Actor] = (), articles: Iterable[Article] = ()
) -> Timeline:
    """Return the answer to an empty question about these."""
    matches = tuple(map(Match, events))
    return Timeline(
        DossierCard("clashes", "A dossier of clashes"),
        EventFilter(),
        matches,
        {each.key: each for each in actors},
        {each.key: each for each in articles},
        len(matches),
        len(matches),
    )


ARTICLES = (
    article("daily"),
    article("weekly", "2025-11-02"),
    article("copy", None, wire="Agency"),
    article("other-copy", "2025-10-29", wire="Agency"),
    replace(article("bulletin", "2025-10-21"), text=None),
)

EVERYTHING = made_up_timeline(
    (
        made_up_event(
            "vow",
            "2025-10-01",
            actors=("lee",),
            basis=Basis("deduced", "a guess"),
            reports=(report("copy", "in October"), report("other-copy")),
            utterances=(
                quote(
                    "promise", copy="We will sign it in May.", **{"other-copy": "We might sign it in June."}
                ),
            ),
        ),
        made_up_event(
            "offer",
            "2025-10-25",
            actors=("lee",),
            reports=(
                report("daily", "on Friday", "2025-10-24"),
                report("weekly", HOSTILE, "2025-10-25", "did-not-happen"),
                report("other-copy", "in October", "2025-10"),
            ),
            utterances=(
                quote(
                    "glad",
                    daily=("I would be glad to see him here.", "The door is open."),
                    weekly="I'd be happy to see him here.",
                    copy="~glad",
                    **{"other-copy": ""},
                ),
            ),
            disagreements=(
                disagree("date", "the log of the flight", daily="Friday", outside="Saturday"),
                disagree("place", daily=HOSTILE, weekly="on board"),
            ),
        ),
        made_up_event(
            "answer",
            "2025-10-20",
            basis=Basis("outside", "the record"),
            title=f"An answer {HOSTILE}",
            responds_to=("offer",),
        ),
        made_up_event(
            "rumour",
            "2025-10-21",
            actors=("lee",),
            type="UNCODED",
            reports=(Report("bulletin", (), Spot("articles/bulletin.yaml", 3)),),
        ),
    ),
    (
        actor("lee", office("President of the Republic", "2025-11/..", began="offer"), of=("kor",)),
        actor("yoon", office("President of the Republic", "2022/2026"), note="before him"),
        actor("park"),
    ),
    ARTICLES,
)
"""Every kind of contradiction and of gap."""
