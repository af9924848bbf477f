"""From the model's values to the fields of a file: the inverse of `records`.

In: a record of the model. Out: its plain fields, for the printer or for a line of JSON. Reading what is
printed of them gives the same record again.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

from diplotrack.model import Actor, Event, FiledArticle
from diplotrack.timeline import DossierCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplotrack.model import (
        Anchor,
        ArticleText,
        Basis,
        Context,
        Disagreement,
        FiledReport,
        FiledWording,
        Office,
        PrintedDate,
        Quotation,
        Utterance,
    )

Fields = dict[str, Any]


@singledispatch
def fields_of(record: object) -> Fields:
    """Return the fields of a dossier's card, an actor, an event or an article, those left out that are empty.

    An event's are without its reports and wordings, which stand in the articles' files.
    """
    raise TypeError(f"no file holds a record of {type(record)}")


@fields_of.register
def _(card: DossierCard) -> Fields:
    return _filled(
        dossier=card.key, title=card.title, scope=card.scope, note=card.note, coders=dict(card.coders)
    )


@fields_of.register
def _(actor: Actor) -> Fields:
    return _filled(
        actor=actor.key,
        name=actor.name,
        kind=actor.kind,
        aliases=list(actor.aliases),
        of=_one_or_list(actor.of),
        code=actor.code,
        wikidata=actor.wikidata,
        note=actor.note,
        offices=[_office(office) for office in actor.offices],
    )


@fields_of.register
def _(event: Event) -> Fields:
    return _filled(
        event=event.key,
        date=event.date.edtf,
        **_basis(event.basis),
        status=event.status,
        type=event.type,
        mode=event.mode,
        contexts=list(event.contexts),
        title=event.title,
        summary=event.summary,
        place=event.place,
        actors=[{"actor": each.actor, "role": each.role} for each in event.participants],
        part_of=event.part_of,
        responds_to=_one_or_list(event.responds_to),
        follows=_one_or_list(event.follows),
        utterances=[_utterance(each) for each in event.utterances],
        disagrees=[_disagreement(each) for each in event.disagreements],
        note=event.note,
    )


@fields_of.register
def _(filed: FiledArticle) -> Fields:
    article = filed.article
    return _filled(
        article=article.key,
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        url=article.url,
        published=article.published.edtf if article.published else None,
        **_basis(article.basis),
        wire=article.wire,
        coder=article.coder,
        verified=article.verified.edtf if article.verified else None,
        note=article.note,
        text=text_fields(article.text) if article.text else None,
        reports=[_report(each) for each in filed.reports],
        context=[_context(each) for each in article.context],
        quotations=[_quotation(each) for each in filed.quotations],
    )


def anchor_fields(anchors: Sequence[Anchor]) -> Fields | list[Fields]:
    """Return anchors as they stand under `at`: the fields of one, or a list of several."""
    fields = [{"start": each.start, "end": each.end, "sha256": each.sha256} for each in anchors]
    return fields[0] if len(fields) == 1 else fields


def _filled(**fields: object) -> Fields:
    """Return the fields that are not empty."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _one_or_list(keys: Iterable[str]) -> str | list[str]:
    listed = list(keys)
    return listed[0] if len(listed) == 1 else listed


def _basis(basis: Basis | None) -> Fields:
    return {"basis": basis.basis, "why": basis.why} if basis else {}


def _office(office: Office) -> Fields:
    return _filled(
        office=office.office,
        dates=office.dates.edtf,
        **_basis(office.basis),
        began=office.began,
        ended=office.ended,
    )


def _utterance(said: Utterance) -> Fields:
    return _filled(
        utterance=said.key,
        speaker=said.speaker,
        to=said.addressee,
        differs_from=_one_or_list(said.differs_from),
        note=said.note,
    )


def _disagreement(disagreement: Disagreement) -> Fields:
    return _filled(about=disagreement.about, says=dict(disagreement.sides), settled=disagreement.settled)


def text_fields(text: ArticleText) -> Fields:
    """Return what an article's file keeps of its text."""
    return {**text._asdict(), "paragraphs": list(text.paragraphs)}


def _report(filed: FiledReport) -> Fields:
    report = filed.report
    return _filled(
        event=filed.event,
        at=anchor_fields(report.at),
        dated=_dated(report.dated) if report.dated else None,
        status=report.status,
        title=report.title,
        summary=report.summary,
        names=dict(report.names),
        note=report.note,
        wordings=[_wording(each) for each in filed.wordings],
    )


def _dated(dated: PrintedDate) -> Fields:
    return _filled(printed=dated.printed, date=dated.date.edtf if dated.date else None)


def _wording(filed: FiledWording) -> Fields:
    wording = filed.wording
    return _filled(
        utterance=filed.utterance,
        manner=wording.manner,
        words=list(wording.fragments),
        at=anchor_fields(wording.at),
        note=wording.note,
    )


def _context(context: Context) -> Fields:
    return _filled(at=anchor_fields(context.at), why=context.why)


def _quotation(quotation: Quotation) -> Fields:
    return _filled(words=list(quotation.fragments), at=anchor_fields(quotation.at), manner=quotation.manner)
