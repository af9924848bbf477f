"""The commands that criticise a dossier: `contradictions` and `gaps`."""

from __future__ import annotations

from typing import Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of
from diplotrack.cli.filters import asks, known_among
from diplotrack.cli.formats import ListingFormat, ShortFormat  # noqa: TC001  Typer looks at them
from diplotrack.errors import UsageError
from diplotrack.timeline import EventFilter

Open = Annotated[bool, typer.Option("--open", help="Leave out those that the dossier settles.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help=f"Only gaps of this kind: {', '.join(completion.GAPS)}.",
        autocompletion=completion.gaps,
    ),
]
Silences = Annotated[
    int, typer.Option("--silences", metavar="NUMBER", help="How many of the longest silences to show.")
]


@asks
def contradictions_command(
    ctx: typer.Context, question: EventFilter, *, unsettled: Open = False, fmt: ShortFormat = "table"
) -> None:
    """Show what contradicts itself, side by side, and what is settled.

    Computed: dates, statuses and orders that cannot hold, offices that clash, wordings that differ in
    their words. Declared: what the dossier says that articles disagree on. Each side has its place in
    the article, and the file and line to edit. In a pipe every contradiction is one line: its event,
    kind, state (settled, open, undeclared), file and line, matter, sides, and the reason.

    For example:
      diplotrack contradictions
      diplotrack contradictions --open --actor trump
    """
    from diplotrack.criticism.contradictions import concerning, contradictions

    desk = desk_of(ctx)
    answer = desk.ask(question)
    everything = EventFilter(as_of=question.as_of, certain=question.certain)
    whole = answer if question.is_empty else desk.reader.timeline(everything)
    found = concerning(contradictions(whole), answer)
    if unsettled:
        found = tuple(each for each in found if each.settled is None)
    if fmt == "json":
        from diplotrack.exporters import jsontext
        from diplotrack.exporters.answers import criticism

        desk.screen().write(jsontext.document(*criticism.contradictions(found, answer)))
    else:
        from diplotrack.views.contradictions import contradictions_lines, contradictions_plain

        desk.screen().show(
            lambda width: contradictions_lines(found, answer, width), lambda: contradictions_plain(found)
        )


@asks
def gaps_command(
    ctx: typer.Context,
    question: EventFilter,
    *,
    kind: Kinds = None,
    silences: Silences = 5,
    fmt: ListingFormat = "table",
) -> None:
    """Show where the dossier is thin.

    Events and quotes that stand on one article, dates that nothing printed gives, actors of whom
    nothing is said, the longest times without an event, and more. In a pipe every gap is one line: its
    kind, key, file and line, what is missing, and the title.

    For example:
      diplotrack gaps
      diplotrack gaps --kind silence --actor kim
    """
    from diplotrack.criticism.gaps import gaps

    if silences < 0:
        raise UsageError(f"--silences {silences} is negative: give the number of silences to show.")
    kinds = _kinds(kind)
    desk = desk_of(ctx)
    answer = desk.ask(question)
    found = gaps(answer, kinds, silences)
    if fmt == "table":
        from diplotrack.views.gaps import gaps_lines, gaps_plain

        desk.screen().show(lambda width: gaps_lines(found, kinds, width), lambda: gaps_plain(found))
    else:
        from diplotrack.exporters.answers import criticism

        desk.screen().write(criticism.write_gaps(found, answer, fmt))


def _kinds(given: list[str] | None) -> tuple[str, ...]:
    """Return the kinds of gap that were asked for, in their order: all, if none were."""
    asked = known_among("kind of gap", given, completion.GAPS)
    return tuple(kind for kind in completion.GAPS if kind in asked) or completion.GAPS
