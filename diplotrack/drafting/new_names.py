"""Possible new actors: runs of capitalised words that are no actor of the dossier.

In: a normalised text, where its sentences begin, and what is recognised already. Out: `NewActor`s, grouped:
"Berrin" is "Tomas Berrin". The rules, each of which says of which kind an actor may be:

- *title*: an office stands in front: "Foreign Minister Mara Lind", "its chairwoman, Ana Sorrel" (person);
- *said*: a verb of saying stands beside it, an age or "who" behind (person, or unknown for one word);
- *body*, *medium*: one of its words says so: "Ministry of Trade", "Harbour Gazette";
- *surname*: two or three words, of which the last stands alone later (person);
- *a place that acts*: a word behind "in" or "at" that elsewhere says or decides something, or one of which
  something is said that only a state has: a government, an ambassador, a border (state);
- *capitals*: several words that nothing else is known of, or one that stands twice within sentences.

Nobody new are: the first word of a sentence unless it has company or stands within one, too; months,
weekdays and holidays; adjectives of countries; what is worded like an agreement, a landmark or a vehicle;
places, which is what only stands behind "in", "at", "near" and the like; and titles without a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.drafting.found import NewActor
from diplotrack.drafting.offices import HEADS, is_adjective
from diplotrack.drafting.runs import BODY, MEDIUM, MOST_WORDS, OPENERS, STATE, candidates, is_body_or_state
from diplotrack.drafting.saying import VERB

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from diplotrack.drafting.found import Span
    from diplotrack.drafting.names import Mention
    from diplotrack.drafting.runs import Candidate

_NO_ACTOR = re.compile(
    r"\b(?:Accords?|Treaty|Agreements?|Conference|Convention|Protocol|Pact|War|Day|Year"
    r"|Eve|Airport|Sea|Ocean|River|Lake"
    r"|Straits?|Islands?|Bay|Gulf|Mountains?|Mount|Street|Square|Avenue|Road|Palace|Hotel"
    r"|Hall|House|Bridge|Pass|Valley|Port"
    r"|Harbou?r|City|Province|Region|District|Peninsula|Desert|Border|Declaration"
    r"|Resolution|Act|Law|Charter|Article"
    r"|Chapter|Summit|Forum|Games|Cup|Prize|Force One|Station|Airlines|Tower|Gate|Plan"
    r"|Talks|Dialogue|Process"
    r"|Line|Zone|Cathedral|Castle|Stadium|Theatre|Museum|Park|Cape|Canal|Crossing|Base"
    r"|North|South|East|West)$"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|outside|around|across|through|off|towards?|into|via|between"
    r"|aboard|leave|left|reach|reached|visit|visited|entered"
    r"|(?:town|city|village|port|capital|province|island|region|valley|district|suburb"
    r"|border|coast|north|south|east|west) (?:of|at)|to|over)"
    r"(?: the| central| downtown| nearby| neighbou?ring)? $"
)
_PLACES = re.compile(
    r"\b(?:town|city|village|port|capital|province|island|river|lake|region|resort|suburb)(?: of)?,? $"
)
_COMPASS = re.compile(r"\b(?:North|South|East|West|Central|Latin|Northern|Southern|Eastern|Western) ")
_LOWER_TITLE = re.compile(rf"\b(?:{HEADS})(?P<comma>,)? $", re.IGNORECASE)
_TITLE_BEHIND = re.compile(
    rf", (?:(?:the|a|an|its|his|her|their|who|[A-Z]?\w+'s?)\b[^,.]{{0,40}}?\b(?:{HEADS})\b"
    rf"|who\b|[0-9]{{2}},)"
)
_GOVERNS = re.compile(
    r"'s (?:[a-z]+ ){0,2}(?:government|president|prime minister|premier|king|queen"
    r"|embassy|ministry|minister|parliament|army|navy"
    r"|military|ambassador|capital|borders?|coast|coast guard|territory|people|Ministry"
    r"|Parliament|Navy|Army|President|Prime Minister|Foreign)\b"
)
_ACTS = re.compile(
    r"(?:,? (?:\w+ly|also|later|then|now|has|had|have|will|would|could|is|was|were|are|itself))*"
    r" (?:said|says|agreed|accused|announced|closed|opened|refused|rejected|denied|signed"
    r"|offered|sent|launched|fired|wants|wanted"
    r"|accepted|drew|plans|planned|demanded|warned|called|insisted|insists|threatened"
    r"|promised|recalled|expelled|invaded"
    r"|withdrew|joined|voted|vowed|recogni[sz]ed|suspended|imposed|lifted|tested|blamed"
    r"|summoned|protested|welcomed|condemned)\b"
)

_SAID_OF_STATES = re.compile(
    r"\b(?:neighbou?ring|(?:government|president|parliament|army|people) of"
    r"|ambassadors? to|relations with|borders? with"
    r"|sanctions (?:on|against)|independence from|war with)(?: the)? $"
)
_A_STATE = re.compile(r", an? (?:[a-z-]+ ){0,3}(?:nation|state|country|republic|kingdom|monarchy)\b")
_NOUN_BEHIND = re.compile(r" [a-z]")
_SAID_BEHIND = re.compile(
    r"(?:, (?:whose|which|who|whom)\b[^,;.]{1,90},)?"
    r"(?:,? (?:also|later|then|has|had|\w+ly))* (?P<verb>[a-z]+)\b"
)
_SAID_BEFORE = re.compile(r"(?P<quote>[\"'] )?\b(?P<verb>[a-z]+) $")
_INVERTED = ("said", "says", "added", "wrote")
_ADJECTIVE = re.compile("[a-z]?(?:an|ian|ese|ish|ic|ine|er|i)s?")
_ACTING = "a place that acts"


class _Clue(NamedTuple):
    """What a name says of its kind where it stands, by which rule, and why."""

    rule: str
    kind: str | None = None
    why: str = ""


class _Sight(NamedTuple):
    """A name as it stands somewhere; `place` tells whether it stands behind "in" and the like."""

    text: str
    start: int
    end: int
    first: bool
    place: bool
    office: str | None

    @property
    def name(self) -> str:
        return self.text[self.start : self.end]

    @property
    def single(self) -> bool:
        return " " not in self.name

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - 40) : self.start]

    @property
    def behind(self) -> str:
        return self.text[self.end : self.end + 140]


def new_actors(
    text: str, known: Sequence[Mention], starts: Collection[int], dark: Sequence[Span] = ()
) -> list[NewActor]:
    """Return the possible new actors of a text, in the order in which they are first named.

    `known` is where actors of the dossier are named, `starts` where sentences begin, and `dark` where no
    name is looked for: headings and what is no narration.
    """
    seen: dict[str, list[tuple[_Sight, _Clue]]] = defaultdict(list)
    for candidate in candidates(text, known, starts, dark):
        sight = _sight(text, candidate)
        seen[sight.name].append((sight, _clue(sight)))
    _join_surnames(seen)
    _join_initials(seen)
    found = [actor for name, sights in seen.items() if (actor := _judged(name, sights))]
    states = {each.name for each in found if each.kind == "state"} | {
        text[each.start : each.end] for each in known if each.kind == "state"
    }
    found = [actor for actor in found if not any(_is_adjective_of(actor.name, state) for state in states)]
    return sorted(found, key=lambda actor: actor.spans)


def _is_adjective_of(name: str, state: str) -> bool:
    """Tell whether a name is the adjective of a state: Norlander, Orshan."""
    stem = state.rstrip("aeiouy")
    return name != state and name.startswith(stem) and bool(_ADJECTIVE.fullmatch(name, len(stem)))


def _sight(text: str, candidate: Candidate) -> _Sight:
    start, end = candidate.start, candidate.end
    place = candidate.office is None and bool(_PLACE_BEFORE.search(text[max(0, start - 40) : start]))
    return _Sight(text, start, end, candidate.first, place, candidate.office)


def _clue(sight: _Sight) -> _Clue:
    """Return what a name says of its kind where it stands: the first clue of those that there are."""
    for look in (_of_office, _of_words, _of_title, _of_saying, _of_place):
        clue = look(sight)
        if clue is not None:
            return clue
    return _Clue("")


def _of_office(sight: _Sight) -> _Clue | None:
    if sight.office is None:
        return None
    return _Clue("title", "person", f"“{sight.office}” stands in front of the name.")


def _of_words(sight: _Sight) -> _Clue | None:
    """Return what the words of a name say."""
    if _NO_ACTOR.search(sight.name):
        return _Clue("no actor")
    for rule, pattern, meant in (
        ("medium", MEDIUM, "what publishes"),
        ("body", BODY, "a body"),
        ("state", STATE, "a state"),
    ):
        word = pattern.search(sight.name)
        if word and not sight.single:
            return _Clue(rule, rule, f"“{word[0]}” is a word for {meant}.")
    return None


def _of_title(sight: _Sight) -> _Clue | None:
    """Return what an office in small letters beside a name says."""
    before, behind = _LOWER_TITLE.search(sight.before), _TITLE_BEHIND.match(sight.behind)
    if sight.place:
        return None
    if before and not sight.first:
        return _Clue("title", "person", f"“{before[0].strip(' ,')}” stands in front of the name.")
    return _Clue("title", "person", f"“{behind[0].strip(' ,')}” stands behind the name.") if behind else None


def _of_saying(sight: _Sight) -> _Clue | None:
    """Return what a verb of saying beside a name says."""
    if sight.place:
        return None
    behind, before = _SAID_BEHIND.match(sight.behind), _SAID_BEFORE.search(sight.before)
    verb = None
    if behind and VERB.fullmatch(behind["verb"]) and not behind["verb"].endswith("ing"):
        verb = behind["verb"]
    elif before and VERB.fullmatch(before["verb"]) and (before["quote"] or before["verb"] in _INVERTED):
        verb = before["verb"]
    if verb is None:
        return None
    return _Clue("said", None if sight.single else "person", f"“{verb}” stands beside the name.")


def _of_place(sight: _Sight) -> _Clue | None:
    """Return whether a name is a place, a country's adjective, or something that acts like a state."""
    if _SAID_OF_STATES.search(sight.before) or _A_STATE.match(sight.behind):
        return _Clue("governs")
    if sight.single and _GOVERNS.match(sight.behind):
        return _Clue("governs")
    if sight.place or _PLACES.search(sight.before):
        return _Clue("place")
    last = _COMPASS.sub("", sight.name)
    if " " not in last and is_adjective(last) and _NOUN_BEHIND.match(sight.behind):
        return _Clue("no actor")
    return _Clue("acts") if sight.single and _ACTS.match(sight.behind) else None


