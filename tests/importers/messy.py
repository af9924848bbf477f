"""A chronology as people keep it in a spreadsheet, of any length, the same for the same seed."""

from __future__ import annotations

import csv
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = ("Date", "Headline", "What we know", "Where", "People", "Source", "Status", "Colour")

_MONTHS = ("January", "Feb", "March", "Apr.", "May", "June", "July", "Aug", "Sept", "October", "Nov.", "Dec")
_NAMES = (
    "Ada Lind", "ada lind", "Lind", "Northland", "Southmark", "Oskar Brandt", "Brandt", "Oscar Brandt",
    "Ministry of Ferries", "Harbour Guild", "Harbor Guild", "Zoë Maas", "Zoe Maas", "ZOË MAAS", "Maas, Zoë",
)  # fmt: skip
_WHAT = ("talks", "a protest", "a blockade", "a visit", "a speech", "a treaty", "a hearing", "an exercise")
_VERB = ("opens", "ends", "is announced", "is put off", "draws a crowd", "fails", "resumes")
_PLACES = ("Northport", "Southmark City", "the border", "", "", "Ferry Hall")
_STATUSES = ("", "", "", "confirmed", "cancelled", "planned", "TBC")


def rows(count: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """Yield the header and so many rows; about one in thirty cannot be used."""
    dice = Random(seed)  # noqa: S311 - these dice keep no secrets
    yield HEADER
    for number in range(count):
        title = f"{dice.choice(_WHAT).capitalize()} {dice.choice(_VERB)} in week {number % (count // 2 + 1)}"
        yield (
            _date(dice),
            dice.choice(("", title)) if dice.random() < 0.02 else title,
            dice.choice(
                ("", f"What is said of it, number {number}.\nA second line: with a colon", "plain, and short")
            ),
            dice.choice(_PLACES),
            ";".join(dice.sample(_NAMES, dice.randrange(4))),
            _source(dice, number),
            dice.choice(_STATUSES),
            dice.choice(("", "red", "= 1 + 1", "#note", "[x]", "- dash", "yes")),
        )


def write(path: Path, count: int, seed: int = 1) -> None:
    """Write such a chronology as CSV."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows(count, seed))


def _date(dice: Random) -> str:
    year, month, day = dice.randrange(1988, 2025), dice.randrange(1, 13), dice.randrange(1, 29)
    if dice.random() < 0.2:
        day = 1
    name = _MONTHS[month - 1]
    return dice.choice(
        (
            f"{year}-{month:02}-{day:02}", f"{day} {name} {year}", f"{name} {day}, {year}", f"{name} {year}",
            str(year), f"c. {year}", f"{year}–{year + 2}", f"{day}–{day + 2} {name} {year}",
            f"{year}-{month:02}-{day:02}T10:30", f"early {name.strip('.')} {year}", f"by {year}",
            f"{year}/{month}/{day}", *((f"{day}/{month}/{year}", "soon", "")[: dice.randrange(2)]),
        )
    )  # fmt: skip


def _source(dice: Random, number: int) -> str:
    url = f"https://www.northport-daily.example/{number % 700}/story?utm_source=mail"
    return dice.choice(
        ("", url, f"{url}#top", f"Northport Daily {url}", f"{url}; https://post.example/a{number}",
         "Evening Post, 12 May 2018", "somebody told me", "Gazette")
    )  # fmt: skip
