"""What was said, as HTML sets it: an `Entry` in, its quotes out, each with its wordings collated.

The base of a collation stands first, the others unfold below it with their differences marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.comparing import compare_utterance
from diplotrack.exporters.html.collated import wordings
from diplotrack.exporters.phrases import capital, counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from diplotrack.exporters.entries import Entry, Printed, Quote


class Other(NamedTuple):
    """A wording beside the first one; its words with what differs, None where it prints none."""

    printed: Printed
    words: Markup | None


class SetQuote(NamedTuple):
    """A quote, the wording that stands for it, and the others."""

    quote: Quote
    first: Printed
    others: tuple[Other, ...]

    @property
    def printed_in(self) -> str:
        """Where it is printed: "Title", or "Two wordings: Title and Other title"."""
        if not self.others:
            return self.first.title
        titles = listed((self.first.title, *(each.printed.title for each in self.others)))
        return f"{capital(counted(len(self.others) + 1, 'wording'))}: {titles}"

    @property
    def is_compared(self) -> bool:
        """Whether it has another wording whose differences are marked."""
        return any(each.words is not None for each in self.others)


def set_quotes(entry: Entry) -> Iterator[SetQuote]:
    """Yield the quotes of an entry; one that no article prints or tells is left out."""
    for quote in entry.quotes:
        if len(quote.wordings) == 1:
            yield SetQuote(quote, quote.wordings[0], ())
        elif quote.wordings:
            yield _collated(quote, entry)


def _collated(quote: Quote, entry: Entry) -> SetQuote:
    collation = compare_utterance(quote.utterance, entry.event).collation
    marked = dict(wordings(collation)) if collation else {}
    base = next(iter(marked), quote.wordings[0].wording.article)
    order = sorted(quote.wordings, key=lambda each: each.wording.article != base)
    others = (Other(each, marked.get(each.wording.article)) for each in order[1:])
    return SetQuote(quote, order[0], tuple(others))
