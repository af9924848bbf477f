"""Which files make up a dossier, and what each of them holds.

In: a folder. Out: names relative to it, or paths, in one fixed order. Imports nothing heavy: every
command asks it whether a file has changed, and there may be ten thousand of them.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from diplotrack.errors import DiplotrackError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DOSSIER = "dossier.yaml"
YAML = ".yaml"
JSON_LINES = ".jsonl"
ENDINGS = (YAML, JSON_LINES)
"""How the name of a file ends that holds records, one way of writing them each."""

_FIRST = (DOSSIER, *(name + ending for name in ("actors", "events") for ending in sorted(ENDINGS)))
_FOLDERS = ("events", "articles")
_KINDS = {"dossier": "dossier", "actors": "actor", "events": "event", "articles": "article"}
_ALIKE = (*ENDINGS, ".yml", ".ndjson")
"""Endings of files that look as if they belonged to a dossier."""


class Unlistable(DiplotrackError):
    """A folder of the dossier cannot be listed; `name` is its own, relative to the dossier's."""

    def __init__(self, name: str, folder: str, reason: str) -> None:
        """Build the sentence."""
        super().__init__(f'The folder "{folder}" cannot be listed: {reason}.')
        self.name = name


def names_of(folder: Path) -> list[str]:
    """Return the names of the dossier's files: its own, the actors', the events', then the articles' by name.

    Only `dossier.yaml` must exist. What is listed need not be readable: a broken link is listed, so
    that whoever reads can say so. Raises Unlistable if a folder in it cannot be listed.
    """
    named = [name for name in _FIRST if present(folder / name)]
    return named + [name for place in _FOLDERS for name in _listed(folder, place, ENDINGS)]


def in_order(names: Iterable[str]) -> list[str]:
    """Return names of a dossier's files in the order of `names_of`."""
    return sorted(names, key=lambda name: (_rank(name), name))


def may_be(name: str) -> bool:
    """Tell whether a file of this name, relative to the dossier's folder, would be one of its files.

    >>> may_be("events/1994.yaml"), may_be("events/.1994.yaml"), may_be("../actors.yaml")
    (True, False, False)
    """
    place, _, own = name.rpartition("/")
    return name in _FIRST or (place in _FOLDERS and own.endswith(ENDINGS) and own[0] != ".")


def _rank(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST) + _FOLDERS.index(name.partition("/")[0])


def kind_of(name: str) -> str:
    """Return of which kind the records in a dossier's file are.

    >>> kind_of("events/1994.jsonl")
    'event'
    """
    return _KINDS[name.partition("/")[0].partition(".")[0]]


def overlooked(folder: Path) -> list[str]:
    """Return the names of files that look as if they belonged to the dossier and are not read.

    Raises Unlistable if a folder cannot be listed.
    """
    read = set(names_of(folder))
    names = (name for place in ("", *_FOLDERS) for name in _listed(folder, place))
    return [name for name in names if name.lower().endswith(_ALIKE) and name not in read]


def present(path: Path) -> bool:
    """Tell whether there is anything of this name, be it a link that leads nowhere."""
    return path.is_symlink() or path.exists()


def _listed(folder: Path, place: str, endings: tuple[str, ...] = ("",)) -> list[str]:
    """Return the names in a place in the folder that end so, in order, without hidden ones."""
    where = folder / place
    if not present(where):
        return []
    try:
        names = sorted(os.listdir(where))  # noqa: PTH208 - ten thousand paths take longer than the listing
    except OSError as error:
        raise Unlistable(place, str(where), (error.strerror or "unknown reason").lower()) from error
    before = f"{place}/" if place else ""
    return [before + name for name in names if name.endswith(endings) and name[0] != "."]
