"""JSON-LD in the words of schema.org: a timeline in, one graph out, without a context to load from elsewhere.

Events, quotations, articles and actors are nodes, named by keys. A date of schema.org is a day, a month or a
year; where an event's lies within none of them, only `edtf` (dcterms:date) says it. The text can stand in an
HTML page: no "<" is in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters import jsontext
from diplotrack.exporters.entries import entry_of
from diplotrack.exporters.exchange.periods import period
from diplotrack.exporters.exchange.shortfalls import JSON_KEEPS, address_of
from diplotrack.exporters.exchange.tags import TERMS, dossier_name, inside
from diplotrack.exporters.exchange.told import disagreement, paragraphs
from diplotrack.exporters.plain import folded
from diplotrack.exporters.selection import selection
from diplotrack.timeline import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.exporters.jsontext import Record
    from diplotrack.exporters.losses import Losses
    from diplotrack.model import Actor, Article, Event, Office, Utterance
    from diplotrack.timeline import Match, Timeline

KINDS = {
    "person": "Person",
    "state": "Country",
    "body": "Organization",
    "group": "Organization",
    "medium": "NewsMediaOrganization",
}
"""What schema.org calls each kind of actor."""

_PARTS = {"actor": "attendee", "recipient": "attendee", "carrier": "contributor", "mentioned": "about"}
_OWN = (
    "status",
    "basis",
    "why",
    "plover",
    "mode",
    "context",
    "manner",
    "kind",
    "code",
    "respondsTo",
    "follows",
)
_LINKS = ("url", "sameAs", "respondsTo", "follows")


def jsonld(timeline: Timeline, losses: Losses) -> Iterator[str]:
    """Yield one document, a node a line."""
    head: Record = {"@context": _context(timeline)}
    for piece in jsontext.document(head, {"@graph": _nodes(timeline, losses)}):
        yield piece.replace("<", "\\u003c")


def _context(timeline: Timeline) -> Record:
    return {
        "@vocab": "https://schema.org/",
        "dcterms": "http://purl.org/dc/terms/",
        "diplotrack": TERMS,
        "in": inside(timeline),
        "edtf": {"@id": "dcterms:date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
        **{name: {"@id": f"diplotrack:{name}"} for name in _OWN if name not in _LINKS},
        **{name: {"@id": f"diplotrack:{name}", "@type": "@id"} for name in _LINKS if name in _OWN},
        **{name: {"@type": "@id"} for name in _LINKS if name not in _OWN},
    }


def _nodes(timeline: Timeline, losses: Losses) -> Iterator[Record]:
    tally = Tally()
    dossier = timeline.dossier
    about = (folded(each) for each in (dossier.scope, selection(timeline)) if each)
    yield _node("Dataset", dossier_name(timeline), name=folded(dossier.title), description=" ".join(about))
    for match in timeline.matches:
        tally.count(match.event)
        yield _event(match, timeline, losses)
        yield from (_quotation(utterance) for utterance in match.event.utterances)
    for actor_row in tally.actor_rows(timeline, closed=True):
        yield _actor(actor_row.actor, losses)
    for article_row in tally.article_rows(timeline):
        yield _article(article_row.article, losses)


def _node(kind: str, name: str, /, **members: object) -> Record:
    """Return a node without the members that are empty."""
    return {"@type": kind, "@id": name, **{each: value for each, value in members.items() if value}}


def _event(match: Match, timeline: Timeline, losses: Losses) -> Record:
    event, told = match.event, entry_of(match, timeline)
    _note_lost(event, losses)
    start, end = _between(event.date)
    losses.note(
        "event has a date that schema.org cannot write: only its edtf says it",
        "events have dates that schema.org cannot write: only their edtf says them",
        not (start or end),
    )
    return _node(
        "Event",
        f"in:{event.key}",
        identifier=event.key,
        name=folded(event.title),
        description="\n\n".join(paragraphs(event.summary)),
        startDate=start,
        endDate=end,
        edtf=event.date.edtf,
        status=event.status,
        basis=event.basis.basis,
        why=folded(event.basis.why or ""),
        plover=event.type,
        mode=event.mode,
        context=list(event.contexts),
        location={"@type": "Place", "name": folded(event.place)} if event.place else None,
        **_parties(event),
        superEvent=_inside([event.part_of] if event.part_of else []),
        respondsTo=[f"in:{key}" for key in event.responds_to],
        follows=[f"in:{key}" for key in event.follows],
        subjectOf=_inside(event.articles),
        comment=[{"@type": "Comment", "text": disagreement(each)} for each in told.disputes],
    )


def _note_lost(event: Event, losses: Losses) -> None:
    losses.note("coder's note is left out", "coders' notes are left out", bool(event.note), JSON_KEEPS)
    reports = event.reports
    losses.note(
        "place in an article is left out",
        "places in articles are left out",
        sum(len(report.at) for report in reports)
        + sum(len(wording.at) for utterance in event.utterances for wording in utterance.wordings),
        JSON_KEEPS,
    )
    losses.note(
        "report loses what the article itself says of date, status and names",
        "reports lose what the articles themselves say of dates, statuses and names",
        sum(
            bool(each.dated or each.status or each.note or each.names or each.title or each.summary)
            for each in reports
        ),
        JSON_KEEPS,
    )


def _parties(event: Event) -> dict[str, object]:
    """Return who takes part, each with the part as the name of a role, under schema.org's word for it."""
    found: dict[str, list[Record]] = {}
    for actor, role in event.participants:
        part = _PARTS[role]
        found.setdefault(part, []).append({"@type": "Role", "roleName": role, part: {"@id": f"in:{actor}"}})
    return dict(found)


