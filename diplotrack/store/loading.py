"""Rows -> model: events, actors and articles as they were before they became rows.

In: a connection, and the ranks of the events wanted. Out: values of `model`. One query a table, however
many events are asked for.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from diplotrack.dates.edtf import EdtfDate, parse
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

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

_EVENTS = """
SELECT rank, key, title, summary, edtf, basis, why, status, type, mode, place, part_of, path, line
FROM event WHERE rank IN (SELECT value FROM json_each(?))
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
SELECT event, id, about, settled FROM disagreement WHERE event IN (SELECT value FROM json_each(?))
ORDER BY id
"""
_SIDES = """
SELECT disagreement.id, side.article, side.says
FROM disagreement JOIN side ON side.disagreement = disagreement.id
WHERE disagreement.event IN (SELECT value FROM json_each(?))
ORDER BY side.disagreement, side.position
"""
_REPORTS = """
SELECT event, id, article, printed, date, status, note, title, summary, path, line
FROM report WHERE event IN (SELECT value FROM json_each(?))
ORDER BY id
"""
_REPORT_ANCHORS = """
SELECT report.id, anchor.start, anchor.end, anchor.sha256
FROM report JOIN anchor ON anchor.report = report.id
WHERE report.event IN (SELECT value FROM json_each(?))
ORDER BY anchor.id
"""
_REPORT_NAMES = """
SELECT report.id, report_name.actor, report_name.name
FROM report JOIN report_name ON report_name.report = report.id
WHERE report.event IN (SELECT value FROM json_each(?))
ORDER BY report_name.report, report_name.position
"""
_UTTERANCES = """
SELECT event.rank, event.key, utterance.id, utterance.key, speaker, addressee, note, utterance.path,
       utterance.line
FROM utterance JOIN event ON event.rank = utterance.event
WHERE utterance.event IN (SELECT value FROM json_each(?))
ORDER BY utterance.id
"""
_DIFFERENCES = """
SELECT utterance.id, difference.other
FROM utterance JOIN difference ON difference.utterance = utterance.id
WHERE utterance.event IN (SELECT value FROM json_each(?))
ORDER BY difference.utterance, difference.position
"""
_WORDINGS = """
SELECT utterance.id, wording.id, wording.article, wording.manner, wording.note, wording.path, wording.line
FROM utterance JOIN wording ON wording.utterance = utterance.id
WHERE utterance.event IN (SELECT value FROM json_each(?))
ORDER BY wording.id
"""
_FRAGMENTS = """
SELECT wording.id, fragment.words
FROM utterance
JOIN wording ON wording.utterance = utterance.id
JOIN fragment ON fragment.wording = wording.id
WHERE utterance.event IN (SELECT value FROM json_each(?))
ORDER BY fragment.wording, fragment.position
"""
_WORDING_ANCHORS = """
SELECT wording.id, anchor.start, anchor.end, anchor.sha256
FROM utterance
JOIN wording ON wording.utterance = utterance.id
JOIN anchor ON anchor.wording = wording.id
WHERE utterance.event IN (SELECT value FROM json_each(?))
ORDER BY anchor.id
"""

_date = lru_cache(maxsize=4096)(parse)


class _Rows:
    """Asks for all rows that belong to some events, and groups them by their first column."""

    def __init__(self, connection: sqlite3.Connection, ranks: Iterable[int]) -> None:
        self._connection = connection
        self._ranks = f"[{','.join(map(str, ranks))}]"

    def all(self, query: str) -> Iterable[tuple[Any, ...]]:
        return self._connection.execute(query, (self._ranks,))

    def grouped(self, query: str) -> dict[int, list[tuple[Any, ...]]]:
        return _grouped(self.all(query))


class _Outline(_Rows):
    """The same for the tables that an outline needs; the others are as if they were empty."""

    def all(self, query: str) -> Iterable[tuple[Any, ...]]:
        return super().all(query) if query in (_EVENTS, _RELATIONS, _REPORTS) else ()


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[Any, list[tuple[Any, ...]]]:
    groups: dict[Any, list[tuple[Any, ...]]] = defaultdict(list)
    for owner, *rest in rows:
        groups[owner].append(tuple(rest))
    return groups


def events(
    connection: sqlite3.Connection, ranks: Sequence[int], *, outline: bool = False
) -> dict[int, Event]:
    """Return the events of these ranks by rank, each with all its reports and utterances.

    An outline is quicker to have: what it lacks are contexts, participants, disagreements, utterances, and
    the anchors and names of reports.
    """
    rows = _Outline(connection, ranks) if outline else _Rows(connection, ranks)
    contexts, participants = rows.grouped(_CONTEXTS), rows.grouped(_PARTICIPANTS)
    relations, disagreements = rows.grouped(_RELATIONS), _disagreements(rows)
    reports, utterances = _reports(rows), _utterances(rows)
    found = {}
    for rank, *columns in rows.all(_EVENTS):
        key, title, summary, edtf, basis, why, status, type_, mode, place, part_of, path, line = columns
        found[rank] = Event(
            key=key,
            title=title,
            summary=summary,
            date=_date(edtf),
            basis=Basis(basis, why),
            status=status,
            type=type_,
            spot=Spot(path, line),
            mode=mode,
            contexts=tuple(context for (context,) in contexts.get(rank, ())),
            place=place,
            participants=tuple(Participant(actor, role) for actor, role in participants.get(rank, ())),
            part_of=part_of,
            responds_to=_related(relations.get(rank, ()), "responds_to"),
            follows=_related(relations.get(rank, ()), "follows"),
            disagreements=tuple(disagreements.get(rank, ())),
            reports=tuple(reports.get(rank, ())),
            utterances=tuple(utterances.get(rank, ())),
        )
    return found


def _related(relations: Iterable[tuple[Any, ...]], wanted: str) -> tuple[str, ...]:
    return tuple(other for relation, other in relations if relation == wanted)


def _disagreements(rows: _Rows) -> Mapping[int, list[Disagreement]]:
    sides = rows.grouped(_SIDES)
    found: dict[int, list[Disagreement]] = defaultdict(list)
    for event, number, about, settled in rows.all(_DISAGREEMENTS):
        its_sides = tuple((article, says) for article, says in sides.get(number, ()))
        found[event].append(Disagreement(about, its_sides, settled))
    return found


def _reports(rows: _Rows) -> Mapping[int, list[Report]]:
    anchors, names = rows.grouped(_REPORT_ANCHORS), rows.grouped(_REPORT_NAMES)
    found: dict[int, list[Report]] = defaultdict(list)
    for event, number, *columns in rows.all(_REPORTS):
        article, printed, edtf, status, note, title, summary, path, line = columns
        found[event].append(
            Report(
                article=article,
                at=_anchors(anchors.get(number, ())),
                spot=Spot(path, line),
                dated=None if printed is None else PrintedDate(printed, _maybe_date(edtf)),
                status=status,
                note=note,
                names=tuple((actor, name) for actor, name in names.get(number, ())),
                title=title,
                summary=summary,
            )
        )
    return found


def _utterances(rows: _Rows) -> Mapping[int, list[Utterance]]:
    wordings, differences = _wordings(rows), rows.grouped(_DIFFERENCES)
    found: dict[int, list[Utterance]] = defaultdict(list)
    for rank, event, number, key, speaker, addressee, note, path, line in rows.all(_UTTERANCES):
        its_wordings = tuple(wordings.get(number, ()))
        others = tuple(other for (other,) in differences.get(number, ()))
        found[rank].append(
            Utterance(key, event, speaker, Spot(path, line), addressee, note, its_wordings, others)
        )
    return found


def _wordings(rows: _Rows) -> Mapping[int, list[Wording]]:
    fragments, anchors = rows.grouped(_FRAGMENTS), rows.grouped(_WORDING_ANCHORS)
    found: dict[int, list[Wording]] = defaultdict(list)
    for utterance, number, article, manner, note, path, line in rows.all(_WORDINGS):
        words = tuple(words for (words,) in fragments.get(number, ()))
        at = _anchors(anchors.get(number, ()))
        found[utterance].append(Wording(article, manner, words, at, Spot(path, line), note))
    return found


def _anchors(rows: Iterable[tuple[Any, ...]]) -> tuple[Anchor, ...]:
    return tuple(Anchor(start, end, sha256) for start, end, sha256 in rows)


def _maybe_date(edtf: str | None) -> EdtfDate | None:
    return None if edtf is None else _date(edtf)


def actors(connection: sqlite3.Connection) -> dict[str, Actor]:
    """Return all declared actors by key, in the files' order."""
    select = connection.execute
    aliases = _grouped(select("SELECT actor, alias FROM alias WHERE position > 0 ORDER BY actor, position"))
    bodies = _grouped(select("SELECT actor, body FROM membership ORDER BY actor, position"))
    offices = _grouped(
        select("SELECT actor, office, dates, basis, why, began, ended FROM office ORDER BY actor, position")
    )
    rows = select("SELECT key, name, kind, code, wikidata, note, path, line FROM actor ORDER BY id")
    return {
        key: Actor(
            key=key,
            name=name,
            kind=kind,
            spot=Spot(path, line),
            aliases=tuple(alias for (alias,) in aliases.get(key, ())),
            of=tuple(body for (body,) in bodies.get(key, ())),
            offices=tuple(
                Office(office, _date(dates), Basis(basis, why), began, ended)
                for office, dates, basis, why, began, ended in offices.get(key, ())
            ),
            code=code,
            wikidata=wikidata,
            note=note,
        )
        for key, name, kind, code, wikidata, note, path, line in rows
    }


