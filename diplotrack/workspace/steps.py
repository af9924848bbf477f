"""The steps of encoding: each is one edit of the dossier, checked, saved at once, and undone at once.

In: what a coder has answered. Out: the dossier's files, changed through `editing`, and the sentence that says
what was done. Each raises EditRefused, with nothing written, if the step would break the dossier.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from diplotrack.dossier.changing import journal
from diplotrack.dossier.changing.editing import EditRefused, editing, undo
from diplotrack.dossier.reader import read
from diplotrack.workspace import coding
from diplotrack.workspace.coding import UNPRINTED, Printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from diplotrack.dossier.changing.editing import Editing
    from diplotrack.drafting.sheet import Sentence, Sheet, Waiting
    from diplotrack.workspace.coding import Fields


class NewEvent(NamedTuple):
    """An event to be added: its fields, how the article prints it, and actors that are new with it."""

    fields: Mapping[str, Any]
    printed: Printed = UNPRINTED
    actors: tuple[Mapping[str, Any], ...] = ()

    @property
    def key(self) -> str:
        """The event's key."""
        return str(self.fields["event"])


class Said(NamedTuple):
    """Whose words something is: of which utterance, made at which event, and in which of the manners.

    `event` is a key, or a new event; `speaker` is None where the utterance is known already.
    """

    event: str | NewEvent
    utterance: str
    manner: str
    printed: Printed = UNPRINTED
    speaker: str | None = None
    actors: tuple[Mapping[str, Any], ...] = ()

    @property
    def event_key(self) -> str:
        """The event's key, be it known or new."""
        return self.event if isinstance(self.event, str) else self.event.key


class Steps:
    """What can be done with one article of a dossier; each step returns what was done, in a sentence.

    `reading` is of the dossier as it is after the last step.
    """

    def __init__(self, folder: Path, article: str) -> None:
        """Take the dossier's folder and the article's key."""
        self.reading = read(folder)
        self._folder = folder
        self._article = article

    def new_event(self, sheet: Sheet, sentence: Sentence, event: NewEvent) -> str:
        """Add an event, and let the article report it in this sentence."""
        with self._editing(f'Coded a sentence as the new event "{event.key}".') as (edit, article):
            _add(edit, event)
            coding.report(article, sheet.text, event.key, sentence.span, event.printed)
        return edit.told

    def same_event(self, sheet: Sheet, sentence: Sentence, event: str, printed: Printed = UNPRINTED) -> str:
        """Let the article report an event of the dossier in this sentence."""
        with self._editing(f'Coded a sentence as the event "{event}".') as (edit, article):
            coding.report(article, sheet.text, event, sentence.span, printed)
        return edit.told

    def context(self, sheet: Sheet, sentence: Sentence, why: str) -> str:
        """Let the sentence be context, for this reason."""
        with self._editing(f"Coded a sentence as context: {why}.") as (edit, article):
            coding.as_context(article, sheet.text, sentence.span, why)
        return edit.told

    def quote(self, sheet: Sheet, sentence: Sentence, waiting: Waiting, said: Said) -> str:
        """Give a quotation to an utterance; narration that only names the speaker goes to the report."""
        with self._editing(f'Coded a quotation as the utterance "{said.utterance}".') as (edit, article):
            _expect(article, waiting)
            _add_said(edit, said)
            text, given = sheet.text, coding.Given(said.event_key, said.utterance, said.manner)
            coding.give_words(article, text, waiting.number, given, sentence.span)
            if isinstance(said.event, NewEvent):
                coding.report(article, text, said.event_key, sentence.span, said.event.printed)
            elif sentence.to_code and _only_attributes(sheet, sentence, waiting):
                coding.report(article, text, said.event_key, sentence.span)
            coding.print_as(article, said.event_key, said.printed)
        return edit.told

    def reported(self, sheet: Sheet, sentence: Sentence, said: Said) -> str:
        """Let the sentence's narration tell an utterance, and the sentence be a report of its event."""
        with self._editing(f'Coded a sentence as telling the utterance "{said.utterance}".') as step:
            edit, article = step
            _add_said(edit, said)
            printed = said.event.printed if isinstance(said.event, NewEvent) else said.printed
            coding.report(article, sheet.text, said.event_key, sentence.span, printed)
            spans = sheet.draft.stretches[sentence.number].parts or (sentence.span,)
            coding.tell(article, sheet.text, said.event_key, said.utterance, spans)
        return edit.told

    def nobodys(self, sheet: Sheet, waiting: Waiting) -> str:
        """Let a quotation be nobody's words."""
        with self._editing("Took a quotation for nobody's words.") as (edit, article):
            _expect(article, waiting)
            spans = [sentence.span for sentence in sheet.sentences]
            coding.nobodys(article, sheet.text, waiting.number, spans)
        return edit.told

    def undo(self) -> str | None:
        """Take the last step back, and return what was done in it; None if the last edit was no such step."""
        if not journal.last(self._folder).startswith(f"{self._article}: "):
            return None
        told = undo(self._folder)
        self.reading = read(self._folder)
        return told

    @contextmanager
    def _editing(self, told: str) -> Iterator[tuple[Editing, Fields]]:
        with editing(self._folder) as edit:
            edit.told = f"{self._article}: {told}"
            yield edit, edit.record("article", self._article)
        changed = edit.outcome.files if edit.outcome else ()
        overlay = {name: (self._folder / name).read_bytes() for name in changed}
        self.reading = read(self._folder, overlay, edit.reading)


def _expect(article: Fields, waiting: Waiting) -> None:
    """Raise EditRefused if the quotation is not any more where it was when somebody decided on it."""
    quotations = article.get("quotations") or ()
    spans = [(anchor.start, anchor.end) for anchor in waiting.quotation.at]
    if waiting.number >= len(quotations) or coding.spans_of(quotations[waiting.number]) != spans:
        raise EditRefused("The article's file has been changed meanwhile: leave, and begin again.")


def _add(edit: Editing, event: NewEvent) -> None:
    for actor in event.actors:
        edit.add("actor", actor)
    edit.add("event", event.fields)


def _add_said(edit: Editing, said: Said) -> None:
    """Add what is new with somebody's words: actors, their event, and the utterance itself."""
    for actor in said.actors:
        edit.add("actor", actor)
    if isinstance(said.event, NewEvent):
        _add(edit, said.event)
    if said.speaker:
        coding.utter(edit.record("event", said.event_key), said.utterance, said.speaker)


def _only_attributes(sheet: Sheet, sentence: Sentence, waiting: Waiting) -> bool:
    """Tell whether the narration of a sentence says nothing but whose words the quotation is."""
    attribution = waiting.found.attribution if waiting.found else None
    left = list(sentence.to_code)
    if attribution:
        left = coding.without(sheet.text, left, attribution)
    return not any(re.search(r"\w", sheet.text[start:end]) for start, end in left)
