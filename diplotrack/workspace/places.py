"""Where things are: the dossier's folder, and its database.

In: what was asked for, and the current folder. Out: paths, or a server's address as it was typed.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from diplotrack.dossier.files import DOSSIER, present
from diplotrack.errors import DiplotrackError, StoreUnusable, UsageError
from diplotrack.store import server

SHIPPED = "us-dprk-2025"
"""The key of the dossier that comes with the program."""


def shipped_dossier() -> Path:
    """Return the folder of the dossier that comes with the program, installed or as a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "data" / SHIPPED
    return installed if installed.is_dir() else package.parent / "data" / SHIPPED


def find_folder(asked: Path | None, cwd: Path) -> Path:
    """Return the dossier's folder: the one asked for, else `cwd` if it is one, else the shipped one.

    Raises DiplotrackError if the one asked for is missing, unreadable, or not a dossier.
    """
    try:
        if asked is None:
            return cwd if present(cwd / DOSSIER) else shipped_dossier()
        if not asked.exists():
            raise DiplotrackError(f'There is no folder "{asked}".')
        if not asked.is_dir():
            raise DiplotrackError(f'"{asked}" is not a folder: name the folder that holds {DOSSIER}.')
        if not present(asked / DOSSIER):
            raise DiplotrackError(f'The folder "{asked}" is not a dossier: it holds no {DOSSIER}.')
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DiplotrackError(f'The folder "{asked or cwd}" cannot be read: {reason}.') from error
    return asked


def folder_to_change(asked: Path | None, cwd: Path) -> Path:
    """Return the folder of the dossier that a command shall change: the one asked for, else `cwd`.

    Never the one that comes with the program, unless it is asked for. Raises UsageError where none is meant,
    and DiplotrackError as `find_folder` does.
    """
    if asked is None and not present(cwd / DOSSIER):
        raise UsageError(
            "Stand in a dossier's folder, or name it with --dossier; `diplotrack new FOLDER` makes one."
        )
    return find_folder(asked, cwd)


def find_database(asked: str | None) -> Path | str | None:
    """Return where the database is to be: a file, a server's address as it was typed, or None for the cache.

    Raises UsageError for the address of anything else; it may hold a password, and is not repeated.
    """
    if not asked:
        return None
    if server.is_server(asked):
        return asked
    if "://" in asked:
        raise UsageError(
            "--database is neither a file nor the address of a PostgreSQL server: that begins with "
            "postgresql+psycopg://."
        )
    return Path(asked)


def cache() -> Path:
    """Return the folder for databases that nobody has put elsewhere.

    Raises StoreUnusable where the user has no home folder.
    """
    from platformdirs import user_cache_path  # noqa: PLC0415 - not needed where the database is named

    with suppress(RuntimeError):  # how newer versions say that there is no home; older ones return "~"
        cache = user_cache_path("diplotrack", appauthor=False)
        if cache.is_absolute():
            return cache
    raise StoreUnusable("There is no home folder to keep the database in: name a file with --database PATH.")
