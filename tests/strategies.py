"""Random dossiers that are valid, and random questions to them.

What draws is made once for each key: to make and check it takes Hypothesis longer than to draw.
"""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from diplotrack.anchors import NORM
from diplotrack.codebook import codebook
from diplotrack.dates.edtf import parse
from diplotrack.model import (
    BASES,
    KINDS,
    MANNERS,
    ROLES,
    STATUSES,
    TO_CODE,
    Actor,
    Anchor,
    Article,
    ArticleText,
    Basis,
    Context,
    Disagreement,
    Dossier,
    Event,
    Office,
    Participant,
    PrintedDate,
    Report,
    Spot,
    Utterance,
    Wording,
)
from diplotrack.timeline import EventFilter

DATES = (
    "2018",
    "2018-02",
    "2025",
    "2025-09",
    "2025-10",
    "2025-10-28",
    "2025-10-29",
    "2025-10-29?",
    "2025-10~",
    "2018%",
    "201X",
    "2019/..",
    "../2019",
    "2025-10-28/2025-10-30",
    "/2025-10",
    "2025-09/",
    "[..2019]",
    "[2025-10-24..2025-10-26]",
    "[2018..]",
    "2025-10-28~/2025-10-30?",
    "{2025-10-28,2025-11}",
    "[2018,2025-10]",
    "2025-10-2X",
)

TYPES = ("AGREE", "CONSULT", "STATE", "UNCODED")
WORDS = ("Séoul", "sanctions", "talk's", "Kim", "peace", "2018", "STRASSE", "straße", "“never”", "한국")
ACTORS = tuple(f"actor-{letter}" for letter in "abcdef")
ARTICLES = ("first-article", "second-article", "third-article")

dates = st.sampled_from(DATES).map(parse)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
characters = st.characters(codec="utf-8", exclude_characters="\0")  # which no PostgreSQL can keep
rough_texts = texts | st.text(characters, min_size=1, max_size=8)
summaries = st.just("") | rough_texts
bases = st.builds(Basis, st.sampled_from(list(BASES)), st.none() | texts)
spots = st.builds(Spot, st.just("events.yaml"), st.integers(1, 99))
anchors = st.builds(
    lambda start, size: Anchor(start, start + size, f"{start:064x}"), *[st.integers(1, 99)] * 2
)
several_anchors = st.lists(anchors, max_size=2).map(tuple)
some_texts = st.none() | texts
some_rough_texts = st.none() | rough_texts
some_dates = st.none() | dates
statuses = st.sampled_from(list(STATUSES))
manners = st.sampled_from(list(MANNERS))
types = st.sampled_from(TYPES)
participants = st.lists(
    st.builds(Participant, st.sampled_from(ACTORS), st.sampled_from(list(ROLES))), max_size=3, unique=True
).map(tuple)
sides = st.lists(st.tuples(st.sampled_from([*ARTICLES, "outside"]), texts), max_size=2).map(tuple)
disagreements = st.lists(st.builds(Disagreement, texts, sides, some_texts), max_size=2).map(tuple)
printed_dates = st.none() | st.builds(PrintedDate, rough_texts, some_dates)
called = st.sampled_from([(), ((ACTORS[0], "the former"), (ACTORS[1], "the latter"))])


@cache
def _some(values: tuple[str, ...], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


@cache
def _actors(key: str, events: tuple[str, ...]) -> st.SearchStrategy[Actor]:
    return st.builds(
        Actor,
        key=st.just(key),
        name=st.just(key.replace("-", " ").title()),
        kind=st.sampled_from(list(KINDS)),
        spot=spots,
        aliases=st.sampled_from([(), (f"The {key[-1].upper()}",), (f"Élder {key}", f"Y{key}")]),
        of=_some(ACTORS, 2),
        offices=st.lists(
            st.builds(Office, texts, dates, bases, *[st.sampled_from([None, *events])] * 2), max_size=2
        ).map(tuple),
        code=st.none() | st.just("KORGOV"),
        note=some_rough_texts,
    )


@cache
def _articles(key: str) -> st.SearchStrategy[Article]:
    starts = st.lists(st.integers(0, 999), unique=True, max_size=3).map(sorted).map(tuple)
    text = st.none() | st.builds(
        ArticleText, st.just("0" * 64), st.just(1100), st.just(NORM), st.just(1000), starts
    )
    published = st.none() | st.tuples(dates, bases)
    wires = st.sampled_from([None, None, "agency"])
    why = texts | st.just(TO_CODE)
    context = st.lists(st.builds(Context, several_anchors, why, st.none()), max_size=2).map(tuple)
    return st.builds(
        lambda text, spot, title, published, wire, context: Article(
            key,
            spot,
            text,
            title,
            published=published[0] if published else None,
            basis=published[1] if published else None,
            wire=wire,
            verified=published[0] if published else None,
            coder="coder",
            context=context,
        ),
        *(text, spots, some_rough_texts, published, wires, context),
    )


@cache
def _wordings(article: str) -> st.SearchStrategy[Wording]:
    fragments = st.lists(rough_texts, max_size=3).map(tuple)
    return st.builds(Wording, st.just(article), manners, fragments, several_anchors, spots, some_texts)


@cache
def _reports(article: str) -> st.SearchStrategy[Report]:
    return st.builds(
        Report,
        st.just(article),
        several_anchors,
        spots,
        printed_dates,
        st.none() | statuses,
        some_texts,
        called,
        some_rough_texts,
        some_texts,
    )


@cache
def _utterances(event: str, articles: tuple[str, ...]) -> st.SearchStrategy[tuple[Utterance, ...]]:
    utterance = st.builds(
        Utterance,
        key=st.just(f"said-in-{event}"),
        event=st.just(event),
        speaker=st.sampled_from(ACTORS),
        spot=spots,
        addressee=st.none() | st.sampled_from(ACTORS),
        note=some_texts,
        wordings=st.tuples(*map(_wordings, articles)),
        differs_from=st.sampled_from([(), (f"said-in-{event}",)]),
    )
    return st.lists(utterance, max_size=1).map(tuple)


@cache
def _modes(type_: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *codebook().types[type_].modes])


