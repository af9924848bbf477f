"""Rules for what is longer than a day, and for dates that are printed whole: years, seasons, quarters."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from diplotrack.dates.names import MONTHS
from diplotrack.dates.reading import read
from diplotrack.dates.rules.days import between, weekday_contradicts
from diplotrack.dates.rules.phrase import count, pattern
from diplotrack.dates.rules.rule import Meant, Refused, Rule, Setting

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

__all__ = ["PERIODS", "month_of", "months_from", "year_of"]

_SEASONS = ("spring", "summer", "autumn", "winter")
_PRINTED = "the date as printed"
_WEEKS_TO_THE_DAY = 4
"""From more weeks than these on, "ago" is counted in months: nobody who prints it means the day."""


def year_of(year: int) -> str:
    """Return the EDTF of a year."""
    return f"{year:04}"


def month_of(year: int, month: int) -> str:
    """Return the EDTF of a month."""
    return f"{year:04}-{month:02}"


def months_from(day: date, months: int) -> str:
    """Return the EDTF of the month so many months after a day's."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return month_of(year, month + 1)


def _as_printed(match: re.Match[str], _: Setting) -> Meant:
    return Meant(read(match["date"]).edtf, _PRINTED)


def _day_as_printed(match: re.Match[str], _: Setting) -> Meant:
    when = read(match["date"])
    weekday_contradicts(match["weekday"], date.fromordinal(when.start_from))
    return Meant(when.edtf, _PRINTED)


def _digits(match: re.Match[str], _: Setting) -> Meant:
    """Read 2025-10-29 and 2025-10; "2003-04" can be April 2003 as well as two years."""
    year, month = match["year"], match["number"]
    if not match["last"] and int(year[2:]) < int(month):
        raise Refused(f'"{year}-{month}" can be a month of {year}, or the years {year} to {year[:2]}{month}')
    return Meant(match["date"], _PRINTED)


def _numeric(match: re.Match[str], _: Setting) -> Meant:
    """Read 27/10/2025 and 10/27/2025, where only one of the two numbers can be a month."""
    one, other = int(match["one"]), int(match["other"])
    if max(one, other) <= len(MONTHS) and one != other:
        raise Refused("which number is the day and which the month differs between countries")
    day, month = max(one, other), min(one, other)
    return Meant(f"{match['year']}-{month:02}-{day:02}", _PRINTED)


def _decade(match: re.Match[str], _: Setting) -> Meant:
    decade = match["decade"]
    if decade.endswith("0") and decade != "200":
        raise Refused(f'"the {decade}0s" can be ten years or a hundred')
    return Meant(f"{decade}X", _PRINTED)


def _century(match: re.Match[str], _: Setting) -> Meant:
    return Meant(f"{int(match['number']) - 1:02}XX", _PRINTED)


def _season_of_year(match: re.Match[str], _: Setting) -> Meant:
    """Read "spring 2018"; the winter of a year can be the one that ends in it or the one that begins."""
    year, season, ends = int(match["year"]), match["season"], match["ends"]
    code = 21 + _SEASONS.index(season)
    if ends and (season != "winter" or int(ends[-2:]) != (year + 1) % 100):
        raise Refused(f"no {season} lasts from {year} to {ends}")
    if season == "winter" and not ends:
        return Meant(
            f"[{year - 1}-{code},{year}-{code}]", "the winter that ends or the one that begins in that year"
        )
    return Meant(f"{year}-{code}", _PRINTED)


def _fraction(match: re.Match[str], setting: Setting) -> Meant:
    """Read a quarter or a half of a year that is printed, or of one that publication gives."""
    is_quarter = match["fraction"] == "quarter"
    names: Sequence[str] = ("first", "second", "third", "fourth") if is_quarter else ("first", "second")
    name = names[-1] if match["nth"] == "last" else match["nth"]
    if name not in names:
        raise Refused(f"a year has no {name} {match['fraction']}")
    place, length = names.index(name), 12 // len(names)
    if match["year"]:
        year, because = int(match["year"]), _PRINTED
    elif match["whole"]:
        year, because = setting.day.year, f"the {name} {match['fraction']} of the year of publication"
    else:
        year = _year_of_tense(1 + place * length, setting, length)
        because = f"the nearest {name} {match['fraction']} of a year {setting.side}"
    return Meant(f"{year:04}-{(33 if is_quarter else 40) + place}", because)


