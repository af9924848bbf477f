"""Dossiers written in docstrings: a test's docstring holds the files that it changes.

`--- name` begins a file; files that the docstring does not name are those of `SOUND`, a small dossier
without problems. Words in brackets in place of a sha256, as in `[love]`, stand for theirs.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from diplotrack.anchors import digest
from diplotrack.dossier.pages import Page
from diplotrack.dossier.yaml_lines import parse

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """
--- dossier.yaml
dossier: talks
title: Talks
coders: {ann: Ann}
--- actors.yaml
- {actor: usa, name: United States, kind: state}
- {actor: lee, name: Lee, kind: person, of: usa}
--- events.yaml
- event: offer
  date: 2025-10-25
  basis: outside
  why: on the flight
  status: happened
  type: AGREE
  title: An offer
  summary: Lee offers talks.
  actors: [{actor: lee, role: actor}]
  utterances:
    - {utterance: love-to, speaker: lee}
--- articles/daily.yaml
article: daily
published: 2025-10-28
basis: stated
coder: ann
text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
reports:
  - event: offer
    at: {start: 0, end: 4, sha256: [love]}
    wordings:
      - utterance: love-to
        manner: verbatim
        words: I would love to.
        at: {start: 10, end: 26, sha256: [I would love to.]}
"""


def split(written: str) -> dict[str, str]:
    """Return the files in a text, by name."""
    parts = re.split(r"^--- (\S+)\n", written, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write the files into the folder, with the hashes filled in."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        filled = re.sub(r"(?<=sha256: )\[([^\]]*)\]", lambda match: digest(match[1]), text)
        path.write_text(filled, encoding="utf-8", newline="")
    return folder


def as_json_lines(files: dict[str, str]) -> dict[str, str]:
    """Return a dossier's files (hashes filled in) with actors, events and articles in JSON Lines."""
    trees = {name: parse(Page(name, text))[0] for name, text in files.items()}
    loaded = {name: tree.plain() for name, tree in trees.items() if tree}
    lines = {name: value if isinstance(value, list) else [value] for name, value in loaded.items()}
    written = {
        name.replace(".yaml", ".jsonl"): "".join(f"{json.dumps(each)}\n" for each in records)
        for name, records in lines.items()
        if name != "dossier.yaml"
    }
    return {"dossier.yaml": files["dossier.yaml"], **written}
