"""What the shell offers when Tab is pressed: the word begun goes in, (candidate, explanation) come out.

Of several values with commas the last one is completed. A dossier that cannot be read offers nothing:
nobody wants an error while typing. Keys are offered rather than names, because a shell would not quote.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import typer  # noqa: TC002  Typer looks at it

from diplotrack.errors import DiplotrackError
from diplotrack.model import BASES, KINDS, MANNERS, ROLES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Candidates = list[tuple[str, str]]

KEY = re.compile(r"[\w.-]+")
"""What a shell takes as one word, without quotation marks."""

UNSAFE = re.compile(r"[^\w .,;-]+")
"""What an explanation must not hold: some shells evaluate it."""

LISTING_FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")
"""Every --format of a listing."""

SHORT_FORMATS = ("table", "json")
"""Every --format of one thing, and of a list of problems."""

COVERAGE_FORMATS = ("table", "json", "html")
"""Every --format of `coverage`."""

CHANGE_FORMATS = ("table", "json", "md")
"""Every --format of what changed."""

COMPARISON_FORMATS = ("table", "json", "md", "html", "tei")
"""Every --format of a comparison."""

SCHEMAS = ("dossier", "actors", "events", "article", "actor-line", "event-line", "article-line")
"""Every kind of file that has a schema."""

IMPORTS = {
    "csv": "a table, its cells between commas, semicolons, tabs or bars",
    "xlsx": "a sheet of a workbook",
    "timelinejs": "TimelineJS, its JSON or its sheet as CSV",
    "markwhen": "Markwhen",
    "ics": "iCalendar",
    "markdown": "Markdown with YAML in front, a file or a folder",
}
"""Every format of `import`, and what it is."""

GAPS = (
    *(
        "one-article",
        "outside-only",
        "unread",
        "uncoded",
        "no-actor",
        "invented-date",
        "one-wording",
    ),
    *("never-verified", "undescribed", "no-publication", "silence"),
)
"""Every --kind of gap."""

COUNTED_BY = ("year", "month", "type", "status", "actor", "article")
"""Every --by of `stats`."""

TENSES = ("past", "future")
"""Every --tense of a printed date."""


def roles(incomplete: str) -> Candidates:
    """Offer roles with their meanings."""
    return _offered(ROLES.items(), incomplete)


def statuses(incomplete: str) -> Candidates:
    """Offer statuses with their meanings."""
    return _offered(STATUSES.items(), incomplete)


def bases(incomplete: str) -> Candidates:
    """Offer what a date can rest on."""
    return _offered(BASES.items(), incomplete)


def kinds(incomplete: str) -> Candidates:
    """Offer the kinds of actor."""
    return _offered(KINDS.items(), incomplete)


def manners(incomplete: str) -> Candidates:
    """Offer how an article can print an utterance."""
    return _offered(MANNERS.items(), incomplete)


def types(incomplete: str) -> Candidates:
    """Offer the codebook's types with their meanings."""
    from diplotrack.codebook import codebook

    return _offered(((each.name, each.meaning) for each in codebook().types.values()), incomplete)


def listing_formats(incomplete: str) -> Candidates:
    """Offer the formats of a listing."""
    return _offered(((name, "") for name in LISTING_FORMATS), incomplete)


def short_formats(incomplete: str) -> Candidates:
    """Offer the formats of one thing."""
    return _offered(((name, "") for name in SHORT_FORMATS), incomplete)


def change_formats(incomplete: str) -> Candidates:
    """Offer the formats of what changed."""
    return _offered(((name, "") for name in CHANGE_FORMATS), incomplete)


def suggest(incomplete: str) -> Candidates:
    """Offer the word that `quotes` knows."""
    return _offered((("suggest", "utterances that may be one and the same"),), incomplete)


def comparison_formats(incomplete: str) -> Candidates:
    """Offer the formats of a comparison."""
    return _offered(((name, "") for name in COMPARISON_FORMATS), incomplete)


