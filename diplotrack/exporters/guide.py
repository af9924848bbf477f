"""How to read a chronology: what its events use in, the items of a list that explain it out, in pieces.

Only what occurs is explained, so that a short chronology has a short guide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters.entries import PARTIAL, REPORTED, possibly
from diplotrack.exporters.phrases import listed, status_word
from diplotrack.exporters.pieces import Piece, joined, plain, term
from diplotrack.model import BASES, STATUSES
from diplotrack.timeline import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplotrack.exporters.pieces import Pieces
    from diplotrack.model import Event, Utterance
    from diplotrack.timeline import Timeline


VAGUE = "A date is as vague as the articles leave it: no day is given that nothing supports."
WORDINGS = "What was said once and is printed in several wordings is given in all; none is the true one."
GAPS = "A quotation that an article interrupts stands in as many pairs of quotation marks."
PLACES = (
    "the number of its first character and of the one behind its last, counted from 0 in the article's text "
    "once white space, quotation marks and dashes are made uniform ({norms})"
)
"""What is said of all chronologies that have such a thing; the last is what a place in an article is."""

_NOTES = (
    f"A numbered note names the article and the place in it: {PLACES}. The texts are not in this document; "
    "whoever has one can tell by its sha256 (under Articles) that it is the same and check each line."
)


class Survey:
    """What all events of a chronology use together, and who and what stands in them.

    The guide stands in front of the events, so they are read once for it, and once more to be written.
    """

    def __init__(self, timeline: Timeline) -> None:
        """Look at all events of a timeline."""
        self.timeline = timeline
        self.tally = Tally()
        self.bases: set[str] = set()
        self.statuses: set[str] = set()
        self.manners: set[str] = set()
        self.is_vague = self.has_recipients = self.has_wordings = self.has_gaps = False
        for event in timeline.events:
            self._see(event)
            self.tally.count(event)

    def _see(self, event: Event) -> None:
        self.bases.add(event.basis.basis)
        self.statuses.add(event.status)
        self.is_vague = self.is_vague or event.date.earliest != event.date.latest
        self.has_recipients = self.has_recipients or any(
            each.role == "recipient" for each in event.participants
        )
        for utterance in event.utterances:
            self._hear(utterance)

    def _hear(self, utterance: Utterance) -> None:
        self.has_wordings = self.has_wordings or len(utterance.wordings) > 1
        for wording in utterance.wordings:
            self.manners.add(wording.manner)
            self.has_gaps = self.has_gaps or len(wording.fragments) > 1

    def guide(self) -> Iterator[Pieces]:
        """Yield the items of the guide, none where there are no events."""
        if self.timeline.matches:
            for items in (self.terms, self._parts, self._wordings, self._notes):
                yield from items()

    def terms(self) -> Iterator[Pieces]:
        """Yield what is to be known of dates and statuses, also where there is no running text."""
        yield from self._dates()
        yield from self._statuses()

    def _dates(self) -> Iterator[Pieces]:
        if self.is_vague:
            yield plain(VAGUE)
        bases = _occurring(BASES, self.bases | set(self._other_bases()))
        yield (Piece("What a date rests on: "), *_explained(bases), Piece("."))
        if self.timeline.certainly < len(self.timeline.matches):
            as_of = self.timeline.question.as_of
            vague = "date, or an article's day of publication," if as_of else "date"
            yield (*term(possibly(self.timeline)), Piece(f": the {vague} is too vague to say more."))

    def _other_bases(self) -> Iterator[str]:
        """Yield what the dates of publication and of offices rest on."""
        for row in self.tally.article_rows(self.timeline):
            if row.article.basis:
                yield row.article.basis.basis
        for each in self.tally.actor_rows(self.timeline, closed=True):
            yield from (office.basis.basis for office in each.actor.offices)

    def _statuses(self) -> Iterator[Pieces]:
        statuses = _occurring(STATUSES, self.statuses - {"happened"})
        if statuses:
            words = {status_word(status): meaning for status, meaning in statuses.items()}
            others = "An event without a status took place. Others are marked: "
            yield (Piece(others), *_explained(words), Piece("."))

    def _parts(self) -> Iterator[Pieces]:
        if self.has_recipients:
            yield plain("A → B: A does it, and to B it is done or said, or for B it is meant.")

    def _wordings(self) -> Iterator[Pieces]:
        if self.has_wordings:
            yield plain(WORDINGS)
        if self.has_gaps:
            yield plain(GAPS)
        if "partial" in self.manners:
            yield (*term(PARTIAL), Piece(": the article quotes only a word or a phrase."))
        if "reported" in self.manners:
            told = ": the article tells it in its own words, which are not given here."
            yield (*term(REPORTED), Piece(told))

    def _notes(self) -> Iterator[Pieces]:
        norms = {
            row.article.text.norm: None
            for row in self.tally.article_rows(self.timeline)
            if row.article.text and self.tally.reported[row.key]
        }
        if norms:
            yield plain(_NOTES.format(norms=listed(norms)))


def _occurring(meanings: Mapping[str, str], found: set[str]) -> dict[str, str]:
    return {term: meaning for term, meaning in meanings.items() if term in found}


def _explained(terms: Mapping[str, str]) -> Pieces:
    return joined(((*term(word), Piece(f", {meaning}")) for word, meaning in terms.items()), "; ")
