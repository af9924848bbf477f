"""Changes between two days for other programs and for readers: findings in, JSON or Markdown out.

docs/json.md defines every member.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from diplotrack.dates.edtf import parse
from diplotrack.dates.english import english
from diplotrack.exporters.markdown.commonmark import emphasis, escape, strong
from diplotrack.exporters.phrases import capital, quoted, sentence, status_word
from diplotrack.exporters.records import FORMAT, utterance_record
from diplotrack.model import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diplotrack.criticism.changing import Change
    from diplotrack.exporters.jsontext import Record
    from diplotrack.timeline import Timeline


def changes(
    found: Iterable[Change], before: Timeline, after: Timeline
) -> tuple[Record, Mapping[str, Iterable[Record]]]:
    """Return the head and the list of the document about changes."""
    head: Record = {
        "format": FORMAT,
        "dossier": after.dossier.key,
        "from": _day(before),
        "to": _day(after),
    }
    return head, {"changes": (_record(change, after) for change in found)}


def _day(timeline: Timeline) -> str | None:
    day = timeline.question.known_on
    return day.isoformat() if day else None


def _record(change: Change, after: Timeline) -> Record:
    disagreement = change.disagreement
    return {
        "kind": change.kind,
        "match": "certain" if change.certain else "possible",
        "event": change.event.key,
        "title": change.event.title,
        "date": change.event.date.edtf,
        "status": change.event.status,
        "articles": list(change.articles),
        "was": change.was,
        "now": change.now,
        "about": disagreement.about if disagreement else None,
        "says": [
            {"article": article, "says": says}
            for article, says in (disagreement.sides if disagreement else ())
        ],
        "settled": disagreement.settled if disagreement else None,
        "utterance": utterance_record(change.utterance, after) if change.utterance else None,
    }


def page(found: Sequence[Change], before: Timeline, after: Timeline) -> Iterator[str]:
    """Yield the changes as a document in CommonMark, a heading for each kind and an item for each change."""
    days = " to ".join(
        english(parse(day.isoformat())) for each in (before, after) if (day := each.question.known_on)
    )
    yield f"# {escape(after.dossier.title)}\n\n{emphasis(f'What changed from {days}')}\n"
    for kind, together in groupby(found, key=lambda change: change.kind):
        yield f"\n## {capital(kind.replace('-', ' '))}\n\n"
        yield from (f"- {_item(change)}\n" for change in together)
    if not found:
        yield "\nNothing.\n"


def _item(change: Change) -> str:
    by = ", ".join(change.articles) or "on record outside the articles"
    parts = [
        f"{escape(capital(english(change.event.date)))}: {strong(sentence(change.event.title))}",
        *_particulars(change),
        emphasis(f"({by}{'' if change.certain else '; possibly'})"),
    ]
    return " ".join(parts)


def _particulars(change: Change) -> Iterator[str]:
    if change.was and change.now:
        was, now = (
            status_word(each) if change.kind == "other-status" else english(parse(each))
            for each in (change.was, change.now)
        )
        yield escape(sentence(f"Before: {was}; now: {now}"))
    if change.disagreement:
        sides = "; ".join(
            f"{'outside the articles' if side == OUTSIDE else side}: {says}"
            for side, says in change.disagreement.sides
        )
        yield escape(sentence(f"{capital(change.disagreement.about)}: {sides}"))
    if change.utterance:
        for wording in change.utterance.wordings:
            yield escape(quoted(wording.fragments) or "In reported speech.")
