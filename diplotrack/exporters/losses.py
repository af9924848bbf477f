"""What an export could not keep: counted while it is written, told in sentences when it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Loss(NamedTuple):
    one: str
    many: str
    hint: str


class Losses:
    """What one export could not keep. Only what was written so far has been counted."""

    def __init__(self) -> None:
        """Begin with nothing lost."""
        self._counts: Counter[_Loss] = Counter()

    def note(self, one: str, many: str, number: int = 1, hint: str = "") -> None:
        """Count so many things more of which the same is to be said: of one of them, and of several.

        `hint` says what to do about it, if there is anything.
        """
        if number:
            self._counts[_Loss(one, many, hint)] += number

    def sentences(self) -> Iterator[str]:
        """Yield what was lost, in the order in which it first came; what has the same hint in one sentence.

        >>> losses = Losses()
        >>> losses.note("event has no day", "events have no day", 9, "--spans includes them")
        >>> losses.note("place is left out", "places are left out", 1, "json keeps it all")
        >>> losses.note("quote becomes text", "quotes become text", 2, "json keeps it all")
        >>> undated, others = losses.sentences()
        >>> undated
        '9 events have no day; --spans includes them.'
        >>> others
        '1 place is left out; 2 quotes become text; json keeps it all.'
        """
        sentences: dict[tuple[str, str], list[str]] = {}
        for loss, number in self._counts.items():
            said = f"{number:,} {loss.one if number == 1 else loss.many}"
            alone = "" if loss.hint else said
            sentences.setdefault((loss.hint, alone), []).append(said)
        for (hint, _), lost in sentences.items():
            yield f"{'; '.join([*lost, hint] if hint else lost)}."
