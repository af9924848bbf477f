"""Made-up dates of events, most of them certain days, the others vague in every way that EDTF has.

In: the day on which something shall have happened. Out: an EDTF date that this day fits.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

FIRST, LAST = date(1945, 1, 1), date(2025, 12, 31)
"""Between which days everything happens."""


class Dated(NamedTuple):
    """An EDTF date, and the days between which what it dates went on, where it says that something did."""

    edtf: str
    lasted: tuple[date, date] | None = None


def chronological(place: float, chance: random.Random) -> date:
    """Return a day for a place in the timeline, from 0 for its beginning to 1: more and more a year.

    One in ten lies anywhere before: what is reported late.
    """
    if chance.random() < 0.1:
        place *= chance.random()
    span = (LAST - FIRST).days
    day = int(span * place**0.5) + chance.randint(-10, 10)
    return FIRST + timedelta(days=min(max(day, 0), span))


def dated(day: date, chance: random.Random) -> Dated:
    """Return a date that may mean this day: 70 % are exact."""
    (form,) = chance.choices(_FORMS, cum_weights=_SHARES)
    return form(day, chance)


def _exact(day: date, _chance: random.Random) -> Dated:
    return Dated(day.isoformat(), (day, day))


def _month(day: date, _chance: random.Random) -> Dated:
    return Dated(f"{day:%Y-%m}")


def _year(day: date, _chance: random.Random) -> Dated:
    return Dated(f"{day:%Y}")


def _doubtful(day: date, chance: random.Random) -> Dated:
    return Dated(day.isoformat()[: chance.choice((4, 7, 10))] + chance.choice("~?%"))


def _lasting(day: date, chance: random.Random) -> Dated:
    end = day + timedelta(days=chance.randint(1, 60))
    return Dated(f"{day}/{end}", (day, end))


def _one_of(day: date, chance: random.Random) -> Dated:
    last = day + timedelta(days=chance.randint(1, 10))
    return Dated(f"[{day}..{last}]")


def _some_of(day: date, chance: random.Random) -> Dated:
    other = day + timedelta(days=chance.randint(2, 20))
    return Dated(f"{{{day},{other}}}")


def _since(day: date, chance: random.Random) -> Dated:
    return Dated(f"{day.isoformat()[: chance.choice((4, 7, 10))]}/..")


def _by(day: date, chance: random.Random) -> Dated:
    return Dated(f"[..{day.isoformat()[: chance.choice((4, 7, 10))]}]")


def _decade(day: date, _chance: random.Random) -> Dated:
    return Dated(f"{day.year // 10}X")


_PER_MILLE: dict[Callable[[date, random.Random], Dated], int] = {
    _exact: 700,
    _month: 100,
    _year: 50,
    _doubtful: 30,
    _lasting: 50,
    _one_of: 30,
    _some_of: 10,
    _since: 12,
    _by: 10,
    _decade: 8,
}
_FORMS = list(_PER_MILLE)
_SHARES = list(accumulate(_PER_MILLE.values()))
