"""The reports of one event, or of two articles, side by side: comparisons in, lines out.

Widths are in cells. Where the sides differ, a sign stands before the label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplotrack.criticism.comparing import DIFFERENCES
from diplotrack.dates.english import english
from diplotrack.model import OUTSIDE
from diplotrack.views.aligned import aligned_lines, legend, signs_in
from diplotrack.views.line import beside, hanging, indented, joined, length, piece, spaced, wrap
from diplotrack.views.marks import STATUS_MARKS, Cast, counted, place_in, printed, status_word
from diplotrack.views.sheet import head, section, standing, when
from diplotrack.views.wordings import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplotrack.criticism.comparing import ArticleComparison, EventComparison
    from diplotrack.model import Disagreement, Event
    from diplotrack.timeline import Timeline
    from diplotrack.views.line import Line

DIFFERS = "≠"
"""Stands before the label of what the sides do not have alike."""

_GAP = 2
_NARROWEST = 20
"""Cells that a side needs to stand beside others."""


class Row(NamedTuple):
    """Something that each side has or has not: a label, a line for each side, and whether they differ."""

    label: Line
    sides: tuple[Line | None, ...]
    differs: bool = False


def event_lines(comparison: EventComparison, timeline: Timeline, width: int) -> Iterator[Line]:
    """Yield the reports of an event side by side, and what only one of them has."""
    width = min(width, WIDEST)
    event, reports = comparison.event, comparison.reports
    yield from head(event.title, event.key, width)
    yield from wrap([*when(event.date), ("   ", ""), *_status(event.status)], width)
    yield []
    if not reports:
        yield from wrap([piece("No article reports it, so there is nothing to compare.")], width)
    elif len(reports) == 1:
        sentence = f"Only {reports[0].article} reports it, so there is nothing to compare it with."
        yield from ([piece(sentence)], [])
    yield from _grid([report.article for report in reports], _rows(comparison, timeline), width)
    alone = _alone(comparison, timeline, width - 2)
    yield from section("What only one of them has", alone)
    claims = (_claim(each, width - 2) for each in comparison.claims)
    yield from section("Declared disagreements", spaced(claims))
    yield from standing(event.spot)


def article_lines(
    comparison: ArticleComparison, timeline: Timeline, width: int, *, only_words: bool = False
) -> Iterator[Line]:
    """Yield what differs in the events that both report, what only one of them reports, and counts."""
    width = min(width, WIDEST)
    one, other = comparison.articles
    yield from wrap([piece(one, "title"), (" and ", ""), piece(other, "title")], width)
    yield from _labelled(((key, _about(key, timeline)) for key in comparison.articles), width)
    alike: list[Event] = []
    for shared in comparison.shared:
        if shared.differences(only_words=only_words).total():
            yield []
            yield from _shared(shared, timeline, width, only_words=only_words)
        else:
            alike.append(shared.event)
    yield from section("Both report, without a difference", _events(alike, width - 2))
    for key, events in zip(comparison.articles, comparison.only, strict=True):
        yield from section(f"Only {key} reports", _events(events, width - 2))
    yield []
    signs = {
        "base",
        *(sign for shared in comparison.shared for sign in _signs(shared, only_words=only_words)),
    }
    if len(signs) > 1:
        yield from (*legend(signs, width), [])
    yield from wrap([piece(counts_sentence(comparison, only_words=only_words))], width)


def counts_sentence(comparison: ArticleComparison, *, only_words: bool = False) -> str:
    """Return in two sentences how much two articles share, and in how many ways they differ."""
    one, other = comparison.articles
    differences = comparison.differences(only_words=only_words)
    found = ", ".join(f"{differences[kind]:,} in {kind}" for kind in DIFFERENCES)
    return (
        f"Both report {counted(len(comparison.shared), 'event')}, only {one} {len(comparison.only[0]):,}, "
        f"only {other} {len(comparison.only[1]):,}. Differences: {found}."
    )


def _status(status: str) -> Line:
    return [
        (f"{STATUS_MARKS.get(status, '?')} {status_word(status)}", status if status in STATUS_MARKS else "")
    ]


def _grid(keys: Sequence[str], rows: Iterable[Row], width: int) -> Iterator[Line]:
    """Yield rows with their sides in columns, or below each other where there is no room."""
    table = list(rows)
    label = min(max((length(row.label) + 2 for row in table), default=0), max(width // 4, 12))
    column = (width - label - _GAP * len(keys)) // max(1, len(keys))
    if column < _NARROWEST:
        yield from _stack(keys, table, width)
        return
    yield from _beside([], ([piece(key, "key")] for key in keys), label, column)
    for row in table:
        first, *more = wrap(row.label, label - 2)
        sign: Line = [(f"{DIFFERS} " if row.differs else "  ", "substitution")]
        yield from _beside([sign + first, *indented(more, 2)], map(_or_dash, row.sides), label, column)


def _beside(name: list[Line], sides: Iterable[Line], label: int, column: int) -> Iterator[Line]:
    columns = [(name, label), *((wrap(side, column), column) for side in sides)]
    yield from beside(columns, _GAP)


def _stack(keys: Sequence[str], rows: Iterable[Row], width: int) -> Iterator[Line]:
    for row in rows:
        yield from wrap([(f"{DIFFERS} " if row.differs else "  ", "substitution"), *row.label], width)
        for key, side in zip(keys, row.sides, strict=True):
            yield from indented(wrap([piece(f"{key}: ", "key"), *_or_dash(side)], width - 4), 4)


def _or_dash(side: Line | None) -> Line:
    return [("-", "faint")] if side is None else side


def _rows(comparison: EventComparison, timeline: Timeline) -> Iterator[Row]:
    """Yield everything that the reports of an event have, row by row."""
    reports = comparison.reports
    yield from _told(comparison, timeline, only_words=False)
    for quoting in comparison.quotes:
        sides = tuple(printed(wording) if wording else None for wording in quoting.wordings)
        yield Row([piece(quoting.utterance.key, "key")], sides, quoting.differs())
    places = tuple(
        [piece(place_in(timeline.articles.get(each.article), each.at), "faint")] for each in reports
    )
    for label in ("title", "summary", "note"):
        told = [getattr(report, label) for report in reports]
        if any(told):
            yield Row([(label, "faint")], tuple([piece(text)] if text else None for text in told))
    yield Row([("stands in", "faint")], places)


def _comparable(comparison: EventComparison, timeline: Timeline, *, only_words: bool) -> Iterator[Row]:
    """Yield what two reports have, without the words that both print: these are better aligned."""
    yield from _told(comparison, timeline, only_words=only_words)
    for quoting in comparison.quotes:
        if not quoting.collation:
            sides = tuple(printed(wording) if wording else None for wording in quoting.wordings)
            yield Row([piece(quoting.utterance.key, "key")], sides, quoting.differs(only_words=only_words))


def _told(comparison: EventComparison, timeline: Timeline, *, only_words: bool) -> Iterator[Row]:
    yield _dating(comparison)
    yield _dates(comparison)
    yield _statuses(comparison)
    yield from _names(comparison, timeline, only_words=only_words)


def _dating(comparison: EventComparison) -> Row:
    sides = tuple(
        [piece(f"“{report.dated.printed}”")] if report.dated else None for report in comparison.reports
    )
    return Row([("dates it", "faint")], sides, comparison.dating_differs)


def _dates(comparison: EventComparison) -> Row:
    dates = [report.dated.date if report.dated else None for report in comparison.reports]
    label = "that is (they clash)" if comparison.dates_clash else "that is"
    sides = tuple(when(date) if date else None for date in dates)
    return Row([(label, "bad" if comparison.dates_clash else "faint")], sides, len(set(dates)) > 1)


def _statuses(comparison: EventComparison) -> Row:
    sides = tuple(_status(status) for status in comparison.statuses)
    return Row([("implies", "faint")], sides, len(set(comparison.statuses)) > 1)


def _names(comparison: EventComparison, timeline: Timeline, *, only_words: bool) -> Iterator[Row]:
    cast = Cast(timeline)
    for naming in comparison.names:
        sides = tuple([piece(f"“{name}”")] if name is not None else None for name in naming.names)
        yield Row(cast.short(naming.actor), sides, naming.differs(only_words=only_words))


def _alone(comparison: EventComparison, timeline: Timeline, width: int) -> Iterator[Line]:
    cast = Cast(timeline)
    for report in comparison.reports:
        has = [each for each in comparison.alone if each.article == report.article]
        names = joined([cast.short(each.what) for each in has if each.kind == "name"], (", ", ""))
        parts: list[Line] = [[piece("a date")] for each in has if each.kind == "dating"]
        parts += [[("names ", ""), *names]] if names else []
        parts += [[("the words of ", ""), piece(each.what, "key")] for each in has if each.kind == "words"]
        if parts:
            first: Line = [piece(f"{report.article}  ", "key")]
            yield from hanging(first, joined(parts, ("; ", "")), width)


def _about(key: str, timeline: Timeline) -> str:
    article = timeline.articles[key]
    published = english(article.published) if article.published else "day of publication not known"
    return ", ".join(filter(None, (article.author, article.outlet, article.title, published)))


def _claim(claim: Disagreement, width: int) -> Iterator[Line]:
    said = ((side, f"known from outside: {says}" if side == OUTSIDE else says) for side, says in claim.sides)
    settled = claim.settled or "not settled: it stays open"
    yield from _labelled((("about", claim.about), *said, ("settled", settled)), width)


def _labelled(facts: Iterable[tuple[str, str]], width: int) -> Iterator[Line]:
    """Yield facts with their labels in a column of their own."""
    table = list(facts)
    label = min(max(length([piece(name)]) for name, _ in table) + 2, width // 2)
    for name, text in table:
        columns = [(wrap([piece(name, "key")], label), label), (wrap([piece(text)], width - label), 0)]
        yield from beside(columns, 0)


def _shared(
    comparison: EventComparison, timeline: Timeline, width: int, *, only_words: bool
) -> Iterator[Line]:
    """Yield an event that both report, and what differs in it: rows, aligned wordings, and claims."""
    event = comparison.event
    yield from head(event.title, event.key, width)
    keys = [report.article for report in comparison.reports]
    rows = [row for row in _comparable(comparison, timeline, only_words=only_words) if row.differs]
    if rows:
        yield from _grid(keys, rows, width)
    for quoting in comparison.quotes:
        if quoting.collation and quoting.differs(only_words=only_words):
            yield from ([], [("  ", ""), piece(quoting.utterance.key, "key")])
            yield from indented(aligned_lines(quoting.collation, width - 2, only_words=only_words), 2)
    for claim in comparison.claims:
        yield from ([], *indented(_claim(claim, width - 2), 2))


def _signs(comparison: EventComparison, *, only_words: bool) -> Iterator[str]:
    for quoting in comparison.quotes:
        if quoting.collation:
            yield from signs_in(quoting.collation, only_words=only_words)


def _events(events: Iterable[Event], width: int) -> Iterator[Line]:
    rows = [(english(event.date), event) for event in events]
    dates = min(max((len(date) for date, _ in rows), default=0), width // 3)
    for date, event in rows:
        line = [piece(f"{event.title}  "), piece(event.key, "key")]
        yield from beside([(wrap([piece(date)], dates), dates), (wrap(line, width - dates - 2), 0)])
