"""What can go wrong, in sentences.

An exception knows its sentence and its exit code and nothing of terminals: the front desk speaks.
A `Problem` is something wrong in a dossier's files; it is a value, never raised. Lines and columns
count from 1, columns and widths in code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Problem(NamedTuple):
    """Something wrong in the files: what, where, and a way out.

    `path` is relative to the dossier's folder; `excerpt` is the line as it stands in the file, and
    `width` how many code points of it, from `column` on, are meant. `check` names what found it.
    """

    check: str
    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    excerpt: str = ""
    width: int = 1


class DiplotrackError(Exception):
    """The root of all errors that a person is told about; the message is the whole sentence."""

    exit_code: ClassVar[int] = 1


class UsageError(DiplotrackError):
    """A value on the command line that cannot be meant."""

    exit_code: ClassVar[int] = 2


class NotFound(DiplotrackError):
    """Something was asked for by a name that nothing here has."""

    exit_code: ClassVar[int] = 3

    def __init__(self, what: str, name: str, known: Iterable[str], *, where: str) -> None:
        """Build the sentence: no `what` is called `name` in `where`, and the nearest of `known`."""
        super().__init__(f'No {what} is called "{name}" in {where}{did_you_mean(name, known) or "."}')


class NotKnownThen(DiplotrackError):
    """Something was asked for as of a day on which nobody could know of it."""

    exit_code: ClassVar[int] = 3


class LibraryMissing(DiplotrackError):
    """A library that only some work needs is not installed; an extra of this package brings it."""

    def __init__(self, work: str, library: str, extra: str) -> None:
        """Build the sentence: `work` ("Writing a PDF") needs a library, and how to get it."""
        super().__init__(f"{work} needs {library}: pip install 'diplotrack[{extra}]'.")


class DossierProblems(DiplotrackError):
    """The dossier has problems and the command cannot go on with them."""

    exit_code: ClassVar[int] = 4


class StoreUnusable(DiplotrackError):
    """The database can be neither read nor built."""

    exit_code: ClassVar[int] = 5


def nearest(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return up to `most` of the `known` names that look like `name`, nearest first.

    Letter case and hyphens do not count; of names that are then alike, the last is returned.

    >>> nearest("donald trumb", ["donald-trump", "Donald Trump", "Kim Jong Un"])
    ['Donald Trump']
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only mistakes need it, and it takes a while

    folded = {_folded(candidate): candidate for candidate in known}
    return [folded[match] for match in get_close_matches(_folded(name), folded, most, 0.6)]


def _folded(name: str) -> str:
    return name.casefold().replace("-", " ")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the tail of a sentence that offers the nearest of the `known` names, or nothing.

    >>> did_you_mean("kin", ["kim", "lee"])
    ': did you mean "kim"?'
    """
    found = nearest(name, known)
    return f": did you mean {' or '.join(f'{chr(34)}{each}{chr(34)}' for each in found)}?" if found else ""
