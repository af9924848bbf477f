"""A dossier begun: its files with nothing in them yet but comments that show how it goes on.

In: a folder, and what the dossier is to be called. Out: the files in it. What is there stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dossier.changing.journal import HIDDEN, IGNORED
from diplotrack.dossier.files import DOSSIER, present
from diplotrack.dossier.json_schema import IN_YAML, schema_text
from diplotrack.dossier.printing.printer import printed
from diplotrack.errors import DiplotrackError
from diplotrack.replacing import replacing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SCHEMAS = f"{HIDDEN}/schema"
"""Where editors find the schemas of the dossier's files."""

_ACTORS = """\
# Everybody who takes part or is named: persons, states, bodies, groups, media.
# `diplotrack add actor` asks for one. Or take the "# " off these, and change them:

# - actor: northland
#   name: Northland
#   kind: state

# - actor: ada-lind
#   name: Ada Lind
#   kind: person
#   aliases: [Lind, Minister Lind]
#   of: northland
#   offices:
#     - {office: Minister of Northland, dates: 2024-05/.., basis: outside, why: the gazette}
"""

_EVENTS = """\
# What happened, is planned, or is hoped for; and what was said there.
# `diplotrack add event` asks for one. Or take the "# " off this, and change it:

# - event: lind-takes-office
#   date: 2024-05                  # never more exact than you know: 2024, 2024-05, 2024-05-02
#   basis: outside                 # stated, resolved, deduced or outside
#   why: the gazette, which an article has no need to repeat
#   status: happened
#   type: STATE
#   title: Ada Lind becomes minister
#   summary: Ada Lind takes office as Minister of Northland.
#   actors:
#     - {actor: ada-lind, role: actor}
#     - {actor: northland, role: recipient}
"""

_FURTHER = """\
# What it covers, in a paragraph:

# scope: The offer of Minister Lind to receive her neighbour, and what came of it.
"""

_CODERS = """\
# Who encodes, a key and a name for each:

# coders: {ann: Ann Example}
"""


def schema_line(name: str, kind: str) -> str:
    """Return the line by which editors know the schema of a dossier's file, with its end.

    >>> schema_line("articles/northport-daily.yaml", "article").rstrip()
    '# yaml-language-server: $schema=../.diplotrack/schema/article.json'
    """
    return f"# yaml-language-server: $schema={'../' * name.count('/')}{SCHEMAS}/{kind}.json\n"


def found(folder: Path, key: str, title: str, coders: Mapping[str, str]) -> list[str]:
    """Begin a dossier in a folder, which need not be there; return the names of the files that were made.

    Nothing that is there is changed. `dossier.yaml` comes last: begun and broken off, it can be done again.
    Raises DiplotrackError if a dossier is there already, or something that is no folder, and OSError for what
    else goes wrong.
    """
    if present(folder / DOSSIER):
        raise DiplotrackError(f'There is a dossier in "{folder}" already: it holds {DOSSIER}.')
    if present(folder) and not folder.is_dir():
        raise DiplotrackError(f'"{folder}" is not a folder: name one that is, or that is not there yet.')
    for place in (folder, folder / "articles", folder / SCHEMAS):
        place.mkdir(parents=True, exist_ok=True)
    return [name for name, text in _files(key, title, coders).items() if _made(folder / name, text)]


def _files(key: str, title: str, coders: Mapping[str, str]) -> dict[str, str]:
    """Return the text of every file, by its name."""
    schemas = {f"{SCHEMAS}/{kind}.json": schema_text(kind) for kind in IN_YAML}
    return {
        **schemas,
        f"{HIDDEN}/.gitignore": IGNORED,
        "actors.yaml": schema_line("actors.yaml", "actors") + _ACTORS,
        "events.yaml": schema_line("events.yaml", "events") + _EVENTS,
        DOSSIER: schema_line(DOSSIER, "dossier") + _card(key, title, coders),
    }


def _card(key: str, title: str, coders: Mapping[str, str]) -> str:
    begun = printed("dossier", {"dossier": key, "title": title, "coders": dict(coders)}, in_list=False)
    return "\n".join([begun, _FURTHER] if coders else [begun, _FURTHER, _CODERS])


def _made(path: Path, text: str) -> bool:
    """Write a file, unless there is one; tell whether there was none."""
    if present(path):
        return False
    with replacing(path) as stream:
        stream.write(text)
    return True
