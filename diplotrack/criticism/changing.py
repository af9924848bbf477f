"""What the articles between two days changed: a dossier as known on the one and on the other, changes out.

Days are ordinals. docs/as-of.md says what counts as which change.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from diplotrack.criticism.knowing import published_between
from diplotrack.criticism.reported import exclude
from diplotrack.dates.relations import compatible
from diplotrack.model import Disagreement
from diplotrack.timeline import independent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diplotrack.model import Article, Event, Report, Utterance
    from diplotrack.timeline import Timeline

__all__ = ["KINDS", "Change", "changes", "counts"]

KINDS = {
    "added": "was not known before",
    "contradicted": "is told so that not all of it can hold, or differently, as the dossier notes",
    "dated-anew": "has another date",
    "other-status": "has another status",
    "quoted": "is quoted with what was not quoted before",
    "confirmed": "is told by a further article, without a difference",
    "repeated": "is told by a further copy of an agency report",
}
"""The kinds of change to an event, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one event, which is as known on the later day.

    `articles` are the keys of those that brought it; there are none where a day came that was on record
    outside the articles. It is `certain` if all of them were certainly published between the days. `was`
    and `now` are dates (EDTF) or statuses; `utterance` has only the wordings that are new.
    """

    kind: str
    event: Event
    articles: tuple[str, ...]
    certain: bool
    was: str | None = None
    now: str | None = None
    disagreement: Disagreement | None = None
    utterance: Utterance | None = None


def changes(before: Timeline, after: Timeline) -> list[Change]:
    """Return what changed from the one state of knowledge to the other, kind by kind and in order.

    Both are answers to questions with `as_of`. What the earlier one alone has is not looked at.
    """
    surely = _published_between(before, after)
    known = {event.key: event for event in before.events}
    found = [
        change
        for event in after.events
        for change in _of_event(known.get(event.key), event, surely, after.articles)
    ]
    return sorted(found, key=lambda change: list(KINDS).index(change.kind))


def counts(found: Iterable[Change]) -> dict[str, int]:
    """Return how many changes of each kind there are, of all kinds that there are."""
    number = Counter(change.kind for change in found)
    return {kind: number[kind] for kind in KINDS if number[kind]}


def _published_between(before: Timeline, after: Timeline) -> frozenset[str]:
    """Return the keys of the articles that were certainly published after the one day and by the other."""
    last_before = before.question.as_of.end_to if before.question.as_of else 0
    last = after.question.as_of.end_to if after.question.as_of else 0
    days = {key: published_between(article) for key, article in after.articles.items()}
    return frozenset(key for key, (first, end) in days.items() if last_before < first and end <= last)


def _of_event(
    old: Event | None, new: Event, surely: frozenset[str], articles: Mapping[str, Article]
) -> Iterator[Change]:
    """Yield the changes to one event; `surely` are articles that certainly came, `articles` are all."""
    reports = new.reports if old is None else _further(old.reports, new.reports)
    brought = tuple(report.article for report in reports)

    def change(kind: str, by: Sequence[str] = brought) -> Change:
        return Change(kind, new, tuple(by), surely.issuperset(by))

    if old is None:
        yield change("added")
    else:
        changed = list(_contradicted(old, new, reports, change("contradicted")))
        if old.date != new.date:
            changed.append(replace(change("dated-anew"), was=old.date.edtf, now=new.date.edtf))
        if old.status != new.status:
            changed.append(replace(change("other-status"), was=old.status, now=new.status))
        yield from changed
        if brought and not changed:
            further = independent(new.articles, articles) > independent(old.articles, articles)
            yield change("confirmed" if further else "repeated")
    for utterance in _quoted(old, new):
        yield replace(change("quoted", [each.article for each in utterance.wordings]), utterance=utterance)


def _further(old: Iterable[Report], new: Iterable[Report]) -> tuple[Report, ...]:
    known = {report.article for report in old}
    return tuple(report for report in new if report.article not in known)


def _contradicted(old: Event, new: Event, reports: Sequence[Report], blank: Change) -> Iterator[Change]:
    """Yield the disagreements that came up: declared ones, and dates and statuses that clash."""
    known = {(each.about, each.sides) for each in old.disagreements}
    came_up = [each for each in new.disagreements if (each.about, each.sides) not in known]
    declared = {each.about.strip().casefold() for each in new.disagreements}
    if "date" not in declared:
        came_up += _dates(old, reports)
    if "status" not in declared:
        came_up += _statuses(old, new, reports)
    for disagreement in came_up:
        sides = {side for side, _ in disagreement.sides}
        by = tuple(key for key in blank.articles if key in sides)
        yield replace(blank, articles=by or blank.articles, disagreement=disagreement)


def _dates(old: Event, reports: Sequence[Report]) -> Iterator[Disagreement]:
    for one, other in product(old.reports, reports):
        said, then = one.dated, other.dated
        if said and then and said.date and then.date and not compatible(said.date, then.date):
            yield Disagreement("date", ((one.article, said.printed), (other.article, then.printed)))


def _statuses(old: Event, new: Event, reports: Sequence[Report]) -> Iterator[Disagreement]:
    if reports and exclude(old.status, new.status):
        sides = ((_teller(old.reports, old.status), old.status), (_teller(reports, new.status), new.status))
        yield Disagreement("status", sides)


def _teller(reports: Sequence[Report], status: str) -> str:
    """Return the article that gives the status, or the first, which then implies it."""
    return next((report.article for report in reports if report.status == status), reports[0].article)


def _quoted(old: Event | None, new: Event) -> Iterator[Utterance]:
    """Yield the utterances with a wording that was not known, with those wordings alone."""
    heard = {
        (utterance.key, wording.article)
        for utterance in (old.utterances if old else ())
        for wording in utterance.wordings
    }
    for utterance in new.utterances:
        wordings = tuple(each for each in utterance.wordings if (utterance.key, each.article) not in heard)
        if wordings:
            yield replace(utterance, wordings=wordings)
