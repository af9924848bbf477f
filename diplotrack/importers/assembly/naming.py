"""Who takes part: names as a file has them in, actors out, those known and new ones.

Spellings that fold to one name are one actor. Names that only look alike stay apart, and are asked about.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.importers.assembly import keys
from diplotrack.importers.assembly.findings import UNDECIDED, UNSAID, found_at
from diplotrack.importers.meaning.names import Known, Pair, alike, best_first, fold
from diplotrack.model import Actor, Spot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from diplotrack.importers.assembly.findings import Finding, Place

ACTORS = "actors.yaml"

MOST_OTHERS = 4
"""So many names are shown that may be another's; the mapping file has all."""


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
    alike: Mapping[str, tuple[str, ...]] = {}
    unsaid: tuple[str, ...] = ()


class _Names:
    """The names of a file, folded: how each is spelt, and in which places it stands."""

    def __init__(self, named: Iterable[tuple[str, Place]]) -> None:
        self.spellings: dict[str, Counter[str]] = {}
        self.places: dict[str, set[Place]] = {}
        for name, place in named:
            self.spellings.setdefault(fold(name), Counter())[name] += 1
            self.places.setdefault(fold(name), set()).add(place)

    def told(self, what: str, names: Iterable[str]) -> Finding:
        """Return what is said of names, with all places where one of them stands."""
        return found_at(what, (place for name in names for place in self.places.get(name, ())))

    def counted(self, name: str) -> str:
        """Return a name, and how often it stands in the file."""
        count = self.spellings.get(fold(name), Counter()).total()
        times = "once" if count == 1 else f"{count:,} times"
        return f'"{name}" ({times})' if count else f'"{name}" of the dossier'


def cast(
    named: Iterable[tuple[str, Place]], known: Known, answers: Answers, file: str, taken: Collection[str]
) -> Cast:
    """Return the actors of names with their places; `taken` are keys that nobody new can have."""
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
    used, new, told, unsaid = set(taken), [], [], {}
    for target, members in sorted(groups.items()):
        spelt = sum((names.spellings[each] for each in members), Counter[str]())
        name = next((meant[each] for each in members if each in meant), "") or best_first(spelt)[0]
        kind = next((kinds[each] for each in (target, *members) if each in kinds), answers.kind)
        finding = names.told("", members)
        actor = _actor(name, spelt, kind, f"imported from {_place(finding, file)}")
        if actor.key in used or known.meant(actor.key):
            actor = replace(actor, key=keys.apart(actor.key, target))
        used.add(actor.key)
        new.append(actor)
        told.append(finding._replace(what=f"{actor.name} ({actor.kind})"))
        if kind is None:
            unsaid[actor.name] = spelt.total()
        found.update(dict.fromkeys(members, actor.key))
    pairs = _pairs(names, known, meant)
    asked = [
        names.told(
            f"two actors of the dossier are called {names.counted(best_first(names.spellings[each])[0])}",
            [each],
        )
        for each in shared
    ]
    alike: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        alike[pair.one] = (*alike.get(pair.one, ()), pair.other)
    return Cast(
        keys=found,
        new=tuple(new),
        found=tuple(sorted(told, key=_how_often, reverse=True)),
        questions=(*_asked(pairs, names), *asked),
        alike=alike,
        unsaid=tuple(sorted(unsaid, key=lambda name: -unsaid[name])),
    )


def _place(finding: Finding, file: str) -> str:
    """Return the first place of a finding."""
    return finding.files[0] if finding.files else f"{file}, line {finding.lines[0]}"


def _how_often(finding: Finding) -> int:
    return len(finding.lines) + len(finding.files)


def _asked(pairs: Iterable[Pair], names: _Names) -> Iterator[Finding]:
    """Yield the questions: one for a name with all those that it has the same in common with."""
    asked: dict[tuple[str, str], list[str]] = {}
    for pair in pairs:
        asked.setdefault((pair.one, pair.why), []).append(pair.other)
    for (one, why), others in asked.items():
        shown = ", ".join(map(names.counted, others[:MOST_OTHERS]))
        more = f", and {len(others) - MOST_OTHERS:,} more" if len(others) > MOST_OTHERS else ""
        yield names.told(f"{names.counted(one)} and {shown}{more}: {why}", map(fold, (one, *others)))


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
        note=origin if kind else f"{origin}; {UNSAID}",
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
