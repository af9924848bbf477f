"""A page costs what a page shows, however large the dossier: plans, statements and steps, not seconds."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.model import Report
from diplotrack.store.builder import Contents, build
from diplotrack.store.query import Reader
from diplotrack.store.sqlite import reading
from diplotrack.timeline import EventFilter
from tests.made_up import SPOT, made_up_actor, made_up_dossier, made_up_event
from tests.records import records_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


FEW, MANY = 2_500, 10_000
"""How many events the two dossiers have between which nothing may depend on their size."""

PARTS = {
    "actor": {"actors": (("kim",),)},
    "either": {"actors": (("kim", "lee"),)},
    "both": {"actors": (("kim",), ("lee",))},
    "window": {"since": parse("1990-03"), "until": parse("1990-05")},
    "certain": {"certain": True},
    "type": {"types": ("STATE", "CONSULT")},
    "status": {"statuses": ("happened",)},
    "words": {"text": "summit"},
    "article": {"articles": ("paper-1",)},
    "several": {"min_articles": 2},
    "role": {"roles": ("actor",)},
    "back": {"reverse": True},
    "after": {"after": "event-200"},
}
"""What users ask for; any two of them together, and each alone, and three of the most frequent."""


def dossier_of(number: int, path: Path) -> Path:
    """Build a dossier whose events fall on ever more days, so that only its size tells it from another."""
    events = [
        made_up_event(
            f"event-{each}",
            f"19{90 + each % 9}-0{1 + each % 8}-1{each % 9}" if each % 20 else f"19{90 + each % 9}/..",
            actors=["kim"] if each % 2 else ["kim", "lee"],
            type="STATE" if each % 3 else "CONSULT",
            summary="a summit" if each % 4 else "talks",
            reports=tuple(Report(f"paper-{paper}", (), SPOT) for paper in range(1 + each % 2, 3)),
        )
        for each in range(number)
    ]
    actors = [made_up_actor("kim", "Kim", of=("state",)), made_up_actor("lee", "Lee", of=("state",))]
    dossier = made_up_dossier(events, [*actors, made_up_actor("state", "State")])
    build(Contents("", records_of(dossier), tuple), path)
    return path


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("dossiers")
    return dossier_of(FEW, folder / "few.db"), dossier_of(MANY, folder / "many.db")


def asked() -> Iterator[tuple[str, ...]]:
    yield from ((name,) for name in PARTS)
    yield from combinations(PARTS, 2)
    yield from (("actor", "window", each) for each in PARTS if each not in ("actor", "window"))


def question_of(names: tuple[str, ...]) -> EventFilter:
    question = EventFilter(limit=50)
    for name in names:
        question = replace(question, **PARTS[name])  # type: ignore[arg-type]
    return question


def told(reader: Reader, question: EventFilter) -> list[str]:
    """Return the steps of the plan for a page."""
    query = reader._query(question, reader._actors_of(question))  # noqa: SLF001 - plans are not seen from outside
    rows = reader._connection.execute(f"EXPLAIN QUERY PLAN {query.sql}", query.parameters)  # noqa: SLF001
    return [step for *_, step in rows]


@pytest.mark.parametrize("names", list(asked()), ids="-".join)
def test_no_page_needs_a_sort_or_a_look_at_all_events(
    dossiers: tuple[Path, Path], names: tuple[str, ...]
) -> None:
    question = question_of(names)
    with reading(dossiers[0]) as connection:
        steps = told(Reader(connection), question)
    assert not [step for step in steps if "TEMP B-TREE" in step]
    leads = question.actors or question.articles or question.types or question.statuses or question.text
    if leads or question.min_articles > 1:
        assert not [step for step in steps if step == "SCAN event"]


@pytest.mark.parametrize("names", [(name,) for name in PARTS if name != "window"], ids="-".join)
def test_a_page_costs_the_same_in_a_dossier_four_times_as_large(
    dossiers: tuple[Path, Path], names: tuple[str, ...]
) -> None:
    small, large = (_cost(path, question_of(names)) for path in dossiers)
    assert small.statements == large.statements
    assert large.steps < 1.5 * small.steps + 3_000


@pytest.mark.parametrize("by", ["year", "month", "type", "status", "actor", "article"])
def test_counts_of_everything_stand_ready(dossiers: tuple[Path, Path], by: str) -> None:
    small, large = (_cost(path, None, by) for path in dossiers)
    assert large.statements == small.statements == 1
    assert large.steps < 2 * small.steps + 200


class Cost(NamedTuple):
    """How many statements were run, and how many steps of SQLite's machine they took."""

    statements: int
    steps: int


def _cost(path: Path, question: EventFilter | None, by: str = "") -> Cost:
    statements: list[str] = []
    steps = 0

    def stepped() -> int:
        nonlocal steps
        steps += 10
        return 0

    with reading(path) as connection:
        reader = Reader(connection)
        connection.set_trace_callback(statements.append)
        connection.set_progress_handler(stepped, 10)
        if question is None:
            assert reader.counts(EventFilter(), by)
        else:
            assert len(reader.timeline(question, brief=True).matches) > 0
        connection.set_progress_handler(None, 0)
        connection.set_trace_callback(None)
    return Cost(len(statements), steps)