def schemas(incomplete: str) -> Candidates:
    """Offer the kinds of file that have a schema, with which files they are."""
    from diplotrack.dossier.json_schema import KINDS_OF_FILE

    return _offered(KINDS_OF_FILE.items(), incomplete)


def gaps(incomplete: str) -> Candidates:
    """Offer the kinds of gap with their meanings."""
    from diplotrack.criticism.gaps import KINDS

    return _offered(KINDS.items(), incomplete)


def counted_by(incomplete: str) -> Candidates:
    """Offer what events can be counted by."""
    return _offered(((name, "") for name in COUNTED_BY), incomplete)


def tenses(incomplete: str) -> Candidates:
    """Offer the tenses of a sentence."""
    return _offered(((name, "") for name in TENSES), incomplete)


def coverage_formats(incomplete: str) -> Candidates:
    """Offer the formats of `coverage`."""
    return _offered(((name, "") for name in COVERAGE_FORMATS), incomplete)


def imports(incomplete: str) -> Candidates:
    """Offer the formats of an import."""
    return _offered(IMPORTS.items(), incomplete)


def exporters(incomplete: str) -> Candidates:
    """Offer the formats of an export."""
    from diplotrack.exporters import EXPORTERS

    known = {name: exporter.purpose for name, exporter in EXPORTERS.items()}
    return _offered({**known, "all": "every format and every picture, in a folder"}.items(), incomplete)


def pictures(incomplete: str) -> Candidates:
    """Offer the kinds of pictures."""
    from diplotrack.exporters.pictures import PICTURES

    return _offered(((name, picture.purpose) for name, picture in PICTURES.items()), incomplete)


def actors(ctx: typer.Context, incomplete: str) -> Candidates:
    """Offer the keys of actors, found by key or name."""
    return _offered(_names(ctx, {"actor"}), incomplete)


def articles(ctx: typer.Context, incomplete: str) -> Candidates:
    """Offer the keys of articles."""
    return _offered(_names(ctx, {"article"}), incomplete)


def events(ctx: typer.Context, incomplete: str) -> Candidates:
    """Offer the keys of events."""
    return _offered(_names(ctx, {"event"}), incomplete)


def utterances(ctx: typer.Context, incomplete: str) -> Candidates:
    """Offer the keys of utterances."""
    return _offered(_names(ctx, {"utterance"}), incomplete)


def keys(ctx: typer.Context, incomplete: str) -> Candidates:
    """Offer the keys of everything that `show` shows."""
    return _offered(_names(ctx, {"actor", "event", "article", "utterance"}), incomplete)


def listed(ctx: typer.Context, incomplete: str) -> Candidates:
    """Offer the keys of what a command lists."""
    kind = {"actors": "actor", "articles": "article", "quotes": "utterance"}.get(ctx.info_name or "", "event")
    return _offered(_names(ctx, {kind}), incomplete)


def comparable(ctx: typer.Context, incomplete: str) -> Candidates:
    """Offer the keys of everything that `compare` compares."""
    return _offered(_names(ctx, {"event", "article", "utterance"}), incomplete)


def _offered(candidates: Iterable[tuple[str, str]], incomplete: str) -> Candidates:
    before, comma, begun = incomplete.rpartition(",")
    return [
        (f"{before}{comma}{name.lower() if begun.islower() else name}", UNSAFE.sub(" ", meaning))
        for name, meaning in candidates
        if name.casefold().startswith(begun.casefold())
    ]


def _names(ctx: typer.Context, kinds: set[str]) -> Iterator[tuple[str, str]]:
    from diplotrack.cli.desk import Desk

    given = ctx.find_root().params
    with (
        suppress(DiplotrackError, OSError),
        Desk(given.get("dossier"), given.get("database")).opened() as reader,
    ):
        for kind, name in reader.names():
            if kind in kinds and KEY.fullmatch(name):
                yield name, ""
