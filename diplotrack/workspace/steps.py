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

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from diplotrack.dossier.changing.editing import Editing
    from diplotrack.drafting.sheet import Sentence, Sheet, Waiting
    from diplotrack.workspace.coding import Fields


class NewEvent(NamedTuple):
    """An event to be added: its fields, how the article dates it, and actors that are new with it."""

    fields: Mapping[str, Any]
    dated: Mapping[str, Any] | None = None
    actors: tuple[Mapping[str, Any], ...] = ()

    @property
    def key(self) -> str:
        """The event's key."""
        return str(self.fields["event"])


class Said(NamedTuple):
    """Whose words a quotation is: of which utterance, made at which event.

    `event` is a key, or a new event; `speaker` is None where the utterance is known already.
    """

    event: str | NewEvent
    utterance: str
    manner: str
    speaker: str | None = None
    actors: tuple[Mapping[str, Any], ...] = ()


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
            coding.report(article, sheet.text, event.key, sentence.span, event.dated)
        return edit.told

    def same_event(
        self, sheet: Sheet, sentence: Sentence, event: str, dated: Mapping[str, Any] | None = None
    ) -> str:
        """Let the article report an event of the dossier in this sentence."""
        with self._editing(f'Coded a sentence as the event "{event}".') as (edit, article):
            coding.report(article, sheet.text, event, sentence.span, dated)
        return edit.told

    def context(self, sheet: Sheet, sentence: Sentence, why: str) -> str:
        """Let the sentence be context, for this reason."""
        with self._editing(f"Coded a sentence as context: {why}.") as (edit, article):
            coding.as_context(article, sheet.text, sentence.span, why)
        return edit.told

    def quote(self, sheet: Sheet, sentence: Sentence, waiting: Waiting, said: Said) -> str:
        """Give a quotation to an utterance; narration that only names the speaker goes to the report."""
        event = said.event if isinstance(said.event, str) else said.event.key
        with self._editing(f'Coded a quotation as the utterance "{said.utterance}".') as (edit, article):
            _expect(article, waiting)
            for actor in said.actors:
                edit.add("actor", actor)
            if isinstance(said.event, NewEvent):
                _add(edit, said.event)
            if said.speaker:
                coding.utter(edit.record("event", event), said.utterance, said.speaker)
            text, given = sheet.text, coding.Given(event, said.utterance, said.manner)
            coding.give_words(article, text, waiting.number, given, sentence.span)
            if isinstance(said.event, NewEvent):
                coding.report(article, text, event, sentence.span, said.event.dated)
            elif sentence.to_code and _only_attributes(sheet, sentence, waiting):
                coding.report(article, text, event, sentence.span)
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


def _only_attributes(sheet: Sheet, sentence: Sentence, waiting: Waiting) -> bool:
    """Tell whether the narration of a sentence says nothing but whose words the quotation is."""
    attribution = waiting.found.attribution if waiting.found else None
    left = list(sentence.to_code)
    if attribution:
        left = coding.without(sheet.text, left, attribution)
    return not any(re.search(r"\w", sheet.text[start:end]) for start, end in left)
