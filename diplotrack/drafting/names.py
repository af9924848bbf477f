"""Actors of the dossier, recognised by what an article calls them.

In: a normalised text and the dossier's actors. Out: `Mention`s. An actor is called by its name, by an
alias, or, a person, by the last word of its name. Whole words count, and the longest name that fits. What
the dossier writes with a capital must have one; a hyphen is as good as a space, and an 's behind a name
is no part of it. Not meant are

- a name that goes on with a word such as Post, Sea or Treaty: "the Washington Post" is not Washington;
- an office that somebody else's name follows: of two foreign ministers, each has a name of their own;
- a month, where a number or a preposition of time stands beside it.

Where two actors are called the same, both are meant, unless a longer name told of one of them before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.anchors import normalise
from diplotrack.dates.names import MONTHS, WEEKDAYS
from diplotrack.drafting.offices import is_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.model import Actor

_TOKEN = re.compile(r"[^\W_]+")
_GOES_ON = re.compile(
    " (?:Post|Times|Journal|Herald|Tribune|Gazette|Tower|Sea|Ocean|Bay|Gulf|River|Street|Square|Avenue|Road"
    "|University|Airport|Accords?|Treaty|Agreement|Declaration|Convention|Protocol|Hotel"
    "|House|Palace|Institute"
    "|Bank|Group)\\b"
)
_TIME_BEFORE = re.compile(
    r"\b(?:in|last|next|this|since|until|by|early|late|mid|of|from|on|[0-9]+) $", re.IGNORECASE
)
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_ANOTHER_NAME = re.compile(r" [A-Z][a-z]")


class Mention(NamedTuple):
    """A place that names somebody: actors of the dossier by `keys` (several: it is not known which), or
    somebody new by `name`.

    `kind` is the actor's; `rule` and `why` say how it was recognised.
    """  # noqa: D205 - one sentence needs two lines

    start: int
    end: int
    keys: tuple[str, ...]
    name: str | None
    kind: str | None
    rule: str
    why: str

    @property
    def who(self) -> tuple[str, ...]:
        """Who is meant, so that two mentions of one have the same: keys, or the name."""
        return self.keys or (f"?{self.name}",)


class _Name(NamedTuple):
    """One name of an actor: its words, as the dossier writes it, and how it came to be one."""

    words: tuple[str, ...]
    written: str
    rule: str
    actors: tuple[Actor, ...]


class Directory:
    """Finds names: the dossier's actors by the words with which their names begin."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        """Take the actors of the dossier."""
        named: dict[str, dict[str, Actor]] = defaultdict(dict)
        rules: dict[str, str] = {}
        for written, rule, actor in _names(actors):
            named[written][actor.key] = actor
            rules.setdefault(written, rule)
        self._names: dict[str, list[_Name]] = defaultdict(list)
        for written, meant in named.items():
            words = tuple(_TOKEN.findall(written.casefold()))
            if words:
                name = _Name(words, written, rules[written], tuple(meant.values()))
                self._names[words[0]].append(name)
        for names in self._names.values():
            names.sort(key=lambda name: (-len(name.written), name.written))

    def mentions(self, text: str) -> list[Mention]:
        """Return where actors of the dossier are named in a normalised text, in order."""
        found: list[Mention] = []
        told: dict[str, int] = {}
        free = 0
        for token in _TOKEN.finditer(text):
            if token.start() < free:
                continue
            for name in self._names.get(token[0].casefold(), ()):
                end = _end_of(name, text, token.start())
                if end is not None and not _is_other(name, text, token.start(), end):
                    found.append(_mention(name, token.start(), end, told))
                    told.update({actor.key: end for actor in name.actors if len(name.actors) == 1})
                    free = end
                    break
        return _without_titles_of_others(found, text)