def _which_quarter(match: re.Match[str], setting: Setting) -> Meant:
    quarters = setting.day.year * 4 + (setting.day.month - 1) // 3 + _STEPS[match["period"]]
    return Meant(
        f"{quarters // 4:04}-{33 + quarters % 4}", f"the quarter {_STEP_WORDS[_STEPS[match['period']]]}"
    )


_STEPS = {"last": -1, "this": 0, "next": 1}
_STEP_WORDS = {
    -2: "before the one before that of publication",
    -1: "before that of publication",
    0: "of publication",
    1: "after that of publication",
}


def _bare_month(match: re.Match[str], setting: Setting) -> Meant:
    month = MONTHS.index(match["month"].capitalize()) + 1
    year = _year_of_tense(month, setting, 1)
    return Meant(month_of(year, month), f"the nearest {MONTHS[month - 1]} {setting.side}")


def _year_of_tense(month: int, setting: Setting, months: int) -> int:
    """Return the year of what lasts so many months from a month on, on the side the tense looks to."""
    day = setting.day
    if setting.is_past:
        return day.year - (month > day.month)
    return day.year + (month + months - 1 < day.month)


def _which_month(match: re.Match[str], setting: Setting) -> Meant:
    """Read "last June" and the like; where it can be of two years, both are kept."""
    month, year, name = (
        MONTHS.index(match["month"].capitalize()) + 1,
        setting.day.year,
        match["month"].capitalize(),
    )
    if match["which"] == "this":
        if (month > setting.day.month) if setting.is_past else (month < setting.day.month):
            raise Refused(f"{name} {year} does not lie {setting.side}, as the tense has it")
        return Meant(month_of(year, month), f"{name} of the year of publication")
    past = match["which"] in ("last", "past", "this past")
    if (month >= setting.day.month) if past else (month <= setting.day.month):
        side = "before" if past else "after"
        return Meant(month_of(year + (-1 if past else 1), month), f"the nearest {name} {side} publication")
    if match["which"] in ("past", "this past", "coming", "this coming"):
        return Meant(month_of(year, month), f"{name} of the year of publication")
    years = (year - 1, year) if past else (year, year + 1)
    return Meant(
        f"[{','.join(month_of(each, month) for each in years)}]",
        f"{name} of the year of publication or of the {'previous' if past else 'following'} one",
    )


def _month_or_year(match: re.Match[str], setting: Setting) -> Meant:
    steps = -2 if match["last"] else _STEPS[match["period"]]
    unit = match["before"] or match["unit"]
    because = f"the {unit} {_STEP_WORDS[steps]}"
    if unit == "month":
        return Meant(months_from(setting.day, steps), because)
    return Meant(year_of(setting.day.year + steps), because)


def _season(match: re.Match[str], setting: Setting) -> Meant:
    """Read a season without a year: the nearest that has begun, or that has not ended."""
    season, months = match["season"], setting.day.year * 12 + setting.day.month - 1
    code = 21 + _SEASONS.index(season)
    begins = code * 3 - 61  # months from the January of its year: 2, 5, 8 and 11
    latest = (months - begins) // 12
    is_on = months - (latest * 12 + begins) < 3  # noqa: PLR2004 - a season has three months
    which = match["which"]
    if which in ("last", "this past", "past"):
        return _last_season(season, code, latest - is_on, setting)
    if which in ("next", "this coming", "coming"):
        if which == "next" and latest + 1 == setting.day.year:
            raise Refused(f"it can be the {season} of this year or the {season} of the next")
        return Meant(f"{latest + 1:04}-{code}", f"the nearest {season} after publication")
    year = latest if is_on or setting.is_past else latest + 1
    if which == "this" and year != setting.day.year and not is_on:
        raise Refused(f"this year's {season} does not lie {setting.side}, as the tense has it")
    return Meant(f"{year:04}-{code}", f"the nearest {season} {setting.side}")


