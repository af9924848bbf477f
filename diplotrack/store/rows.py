"""Model -> rows: a dossier as tuples for each table, in the order of the columns in `tables`.

In: a dossier in which every key is unique. Out: rows by table; events are numbered by rank.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

from diplotrack.criticism.knowing import published_between
from diplotrack.criticism.suggesting import compared_words
from diplotrack.store.folding import fold
from diplotrack.store.ordering import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Actor, Anchor, Article, Basis, Dossier, Event, Report, Utterance, Wording

Row: TypeAlias = "tuple[str | int | None, ...]"
Rows: TypeAlias = "defaultdict[str, list[Row]]"


def rows_of(dossier: Dossier) -> Mapping[str, list[Row]]:
    """Return the rows of each table, by the table's name."""
    rows: Rows = defaultdict(list)
    rows["coder"] = [(number, key, name) for number, (key, name) in enumerate(dossier.coders, 1)]
    for number, actor in enumerate(dossier.actors, 1):
        _add_actor(rows, number, actor)
    for number, article in enumerate(dossier.articles, 1):
        _add_article(rows, number, article)
    bodies = _bodies_of_all({actor.key: actor for actor in dossier.actors})
    for rank, event in enumerate(in_order(dossier.events), 1):
        _add_event(rows, rank, event)
        _add_to_actors(rows, rank, event, bodies)
    rows["quoted_word"] = _word_counts(rows["quoted"])
    return rows


def _basis(basis: Basis | None) -> tuple[str | None, str | None]:
    return (basis.basis, basis.why) if basis else (None, None)


def _add_actor(rows: Rows, number: int, actor: Actor) -> None:
    spot = actor.spot
    rows["actor"].append(
        (
            number,
            actor.key,
            actor.name,
            actor.kind,
            actor.code,
            actor.wikidata,
            actor.note,
            spot.path,
            spot.line,
        )
    )
    for position, alias in enumerate((actor.name, *actor.aliases)):
        rows["alias"].append((actor.key, position, alias, fold(alias)))
    for position, body in enumerate(actor.of):
        rows["membership"].append((actor.key, position, body))
    for position, office in enumerate(actor.offices):
        dates = (office.dates.edtf, *_basis(office.basis))
        rows["office"].append((actor.key, position, office.office, *dates, office.began, office.ended))


def _add_article(rows: Rows, number: int, article: Article) -> None:
    text, spot = article.text, article.spot
    published = article.published.edtf if article.published else None
    verified = article.verified.edtf if article.verified else None
    days = published_between(article)
    rows["article"].append(
        (
            *(number, article.key, article.title, article.outlet, article.author, article.url),
            *(published, *days, *_basis(article.basis)),
            *(article.wire, article.coder, verified, article.note, spot.path, spot.line),
            *(text.sha256, text.characters, text.norm, text.length),
        )
    )
    for position, start in enumerate(text.paragraphs):
        rows["paragraph"].append((article.key, position, start))
    for context in article.context:
        its_spot = (context.spot.path, context.spot.line) if context.spot else (None, None)
        rows["context"].append((len(rows["context"]) + 1, article.key, context.why, *its_spot))
        _add_anchors(rows, context.at, context=len(rows["context"]))


def _add_event(rows: Rows, rank: int, event: Event) -> None:
    date, spot = event.date, event.spot
    rows["event"].append(
        (
            *(rank, event.key, event.title, event.summary, date.edtf),
            *(date.possible_from, date.possible_to, date.sure_from, date.sure_to),
            *(date.lasting, date.sort_from, date.sort_to, *_basis(event.basis)),
            *(event.status, event.type, event.mode, event.place, event.part_of, spot.path, spot.line),
        )
    )
    for position, context in enumerate(event.contexts):
        rows["event_context"].append((rank, position, context))
    for position, participant in enumerate(event.participants):
        rows["event_actor"].append((rank, position, participant.actor, participant.role))
    for relation, others in (("responds_to", event.responds_to), ("follows", event.follows)):
        for position, other in enumerate(others):
            rows["relation"].append((rank, relation, position, other))
    for disagreement in event.disagreements:
        number = len(rows["disagreement"]) + 1
        rows["disagreement"].append((number, rank, disagreement.about, disagreement.settled))
        for position, (article, says) in enumerate(disagreement.sides):
            rows["side"].append((number, position, article, says))
    for report in event.reports:
        _add_report(rows, rank, report)
    for utterance in event.utterances:
        _add_utterance(rows, rank, utterance, date)


