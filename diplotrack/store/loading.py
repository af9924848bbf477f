"""Rows -> model: events as they were before they became rows.

In: a connection, and the ranks of the events wanted. Out: values of `model`. One query a table, however
many events are asked for. `catalogue` does the same for actors and articles.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from diplotrack.dates.edtf import EdtfDate, parse
from diplotrack.model import (
    Anchor,
    Basis,
    Disagreement,
    Event,
    Participant,
    PrintedDate,
    Report,
    Spot,
    Utterance,
    Wording,
)
from diplotrack.store.connection import as_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from diplotrack.store.connection import Connection

_EVENTS = """
SELECT rank, key, title, summary, edtf, basis, why, status, type, mode, place, part_of, note, path, line
FROM event WHERE rank IN (SELECT value FROM json_each(?)) ORDER BY rank
"""
_CONTEXTS = """
SELECT event, context FROM event_context WHERE event IN (SELECT value FROM json_each(?))
ORDER BY event, position
"""
_PARTICIPANTS = """
SELECT event, actor, role FROM event_actor WHERE event IN (SELECT value FROM json_each(?))
ORDER BY event, position
"""
_RELATIONS = """
SELECT event, relation, other FROM relation WHERE event IN (SELECT value FROM json_each(?))
ORDER BY event, relation, position
"""
_DISAGREEMENTS = """
SELECT event, position, about, settled FROM disagreement WHERE event IN (SELECT value FROM json_each(?))
ORDER BY event, position
"""
_SIDES = """
SELECT event, disagreement, article, says FROM side WHERE event IN (SELECT value FROM json_each(?))
ORDER BY event, disagreement, position
"""
_REPORTS = """
SELECT event, article, printed, date, report.status, report.note, report.title, summary,
       report.path, report.line
