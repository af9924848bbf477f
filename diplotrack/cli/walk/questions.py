"""Questions beneath the sentence, one at a time: what has been answered stays, and so does the sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from prompt_toolkit.completion import Completer, Completion

from diplotrack.cli.walk.terminal import ENTER, ESCAPE, MENU
from diplotrack.errors import UsageError
from diplotrack.views.clean import clean
from diplotrack.views.line import indented, piece, wrap
from diplotrack.views.walk import choice_lines, question_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

    from diplotrack.cli.walk.terminal import Terminal
    from diplotrack.views.line import Line

Answer = TypeVar("Answer")


class Back(Exception):
    """The coder goes back to the sentence; nothing is changed."""


class Offered(NamedTuple):
    """What a line may be completed to: a value, the names by which it is found, and what it means.

    `between` are the characters that divide several values in one line.
    """

    values: Sequence[tuple[str, tuple[str, ...], str]]
    between: str = ""


class Asked(NamedTuple):
    """A line that is asked for: what stands before it and in it, a hint above, and what is offered.

    `enter` is the answer that Enter gives where nothing is typed; the question says so.
    """

    label: str
    default: str = ""
    hint: str = ""
    offered: Offered | None = None
    enter: str = ""


class _Completing(Completer):
    """Completes the last value of a line by its key, or by the beginning of any word of its names."""

    def __init__(self, offered: Offered) -> None:
        self._offered = offered

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Yield what the text before the cursor may be the beginning of."""
        del complete_event
        between = self._offered.between
        begun = (
            re.split(f"[{re.escape(between)}]", document.text_before_cursor)[-1]
            if between
            else (document.text_before_cursor)
        )
        begun = begun.lstrip()
        for value, names, meaning in self._offered.values:
            if any(begins(name, begun.casefold()) for name in (value, *names)):
                yield Completion(value, -len(begun), display=value, display_meta=clean(meaning))


def begins(name: str, begun: str) -> bool:
    """Tell whether a name, or any word of it, begins so; letter case counts only in `begun`.

    >>> begins("Minister Ada Lind", "lin"), begins("opened-line", "line"), begins("Lind", "ind")
    (True, True, False)
    """
    folded = name.casefold()
    return folded.startswith(begun) or any(word.startswith(begun) for word in re.split(r"[^\w']+", folded))


class Questions:
    """The questions of one step. `above` draws what stands above them, in so many lines."""

    def __init__(
        self, terminal: Terminal, above: Callable[[int, int], Iterable[Line]], kept: dict[str, str]
    ) -> None:
        """Take the terminal; `kept` remembers lines that were typed, should the step have to be repeated."""
        self._terminal = terminal
        self._above = above
        self._kept = kept
        self._answered: list[tuple[str, str]] = []

    def note(self, label: str, value: str) -> None:
        """Show a line among what has been answered."""
        self._answered.append((label, value))

    def line(
        self, asked: Asked, read: Callable[[str], Answer], told: Callable[[Answer], str] | None = None
    ) -> Answer:
        """Ask for a line until it can be read. `read` raises UsageError, which is shown, and asked again.

        `told` is how the answer is shown afterwards, else as it was typed.
        """
        typed, wrong = self._kept.get(asked.label, asked.default), ""
        completer = _Completing(asked.offered) if asked.offered else None
        enter = f" (Enter: {asked.enter})" if asked.enter else ""
        while True:
            self._draw(wrong or asked.hint, "bad" if wrong else "faint", MENU if asked.offered else 0)
            try:
                typed = clean(self._terminal.line(f" {asked.label}{enter}: ", typed, completer))
                answer = read(typed or asked.enter)
            except UsageError as error:
                wrong = str(error)
                typed = "" if asked.offered else typed
            except (KeyboardInterrupt, EOFError):
                raise Back from None
            else:
                self._kept[asked.label] = typed
                self.note(asked.label, told(answer) if told else typed or asked.enter)
                return answer

    def choice(self, label: str, choices: Sequence[tuple[str, str]], enter: str | None = None) -> str:
        """Ask for one of some keys, and return it; Enter stands for `enter`, where that is given."""
        wrong = ""

        def draw() -> None:
            tail = f" (Enter: {enter})" if enter else ""
            lines = list(choice_lines(choices, self._terminal.size[0]))
            self._draw(wrong, "bad", len(lines), [*lines, [piece(f" {label}{tail} ")]])

        keys = {key for key, _ in choices}
        while True:
            try:
                typed = self._terminal.key(draw)
            except (KeyboardInterrupt, EOFError):
                raise Back from None
            if typed == ESCAPE:
                raise Back
            typed = enter if typed == ENTER and enter else typed
            if typed in keys:
                return typed
            wrong = "Press one of the keys on the left; Ctrl-C goes back to the sentence."

    def _draw(self, told: str, style: str, room: int, below: Sequence[Line] = ()) -> None:
        width, height = self._terminal.size
        answered = list(question_lines(self._answered, width))
        notes = list(indented(wrap([piece(told, style)], width - 2), 1)) if told else []
        free = height - len(answered) - len(notes) - room - 2
        lines = [*self._above(width, max(4, free)), *answered, *notes, *below]
        self._terminal.show(lines if below else [*lines, []])
