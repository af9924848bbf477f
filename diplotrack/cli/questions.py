"""What is asked of an actor, an event, an article and a quote, in the order in which it is asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel

from diplotrack.cli.asking import Choice, ask, at_terminal
from diplotrack.cli.forms import Form, Known, Question, always, never
from diplotrack.codebook import codebook
from diplotrack.dates.reading import read
from diplotrack.dossier.schema import ActorShape, ArticleShape, EventShape
from diplotrack.dossier.values import Key, Line, Lines, one_of
from diplotrack.errors import UsageError, did_you_mean
from diplotrack.keys import key_from
from diplotrack.model import BASES, KINDS, MANNERS, ROLES, STATUSES
from diplotrack.views.clean import clean
from diplotrack.workspace.adding import Quote, not_found, places_of, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diplotrack.cli.forms import Fields

_STATED = "stated"
_GAP = " ... "
"""Where fragments of a quote are divided, as it is typed."""


def actor_form() -> Form:
    """Return what is asked of an actor."""
    questions = (
        Question("name", "Name", "--name", required=always, judge=_called_so),
        Question("kind", "Kind", "--kind", required=always, words=KINDS),
        Question("aliases", "Other names, with commas", "--alias", between=",", judge=_called_so),
        Question("of", "State or body it belongs to", "--of", between=",", refers="actor"),
        _key("actor", lambda fields: fields["name"]),
        Question("note", "Note", "--note", wanted=never),
    )
    return Form(ActorShape, questions)


def event_form() -> Form:
    """Return what is asked of an event."""
    types = {name: each.meaning for name, each in codebook().types.items()}
    questions = (
        Question("title", "Title, in your own words", "--title", required=always),
        Question("date", "Date, as far as you know it", "--date", required=always, is_date=True, read=_date),
        Question("basis", "What the date rests on", "--basis", required=always, words=BASES),
        Question("why", "Why", "--why", required=_not_stated, wanted=_not_stated),
        Question("status", "Status", "--status", required=always, words=STATUSES),
        Question("type", "Type", "--type", required=always, words=types),
        Question("mode", "Mode", "--mode", wanted=never),
        Question("summary", "Summary, in your own words", "--summary"),
        Question("place", "Place", "--place"),
        Question(
            "actors",
            "Actors, as KEY or KEY:ROLE, with commas",
            "--actor",
            between=",",
            refers="actor",
            read=_participant,
        ),
        Question("part_of", "Part of", "--part-of", refers="event", wanted=never),
        Question("follows", "Follows", "--follows", between=",", refers="event", wanted=never),
        _key("event", lambda fields: fields["title"]),
        Question("note", "Note", "--note", wanted=never),
    )
    return Form(EventShape, questions)


def article_form() -> Form:
    """Return what is asked of an article."""

    def dated(fields: Fields) -> bool:
        return "published" in fields

    questions = (
        Question("title", "Headline", "--title"),
        Question("outlet", "Outlet", "--outlet", required=_unnamed),
        Question("author", "Author", "--author"),
        Question("url", "Address on the web", "--url"),
        Question("published", "Published", "--published", is_date=True, read=_date),
        Question("basis", "What that date rests on", "--basis", required=dated, wanted=dated, words=BASES),
        Question("why", "Why", "--why", required=_not_stated, wanted=_not_stated),
        _key("article", _article_name),
        Question("note", "Note", "--note", wanted=never),
    )
    return Form(ArticleShape, questions)


class _QuoteFields(BaseModel):
    """What each answer about a quote may hold."""

    article: Key
    words: Lines
    manner: Annotated[str, one_of(MANNERS)]
    known: Key
    event: Key
    speaker: Key
    to: Key
    dated: Line
    utterance: Key


def quote_form() -> Form:
    """Return what is asked of a quote; `known` is an utterance that the dossier has, else it is a new one."""

    def is_new(fields: Fields) -> bool:
        return "known" not in fields

    questions = (
        Question("article", "Article", "--article", required=always, refers="article"),
        Question(
            "words",
            f'Words as printed ("{_GAP.strip()}" where “she said” interrupts)',
            "--words",
            required=always,
            between=_GAP,
            judge=_not_in_text,
        ),
        Question(
            "manner", "Manner", "--manner", required=always, words=MANNERS, proposed=lambda *_: "verbatim"
        ),
        Question("known", "Utterance, if the dossier has it", "--utterance", refers="utterance"),
        Question(
            "event", "Event at which it was said", "--event", required=is_new, wanted=is_new, refers="event"
        ),
        Question("speaker", "Speaker", "--speaker", required=is_new, wanted=is_new, refers="actor"),
        Question("to", "To whom", "--to", wanted=is_new, refers="actor"),
        Question("dated", "Words that date the event", "--dated", wanted=never),
        Question("utterance", "Key", "--utterance", required=is_new, wanted=is_new, proposed=_utterance_key),
    )
    return Form(_QuoteFields, questions)


def quote_from(given: Mapping[str, Any], nth: int | None, known: Known) -> tuple[Quote, str | None]:
    """Return the quote that is meant, and the article's normalised text, if it has one.

    Raises UsageError where the words stand in the text more than once, and nobody says which place is meant.
    """
    key = given["utterance"]
    known_key = key if key in known.keys("utterance") else None
    fields = quote_form().filled(
        {**given, "known": known_key, "utterance": None if known_key else key}, known
    )
    text, words = known.text(fields["article"]), fields["words"]
    quote = Quote(
        article=fields["article"],
        utterance=fields.get("known") or fields["utterance"],
        manner=fields["manner"],
        fragments=tuple(words),
        places=_chosen(places_of(words, text), text, nth) if text else (),
        event=fields.get("event"),
        speaker=fields.get("speaker"),
        to=fields.get("to"),
        dated=fields.get("dated"),
    )
    return quote, text


def _chosen(
    places: Sequence[tuple[tuple[int, int], ...]], text: str, nth: int | None
) -> tuple[tuple[int, int], ...]:
    """Return the place that is meant of several."""
    times = "once" if len(places) == 1 else f"{len(places)} times"
    numbered = {str(number): shown(place, text) for number, place in enumerate(places, 1)}
    if nth is None and len(places) > 1 and at_terminal():
        choices = [Choice(*each) for each in numbered.items()]
        listed = "".join(f"  {number}  {clean(where)}\n" for number, where in numbered.items())
        sys.stdout.write(f"These words stand in the text {times}:\n{listed}")
        answer = ask(
            "Which", choices=choices, judge=lambda typed: "" if typed in numbered else "Give a number."
        )
        return places[int(answer) - 1]
    if nth is None and len(places) > 1:
        listed = "; ".join(f"{number}: {where}" for number, where in numbered.items())
        raise UsageError(f"These words stand in the text {times}: say which with --nth. {listed}")
    if not 1 <= (nth or 1) <= len(places):
        raise UsageError(f"--nth cannot be {nth}: these words stand in the text {times}.")
    return places[(nth or 1) - 1]


def _not_in_text(words: list[str], fields: Fields, known: Known) -> str:
    text = known.text(fields["article"])
    if text is None or places_of(words, text):
        return ""
    return str(not_found(words, text, fields["article"]))


def _called_so(names: list[str], _: Fields, known: Known) -> str:
    """Return what is wrong with names of a new actor: that another is called so."""
    taken = {
        name.casefold(): actor.key
        for actor in known.reading.written.actors
        for name in (actor.name, *actor.aliases)
    }
    return next(
        (
            f'"{name}" is what "{taken[name.casefold()]}" is called: choose a name that means one alone.'
            for name in names
            if name.casefold() in taken
        ),
        "",
    )


def _utterance_key(fields: Fields, known: Known) -> str:
    return key_from(fields["words"][0], set(known.keys()), otherwise="utterance")


def _key(kind: str, named: Callable[[Fields], str]) -> Question:
    def proposed(fields: Fields, known: Known) -> str:
        return key_from(named(fields), set(known.keys()), otherwise=kind)

    return Question(kind, "Key", "--key", required=always, proposed=proposed)


def _not_stated(fields: Fields) -> bool:
    return "basis" in fields and fields["basis"] != _STATED


def _unnamed(fields: Fields) -> bool:
    return not any(name in fields for name in ("title", "outlet", "url"))


def _article_name(fields: Fields) -> str:
    named = fields.get("outlet") or fields.get("title") or fields.get("url", "").partition("://")[2]
    return f"{named.removeprefix('The ')} {fields.get('published', '')}"


def _date(typed: str) -> str:
    return read(typed).edtf


def _participant(typed: str) -> dict[str, str]:
    """Return who takes part, and how. Raises UsageError for a part that nobody can have."""
    key, _, role = typed.partition(":")
    role = role or "actor"
    if role not in ROLES:
        raise UsageError(f'"{role}" is not a role{did_you_mean(role, ROLES) or ": " + ", ".join(ROLES)}')
    return {"actor": key, "role": role}
