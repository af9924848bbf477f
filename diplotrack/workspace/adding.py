"""Records added to a dossier, each by one edit: an actor, an event, an article, a quote.

In: a dossier's folder, and fields as the files have them. Out: what was done. Raises EditRefused, with
nothing written, where the dossier would be broken by it. Unit: code points of the normalised text, end
exclusive.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from diplotrack.anchors import normalise
from diplotrack.anchors.likeness import Likeness
from diplotrack.criticism.covering import article_text, sentences
from diplotrack.dossier.changing.editing import editing
from diplotrack.dossier.printing.fields import text_fields
from diplotrack.errors import UsageError
from diplotrack.workspace import coding

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping, Sequence
    from pathlib import Path

    from diplotrack.dossier.changing.editing import Edited, Editing

    Fields: TypeAlias = MutableMapping[str, Any]
    Span: TypeAlias = tuple[int, int]

_AROUND = 20
"""So many characters before and behind show which of several places is meant."""


class Quote(NamedTuple):
    """How an article prints an utterance: where its fragments stand, if its text is known.

    An utterance that is not known yet is made at the `event`, by the `speaker`, `to` somebody.
    """

    article: str
    utterance: str
    manner: str
    fragments: tuple[str, ...]
    places: tuple[Span, ...] = ()
    event: str | None = None
    speaker: str | None = None
    to: str | None = None


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

    Raises UsageError if the utterance is known as one of another event, or not known and no event or speaker
    is named, or the article has its words already.
    """
    with editing(folder) as edit:
        article = edit.record("article", quote.article)
        report = _report(article, _event_of(edit, quote), quote, text)
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


def _report(article: Fields, event: str, quote: Quote, text: str | None) -> Fields:
    """Return the article's report of an event; where it has none, the sentences with the quote become one."""
    reports = article.setdefault("reports", [])
    found = next((each for each in reports if each["event"] == event), None)
    if found is None and text:
        coding.report(article, text, event, _sentences(quote.places, article["text"], text))
    elif found is None:
        reports.append({"event": event})
    _drop_found(article, quote.places)
    report: Fields = found or next(each for each in article["reports"] if each["event"] == event)
    return report


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
    """Take the quotations out that a draft has found at these places: somebody has reviewed them."""
    left = [
        each
        for each in article.get("quotations") or ()
        if not any(a < end and start < b for a, b in coding.spans_of(each) for start, end in places)
    ]
    if left:
        article["quotations"] = left
    else:
        article.pop("quotations", None)


def _wording(quote: Quote, text: str | None) -> dict[str, Any]:
    words = {} if quote.manner == "reported" else {"words": list(quote.fragments)}
    at = {"at": coding.anchored(text, quote.places)} if text else {}
    return {"utterance": quote.utterance, "manner": quote.manner, **words, **at}
