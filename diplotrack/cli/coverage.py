"""The command `coverage`: how much of each article is cited, and what nobody has looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of
from diplotrack.cli.formats import one_of
from diplotrack.cli.texts import Texts, chosen, everything, looked_into
from diplotrack.errors import DossierProblems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplotrack.criticism.covering import Coverage
    from diplotrack.views.line import Line

Article = Annotated[
    str | None,
    typer.Argument(
        metavar="[ARTICLE]",
        help="An article's key: its text is shown with every cited stretch marked. Else all, without texts.",
        autocompletion=completion.articles,
        show_default=False,
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"One of {', '.join(completion.COVERAGE_FORMATS)}; html is a page to print.",
        callback=one_of(completion.COVERAGE_FORMATS),
        autocompletion=completion.coverage_formats,
    ),
]


def coverage_command(
    ctx: typer.Context, article: Article = None, *, texts: Texts = None, fmt: Format = "table"
) -> None:
    """Show how much of each article's text is cited, and each sentence that is not.

    Words are counted that reports, wordings or context cite. Of one article the whole text is shown, with
    a small letter where each stretch begins: ᴿ report, ᵂ wording, ᶜ context, ✗ nothing. The exit code is 4
    where a text is not at hand.

    For example:
      diplotrack coverage --texts ~/articles
      diplotrack coverage love-letters --texts ~/articles
      diplotrack coverage --texts ~/articles --format html > coverage.html
    """
    from diplotrack.criticism.covering import cover

    desk = desk_of(ctx)
    timeline = everything(desk)
    keys = chosen([article] if article else None, timeline.articles, timeline.dossier.key)
    covered = [
        (check.article.key, None if text is None else cover(check, text))
        for check, text in looked_into(timeline, keys, texts)
    ]
    if fmt == "json":
        from diplotrack.exporters.verification import coverage_record
        from diplotrack.exporters.verification import covered as document

        desk.screen().write(document(timeline.dossier.key, (coverage_record(*each) for each in covered)))
    elif fmt == "html":
        from diplotrack.exporters.coverage_page import page

        desk.screen().write(page(timeline.dossier.title, covered))
    else:
        desk.screen().show(lambda width: _lines(covered, width, whole=article is not None))
    if any(coverage is None for _, coverage in covered):
        raise typer.Exit(DossierProblems.exit_code)


def _lines(covered: Sequence[tuple[str, Coverage | None]], width: int, *, whole: bool) -> Iterator[Line]:
    from diplotrack.views import coverage as view
    from diplotrack.views.line import spaced

    yield from spaced(_article(key, coverage, width, whole=whole) for key, coverage in covered)
    if any(coverage is None for _, coverage in covered):
        yield from ([], [(view.HOW_TO_HAVE_TEXTS, "faint")])


def _article(key: str, coverage: Coverage | None, width: int, *, whole: bool) -> Iterable[Line]:
    from diplotrack.views import coverage as view

    if coverage is None:
        yield view.textless_line(key)
        return
    yield from view.summary_lines(coverage, width)
    if whole:
        yield []
        yield from view.legend_lines(width)
        yield []
        yield from view.text_lines(coverage, width)
        yield []
    yield from view.overlooked_lines(coverage, width)
