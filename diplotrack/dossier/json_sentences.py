"""What the JSON parser complains of, in sentences for people who do not know JSON.

In: the parser's own words and the character it stopped at. Out: a message and a hint.
"""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """What is wrong, and what to do."""

    message: str
    hint: str


_CUT = Sentence(
    "The line ends before its record does.", "Write each record on one line, and close every bracket."
)
_UNREADABLE = Sentence(
    "The line cannot be read on from here.",
    "Look at the quotation marks, brackets, colons and commas before this place.",
)
_SENTENCES = {
    "Expecting value": Sentence(
        "A value is missing here, or is written as JSON does not know it.",
        "Put every text in double quotes; null, true and false are in small letters.",
    ),
    "Expecting property name": Sentence(
        "The name of a field is missing here, or has no double quotes.",
        'Write "name": and its value, and no comma after the last.',
    ),
    "Illegal trailing comma": Sentence("A comma stands behind the last of its list or fields.", "Delete it."),
    "Expecting ':'": Sentence(
        "A colon is missing after the name of a field.", 'Write "name": and its value.'
    ),
    "Expecting ','": Sentence(
        "A comma is missing before this.", "Add it, or close the bracket or the quotes."
    ),
    "Unterminated string": Sentence("The quotation mark that opens here is never closed.", "Close it."),
    "Invalid control character": Sentence(
        "A tab or another character that cannot be seen stands in a text.", r"Write \t for a tab, or a space."
    ),
    "Invalid \\escape": Sentence("A backslash begins something unknown.", r"Write \\ for a backslash."),
    "Invalid \\uXXXX escape": Sentence(
        r"A character's number is not complete after \u.", r"Write four digits, as in \u00e9."
    ),
    "Extra data": Sentence(
        "The record has ended, and this stands behind it.", "Begin a new line for the next record."
    ),
}


def sentence(complaint: str, character: str) -> Sentence:
    """Return the sentence for a complaint of the parser that stopped at `character`, or at the end."""
    if not character and complaint.startswith("Expecting"):
        return _CUT
    return next((told for words, told in _SENTENCES.items() if complaint.startswith(words)), _UNREADABLE)
