"""The command `encode`: a draft of an article, and on a terminal a walk through it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of, say
from diplotrack.errors import UsageError, did_you_mean
from diplotrack.keys import KEY_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.cli.desk import Desk
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.views.line import Line
    from diplotrack.workspace.encoding import Begun
    from diplotrack.workspace.web_page import Readable

STDIN = "-"
"""What stands for standard input."""

Text = Annotated[
    str,
    typer.Argument(
        metavar="TEXT",
        help="A file .txt, .md or .html; - for standard input; or the key of an article begun already.",
        autocompletion=completion.articles,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="When it was published, as much as is known, as EDTF or in English."),
]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, unless the basis is stated.")]
Basis = Annotated[
    str | None,
    typer.Option(metavar="BASIS", help="What that rests on: stated (else), resolved, deduced or outside."),
]
Key = Annotated[
    str | None, typer.Option(metavar="KEY", help="The article's key: else made from outlet, title or file.")
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Its headline.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.")]
Author = Annotated[str | None, typer.Option(metavar="NAME", help="Who wrote it.")]
Url = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Where it is on the web.")]
Coder = Annotated[
    str | None, typer.Option(metavar="KEY", help="Who encodes it: else the dossier's only coder.")
]
DraftOnly = Annotated[bool, typer.Option("--draft-only", help="Write the draft, and do not walk through it.")]


def encode_command(  # noqa: PLR0913  one parameter for each option
    ctx: typer.Context,
    text: Text,
    *,
    published: Published = None,
    basis: Basis = None,
    why: Why = None,
    key: Key = None,
    title: Title = None,
    outlet: Outlet = None,
    author: Author = None,
    url: Url = None,
    coder: Coder = None,
    draft_only: DraftOnly = False,
) -> None:
    """Encode an article: a draft of its file, and a walk through it, sentence by sentence.

    The draft has every sentence and every quotation, with suggestions; nothing in it counts before you have
    decided on it. Every answer is saved at once: leave when you like, and come back with the same command,
    or with the article's key. The text itself stays in .diplotrack/texts, and is no part of the dossier.

    For example:
      diplotrack encode article.txt --published 2025-10-28 --outlet "The Daily"
      diplotrack encode page.html
      diplotrack encode northport-daily-2025-10-28
    """
    desk = desk_of(ctx)
    about = {"title": title, "outlet": outlet, "author": author, "url": url}
    about |= {"published": published, "basis": basis, "why": why, "coder": coder}
    begun = _begun(desk, text, about, key)
    if draft_only or not (sys.stdin.isatty() and sys.stdout.isatty()):
        desk.screen().show(lambda width: _summary(begun, width))
    else:
        _walk(desk, begun)


def _begun(desk: Desk, text: str, about: dict[str, str | None], key: str | None) -> Begun:
    """Begin the article, or take it up again; say on standard error what was understood."""
    from diplotrack.dossier.reader import read
    from diplotrack.workspace.encoding import begin, resume
    from diplotrack.workspace.web_page import from_file, from_text

    folder, path = desk.folder_to_change, Path(text)
    if text != STDIN and not path.exists() and re.fullmatch(KEY_PATTERN, text):
        return resume(folder, text, read(folder))
    readable = from_text(_standard_input()) if text == STDIN else from_file(path)
    return begin(folder, readable.text, _told(about, readable), key, path.stem if text != STDIN else "")


def _told(about: dict[str, str | None], page: Readable) -> dict[str, str | None]:
    """Return what is known of the article: what the user says, and else what its page does.

    Raises UsageError for what cannot be meant.
    """
    from diplotrack.dates.english import echoed
    from diplotrack.model import BASES

    from_page = {
        name: value
        for name in ("title", "outlet", "author", "published", "url")
        if (value := getattr(page, name)) and not about[name]
    }
    for name, value in from_page.items():
        say(f"From the page: {name} {value}")
    told = {**about, **from_page}
    if told["basis"] and told["basis"] not in BASES:
        near = did_you_mean(told["basis"], BASES) or f": there are {', '.join(BASES)}."
        raise UsageError(f'There is no basis "{told["basis"]}"{near}')
    if told["basis"] not in (None, "stated") and not told["why"]:
        raise UsageError(f"A day of publication that is {told['basis']} needs its reason: add --why.")
    if told["published"]:
        published = _read(told["published"])
        say(f"Published: {echoed(published)}")
        told |= {"published": published.edtf, "basis": told["basis"] or "stated"}
    return told


def _standard_input() -> str:
    from diplotrack.dossier.texts import decoded

    return decoded(sys.stdin.buffer.read(), "Standard input")


def _read(text: str) -> EdtfDate:
    from diplotrack.dates.edtf import DateError
    from diplotrack.dates.english import read

    try:
        return read(text)
    except DateError as error:
        raise UsageError(f"--published: {error}") from error


def _walk(desk: Desk, begun: Begun) -> None:
    """Walk through the article, and say what is left to do."""
    from diplotrack.cli.walk.terminal import Terminal
    from diplotrack.cli.walk.walk import Walk
    from diplotrack.views.draft import left_lines

    sheet = Walk(desk.folder_to_change, begun.key, begun.text, Terminal()).run()
    problems = () if sheet.open else desk.workspace.check().problems
    desk.screen().show(lambda width: left_lines(sheet, problems, width))


def _summary(begun: Begun, width: int) -> Iterator[Line]:
    from diplotrack.views.draft import draft_lines

    return draft_lines(begun.key, begun.draft, is_resumed=begun.is_resumed, width=width)
