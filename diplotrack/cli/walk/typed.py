"""What is typed in answer to a question, read: a date, a type of event, a key. Pure.

Each raises UsageError, with a sentence that says what to type instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.cli.walk.questions import begins
from diplotrack.codebook import codebook
from diplotrack.dates.edtf import DateError
from diplotrack.dates.english import read
from diplotrack.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diplotrack.codebook import EventType
    from diplotrack.dates.edtf import EdtfDate


def required(typed: str) -> str:
    """Return what was typed, if anything was."""
    if not typed:
        raise UsageError("Write something, or go back with Ctrl-C.")
    return typed


def date_of(typed: str) -> EdtfDate:
    """Return a date, typed as EDTF or in English."""
    try:
        return read(required(typed))
    except DateError as error:
        raise UsageError(str(error)) from error


def words_of(event_type: EventType) -> tuple[str, ...]:
    """Return the words by which a type is found: those of its meaning, and of its modes."""
    return (event_type.meaning, *event_type.modes, *event_type.modes.values())


def type_of(typed: str) -> str:
    """Return the type of that name, or the only one in whose meaning a word begins so."""
    types, folded = codebook().types, required(typed).casefold()
    named = [name for name in types if name.casefold().startswith(folded)]
    meant = [name for name, each in types.items() if any(begins(words, folded) for words in words_of(each))]
    found = named if len(named) == 1 else meant
    if typed.upper() in types or len(found) == 1:
        return typed.upper() if typed.upper() in types else found[0]
    known = f"may be {', '.join(found[:6])}" if found else "is no type, and in no type's meaning"
    raise UsageError(f'"{typed}" {known}: choose with the arrows.')


def one_of(known: Mapping[str, str], what: str) -> Callable[[str], str]:
    """Return a function that reads one of the known keys, or how that or a word of its title begins."""

    def chosen(typed: str) -> str:
        if typed in known:
            return typed
        begun = [key for key in known if key.startswith(required(typed))]
        folded = typed.casefold()
        meant = begun or [key for key, title in known.items() if begins(title, folded)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise UsageError(f'"{typed}" may be {", ".join(meant[:4])}: choose with the arrows.')
        near = did_you_mean(typed, known) or ": choose with the arrows."
        raise UsageError(f'No {what} is called "{typed}"{near}')

    return chosen
