"""From the shapes of the files to the model's values. In: validated records. Out: frozen dataclasses."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    Quotation,
    Report,
    Utterance,
    Wording,
)
from diplotrack.timeline import DossierCard

if TYPE_CHECKING:
    from diplotrack.dossier import schema
    from diplotrack.model import Spot


def card(shape: schema.DossierShape) -> DossierCard:
    """Return what a dossier says of itself."""
    return DossierCard(shape.dossier, shape.title, shape.scope, shape.note, tuple(shape.coders.items()))


def actor(shape: schema.ActorShape, spot: Spot) -> Actor:
    """Return the actor of a record."""
    return Actor(
        key=shape.actor,
        name=shape.name,
        kind=shape.kind,
        spot=spot,
        aliases=shape.aliases,
        of=shape.of,
        offices=tuple(_office(office) for office in shape.offices),
        code=shape.code,
        wikidata=shape.wikidata,
        note=shape.note,
    )


def _office(shape: schema.OfficeShape) -> Office:
    return Office(shape.office, shape.dates, Basis(shape.basis, shape.why), shape.began, shape.ended)


def event(shape: schema.EventShape, spot: Spot, utterances: tuple[Utterance, ...]) -> Event:
    """Return the event of a record, with its utterances and still without reports."""
    return Event(
        key=shape.event,
        title=shape.title,
        summary=shape.summary or "",
        date=shape.date,
        basis=Basis(shape.basis, shape.why),
        status=shape.status,
        type=shape.type,
        spot=spot,
        mode=shape.mode,
        contexts=shape.contexts,
        place=shape.place,
        participants=tuple(Participant(each.actor, each.role) for each in shape.actors),
        part_of=shape.part_of,
        responds_to=shape.responds_to,
        follows=shape.follows,
        disagreements=tuple(
            Disagreement(each.about, tuple(each.says.items()), each.settled) for each in shape.disagrees
        ),
        note=shape.note,
        utterances=utterances,
    )


def utterance(shape: schema.UtteranceShape, spot: Spot, event: str) -> Utterance:
    """Return the utterance of a record, still without wordings."""
    return Utterance(
        shape.utterance, event, shape.speaker, spot, shape.to, shape.note, differs_from=shape.differs_from
    )


def article(shape: schema.ArticleShape, spot: Spot, context: tuple[Context, ...]) -> Article:
    """Return the article of a file."""
    return Article(
        key=shape.article,
        spot=spot,
        text=_text(shape.text) if shape.text else None,
        title=shape.title,
        outlet=shape.outlet,
        author=shape.author,
        url=shape.url,
        published=shape.published,
        basis=Basis(shape.basis, shape.why) if shape.basis else None,
        wire=shape.wire,
        coder=shape.coder,
        verified=shape.verified,
        note=shape.note,
        context=context,
    )


def _text(shape: schema.TextShape) -> ArticleText:
    return ArticleText(shape.sha256, shape.characters, shape.norm, shape.length, shape.paragraphs)


def report(shape: schema.ReportShape, spot: Spot, article: str) -> Report:
    """Return the report of a record."""
    dated = PrintedDate(shape.dated.printed, shape.dated.date) if shape.dated else None
    return Report(
        article=article,
        at=anchors(shape.at),
        spot=spot,
        dated=dated,
        status=shape.status,
        note=shape.note,
        names=tuple(shape.names.items()),
        title=shape.title,
        summary=shape.summary,
    )


def wording(shape: schema.WordingShape, spot: Spot, article: str) -> Wording:
    """Return the wording of a record."""
    return Wording(article, shape.manner, shape.words, anchors(shape.at), spot, shape.note)


def context(shape: schema.ContextShape, spot: Spot) -> Context:
    """Return the context of a record."""
    return Context(anchors(shape.at), shape.why, spot)


def quotation(shape: schema.QuotationShape, spot: Spot) -> Quotation:
    """Return the quotation of a record."""
    return Quotation(shape.words, anchors(shape.at), shape.manner, spot)


def anchors(shapes: tuple[schema.AnchorShape, ...]) -> tuple[Anchor, ...]:
    """Return the anchors of a record."""
    return tuple(Anchor(shape.start, shape.end, shape.sha256) for shape in shapes)
