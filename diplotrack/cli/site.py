"""The command `site`: a website in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli.desk import desk_of, say, say_if_empty, tell
from diplotrack.cli.filters import asks
from diplotrack.cli.progress import progress
from diplotrack.errors import UsageError
from diplotrack.timeline import EventFilter  # noqa: TC001  Typer looks at it

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplotrack.exporters.html.site.frame import File
    from diplotrack.exporters.html.site.whole import Site

BYTES_A_FILE = 10_000
"""About what a page takes: how far long work is, is told in bytes."""

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="Where to write it: a new folder, or that of a site before.")
]
Address = Annotated[
    str | None,
    typer.Option(
        "--url",
        metavar="ADDRESS",
        help="Where it will stand (https://...): the feed leads there, and search engines get a list.",
    ),
]


@asks
def site_command(ctx: typer.Context, folder: Folder, question: EventFilter, *, url: Address = None) -> None:
    """Write a website: pages about every event, actor, article and quote.

    It needs no server and no script: put the folder on any web host, or open its index.html. Given again,
    it changes only what has changed, and removes what is gone. What others put into the folder, or changed
    there, is left alone.

    For example:
      diplotrack site public
      diplotrack site public --url https://desk.example/chronology/ --from 2025
    """
    from diplotrack.exporters.html.site.whole import Site
    from diplotrack.workspace.publishing import published

    if url is not None and not _is_web(url):
        raise UsageError(f'--url "{url}" is no folder on the web: it begins with https://, without ? and #.')
    timeline = desk_of(ctx).ask(question)
    site = Site(timeline, url)
    with progress("Writing the pages") as told:
        done = published(folder, _counted(site, told), f"the site of {timeline.dossier.key}")
    tell(f"{done.summary(folder)}: open {folder}/index.html.")
    say_if_empty(timeline, folder)
    for sentence in done.sentences():
        say(sentence)


def _is_web(url: str) -> bool:
    from diplotrack.exporters.links import web_link

    return web_link(url) == url and url.lower().startswith(("http:", "https:")) and not {*url} & {*"?#"}


def _counted(site: Site, told: Callable[[int, int], None] | None) -> Iterator[File]:
    """Yield the files, and tell how far they are."""
    for number, file in enumerate(site.files()):
        yield file
        if told:
            told(min(number, site.things) * BYTES_A_FILE, site.things * BYTES_A_FILE)