def articles(connection: sqlite3.Connection) -> dict[str, Article]:
    """Return all articles by key, in the files' order."""
    select = connection.execute
    contexts = _contexts(connection)
    paragraphs = _grouped(select("SELECT article, start FROM paragraph ORDER BY article, position"))
    rows = select("""
        SELECT key, path, line, title, outlet, author, url, published, basis, why, wire, coder,
               verified, note,
               sha256, characters, norm, length
        FROM article ORDER BY id
    """)
    found = {}
    for key, path, line, title, outlet, author, url, published, basis, why, wire, coder, *others in rows:
        verified, note, *text = others
        sha256, characters, norm, length = text
        starts = tuple(start for (start,) in paragraphs.get(key, ()))
        found[key] = Article(
            key=key,
            spot=Spot(path, line),
            text=ArticleText(sha256, characters, norm, length, starts),
            title=title,
            outlet=outlet,
            author=author,
            url=url,
            published=_maybe_date(published),
            basis=None if basis is None else Basis(basis, why),
            wire=wire,
            coder=coder,
            verified=_maybe_date(verified),
            note=note,
            context=tuple(contexts.get(key, ())),
        )
    return found


def _contexts(connection: sqlite3.Connection) -> Mapping[str, list[Context]]:
    anchors = _grouped(
        connection.execute(
            "SELECT context, start, end, sha256 FROM anchor WHERE context IS NOT NULL ORDER BY id"
        )
    )
    found: dict[str, list[Context]] = defaultdict(list)
    rows = connection.execute("SELECT id, article, why, path, line FROM context ORDER BY id")
    for number, article, why, path, line in rows:
        spot = None if path is None else Spot(path, line)
        found[article].append(Context(_anchors(anchors.get(number, ())), why, spot))
    return found
