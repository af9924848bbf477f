"""The command `verify`: whether everything that is cited stands in the articles' texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from diplotrack.cli.desk import desk_of, mended
from diplotrack.cli.formats import ShortFormat  # noqa: TC001  Typer looks at it
from diplotrack.cli.texts import Articles, Texts, apart, chosen, everything, looked_into, place_of, read_texts
from diplotrack.errors import DossierProblems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from diplotrack.cli.desk import Desk
    from diplotrack.criticism.verifying import ArticleCheck
    from diplotrack.views.line import Line

Everything = Annotated[
    bool, typer.Option("--all", help="List every anchor, those too that stand where they say.")
]
Repin = Annotated[
    bool,
    typer.Option(
        "--repin",
        help="Write moved anchors anew in the files of articles of which all are the same or moved.",
    ),
]


class Looked(NamedTuple):
    """An article's check; with --repin also how many anchors were written anew, or why none was."""

    check: ArticleCheck
    repinned: int | None = None
    refused: str | None = None


def verify_command(  # noqa: PLR0913  one parameter for each option
    ctx: typer.Context,
    articles: Articles = None,
    *,
    texts: Texts = None,
    every: Everything = False,
    repin: Repin = False,
    fmt: ShortFormat = "table",
) -> None:
    """Check that all that is cited stands in the articles' texts, as you have them.

    Every anchor is the same, moved, drifted (words differ, and are shown), ambiguous, or lost. Other
    quotation marks, dashes, spaces and line breaks make no difference. The exit code is 0 if all are the
    same or moved, 4 otherwise: where a text is not at hand, and where --repin could not write, as well.
    Articles that are known and have not been read here are passed over, and counted.

    For example:
      diplotrack verify --texts ~/articles
      diplotrack verify love-letters --texts love-letters.txt --all
    """
    desk = desk_of(ctx)
    texts = place_of(desk, texts)
    if repin:
        name, done = _repinned(desk, articles, texts)
    else:
        timeline = everything(desk)
        name = timeline.dossier.key
        checks = looked_into(timeline, chosen(articles, timeline.articles, name), texts)
        done = [Looked(check) for check, _ in checks]
    passed, done = apart(done, lambda each: not articles and each.check.is_of_unread)
    if fmt == "json":
        from diplotrack.exporters.answers import verification

        records = (verification.check_record(*each) for each in done)
        unread = [each.check.article.key for each in passed]
        desk.screen().write(verification.document(name, records, unread))
    else:
        desk.screen().show(lambda width: _lines(done, width, unread=len(passed), everything=every))
    if not all(each.check.is_sound and each.refused is None for each in done):
        raise typer.Exit(DossierProblems.exit_code)


def _lines(looked: Sequence[Looked], width: int, *, unread: int, everything: bool) -> Iterator[Line]:
    from diplotrack.views import verify as view

    for each in looked:
        yield from view.check_lines(each.check, width, everything=everything)
        yield from view.repin_lines(each.check, each.repinned, each.refused, width)
    yield from view.closing_lines((each.check for each in looked), width)
    yield from view.unread_lines(unread, width)


def _repinned(desk: Desk, articles: Iterable[str] | None, texts: Path | None) -> tuple[str, list[Looked]]:
    """Check articles as their files have them, and write anew what has moved, all as one edit.

    Return the dossier's key, and what came of each article.
    """
    from diplotrack.criticism.verifying import verify
    from diplotrack.dossier.changing import repinning
    from diplotrack.dossier.changing.editing import editing

    with editing(mended(desk.workspace.folder)) as edit:
        written = edit.reading.written
        known = {article.key: article for article in reversed(written.articles)}
        done = []
        for key, text in read_texts(
            chosen(articles, [each.key for each in written.articles], written.key), texts
        ):
            check = verify(known[key], repinning.citations_in(edit.reading, known[key]), text)
            try:
                done.append(Looked(check, repinning.repin(edit, check, text or "")))
            except repinning.NotRepinned as error:
                done.append(Looked(check, None, str(error)))
        moved = [f'{each.repinned} of "{each.check.article.key}"' for each in done if each.repinned]
        edit.told = f"Wrote anchors anew: {', '.join(moved)}."
    return written.key, done
