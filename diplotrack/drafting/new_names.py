"""Possible new actors: runs of capitalised words that are no actor of the dossier.

In: a normalised text, where its sentences begin, and what is recognised already. Out: `NewActor`s, grouped:
"Berrin" is "Tomas Berrin". The rules, each of which says of which kind an actor may be:

- *title*: an office stands in front: "Foreign Minister Mara Lind", "its chairwoman, Ana Sorrel" (person);
- *said*: a verb of saying stands beside it, an age or "who" behind (person, or unknown for one word);
- *body*, *medium*: one of its words says so: "Ministry of Trade", "Harbour Gazette";
- *surname*: two or three words, of which the last stands alone later (person);
- *a place that acts*: a word behind "in" or "at" that elsewhere says or decides something (state);
- *capitals*: several words that nothing else is known of, or one that stands twice within sentences.

Nobody new are: the first word of a sentence unless it has company or stands within one, too; months,
weekdays and holidays; adjectives of countries; what is worded like an agreement, a landmark or a vehicle;
places, which is what only stands behind "in", "at", "near" and the like; and titles without a name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.names import MONTHS, WEEKDAYS
from diplotrack.drafting.found import NewActor
from diplotrack.drafting.offices import HEADS, is_adjective, is_title
from diplotrack.drafting.saying import VERB

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from diplotrack.drafting.found import Span
    from diplotrack.drafting.names import Mention

MOST_WORDS = 8
"""A run of more words is a line in capitals, and no name."""

_BODY = re.compile(
    r"\b(?:Ministry|Council|Parliament|Assembly|Senate|Congress|Commission|Committee|Union|Agency|Department|Party"
    r"|Bank|Court|Organi[sz]ation|Office|Bureau|Authority|Forces?|Army|Navy|League|Alliance|Association|Institute"
    r"|University|Fund|Front|Movement|Secretariat|Embassy|Cabinet|Command|Police|Guard|Board|Federation|Coalition"
    r"|Group|Society|Foundation|Administration|Corps|Service|Tribunal|Chamber|Bloc|Mission|Centre|Center|Company"
    r"|Corporation|Confederation|Directorate|Delegation|Watch|Network|Initiative|Government|Staff|Academy|College|School)\b"
)
_MEDIUM = re.compile(
    r"\b(?:News|Times|Post|Herald|Gazette|Tribune|Radio|Television|TV|Wire|Daily|Journal|Chronicle|Observer"
    r"|Telegraph|Courier|Echo|Review|Weekly|Magazine|Broadcasting|Mirror|Sentinel|Press|Mail|Express|Standard|Star|Globe|Bulletin|Examiner|Dispatch)\b"
)
_STATE = re.compile(r"\b(?:Republic|Kingdom|Federation|Emirates?|Sultanate|Principality|States)\b")
_NOBODY = re.compile(
    r"\b(?:Accords?|Treaty|Agreements?|Conference|Convention|Protocol|Pact|War|Day|Year|Eve|Airport|Sea|Ocean|River|Lake"
    r"|Straits?|Islands?|Bay|Gulf|Mountains?|Mount|Street|Square|Avenue|Road|Palace|Hotel|Hall|House|Bridge|Pass|Valley|Port"
    r"|Harbou?r|City|Province|Region|District|Peninsula|Desert|Border|Declaration|Resolution|Act|Law|Charter|Article"
    r"|Chapter|Summit|Forum|Games|Cup|Prize|Force One|Station|Airlines|Tower|Gate|Plan|Talks|Dialogue|Process"
    r"|Line|Zone|Cathedral|Castle|Stadium|Theatre|Museum|Park|Cape|Canal|Crossing|Base|North|South|East|West)$"
)
_NO_NAME = frozenset(
    (*MONTHS, *WEEKDAYS)
) | frozenset(
    "Majesty Highness Excellency Holiness Honour Honor MPs MP I I'm I'd I'll I've OK Christmas Easter Ramadan God Mr Mrs Ms Covid Internet Q A No Yes".split()
)
_OPENERS = frozenset(
    "a about above according across after again against ahead all almost along already also although always amid"
    " among an and another any anybody anyone as aside ask asked at away back because before behind below beneath beside"
    " besides best between beyond both but by can candid clearly could critics currently day days despite did do does"
    " during each earlier early either elsewhere even eventually every everybody everyone everything few finally"
    " first five following for four former from further given good had has have having he hence her here hers him his hours how"
    " however i if in indeed inside instead into is it its itself just last late later least less let like little long"
    " many may maybe me meanwhile might minutes moments more moreover most much my nearly neither never nevertheless next no nobody"
    " none nonetheless nor not nothing now of off officials often on once one only or other others otherwise our out outside over"
    " overnight people perhaps please previously prior rather read reporters seven several shall she should show similarly since six so"
    " some somebody someone something sometimes soon speaking still such suddenly surely ten than thanks that the their them then"
    " there therefore these they this those though three through throughout thus to today together tomorrow tonight"
    " too two under unlike unless until up upon us usually very was we weeks well were what whatever when whenever"
    " where whereas whether which while who whoever whom whose why will with within without would yes yesterday yet"
    " you your years asia africa europe america western eastern northern southern new old citing quoting noting".split()
)
_WORD = re.compile(r"[^\W_]+(?:[-'&][^\W_]+)*\.?")
_SENTENCE_BEFORE = re.compile(r"(?:[.!?:]['\")]* |[\"'])$")
_INITIAL = re.compile(r"(?:[A-Z]\.)+$")
_ABBREVIATED = re.compile(r"(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Capt|Lt|Sen|Rep|Gov|Prof|Adm|Sgt|Jr|Sr)\.$")
_PARTICLES = frozenset("de da do dos van von der den bin ibn al el la le di del du ben bint ter ten und y".split())
_LINKS = frozenset("of for and the on".split())
_LINKING = re.compile(r"\b(?:of|for)\b")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|outside|around|across|through|off|towards?|into|via|between|aboard|leave|left|reach|reached|visit|visited|entered"
    r"|(?:town|city|village|port|capital|province|island|region|valley|district|suburb|border|coast|north|south|east|west) (?:of|at)|to|over)"
    r"(?: the| central| downtown| nearby| neighbou?ring)? $"
)
_PLACES = re.compile(r"\b(?:town|city|village|port|capital|province|island|river|lake|region|resort|suburb)(?: of)?,? $")
_COMPASS = re.compile(r"\b(?:North|South|East|West|Central|Latin|Northern|Southern|Eastern|Western) ")
_LOWER_TITLE = re.compile(rf"\b(?:{HEADS})(?P<comma>,)? $", re.IGNORECASE)
_TITLE_BEHIND = re.compile(rf", (?:(?:the|a|an|its|his|her|their|who|[A-Z]?\w+'s?)\b[^,.]{{0,40}}?\b(?:{HEADS})\b|who\b|whose\b|[0-9]{{2}},)")
_GOVERNS = re.compile(
    r"'s (?:[a-z]+ ){0,2}(?:government|president|prime minister|premier|king|queen|ministry|minister|parliament|army|navy"
    r"|military|ambassador|capital|borders?|coast|coast guard|territory|people|Ministry|Parliament|Navy|Army|President|Prime Minister|Foreign)\b"
)
_ACTS = re.compile(
    r"(?:,? (?:\w+ly|also|later|then|now|has|had|have|will|would|could|is|was|were|are|itself))*"
    r" (?:said|says|agreed|accused|announced|closed|opened|refused|rejected|denied|signed|offered|sent|launched|fired|wants|wanted"
    r"|accepted|drew|plans|planned|demanded|warned|called|insisted|insists|threatened|promised|recalled|expelled|invaded"
    r"|withdrew|joined|voted|vowed|recogni[sz]ed|suspended|imposed|lifted|tested|blamed|summoned|protested|welcomed|condemned)\b"
)


class Run(NamedTuple):
    """A run of capitalised words; `first` tells whether a sentence begins with it."""

    start: int
    end: int
    words: tuple[tuple[int, int], ...]
    first: bool


class _Sight(NamedTuple):
    """A name as it stands somewhere: what it says there of its kind, by which rule, and the title."""

    start: int
    end: int
    name: str
    rule: str
    kind: str | None
    why: str
    first: bool
    place: bool


_STRENGTH = {"title": 6, "medium": 5, "body": 5, "state": 4, "said": 3, "surname": 2, "a place that acts": 2, "capitals": 1, "": 0}


def new_actors(
    text: str, known: Sequence[Mention], starts: Collection[int], dark: Sequence[Span] = ()
) -> list[NewActor]:
    """Return the possible new actors of a text, in the order in which they are first named.

    `known` is where actors of the dossier are named, `starts` where sentences begin, and `dark` where no
    name is looked for: headings and what is no narration.
    """
    taken = [(each.start, each.end) for each in known]
    people = [(each.start, each.end) for each in known if each.kind not in ("state", "body")]
    sights = [
        sight
        for run in _runs(text, starts)
        if len(run.words) <= MOST_WORDS and not _touches(run.start, run.end, dark)
        for sight in _sights(text, run, people if _is_body(text, run, people) else taken)
    ]
    by_name: dict[str, list[_Sight]] = defaultdict(list)
    for sight in sights:
        by_name[sight.name].append(sight)
    _join_surnames(by_name)
    _join_initials(by_name, text)
    found = [actor for name, group in by_name.items() if (actor := _judged(name, group))]
    return sorted(found, key=lambda actor: actor.spans)


def _runs(text: str, starts: Collection[int]) -> Iterator[Run]:
    """Yield the runs of capitalised words, with what may stand between two of them."""
    words: list[tuple[int, int]] = []
    waiting: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        if word.endswith(".") and not _INITIAL.search(word) and not _ABBREVIATED.match(word):
            end -= 1
            word = word[:-1]
        previous = (waiting or words)[-1][1] if words else None
        joined = previous is not None and text[previous:start] == " "
        if words and not joined:
            yield _run(text, words, starts)
            words, waiting = [], []
        if _capital(word):
            bare = word.removesuffix("'s")
            words += [*waiting, (start, start + len(bare))]
            waiting = []
            if bare != word:
                yield _run(text, words, starts)
                words = []
        elif words and (word in _PARTICLES or word in _LINKS) and len(waiting) < 2:
            waiting.append((start, end))
        elif words:
            yield _run(text, words, starts)
            words, waiting = [], []
    if words:
        yield _run(text, words, starts)


def _capital(word: str) -> bool:
    return word[0].isupper() or (word[:3] in ("al-", "el-") and word[3:4].isupper())


def _run(text: str, words: list[tuple[int, int]], starts: Collection[int]) -> Run:
    start = words[0][0]
    first = start in starts or bool(_SENTENCE_BEFORE.search(text[max(0, start - 4) : start]))
    return Run(start, words[-1][1], tuple(words), first)


def _is_body(text: str, run: Run, people: Sequence[Span]) -> bool:
    """Tell whether a run names a body or a medium that only has the name of a country in it."""
    name = text[run.start : run.end]
    return bool(_BODY.search(name) or _MEDIUM.search(name)) and not _touches(run.start, run.end, people)


def _sights(text: str, run: Run, taken: Sequence[Span]) -> Iterator[_Sight]:
    """Yield the names in a run: it is cut where something known stands, or a word that is no name."""
    piece: list[tuple[int, int]] = []
    for start, end in run.words:
        if text[start:end].rstrip(".") in _NO_NAME or _touches(start, end, taken):
            yield from _sight(text, piece, first=run.first and piece[:1] == [run.words[0]])
            piece = []
        else:
            piece.append((start, end))
    yield from _sight(text, piece, first=run.first and piece[:1] == [run.words[0]])


def _touches(start: int, end: int, spans: Sequence[Span]) -> bool:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] < end


def _sight(text: str, words: list[tuple[int, int]], *, first: bool) -> Iterator[_Sight]:
    """Yield the name that some words are, without what stands in front of it; two if "and" joins them."""
    words = _trimmed(text, words)
    while words and first and text[words[0][0] : words[0][1]].casefold() in _OPENERS:
        words, first = _trimmed(text, words[1:]), False
    linked = [number for number, (start, end) in enumerate(words) if text[start:end] in _LINKS]
    if linked and not _may_link(text[words[0][0] : words[linked[0] - 1][1]]):
        yield from _sight(text, words[: linked[0]], first=first)
        yield from _sight(text, words[linked[0] + 1 :], first=False)
        return
    if not words:
        return
    titled = _title_length(text, words)
    if titled:
        if titled < len(words):
            name = words[titled:]
            office = text[words[0][0] : words[titled - 1][1]]
            yield _Sight(
                name[0][0], name[-1][1], _name(text, name), "title", "person",
                f"“{office}” stands in front of the name.", first=False, place=False,
            )
        return
    yield _plain(text, words, first=first)


def _trimmed(text: str, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the words without small ones at either end, and without "The"."""
    small = (_PARTICLES | _LINKS | {"The", "A", "An"})
    while words and text[words[0][0] : words[0][1]] in small:
        words = words[1:]
    while words and text[words[-1][0] : words[-1][1]] in small:
        words = words[:-1]
    return words


