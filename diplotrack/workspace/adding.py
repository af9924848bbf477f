"""Records added to a dossier, each by one edit: an actor, an event, an article, a quote.

In: a dossier's folder, and fields as the files have them. Out: what was done. Raises EditRefused, with
nothing written, where the dossier would be broken by it. Unit: code points of the normalised text, end
exclusive.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from diplotrack.anchors import normalise
from diplotrack.anchors.likeness import Likeness
from diplotrack.criticism.covering import article_text, sentences
from diplotrack.dates.edtf import DateError, parse
from diplotrack.dates.reading import read as read_date
from diplotrack.dossier.changing.editing import editing
from diplotrack.dossier.printing.fields import text_fields
from diplotrack.drafting.printed_dates import dates_in
from diplotrack.errors import UsageError
from diplotrack.model import TO_CODE
from diplotrack.workspace import coding

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence
    from pathlib import Path

    from diplotrack.dossier.changing.editing import Edited, Editing
    from diplotrack.dossier.reading import Reading

    Fields: TypeAlias = MutableMapping[str, Any]
    Span: TypeAlias = tuple[int, int]

_AROUND = 20
"""So many characters before and behind show which of several places is meant."""


class Quote(NamedTuple):
    """How an article prints an utterance: where its fragments stand, if its text is known.

    An utterance that is not known yet is made at the `event`, by the `speaker`, `to` somebody. `dated` are
    the words in which the article dates the event.
    """

    article: str
    utterance: str
    manner: str
    fragments: tuple[str, ...]
    places: tuple[Span, ...] = ()
    event: str | None = None
    speaker: str | None = None
    to: str | None = None
    dated: str | None = None


def add(folder: Path, kind: str, fields: Mapping[str, Any]) -> Edited:
    """Add an actor, an event or an article."""
    with editing(folder) as edit:
        name = edit.add(kind, fields)
        edit.told = f'Added the {kind} "{fields[kind]}" to {name}.'
    return done(edit)


def add_article(folder: Path, fields: Mapping[str, Any], text: str | None) -> Edited:
    """Add an article; its text, if given, is kept where only this dossier's coder has it."""
    if text is None:
        return add(folder, "article", fields)
    with editing(folder) as edit:
        name = edit.add("article", {**fields, "text": text_fields(article_text(text))})
        edit.keep_text(fields["article"], text)
        edit.told = f'Added the article "{fields["article"]}" to {name}.'
    return done(edit)


def places_of(fragments: Sequence[str], text: str) -> list[tuple[Span, ...]]:
    """Return every place in a normalised text where the fragments stand as whole words, in this order.

    >>> places_of(["he said", "c"], "he said that she said: he said a, b, c")
    [((0, 7), (37, 38)), ((23, 30), (37, 38))]
    """
    first, *others = [re.compile(rf"(?<!\w){re.escape(normalise(each))}(?!\w)") for each in fragments]
    found: list[tuple[Span, ...]] = []
    for match in first.finditer(text):
        spans = [match.span()]
        for fragment in others:
            following = fragment.search(text, spans[-1][1])
            if following is None:
                return found
            spans.append(following.span())
        found.append(tuple(spans))
    return found


def shown(place: Sequence[Span], text: str) -> str:
    """Return a place with a few words around, so that it can be told from others."""
    start, end = place[0][0], place[-1][1]
    return f"…{text[max(0, start - _AROUND) : end + _AROUND]}…"


def not_found(fragments: Sequence[str], text: str, article: str) -> UsageError:
    """Return the error that says which fragment does not stand in the article, and what is most like it."""
    missing = next((each for each in fragments if not places_of([each], text)), None)
    if missing is None:
        return UsageError(f'The fragments do not stand in "{article}" in this order.')
    span = Likeness(text).nearest(normalise(missing), 0)
    near = f": did you mean “{text[span[0] : span[1]]}”?" if span else "."
    return UsageError(f'“{missing}” does not stand in "{article}"{near}')


def add_quote(folder: Path, quote: Quote, text: str | None) -> Edited:
    """Let an article print an utterance, which is added to its event if it is not known yet.

    The article's report of the event comes to cover the sentences with the words, unless somebody has decided
    on these. Raises UsageError if the utterance is known as one of another event, or not known and no event
    or speaker is named, or the article has its words already, or no words say the date that is stated.
    """
    with editing(folder) as edit:
        article = edit.record("article", quote.article)
        event = _event_of(edit, quote)
        _refuse_undated(edit.reading, event, quote)
        report = _report(article, event, quote, text)
        if quote.dated and not report.get("dated"):
            report["dated"] = _dated(quote.dated, text, article)
        wordings = report.setdefault("wordings", [])
        if any(each["utterance"] == quote.utterance for each in wordings):
            raise UsageError(
                f'"{quote.article}" prints "{quote.utterance}" already: `diplotrack edit {quote.article}`.'
            )
        wordings.append(_wording(quote, text))
        edit.told = f'Added the words of "{quote.utterance}" to the article "{quote.article}".'
    return done(edit)


