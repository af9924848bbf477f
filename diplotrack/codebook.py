"""The codebook: which types of event there are, and what each means.

In: the package's own `codebook.json`. Out: types with their modes, contexts, and quad classes. It is
PLOVER v2.0 (Open Event Data Alliance, CC BY-SA 4.0) with two extensions and the corrections that
docs/codebook.md gives reasons for; the meanings are worded anew.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

QUADS = {
    0: "neutral",
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
"""The four quad classes of event studies, and 0 for what is neither cooperation nor conflict."""

UNCODED = "UNCODED"
"""The type of an event of which nobody has said yet what type it is."""


class EventType(NamedTuple):
    """A type of event: its quad class (see `QUADS`), its meaning, and its modes with theirs."""

    name: str
    quad: int
    meaning: str
    modes: Mapping[str, str]


class Codebook(NamedTuple):
    """All types by name, neutral first, then from cooperation to conflict; and contexts with meanings."""

    version: str
    types: Mapping[str, EventType]
    contexts: Mapping[str, str]


@cache
def codebook() -> Codebook:
    """Return the codebook that comes with the program; the file is read once.

    >>> codebook().types["CONSULT"].modes["phone"]
    'they talk at a distance: by telephone or on a screen'
    """
    book = json.loads(Path(__file__).with_name("codebook.json").read_text(encoding="utf-8"))
    return Codebook(
        book["version"],
        {name: EventType(name, **fields) for name, fields in book["types"].items()},
        book["contexts"],
    )
