"""The command that explains a date: `date`. It needs no dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of
from diplotrack.cli.formats import ShortFormat  # noqa: TC001  Typer looks at it
from diplotrack.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.dates.printed import Suggestion, Tense
    from diplotrack.views.line import Line

    Printed: TypeAlias = tuple[EdtfDate, Tense, Suggestion]

Text = Annotated[
    str,
    typer.Argument(metavar="TEXT", help="A date, as EDTF or in English; or, with --published, as printed."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="TEXT is what an article prints that was published on this date."),
]
SpokenIn = Annotated[
    str | None,
    typer.Option(
        metavar="TENSE",
        help="With --published: the tense of the sentence, past (else) or future.",
        autocompletion=completion.tenses,
    ),
]
Against = Annotated[
    str | None, typer.Option(metavar="DATE", help="Tell whether TEXT is before, after or during this date.")
]


def date_command(  # noqa: PLR0913  three ways to look at a date
    ctx: typer.Context,
    text: Text,
    *,
    published: Published = None,
    tense: SpokenIn = None,
    against: Against = None,
    fmt: ShortFormat = "table",
) -> None:
    """Explain a date: what it means, and what a printed one suggests.

    Its EDTF, its earliest and latest day, how it sorts, and how it reads. With --published, what a
    phrase such as "last month" or "Wednesday" suggests in an article of that day, by which rule; or
    why no date follows from it.

    For example:
      diplotrack date "late October 2025"
      diplotrack date "last month" --published 2025-10-28
      diplotrack date 2025-10 --against 2025-10-29
    """
    printed = _printed(text, published, tense)
    dated = printed[2].date if printed else _read(text, "add --published if it is what an article prints.")
    other = _read(against, "give --against as EDTF or in English.") if against is not None else None
    screen = desk_of(ctx).screen()
    if fmt == "json":
        from diplotrack.exporters import jsontext
        from diplotrack.exporters.answers import dated as records

        answers = (other, _answers(dated, other)) if dated and other else None
        screen.write(jsontext.whole(records.document(text, dated, printed, answers)))
    else:
        screen.show(lambda width: _drawn(text, dated, printed, other, width))


def _drawn(
    text: str,
    dated: EdtfDate | None,
    printed: Printed | None,
    other: EdtfDate | None,
    width: int,
) -> Iterator[Line]:
    from diplotrack.views.dated import against_lines, date_lines, suggestion_lines

    if printed:
        yield from suggestion_lines(text, *printed, width)
    if printed and dated:
        yield []
    if dated:
        yield from date_lines(dated, width)
    if dated and other:
        yield []
        yield from against_lines(_answers(dated, other), other, width)


def _answers(dated: EdtfDate, other: EdtfDate) -> dict[str, str]:
    from diplotrack.dates.relations import WORDS, answer

    return {word: str(answer(dated, word, other)) for word in WORDS}


def _read(text: str, otherwise: str) -> EdtfDate:
    from diplotrack.dates.edtf import DateError
    from diplotrack.dates.english import read

    try:
        return read(text)
    except DateError as error:
        raise UsageError(f"{str(error).removesuffix('.')}; {otherwise}") from error


def _printed(text: str, published: str | None, spoken_in: str | None) -> Printed | None:
    tense = _tense(spoken_in or "past")
    if published is None:
        if spoken_in:
            raise UsageError("--tense is of what an article prints: add --published with the article's date.")
        return None
    from diplotrack.dates.printed import suggest

    appeared = _read(published, "give --published as EDTF or in English.")
    return appeared, tense, suggest(text, appeared, tense)


def _tense(given: str) -> Tense:
    tenses: dict[str, Tense] = {"past": "past", "future": "future"}
    if given not in tenses:
        near = did_you_mean(given, tenses) or f": it is {' or '.join(tenses)}."
        raise UsageError(f'There is no tense "{given}"{near}')
    return tenses[given]
