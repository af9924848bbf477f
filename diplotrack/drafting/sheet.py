"""An article under encoding: what of its text is decided, and what a coder has still to decide.

In: the article as its file has it, and a draft of its text, made with what the dossier knows by now. Out: a
`Sheet` of sentences. Unit: code points of the normalised text, end exclusive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.drafting.draft import Draft, FoundQuotation, Suggestion
    from diplotrack.model import Anchor, FiledArticle, FiledReport, Quotation

Span = tuple[int, int]


class Cited(NamedTuple):
    """A stretch that a coder has decided on: as a report, a wording or context; and of what, or why."""

    start: int
    end: int
    kind: str
    subject: str


class Waiting(NamedTuple):
    """A quotation that nobody has decided on: its number in the article, and what the draft says of it."""

    number: int
    quotation: Quotation
    found: FoundQuotation | None


class Sentence(NamedTuple):
    """A sentence: what in it is still to code, and what it is cited as."""

    number: int
    start: int
    end: int
    suggestions: tuple[Suggestion, ...]
    to_code: tuple[Span, ...]
    waiting: tuple[Waiting, ...]
    cited: tuple[Cited, ...]

    @property
    def span(self) -> Span:
        """From where to where it reaches."""
        return self.start, self.end

    @property
    def is_open(self) -> bool:
        """Whether anything in it has still to be decided."""
        return bool(self.to_code or self.waiting)

    def subjects(self, kind: str) -> list[str]:
        """Return the events that it reports, or the utterances that it words, each once."""
        return list(dict.fromkeys(each.subject for each in self.cited if each.kind == kind))


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article's sentences in the order of its text."""

    filed: FiledArticle
    draft: Draft
    cited: tuple[Cited, ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.draft.normalised

    @property
    def open(self) -> tuple[Sentence, ...]:
        """The sentences in which something has still to be decided."""
        return tuple(sentence for sentence in self.sentences if sentence.is_open)

    @property
    def percent(self) -> int:
        """How many of a hundred words are decided on, rounded down."""
        covered = bytearray(len(self.text))
        for each in self.cited:
            covered[each.start : each.end] = b"\x01" * (each.end - each.start)
        words = [all(covered[word.start() : word.end()]) for word in re.finditer(r"\w+", self.text)]
        return 100 * sum(words) // len(words) if words else 100

    @property
    def unplaced(self) -> tuple[str, ...]:
        """The events that the article reports, nobody has said yet where in its text."""
        return tuple(each.event for each in self.filed.reports if not each.report.at)

    def paragraphs(self) -> list[Span]:
        """Return from where to where each paragraph reaches."""
        starts = self.draft.article_text.paragraphs
        return list(zip(starts, (*starts[1:], len(self.text)), strict=True))


def sheet(filed: FiledArticle, draft: Draft) -> Sheet:
    """Lay an article's sentences out, each with what is decided and what is not."""
    cited = tuple(sorted(_cited(filed)))
    to_code = [
        (anchor.start, anchor.end)
        for each in filed.article.context
        if not each.is_reviewed
        for anchor in each.at
    ]
    found = {quotation.fragments[0]: quotation for quotation in draft.quotations}
    waiting = [
        Waiting(number, each, found.get((each.at[0].start, each.at[0].end)))
        for number, each in enumerate(filed.quotations)
    ]
    sentences = tuple(
        Sentence(
            number,
            stretch.start,
            stretch.end,
            stretch.suggestions,
            tuple(span for span in to_code if _overlap(span, (stretch.start, stretch.end))),
            tuple(each for each in waiting if stretch.start <= each.quotation.at[0].start < stretch.end),
            tuple(each for each in cited if _overlap(each[:2], (stretch.start, stretch.end))),
        )
        for number, stretch in enumerate(draft.stretches)
    )
    return Sheet(filed, draft, cited, sentences)


def _cited(filed: FiledArticle) -> Iterator[Cited]:
    for each in filed.reports:
        yield from _stretches(each.report.at, "report", each.event)
        yield from _worded(each)
    for context in filed.article.context:
        if context.is_reviewed:
            yield from _stretches(context.at, "context", context.why)


def _worded(filed: FiledReport) -> Iterator[Cited]:
    for each in filed.wordings:
        yield from _stretches(each.wording.at, "wording", each.utterance)


def _stretches(anchors: Iterable[Anchor], kind: str, subject: str) -> Iterator[Cited]:
    return (Cited(anchor.start, anchor.end, kind, subject) for anchor in anchors)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
