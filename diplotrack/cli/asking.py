"""Questions to whoever sits at the terminal: one line each, with proposals, and judged at once.

In: a question, what may be answered, and what judges the answer. Out: the answer, a text. Ctrl-C and Ctrl-D
end the command.
"""

from __future__ import annotations

import re
import shutil
import sys
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.edtf import DateError
from diplotrack.views.clean import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document

_BEGUN = re.compile(r"[^,:\s]*$")


class Choice(NamedTuple):
    """What may be answered, and what it means."""

    word: str
    meaning: str = ""


def at_terminal() -> bool:
    """Tell whether somebody can be asked: input and output are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(
    question: str,
    *,
    proposed: str = "",
    choices: Iterable[Choice] = (),
    judge: Callable[[str], str] = lambda _: "",
) -> str:
    """Ask, with an answer proposed to be taken or changed, until `judge` says nothing against it.

    Tab, and typing, offer the choices that hold the word begun, or whose meaning does. The beginning of
    the only one that begins so is enough.
    """
    known = list(choices)
    session = _session(known, _columns() - len(question) - 4)
    while True:
        try:
            answer = session.prompt(f"{question}: ", default=proposed).strip()
        except EOFError:
            raise KeyboardInterrupt from None
        meant = the_only_one(answer, known)
        if not (wrong := judge(meant)):
            if meant != answer:
                sys.stdout.write(f"  {meant}\n")
            return meant
        proposed = answer
        for line in wrap(clean(wrong), _columns() - 2, break_on_hyphens=False):
            sys.stdout.write(f"  {line}\n")


def agreed(question: str) -> bool:
    """Ask for yes or no; Enter is yes."""
    words = {"": True, "y": True, "yes": True, "n": False, "no": False}

    def judge(answer: str) -> str:
        return "" if answer.strip().casefold() in words else "Answer y or n."

    return words[ask(f"{question} [Y/n]", judge=judge).casefold()]


def ask_date(question: str, *, required: bool) -> str:
    """Ask for a date, in EDTF or in plain English; return it in EDTF, when it was understood rightly."""
    from diplotrack.dates.english import echoed
    from diplotrack.dates.reading import read

    def judge(answer: str) -> str:
        if not answer.strip():
            return "Write a date, such as 29 October 2025, or by 2019." if required else ""
        try:
            read(answer)
        except DateError as error:
            return str(error)
        return ""

    while typed := ask(question, judge=judge):
        when = read(typed)
        understood = echoed(when)
        if typed == when.edtf:
            sys.stdout.write(f"  {understood}\n")
            return typed
        if agreed(f"  {understood}: correct?"):
            return when.edtf
    return ""


def the_only_one(answer: str, choices: Iterable[Choice]) -> str:
    """Return the only choice that begins with the answer, or whose meaning does; else the answer itself.

    >>> the_only_one("o", [Choice("stated"), Choice("outside")])
    'outside'
    >>> the_only_one("Ada Lind", [Choice("ada-lind", "Ada Lind"), Choice("adam", "Adam")])
    'ada-lind'
    """
    known, begun = list(choices), answer.casefold()
    if not answer or any(each.word == answer for each in known):
        return answer
    found = [each.word for each in known if any(text.casefold().startswith(begun) for text in each)]
    return found[0] if len(found) == 1 else answer


def found_in(begun: str, choices: Iterable[Choice]) -> Iterator[Choice]:
    """Yield the choices that a word begun may mean: those that begin so, then those that hold it anywhere.

    >>> [each.word for each in found_in("lin", [Choice("berlin"), Choice("lind"), Choice("ada", "Ada Lind")])]
    ['lind', 'berlin', 'ada']
    """
    sought, known = begun.casefold(), list(choices)
    first = [each for each in known if each.word.casefold().startswith(sought)]
    then = [each for each in known if sought in f"{each.word}\n{each.meaning}".casefold()]
    yield from dict.fromkeys([*first, *then])


def _columns() -> int:
    return max(20, shutil.get_terminal_size().columns)


def _session(known: list[Choice], room: int) -> PromptSession[str]:
    """Return what reads an answer; choices for which there is room stand where the answer will."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.formatted_text import FormattedText

    words = ", ".join(each.word for each in known)
    hint = words if len(words) <= room else "Tab shows what there is"
    return PromptSession(
        completer=_completer(known) if known else None,
        placeholder=FormattedText([("ansibrightblack", hint)]) if known else None,
    )


def _completer(known: list[Choice]) -> Completer:
    from prompt_toolkit.completion import Completer, Completion

    class Offers(Completer):
        def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
            del complete_event
            begun = _BEGUN.search(document.text_before_cursor)
            word = begun[0] if begun else ""
            for each in found_in(word, known):
                yield Completion(each.word, -len(word), display_meta=each.meaning)

    return Offers()
