"""Rules for days: weekdays, days of a month, weeks, weekends, and days counted from publication."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from diplotrack.dates.grammar import DateError, read_part
from diplotrack.dates.names import MONTHS, WEEKDAYS
from diplotrack.dates.rules.phrase import count, pattern
from diplotrack.dates.rules.rule import Meant, Refused, Rule, Setting

if TYPE_CHECKING:
    import re

__all__ = ["DAYS", "between", "weekday_contradicts"]

_NEAR = 31
"""So many days beyond publication, on the side the tense does not look to, make a bare day doubtful."""

_NAMED_DAYS = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
_FROM_PUBLICATION = {"yesterday": -1, "tomorrow": 1}


def between(first: date, last: date) -> str:
    """Return the EDTF of some day from the first to the last."""
    return f"[{first}..{last}]"


def weekday_contradicts(weekday: str | None, day: date) -> None:
    """Raise `Refused` where a weekday printed with a day is not that day's."""
    real = WEEKDAYS[day.weekday()]
    if weekday and weekday != real.casefold():
        raise Refused(
            f"the weekday contradicts the date: {day.day} {MONTHS[day.month - 1]} {day.year} is a {real}, "
            f"not a {weekday.capitalize()}"
        )


def _today(match: re.Match[str], setting: Setting) -> Meant:
    days = _FROM_PUBLICATION.get(match["word"] or "", 0)
    named = {-1: "the day before publication", 0: "the day of publication", 1: "the day after publication"}
    return Meant(str(setting.day + timedelta(days)), named[days])


def _two_days_off(match: re.Match[str], setting: Setting) -> Meant:
    before = match["side"] == "before yesterday"
    return Meant(
        str(setting.day + timedelta(-2 if before else 2)),
        f"two days {'before' if before else 'after'} publication",
    )


def _overnight(_: re.Match[str], setting: Setting) -> Meant:
    first = setting.day - timedelta(1 if setting.is_past else 0)
    return Meant(
        between(first, first + timedelta(1)),
        f"the night that {'ends' if setting.is_past else 'begins'} on the day of publication, of two days",
    )


def _weekday(match: re.Match[str], setting: Setting) -> Meant:
    day = _nearest(match["weekday"], setting.day, setting)
    return Meant(str(day), f"the nearest {match['weekday'].capitalize()} {setting.side}")


def _nearest(weekday: str, start: date, setting: Setting) -> date:
    """Return the nearest such weekday on the side the tense looks to; the start itself counts."""
    number = WEEKDAYS.index(weekday.capitalize())
    if setting.is_past:
        return start - timedelta((start.weekday() - number) % 7)
    return start + timedelta((number - start.weekday()) % 7)


def _which_weekday(match: re.Match[str], setting: Setting) -> Meant:
    """Read "last", "this" or "next" with a weekday; where it can be of two weeks, both are kept."""
    weekday, which, today = match["weekday"], match["which"], setting.day
    name, in_week = weekday.capitalize(), setting.monday + timedelta(WEEKDAYS.index(weekday.capitalize()))
    if which == "this":
        if setting.is_past and in_week > today:
            raise Refused(
                f"{name} of the week of publication lies after it: if it is meant, the tense is future"
            )
        day = _nearest(weekday, today, setting)
        return Meant(str(day), f"the nearest {name} {setting.side}")
    past = which in ("last", "past", "this past")
    step = timedelta(-1 if past else 1)
    day = _nearest(weekday, today + step, Setting(today, "past" if past else "future"))
    side = f"{'before' if past else 'after'} publication"
    if which in ("last", "next") and day == in_week:
        other = day + 7 * step
        return Meant(
            f"[{min(day, other)},{max(day, other)}]",
            f"{name} of the week of publication or of the {'previous' if past else 'following'} one",
        )
    return Meant(str(day), f"the nearest {name} {side}")


def _weekday_of_week(match: re.Match[str], setting: Setting) -> Meant:
    weeks = {"last": -1, "this": 0, "next": 1}[match["week"]]
    day = setting.monday + timedelta(7 * weeks + WEEKDAYS.index(match["weekday"].capitalize()))
    return Meant(str(day), f"{match['weekday'].capitalize()} of the {_WEEKS[weeks]}")