@cache
def _one_of(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(values)


@st.composite
def _events(draw: st.DrawFn, key: str, keys: tuple[str, ...]) -> Event:
    articles = tuple(sorted(draw(_some(ARTICLES, 3))))
    type_ = draw(types)
    return Event(
        key=key,
        title=draw(rough_texts),
        summary=draw(summaries),
        date=draw(dates),
        basis=draw(bases),
        status=draw(statuses),
        type=type_,
        spot=draw(spots),
        mode=draw(_modes(type_)),
        contexts=draw(_some(("cbrn", "diplomatic"), 2)),
        place=draw(some_rough_texts),
        participants=draw(participants),
        part_of=draw(_one_of(keys)),
        responds_to=draw(_some(keys, 2)),
        follows=draw(_some(keys, 2)),
        disagreements=draw(disagreements),
        note=draw(some_texts),
        reports=tuple(draw(_reports(article)) for article in articles),
        utterances=draw(_utterances(key, articles)),
    )


@st.composite
def dossiers(draw: st.DrawFn, most_events: int = 8) -> Dossier:
    """Return valid dossiers: vague dates, memberships that may run in circles, events that follow others.

    Everything stands in them as a build has it: nothing twice, and reports in the order of the articles.
    """
    keys = tuple(f"event-{number}" for number in range(draw(st.integers(0, most_events))))
    return Dossier(
        key="random",
        title=draw(rough_texts),
        scope=draw(some_texts),
        note=draw(some_texts),
        coders=(("coder", "A. Coder"),),
        actors=tuple(draw(_actors(key, keys)) for key in ACTORS),
        articles=tuple(draw(_articles(key)) for key in ARTICLES),
        events=tuple(draw(_events(key, keys)) for key in draw(st.permutations(keys))),
    )


rarely = st.integers(0, 2).map(lambda number: number == 2)
searches = st.sampled_from(["sanctions", "KIM", "seoul kim", '"kim peace"', "sanct*"])
fewest = st.integers(0, 3)
limits = st.none() | st.integers(0, 4)
either = st.booleans()


@cache
def _groups(names: tuple[str, ...]) -> st.SearchStrategy[tuple[tuple[str, ...], ...]]:
    group = st.lists(st.sampled_from(names), min_size=1, max_size=2).map(tuple)
    return st.lists(group, max_size=2).map(tuple)


@st.composite
def questions(draw: st.DrawFn, dossier: Dossier) -> EventFilter:
    """Return questions to a dossier: names in any letter case, windows that are not empty."""
    names = [name for actor in dossier.actors for name in (actor.key, actor.name.upper(), *actor.aliases)]
    since, until = draw(some_dates), draw(some_dates)
    if since and until and since.earliest and until.latest and since.earliest > until.latest:
        since = None
    keys = tuple(event.key for event in dossier.events)
    return EventFilter(
        actors=draw(_groups(tuple(names))) if draw(rarely) else (),
        only=draw(rarely),
        roles=draw(_some(tuple(ROLES), 2)) if draw(rarely) else (),
        since=since,
        until=until,
        certain=draw(rarely),
        types=draw(_some(TYPES, 2)) if draw(rarely) else (),
        statuses=draw(_some(tuple(STATUSES), 4)) if draw(rarely) else (),
        articles=draw(_some(ARTICLES, 2)) if draw(rarely) else (),
        places=draw(_some(("SEOUL", "séOUL", "kim", "strasse"), 2)) if draw(rarely) else (),
        text=draw(searches) if draw(rarely) else None,
        keys=draw(_some(keys, 4)) if draw(rarely) and keys else (),
        min_articles=draw(fewest) if draw(rarely) else 0,
        single=draw(rarely) and draw(rarely),
        as_of=draw(dates) if draw(rarely) else None,
        limit=draw(limits),
        reverse=draw(either),
        unreviewed=draw(rarely),
    )