FROM report JOIN article ON article.key = report.article
WHERE event IN (SELECT value FROM json_each(?))
ORDER BY event, article.path, article.number
"""
_REPORT_ANCHORS = """
SELECT event, article, start, "end", sha256 FROM report_anchor WHERE event IN (SELECT value FROM json_each(?))
ORDER BY event, article, position
"""
_REPORT_NAMES = """
SELECT event, article, actor, name FROM report_name WHERE event IN (SELECT value FROM json_each(?))
ORDER BY event, article, position
"""
_UTTERANCES = """
SELECT event, key, speaker, addressee, note, path, line FROM utterance
WHERE event IN (SELECT value FROM json_each(?)) ORDER BY event, position
"""
_DIFFERENCES = """
SELECT utterance, other FROM difference WHERE utterance IN (SELECT value FROM json_each(?))
ORDER BY utterance, position
"""
_WORDINGS = """
SELECT utterance, article, manner, wording.note, wording.path, wording.line
FROM wording JOIN article ON article.key = wording.article
WHERE utterance IN (SELECT value FROM json_each(?))
ORDER BY utterance, article.path, article.number
"""
_FRAGMENTS = """
SELECT utterance, article, words FROM fragment WHERE utterance IN (SELECT value FROM json_each(?))
ORDER BY utterance, article, position
"""
_WORDING_ANCHORS = """
SELECT utterance, article, start, "end", sha256 FROM wording_anchor
WHERE utterance IN (SELECT value FROM json_each(?)) ORDER BY utterance, article, position
"""
OUTLINE = frozenset({_RELATIONS, _REPORTS})
"""What of events is read where dates, statuses and reports matter: nothing of participants and quotes."""

BRIEF = frozenset({_PARTICIPANTS, _REPORTS})
"""What is read where each gets a line in a list: who took part, and which articles report it."""

date_of = lru_cache(maxsize=1 << 14)(parse)
"""The date of an EDTF string of the index."""


class _Rows:
    """Asks for all rows that belong to some things, and groups them by what they belong to."""

    def __init__(
        self, connection: Connection, keys: Iterable[str], part: frozenset[str] | None = None
    ) -> None:
        self._connection = connection
        self._keys = as_list(tuple(keys))
        self._part = part

    def all(self, query: str) -> Iterable[tuple[Any, ...]]:
        if self._part is not None and query not in self._part:
            return ()
        return self._connection.execute(query, (self._keys,))

    def grouped(self, query: str) -> dict[str, list[Any]]:
        """Return the second columns of all rows by the first."""
        groups: dict[str, list[Any]] = defaultdict(list)
        for owner, value in self.all(query):
            groups[owner].append(value)
        return groups

    def made(self, query: str, thing: Callable[..., Any]) -> dict[tuple[str, str], list[Any]]:
        """Return what a thing is made of, its other columns, as such things by the first two columns."""
        groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for owner, second, *columns in self.all(query):
            groups[owner, second].append(thing(*columns))
        return groups


def events(
    connection: Connection, ranks: Sequence[int], part: frozenset[str] | None = None
) -> dict[int, Event]:
    """Return the events of these ranks by rank, in order, each with all its reports and utterances.

    A part of what belongs to them, `OUTLINE` or `BRIEF`, is quicker to have: it is as if there were no more.
    """
    heads = list(connection.execute(_EVENTS, (str(list(ranks)),)))
    rows = _Rows(connection, [head[1] for head in heads], part)
    contexts, participants = rows.grouped(_CONTEXTS), _participants(rows)
    relations, disagreements = rows.made(_RELATIONS, str), _disagreements(rows)
    reports, utterances = _reports(rows), _utterances(connection, rows)
    found = {}
    for rank, key, title, summary, edtf, basis, why, status, *others in heads:
        type_, mode, place, part_of, note, path, line = others
        found[rank] = Event(
            key=key,
            title=title,
            summary=summary,
            date=date_of(edtf),
            basis=Basis(basis, why),
            status=status,
            type=type_,
            spot=Spot(path, line),
            mode=mode,
            contexts=tuple(contexts.get(key, ())),
            place=place,
            participants=tuple(participants.get(key, ())),
            part_of=part_of,
            responds_to=tuple(relations.get((key, "responds_to"), ())),
            follows=tuple(relations.get((key, "follows"), ())),
            disagreements=tuple(disagreements.get(key, ())),
            note=note,
            reports=tuple(reports.get(key, ())),
            utterances=tuple(utterances.get(key, ())),
        )
    return found


def _participants(rows: _Rows) -> Mapping[str, list[Participant]]:
    found: dict[str, list[Participant]] = defaultdict(list)
    for event, actor, role in rows.all(_PARTICIPANTS):
        found[event].append(Participant(actor, role))
    return found


def _disagreements(rows: _Rows) -> Mapping[str, list[Disagreement]]:
    found: dict[str, list[Disagreement]] = defaultdict(list)
    sides = None
    for event, position, about, settled in rows.all(_DISAGREEMENTS):
        sides = sides if sides is not None else rows.made(_SIDES, _pair)
        found[event].append(Disagreement(about, tuple(sides.get((event, position), ())), settled))
    return found


def _reports(rows: _Rows) -> Mapping[str, list[Report]]:
    anchors, names = rows.made(_REPORT_ANCHORS, Anchor), rows.made(_REPORT_NAMES, _pair)
    found: dict[str, list[Report]] = defaultdict(list)
    for event, article, printed, edtf, status, note, title, summary, path, line in rows.all(_REPORTS):
        found[event].append(
            Report(
                article=article,
                at=tuple(anchors.get((event, article), ())),
                spot=Spot(path, line),
                dated=None if printed is None else PrintedDate(printed, maybe_date(edtf)),
                status=status,
                note=note,
                names=tuple(names.get((event, article), ())),
                title=title,
                summary=summary,
            )
        )
    return found


def _utterances(connection: Connection, rows: _Rows) -> Mapping[str, list[Utterance]]:
    found: dict[str, list[Utterance]] = defaultdict(list)
    heads = list(rows.all(_UTTERANCES))
    if not heads:
        return found
    of_utterances = _Rows(connection, [head[1] for head in heads])
    wordings, differences = _wordings(of_utterances), of_utterances.grouped(_DIFFERENCES)
    for event, key, speaker, addressee, note, path, line in heads:
        its_wordings = tuple(wordings.get(key, ()))
        others = tuple(differences.get(key, ()))
        found[event].append(
            Utterance(key, event, speaker, Spot(path, line), addressee, note, its_wordings, others)
        )
    return found


def _wordings(rows: _Rows) -> Mapping[str, list[Wording]]:
    fragments, anchors = rows.made(_FRAGMENTS, str), rows.made(_WORDING_ANCHORS, Anchor)
    found: dict[str, list[Wording]] = defaultdict(list)
    for utterance, article, manner, note, path, line in rows.all(_WORDINGS):
        words = tuple(fragments.get((utterance, article), ()))
        at = tuple(anchors.get((utterance, article), ()))
        found[utterance].append(Wording(article, manner, words, at, Spot(path, line), note))
    return found


def _pair(one: str, other: str) -> tuple[str, str]:
    return one, other


def maybe_date(edtf: str | None) -> EdtfDate | None:
    """Return the date of an EDTF string of the index, or None for none."""
    return None if edtf is None else date_of(edtf)
