"""The articles' texts, as a user has them: they are no part of a dossier, and are only looked at.

In: a folder with a file `KEY.txt` or `KEY.md` for each article, or the file of one article. Out: its text,
with its line ends as they are, without a byte order mark. Only UTF-8 is read.
"""

from __future__ import annotations

import stat
from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from diplotrack.anchors import digest
from diplotrack.errors import DiplotrackError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from diplotrack.model import Article

ENDINGS = (".txt", ".md")
"""How the name of a text's file ends, the first that is there counting."""

KEPT = ".diplotrack/texts"
"""Where in a dossier's folder the texts are that its coder has: no part of the dossier, and never in git."""

LARGEST = 32_000_000
"""The most bytes that a text may have; a long novel has about three million."""


def kept_name(key: str, ending: str = ENDINGS[0]) -> str:
    """Return where the text of an article is kept, relative to the dossier's folder."""
    return f"{KEPT}/{key}{ending}"


def may_be_kept(name: str) -> bool:
    """Tell whether a file of this name, relative to the dossier's folder, would be a text that is kept.

    >>> may_be_kept(".diplotrack/texts/daily.txt"), may_be_kept(".diplotrack/texts/../../daily.txt")
    (True, False)
    """
    place, _, own = name.rpartition("/")
    return place == KEPT and own.endswith(ENDINGS)


def kept_text(folder: Path, article: Article) -> str:
    """Return the text of an article as it is kept in a dossier's folder.

    Raises DiplotrackError if it is not there, or is not the one that was encoded.
    """
    place = folder / KEPT
    path = text_files(place, [article.key])[article.key] if place.is_dir() else None
    if path is None:
        raise DiplotrackError(
            f'The text of "{article.key}" is not at hand: put it at "{folder / kept_name(article.key)}".'
        )
    text = read_text(path)
    if article.text is None or digest(text) != article.text.sha256:
        raise DiplotrackError(f'"{path}" is not the text on which "{article.key}" was encoded.')
    return text


def text_files(place: Path, keys: Sequence[str]) -> dict[str, Path | None]:
    """Return the file of each article's text, or None where the folder has none, by the article's key.

    Raises DiplotrackError if there is no such place, or it cannot be listed, and UsageError if it is one
    file and there are several articles.
    """
    if not place.exists():
        raise DiplotrackError(f'There is no folder or file "{place}" with texts.')
    if not place.is_dir():
        if len(keys) != 1:
            articles = f"{len(keys)} articles" if keys else "no article"
            raise UsageError(f'"{place}" is one file for {articles}: name the one article whose text it is.')
        return {keys[0]: place}
    try:
        present = {path.name: path for path in place.iterdir()}
    except OSError as error:
        raise _unreadable(place, error) from error
    named = ((key, [present.get(key + ending) for ending in ENDINGS]) for key in keys)
    return {key: next(filter(None, paths), None) for key, paths in named}


def read_text(path: Path) -> str:
    """Return the text in the file.

    Raises DiplotrackError if it is no file, is too large, cannot be read, or is not in UTF-8.
    """
    return decoded(read_bytes(path), f'"{path}"')


def read_bytes(path: Path) -> bytes:
    """Return what is in the file; raises DiplotrackError if it is no file, too large, or cannot be read."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise DiplotrackError(f'"{path}" is not a file: put the article\'s text there.')
        if found.st_size > LARGEST:
            raise DiplotrackError(
                f'"{path}" has {found.st_size:,} bytes, and a text may have {LARGEST:,}: is it the right one?'
            )
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise _unreadable(path, error) from error


def decoded(written: bytes, name: str) -> str:
    """Return a text in UTF-8 without its byte order mark; DiplotrackError says of `name` that it is none."""
    try:
        return written.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise DiplotrackError(
            f"{name} is not a text in UTF-8: the byte 0x{written[error.start]:02X} at position"
            f" {error.start:,} cannot stand there. Save it as UTF-8; in most editors that is a choice under"
            " Save As."
        ) from error


def _unreadable(path: Path, error: OSError) -> DiplotrackError:
    return DiplotrackError(f'"{path}" cannot be read: {(error.strerror or "unknown reason").lower()}.')