def _name(text: str, words: Sequence[tuple[int, int]]) -> str:
    return text[words[0][0] : words[-1][1]]


def _body_or_state(name: str) -> bool:
    return bool(_BODY.search(name) or _STATE.search(name) or _MEDIUM.search(name))


def _may_link(name: str) -> bool:
    """Tell whether a name may go on behind "of" or "and": the Ministry of Trade and Industry."""
    return bool(_BODY.search(name) or _STATE.search(name)) or is_title(name)


def _title_length(text: str, words: Sequence[tuple[int, int]]) -> int:
    """Return how many of the words are a title: the most that are, from the front."""
    for length in range(len(words), 0, -1):
        title = text[words[0][0] : words[length - 1][1]]
        if is_title(title.rstrip(".")) and not (length < len(words) and text[words[length][0] : words[length][1]] in _LINKS):
            return length
    if " of " in _name(text, words) and len(words) > 4 and is_title(text[slice(*words[0])]):
        return len(words) - 2
    return 0


def _plain(text: str, words: Sequence[tuple[int, int]], *, first: bool) -> _Sight:
    """Return what a name without a title in front of it says of its kind."""
    start, end = words[0][0], words[-1][1]
    name, before = text[start:end], text[max(0, start - 40) : start]
    place = bool(_PLACE_BEFORE.search(before))
    lower = _LOWER_TITLE.search(before)
    rule, kind, why = "", None, ""
    if _NOBODY.search(name):
        rule = "nobody"
    elif _MEDIUM.search(name) and (len(words) > 1):
        rule, kind, why = "medium", "medium", f"“{_MEDIUM.search(name)[0]}” is a word for what publishes."  # type: ignore[index]
    elif _BODY.search(name) and (len(words) > 1):
        rule, kind, why = "body", "body", f"“{_BODY.search(name)[0]}” is a word for a body."  # type: ignore[index]
    elif _STATE.search(name) and (len(words) > 1):
        rule, kind, why = "state", "state", f"“{_STATE.search(name)[0]}” is a word for a state."  # type: ignore[index]
    elif lower and not first and not place:
        rule, kind, why = "title", "person", f"“{lower[0].strip(' ,')}” stands in front of the name."
    elif _TITLE_BEHIND.match(text[end : end + 80]) and not place:
        rule, kind, why = "title", "person", f"“{_TITLE_BEHIND.match(text[end : end + 80])[0].strip(' ,')}” stands behind the name."  # type: ignore[index]
    elif not place and (said := _said_beside(text, start, end)):
        rule, kind, why = "said", "person" if len(words) > 1 else None, f"“{said}” stands beside the name."
    elif len(words) == 1 and _GOVERNS.match(text, end, end + 60):
        rule = "governs"
    elif place or _PLACES.search(before):
        rule = "place"
    elif _COMPASS.sub("", name).count(" ") == 0 and is_adjective(name) and re.match(r" [a-z]", text[end : end + 2]):
        rule = "nobody"
    elif len(words) == 1 and _ACTS.match(text, end, end + 60):
        rule = "acts"
    return _Sight(start, end, name, rule, kind, why, first, place)