def _last_season(season: str, code: int, year: int, setting: Setting) -> Meant:
    """Return the season that ended last; if others have ended since, it can be that of the year before."""
    ended = (setting.day.year - year) * 12 + setting.day.month - 1 - (code * 3 - 58)
    if year == setting.day.year and ended >= 3:  # noqa: PLR2004 - a season has three months
        return Meant(
            f"[{year - 1:04}-{code},{year:04}-{code}]", f"the {season} of the year of publication or the last"
        )
    return Meant(f"{year:04}-{code}", f"the {season} that ended last before publication")


def _ago(match: re.Match[str], setting: Setting) -> Meant:
    return _counted(match, setting, -1, "before publication")


def _from_now(match: re.Match[str], setting: Setting) -> Meant:
    if setting.is_past:
        raise Refused('in the past tense, "in two days" is how long something took')
    return _counted(match, setting, 1, "after publication")


def _counted(match: re.Match[str], setting: Setting, sign: int, side: str) -> Meant:
    """Return what lies so many days, weeks, months or years off, about as precisely as that is meant."""
    number, unit, day = count(match["count"]), match["unit"], setting.day
    because = f"{match['count']} {unit}{'s'[: number - 1]} {side}"
    if unit in ("day", "week") and (unit == "day" or number <= _WEEKS_TO_THE_DAY):
        return Meant(f"{day + timedelta(sign * number * (7 if unit == 'week' else 1))}~", because)
    if unit == "week":
        then = day + timedelta(sign * number * 7)
        return Meant(f"{month_of(then.year, then.month)}~", because)
    if unit == "month":
        return Meant(f"{months_from(day, sign * number)}~", because)
    return Meant(f"{year_of(day.year + sign * number * (10 if unit == 'decade' else 1))}~", because)


def _period_ago(match: re.Match[str], setting: Setting) -> Meant:
    """Read "a year ago today" and "two years ago this month"."""
    number, day = count(match["count"]), setting.day
    if match["to"].endswith("month"):
        return Meant(months_from(day, -12 * number), f"the month of publication, {number} years earlier")
    then = f"{day.year - number:04}-{day.month:02}-{day.day:02}"
    return Meant(then, f"the day of publication, {number} years earlier")


