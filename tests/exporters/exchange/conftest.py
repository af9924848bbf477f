"""The shipped dossier, a dossier with everything that a dossier can hold, and other people's readers."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diplotrack.model import ROLES, STATUSES, Article, Basis, Participant
from diplotrack.timeline import DossierCard, EventFilter, Match, Timeline
from diplotrack.workspace import Workspace, shipped_dossier
from tests.exporters.conftest import ACTORS, ARTICLES, EVENTS
from tests.made_up import SPOT, made_up_event
from tests.strategies import DATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.model import Actor, Event

FOREIGN = Path(__file__).parents[2] / "foreign"
MISSING = "other people's readers are missing: npm ci --prefix tests/foreign"

MORE_DATES = ("2025-10-29T18:00:00+09:00", "2001-21", "0800-05", "2025/2025-03", "/2025-10-28", "9999-12-31")
EVERY_DATE = (*DATES, *MORE_DATES)


def timeline_of(
    events: Iterable[Event], actors: Iterable[Actor] = ACTORS, articles: Iterable[Article] = ARTICLES
) -> Timeline:
    matches = tuple(Match(event) for event in events)
    return Timeline(
        DossierCard("zenda", "Ruritania & <i>Graustark</i>: #1 [a] quarrel", "What both said."),
        EventFilter(),
        matches,
        {actor.key: actor for actor in actors},
        {article.key: article for article in articles},
        total=len(matches),
        found=len(matches),
        titles={match.key: match.event.title for match in matches},
    )


def _every() -> Iterator[Event]:
    """Yield an event of every date, with the statuses and the parts of actors in turn; and some rich ones."""
    statuses, roles, keys = cycle(STATUSES), cycle(ROLES), cycle(actor.key for actor in ACTORS)
    for number, date in enumerate(EVERY_DATE):
        parties = (Participant(next(keys), next(roles)), Participant(next(keys), "actor"))
        yield replace(
            made_up_event(f"event-{number}", date),
            title=f"What happened as number {number}",
            status=next(statuses),
            participants=parties,
            place="Zenda" if number % 2 else None,
            note="by telephone" if number % 5 == 0 else None,
            basis=Basis("outside", "the clerk's own word") if number % 3 == 0 else Basis("stated"),
        )
    yield from EVENTS


@pytest.fixture(scope="session")
def every() -> Timeline:
    """Give a dossier with every kind of date, status and part, quotes, disputes and hostile texts."""
    scripted = Article("scripted", SPOT, url="javascript:alert(1)", title="</script>]]>", outlet="Æther & Co")
    reports = tuple(replace(EVENTS[0].reports[0], article=key) for key in ("scripted", "gazette-front"))
    told = made_up_event(
        "scripted-event", "2025-10-01", reports=reports, summary="\ufffe\x0bOne.\n\n# Two\n//Three"
    )
    return timeline_of((*_every(), told), articles=(*ARTICLES, scripted))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Timeline]:
    """Give the shipped dossier, all of it."""
    database = tmp_path_factory.mktemp("shipped") / "index.db"
    with Workspace(shipped_dossier(), database).opened() as reader:
        yield reader.timeline(EventFilter())


@pytest.fixture(scope="session")
def foreign() -> Path:
    """Return the folder of other people's readers from npm; without them the test is skipped."""
    if not (FOREIGN / "node_modules").is_dir() or not shutil.which("node"):
        pytest.skip(MISSING)
    return FOREIGN
