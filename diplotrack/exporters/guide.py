"""How to read a chronology: a `Timeline` in, a list in Markdown out that explains the terms it uses.

Only what occurs is explained, so that a short chronology has a short guide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters.commonmark import emphasis, escape
from diplotrack.exporters.entry import PARTIAL, REPORTED, possibly
from diplotrack.exporters.phrases import listed, status_word
from diplotrack.model import BASES, STATUSES
from diplotrack.timeline import actor_rows, article_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplotrack.model import Basis
    from diplotrack.timeline import Timeline


def guide(timeline: Timeline) -> Iterator[str]:
    """Yield the guide as one block, or nothing where there are no events."""
    if timeline.matches:
        yield "\n".join(
            f"- {line}"
            for lines in (_dates, _statuses, _parts, _wordings, _notes)
            for line in lines(timeline)
        )


def _dates(timeline: Timeline) -> Iterator[str]:
    if any(event.date.earliest != event.date.latest for event in timeline.events):
        yield "A date is as vague as the articles leave it: no day is given that nothing supports."
    bases = _occurring(BASES, {basis.basis for basis in _bases(timeline)})
    yield f"What a date rests on: {_explained(bases)}."
    if not all(match.certain for match in timeline.matches):
        vague = "date, or an article's day of publication," if timeline.question.as_of else "date"
        yield f"{emphasis(possibly(timeline))}: the {vague} is too vague to say more."


def _bases(timeline: Timeline) -> Iterator[Basis]:
    yield from (event.basis for event in timeline.events)
    yield from (row.article.basis for row in article_rows(timeline) if row.article.basis)
    for row in actor_rows(timeline, closed=True):
        yield from (office.basis for office in row.actor.offices)


def _statuses(timeline: Timeline) -> Iterator[str]:
    statuses = _occurring(STATUSES, {event.status for event in timeline.events} - {"happened"})
    if statuses:
        words = {status_word(status): meaning for status, meaning in statuses.items()}
        yield f"An event without a status took place. Others are marked: {_explained(words)}."


def _parts(timeline: Timeline) -> Iterator[str]:
    if any(
        participant.role == "recipient" for event in timeline.events for participant in event.participants
    ):
        yield "A → B: A does it, and to B it is done or said, or for B it is meant."


def _wordings(timeline: Timeline) -> Iterator[str]:
    utterances = list(timeline.utterances)
    manners = {wording.manner for utterance in utterances for wording in utterance.wordings}
    if any(len(utterance.wordings) > 1 for utterance in utterances):
        yield "What was said once and is printed in several wordings is given in all; none is the true one."
    if any(len(wording.fragments) > 1 for utterance in utterances for wording in utterance.wordings):
        yield "A quotation that an article interrupts stands in as many pairs of quotation marks."
    if "partial" in manners:
        yield f"{emphasis(PARTIAL)}: the article quotes only a word or a phrase."
    if "reported" in manners:
        yield f"{emphasis(REPORTED)}: the article tells it in its own words, which are not given here."


def _notes(timeline: Timeline) -> Iterator[str]:
    norms = {
        timeline.articles[key].text.norm: None
        for event in timeline.events
        for key in event.articles
        if key in timeline.articles
    }
    if norms:
        yield (
            "A numbered note names the article and the place in it: the number of its first character and of "
            "the one behind its last, counted from 0 in the article's text once white space, quotation marks "
            f"and dashes are made uniform ({escape(listed(norms))}). The texts are not in this document; "
            "whoever has one can tell by its sha256 (under Articles) that it is the same and check each line."
        )


def _occurring(meanings: Mapping[str, str], found: set[str]) -> dict[str, str]:
    return {term: meaning for term, meaning in meanings.items() if term in found}


def _explained(terms: Mapping[str, str]) -> str:
    return "; ".join(f"{emphasis(term)}, {meaning}" for term, meaning in terms.items())
