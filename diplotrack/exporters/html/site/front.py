"""The pages that lead into a site, and two for machines: what stands in it in, its front page out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from markupsafe import Markup

from diplotrack.exporters.html.hashes import hash_of
from diplotrack.exporters.html.site.addresses import path_of
from diplotrack.exporters.html.site.frame import look
from diplotrack.exporters.phrases import counted, listed
from diplotrack.exporters.pictures.swimlane import swimlane_figure
from diplotrack.exporters.selection import selection
from diplotrack.exporters.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplotrack.exporters.html.site.census import Census
    from diplotrack.exporters.html.site.chronology import Stretch
    from diplotrack.exporters.html.site.frame import File, Frame
    from diplotrack.exporters.pictures.swimlane import Figure

WIDTHS = {"wide": 1176.0, "medium": 700.0, "narrow": 350.0}
"""How wide the chart is drawn, in pixels: the style sheet shows the one for which there is room."""

WIDEST = "wide"
"""The first of them, from which the legend has its samples."""

_NAME = re.compile(r'\bid="|\bhref="#|url\(#')
"""Where a drawing names a part of itself. In a text the quotation mark would be escaped."""

LATEST, BUSIEST = 6, 8
"""So many events and actors are named on the front page."""


class Year(NamedTuple):
    """A year of the chronology: where it begins, and how many events stand in it."""

    path: str
    anchor: str
    year: int
    events: int


def front(frame: Frame, stretches: Sequence[Stretch]) -> File:
    """Return the first page."""
    census = frame.census
    actors = sorted(census.actors.values(), key=lambda row: (-row.events, -row.quotes, row.actor.name))
    return frame.page(
        "index.html",
        "index",
        census.timeline.dossier.title,
        selected=selection(census.timeline),
        counts=_counts(census),
        charts=[*_charts(census)],
        years=_years(stretches),
        latest=[*census.lines.values()][: -LATEST - 1 : -1],
        actors=[row for row in actors[:BUSIEST] if row.events],
        articles=[*census.articles.values()],
    )


def _charts(census: Census) -> Iterator[tuple[str, Figure]]:
    """Yield the chart for each width that a page can have, and what that is called."""
    for name, width in WIDTHS.items():
        chart = swimlane_figure(census.timeline, width, lambda key: path_of("event", key))
        yield name, chart if name == WIDEST else chart._replace(svg=_renamed(chart.svg, name))


def _renamed(svg: Markup, name: str) -> Markup:
    """Return a drawing whose parts have names of their own: several drawings stand on the page."""
    labelled = str(svg).replace('labelledby="swimlane-title ', f'labelledby="{name}-swimlane-title {name}-')
    return Markup(_NAME.sub(rf"\g<0>{name}-", labelled))  # noqa: S704 - a name of ours is put in


def _counts(census: Census) -> str:
    """Return how much there is, as a sentence."""
    years = [line.year for line in census.lines.values()]
    if not years:
        return "No events."
    first, last = min(years), max(years)
    parts = [
        counted(len(census.lines), "event"),
        counted(len(census.sayings), "quote"),
        counted(len(census.actors), "actor"),
        counted(len(census.articles), "article"),
    ]
    span = f"{first} to {last}" if first < last else f"{first}"
    return f"{span}: {listed(part for part in parts if not part.startswith('no '))}."


def _years(stretches: Iterable[Stretch]) -> list[Year]:
    """Return the years, each with the page of the chronology on which it begins."""
    events, pages = Counter[int](), dict[int, str]()
    for stretch in stretches:
        for line in stretch.lines:
            events[line.year] += 1
            pages.setdefault(line.year, stretch.path)
    return [Year(pages[year], f"year-{year}", year, number) for year, number in events.items()]


def nowhere(frame: Frame) -> File:
    """Return the page for an address that leads nowhere: it may be shown at any, so it refers to no file.

    Where the site's address is known, it leads there.
    """
    style, site = look(), frame.census.timeline.dossier.title
    page = template("html/site/404.html.jinja").render(
        kind="site",
        title=f"Not found – {site}",
        site=site,
        home=frame.address,
        style=style,
        hashed=hash_of(style),
    )
    return "404.html", [page]


def sitemap(frame: Frame, paths: Iterable[str]) -> File:
    """Return the list of all pages for search engines (sitemaps.org), which wants their whole addresses."""
    urls = (f"<url><loc>{escape(frame.absolute(path))}</loc></url>\n" for path in sorted(paths))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return "sitemap.xml", [head, *urls, "</urlset>\n"]
