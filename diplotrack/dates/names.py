"""The English names of months, weekdays and seasons, independent of any locale."""

from __future__ import annotations

from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""January first."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Monday first, as `date.weekday` counts."""

MONTH_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
"""First and last day of what English calls early, mid and late in a month; 31 is the month's end."""


class Season(NamedTuple):
    """A named stretch of a year: how it reads, the month it begins with, how many months it lasts."""

    reads: str
    month: int
    months: int

    def named(self, year: int) -> str:
        """Return its English name in that year; one that runs into the next year names both.

        >>> SEASONS["24"].named(2001)
        'winter 2001–02'
        """
        past_december = self.month + self.months > 13  # noqa: PLR2004 - the month after December
        label = f"–{(year + 1) % 100:02}" if past_december else ""
        return self.reads.format(written_year(year) + label)


SEASONS = {
    "21": Season("spring {}", 3, 3),
    "22": Season("summer {}", 6, 3),
    "23": Season("autumn {}", 9, 3),
    "24": Season("winter {}", 12, 3),
    "25": Season("spring {} (northern hemisphere)", 3, 3),
    "26": Season("summer {} (northern hemisphere)", 6, 3),
    "27": Season("autumn {} (northern hemisphere)", 9, 3),
    "28": Season("winter {} (northern hemisphere)", 12, 3),
    "29": Season("spring {} (southern hemisphere)", 9, 3),
    "30": Season("summer {} (southern hemisphere)", 12, 3),
    "31": Season("autumn {} (southern hemisphere)", 3, 3),
    "32": Season("winter {} (southern hemisphere)", 6, 3),
    "33": Season("first quarter of {}", 1, 3),
    "34": Season("second quarter of {}", 4, 3),
    "35": Season("third quarter of {}", 7, 3),
    "36": Season("fourth quarter of {}", 10, 3),
    "37": Season("first third of {}", 1, 4),
    "38": Season("second third of {}", 5, 4),
    "39": Season("last third of {}", 9, 4),
    "40": Season("first half of {}", 1, 6),
    "41": Season("second half of {}", 7, 6),
}
"""What stands in the month's place from 21 on (ISO 8601-2). Without a hemisphere, the northern one."""


def written_year(year: int) -> str:
    """Return a year so that it cannot be taken for a day or a number.

    >>> written_year(2025), written_year(987)
    ('2025', 'AD 987')
    """
    return str(year) if year > 999 else f"AD {year}"  # noqa: PLR2004 - the first year of four digits
