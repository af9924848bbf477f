"""Records -> rows: what a file holds as tuples for the tables of `staging`, in the order of their columns.

In: one record after the other, in the files' order. Out: rows by table. Events, utterances, reports and
wordings are numbered as they come, and what belongs to them names them by that number: only linking knows
which of them stay. What one record holds twice is left out here.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from diplotrack.codebook import codebook
from diplotrack.criticism.citations import to_code
from diplotrack.criticism.knowing import published_between
from diplotrack.criticism.suggesting import compared_words
from diplotrack.model import Actor, Event, FiledArticle
from diplotrack.store.folding import fold
from diplotrack.store.ranking import REACH

if TYPE_CHECKING:
    from diplotrack.model import Basis, FiledReport, FiledWording, Utterance
    from diplotrack.timeline import DossierCard

Row: TypeAlias = "tuple[str | int | None, ...]"
Record: TypeAlias = "DossierCard | Actor | Event | FiledArticle"


class Rows:
    """Takes records, gives rows: `tables` holds those that have not been taken away yet, by table.

    `unusable` counts the records and parts of records left out because they were given twice; `card` is what
    the dossier says of itself, once that has come.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.tables: defaultdict[str, list[Row]] = defaultdict(list)
        self.unusable = 0
        self.card: DossierCard | None = None
        self._keys: dict[type, set[str]] = {Actor: set(), FiledArticle: set()}
        self._numbers = {Actor: ("", 0), FiledArticle: ("", 0)}
        self._last = 0

    def add(self, record: Record) -> None:
        """Add the rows of a record. An actor or an article whose key is taken is left out."""
        if isinstance(record, Event):
            self._add_event(record)
        elif isinstance(record, FiledArticle):
            if self._is_first(FiledArticle, record.article.key):
                self._add_article(record)
                self._add_reports(record)
        elif isinstance(record, Actor):
            if self._is_first(Actor, record.key):
                self._add_actor(record)
        else:
            self.card = record
            self.tables["coder"] += [(place, *coder) for place, coder in enumerate(record.coders)]

    def _is_first(self, kind: type, key: str) -> bool:
        if key in self._keys[kind]:
            self.unusable += 1
            return False
        self._keys[kind].add(key)
        return True

    def _number(self, kind: type, path: str) -> int:
        """Return the place of the next record of a kind in its file, from 1."""
        last, number = self._numbers[kind]
        number = number + 1 if path == last else 1
        self._numbers[kind] = path, number
        return number

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _add_actor(self, actor: Actor) -> None:
        key, spot, tables = actor.key, actor.spot, self.tables
        named = (key, self._number(Actor, spot.path), actor.name, actor.kind)
        tables["actor"].append((*named, actor.code, actor.wikidata, actor.note, spot.path, spot.line))
        names = dict.fromkeys((actor.name, *actor.aliases))
        tables["alias"] += [(key, place, name, fold(name)) for place, name in enumerate(names)]
        tables["membership"] += [(key, place, body) for place, body in enumerate(dict.fromkeys(actor.of))]
        for place, office in enumerate(actor.offices):
            dates = (office.dates.edtf, *_basis(office.basis))
            tables["office"].append((key, place, office.office, *dates, office.began, office.ended))

    def _add_article(self, filed: FiledArticle) -> None:
        article, tables = filed.article, self.tables
        text, spot, key = article.text, article.spot, article.key
        published = article.published.edtf if article.published else None
        verified = article.verified.edtf if article.verified else None
        number = self._number(FiledArticle, spot.path)
        tables["article"].append(
            (
                *(key, number, article.title, article.outlet, article.author, article.url),
                *(published, *published_between(article), *_basis(article.basis)),
                *(article.wire, article.coder, verified, article.note, spot.path, spot.line),
                *((text.sha256, text.characters, text.norm, text.length) if text else (None,) * 4),
            )
        )
        if text:
            tables["paragraph"] += [(key, place, start) for place, start in enumerate(text.paragraphs)]
        for place, context in enumerate((*article.context, *map(to_code, filed.quotations))):
            its_spot = (context.spot.path, context.spot.line) if context.spot else (None, None)
            tables["context"].append((key, place, context.why, *its_spot))
            tables["context_anchor"] += [(key, place, nth, *anchor) for nth, anchor in enumerate(context.at)]

    def _add_event(self, event: Event) -> None:
        date, spot, number, tables = event.date, event.spot, self._next(), self.tables
        far = date.possible_from < date.sort_from - REACH or date.possible_to > date.sort_from + REACH
        tables["event"].append(
            (
                *(number, event.key, event.title, event.summary, date.edtf),
                *(date.possible_from, date.possible_to, date.sure_from, date.sure_to),
                *(date.lasting, far, date.sort_from, date.sort_to, *event.basis),
                *(event.status, event.type, _mode(event), event.place, event.place and fold(event.place)),
                *(event.part_of, event.note, spot.path, spot.line),
            )
        )
        parts = dict.fromkeys(event.participants)
        tables["event_actor"] += [(number, place, actor, role) for place, (actor, role) in enumerate(parts)]
        if event.contexts:
            contexts = dict.fromkeys(each for each in event.contexts if each in codebook().contexts)
            tables["event_context"] += [(number, place, context) for place, context in enumerate(contexts)]
        for relation, others in (("responds_to", event.responds_to), ("follows", event.follows)):
            if others:
                keys = dict.fromkeys(others)
                tables["relation"] += [(number, relation, place, other) for place, other in enumerate(keys)]
        for place, each in enumerate(event.disagreements):
            tables["disagreement"].append((number, place, each.about, each.settled))
            tables["side"] += [(number, place, nth, *side) for nth, side in enumerate(each.sides)]
        for place, utterance in enumerate(event.utterances):
            self._add_utterance(number, place, utterance)

    def _add_utterance(self, event: int, place: int, said: Utterance) -> None:
        number, spot = self._next(), said.spot
        heads = (number, said.key, event, place, said.speaker, said.addressee, said.note)
        self.tables["utterance"].append((*heads, spot.path, spot.line))
        if said.differs_from:
            others = dict.fromkeys(said.differs_from)
            self.tables["difference"] += [(number, nth, other) for nth, other in enumerate(others)]

    def _add_reports(self, filed: FiledArticle) -> None:
        article = filed.article.key
        events: set[str] = set()
        utterances: set[str] = set()
        for each in filed.reports:
            if each.event in events:
                self.unusable += 1
            else:
                events.add(each.event)
                self._add_report(each, article)
            for wording in each.wordings:
                if wording.utterance in utterances:
                    self.unusable += 1
                else:
                    utterances.add(wording.utterance)
                    self._add_wording(wording, article)

    def _add_report(self, filed: FiledReport, article: str) -> None:
        report, number, tables = filed.report, self._next(), self.tables
        dated, spot = report.dated, report.spot
        printed = dated.printed if dated else None
        date = dated.date.edtf if dated and dated.date else None
        heads = (number, filed.event, article, printed, date, report.status, report.note)
        tables["report"].append((*heads, report.title, report.summary, spot.path, spot.line))
        if report.names:
            tables["report_name"] += [(number, place, *name) for place, name in enumerate(report.names)]
        tables["report_anchor"] += [(number, place, *anchor) for place, anchor in enumerate(report.at)]

    def _add_wording(self, filed: FiledWording, article: str) -> None:
        wording, number, tables = filed.wording, self._next(), self.tables
        spot, words = wording.spot, wording.words
        keys = " ".join(compared_words(words)) if words else None
        quoted = (number_of(filed.utterance, article), keys) if keys else (None, None)
        heads = (number, filed.utterance, article, wording.manner, wording.note, spot.path, spot.line)
        tables["wording"].append((*heads, *quoted))
        tables["fragment"] += [(number, place, words) for place, words in enumerate(wording.fragments)]
        tables["wording_anchor"] += [(number, place, *anchor) for place, anchor in enumerate(wording.at)]


def _mode(event: Event) -> str | None:
    """Return an event's mode, if the codebook has it for its type."""
    if event.mode is None:
        return None
    known = codebook().types.get(event.type)
    return event.mode if known and event.mode in known.modes else None


def number_of(utterance: str, article: str) -> int:
    """Return the number under which a wording is searched: 63 bits of a hash of its two keys."""
    return int.from_bytes(sha256(f"{utterance}\n{article}".encode()).digest()[:8], "big") >> 1


def _basis(basis: Basis | None) -> tuple[str | None, str | None]:
    return basis or (None, None)
