"""Pages about utterances: all wordings of one, and what differs between them; and a list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.comparing import compare_utterance
from diplotrack.exporters.comparisons import tables
from diplotrack.exporters.html.collated import wordings
from diplotrack.exporters.html.site.addresses import path_of
from diplotrack.exporters.phrases import sentence
from diplotrack.model import MANNERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markupsafe import Markup

    from diplotrack.collation import Collation
    from diplotrack.exporters.comparisons.tables import Table
    from diplotrack.exporters.entries import Entry, Printed, Quote
    from diplotrack.exporters.html.site.frame import File, Frame


MOST = 500
"""So many utterances stand on one page."""


class Shown(NamedTuple):
    """A wording: `words` with what differs from the base marked, None where it prints none."""

    printed: Printed
    words: Markup | None
    is_base: bool
    manner: str


def quotes(frame: Frame) -> File:
    """Return the list of all utterances; if they are too many for a page, of those who said them."""
    census = frame.census
    are_few = len(census.sayings) <= MOST
    by_name = sorted(census.said, key=lambda key: (-len(census.said[key]), census.timeline.actor_name(key)))
    return frame.page(
        "quotes.html",
        "quotes",
        "Quotes",
        sayings=[*census.sayings.values()] if are_few else [],
        speakers=[] if are_few else by_name,
    )


def utterance_page(frame: Frame, quote: Quote, told: Entry) -> File:
    """Return the page of an utterance and of the event in which it was said."""
    utterance, census = quote.utterance, frame.census
    comparison = compare_utterance(utterance, told.event)
    collation = comparison.collation
    titles = {each.wording.article: each.title for each in quote.wordings}
    return frame.page(
        path_of("utterance", utterance.key),
        "utterance",
        f"{quote.speaker}{f' to {quote.addressee}' if quote.addressee else ''}",
        "quotes.html",
        quote=quote,
        line=census.lines[told.event.key],
        place=told.place,
        wordings=[*_shown(quote, collation)],
        variants=_variants(collation, titles) if collation and comparison.similarities else None,
        similarities=[(titles[article], value) for article, value in comparison.similarities],
        note=sentence(utterance.note) if utterance.note else "",
        others=utterance.differs_from,
    )


def _variants(collation: Collation, titles: Mapping[str, str]) -> Table:
    """Return the apparatus, in which articles are called by their titles."""
    found = tables.variants(collation)
    place = found.header.index("in")
    return found._replace(
        rows=tuple(
            (
                *row[:place],
                ", ".join(titles[key] for key in (row[place] or "").split(", ")),
                *row[place + 1 :],
            )
            for row in found.rows
        )
    )


def _shown(quote: Quote, collation: Collation | None) -> Iterator[Shown]:
    """Yield the base, the wordings that are held against it, and those that print no words."""
    marked = dict(wordings(collation)) if collation else {}
    order = [*marked]
    for printed in sorted(
        quote.wordings,
        key=lambda each: order.index(each.wording.article) if each.wording.article in marked else len(order),
    ):
        key, manner = printed.wording.article, printed.wording.manner
        is_base = bool(collation) and key == order[0] and len(order) > 1
        yield Shown(printed, marked.get(key), is_base, f"{manner}: {MANNERS[manner]}")
