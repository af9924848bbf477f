"""What each answer of a coder changes: the fields of an article's record, of events, and of actors.

In: records as plain fields, changed in place, and stretches of the article's normalised text. Nothing is read
or written here, and nothing asked. Unit: code points of the normalised text, end exclusive.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from diplotrack.anchors import make
from diplotrack.model import TO_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence

    Fields: TypeAlias = MutableMapping[str, Any]
    Span: TypeAlias = tuple[int, int]

_WORD = re.compile(r"\w")


class Printed(NamedTuple):
    """How an article prints an event: the fields of its `dated`, and what it calls the actors."""

    dated: Mapping[str, str] = MappingProxyType({})
    names: Mapping[str, str] = MappingProxyType({})


UNPRINTED = Printed()
"""Nothing is recorded of how an article prints an event."""


class Given(NamedTuple):
    """Whose words a quotation is: of which utterance, made at which event, and in which of the manners."""

    event: str
    utterance: str
    manner: str


def spans_of(record: Fields) -> list[Span]:
    """Return the stretches at which a record is anchored: `at` is one anchor, a list of them, or absent."""
    at: Any = record.get("at") or []
    return [(int(each["start"]), int(each["end"])) for each in ([at] if "start" in at else at)]


def anchored(text: str, spans: Sequence[Span]) -> dict[str, Any] | list[dict[str, Any]]:
    """Return what `at` holds for these stretches of the text: one anchor, or a list of them."""
    anchors: list[dict[str, Any]] = [make(text, start, end)._asdict() for start, end in spans]
    return anchors[0] if len(anchors) == 1 else anchors


def united(text: str, spans: Iterable[Span], paragraphs: Iterable[int] = ()) -> list[Span]:
    """Return the stretches in order; those that overlap or are divided by marks and spaces alone are one.

    One that begins a paragraph is not one with what stands in front of that.
    """
    whole: list[Span] = []
    begins = set(paragraphs)
    for start, end in sorted(spans):
        behind = whole[-1][1] if whole else -1
        if start < behind or (whole and start not in begins and not _WORD.search(text, behind, start)):
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return whole


def without(text: str, spans: Iterable[Span], taken: Span) -> list[Span]:
    """Return what is left of the stretches, if it has words, when one stretch is taken from them."""
    return [
        (start + len(kept) - len(kept.lstrip()), start + len(kept.rstrip()))
        for first, last in spans
        for start, end in ((first, min(last, taken[0])), (max(first, taken[1]), last))
        if start < end and _WORD.search(kept := text[start:end])
    ]


def report(article: Fields, text: str, event: str, span: Span, printed: Printed = UNPRINTED) -> None:
    """Let the article report an event in this stretch, which is context no more."""
    _take_from_context(article, text, span)
    filed = report_of(article, event)
    if filed is None:
        filed = {"event": event, "at": anchored(text, [span])}
        _listed(article, "reports").append(filed)
    else:
        paragraphs = map(int, article["text"]["paragraphs"])
        filed["at"] = anchored(text, united(text, [*spans_of(filed), span], paragraphs))
    print_as(article, event, printed)


def print_as(article: Fields, event: str, printed: Printed) -> None:
    """Record how the article prints an event that it reports; what is recorded already stays."""
    filed = report_of(article, event) or {}
    if printed.dated and not filed.get("dated"):
        filed["dated"] = dict(printed.dated)
    if printed.names:
        filed["names"] = {**printed.names, **(filed.get("names") or {})}


def as_context(article: Fields, text: str, span: Span, why: str) -> None:
    """Let what is still to code in this stretch be context, for this reason."""
    spans = [
        (max(start, span[0]), min(end, span[1]))
        for entry in article.get("context") or ()
        for start, end in spans_of(entry)
        if start < span[1] and span[0] < end
    ]
    _take_from_context(article, text, span)
    _put_into_context(article, {"at": anchored(text, united(text, spans)), "why": why})


def give_words(article: Fields, text: str, number: int, given: Given, sentence: Span) -> None:
    """Make the `number`-th of the article's quotations its wording of an utterance.

    Where the article has a wording of it already, that one gets these fragments too. Where it has no report
    of the event yet, the sentence is one.
    """
    quotation = _pop_quotation(article, number)
    if report_of(article, given.event) is None:
        report(article, text, given.event, sentence)
    wordings = _listed(report_of(article, given.event) or {}, "wordings")
    wording = next((each for each in wordings if each["utterance"] == given.utterance), None)
    spans, manner = spans_of(quotation), given.manner
    if wording is None:
        wording = {"utterance": given.utterance}
        wordings.append(wording)
    elif wording["manner"] != "reported":
        spans = sorted({*spans_of(wording), *spans})
        manner = "verbatim" if "verbatim" in (manner, wording["manner"]) else manner
    wording["manner"] = manner
    wording["words"] = [text[start:end] for start, end in spans]
    wording["at"] = anchored(text, spans)


def tell(article: Fields, text: str, event: str, utterance: str, spans: Sequence[Span]) -> None:
    """Let the article tell an utterance in these stretches, without quoting it.

    It has a report of the event. A wording of the utterance that it has, and that quotes, stays what it is.
    """
    wordings = _listed(report_of(article, event) or {}, "wordings")
    wording = next((each for each in wordings if each["utterance"] == utterance), None)
    if wording is None:
        wordings.append({"utterance": utterance, "manner": "reported", "at": anchored(text, spans)})
    elif wording["manner"] == "reported":
        paragraphs = map(int, article["text"]["paragraphs"])
        wording["at"] = anchored(text, united(text, [*spans_of(wording), *spans], paragraphs))


def nobodys(article: Fields, text: str, number: int, sentences: Sequence[Span]) -> None:
    """Let the `number`-th quotation be nobody's words: with its marks, a part of the narration.

    `sentences` are those in which it stands. In what is a report already it belongs to that, in what is
    context to the context; else it is still to code.
    """
    for start, end in spans_of(_pop_quotation(article, number)):
        start, end = max(0, start - 1), min(len(text), end + 1)  # noqa: PLW2901  the quotation marks
        sentence = next((each for each in sentences if each[0] <= start < each[1]), (start, end))
        span = max(start, sentence[0]), min(end, sentence[1])
        if any(
            first <= span[0] and span[1] <= last
            for filed in article.get("reports") or ()
            for first, last in spans_of(filed)
        ):
            continue
        entry = next((each for each in article.get("context") or () if _is_within(each, sentence)), None)
        if entry is None:
            _put_into_context(article, {"at": anchored(text, [span]), "why": TO_CODE})
        else:
            entry["at"] = anchored(text, united(text, [*spans_of(entry), span]))


def utter(event: Fields, utterance: str, speaker: str) -> bool:
    """Add an utterance to an event; tell whether its speaker had to be added to who takes part."""
    _listed(event, "utterances").append({"utterance": utterance, "speaker": speaker})
    actors = _listed(event, "actors")
    part = next((each for each in actors if each["actor"] == speaker), None)
    if part is None:
        actors.append({"actor": speaker, "role": "actor"})
    elif part["role"] == "mentioned":
        part["role"] = "actor"
    else:
        return False
    return True


def _listed(record: Fields, name: str) -> list[Any]:
    """Return the list that a field holds; where it is absent or empty it is made."""
    if not record.get(name):
        record[name] = []
    listed: list[Any] = record[name]
    return listed


def report_of(article: Fields, event: str) -> Fields | None:
    """Return the article's report of an event, if it has one."""
    return next((each for each in article.get("reports") or () if each["event"] == event), None)


