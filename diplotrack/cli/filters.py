"""The filters that every listing and every export has: options in, one `EventFilter` out.

`event_filter` is the only place that names them. `asks` gives its options to a command.
"""

from __future__ import annotations

import inspect
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any

import typer

from diplotrack.cli import completion
from diplotrack.errors import UsageError, did_you_mean
from diplotrack.model import ROLES, STATUSES
from diplotrack.timeline import EventFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from diplotrack.dates.edtf import EdtfDate

QUESTION = "question"
"""The parameter of a command that the filters fill."""

Actors = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="Who takes part: a name, an alias or a key, in any letter case. A state or body includes its"
        " members. A comma means or; the option again means and.",
        autocompletion=completion.actors,
    ),
]
Only = Annotated[
    bool, typer.Option("--only", help="With --actor: the state or body itself, without its members.")
]
Roles = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        help=f"The part they have: {', '.join(ROLES)}.",
        autocompletion=completion.roles,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="DATE", help='From this date on: "2025-10", "october 2025", any EDTF date.'
    ),
]
Until = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Up to this date, and its last day too.")
]
Certain = Annotated[
    bool,
    typer.Option(
        "--certain",
        help="Leave out what lies between these dates, or was known on that day, only possibly.",
    ),
]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type", metavar="TYPE", help="The event's type in the codebook.", autocompletion=completion.types
    ),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help=f"Whether it happened: {', '.join(STATUSES)}.",
        autocompletion=completion.statuses,
    ),
]
Articles = Annotated[
    list[str] | None,
    typer.Option(
        "--article", metavar="KEY", help="An article that reports it.", autocompletion=completion.articles
    ),
]
Places = Annotated[
    list[str] | None, typer.Option("--place", metavar="WORDS", help="Words of the place, in any letter case.")
]
Text = Annotated[
    str | None,
    typer.Option(metavar="WORDS", help="Words to be found in the title, summary, place or quoted words."),
]
MinArticles = Annotated[
    int,
    typer.Option(
        "--min-articles",
        metavar="NUMBER",
        show_default=False,
        help="Reported by so many articles at least; copies of one agency report count as one.",
    ),
]
Single = Annotated[bool, typer.Option("--single", help="Reported by one article only, or by its copies.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="As it could be known on this day: only from articles that were out by then.",
    ),
]
Limit = Annotated[
    int | None, typer.Option(metavar="NUMBER", help="Show no more than so many of what is listed.")
]
After = Annotated[
    str | None,
    typer.Option(
        metavar="KEY",
        help="Begin behind the one of what is listed that has this key: where the page before ended.",
        autocompletion=completion.listed,
    ),
]
Reverse = Annotated[bool, typer.Option("--reverse", help="Latest first.")]


def event_filter(  # noqa: PLR0913  one parameter for each option
    *,
    actor: Actors = None,
    only: Only = False,
    role: Roles = None,
    since: Since = None,
    until: Until = None,
    certain: Certain = False,
    type_: Types = None,
    status: Statuses = None,
    article: Articles = None,
    place: Places = None,
    text: Text = None,
    min_articles: MinArticles = 0,
    single: Single = False,
    as_of: AsOf = None,
    limit: Limit = None,
    after: After = None,
    reverse: Reverse = False,
) -> EventFilter:
    """Return the question that these options ask.

    Raise UsageError for what cannot be meant: an unknown role, type or status, a text that is no date,
    a window that ends before it begins, a negative number, one article that is to be several.
    """
    first, last = date_of("--from", since), date_of("--to", until)
    if first and last and first.earliest and last.latest and first.earliest > last.latest:
        raise UsageError(f'--from "{since}" lies after --to "{until}": exchange them.')
    if limit is not None and limit < 0:
        raise UsageError(f"--limit {limit} is negative: give the number of what to show.")
    if min_articles < 0:
        raise UsageError(f"--min-articles {min_articles} is negative: give the number of articles.")
    if single and min_articles > 1:
        raise UsageError(f"--single and --min-articles {min_articles} exclude each other: leave one out.")
    return EventFilter(
        actors=tuple(names for given in actor or () if (names := tuple(_split(given)))),
        only=only,
        roles=known_among("role", role, ROLES),
        since=first,
        until=last,
        certain=certain,
        types=known_among("type", type_, _event_types()) if type_ else (),
        statuses=known_among("status", status, STATUSES),
        articles=_all(article),
        places=_all(place),
        text=text,
        min_articles=min_articles,
        single=single,
        as_of=date_of("--as-of", as_of),
        limit=limit,
        after=after,
        reverse=reverse,
    )


def asks(command: Callable[..., None], without: Collection[str] = ()) -> Callable[..., None]:
    """Replace a command's parameter `question` by all options of `event_filter`, or those not left out."""
    every = inspect.signature(event_filter, eval_str=True).parameters
    options = {name: option for name, option in every.items() if name not in without}
    own = inspect.signature(command, eval_str=True).parameters
    taken = [parameter for parameter in own.values() if parameter.name != QUESTION]

    @wraps(command)
    def asking(**values: Any) -> None:  # noqa: ANN401  whatever the command line holds
        asked = {name: values.pop(name) for name in options}
        command(**{QUESTION: event_filter(**asked)}, **values)

    asking.__signature__ = inspect.Signature([*taken, *options.values()])  # type: ignore[attr-defined]
    asking.__annotations__ = {
        parameter.name: parameter.annotation for parameter in (*taken, *options.values())
    }
    return asking


def _split(given: str) -> Iterable[str]:
    return filter(None, (part.strip() for part in given.split(",")))


def _all(given: list[str] | None) -> tuple[str, ...]:
    return tuple(part for text in given or () for part in _split(text))


def known_among(option: str, given: list[str] | None, known: Iterable[str]) -> tuple[str, ...]:
    """Return the names given for an option, commas taken apart, in the spelling of those known.

    Raise UsageError for one that is not among them, in any letter case; it offers the nearest.
    """
    folded = {name.casefold(): name for name in known}
    for name in _all(given):
        if name.casefold() not in folded:
            near = did_you_mean(name, folded.values()) or f": there are {', '.join(folded.values())}."
            raise UsageError(f'There is no {option} "{name}"{near}')
    return tuple(folded[name.casefold()] for name in _all(given))


def date_of(option: str, text: str | None) -> EdtfDate | None:
    """Return the date that was given for an option, or None; raise UsageError, which names the option."""
    if text is None:
        return None
    from diplotrack.dates.edtf import DateError
    from diplotrack.dates.english import read

    try:
        return read(text)
    except DateError as error:
        raise UsageError(f"{option}: {error}") from error


def _event_types() -> Iterable[str]:
    from diplotrack.codebook import codebook

    return codebook().types