def _add_report(rows: Rows, rank: int, report: Report) -> None:
    number = len(rows["report"]) + 1
    printed = report.dated.printed if report.dated else None
    date = report.dated.date.edtf if report.dated and report.dated.date else None
    spot = report.spot
    rows["report"].append(
        (
            *(number, rank, report.article, printed, date, report.status, report.note),
            *(report.title, report.summary, spot.path, spot.line),
        )
    )
    for position, (actor, name) in enumerate(report.names):
        rows["report_name"].append((number, position, actor, name))
    _add_anchors(rows, report.at, report=number)


def _add_utterance(rows: Rows, rank: int, utterance: Utterance, date: EdtfDate) -> None:
    number = len(rows["utterance"]) + 1
    speaker, addressee, spot = utterance.speaker, utterance.addressee, utterance.spot
    rows["utterance"].append(
        (number, utterance.key, rank, speaker, addressee, utterance.note, spot.path, spot.line)
    )
    for position, other in enumerate(utterance.differs_from):
        rows["difference"].append((number, position, other))
    for wording in utterance.wordings:
        _add_wording(rows, number, wording)
        if wording.fragments:
            keys = " ".join(compared_words(wording.words or ""))
            said = (speaker, date.possible_from, date.possible_to)
            rows["quoted"].append((len(rows["wording"]), number, *said, keys))


def _add_wording(rows: Rows, utterance: int, wording: Wording) -> None:
    number = len(rows["wording"]) + 1
    spot = wording.spot
    rows["wording"].append(
        (number, utterance, wording.article, wording.manner, wording.note, spot.path, spot.line)
    )
    for position, words in enumerate(wording.fragments):
        rows["fragment"].append((number, position, words))
    _add_anchors(rows, wording.at, wording=number)


def _word_counts(quoted: Iterable[Row]) -> list[Row]:
    """Return each word of the rows of `quoted`, with the number of rows that have it."""
    counts = Counter(key for *_, keys in quoted for key in set(str(keys).split(" ")))
    return sorted(counts.items())


def _add_anchors(
    rows: Rows,
    anchors: Iterable[Anchor],
    *,
    report: int | None = None,
    wording: int | None = None,
    context: int | None = None,
) -> None:
    for anchor in anchors:
        number = len(rows["anchor"]) + 1
        rows["anchor"].append((number, report, wording, context, anchor.start, anchor.end, anchor.sha256))


def _add_to_actors(rows: Rows, rank: int, event: Event, bodies: Mapping[str, frozenset[str]]) -> None:
    """Give the event to its participants and to all states and bodies they belong to, each row once."""
    parts = dict.fromkeys((participant.role, participant.actor) for participant in event.participants)
    for role, actor in parts:
        for body in bodies.get(actor, frozenset((actor,))):
            rows["actor_event"].append((body, rank, role, actor))


def _bodies_of_all(actors: Mapping[str, Actor]) -> dict[str, frozenset[str]]:
    """Return each actor's key with its own key and those of all it belongs to, however indirectly."""
    return {key: _bodies_of(key, actors) for key in actors}


def _bodies_of(key: str, actors: Mapping[str, Actor]) -> frozenset[str]:
    found = {key}
    unseen = [key]
    while unseen:
        actor = actors.get(unseen.pop())
        new = [body for body in actor.of if body not in found] if actor else []
        found.update(new)
        unseen.extend(new)
    return frozenset(found)