def new_report(article: Fields, event: str) -> Fields:
    """Return a report of an event that is added to an article, without anchors."""
    _listed(article, "reports").append({"event": event})
    report: Fields = article["reports"][-1]
    return report


def _pop_quotation(article: Fields, number: int) -> Fields:
    quotation: Fields = article["quotations"].pop(number)
    if not article["quotations"]:
        del article["quotations"]
    return quotation


def _is_within(entry: Fields, span: Span) -> bool:
    return any(span[0] <= start < span[1] for start, _ in spans_of(entry))


def _take_from_context(article: Fields, text: str, span: Span) -> None:
    """Take a stretch out of all context, reviewed or not; what holds no words then goes."""
    context = article.get("context") or []
    for number, entry in reversed(list(enumerate(context))):
        spans = spans_of(entry)
        if not _overlaps(spans, span):
            continue
        if left := without(text, spans, span):
            entry["at"] = anchored(text, left)
        else:
            del context[number]
    if not context:
        article.pop("context", None)


def _put_into_context(article: Fields, entry: Fields) -> None:
    """Add a context at its place in the order of the text."""
    context = _listed(article, "context")
    start = spans_of(entry)[0][0]
    before: Iterator[int] = (number for number, each in enumerate(context) if spans_of(each)[0][0] > start)
    context.insert(next(before, len(context)), entry)


def _overlaps(spans: Iterable[Span], other: Span) -> bool:
    return any(start < other[1] and other[0] < end for start, end in spans)
