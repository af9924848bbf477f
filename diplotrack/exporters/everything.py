"""Everything that can be made of a timeline, as files of one folder: a `Timeline` in, paths and pieces out.

Every format and every picture, and a page in front, `INDEX`, that lists them: what each is for, how large it
is and what it cannot keep. What needs a library that is not installed is left out, and the page says how to
get it.
"""

from __future__ import annotations

from functools import partial
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from diplotrack.errors import LibraryMissing
from diplotrack.exporters import EXPORTERS
from diplotrack.exporters.html.sheet import sheet
from diplotrack.exporters.losses import Losses
from diplotrack.exporters.phrases import capital
from diplotrack.exporters.pictures import PICTURES
from diplotrack.exporters.pictures.png import png
from diplotrack.exporters.selection import selection
from diplotrack.keys import file_stem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from diplotrack.exporters import Exporter
    from diplotrack.exporters.pictures import Picture
    from diplotrack.timeline import Timeline

INDEX = "index.html"
"""The page that lists the others."""

CHRONOLOGY, TABLE = "The chronology", "Records and tables"
FOREIGN, PICTURE = "For other programs", "Pictures"
"""Among what a file stands on the page."""

UNITS = ((1_000_000, "MB"), (1_000, "kB"))


class Kind(NamedTuple):
    """Something that can be made: among what, its name, with what its file's ends, and what it is for."""

    group: str
    name: str
    suffix: str
    purpose: str
    write: Callable[[Timeline, Losses], Iterator[str] | Iterator[bytes]]


class Made:
    """A file that was made: its path, what it is, what it cannot keep, and its bytes as they were counted."""

    def __init__(self, kind: Kind, path: str) -> None:
        """Begin with nothing written."""
        self.kind, self.path = kind, path
        self.losses = Losses()
        self.bytes = 0

    @property
    def size(self) -> str:
        """How large it is, as people say it."""
        for unit, name in UNITS:
            if self.bytes >= unit:
                return f"{self.bytes / unit:,.{int(self.bytes < 10 * unit)}f} {name}"
        return f"{self.bytes} bytes"

    def counted(self, pieces: Iterator[str | bytes]) -> Iterator[bytes]:
        """Pass the pieces on as bytes, and count these."""
        for piece in pieces:
            written = piece if isinstance(piece, bytes) else piece.encode()
            self.bytes += len(written)
            yield written


class Everything:
    """All files of a timeline, but for kinds (names) that are not wanted.

    What has been made, and what could not be, is in `made` and `missing` when all have been asked for.
    """

    def __init__(
        self, timeline: Timeline, switches: Collection[str] = (), without: Collection[str] = ()
    ) -> None:
        """Take the timeline, and the names of switches for the formats that know them."""
        self._timeline = timeline
        self.kinds = tuple(kind for kind in (*_formats(switches), *_pictures()) if kind.name not in without)
        self.made: list[Made] = []
        self.missing: dict[str, list[str]] = {}

    @property
    def groups(self) -> dict[str, list[Made]]:
        """What has been made, among what it stands."""
        return {group: [*files] for group, files in groupby(self.made, lambda each: each.kind.group)}

    def files(self) -> Iterator[tuple[str, Iterator[str] | Iterator[bytes]]]:
        """Yield each file's path and its pieces, to be read before the next is asked for; last the page."""
        yield from self.exports()
        yield INDEX, self._index()

    def exports(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Yield the same without the page."""
        for kind in self.kinds:
            file = Made(kind, self._path(kind, {INDEX, *(each.path for each in self.made)}))
            pieces: Iterator[str | bytes] = iter(kind.write(self._timeline, file.losses))
            try:
                first = [*islice(pieces, 1)]
            except LibraryMissing as error:
                self.missing.setdefault(str(error), []).append(kind.name)
                continue
            self.made.append(file)
            yield file.path, file.counted(chain(first, pieces))

    def _path(self, kind: Kind, taken: Collection[str]) -> str:
        """Return a path that no other file has."""
        stem = file_stem(self._timeline.dossier.key)
        path = f"{stem}{kind.suffix}"
        return f"{stem}.{kind.name}{kind.suffix}" if path in taken else path

    def _index(self) -> Iterator[str]:
        dossier = self._timeline.dossier
        return sheet(
            "everything",
            f"{dossier.title}: all formats",
            "everything.html.jinja",
            "everything.css",
            dossier=dossier,
            selected=selection(self._timeline),
            groups=self.groups,
            missing=self.missing,
        )


def _formats(switches: Collection[str]) -> Iterator[Kind]:
    for name, exporter in EXPORTERS.items():
        known: dict[str, Any] = {switch: True for switch in switches if switch in exporter.options}
        yield Kind(
            _group(name, exporter),
            name,
            exporter.suffix,
            capital(exporter.purpose),
            partial(exporter, **known),
        )


def _group(name: str, exporter: Exporter) -> str:
    if exporter.module.startswith("exchange."):
        return FOREIGN
    return TABLE if exporter.module == "whole" or name == "xlsx" else CHRONOLOGY


def _pictures() -> Iterator[Kind]:
    for name, picture in PICTURES.items():
        purpose = capital(picture.purpose)
        yield Kind(PICTURE, name, f".{name}.svg", purpose, picture)
        pixels = f"{purpose}, in pixels, for slides and messages"
        yield Kind(PICTURE, f"{name} in pixels", f".{name}.png", pixels, partial(_pixels, picture))


def _pixels(picture: Picture, timeline: Timeline, losses: Losses) -> Iterator[bytes]:
    yield png("".join(picture(timeline, losses)), losses)
