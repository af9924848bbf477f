"""The command `coverage`: how much of each article is cited, and what nobody has looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of
from diplotrack.cli.formats import one_of
from diplotrack.cli.texts import Texts, apart, chosen, everything, looked_into, place_of
from diplotrack.errors import DossierProblems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplotrack.criticism.covering import Coverage
    from diplotrack.criticism.verifying import ArticleCheck
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


class Covered(NamedTuple):
    """An article's check, and its coverage, or None without a text."""

    check: ArticleCheck
    coverage: Coverage | None


def coverage_command(
    ctx: typer.Context, article: Article = None, *, texts: Texts = None, fmt: Format = "table"
) -> None:
    """Show how much of each article's text is cited, and each sentence that is not.

    Words are counted that reports, wordings or context cite. Of one article the whole text is shown, with
    a small letter where each stretch begins: ᴿ report, ᵂ wording, ᶜ context, ✗ nothing. What nobody has
    reviewed is not cited yet. The exit code is 4 where a text is not at hand; articles that are known and
    have not been read here are passed over, and counted.

    For example:
      diplotrack coverage --texts ~/articles
      diplotrack coverage love-letters --texts ~/articles
      diplotrack coverage --texts ~/articles --format html > coverage.html
    """
    from diplotrack.criticism.covering import cover

    desk = desk_of(ctx)
    timeline = everything(desk)
    keys = chosen([article] if article else None, timeline.articles, timeline.dossier.key)
    looked = (
        Covered(check, None if text is None else cover(check, text))
        for check, text in looked_into(timeline, keys, place_of(desk, texts))
    )
    passed, covered = apart(looked, lambda each: article is None and each.check.is_of_unread)
    if fmt == "json":
        from diplotrack.exporters.answers.verification import coverage_record, document

        records = (coverage_record(each.check.article.key, each.coverage) for each in covered)
        unread = (each.check.article.key for each in passed)
        desk.screen().write(document(timeline.dossier.key, records, unread))
    elif fmt == "html":
        from diplotrack.exporters.answers.coverage_page import page

        articles = [(each.check.article.key, each.coverage) for each in covered]
        desk.screen().write(page(timeline.dossier.title, articles, len(passed)))
    else:
        desk.screen().show(lambda width: _lines(covered, width, unread=len(passed), whole=bool(article)))
    if any(each.coverage is None for each in covered):
        raise typer.Exit(DossierProblems.exit_code)


def _lines(covered: Sequence[Covered], width: int, *, unread: int, whole: bool) -> Iterator[Line]:
    from diplotrack.views import coverage as view
    from diplotrack.views.line import spaced
    from diplotrack.views.verify import unread_lines

    yield from spaced(_article(each, width, whole=whole) for each in covered)
    if any(each.coverage is None and not each.check.is_of_unread for each in covered):
        yield from ([], [(view.HOW_TO_HAVE_TEXTS, "faint")])
    if unread:
        yield from ([], *unread_lines(unread, width))


def _article(covered: Covered, width: int, *, whole: bool) -> Iterable[Line]:
    from diplotrack.views import coverage as view

    coverage = covered.coverage
    if coverage is None:
        yield from view.textless_lines(covered.check, width)
        return
    yield from view.summary_lines(coverage, width)
    if whole:
        yield []
        yield from view.legend_lines(width)
        yield []
        yield from view.text_lines(coverage, width)
        yield []
    yield from view.overlooked_lines(coverage, width)
