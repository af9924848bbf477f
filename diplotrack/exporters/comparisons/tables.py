"""Comparisons as tables of plain text: comparisons in; titles, tables and sentences out, nothing escaped.

What Markdown and HTML share. Cells are in the order of the articles; None where one has nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.collation import apparatus
from diplotrack.criticism.comparing import DIFFERENCES
from diplotrack.dates.english import english
from diplotrack.exporters.phrases import counted, quoted, status_word
from diplotrack.model import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplotrack.collation import Collation, Reading
    from diplotrack.criticism.comparing import ArticleComparison, EventComparison, UtteranceComparison
    from diplotrack.model import Disagreement, Event, Wording
    from diplotrack.timeline import Timeline

    Cells = Sequence[str | None]


class Table(NamedTuple):
    """A table with a title, the names of its columns, and its rows."""

    title: str
    header: tuple[str, ...]
    rows: tuple[Cells, ...]


def title_of(comparison: UtteranceComparison, timeline: Timeline) -> str:
    """Return who said it, to whom, and when."""
    utterance = comparison.utterance
    speaker = timeline.actor_name(utterance.speaker)
    to = f" to {timeline.actor_name(utterance.addressee)}" if utterance.addressee else ""
    return f"{speaker}{to}, {english(comparison.event.date)}"


def sentence_of(comparison: UtteranceComparison) -> str:
    """Return in a sentence how alike the wordings are, or why they are not compared."""
    if comparison.collation is None:
        return "No article prints the words, so there is nothing to compare."
    base = comparison.collation.base
    if not comparison.similarities:
        return f"Only {base} prints the words, so there is nothing to compare them with."
    values = ", ".join(f"{article} {value:.2f}" for article, value in comparison.similarities)
    return f"Similarity to {base}: {values}."


def variants(collation: Collation) -> Table:
    """Return the apparatus: number, base, variant, where, and kind."""
    rows = tuple(
        (
            str(variant.number),
            variant.lemma or (f"after “{variant.after}”" if variant.after else "at the start"),
            _variant(reading),
            ", ".join(reading.sigla),
            reading.kind.replace("-", " "),
        )
        for variant in apparatus(collation)
        for reading in variant.readings
    )
    return Table("Variants", ("no.", "base", "variant", "in", "kind"), rows)


def reports(comparison: EventComparison, timeline: Timeline) -> Table:
    """Return the reports of an event side by side."""
    header = ("", *(report.article for report in comparison.reports))
    return Table(comparison.event.title, header, tuple(_rows(comparison, timeline)))


def claims(comparison: EventComparison) -> Table:
    """Return what the dossier declares that articles disagree on."""
    rows = tuple((claim.about, _sides(claim), claim.settled or "open") for claim in comparison.claims)
    return Table("Declared disagreements", ("about", "says", "settled"), rows)


def alone(comparison: EventComparison, timeline: Timeline) -> Table:
    """Return what only one of the reports has."""
    rows = tuple(
        (each.article, each.kind, timeline.actor_name(each.what) if each.kind == "name" else each.what)
        for each in comparison.alone
    )
    return Table("What only one of them has", ("article", "what", "which"), rows)


def events(title: str, listed: Iterable[Event]) -> Table:
    """Return a list of events."""
    rows = tuple((english(event.date), event.title, event.key) for event in listed)
    return Table(title, ("date", "event", "key"), rows)


def counts(comparison: ArticleComparison, *, only_words: bool) -> str:
    """Return how much two articles share, and in how many ways they differ."""
    one, other = comparison.articles
    found = comparison.differences(only_words=only_words)
    differences = ", ".join(f"{found[kind]:,} in {kind}" for kind in DIFFERENCES)
    return (
        f"Both report {counted(len(comparison.shared), 'event')}, only {one} {len(comparison.only[0]):,}, "
        f"only {other} {len(comparison.only[1]):,}. Differences: {differences}."
    )


def _rows(comparison: EventComparison, timeline: Timeline) -> Iterator[Cells]:
    dated = [report.dated for report in comparison.reports]
    yield ("dates it", *(f"“{each.printed}”" if each else None for each in dated))
    yield ("that is", *(english(each.date) if each and each.date else None for each in dated))
    yield ("implies", *map(status_word, comparison.statuses))
    for naming in comparison.names:
        names = (name and f"“{name}”" for name in naming.names)
        yield (f"names {timeline.actor_name(naming.actor)}", *names)
    for quoting in comparison.quotes:
        yield (f"prints {quoting.utterance.key}", *map(_printed, quoting.wordings))
    for label, told in (
        ("title", [report.title for report in comparison.reports]),
        ("summary", [report.summary for report in comparison.reports]),
        ("note", [report.note for report in comparison.reports]),
    ):
        if any(told):
            yield (label, *told)


def _printed(wording: Wording | None) -> str | None:
    if wording is None:
        return None
    return quoted(wording.fragments) or "told in the article's own words"


def _variant(reading: Reading) -> str:
    if reading.text:
        return reading.text
    return "not printed" if reading.kind == "not-printed" else "not there"


def _sides(claim: Disagreement) -> str:
    return "; ".join(f"{'from outside' if side == OUTSIDE else side}: {says}" for side, says in claim.sides)