def _said_beside(text: str, start: int, end: int) -> str | None:
    """Return the verb of saying that stands beside a name, if one does."""
    behind = re.match(r"(?:,? (?:also|later|then|has|had|\w+ly))* (?P<verb>[a-z]+)\b", text[end : end + 40])
    if behind and VERB.fullmatch(behind["verb"]) and not behind["verb"].endswith("ing"):
        return behind["verb"]
    before = re.search(r"(?P<quote>[\"'] )?\b(?P<verb>[a-z]+) $", text[max(0, start - 16) : start])
    if before and (before["verb"] in ("said", "says", "added", "wrote") or before["quote"]) and VERB.fullmatch(before["verb"]):
        return before["verb"]
    return None


def _join_surnames(by_name: dict[str, list[_Sight]]) -> None:
    """Put a last name that stands alone to the one full name that ends with it."""
    fulls: dict[str, list[str]] = defaultdict(list)
    for name, sights in by_name.items():
        if " " in name and not _body_or_state(name) and any(each.rule not in ("nobody", "place") for each in sights):
            fulls[name.rpartition(" ")[2]].append(name)
    for last, names in fulls.items():
        if len(names) == 1 and last in by_name:
            joined = [each._replace(rule="surname", kind="person", why=f"“{last}” stands alone, too.") for each in by_name.pop(last)]
            by_name[names[0]] += joined