def done(edit: Editing) -> Edited:
    """Return what an edit has done that has come to its end."""
    if edit.outcome is None:
        raise RuntimeError("the edit has not ended")
    return edit.outcome


def _event_of(edit: Editing, quote: Quote) -> str:
    """Return the event of the utterance, which is added to it if it is new."""
    written = edit.reading.written
    events = {said.key: event.key for event in written.events for said in event.utterances}
    event = events.get(quote.utterance, quote.event)
    if quote.utterance in events:
        if quote.event not in (None, event):
            raise UsageError(f'"{quote.utterance}" was said at "{event}", not at "{quote.event}".')
    elif event is None or quote.speaker is None:
        raise UsageError(f'"{quote.utterance}" is new: say at which --event, and by which --speaker.')
    else:
        fields = edit.record("event", event)
        coding.utter(fields, quote.utterance, quote.speaker)
        if quote.to:
            fields["utterances"][-1]["to"] = quote.to
    return str(event)


def _refuse_undated(reading: Reading, event: str, quote: Quote) -> None:
    """Raise UsageError for an event whose date is stated, if no report says where, and the quote neither."""
    known = next((each for each in reading.written.events if each.key == event), None)
    if known is None or known.basis.basis != "stated" or quote.dated:
        return
    if not any(report.dated for report in known.reports):
        raise UsageError(
            f'The date of "{event}" is stated, and no report says where: '
            'give the words that do, as in --dated "on Friday".'
        )


def _report(article: Fields, event: str, quote: Quote, text: str | None) -> Fields:
    """Return the article's report of an event, which covers the sentences with the quote and its date."""
    if text is None:
        return coding.report_of(article, event) or coding.new_report(article, event)
    dating = places_of([quote.dated], text)[:1] if quote.dated else []
    for place in (quote.places, *dating):
        span = _sentences(place, article["text"], text)
        if coding.report_of(article, event) is None or _is_open(article, span):
            coding.report(article, text, event, span)
    _drop_found(article, quote.places)
    return coding.report_of(article, event) or {}


def _is_open(article: Fields, span: Span) -> bool:
    """Tell whether nobody has decided yet what a stretch is: no report has any of it, and no context."""
    context = (each for each in article.get("context") or () if each["why"] != TO_CODE)
    return not any(
        start < span[1] and span[0] < end
        for record in (*article["reports"], *context)
        for start, end in coding.spans_of(record)
    )


def _dated(words: str, text: str | None, article: Fields) -> dict[str, str]:
    """Return how a report is dated by these words: as printed, and the date that they stand for, if any.

    Raises UsageError if they do not stand in the text.
    """
    found = None
    if text:
        places = places_of([words], text)
        if not places:
            raise not_found([words], text, article["article"])
        [(start, end)] = places[0]
        published = parse(article["published"]) if article.get("published") else None
        there = dates_in(text, *_sentences(places[0], article["text"], text), published)
        found = next((each.date for each in there if (each.start, each.end) == (start, end)), None)
    with suppress(DateError):
        found = found or read_date(words)
    return {"printed": words, **({"date": found.edtf} if found else {})}


def _sentences(places: Sequence[Span], kept: Fields, text: str) -> Span:
    """Return the stretch from the first to the last of the sentences in which these places are."""
    starts = [int(each) for each in kept["paragraphs"]]
    spans = [
        span
        for first, last in pairwise([*starts, len(text)])
        for span in sentences(text, first, len(text[first:last].rstrip()) + first)
        if span[0] < places[-1][1] and places[0][0] < span[1]
    ]
    return spans[0][0], spans[-1][1]


def _drop_found(article: Fields, places: Sequence[Span]) -> None:
    """Take what a draft has found at these places out of its quotations: somebody has reviewed that."""
    quotations = article.get("quotations") or []
    for number, each in reversed(list(enumerate(quotations))):
        spans = coding.spans_of(each)
        left = [
            part
            for part, (first, last) in enumerate(spans)
            if not any(first < end and start < last for start, end in places)
        ]
        if not left:
            del quotations[number]
        elif len(left) < len(spans):
            each["words"] = [each["words"][part] for part in left]
            at = [each["at"][part] for part in left]
            each["at"] = at[0] if len(at) == 1 else at
    if not quotations:
        article.pop("quotations", None)


def _wording(quote: Quote, text: str | None) -> dict[str, Any]:
    words = {} if quote.manner == "reported" else {"words": list(quote.fragments)}
    at = {"at": coding.anchored(text, quote.places)} if text else {}
    return {"utterance": quote.utterance, "manner": quote.manner, **words, **at}
