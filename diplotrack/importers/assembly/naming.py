"""Who takes part: names as a file has them in, actors out, those known and new ones.

Spellings that fold to one name are one actor. Names that only look alike stay apart, and are asked about.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.importers.assembly import keys
from diplotrack.importers.assembly.findings import UNDECIDED, Finding
from diplotrack.importers.meaning.names import Known, Pair, alike, best_first, fold
from diplotrack.model import Actor, Spot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

ACTORS = "actors.yaml"


class Answers(NamedTuple):
    """What somebody has decided: whose name a name is, of which kind its actor is, and all the others."""

    actors: Mapping[str, str] = {}
    kinds: Mapping[str, str] = {}
    kind: str | None = None


class Cast(NamedTuple):
    """The actors of a file: keys by folded name, the new ones, and what there is to say of them.

    A name that two actors of the dossier have is not among the keys: it is asked about.
    """

    keys: Mapping[str, str]
    new: tuple[Actor, ...] = ()
    found: tuple[Finding, ...] = ()
    questions: tuple[Finding, ...] = ()
    alike: Mapping[str, str] = {}


class _Names:
    """The names of a file, folded: how each is spelt, and in which lines it stands."""

    def __init__(self, named: Iterable[tuple[str, int]]) -> None:
        self.spellings: dict[str, Counter[str]] = {}
        self.lines: dict[str, set[int]] = {}
        for name, line in named:
            self.spellings.setdefault(fold(name), Counter())[name] += 1
            self.lines.setdefault(fold(name), set()).add(line)

    def lines_of(self, names: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted({line for name in names for line in self.lines.get(name, ())}))

    def counted(self, name: str) -> str:
        """Return a name, and how often it stands in the file."""
        count = self.spellings.get(fold(name), Counter()).total()
        times = "once" if count == 1 else f"{count:,} times"
        return f'"{name}" ({times})' if count else f'"{name}" of the dossier'


def cast(
    named: Iterable[tuple[str, int]], known: Known, answers: Answers, file: str, taken: Collection[str]
) -> Cast:
    """Return the actors of names with their lines; `taken` are keys that nobody new can have."""
    meant = {fold(name): answer for name, answer in answers.actors.items()}
    names = _Names(named)
    groups: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    shared: list[str] = []
    for folded in names.spellings:
        target = meant.get(folded, folded)
        if key := known.called(target):
            found[folded] = key
        elif known.meant(target):
            shared.append(folded)
        else:
            groups.setdefault(fold(target), []).append(folded)
    kinds = {fold(name): kind for name, kind in answers.kinds.items()}
    used, new, told = set(taken), [], []
    for target, members in sorted(groups.items()):
        spelt = sum((names.spellings[each] for each in members), Counter[str]())
        name = next((meant[each] for each in members if each in meant), "") or best_first(spelt)[0]
        kind = next((kinds[each] for each in (target, *members) if each in kinds), answers.kind)
        lines = names.lines_of(members)
        actor = _actor(name, spelt, kind, f"imported from {file}, line {lines[0]}")
        if actor.key in used or known.meant(actor.key):
            actor = replace(actor, key=keys.apart(actor.key, target))
        used.add(actor.key)
        new.append(actor)
        told.append(Finding(f"{actor.name} ({actor.kind})", lines))
        found.update(dict.fromkeys(members, actor.key))
    pairs = _pairs(names, known, meant)
    asked = [
        Finding(
            f"{names.counted(pair.one)} and {names.counted(pair.other)}: {pair.why}",
            names.lines_of((fold(pair.one), fold(pair.other))),
        )
        for pair in pairs
    ]
    asked += (
        Finding(
            f"two actors of the dossier are called {names.counted(best_first(names.spellings[each])[0])}",
            names.lines_of([each]),
        )
        for each in shared
    )
    return Cast(found, tuple(new), tuple(told), tuple(asked), {pair.one: pair.other for pair in pairs})


def _actor(name: str, spelt: Counter[str], kind: str | None, origin: str) -> Actor:
    """Return a new actor, still with a key that another may have; its aliases differ by more than case."""
    seen = {name.casefold()}
    aliases = []
    for spelling in best_first(spelt):
        if spelling.casefold() not in seen:
            seen.add(spelling.casefold())
            aliases.append(spelling)
    return Actor(
        key=keys.of_actor(name),
        name=name,
        kind=kind or UNDECIDED,
        spot=Spot(ACTORS, 1),
        aliases=tuple(aliases),
        note=origin if kind else f"{origin}; nobody has said yet of which kind it is",
    )


def _pairs(names: _Names, known: Known, meant: Mapping[str, str]) -> list[Pair]:
    """Return which names may be one actor's: of two new ones the shorter first."""
    every = [best_first(spelt)[0] for spelt in names.spellings.values()]
    new = [name for name in every if not known.meant(name) and fold(name) not in meant]
    pairs = alike(new, [*(name for name, _ in known.names()), *every], meant)
    theirs = {fold(name) for name, _ in known.names()}
    return [
        Pair(pair.other, pair.one, pair.why)
        if len(pair.one) > len(pair.other) and fold(pair.other) not in theirs
        else pair
        for pair in pairs
    ]
