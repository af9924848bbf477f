"""Runs of capitalised words: what may be names, cut out of a text.

In: a normalised text, where its sentences begin, and where names are known already. Out: `Candidate`s. A run
is words with capitals, one space apart; small words such as "van" may stand between them, and "of" or "and"
behind a word for a body, a state or an office ("Ministry of Trade and Industry"). Cut off are

- the first words of a sentence that any sentence can begin with, and "The";
- months, weekdays, holidays and forms of address, wherever they stand, and names that are known;
- an office in front of a name, which the candidate keeps.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.names import MONTHS, WEEKDAYS
from diplotrack.drafting.offices import is_title
from diplotrack.drafting.vocabulary import words as listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from diplotrack.drafting.found import Span
    from diplotrack.drafting.names import Mention

MOST_WORDS = 8
"""A run of more words is a line in capitals, and no name."""

BODY = re.compile(
    r"\b(?:Ministry|Council|Parliament|Assembly|Senate|Congress|Commission|Committee|Union"
    r"|Agency|Department|Party"
    r"|Bank|Court|Organi[sz]ation|Office|Bureau|Authority|Forces?|Army|Navy|League"
    r"|Alliance|Association|Institute"
    r"|University|Fund|Front|Movement|Secretariat|Embassy|Cabinet|Command|Police|Guard"
    r"|Board|Federation|Coalition"
    r"|Group|Society|Foundation|Administration|Corps|Service|Tribunal|Chamber|Bloc|Mission"
    r"|Centre|Center|Company"
    r"|Corporation|Confederation|Directorate|Delegation|Watch|Network|Initiative"
    r"|Government|Staff|Academy|College|School|Nations)\b"
)
MEDIUM = re.compile(
    r"\b(?:News|Times|Post|Herald|Gazette|Tribune|Radio|Television|TV|Wire|Daily|Journal|Chronicle|Observer"
    r"|Telegraph|Courier|Echo|Review|Weekly|Magazine|Broadcasting|Mirror|Sentinel|Press"
    r"|Mail|Express|Standard|Star|Globe|Bulletin|Examiner|Dispatch)\b"
)
STATE = re.compile(r"\b(?:Republic|Kingdom|Federation|Emirates?|Sultanate|Principality|States)\b")
_NO_NAME = frozenset((*MONTHS, *WEEKDAYS)) | listed(
    "Majesty Highness Excellency Holiness Honour Honor MPs MP I I'm I'd I'll I've OK"
    " Christmas Easter Ramadan God Mr Mrs Ms Covid Internet Q A No Yes"
)
_SHORT_MONTHS = frozenset((*(name[:3] for name in MONTHS), "Sept"))
_DAY_BEHIND = re.compile(r"\.? [0-9]")
OPENERS = listed(
    "a about above according across after again against ahead all almost along already also"
    " although always amid"
    " among an and another any anybody anyone as aside ask asked at away back because"
    " before behind below beneath beside"
    " besides best between beyond both but by can candid clearly could critics currently"
    " day days despite did do does"
    " during each earlier early either elsewhere even eventually every everybody everyone"
    " everything few finally"
    " first five following for four former from further given good had has have having he"
    " hence her here hers him his hours how"
    " however i if in indeed inside instead into is it its itself just last late later"
    " least less let like little long"
    " many may maybe me meanwhile might minutes moments more moreover most much my nearly"
    " neither never nevertheless next no nobody"
    " none nonetheless nor not nothing now of off officials often on once one only or"
    " other others otherwise our out outside over"
    " overnight people perhaps please previously prior rather read reporters seven"
    " several shall she should show similarly since six so"
    " some somebody someone something sometimes soon speaking still such suddenly surely"
    " ten than thanks that the their them then"
    " there therefore these they this those though three through throughout thus to today"
    " together tomorrow tonight"
    " too two under unlike unless until up upon us usually very was we weeks well were"
    " what whatever when whenever"
    " where whereas whether which while who whoever whom whose why will with within"
    " without would yes yesterday yet"
    " you your years asia africa europe america western eastern northern southern new old"
    " citing quoting noting"
)
_WORD = re.compile(r"[^\W_]+(?:[-'&][^\W_]+)*\.?")
_SENTENCE_BEFORE = re.compile(r"(?:[.!?:]['\")]* |[\"'])$")
_INITIAL = re.compile(r"(?:[A-Z]\.)+$")
_ABBREVIATED = re.compile(r"(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Capt|Lt|Sen|Rep|Gov|Prof|Adm|Sgt|Jr|Sr)\.$")
_PARTICLES = listed("de da do dos van von der den bin ibn al el la le di del du ben bint ter ten und y")
_LINKS = listed("of for and the on")
_MOST_BETWEEN = 2
_SHORTEST_WITH_OFFICE = 5


_OF_OFFICE = re.compile(
    r"(?:(?:Deputy|Under|Vice|Assistant|Associate|Principal|Acting|Former|First|Parliamentary|Permanent) )*"
    r"(?:Secretary|Undersecretary|Minister|Chief|Director|Commissioner|Inspector) (?:of|for) (?:the )?"
    r"(?:State|Staff|Police|Defen[cs]e|Interior|Trade|Energy|Finance|Justice|Health|Education|Transport|Commerce"
    r"|Transportation|Agriculture|Lab(?:or|our)|Treasury|War|(?:Foreign|External|Home|Veterans) Affairs"
    r"|Homeland Security|Culture|Information|Security)(?= [A-Z])"
)
"""An office with "of" in front of a name."""


class Run(NamedTuple):
    """A run of capitalised words; `first` tells whether a sentence begins with it."""

    start: int
    end: int
    words: tuple[Span, ...]
    first: bool


class Candidate(NamedTuple):
    """What may be a name: its words, whether a sentence begins with it, the office in front of it."""

    words: tuple[Span, ...]
    first: bool
    office: str | None = None

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1][1]


def candidates(
    text: str, known: Sequence[Mention], starts: Collection[int], dark: Sequence[Span]
) -> Iterator[Candidate]:
    """Yield what may be names in a text, in order; see `new_names.new_actors`."""
    taken = [(each.start, each.end) for each in known]
    whole = set(taken)
    people = [(each.start, each.end) for each in known if each.kind not in ("state", "body")]
    for run in _runs(text, starts):
        if len(run.words) <= MOST_WORDS and not _touches(run.start, run.end, dark):
            found = _pieces(text, run, people if _is_body(text, run, people) else taken)
            yield from (each for each in found if (each.start, each.end) not in whole)


def is_body_or_state(name: str) -> bool:
    """Tell whether a word of a name says that it is a body, a medium or a state."""
    return bool(BODY.search(name) or STATE.search(name) or MEDIUM.search(name))


def _runs(text: str, starts: Collection[int]) -> Iterator[Run]:
    """Yield the runs of capitalised words, with what may stand between two of them."""
    words: list[Span] = []
    waiting: list[Span] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        if word.endswith(".") and not _INITIAL.search(word) and not _ABBREVIATED.match(word):
            end -= 1
            word = word[:-1]
        previous = (waiting or words)[-1][1] if words else None
        joined = previous is not None and text[previous:start] == " "
        if words and (not joined or start in starts):
            yield _run(text, words, starts)
            words, waiting = [], []
        if _capital(word):
            bare = word.removesuffix("'s")
            words += [*waiting, (start, start + len(bare))]
            waiting = []
            if bare != word:
                yield _run(text, words, starts)
                words = []
        elif words and (word in _PARTICLES or word in _LINKS) and len(waiting) < _MOST_BETWEEN:
            waiting.append((start, end))
        elif words:
            yield _run(text, words, starts)
            words, waiting = [], []
    if words:
        yield _run(text, words, starts)


def _capital(word: str) -> bool:
    return word[0].isupper() or (word[:3] in ("al-", "el-") and word[3:4].isupper())


def _run(text: str, words: list[Span], starts: Collection[int]) -> Run:
    start = words[0][0]
    first = start in starts or bool(_SENTENCE_BEFORE.search(text[max(0, start - 4) : start]))
    return Run(start, words[-1][1], tuple(words), first)


def _is_body(text: str, run: Run, people: Sequence[Span]) -> bool:
    """Tell whether a run names a body or a medium that only has the name of a country in it."""
    name = text[run.start : run.end]
    return bool(BODY.search(name) or MEDIUM.search(name)) and not _touches(run.start, run.end, people)


def _pieces(text: str, run: Run, taken: Sequence[Span]) -> Iterator[Candidate]:
    """Yield the candidates of a run: it is cut where something known stands, or a word that is no name."""
    piece: list[Span] = []
    for start, end in (*run.words, (run.end, run.end)):
        if start < end and not _is_no_name(text, start, end) and not _touches(start, end, taken):
            piece.append((start, end))
        else:
            yield from _names(text, piece, first=run.first and piece[:1] == [run.words[0]])
            piece = []


def _is_no_name(text: str, start: int, end: int) -> bool:
    """Tell whether a word is a month, a weekday or the like: also a short month in front of a number."""
    word = text[start:end].rstrip(".")
    return word in _NO_NAME or (word in _SHORT_MONTHS and bool(_DAY_BEHIND.match(text, end)))


def _touches(start: int, end: int, spans: Sequence[Span]) -> bool:
    """Tell whether a stretch shares a character with one of others, which are in order."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] < end