def _join_initials(by_name: dict[str, list[_Sight]], text: str) -> None:
    """Put "(NEC)" to the Northern Energy Council in front of it."""
    for name in [name for name in by_name if name.isupper() and 1 < len(name) < MOST_WORDS]:
        for full, sights in list(by_name.items()):
            letters = "".join(word[0] for word in full.split() if word[0].isupper())
            if letters == name and any(text.startswith(f" ({name})", each.end) for each in sights):
                by_name[full] += by_name.pop(name)
                break


def _judged(name: str, group: Sequence[_Sight]) -> NewActor | None:
    """Return the possible new actor that a name is, by all that was seen of it, or None."""
    if name.casefold() in _OPENERS:
        return None
    spans = tuple(sorted((each.start, each.end) for each in group))
    best = max(group, key=lambda each: _STRENGTH.get(each.rule, 0))
    if best.kind is not None and best.rule not in ("surname", "said"):
        return NewActor(name, best.kind, spans, best.rule, best.why)
    rules = {each.rule for each in group}
    inside = [each for each in group if not each.first]
    if "nobody" in rules:
        return None
    if rules & {"acts", "said", "governs"}:
        if "governs" in rules and best.kind != "person":
            return NewActor(name, "state", spans, "a place that acts", "A government or an office is said to be its own.")
        if any(each.place for each in group):
            return NewActor(name, "state", spans, "a place that acts", "It stands as a place, and does or says something.")
        if "acts" in rules and inside:
            return NewActor(name, None, spans, "capitals", "It is written with a capital, and does something.")
    if best.rule in ("said", "surname"):
        return NewActor(name, best.kind, spans, best.rule, best.why)
    if "place" in rules or any(each.place for each in group):
        return None
    if (" " in name and inside) or len(inside) > 1:
        return NewActor(name, None, spans, "capitals", "It is written with capitals within a sentence.")
    return None
