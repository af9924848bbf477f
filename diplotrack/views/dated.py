"""A date explained for a person: a value, a suggestion, or how two dates stand to one another; lines out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from diplotrack.dates.brief import brief, heading
from diplotrack.dates.edtf import FIRST_DAY, LAST_DAY
from diplotrack.dates.english import english
from diplotrack.dates.names import MONTHS, WEEKDAYS, written_year
from diplotrack.views.line import piece, wrap
from diplotrack.views.sheet import fact, facts, head, when
from diplotrack.views.timeline import WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.dates.printed import Suggestion
    from diplotrack.views.line import Line

KINDS = {
    "date": "it happened somewhere in there",
    "interval": "it lasted from the one to the other",
    "one-of": "it happened once, on one of these days",
    "all-of": "it happened on each of them",
}
"""What each kind of date means."""

LIMITS = {"open": "open: there is no such limit", "unknown": "not known"}
"""What an end means that is no day."""


def date_lines(dated: EdtfDate, width: int) -> Iterator[Line]:
    """Yield everything that a date means."""
    width = min(width, WIDEST)
    yield from head(english(dated), dated.edtf, width)
    yield []
    doubts = [
        word for word, holds in (("uncertain", dated.uncertain), ("approximate", dated.approximate)) if holds
    ]
    yield from facts(
        (
            ("Kind", f"{dated.kind}: {KINDS[dated.kind]}"),
            ("Precision", dated.precision),
            ("Doubt", " and ".join(doubts)),
            ("Earliest", _limit(dated.earliest, dated.start_known)),
            ("Latest", _limit(dated.latest, dated.end_known)),
            ("Possible", _possible(dated)),
            ("Sorts", _sorting(dated)),
            ("In a row", _row(dated)),
        ),
        width,
    )


def suggestion_lines(
    printed: str, published: EdtfDate, tense: str, suggestion: Suggestion, width: int
) -> Iterator[Line]:
    """Yield what a printed phrase stands for in an article of that publication, or why it has no date."""
    width = min(width, WIDEST)
    yield from wrap([piece(f"“{printed}”", "title")], width)
    yield []
    yield from fact("Published", when(published), width)
    yield from facts((("Tense", tense), ("Rule", suggestion.rule)), width)
    if suggestion.date:
        yield from fact("Suggests", when(suggestion.date), width)
    else:
        yield from fact("Suggests", [("no date", "bad")], width)
    yield from facts((("Because", suggestion.explanation), ("Relation", suggestion.relation)), width)


def against_lines(answers: Mapping[str, str], other: EdtfDate, width: int) -> Iterator[Line]:
    """Yield whether a date is before, after or during another, or overlaps it: yes, maybe or no."""
    yield from wrap([("Against  ", "heading"), *when(other)], min(width, WIDEST))
    for word, answer in answers.items():
        yield from fact(
            f"  {word}", [(answer, {"yes": "happened", "no": "faint"}.get(answer, "alleged"))], width
        )


def _limit(day: date | None, known: str) -> str:
    return _day(day.toordinal()) if day else LIMITS[known]


def _day(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {written_year(day.year)}"


def _possible(dated: EdtfDate) -> str:
    """Return between which days it may lie, where its marks of doubt make that more than is written."""
    if (dated.possible_from, dated.possible_to) == (dated.start_from, dated.end_to):
        return ""
    first = "the beginning" if dated.possible_from == FIRST_DAY else _day(dated.possible_from)
    last = "the end" if dated.possible_to == LAST_DAY else _day(dated.possible_to)
    return f"from {first} to {last}, as far as its marks of doubt reach"


def _sorting(dated: EdtfDate) -> str:
    if dated.start_known != "known":
        return f"at {_day(dated.sort_from)}, its latest day, since it has no earliest one"
    broad = "" if dated.sort_from == dated.sort_to else ", before all that begins then and ends earlier"
    return f"at {_day(dated.sort_from)}{broad}"


def _row(dated: EdtfDate) -> str:
    year, month = heading(dated)
    under = f"{MONTHS[month - 1]} {written_year(year)}" if month else written_year(year)
    return f"“{brief(dated)}” under {under}"
