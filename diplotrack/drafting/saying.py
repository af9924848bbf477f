"""Words of saying: the verbs and nouns by which an article gives words to somebody.

In: narration, in which quotations are blotted out. Out: where a verb or noun of saying stands, and of
which sort it is. The forms of regular verbs are made from `REGULAR`; the others stand in `IRREGULAR`. Of
verbs that are nouns, too, the forms that a noun has ("claims") only count between a subject and what a verb
has behind it ("Lind claims that").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.drafting.offices import BODIES, HEADS
from diplotrack.drafting.vocabulary import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator

REGULAR = listed(
    "accuse acknowledge add admit affirm agree allege announce answer apologise apologize"
    " argue assert assure"
    " blame boast brand call caution characterise characterize charge chant claim clarify comment"
    " complain concede conclude condemn"
    " confess confirm confide continue counter criticise criticize cry declare decry demand denounce deny"
    " deplore deride describe dismiss dub emphasise emphasize estimate exclaim explain express hail hint"
    " imply indicate insist joke label lament liken maintain mention mock muse mutter note object observe"
    " order plead pledge portray post praise predict promise pronounce propose protest"
    " quip reason recall recount refer"
    " reiterate reject remark remind repeat reply report respond retort reveal ridicule scoff shout"
    " signal sneer snap state stress suggest swear taunt term testify thank threaten urge"
    " voice vow warn welcome"
    " whisper wonder"
)
"""Verbs of saying whose forms follow the rules."""

IRREGULAR = listed(
    "thought thinks believed believes remembered remembers felt feared fears"
    " said says saying told tells telling wrote writes writing spoke speaks speaking tweeted shared sharing"
    " asked asks asking read began labelled labelling"
)
"""Forms of verbs of saying that follow no rule, or of which not all count."""

PHRASES = (
    r"[Aa]ccording to|[Ii]n the words of|went on(?: to say)?|goes on(?: to say)?"
    r"|pointed out|points out|pointing out"
    r"|(?:put|puts) it|shot back|fired back|hit back|called for|spoke of|speaks of"
    r"|speak of|made clear|makes clear"
    r"|(?:was|were|is|been) quoted as (?:saying|telling)|gave (?:his|her|their|a) word"
    r"|used the (?:word|words|term|phrase|expression)"
)
"""Words of saying that are several."""

NOUNS = (
    "accusation|admission|announcement|appeal|assertion|assessment|boast|call"
    "|characterisation|characterization|claim|comments?"
    "|complaint|contention|criticism|demand|denial|denunciation|description|insistence|phrase|pledge|plea"
    "|portrayal|praise|prediction|promise|reference|remarks?|reply|response|statement|suggestion|threat|vow"
    "|warning|words?"
)
"""What somebody has said, as a noun: "Lind's reference to a 'lost year'"."""

_NOT_THIRD_PERSON = listed(
    "answer appeal call charge claim comment counter cry demand dub estimate hint joke label"
    " lament mention note"
    " object order pledge post praise promise protest reason remark reply report signal state stress term"
    " threaten voice vow welcome brand"
)
_DOUBLED = listed("admit dub quip refer snap")
_VOWELS = frozenset("aeiou")


def _forms(verb: str) -> Iterator[str]:
    """Yield the forms of a regular verb that tell of saying: past, -ing, and third person."""
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        past = f"{verb[:-1]}ied"
    elif verb in _DOUBLED:
        stem += verb[-1]
        past = f"{stem}ed"
    elif verb == "signal":
        yield from ("signalled", "signalling")
        past = "signaled"
    else:
        past = f"{stem}ed"
    yield from (past, f"{stem}ing")
    if verb not in _NOT_THIRD_PERSON:
        yield _third(verb)


def _third(verb: str) -> str:
    """Return the third person of a regular verb."""
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"


_ENVOY = re.compile(r" (?:\w+ ){0,3}?(?:ambassadors?|envoys?|diplomats?|troops|charge d'affaires)\b")
_NOUN_TOO = frozenset(_third(verb) for verb in _NOT_THIRD_PERSON)
_FORMS = sorted(
    {*IRREGULAR, *_NOUN_TOO, "swore", "quipped", *(form for verb in REGULAR for form in _forms(verb))}
    - {"sweared"}
)
_BARE = (
    "tell|add|argue|insist|warn|admit|claim|write|explain|suggest|call|describe|believe"
    "|think|complain|deny|fear|note"
    "|acknowledge|maintain|allege|stress|predict|dismiss"
)

VERB = re.compile(
    rf"\b(?:{PHRASES}|{'|'.join(_FORMS)}|say|(?<=ould )(?:{_BARE})|(?<=will )(?:{_BARE})"
    rf"|(?<=not )(?:{_BARE})|(?<=s )(?:{_BARE})|(?<=they )(?:{_BARE}))\b"
)
"""A verb of saying, in letters as small as it has inside a sentence."""

NOUN = re.compile(
    rf"(?P<who>\b(?:[Hh]is|[Hh]er|[Tt]heir)|(?:'s|s')) (?:[a-z-]+ ){{0,2}}(?P<noun>{NOUNS})"
    r" (?:to|of|for|about|that|as|on|against|is|was)\b"
)
"""A noun of saying, behind its possessor."""

_DETERMINER = re.compile(
    r"\b(?:the|a|an|its|his|her|their|this|that|these|those|any|no|some|so)(?: [a-z]+ly)? $"
)
_SUBJECT_BEFORE = re.compile(
    rf"(?:\b(?:he|she|it|who|which|{HEADS}|{BODIES})|\b[A-Z][\w.-]*|,|\x1f|^)(?: \w+ly| also| now| then)? $",
    re.IGNORECASE,
)
_OBJECT_BEHIND = re.compile(
    r" ?[\x1f:,.]|$| [A-Z]"
    r"| (?:it|this|that|these|those|him|her|them|himself|herself|itself|the|an?|he|she|they)\b"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|get|got)(?: \w+ly| also| once| since| now| not)? $"
)
_BY = re.compile(r"\s+by\s(?!phone\b|telephone\b|\w+ing\b)")
_SPOKEN = listed("said told wrote written announced replied answered responded added confirmed asked")
_PAST = re.compile(r".*(?:ed|told|said|written|shared)$")
_BEHIND_BY = re.compile(r"(?:\s+[\w-]+){0,3}?\s+by\s")
_FOLLOWS = re.compile(
    r"[\s,]*(?:(?:[A-Z][\w.'-]*|the|a|an|of|in|for|he|she|they|his|her|its|\w+'s|minister"
    r"|president|spokes\w+|also|later|then|\w+ly) ){0,7}?$"
)
_REACH = 90


SOURCES = ("according to", "in the words of")
"""Words of saying behind which the speaker stands."""


class Saying(NamedTuple):
    """A word of saying: where it stands, itself in small letters, and its sort.

    The sort is "verb", "participle" (whose subject is that of the clause), "source" (according to: who
    said it stands behind), "passive" (who said it stands behind "by") or "noun" (behind its possessor).
    """

    start: int
    end: int
    word: str
    sort: str


def sayings(text: str, start: int, end: int) -> Iterator[Saying]:
    """Yield the words of saying in a stretch of narration, in order.

    >>> [(each.word, each.sort) for each in sayings("Lind said, citing the reported deal, adding:", 0, 44)]
    [('said', 'verb'), ('adding', 'participle')]
    """
    nouns = list(_nouns(text, start, end))
    within = {place for noun in nouns for place in range(noun.start, noun.end)}
    yield from sorted([*nouns, *(verb for verb in _verbs(text, start, end) if verb.start not in within)])


def _verbs(text: str, start: int, end: int) -> Iterator[Saying]:
    for match in VERB.finditer(text, start, end):
        word = match[0].casefold()
        before = text[max(start, match.start() - 24) : match.start()]
        if _DETERMINER.search(before) or (word.startswith("recall") and _ENVOY.match(text, match.end(), end)):
            continue
        if word in SOURCES:
            yield Saying(*match.span(), word, "source")
        elif word.startswith(("was ", "were ", "is ", "been ")):
            yield Saying(*match.span(), word, "verb")
        elif _PAST.match(word) and _PASSIVE.search(before):
            behind = _BEHIND_BY.match(text, match.end(), end)
            if behind:
                yield Saying(match.start(), behind.end(), word, "passive")
        elif _PAST.match(word) and word not in _SPOKEN and (behind := _BY.match(text, match.end(), end)):
            yield Saying(match.start(), behind.end(), word, "passive")
        elif word in _NOUN_TOO and not (
            _SUBJECT_BEFORE.search(before) and _OBJECT_BEHIND.match(text, match.end(), end)
        ):
            continue
        else:
            yield Saying(*match.span(), word, "participle" if word.endswith("ing") else "verb")


def _nouns(text: str, start: int, end: int) -> Iterator[Saying]:
    for match in NOUN.finditer(text, start, end):
        yield Saying(match.start(), match.end(), match["noun"], "noun")


def attribution_follows(text: str, start: int, end: int) -> bool:
    """Tell whether a clause such as "Lind said" or "said the minister" begins here.

    >>> attribution_follows('"Why?" Minister Lind asked.', 6, 27)
    True
    """
    found = VERB.search(text, start, min(end, start + _REACH))
    return bool(found and _FOLLOWS.match(text[start : found.start()]))
