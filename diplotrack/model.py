"""What diplotrack talks about: a dossier, its articles, actors, events, and who said what.

Frozen, library-free values with no behaviour beyond looking inside themselves. Two ideas shape them.
An *event* is what the dossier holds to have happened, a *report* what one article says of it. An
*utterance* was said once, a *wording* is how one article prints it. So an event carries its reports,
and an utterance its wordings, and a contradiction has a place to stay.

The smallest of them are named tuples: to make a dataclass costs half a millisecond at every start.

Anchors count code points of an article's normalised text (see `anchors`), end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.anchors import Anchor

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate

__all__ = [
    "BASES",
    "FUTURE_STATUSES",
    "KINDS",
    "MANNERS",
    "OUTSIDE",
    "ROLES",
    "STATUSES",
    "TO_CODE",
    "Actor",
    "Anchor",
    "Article",
    "ArticleText",
    "Basis",
    "Context",
    "Disagreement",
    "Dossier",
    "Event",
    "FiledArticle",
    "FiledReport",
    "FiledWording",
    "Office",
    "Participant",
    "PrintedDate",
    "Quotation",
    "Report",
    "Spot",
    "Utterance",
    "Wording",
]

KINDS = {
    "person": "one human being",
    "state": "a country",
    "body": "an organ or organisation: a ministry, a parliament, an alliance",
    "group": "people named only together: officials, reporters, a crowd",
    "medium": "what publishes or broadcasts: an agency, a newspaper",
}
"""Kinds of actor and what each means."""

STATUSES = {
    "happened": "it took place",
    "ongoing": "it held, and still held when last reported",
    "planned": "those who would do it had announced it",
    "expected": "somebody else forecast it",
    "proposed": "offered, suggested or hoped for, and not agreed",
    "called-off": "it was planned or on offer, and was given up",
    "did-not-happen": "it was looked for, and is reported not to have come about",
    "alleged": "somebody claims it, and it is not established",
}
"""Whether an event happened, and what each status means."""

FUTURE_STATUSES = frozenset({"planned", "expected", "proposed"})
"""The statuses under which an event may lie after the article that reports it."""

BASES = {
    "stated": "an article says so",
    "resolved": "worked out from an article's words and its day of publication",
    "deduced": "follows from other facts of the dossier",
    "outside": "known from outside the articles",
}
"""What a date can rest on, and what each basis means."""

ROLES = {
    "actor": "does it",
    "recipient": "it is done to, said to or meant for",
    "carrier": "published or passed on what was said",
    "mentioned": "is spoken of, and takes no part",
}
"""The part an actor has in an event, and what each role means."""

MANNERS = {
    "verbatim": "whole sentences in quotation marks",
    "partial": "a word or a phrase in quotation marks",
    "reported": "told in the article's own words: nothing is quoted",
}
"""How an article prints an utterance, and what each manner means."""

TO_CODE = "to code"
"""In place of the reason of a context: that nobody has decided yet what the stretch is."""

OUTSIDE = "outside"
"""In place of an article's key, in a disagreement: what is known from outside the articles."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a record stands: a path relative to the dossier's folder, a line counted from 1.

    `column` is kept only while the files are being read: two records can stand on one line.
    """

    path: str
    line: int
    column: int = field(default=1, compare=False)


class Basis(NamedTuple):
    """What a date rests on: one of `BASES`, and the reason in words where there is one."""

    basis: str
    why: str | None = None


class Office(NamedTuple):
    """What a person held, from when to when.

    `began` and `ended` are the keys of the events with which it did, where the dossier has them.
    """

    office: str
    dates: EdtfDate
    basis: Basis
    began: str | None = None
    ended: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, body, group or medium, with all names the articles use for it.

    `of` holds the keys of the states and bodies it belongs to.
    """

    key: str
    name: str
    kind: str
    spot: Spot
    aliases: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    code: str | None = None
    wikidata: str | None = None
    note: str | None = None


