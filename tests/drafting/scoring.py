"""Drafts held against answers made by hand: how much is found, and how much is found wrongly.

An article `NAME.txt` has its answer in `NAME.toml`: what the dossier knows, the quotations with their
fragments and speakers, words in quotation marks that nobody said, actors, and dates as printed, each with
its EDTF, with the relation that stands for it, or with nothing where no date follows.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.anchors import normalise
from diplotrack.dates.edtf import EdtfDate, parse
from diplotrack.drafting.draft import Draft, FoundQuotation, Known, draft
from diplotrack.model import Actor, Basis, Office, Spot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

ARTICLES = Path(__file__).parent / "articles"
ALWAYS = parse("[..9999]")
SPOT = Spot("actors.yaml", 1)


class Quote(NamedTuple):
    """A quotation as it should be found: its fragments, normalised, who said it, and its manner."""

    words: tuple[str, ...]
    speaker: str | None
    manner: str


class Answer(NamedTuple):
    """What should be found in an article; `dates` pairs a printed date with its EDTF, a relation or "".

    Without `no_narration`, or relations, what is found of these is not looked at.
    """

    quotes: tuple[Quote, ...]
    nobody: frozenset[str]
    known: frozenset[str]
    new: frozenset[str]
    dates: frozenset[tuple[str, str]]
    no_narration: frozenset[str] | None = None
    with_relations: bool = True


@dataclass
class Tally:
    """Of one kind of thing: how many there are, how many were found, and how many were found wrongly."""

    there: int = 0
    found: int = 0
    wrong: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    def count(self, wanted: Collection[str], found: Collection[str]) -> None:
        """Add what should be found, and what was."""
        self.there += len(wanted)
        self.found += len([each for each in wanted if each in found])
        self.wrong += len([each for each in found if each not in wanted])
        self.missed += [each for each in wanted if each not in found]
        self.invented += [each for each in found if each not in wanted]

    def add(self, other: Tally) -> None:
        """Add another tally of the same kind."""
        self.there, self.found, self.wrong = (
            self.there + other.there,
            self.found + other.found,
            self.wrong + other.wrong,
        )
        self.missed += other.missed
        self.invented += other.invented


KINDS = (
    "quotations",
    "fragments joined",
    "manner",
    "speakers",
    "not spoken",
    "actors known",
    "actors new",
    "dates",
    "lines",
)


def new_tallies() -> dict[str, Tally]:
    """Return a tally of nothing for each kind."""
    return {kind: Tally() for kind in KINDS}


def names(which: str) -> list[str]:
    """Return the articles of a set, "dev" or "held", in order."""
    return sorted(path.stem for path in ARTICLES.glob(f"{which}-*.txt"))


def score(name: str) -> dict[str, Tally]:
    """Draft an article of the tests and hold it against its answer."""
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    fields = tomllib.loads((ARTICLES / f"{name}.toml").read_text(encoding="utf-8"))
    actors = tuple(_actor(each) for each in fields.get("known", ()))
    published = parse(fields["published"])
    return held_against(draft(text, published, Known(actors)), _answer(fields))


def score_all(articles: Iterable[str]) -> dict[str, Tally]:
    """Return the tallies of several articles together."""
    tallies = new_tallies()
    for name in articles:
        for kind, tally in score(name).items():
            tallies[kind].add(tally)
    return tallies


def _actor(fields: dict[str, object]) -> Actor:
    offices = tuple(Office(str(each), ALWAYS, Basis("outside")) for each in _texts(fields, "offices"))
    return Actor(
        str(fields["key"]),
        str(fields["name"]),
        str(fields["kind"]),
        SPOT,
        _texts(fields, "aliases"),
        _texts(fields, "of"),
        offices,
    )


def _texts(fields: dict[str, object], name: str) -> tuple[str, ...]:
    found = fields.get(name, [])
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _answer(fields: dict[str, object]) -> Answer:
    quotes, nobody = fields.get("quotes", []), fields.get("nobody", {})
    actors, dates, lines = fields["actors"], fields["dates"], fields.get("no_narration", {})
    assert isinstance(quotes, list)
    assert isinstance(nobody, dict)
    assert isinstance(actors, dict)
    assert isinstance(dates, dict)
    assert isinstance(lines, dict)
    return Answer(
        tuple(
            Quote(tuple(map(normalise, each["words"])), each.get("speaker"), each["manner"])
            for each in quotes
        ),
        frozenset(map(normalise, nobody.get("words", ()))),
        frozenset(actors["known"]),
        frozenset(actors["new"]),
        frozenset((normalise(printed), stands) for printed, stands in dates.items()),
        frozenset(map(normalise, lines.get("lines", ()))),
    )


def held_against(found: Draft, answer: Answer) -> dict[str, Tally]:
    """Count what a draft has of an answer.

    A quotation is found if all its words are in one or more quotations that are said to be spoken; its
    fragments are joined if one quotation has just these. Speakers and manners are counted of those found.
    """
    tallies = new_tallies()
    text = found.normalised
    spoken = [
        (tuple(text[start:end] for start, end in each.fragments), each)
        for each in found.quotations
        if each.spoken
    ]
    _count_quotations(tallies, answer, spoken)
    silent = [
        " ".join(text[start:end] for start, end in each.fragments)
        for each in found.quotations
        if not each.spoken
    ]
    tallies["not spoken"].count(sorted(answer.nobody), silent)
    actors = {each.actor for stretch in found.stretches for each in stretch.suggestions if each.actor}
    tallies["actors known"].count(sorted(answer.known), sorted(actors))
    tallies["actors new"].count(sorted(answer.new), [each.name for each in found.new_actors])
    dates = sorted(
        {
            (each.printed, _stands_for(each.date, each.relation))
            for stretch in found.stretches
            for each in stretch.suggestions
            if each.printed
        }
    )
    if not answer.with_relations:
        dates = [(words, stands) for words, stands in dates if stands not in ("before", "after", "at")]
    _count_dates(tallies["dates"], sorted(answer.dates), dates)
    if answer.no_narration is not None:
        narration = {
            "headline",
            "subheading",
            "advertisement",
            "topics",
            "read more",
            "picture",
            "byline",
            "published",
            "copyright",
        }
        lines = {
            text[each.start : each.end]
            for each in found.stretches
            if any(one.rule in narration for one in each.suggestions)
        }
        tallies["lines"].count(sorted(answer.no_narration), sorted(lines))
    return tallies


def _count_quotations(
    tallies: dict[str, Tally], answer: Answer, spoken: list[tuple[tuple[str, ...], FoundQuotation]]
) -> None:
    fragments = {fragment for words, _ in spoken for fragment in words}
    wanted = {fragment for quote in answer.quotes for fragment in quote.words}
    tallies["quotations"].count(sorted(wanted), sorted(fragments))
    whole = [words for words, _ in spoken]
    for quote in answer.quotes:
        if not set(quote.words) <= fragments:
            continue
        tallies["fragments joined"].count(
            [" / ".join(quote.words)], [" / ".join(words) for words in whole if set(words) & set(quote.words)]
        )
        each = next(one for words, one in spoken if quote.words[0] in words)
        tallies["manner"].count([f"{quote.words[0]}: {quote.manner}"], [f"{quote.words[0]}: {each.manner}"])
        if quote.speaker is not None:
            speakers = [str(one.actor or one.name) for one in each.suggestions if one.actor or one.name]
            tallies["speakers"].count(
                [f"{quote.words[0]}: {quote.speaker}".casefold()],
                [f"{quote.words[0]}: {one}".casefold() for one in speakers[:1]],
            )


def _stands_for(date: EdtfDate | None, relation: str | None) -> str:
    return date.edtf if date else relation or ""


def _count_dates(tally: Tally, wanted: list[tuple[str, str]], found: list[tuple[str, str]]) -> None:
    """Count dates: one is found if what stands for the same thing holds its phrase, or is within it."""
    left = list(found)
    for printed, stands in wanted:
        hit = next((each for each in left if each[1] == stands and _within(each[0], printed)), None)
        tally.count([f"{printed}: {stands}"], [f"{printed}: {stands}"] if hit else [])
        if hit:
            left.remove(hit)
    tally.count([], [f"{printed}: {stands}" for printed, stands in left if stands])


def _within(one: str, other: str) -> bool:
    """Tell whether one phrase is in the other, whatever its capitals."""
    return one.casefold() in other.casefold() or other.casefold() in one.casefold()