def _names(text: str, words: list[Span], *, first: bool) -> Iterator[Candidate]:
    """Yield the name that some words are, without what stands in front of it; two if "and" joins them."""
    words = _trimmed(text, words)
    while words and first and text[words[0][0] : words[0][1]].casefold() in OPENERS:
        words, first = _trimmed(text, words[1:]), False
    if not words:
        return
    links = [number for number, (start, end) in enumerate(words) if text[start:end] in _LINKS]
    if links and not _may_link(text[words[0][0] : words[links[0] - 1][1]]):
        yield from _names(text, words[: links[0]], first=first)
        yield from _names(text, words[links[0] + 1 :], first=False)
        return
    titled = _title_length(text, words, first=first)
    office = text[words[0][0] : words[titled - 1][1]] if titled else None
    if titled < len(words):
        yield Candidate(tuple(words[titled:]), first and not titled, office)


def _trimmed(text: str, words: list[Span]) -> list[Span]:
    """Return the words without small ones at either end, and without "The"."""
    small = _PARTICLES | _LINKS | {"The", "A", "An"}
    while words and text[words[0][0] : words[0][1]] in small:
        words = words[1:]
    while words and text[words[-1][0] : words[-1][1]] in small:
        words = words[:-1]
    return words


def _may_link(name: str) -> bool:
    """Tell whether a name may go on behind "of" or "and": the Ministry of Trade and Industry."""
    return bool(BODY.search(name) or STATE.search(name)) or is_title(name)


def _title_length(text: str, words: Sequence[Span], *, first: bool) -> int:
    """Return how many of the words are a title: the most that are, from the front.

    Where a sentence begins, any word may stand in front of it: "Host Prime Minister".
    """
    of = _OF_OFFICE.match(text, words[0][0], words[-1][1])
    if of:
        return sum(end <= of.end() for _, end in words)
    for length in range(len(words), 0, -1):
        title = text[words[0][0] : words[length - 1][1]]
        role, _, rest = title.rstrip(".").partition(" ")
        if (is_title(f"{role} {rest}".strip()) or (first and is_title(rest))) and not (
            length < len(words) and text[words[length][0] : words[length][1]] in _LINKS
        ):
            return length
    whole = text[words[0][0] : words[-1][1]]
    if " of " in whole and len(words) >= _SHORTEST_WITH_OFFICE and is_title(text[slice(*words[0])]):
        return len(words) - 2
    return 0
