"""Who takes part in what a sentence tells, and who speaks: known actors, and new ones as they come up."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from diplotrack.cli.walk.questions import Asked, Offered
from diplotrack.cli.walk.typed import required
from diplotrack.errors import nearest
from diplotrack.keys import key_from
from diplotrack.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.cli.walk.questions import Questions
    from diplotrack.drafting.sheet import Sentence, Sheet
    from diplotrack.model import Actor

SAME = "0"


class Actors:
    """Asks for actors. `new` are the fields of those that the dossier does not have yet."""

    def __init__(
        self, questions: Questions, known: Iterable[Actor], sheet: Sheet, sentence: Sentence, taken: set[str]
    ) -> None:
        """Take the questions, the dossier's actors, the sentence in question, and the keys that are taken."""
        self.new: list[dict[str, Any]] = []
        self._questions = questions
        self._known = tuple(known)
        self._sheet = sheet
        self._sentence = sentence
        self._taken = taken

    def taking_part(self, first: str = "") -> list[dict[str, str]]:
        """Ask who takes part; `first` is the key of somebody who certainly does."""
        unknown = (
            name for name in self.named_in(self._sentence) if not first or self.known_as(name) != first
        )
        suggested = [*([first] if first else []), *unknown]
        hint = "Who acts, then > to whom, then ; who is only mentioned: a, b > c; d."
        asked = Asked("Who", "".join(f"{name}, " for name in suggested), hint, self._offered(",>;"))
        typed = self._questions.line(asked, str, told=lambda line: line.rstrip(", "))
        parts, _, mentioned = typed.partition(";")
        acting, _, receiving = parts.partition(">")
        found: dict[str, str] = {}
        for role, names in (("actor", acting), ("recipient", receiving), ("mentioned", mentioned)):
            for name in filter(None, map(str.strip, names.split(","))):
                found.setdefault(self._key(name), role)
        return [{"actor": key, "role": role} for key, role in found.items()]

    def speaking(self, likely: str, why: str) -> str:
        """Ask who says something; `likely` is the key or the name of who does, if anything says so."""
        asked = Asked("Who says it", hint=why, offered=self._offered(), enter=likely)
        return self._key(self._questions.line(asked, required))

    def known_as(self, name: str) -> str | None:
        """Return the key of the actor, known or new, of this key or name; None if there is none."""
        folded = name.casefold()
        for actor in self._known:
            if folded in (each.casefold() for each in (actor.key, actor.name, *actor.aliases)):
                return actor.key
        return next(
            (str(each["actor"]) for each in self.new if folded in (each["name"].casefold(), each["actor"])),
            None,
        )

    def named_in(self, sentence: Sentence) -> list[str]:
        """Return who is named in a sentence, by key or by a name that is new."""
        named = (each.actor or each.name for each in sentence.suggestions if not each.event)
        return list(dict.fromkeys(filter(None, named)))

    @cached_property
    def persons(self) -> frozenset[str]:
        """The keys of known persons, and the names of those who are new."""
        known = (each.key for each in self._known if each.kind == "person")
        return frozenset(
            [*known, *(each.name for each in self._sheet.draft.new_actors if each.kind == "person")]
        )

    def named_here(self, actors: Iterable[str]) -> dict[str, str]:
        """Return what the sentence calls these actors, where it names them."""
        keys = set(actors)
        named: dict[str, str] = {}
        for each in self._sentence.suggestions:
            key = each.actor or (self.known_as(each.name) if each.name else None)
            if key in keys and key is not None and each.start is not None:
                named.setdefault(key, self._sheet.text[each.start : each.end])
        return named

    def _offered(self, between: str = "") -> Offered:
        return Offered([(each.key, (each.name, *each.aliases), each.name) for each in self._known], between)

    def _key(self, name: str) -> str:
        """Return the key of the actor of this key or name; one that is unknown becomes a new one."""
        if known := self.known_as(name):
            return known
        kind = self._kind(name)
        if kind not in KINDS:
            return kind
        self._questions.note("New actor", f"{name}, {kind}")
        key = key_from(name, self._taken, otherwise="actor")
        self._taken.add(key)
        self.new.append({"actor": key, "name": name, "kind": kind})
        return key

    def _kind(self, name: str) -> str:
        """Ask what kind of actor a new one is; return that, or the key of one who is known after all."""
        found = next((each.kind for each in self._sheet.draft.new_actors if each.name == name), None)
        choices = [(str(number), f"{kind}: {means}") for number, (kind, means) in enumerate(KINDS.items(), 1)]
        names = {each.name: each.key for each in self._known}
        near = nearest(name, names, most=1)
        if near:
            choices.insert(0, (SAME, f"it is {near[0]}"))
        enter = str(list(KINDS).index(found) + 1) if found else None
        key = self._questions.choice(f"{name} is new here: what is it?", choices, enter)
        return names[near[0]] if key == SAME else list(KINDS)[int(key) - 1]