def _names(actors: Sequence[Actor]) -> Iterator[tuple[str, str, Actor]]:
    """Yield what actors are called, by which rule."""
    taken: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        for rule, written in (("name", actor.name), *(("alias", alias) for alias in actor.aliases)):
            name = normalise(written)
            if name:
                taken[name].add(actor.key)
                yield name, rule, actor
    lasts: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        name = normalise(actor.name)
        last = name.rpartition(" ")[2]
        if actor.kind == "person" and last != name and len(last) > 1 and last[0].isupper():
            lasts[last].append(actor)
    for last, named in lasts.items():
        if len(named) == 1 and not taken.get(last):
            yield last, "last name", named[0]


def _end_of(name: _Name, text: str, start: int) -> int | None:
    """Return where the name ends that may begin here, or None where it does not stand."""
    end = start + len(name.written)
    here = text[start:end]
    if len(here) < len(name.written) or not _same(name.written, here):
        return None
    return None if _inside_word(text, start, end) else end


def _same(written: str, here: str) -> bool:
    """Tell whether a name stands here as written, but for hyphens and a capital at its beginning."""
    if written == here or (written[0].islower() and written[1:] == here[1:]):
        return written[0].casefold() == here[0].casefold()
    one, other = (re.sub(r"[ -](\w)", lambda match: f" {match[1].upper()}", each) for each in (written, here))
    return one == other


def _inside_word(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch begins or ends within a word."""
    before, last, behind = text[start - 1 : start], text[end - 1 : end], text[end : end + 2]
    return (
        before.isalnum()
        or (last.isalnum() and behind[:1].isalnum())
        or (behind[:1] == "-" and behind[1:].islower() and before == "-")
    )


def _is_other(name: _Name, text: str, start: int, end: int) -> bool:
    """Tell whether the words are part of another name, or a month."""
    if _GOES_ON.match(text, end) or (
        name.written.startswith(("the ", "The ")) and _ANOTHER_NAME.match(text, end)
    ):
        return True
    beside = _TIME_BEFORE.search(text[max(0, start - 8) : start]) or re.match(
        r",? [0-9]", text[end : end + 3]
    )
    return name.written in _CALENDAR and bool(beside)


def _mention(name: _Name, start: int, end: int, told: dict[str, int]) -> Mention:
    """Return the mention of a name; of several actors of that name, the one who was told of last."""
    actors = name.actors
    before = [actor for actor in actors if actor.key in told]
    known = f"“{name.written}” is {_OF_RULES[name.rule]}"
    if len(actors) == 1:
        why = f"{known} {actors[0].name}."
    elif len(before) == 1:
        actors = tuple(before)
        others = len(name.actors) - 1
        why = f"{known} {actors[0].name}, who was named before; {others} other"
        f" {'is' if others == 1 else 'are'} called so."
    else:
        why = f"“{name.written}” can be {' or '.join(actor.name for actor in actors)}: the text does not"
        " say which."
    kinds = {actor.kind for actor in actors}
    return Mention(
        start,
        end,
        tuple(actor.key for actor in actors),
        None,
        kinds.pop() if len(kinds) == 1 else None,
        name.rule if len(actors) == 1 else "ambiguous name",
        why,
    )


_OF_RULES = {"name": "the name of", "alias": "an alias of", "last name": "the last name of"}


def _without_titles_of_others(mentions: list[Mention], text: str) -> list[Mention]:
    """Leave out offices that somebody else's name follows, and join those that their own name follows."""
    kept: list[Mention] = []
    behind = dict(pairwise(mentions))
    joined: Mention | None = None
    for mention in mentions:
        following = behind.get(mention)
        next_to = following is not None and text[mention.end : following.start] == " "
        if not is_title(text[mention.start : mention.end]):
            first = joined.start if joined and joined.who == mention.who else mention.start
            kept.append(mention._replace(start=first))
            joined = None
        elif next_to and following is not None and following.who == mention.who:
            joined = mention
        elif not _ANOTHER_NAME.match(text, mention.end):
            kept.append(mention)
    return kept