def _inside(keys: Iterable[str]) -> list[Record]:
    return [{"@id": f"in:{key}"} for key in keys]


def _between(when: EdtfDate) -> tuple[str, str]:
    """Return from when to when something lasted; else the day, month or year in which it was, and ""."""
    start, end, _ = period(when)
    if when.lasting:
        return start, end
    common = [one for one, other in zip(start.split("-"), end.split("-"), strict=False) if one == other]
    at = "-".join(common)
    return (at if start.startswith(at) and end.startswith(at) else ""), ""


def _quotation(utterance: Utterance) -> Record:
    """Return what was said, with each article's wording of it."""
    return _node(
        "Quotation",
        f"in:{utterance.key}",
        creator={"@id": f"in:{utterance.speaker}"},
        audience=_inside([utterance.addressee] if utterance.addressee else []),
        recordedAt={"@id": f"in:{utterance.event}"},
        description=folded(utterance.note or ""),
        workExample=[
            {
                "@type": "Quotation",
                "manner": wording.manner,
                "isPartOf": {"@id": f"in:{wording.article}"},
                **({"text": [folded(each) for each in wording.fragments]} if wording.fragments else {}),
                **({"description": folded(wording.note)} if wording.note else {}),
            }
            for wording in utterance.wordings
        ],
    )


def _actor(actor: Actor, losses: Losses) -> Record:
    losses.note(
        "office loses what its dates rest on",
        "offices lose what their dates rest on",
        len(actor.offices),
        JSON_KEEPS,
    )
    return _node(
        KINDS[actor.kind],
        f"in:{actor.key}",
        identifier=actor.key,
        kind=actor.kind,
        name=folded(actor.name),
        alternateName=[folded(alias) for alias in actor.aliases],
        memberOf=_inside(actor.of),
        hasOccupation=[_office(office) for office in actor.offices],
        code=actor.code,
        sameAs=f"http://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else None,
        description=folded(actor.note or ""),
    )


def _office(office: Office) -> Mapping[str, object]:
    start, end = _between(office.dates)
    dates = {"startDate": start, "endDate": end, "edtf": office.dates.edtf}
    return {
        "@type": "Role",
        "roleName": folded(office.office),
        **{name: at for name, at in dates.items() if at},
    }


def _article(article: Article, losses: Losses) -> Record:
    address = address_of(article, losses)
    losses.note(
        "article loses what is known of its text",
        "articles lose what is known of their texts",
        bool(article.text or article.wire or article.verified or article.context),
        JSON_KEEPS,
    )
    published = article.published
    return _node(
        "NewsArticle",
        f"in:{article.key}",
        identifier=article.key,
        headline=folded(article.title or ""),
        datePublished=_between(published)[0] if published else None,
        edtf=published.edtf if published else None,
        basis=article.basis.basis if article.basis else None,
        why=folded((article.basis and article.basis.why) or ""),
        author={"@type": "Person", "name": folded(article.author)} if article.author else None,
        publisher={"@type": "Organization", "name": folded(article.outlet)} if article.outlet else None,
        url=address,
        description=folded(article.note or ""),
    )
