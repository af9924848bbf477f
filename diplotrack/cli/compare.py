"""The command `compare`: what articles make of one utterance, of one event, or of a whole story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from diplotrack.cli import completion
from diplotrack.cli.desk import desk_of, warn
from diplotrack.cli.formats import one_of
from diplotrack.criticism.comparing import (
    ArticleComparison,
    UtteranceComparison,
    compare_articles,
    compare_event,
    compare_utterance,
)
from diplotrack.errors import UsageError
from diplotrack.timeline import EventFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.criticism.comparing import Comparison
    from diplotrack.store.query import Reader
    from diplotrack.timeline import Timeline
    from diplotrack.views.line import Line

Key = Annotated[
    str,
    typer.Argument(
        metavar="KEY", help="An utterance, an event, or an article.", autocompletion=completion.comparable
    ),
]
Other = Annotated[
    str | None,
    typer.Argument(
        metavar="[OTHER]", help="With an article: the other article.", autocompletion=completion.articles
    ),
]
Base = Annotated[
    str | None,
    typer.Option(
        metavar="ARTICLE",
        help="The article whose wording the others are compared with: else the most typical one.",
        autocompletion=completion.articles,
    ),
]
Apparatus = Annotated[
    bool, typer.Option("--apparatus", help="List the variants, too, as a printed edition does.")
]
Substantive = Annotated[
    bool, typer.Option("--substantive", help="Mark no punctuation, capitals and contractions.")
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table, json, md, html, or (of an utterance) tei.",
        callback=one_of(completion.COMPARISON_FORMATS),
        autocompletion=completion.comparison_formats,
    ),
]


def compare_command(  # noqa: PLR0913  one parameter for each option
    ctx: typer.Context,
    key: Key,
    other: Other = None,
    *,
    base: Base = None,
    apparatus: Apparatus = False,
    substantive: Substantive = False,
    fmt: Format = "table",
) -> None:
    """Compare what articles make of an utterance, an event, or a whole story.

    An utterance: all its wordings, aligned word by word. An event: its reports side by side. Two
    articles: what both report, what only one does, and every difference.

    For example:
      diplotrack compare love-to-see --apparatus
      diplotrack compare love-to-see --format tei > love-to-see.xml
      diplotrack compare kim-speech
      diplotrack compare love-letters radio-silence --substantive
    """
    desk = desk_of(ctx)
    kind, timeline, comparison = _compared(desk.reader, key, other, base)
    _refuse(kind, key, base=base, apparatus=apparatus, substantive=substantive, fmt=fmt)
    warn(timeline)
    if fmt == "table":
        desk.screen().show(
            lambda width: _drawn(comparison, timeline, width, apparatus=apparatus, substantive=substantive)
        )
    else:
        from diplotrack.exporters.comparisons import write

        desk.screen().write(write(comparison, timeline, fmt, only_words=substantive))


def _compared(
    reader: Reader, key: str, other: str | None, base: str | None
) -> tuple[str, Timeline, Comparison]:
    """Return of what kind the key is, all events that are needed, and the comparison."""
    kind, name = reader.kind_of(key)
    if other is not None:
        return _two(reader, kind, name, other)
    if kind == "event":
        timeline = reader.timeline(EventFilter(keys=(name,)))
        return kind, timeline, compare_event(next(timeline.events))
    if kind == "utterance":
        timeline = reader.timeline(EventFilter(keys=(reader.event_of(name),)))
        event = next(timeline.events)
        (utterance,) = (each for each in event.utterances if each.key == name)
        return kind, timeline, compare_utterance(utterance, event, base)
    if kind == "article":
        articles = [each for known, each in reader.names() if known == "article" and each != name]
        more = f": there {'is' if len(articles) == 1 else 'are'} {', '.join(articles)}." if articles else "."
        raise UsageError(f'Name a second article to compare "{name}" with{more}')
    raise UsageError(f'"{key}" is an actor: compare takes an utterance, an event, or two articles.')


def _two(reader: Reader, kind: str, name: str, other: str) -> tuple[str, Timeline, Comparison]:
    other_kind, other_name = reader.kind_of(other)
    for each_kind, each in ((kind, name), (other_kind, other_name)):
        if each_kind != "article":
            raise UsageError(f'Only articles are compared with each other: "{each}" is an {each_kind}.')
    if name == other_name:
        raise UsageError(f'"{name}" does not differ from itself: name two articles.')
    timeline = reader.timeline(EventFilter(articles=(name, other_name), unreviewed=True))
    return "articles", timeline, compare_articles(name, other_name, timeline.events)


def _refuse(  # noqa: PLR0913  all that may be refused
    kind: str, key: str, *, base: str | None, apparatus: bool, substantive: bool, fmt: str
) -> None:
    """Raise UsageError for what only makes sense of something else than was asked for."""
    wanted = {
        "--base": base is not None and kind != "utterance",
        "--apparatus": apparatus and kind != "utterance",
        "--format tei": fmt == "tei" and kind != "utterance",
        "--substantive": substantive and kind == "event",
    }
    for option, refused in wanted.items():
        if refused:
            what = "an utterance or two articles" if option == "--substantive" else "an utterance"
            raise UsageError(f'{option} is for {what}: "{key}" is {_named(kind)}.')


def _named(kind: str) -> str:
    return "one of two articles" if kind == "articles" else f"an {kind}"


def _drawn(
    comparison: Comparison, timeline: Timeline, width: int, *, apparatus: bool, substantive: bool
) -> Iterator[Line]:
    from diplotrack.views import reports, wordings

    if isinstance(comparison, UtteranceComparison):
        return wordings.utterance_lines(
            comparison, timeline, width, with_apparatus=apparatus, only_words=substantive
        )
    if isinstance(comparison, ArticleComparison):
        return reports.article_lines(comparison, timeline, width, only_words=substantive)
    return reports.event_lines(comparison, timeline, width)