_WEEKS = {
    -2: "week before the one before publication",
    -1: "week before that of publication",
    0: "week of publication",
    1: "week after that of publication",
}


def _week(match: re.Match[str], setting: Setting) -> Meant:
    weeks = -2 if match["last"] else {"last": -1, "this": 0, "next": 1}[match["week"]]
    monday = setting.monday + timedelta(7 * weeks)
    first, last = monday, monday + timedelta(6)
    limit = ", from Monday to Sunday"
    if not weeks and match["limit"] == "later":
        first, limit = setting.day, " from publication on"
    if not weeks and match["limit"] == "earlier":
        last, limit = setting.day, " up to publication"
    return Meant(between(first, last), f"the {_WEEKS[weeks]}{limit}")


def _weekend(match: re.Match[str], setting: Setting) -> Meant:
    """Read a weekend: what fills it lasted, what is at it happened on one of its days."""
    which, saturday, week = match["weekend"].removeprefix("the "), setting.monday + timedelta(5), timedelta(7)
    begun = setting.day >= saturday
    if which == "next" and not begun:
        sets = (between(day, day + timedelta(1))[1:-1] for day in (saturday, saturday + week))
        return Meant(f"[{','.join(sets)}]", "the weekend of the week of publication or of the following one")
    if which in ("last", "past", "this past"):
        saturday, words = saturday - week, "the weekend before that of the week of publication"
    elif which in ("next", "coming", "this coming"):
        saturday, words = saturday + week * begun, "the weekend after publication"
    elif begun and which == "the" and setting.is_past and setting.day == saturday:
        raise Refused("on a Saturday, it can be the weekend that has just begun, or the one before")
    elif begun or not setting.is_past:
        words = "the weekend of the week of publication"
    else:
        saturday, words = saturday - week, "the weekend before publication"
    sunday = saturday + timedelta(1)
    lasted = match["lead"] in ("over", "during", "throughout")
    return Meant(f"{saturday}/{sunday}" if lasted else between(saturday, sunday), words)


def _day_of_year(match: re.Match[str], setting: Setting) -> Meant:
    month = MONTHS.index(match["month"].capitalize()) + 1
    day = _in_year_of_tense(month, int(match["day"]), setting)
    weekday_contradicts(match["weekday"], day)
    return Meant(str(day), f"the nearest {day.day} {MONTHS[month - 1]} {setting.side}")


def _named_day(match: re.Match[str], setting: Setting) -> Meant:
    month, number = _NAMED_DAYS[match["name"]]
    if match["year"]:
        return Meant(f"{match['year']}-{month:02}-{number:02}", "the day of that name")
    day = _in_year_of_tense(month, number, setting)
    return Meant(str(day), f"the nearest {day.day} {MONTHS[month - 1]} {setting.side}")


def _in_year_of_tense(month: int, number: int, setting: Setting) -> date:
    """Return such a day on the side the tense looks to, unless one is near on the other side."""
    today = setting.day
    this = _day_in(today.year, month, number)
    if this == today or (this < today) == setting.is_past:
        return this
    if abs((this - today).days) <= _NEAR:
        raise _ahead(this, setting)
    return _day_in(today.year + (-1 if setting.is_past else 1), month, number)


def _day_in(year: int, month: int, day: int) -> date:
    return date.fromordinal(read_part(f"{year:04}-{month:02}-{day:02}").first)


def _ahead(day: date, setting: Setting) -> Refused:
    side, tense = ("after", "future") if setting.is_past else ("before", "past")
    return Refused(
        f"{day.day} {MONTHS[day.month - 1]} {day.year} lies shortly {side} publication, and the sentence "
        f"is said to be in the {setting.tense}: if it is meant, the tense is {tense}"
    )


