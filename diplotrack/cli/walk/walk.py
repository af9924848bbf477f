"""From one sentence to the next: shows it, reads a key, does the step, and shows what is left."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from diplotrack.cli.walk.answers import NO_NARRATION, Asking
from diplotrack.cli.walk.questions import Back, Questions
from diplotrack.cli.walk.terminal import ENTER
from diplotrack.cli.walk.words import Words
from diplotrack.drafting.draft import Known, draft
from diplotrack.drafting.sheet import sheet
from diplotrack.errors import DiplotrackError, DossierProblems
from diplotrack.model import FiledArticle
from diplotrack.views import walk as view
from diplotrack.views.line import indented, piece, wrap
from diplotrack.workspace.coding import Printed
from diplotrack.workspace.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diplotrack.cli.walk.terminal import Terminal
    from diplotrack.drafting.draft import Draft
    from diplotrack.drafting.sheet import Sentence, Sheet
    from diplotrack.model import Dossier
    from diplotrack.views.line import Line

SURE = 0.8
"""From this score on, Enter takes an event that the draft suggests."""

PANEL = 9
"""Lines at most for what is known and suggested of a sentence."""


FRAME = 3
"""Lines above and below the text: which article it is, and two rules."""


class Walk:
    """A walk through one article of a dossier."""

    def __init__(self, folder: Path, article: str, text: str, terminal: Terminal) -> None:
        """Take the dossier's folder, the article's key, its text as the coder has it, and a terminal."""
        self._folder = folder
        self._article = article
        self._text = text
        self._terminal = terminal
        self._steps = Steps(folder, article)
        self._keys: dict[str, Callable[[Sentence], None]] = {
            "e": self._event,
            "s": self._same,
            "c": self._context,
            "q": self._quote,
            "r": self._reported,
            "k": self._skip,
            "b": self._back,
            "u": self._undo,
            "?": self._help,
            ENTER: self._enter,
        }
        self._kept: dict[str, str] = {}
        self._told: Line = []
        self._last: list[int] = []
        self._known, self._sheet = self._read()
        self._here: int | None = None
        self._go_on(-1)

    def run(self) -> Sheet:
        """Walk until the coder leaves; return the article as it is then."""
        with self._terminal.opened(), suppress(KeyboardInterrupt, EOFError):
            while self._step():
                pass
        return self._sheet

    def _step(self) -> bool:
        """Do what one key asks for; tell whether the walk goes on."""
        key = self._terminal.key(self._show)
        self._told = []
        if key == "Q":
            return False
        if self._here is None:
            return self._from_the_end(key)
        if key in self._keys:
            try:
                self._keys[key](self._sentence)
            except Back:
                pass
            except DossierProblems as error:
                self._told = [piece(f"Not saved: {error}", "bad")]
        elif key.isprintable() and key:
            self._told = [piece(f'"{key}" is none of the keys: ? explains them.', "bad")]
        return True

    @property
    def _sentence(self) -> Sentence:
        return self._sheet.sentences[self._here or 0]

    def _read(self, made: Draft | None = None) -> tuple[Dossier, Sheet]:
        """Return the dossier as it is now, and the article laid out with what the draft makes of it.

        `made` is a draft that holds still, where the dossier has learnt nothing that a draft looks at.
        """
        reading = self._steps.reading
        known = reading.written
        records = (record for each in reading.files.values() for record in each.records)
        for filed in records:
            if isinstance(filed, FiledArticle) and filed.article.key == self._article:
                made = made or draft(self._text, filed.article.published, Known(known.actors, known.events))
                return known, sheet(filed, made)
        raise DiplotrackError(f'The article "{self._article}" is not in the dossier any more.')

    def _saved(self, told: str, *, learnt: bool = True) -> None:
        """Take up what a step has changed, and go on to what is still to decide.

        `learnt` says whether the dossier knows an event, an actor or words that it did not know before.
        """
        here = self._here or 0
        self._last.append(here)
        self._kept.clear()
        self._known, self._sheet = self._read(None if learnt else self._sheet.draft)
        self._told = [piece(told.partition(": ")[2], "good")]
        if not self._sentence.is_open:
            self._go_on(here)

    def _go_on(self, behind: int) -> None:
        """Go to the next sentence, behind this one, in which something has to be decided; or to the end."""
        self._here = next((each.number for each in self._sheet.open if each.number > behind), None)
        self._kept.clear()

    def _asking(self) -> Asking:
        questions = Questions(self._terminal, self._above, self._kept)
        return Asking(questions, self._known, self._sheet, self._sentence)

    def _event(self, sentence: Sentence) -> None:
        event = self._asking().new_event()
        self._saved(self._steps.new_event(self._sheet, sentence, event))

    def _same(self, sentence: Sentence) -> None:
        if not self._known.events:
            self._told = [piece("The dossier has no event yet: e makes one.", "bad")]
            return
        event, printed = self._asking().same_event()
        self._saved(self._steps.same_event(self._sheet, sentence, event, printed), learnt=False)

    def _context(self, sentence: Sentence) -> None:
        if not sentence.to_code:
            what = "only quotations are left: q" if sentence.waiting else "it is decided: u takes that back"
            self._told = [piece(f"There is no narration to code here; {what}.", "bad")]
            return
        why = self._asking().context()
        self._saved(self._steps.context(self._sheet, sentence, why), learnt=False)

    def _quote(self, sentence: Sentence) -> None:
        if not sentence.waiting:
            self._told = [piece("There is no quotation to decide here.", "bad")]
            return
        waiting = sentence.waiting[0]
        said = Words(self._asking()).quoted(waiting)
        if said is None:
            self._saved(self._steps.nobodys(self._sheet, waiting), learnt=False)
        else:
            self._saved(self._steps.quote(self._sheet, sentence, waiting, said))

    def _reported(self, sentence: Sentence) -> None:
        said = Words(self._asking()).reported()
        self._saved(self._steps.reported(self._sheet, sentence, said))

    def _enter(self, sentence: Sentence) -> None:
        if event := self._offered(sentence):
            printed = Printed({}, self._asking().names_of(event))
            self._saved(self._steps.same_event(self._sheet, sentence, event, printed), learnt=False)
        elif self._is_beside(sentence):
            self._saved(self._steps.context(self._sheet, sentence, NO_NARRATION), learnt=False)
        elif self._is_nobodys(sentence):
            self._saved(self._steps.nobodys(self._sheet, sentence.waiting[0]), learnt=False)
        elif sentence.waiting:
            self._quote(sentence)
        else:
            self._told = [piece("Nothing is sure enough for Enter here: ? explains the keys.", "bad")]

    def _offer(self, sentence: Sentence) -> str | None:
        """Return what Enter does here, in words, if it does anything."""
        if event := self._offered(sentence):
            return f"same event: {event}"
        if self._is_beside(sentence):
            return f"context: {NO_NARRATION}"
        if not sentence.waiting:
            return None
        words = view.shortened(" … ".join(sentence.waiting[0].quotation.fragments), 40)
        return f"nobody's words: “{words}”" if self._is_nobodys(sentence) else f"whose words: “{words}”"

    @staticmethod
    def _is_nobodys(sentence: Sentence) -> bool:
        """Tell whether all that is left begins with a quotation that the draft takes for nobody's words."""
        found = sentence.waiting[0].found if sentence.waiting and not sentence.to_code else None
        return found is not None and not found.spoken

    def _is_beside(self, sentence: Sentence) -> bool:
        """Tell whether the draft takes the sentence for no narration: a heading, a caption."""
        return bool(sentence.to_code and view.remarks(sentence))

    def _offered(self, sentence: Sentence) -> str | None:
        """Return the event that Enter takes: that of a quotation in the sentence, or a very likely one.

        One that the article reports, nobody has said where, need only be likely.
        """
        if not sentence.to_code:
            return None
        said = sentence.subjects("wording")
        of = {each.key: event.key for event in self._known.events for each in event.utterances}
        spoken = next((of[key] for key in said if key in of), None)
        unplaced = self._sheet.unplaced
        about = view.alike(sentence)
        sure = (each.event for each in about if (each.score or 0) >= SURE or each.event in unplaced)
        return spoken or next(sure, None)

    def _skip(self, sentence: Sentence) -> None:
        self._go_on(sentence.number)

    def _back(self, sentence: Sentence) -> None:
        if sentence.number:
            self._kept.clear()
            self._here = sentence.number - 1
        else:
            self._told = [piece("This is the first sentence.", "faint")]

    def _undo(self, _: Sentence | None = None) -> None:
        """Take the last step back, and go where it was."""
        before = {each.number for each in self._sheet.open}
        told = self._steps.undo()
        if told is None:
            self._told = [piece("Nothing is left to take back here; `diplotrack undo` goes on.", "bad")]
            return
        self._known, self._sheet = self._read()
        anew = [each.number for each in self._sheet.open if each.number not in before]
        last = self._last.pop() if self._last else self._here
        self._here = anew[0] if anew else last
        self._kept.clear()
        self._told = [piece(f"Taken back: {told.partition(': ')[2]}", "good")]

    def _help(self, _: Sentence) -> None:
        def draw() -> None:
            width = self._terminal.size[0]
            self._terminal.show([*view.help_lines(width), [], [(" Any key goes back.", "faint")]])

        self._terminal.key(draw)

    def _from_the_end(self, key: str) -> bool:
        """Do what a key asks for where no sentence follows; tell whether the walk goes on."""
        if key == ENTER:
            self._go_on(-1)
            return self._here is not None
        if key == "b":
            self._here = len(self._sheet.sentences) - 1
        elif key == "u":
            self._undo()
        return True

    def _show(self) -> None:
        width, height = self._terminal.size
        if self._here is None:
            lines = [view.header_line(self._sheet, None, width), view.rule_line(width), []]
            self._terminal.show([*lines, *view.end_lines(self._sheet, width)])
            return
        offer = self._offer(self._sentence)
        keys = view.key_lines(offer, width)
        below = [*(indented(wrap(self._told, width - 2), 1) if self._told else [[]]), *keys]
        room = min(PANEL, max(1, height // 3))
        panel = self._panel(width, room)
        start, end = self._sentence.span
        if (end - start) // width < height - room - len(below) - FRAME:
            panel += [[]] * (room - len(panel))
        room = len(panel)
        self._terminal.show([*self._above(width, height - room - len(below)), *panel, *below])

    def _panel(self, width: int, height: int) -> list[Line]:
        events = {event.key: event for event in self._known.events}
        actors = {actor.key: actor for actor in self._known.actors}
        below = view.unplaced_lines(self._sheet, events, width)
        suggested = view.suggestion_lines(self._sentence, events, actors, width, max(1, height - len(below)))
        return [*suggested, *below][:height]

    def _above(self, width: int, height: int) -> list[Line]:
        """Return so many lines: which article it is, its text around the sentence, and a rule."""
        room = max(1, height - FRAME)
        text = view.text_lines(self._sheet, self._sentence, width, room)
        text += [[]] * (room - len(text))
        rule = view.rule_line(width)
        return [view.header_line(self._sheet, self._sentence, width), rule, *text, rule]
