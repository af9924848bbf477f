"""What the commands share that look into articles' texts: --texts, and which articles are meant.

A text is read when its article's turn comes, and let go afterwards.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from diplotrack.cli import completion
from diplotrack.errors import NotFound, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from diplotrack.cli.desk import Desk
    from diplotrack.criticism.verifying import ArticleCheck
    from diplotrack.timeline import Timeline

Thing = TypeVar("Thing")

Articles = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ARTICLE]...",
        help="Keys of articles; else all of the dossier.",
        autocompletion=completion.articles,
        show_default=False,
    ),
]
"""The articles that are meant."""

Texts = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        envvar="DIPLOTRACK_TEXTS",
        show_envvar=True,
        help="The folder with the articles' texts, KEY.txt or KEY.md each; or one file, for one article. "
        "Else where encode keeps them.",
    ),
]
"""Where the articles' texts are."""


def everything(desk: Desk) -> Timeline:
    """Return the whole dossier, reviewed or not; say on stderr if it has problems."""
    from diplotrack.timeline import EventFilter

    return desk.ask(EventFilter(unreviewed=True))


def chosen(asked: Iterable[str] | None, known: Iterable[str], dossier: str) -> list[str]:
    """Return the keys of the articles asked for, each once, else of all that are known.

    Raises NotFound for an article that the dossier does not know.
    """
    names = list(known)
    keys = list(dict.fromkeys(asked or ()))
    for key in keys:
        if key not in names:
            raise NotFound("article", key, names, where=f'the dossier "{dossier}"')
    return keys or names


def place_of(desk: Desk, asked: Path | None) -> Path | None:
    """Return where the texts are: where was asked, else where `encode` keeps them, if it does."""
    from diplotrack.dossier.texts import KEPT

    kept = desk.workspace.folder / KEPT
    return kept if asked is None and kept.is_dir() else asked


def read_texts(keys: list[str], place: Path | None) -> Iterator[tuple[str, str | None]]:
    """Yield every article's key with its text, or None where there is none.

    Raises UsageError if no place is given, or one file for several articles, and DiplotrackError for what
    cannot be read.
    """
    from diplotrack.dossier.texts import read_text, text_files

    if place is None:
        raise UsageError("Say where the articles' texts are: --texts FOLDER, or set DIPLOTRACK_TEXTS.")
    files = text_files(place, keys)
    return ((key, None if path is None else read_text(path)) for key, path in files.items())


def apart(things: Iterable[Thing], wanted: Callable[[Thing], bool]) -> tuple[list[Thing], list[Thing]]:
    """Return the things that are wanted, and the others, both in their order."""
    found: tuple[list[Thing], list[Thing]] = [], []
    for thing in things:
        found[not wanted(thing)].append(thing)
    return found


def looked_into(
    timeline: Timeline, keys: list[str], place: Path | None
) -> Iterator[tuple[ArticleCheck, str | None]]:
    """Yield what came of looking for each article's citations in its text, and that text."""
    from diplotrack.criticism.citations import by_article
    from diplotrack.criticism.verifying import verify

    texts = read_texts(keys, place)
    citations = by_article(timeline.articles.values(), timeline.events)
    return ((verify(timeline.articles[key], citations[key], text), text) for key, text in texts)
