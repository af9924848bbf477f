"""Pictures: a `Timeline` in, an SVG out, drawn from the layouts in `charts`; `png` makes pixels of it.

`PICTURES` names them. A module behind a name is imported when it is first asked for. All share the style
sheet `look.css`, whose custom properties a page may set anew, and the frame of `frame.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.exporters.losses import Losses
    from diplotrack.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Picture:
    """One kind of picture: the function that draws it, and what it shows."""

    module: str
    function: str
    purpose: str

    def __call__(self, timeline: Timeline, losses: Losses) -> Iterator[str]:
        """Yield the pieces of an SVG document; what it cannot show is noted while they are read."""
        module = import_module(f"diplotrack.exporters.pictures.{self.module}")
        draw: Callable[[Timeline, Losses], Iterator[str]] = getattr(module, self.function)
        return draw(timeline, losses)


PICTURES = {
    "swimlane": Picture(
        "swimlane", "swimlane_picture", "who took part in what, and when: a lane for each actor"
    ),
    "activity": Picture("activity", "activity_picture", "how much happened when: events by month or by year"),
    "network": Picture("network", "network_picture", "who appears with whom: circles and links"),
    "matrix": Picture("matrix", "matrix_picture", "who appears with whom: a table of counts"),
}
"""Every picture by name."""
