"""A draft of an article's encoding: its text in, everything that a coder has to decide on out.

In: the text as the coder has it, the day of publication, and what the dossier knows. Out: a `Draft`. The
order of work: lines (`layout`), quotation marks (`marks`), sentences (`stretches`), actors (`names`,
`new_names`), who is who (`cast`), quotations (`quotations`, `speakers`, `nobody`), dates (`printed_dates`,
`passages`), and what the dossier has of it (`likely`). Pure: the same text gives the same draft.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from diplotrack.anchors import normalise
from diplotrack.criticism.covering import article_text
from diplotrack.drafting.cast import Cast
from diplotrack.drafting.found import Draft, FoundQuotation, Known, NewActor, Stretch, Suggestion
from diplotrack.drafting.layout import lines_of
from diplotrack.drafting.likely import Likely
from diplotrack.drafting.marks import directions, quoted
from diplotrack.drafting.names import Directory, Mention
from diplotrack.drafting.new_names import new_actors
from diplotrack.drafting.passages import dates_by_sentence
from diplotrack.drafting.quotations import quotations_of
from diplotrack.drafting.speakers import Speakers
from diplotrack.drafting.stretches import masked, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.drafting.found import Span
    from diplotrack.drafting.layout import Line
    from diplotrack.drafting.stretches import Sentence

__all__ = ["Draft", "FoundQuotation", "Known", "NewActor", "Stretch", "Suggestion", "draft"]


def draft(text: str, published: EdtfDate | None, known: Known) -> Draft:
    """Return everything that is found in an article; without a day of publication, fewer dates.

    >>> found = draft("“It is late,” Mara Lind said.", None, Known())
    >>> [suggestion.name for suggestion in found.quotations[0].suggestions]
    ['Mara Lind']
    """
    normalised = normalise(text)
    lines = lines_of(text, normalised)
    marks = quoted(normalised, lines, directions(text, normalised))
    sentences = sentences_of(normalised, lines, marks)
    narration = masked(normalised, marks)
    mentions = Directory(known.actors).mentions(normalised)
    starts = {each.start for each in sentences} | {each.first for each in marks}
    dark = [(line.start, line.end) for line in lines if line.rule is not None]
    new = new_actors(normalised, mentions, starts, dark)
    newcomers = [
        Mention(*span, (), actor.name, actor.kind, actor.rule, actor.why)
        for actor in new
        for span in actor.spans
    ]
    named = sorted(
        each
        for each in (*mentions, *newcomers)
        if narration[each.start : each.end] == normalised[each.start : each.end]
    )
    cast = Cast(narration, sentences, named, known.actors, published)
    likely = Likely(known.events, known.actors)
    quotations = [
        _with_utterances(each, normalised, likely)
        for each in quotations_of(normalised, marks, lines, cast, Speakers(cast))
    ]
    titles = [span for each in quotations if not each.spoken for span in each.fragments]
    new = [actor for actor in new if not all(_inside(span, titles) for span in actor.spans)]
    names = {actor.name for actor in new}
    everybody = sorted([*mentions, *(each for each in newcomers if each.name in names)])
    return Draft(
        article_text(text),
        normalised,
        tuple(_stretches(normalised, narration, sentences, lines, everybody, published, likely)),
        tuple(quotations),
        tuple(new),
    )


def _inside(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a stretch is within one of others, which are in order."""
    at = bisect_right(others, span[0], key=lambda each: each[0]) - 1
    return at >= 0 and span[1] <= others[at][1]


def _with_utterances(found: FoundQuotation, text: str, likely: Likely) -> FoundQuotation:
    """Return a quotation with the utterances of the dossier that it may be a wording of."""
    if not found.spoken:
        return found
    words = " ".join(text[start:end] for start, end in found.fragments)
    return found._replace(suggestions=(*found.suggestions, *likely.utterances(words)))


def _stretches(  # noqa: PLR0913, PLR0917 - all that a stretch can be about
    text: str,
    narration: str,
    sentences: Sequence[Sentence],
    lines: Sequence[Line],
    mentions: Sequence[Mention],
    published: EdtfDate | None,
    likely: Likely,
) -> Iterator[Stretch]:
    """Yield the stretches with what each may be about."""
    starts = [each.start for each in mentions]
    printed = dates_by_sentence(narration, sentences, published)
    for sentence, dates in zip(sentences, printed, strict=True):
        line = lines[sentence.line]
        if line.rule is not None:
            why = f"{(line.why or '')[:1].upper()}{(line.why or '')[1:]}: it is no narration."
            about = [Suggestion(line.rule, why, sentence.start, sentence.end)]
        else:
            here = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            actors = list(_actors(here))
            about = [*actors, *dates]
            if sentence.parts:
                about += likely.events(
                    " ".join(text[start:end] for start, end in sentence.parts),
                    {each.actor for each in actors if each.actor},
                    [each.date for each in dates if each.date],
                )
        yield Stretch(sentence.start, sentence.end, sentence.parts, tuple(about))


def _actors(mentions: Sequence[Mention]) -> Iterator[Suggestion]:
    """Yield the actors named in a sentence, each once."""
    told: set[str] = set()
    for mention in mentions:
        for actor in (*mention.keys, None) if not mention.keys else mention.keys:
            who = actor or mention.name or ""
            if who not in told:
                told.add(who)
                yield Suggestion(
                    mention.rule,
                    mention.why,
                    mention.start,
                    mention.end,
                    actor=actor,
                    name=None if actor else mention.name,
                )
