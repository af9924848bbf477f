"""Dates and statuses that cannot all hold: an event with its reports in, a contradiction of each out."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from diplotrack.criticism.clash import Contradiction, Side, declaration, shared_wire
from diplotrack.dates.english import english
from diplotrack.dates.relations import Answer, before, compatible
from diplotrack.model import FUTURE_STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Article, Event, Report

Said = TypeVar("Said")

EXCLUDED = {
    "happened": ("did-not-happen", "called-off"),
    "ongoing": ("did-not-happen", "called-off"),
}
"""The statuses that exclude each other whenever they are reported."""

OUTRUN = ("happened", "ongoing")
"""What excludes a status of `FUTURE_STATUSES` in an article that certainly appeared later."""


class _Statement(NamedTuple):
    """What somebody says of an event's status, and when it appeared, where that is known."""

    status: str
    published: EdtfDate | None


def exclude(one: str, other: str) -> bool:
    """Tell whether two statuses of one event exclude each other, whenever they are reported.

    >>> exclude("called-off", "happened"), exclude("planned", "happened"), exclude("alleged", "happened")
    (True, False, False)
    """
    return other in EXCLUDED.get(one, ()) or one in EXCLUDED.get(other, ())


def dates(event: Event, articles: Mapping[str, Article]) -> Contradiction | None:
    """Return the dates, printed and adopted, of which some cannot hold beside each other."""
    said = {
        _date_side(report, report.dated.printed, report.dated.date): report.dated.date
        for report in event.reports
        if report.dated and report.dated.date
    }
    adopted = Side(None, f"{english(event.date)} (adopted, {event.basis.basis})", (), event.spot)
    said[adopted] = event.date
    return _clash("date", event, articles, said, event.date, _cannot_both_hold)


def statuses(event: Event, articles: Mapping[str, Article]) -> Contradiction | None:
    """Return the statuses, implied and adopted, of which some exclude each other."""
    said = {}
    for report in event.reports:
        status, article = report.status or event.status, articles.get(report.article)
        side = Side(report.article, _status_word(status), report.at, report.spot)
        said[side] = _Statement(status, article.published if article else None)
    adopted = _Statement(event.status, None)
    if event.status not in {statement.status for statement in said.values()}:
        said[Side(None, f"{_status_word(event.status)} (adopted)", (), event.spot)] = adopted
    return _clash("status", event, articles, said, adopted, _statuses_exclude)


def _clash(  # noqa: PLR0913, PLR0917  what is said, and what it is held against
    about: str,
    event: Event,
    articles: Mapping[str, Article],
    said: Mapping[Side, Said],
    adopted: Said,
    contradict: Callable[[Said, Said], bool],
) -> Contradiction | None:
    """Return the sides that contradict another one.

    What the dossier declares is this matter if it names all articles that contradict what is adopted,
    or, where none does, all that contradict each other.
    """
    clashing = [pair for pair in combinations(said, 2) if contradict(said[pair[0]], said[pair[1]])]
    if not clashing:
        return None
    sides = tuple(side for side in said if any(side in pair for pair in clashing))
    against = [side for side in sides if contradict(said[side], adopted)]
    known = declaration(event, about, _articles(against or sides))
    return Contradiction(
        about,
        about,
        sides,
        (event.key,),
        declared=known is not None,
        settled=known.settled if known else None,
        wire=shared_wire(sides, articles),
    )


def _articles(sides: Sequence[Side]) -> frozenset[str]:
    return frozenset(side.by for side in sides if side.by is not None)


def _date_side(report: Report, printed: str, date: EdtfDate) -> Side:
    return Side(report.article, f"“{printed}”: {english(date)}", report.at, report.spot)


def _cannot_both_hold(one: EdtfDate, other: EdtfDate) -> bool:
    return not compatible(one, other)


def _statuses_exclude(one: _Statement, other: _Statement) -> bool:
    return exclude(one.status, other.status) or _outrun(one, other) or _outrun(other, one)


def _outrun(ahead: _Statement, known: _Statement) -> bool:
    """Tell whether a status looks ahead to what another article had reported as fact before."""
    return (
        ahead.status in FUTURE_STATUSES
        and known.status in OUTRUN
        and known.published is not None
        and ahead.published is not None
        and before(known.published, ahead.published) is Answer.YES
    )


def _status_word(status: str) -> str:
    return status.replace("-", " ")
