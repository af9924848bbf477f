"""Which files make up a dossier.

In: a folder. Out: paths, in one fixed order. Imports nothing heavy: every command asks it whether a
file has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.errors import DiplotrackError

if TYPE_CHECKING:
    from pathlib import Path

DOSSIER = "dossier.yaml"
ACTORS = "actors.yaml"
EVENTS = "events.yaml"
ARTICLES = "articles"


def files_of(folder: Path) -> list[Path]:
    """Return the dossier's files: its own, the actors', the events', then the articles' by name.

    Only `dossier.yaml` must exist. What is listed need not be readable: a broken link is listed, so
    that whoever reads can say so. Raises DiplotrackError if the folder of articles cannot be listed.
    """
    named = [path for name in (DOSSIER, ACTORS, EVENTS) if present(path := folder / name)]
    return named + [path for path in _listed(folder / ARTICLES) if path.suffix == ".yaml"]


def overlooked(folder: Path) -> list[Path]:
    """Return the files that look as if they belonged to the dossier and are not read, by path.

    Raises DiplotrackError if a folder cannot be listed.
    """
    read = set(files_of(folder))
    looks = (path for place in (folder, folder / ARTICLES) for path in _listed(place))
    return [path for path in looks if path.suffix.lower() in {".yaml", ".yml"} and path not in read]


def present(path: Path) -> bool:
    """Tell whether there is anything of this name, be it a link that leads nowhere."""
    return path.is_symlink() or path.exists()


def _listed(folder: Path) -> list[Path]:
    """Return what is in the folder, by name, without hidden things; nothing if there is no folder."""
    if not present(folder):
        return []
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise DiplotrackError(f'The folder "{folder}" cannot be listed: {reason}.') from error