def _day_of_month(match: re.Match[str], setting: Setting) -> Meant:
    """Read "the 21st": the nearest one where the tense looks to, unless the other side's is nearer."""
    number, today = int(match["day"]), setting.day
    sides = [_nearest_in_months(number, today, step) for step in (-1, 1)]
    meant, other = sides if setting.is_past else sides[::-1]
    if meant is None:
        raise Refused(f"no month near publication has a day {number}")
    if meant != today and other and abs((other - today).days) <= abs((meant - today).days):
        raise _ahead(other, setting)
    weekday_contradicts(match["weekday"], meant)
    return Meant(str(meant), f"the nearest {number}{match['th']} of a month {setting.side}")


def _nearest_in_months(number: int, start: date, step: int) -> date | None:
    """Return the nearest day of that number from the start on; none if neither month has it."""
    index = start.year * 12 + start.month - 1
    for months in (0, step):
        year, month = divmod(index + months, 12)
        try:
            day = _day_in(year, month + 1, number)
        except DateError:
            continue
        if (day - start).days * step >= 0:
            return day
    return None


def _hours_ago(match: re.Match[str], setting: Setting) -> Meant:
    days = -(-count(match["count"]) // 24)
    return Meant(between(setting.day - timedelta(days), setting.day), "so many hours before publication")


def _week_of_day(match: re.Match[str], setting: Setting) -> Meant:
    month = MONTHS.index(match["month"].capitalize()) + 1
    if match["year"]:
        day = _day_in(int(match["year"]), month, int(match["day"]))
    else:
        day = _in_year_of_tense(month, int(match["day"]), setting)
    if day.weekday() == WEEKDAYS.index("Sunday"):
        raise Refused(f"{day} is a Sunday, which ends a week for some and begins one for others")
    monday = day - timedelta(day.weekday())
    return Meant(between(monday, monday + timedelta(6)), f"the week of {day}, from Monday to Sunday")


_NAMES = "|".join(_NAMED_DAYS)

DAYS = (
    Rule(
        "from publication",
        pattern(
            "(?:(?:earlier|later) )?(?:(?P<word>yesterday|today|tomorrow|tonight)"
            "|this (?:morning|afternoon|evening))"
        ),
        _today,
    ),
    Rule("from publication", pattern("the day (?P<side>before yesterday|after tomorrow)"), _two_days_off),
    Rule("overnight", pattern("overnight"), _overnight),
    Rule("overnight", pattern("(?:late )?last night"), lambda m, s: _overnight(m, Setting(s.day, "past"))),
    Rule("bare weekday", pattern("{on}{weekday}"), _weekday),
    Rule("last, this or next weekday", pattern("{on}{which} {weekday}"), _which_weekday),
    Rule(
        "weekday of a week",
        pattern("{on}{weekday},?(?: of| in)? (?P<week>last|this|next) week"),
        _weekday_of_week,
    ),
    Rule("weekday of a week", pattern("(?P<week>last|this|next) week,?(?: on)? {weekday}"), _weekday_of_week),
    Rule(
        "week",
        pattern(
            "(?:(?P<limit>earlier|later) )?{on}"
            "(?:(?P<week>last|this|next) week|the week (?P<last>before last))"
        ),
        _week,
    ),
    Rule("week of a day", pattern("{on}the week (?:of|beginning) {day} {month}(?: {year})?"), _week_of_day),
    Rule(
        "weekend",
        pattern(
            "(?:(?P<lead>over|during|throughout|on|at|for|later|earlier) )?"
            "(?P<weekend>the|(?:the )?(?:last|past|coming)|this (?:past|coming)|this|next) weekend"
        ),
        _weekend,
    ),
    Rule("day without a year", pattern("{on}(?:{weekday} )?{day} {month}"), _day_of_year),
    Rule("named day", pattern(rf"{{on}}(?P<name>{_NAMES})(?:,? (?:in |of )?{{year}})?"), _named_day),
    Rule(
        "day of the month",
        pattern("{on}(?:the |{weekday} (?:the )?){day}(?P<th>st|nd|rd|th)"),
        _day_of_month,
    ),
    Rule("hours ago", pattern("{count} hours? ago"), _hours_ago),
)
"""The rules of this module, in the order in which they are asked."""
