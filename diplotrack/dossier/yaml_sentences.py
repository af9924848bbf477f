"""What the YAML parser complains of, in sentences for people who do not know YAML.

In: the parser's own words and the character it stopped at. Out: a message, a hint, and whether to show
the place where the broken thing began or the one where the parser gave up.
"""

from __future__ import annotations

from typing import NamedTuple


class Sentence(NamedTuple):
    """What is wrong, what to do, and whether the beginning of the broken thing shows it best."""

    message: str
    hint: str
    at_beginning: bool = False


_TAB = Sentence("A tab stands where the line is indented.", "Indent with spaces: YAML allows no tabs there.")
_UNREADABLE = Sentence(
    "The file cannot be read on from here.",
    "Look at the quotation marks, brackets, colons and the indentation of this line and the one before.",
)
_SENTENCES = {
    "mapping values are not allowed": Sentence(
        "A colon stands here where no field can begin.",
        "Put a text that contains a colon in quotes, or mend the indentation of this line.",
    ),
    "did not find expected ',' or ']'": Sentence(
        "The list that begins here is not closed, or a comma is missing in it.",
        'Add the "]" or the comma.',
        at_beginning=True,
    ),
    "did not find expected ',' or '}'": Sentence(
        "The fields that begin here are not closed, or a comma is missing among them.",
        'Add the "}" or the comma.',
        at_beginning=True,
    ),
    "found unexpected end of stream": Sentence(
        "The quotation mark that opens here is never closed.", "Close it.", at_beginning=True
    ),
    "found unexpected document indicator": Sentence(
        "The quotation mark that opens here is not closed before a line that begins with three marks.",
        "Close it.",
        at_beginning=True,
    ),
    "did not find expected '-' indicator": Sentence(
        "This line does not belong to the list above it.", 'Begin it with "- ", or mend its indentation.'
    ),
    "did not find expected <document start>": Sentence(
        "This line does not belong to what stands above it.", "Mend its indentation."
    ),
    "did not find expected key": Sentence(
        "This cannot follow what stands before it.",
        "Mend the indentation, or put the whole text in quotes; write '' for an apostrophe inside '…'.",
    ),
    "could not find expected ':'": Sentence(
        "A colon is missing after the name of a field.",
        'Write "name: value", or indent the line if it continues the text above.',
        at_beginning=True,
    ),
    "did not find expected node content": Sentence(
        "A value is missing before this mark.", "Write it, or delete the mark."
    ),
    "found unknown escape character": Sentence(
        "A backslash inside double quotes begins something unknown.", r"Write \\ for a backslash."
    ),
    "block sequence entries are not allowed": Sentence(
        'A list item ("- ") begins where none can.', "Begin the list on a line of its own."
    ),
    "did not find expected comment or line break": Sentence(
        'Nothing may follow ">" or "|" on its line.', "Begin the text on the next line, or put it in quotes."
    ),
    "found a tab character": _TAB,
}


def sentence(complaint: str, character: str) -> Sentence:
    """Return the sentence for a complaint of the parser about what begins with `character`."""
    if complaint.startswith("found character that cannot start any token"):
        if character == "\t":
            return _TAB
        return Sentence(f'A text cannot begin with "{character}" as it is.', "Put the text in quotes.")
    return next((told for words, told in _SENTENCES.items() if complaint.startswith(words)), _UNREADABLE)