def _past_span(match: re.Match[str], setting: Setting) -> Meant:
    """Read "in the past two weeks": some day since then; "last week" can be the calendar's as well."""
    day, number, unit = setting.day, count(match["count"] or "one"), match["unit"]
    if unit == "hour":
        first = str(day - timedelta(-(-number // 24)))
    elif unit == "week":
        start = day - timedelta(7 * number)
        first = str(min(start, start - timedelta(start.weekday())) if match["which"] == "last" else start)
    elif unit == "day":
        first = str(day - timedelta(number))
    elif unit == "month":
        first = months_from(day, -number)
    else:
        first = year_of(day.year - number * (10 if unit == "decade" else 1))
    return Meant(f"[{first}..{day}]", "some day from then to publication")


def _coming_span(match: re.Match[str], setting: Setting) -> Meant:
    if setting.is_past:
        raise Refused("in the past tense, it counts from something other than publication")
    day, number, unit = setting.day, count(match["count"] or "one"), match["unit"]
    if unit in ("day", "week"):
        last = str(day + timedelta(number * (7 if unit == "week" else 1)))
    elif unit == "month":
        last = months_from(day, number)
    else:
        last = year_of(day.year + number * (10 if unit == "decade" else 1))
    return Meant(f"[{day}..{last}]", "some day from publication to then")


def _duration(_: re.Match[str], __: Setting) -> Meant:
    raise Refused("it says how long something lasted, and not when")


def _this_decade(match: re.Match[str], setting: Setting) -> Meant:
    year = year_of(setting.day.year)
    return Meant(
        year[:3] + "X" if match["unit"] == "decade" else year[:2] + "XX",
        f"the {match['unit']} of publication",
    )


def _first_or_last_days(match: re.Match[str], setting: Setting) -> Meant:
    """Read the first or last day or week, or a half, of a month."""
    month = MONTHS.index(match["month"].capitalize()) + 1
    year = int(match["year"]) if match["year"] else _year_of_tense(month, setting, 1)
    start = date(year, month, 1)
    end = date.fromordinal(read(month_of(year, month)).end_to)
    first = match["nth"] == "first"
    size = {"day": 1, "week": 7, "half": 15 if first else (end - start).days - 14}[match["what"]]
    if match["nth"] not in (("first", "second") if match["what"] == "half" else ("first", "last")):
        raise Refused("which days these are is not agreed upon")
    days = (start, start + timedelta(size - 1)) if first else (end - timedelta(size - 1), end)
    because = f"the {match['nth']} {match['what']} of {MONTHS[month - 1]}"
    return Meant(str(days[0]) if size == 1 else between(*days), because)


_SPAN = r"(?:{count} |(?!\w+s\b))(?P<unit>hour|day|week|month|year|decade)s?"

PERIODS = (
    Rule("as printed", pattern("{on}(?:{weekday} )?(?P<date>{day} {month},? {year})"), _day_as_printed),
    Rule("as printed", pattern("{on}(?:the month of )?(?P<date>{month} {year})"), _as_printed),
    Rule("as printed", pattern("{on}(?:the year )?(?P<date>{year})"), _as_printed),
    Rule(
        "as printed", pattern("{on}(?P<date>{year}-(?P<number>0[1-9]|1[0-2])(?P<last>-[0-9][0-9])?)"), _digits
    ),
    Rule("as printed", pattern("{on}(?P<one>[0-9][0-9]?)([./-])(?P<other>[0-9][0-9]?)\\2{year}"), _numeric),
    Rule("as printed", pattern("{on}{the}(?P<decade>[12][0-9][0-9])0'?s"), _decade),
    Rule("as printed", pattern("{on}the (?P<number>[0-9][0-9]?)(?:st|nd|rd|th) century"), _century),
    Rule(
        "season of a year",
        pattern("{on}{the}{season}(?: of)? {year}(?: ?[-/] ?(?P<ends>(?:[12][0-9])?[0-9][0-9]))?"),
        _season_of_year,
    ),
    Rule("quarter or half", pattern("{on}{the}(?P<period>last|this|next) quarter"), _which_quarter),
    Rule(
        "quarter or half",
        pattern(
            "{on}{the}{nth} (?P<fraction>quarter|half)"
            "(?:(?: of)? {year}|(?P<whole> of (?:the|this) year)|(?<=quarter))"
        ),
        _fraction,
    ),
    Rule("bare month", pattern("{on}(?:the month of )?{month}"), _bare_month),
    Rule("last, this or next month by name", pattern("{on}{which} {month}"), _which_month),
    Rule(
        "month or year",
        pattern(
            "{on}(?:(?P<period>last|this|next) (?P<unit>month|year)"
            "|the (?P<before>month|year) (?P<last>before last))"
        ),
        _month_or_year,
    ),
    Rule("season", pattern("{on}(?:(?:the|{which}) )?{season}"), _season),
    Rule("ago", pattern("(?:(?:about|around|some|roughly|almost|nearly) )?{count} {unit}s? ago"), _ago),
    Rule("ago to the day", pattern("{count} years? ago (?P<to>today|to the day|this month)"), _period_ago),
    Rule("from now", pattern("in {count} {unit}s?(?:'s?)?(?: time| from now)?"), _from_now),
    Rule("from now", pattern("{count} {unit}s? (?:from now|from today)"), _from_now),
    Rule(
        "up to publication",
        pattern("(?:(?:in|over|during|within) )?the (?P<which>past|last) " + _SPAN),
        _past_span,
    ),
    Rule(
        "from publication on",
        pattern(r"(?:in|over|during|within) the (?:next|coming) (?:{count} |(?!\w+s\b)){unit}s?"),
        _coming_span,
    ),
    Rule("from publication on", pattern("within {count} {unit}s?"), _coming_span),
    Rule(
        "duration",
        pattern("for (?:(?:about|around|some|nearly|almost|over|the (?:past|last)) )?" + _SPAN),
        _duration,
    ),
    Rule("this decade", pattern("{on}this (?P<unit>decade|century)"), _this_decade),
    Rule(
        "first or last days",
        pattern("(?:(?:on|in|during) )?the {nth} (?P<what>day|week|half) (?:of|in) {month}(?: {year})?"),
        _first_or_last_days,
    ),
)
"""The rules of this module, in the order in which they are asked."""
