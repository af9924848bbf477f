"""Whole commands, from the interpreter's start to the last line, beside other programs on the same rows.

The rivals answer from the same database, DuckDB from a copy of it; the same command on the dossier that comes
with the program says how much of it the size costs.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks import by_hand, rivals
from benchmarks.archive import OURS as PROGRAM
from benchmarks.timing import OURS, figures, in_rounds, same
from diplotrack.store.sqlite import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.archive import Archive
    from benchmarks.by_hand import Asked
    from benchmarks.timing import Figure

SHIPPED = "the shipped dossier"

_SAME_ON_SHIPPED = {
    "the most popular actor": ("--actor", "trump"),
    "a state with its members": ("--actor", "north korea"),
    "a type and an actor": ("--actor", "trump", "--type", "STATE"),
    "a year": ("--from", "2025-01-01", "--to", "2025-12-31"),
    "a common word in twenty years": ("--text", "kim", "--from", "2006", "--to", "2026"),
}
"""The questions that are asked as whole commands, too, and what asks alike of the shipped dossier."""


def commands(archive: Archive, rounds: int) -> Iterator[Figure]:
    """Measure first pages, and page 800 of the most popular actor, in milliseconds (wall)."""
    with reading(archive.database) as connection:
        asked = [each for each in by_hand.questions(connection) if each.name in _SAME_ON_SHIPPED]
        later = by_hand.later(connection, asked[0])
    for each in asked:
        yield from _measured(archive, each, _SAME_ON_SHIPPED[each.name], rounds)
    if later:
        yield from _measured(archive, later, (), rounds)


def _measured(archive: Archive, asked: Asked, on_shipped: tuple[str, ...], rounds: int) -> Iterator[Figure]:
    runner = archive.runner
    ours = archive.command("timeline", *_options(asked))
    contenders = {OURS: ours}
    keys = [line.split()[1] for line in runner.answer(ours)[1].splitlines()[: by_hand.PAGE]]
    for rival in rivals.installed():
        if rival.name == rivals.DUCKDB and asked.question.text:
            continue  # it has no index of words of its own
        contenders[rival.name] = rival.command(archive, by_hand.one_statement(asked))
        same(asked.name, keys, rival.name, rivals.keys_in(runner.answer(contenders[rival.name])[1]))
    if on_shipped:
        contenders[SHIPPED] = (PROGRAM, "timeline", *on_shipped, "--limit", str(by_hand.PAGE))
        runner.cost(contenders[SHIPPED])
    taken = in_rounds({name: partial(runner.cost, words) for name, words in contenders.items()}, rounds)
    in_milliseconds = {name: [cost.wall * 1000 for cost in costs] for name, costs in taken.items()}
    yield from figures("commands", f"timeline: {asked.name}", archive.size, "ms", in_milliseconds)


def _options(asked: Asked) -> Iterator[str]:
    """Yield the options that ask a question."""
    question = asked.question
    for names in question.actors:
        yield from ("--actor", ",".join(names))
    for type_ in question.types:
        yield from ("--type", type_)
    if question.since and question.until:
        yield from ("--from", question.since.edtf, "--to", question.until.edtf)
    if question.text:
        yield from ("--text", question.text)
    if question.after:
        yield from ("--after", question.after)
    yield from ("--limit", str(by_hand.PAGE))