def _join_surnames(seen: dict[str, list[tuple[_Sight, _Clue]]]) -> None:
    """Put a last name that stands alone to the one full name that ends with it."""
    full: dict[str, list[str]] = defaultdict(list)
    for name, sights in seen.items():
        sure = any(clue.rule not in ("no actor", "place") for _, clue in sights)
        if " " in name and sure and not is_body_or_state(name):
            full[name.rpartition(" ")[2]].append(name)
    for last, names in full.items():
        if len(names) == 1 and last in seen:
            clue = _Clue("surname", "person", f"“{last}” stands alone, too.")
            seen[names[0]] += [(sight, clue) for sight, _ in seen.pop(last)]


def _join_initials(seen: dict[str, list[tuple[_Sight, _Clue]]]) -> None:
    """Put "(NEC)" to the Northern Energy Council in front of it."""
    short = {name for name in seen if name.isupper() and 1 < len(name) < MOST_WORDS}
    for full in [name for name in seen if " " in name]:
        letters = "".join(word[0] for word in full.split() if word[0].isupper())
        if letters in short & seen.keys() and any(
            sight.behind.startswith(f" ({letters})") for sight, _ in seen[full]
        ):
            seen[full] += seen.pop(letters)


def _judged(name: str, sights: Sequence[tuple[_Sight, _Clue]]) -> NewActor | None:
    """Return the possible new actor that a name is, by all that was seen of it, or None."""
    clue = _best(name, sights)
    if clue is None:
        return None
    spans = tuple(sorted((sight.start, sight.end) for sight, _ in sights))
    return NewActor(name, clue.kind, spans, clue.rule, clue.why)


def _best(name: str, sights: Sequence[tuple[_Sight, _Clue]]) -> _Clue | None:
    """Return the strongest of the clues to a name; None if it is nobody's."""
    clues = {clue.rule: clue for _, clue in reversed(sights)}
    sure = next((clues[rule] for rule in ("title", "medium", "body", "state") if rule in clues), None)
    if sure is not None or name.casefold() in OPENERS or "no actor" in clues:
        return sure if name.casefold() not in OPENERS else None
    said = clues.get("said") or clues.get("surname")
    if "governs" in clues and not (said and said.kind):
        return _Clue(_ACTING, "state", "What stands beside it is said of states.")
    place = "place" in clues or any(sight.place for sight, _ in sights)
    if place and ("said" in clues or "acts" in clues):
        return _Clue(_ACTING, "state", "It stands as a place, and does or says something.")
    inside = sum(not sight.first for sight, _ in sights)
    if said or place:
        return said
    if inside > 1 or (inside and (" " in name or "acts" in clues)):
        return _Clue("capitals", None, "It is written with capitals within a sentence.")
    return None
