"""`export all`: every format and every picture in one folder, with a page in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.cli.desk import say, say_if_empty, tell
from diplotrack.cli.progress import progress
from diplotrack.exporters.everything import INDEX, Everything
from diplotrack.workspace.publishing import published

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from diplotrack.timeline import Timeline

BYTES_AN_EVENT = 1_000
"""About what an event takes in a file: how far long work is, is told in bytes."""


def export_all(folder: Path, timeline: Timeline, switches: Collection[str]) -> None:
    """Write all there is into the folder; say where, and what is missing for want of a library."""
    everything = Everything(timeline, switches)
    with progress("Writing the files") as told:
        files = _told(everything, len(timeline.matches) * BYTES_AN_EVENT, told)
        done = published(folder, files, f"the exports of {timeline.dossier.key}")
    tell(f"{done.summary(folder)}: {folder}/{INDEX} says what each is for, and what it cannot keep.")
    say_if_empty(timeline, folder)
    for sentence, names in everything.missing.items():
        say(f"Left out: {', '.join(names)}. {sentence}")
    for sentence in done.sentences():
        say(sentence)


def _told(
    everything: Everything, weight: int, told: Callable[[int, int], None] | None
) -> Iterator[tuple[str, Iterator[str] | Iterator[bytes]]]:
    """Yield the files, and tell how far they are; each weighs the same."""
    for number, file in enumerate(everything.files()):
        if told:
            told(number * weight, len(everything.kinds) * weight)
        yield file
