"""One event of the chronology: a `Match` in, its Markdown out, with its reports and quotes as footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.dates.relations import compatible
from diplotrack.exporters.commonmark import emphasis, escape, strong
from diplotrack.exporters.footnotes import article_name
from diplotrack.exporters.phrases import articles_behind, capital, counted, quoted, sentence, status_word, who
from diplotrack.model import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.footnotes import Footnotes
    from diplotrack.model import Disagreement, Event, Report, Utterance, Wording
    from diplotrack.timeline import Match, Timeline

POSSIBLY = "possibly in the period asked for"
"""How an event is marked whose date is too vague to say."""

POSSIBLY_KNOWN = "possibly so known on that day"
"""The same where it is asked what was known on a day."""

REPORTED = "in reported speech"
"""What stands in place of the words where an article quotes none."""

PARTIAL = "in part"
"""How a wording is marked of which only a word or a phrase is quoted."""


def entry(match: Match, timeline: Timeline, notes: Footnotes) -> str:
    """Return the blocks of one event: what happened, the particulars, what is disputed, what was said."""
    event = match.event
    particulars = (*_particulars(event, timeline), *_disputed(event, timeline))
    blocks = [
        _happening(match, timeline, notes),
        "\n".join(f"- {line}" for line in particulars),
        *(_quote(utterance, timeline, notes) for utterance in event.utterances),
    ]
    return "\n\n".join(block for block in blocks if block)


def _happening(match: Match, timeline: Timeline, notes: Footnotes) -> str:
    event = match.event
    parts = [
        strong(sentence(event.title)),
        "" if event.status == "happened" else emphasis(sentence(capital(status_word(event.status)))),
        escape(sentence(event.summary)) if event.summary else "",
        emphasis(f"({event.basis.basis}; {articles_behind(event, timeline)})"),
        "" if match.certain else emphasis(f"({possibly(timeline)})"),
        *(notes.cite(each.article, each.at, _remarks(each), each.note) for each in event.reports),
    ]
    return " ".join(part for part in parts if part)


def possibly(timeline: Timeline) -> str:
    """Return how an event is marked that answers the question only possibly."""
    return POSSIBLY_KNOWN if timeline.question.as_of else POSSIBLY


def _remarks(report: Report) -> Iterator[str]:
    if report.dated:
        yield f"dates it: “{report.dated.printed}”"
    if report.status:
        yield f"has it as {status_word(report.status)}"


def _particulars(event: Event, timeline: Timeline) -> Iterator[str]:
    if parties := who(event, timeline):
        yield f"Who: {escape(parties)}"
    if event.place:
        yield f"Where: {escape(event.place)}"
    if event.basis.why:
        yield f"Why this date: {escape(sentence(event.basis.why))}"
    relations = {
        "Part of": (event.part_of,) if event.part_of else (),
        "Responds to": event.responds_to,
        "Comes after": event.follows,
    }
    for relation, keys in relations.items():
        if keys:
            events = (timeline.titles.get(key, key) for key in keys)
            yield f"{relation}: {escape('; '.join(events))}"


def _disputed(event: Event, timeline: Timeline) -> Iterator[str]:
    """Yield on what articles differ, who says what, and what is adopted."""
    for disagreement in event.disagreements:
        says = [f"{_side(side, timeline)}: {escape(saying)}" for side, saying in disagreement.sides]
        about = escape(disagreement.about)
        yield f"Disagreement about {about}: {sentence('; '.join(says))} {_outcome(disagreement)}"
    for report in event.reports:
        dated = report.dated
        if dated and dated.date and not compatible(dated.date, event.date):
            adopted = f"{english(event.date)} ({emphasis(event.basis.basis)})"
            alone = f"{english(dated.date)} (“{escape(dated.printed)}”)"
            by = article_name(report.article, timeline)
            yield f"Disagreement about date: {by} by itself: {alone}. Adopted: {adopted}."


def _side(side: str, timeline: Timeline) -> str:
    return "outside the articles" if side == OUTSIDE else article_name(side, timeline)


def _outcome(disagreement: Disagreement) -> str:
    return f"Settled: {escape(sentence(disagreement.settled))}" if disagreement.settled else "Open."


def _quote(utterance: Utterance, timeline: Timeline, notes: Footnotes) -> str:
    speaker = strong(timeline.actor_name(utterance.speaker))
    to = f" to {escape(timeline.actor_name(utterance.addressee))}" if utterance.addressee else ""
    printed = {wording: _wording(wording, notes) for wording in utterance.wordings}
    if len(printed) > 1:
        lines = [f"{speaker}{to}, in {counted(len(printed), 'wording')}:", ""]
        lines += [
            f"- {article_name(wording.article, timeline)}: {words}" for wording, words in printed.items()
        ]
    else:
        lines = [f"{speaker}{to}: {''.join(printed.values()) or emphasis(REPORTED)}"]
    if utterance.note:
        lines += ["", emphasis(utterance.note)]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _wording(wording: Wording, notes: Footnotes) -> str:
    parts = [
        escape(quoted(wording.fragments)) or emphasis(REPORTED),
        emphasis(f"({PARTIAL})") if wording.manner == "partial" else "",
        notes.cite(wording.article, wording.at, coder=wording.note),
    ]
    return " ".join(part for part in parts if part)
