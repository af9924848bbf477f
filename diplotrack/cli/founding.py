"""The commands that begin a dossier: `new`, and `schema` for the editors in which it is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of
from diplotrack.errors import UsageError, did_you_mean

NewFolder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="Where the dossier is to be; made if it is not there.")
]
Title = Annotated[
    str | None,
    typer.Option(
        help="What a chronology made from it is called; asked for on a terminal, else from the folder's name."
    ),
]
Key = Annotated[str | None, typer.Option(help="The dossier's key; else from the folder's name.")]
Coders = Annotated[
    list[str] | None,
    typer.Option("--coder", metavar="KEY=NAME", help="Somebody who encodes; may be given again."),
]
Kind = Annotated[
    str | None,
    typer.Argument(
        metavar="[KIND]",
        help=f"One of {', '.join(completion.SCHEMAS)}; with --output, else all that are written by hand.",
        autocompletion=completion.schemas,
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FOLDER", help="Write KIND.json into this folder; it is made."),
]


def new_command(folder: NewFolder, *, title: Title = None, key: Key = None, coders: Coders = None) -> None:
    """Begin a dossier: its files, with examples in comments.

    What is in the folder already stays as it is; a dossier is not begun twice.

    For example:
      diplotrack new northport --title "Two neighbours, autumn 2025"
      diplotrack new . --coder ann="Ann Example"
    """
    from diplotrack.dossier.answers import fault
    from diplotrack.dossier.founding import found
    from diplotrack.dossier.schema import DossierShape
    from diplotrack.keys import key_from

    name = folder.resolve().name
    known = dict(_pair(each) for each in coders or ())
    key = key_from(name, otherwise="dossier") if key is None else key
    title = _title(name) if title is None else title
    for field, value, option in (
        ("dossier", key, "key"),
        ("title", title, "title"),
        ("coders", known, "coder"),
    ):
        if wrong := fault(DossierShape, field, value, f"--{option}"):
            raise UsageError(wrong)
    found(folder, key, title, known)
    sys.stdout.write(
        f'The dossier "{key}" is begun in "{folder}": dossier.yaml, actors.yaml, events.yaml, articles/.\n'
        "Next, in that folder: `diplotrack encode ARTICLE.txt` for an article that you have at hand,\n"
        "or `diplotrack add event`. `diplotrack check` says what is wrong, and where.\n"
    )


def schema_command(ctx: typer.Context, kind: Kind = None, *, output: Output = None) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and check it.

    `diplotrack new` puts the schemas where the first lines of its files say. For a dossier that was begun
    otherwise, or after an update of the program, --output writes them anew.

    For example:
      diplotrack schema events
      diplotrack schema -o .diplotrack/schema
    """
    from diplotrack.dossier.json_schema import IN_YAML, KINDS_OF_FILE, schema_text
    from diplotrack.replacing import replacing

    if kind is not None and kind not in KINDS_OF_FILE:
        near = did_you_mean(kind, KINDS_OF_FILE) or f": there are {', '.join(KINDS_OF_FILE)}."
        raise UsageError(f'"{kind}" is not a kind of file that has a schema{near}')
    if output is None:
        if kind is None:
            raise UsageError(
                f"Say which schema: {', '.join(KINDS_OF_FILE)}; or write all, with --output FOLDER."
            )
        desk_of(ctx).screen().write([schema_text(kind)])
        return
    output.mkdir(parents=True, exist_ok=True)
    for each in (kind,) if kind else IN_YAML:
        with replacing(output / f"{each}.json") as stream:
            stream.write(schema_text(each))


def _pair(coder: str) -> tuple[str, str]:
    """Return a coder's key and name; raise UsageError if the two are not there."""
    key, equals, name = coder.partition("=")
    if not equals:
        raise UsageError(f'"{coder}" is no coder: write a key and a name, such as ann="Ann Example".')
    return key.strip(), name.strip()


def _title(name: str) -> str:
    """Return a title for the dossier: the one given on a terminal, else made from the folder's name."""
    from diplotrack.cli.asking import ask, at_terminal
    from diplotrack.dossier.answers import fault
    from diplotrack.dossier.schema import DossierShape

    likely = " ".join(name.replace("-", " ").replace("_", " ").split())
    likely = (likely[:1].upper() + likely[1:]) or "Dossier"
    if not at_terminal():
        return likely
    return ask("Title", proposed=likely, judge=lambda answer: fault(DossierShape, "title", answer))
