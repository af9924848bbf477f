"""A timeline whose texts would like to be markup in every document, and what it says in Markdown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from diplotrack.exporters import EXPORTERS
from diplotrack.exporters.losses import Losses
from diplotrack.timeline import DossierCard, Match
from tests.exported import exported
from tests.exporters.conftest import EVENTS
from tests.printed import in_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.timeline import Timeline
    from tests.printed import Said

HOSTILE = (
    "]]></w:t> <w:p/> &amp; &#0; #panic(1) $x$ *a* _b_ `c` \\u{41} @ref <label> // no "
    "HYPERLINK \"javascript:alert(1)\" {=1+1} 'x' -- --- ~ /* \u202e\u2066 \x00\x1b\x0b\x9b \ufffe\ufeff end"
)
"""What no document may take for anything but text; some of it no document may hold."""


@pytest.fixture
def hostile(timeline: Timeline) -> Timeline:
    """Return a timeline in which such a text stands wherever a text can."""
    event = EVENTS[1]
    told = replace(
        event,
        title=HOSTILE,
        summary=HOSTILE,
        place=HOSTILE,
        reports=tuple(replace(report, note=HOSTILE) for report in event.reports),
        utterances=tuple(replace(each, note=HOSTILE) for each in event.utterances),
    )
    actors = {key: replace(actor, name=f"{key} {HOSTILE}") for key, actor in timeline.actors.items()}
    articles = {
        key: replace(article, title=f"{key} {HOSTILE}", url="javascript:alert(1)")
        for key, article in timeline.articles.items()
    }
    return replace(
        timeline,
        dossier=DossierCard("zenda", HOSTILE, HOSTILE),
        matches=(Match(told),),
        actors=actors,
        articles=articles,
    )


@pytest.fixture
def said() -> Callable[[Timeline], list[Said]]:
    """Return what a timeline's chronology says in Markdown."""
    return lambda timeline: in_markdown("".join(exported("markdown", timeline)))


def written(name: str, timeline: Timeline, losses: Losses | None = None) -> bytes:
    """Return a document as bytes."""
    pieces = EXPORTERS[name](timeline, Losses() if losses is None else losses)
    return b"".join(piece for piece in pieces if isinstance(piece, bytes))