class Context(NamedTuple):
    """Stretches of an article that report no event, and why they need not.

    `spot` is where that stands, or None for a context that no file holds.
    """

    at: tuple[Anchor, ...]
    why: str
    spot: Spot | None = None

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody has decided that it is context, and not only a draft has put it there."""
        return self.why != TO_CODE


class ArticleText(NamedTuple):
    """What is kept of a text that is not here: enough to recognise it and to count in it.

    `sha256` and `characters` are of the text as the coder had it; `length` is that of its normalised
    form, in which `paragraphs` are the offsets where each paragraph begins.
    """

    sha256: str
    characters: int
    norm: str
    length: int
    paragraphs: tuple[int, ...]

    def paragraph_of(self, anchor: Anchor) -> int:
        """Return the number of the paragraph, counted from 1, in which the anchor begins."""
        return max(1, bisect_right(self.paragraphs, anchor.start))


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. What it does not say of itself stays None.

    `text` is None where nobody here has read it, and only others name it: then nothing in it is cited.
    `wire` names the agency report of which it is a copy: articles of one wire count as one. `verified` is
    when somebody last held all that is cited from it against its text, and found it there.
    """

    key: str
    spot: Spot
    text: ArticleText | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: EdtfDate | None = None
    basis: Basis | None = None
    wire: str | None = None
    coder: str | None = None
    verified: EdtfDate | None = None
    note: str | None = None
    context: tuple[Context, ...] = ()


class PrintedDate(NamedTuple):
    """What an article says of an event's date, and what follows from that alone, if anything does."""

    printed: str
    date: EdtfDate | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of one event.

    `at` is empty where the article's text has not been read. `status` is what the article implies, if not
    the event's; `names` pairs actors' keys with what the article calls them here. `title` and `summary` tell
    the event as this article does, where the event's own are written with hindsight.
    """

    article: str
    at: tuple[Anchor, ...]
    spot: Spot
    dated: PrintedDate | None = None
    status: str | None = None
    note: str | None = None
    names: tuple[tuple[str, str], ...] = ()
    title: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """How one article prints an utterance: its fragments in order, each with its anchor.

    A `reported` wording has no fragments, only anchors.
    """

    article: str
    manner: str
    fragments: tuple[str, ...]
    at: tuple[Anchor, ...]
    spot: Spot
    note: str | None = None

    @property
    def words(self) -> str | None:
        """The fragments as one text, or None where nothing is quoted."""
        return " ".join(self.fragments) or None


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said once by somebody, to an addressee where one is known (an actor's key).

    `differs_from` holds the keys of utterances that look alike and were found to be others.
    """

    key: str
    event: str
    speaker: str
    spot: Spot
    addressee: str | None = None
    note: str | None = None
    wordings: tuple[Wording, ...] = ()
    differs_from: tuple[str, ...] = ()


class Participant(NamedTuple):
    """An actor's part in an event: the actor's key and one of `ROLES`."""

    actor: str
    role: str


class Disagreement(NamedTuple):
    """Something on which articles differ, or an article and the world outside.

    `sides` pairs an article's key (or `OUTSIDE`) with what it says; `settled` is the reason for what
    the dossier adopts, or None where it stays open.
    """

    about: str
    sides: tuple[tuple[str, str], ...]
    settled: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated happening as the dossier holds it, with every report and utterance of it.

    `summary` is empty where there is none.
    """

    key: str
    title: str
    summary: str
    date: EdtfDate
    basis: Basis
    status: str
    type: str
    spot: Spot
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    place: str | None = None
    participants: tuple[Participant, ...] = ()
    part_of: str | None = None
    responds_to: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    note: str | None = None
    reports: tuple[Report, ...] = ()
    utterances: tuple[Utterance, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The keys of the articles that report it, in the order of its reports."""
        return tuple(dict.fromkeys(report.article for report in self.reports))


class FiledWording(NamedTuple):
    """A wording as its article's file has it: with the key of its utterance."""

    utterance: str
    wording: Wording


class FiledReport(NamedTuple):
    """A report as its article's file has it: with the key of its event, and its wordings."""

    event: str
    report: Report
    wordings: tuple[FiledWording, ...] = ()


class Quotation(NamedTuple):
    """Words in quotation marks that a draft has found and nobody has given to anyone: one `at` a fragment.

    `manner` is "verbatim" or "partial".
    """

    fragments: tuple[str, ...]
    at: tuple[Anchor, ...]
    manner: str
    spot: Spot


class FiledArticle(NamedTuple):
    """An article as its file has it: with its reports, and the quotations that nobody has reviewed."""

    article: Article
    reports: tuple[FiledReport, ...] = ()
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """A folder that tells one story: everything its files hold, in the files' order."""

    key: str
    title: str
    scope: str | None = None
    note: str | None = None
    coders: tuple[tuple[str, str], ...] = ()
    actors: tuple[Actor, ...] = ()
    articles: tuple[Article, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def keys(self) -> set[str]:
        """The keys of all actors, articles, events and utterances: no two things have the same."""
        actors, articles = {each.key for each in self.actors}, {each.key for each in self.articles}
        said = {utterance.key for event in self.events for utterance in event.utterances}
        return actors | articles | said | {each.key for each in self.events}
