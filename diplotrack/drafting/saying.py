"""Words of saying: the verbs and nouns by which an article gives words to somebody.

In: narration, in which quotations are blotted out. Out: where a verb or noun of saying stands, and of
which sort it is. The forms of regular verbs are made from `REGULAR`; the others stand in `IRREGULAR`. Of
verbs that are nouns, too, only the forms count that no noun has ("claimed", not "claims").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.drafting.vocabulary import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator

REGULAR = listed(
    "accuse acknowledge add admit affirm agree allege announce answer apologise apologize"
    " argue assert assure"
    " blame boast brand call caution characterise characterize charge chant claim comment"
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
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        past, third = f"{verb[:-1]}ied", f"{verb[:-1]}ies"
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
        yield third


_FORMS = sorted(
    {*IRREGULAR, "swore", "quipped", *(form for verb in REGULAR for form in _forms(verb))} - {"sweared"}
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
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|get|got)(?: \w+ly| also| once| since| now| not)? $"
)
_PAST = re.compile(r".*(?:ed|told|said|written|shared)$")
_BEHIND_BY = re.compile(r"(?:\s+[\w-]+){0,3}?\s+by\s")
_FOLLOWS = re.compile(
    r"[\s,]*(?:(?:[A-Z][\w.'-]*|the|a|an|of|in|for|he|she|they|his|her|its|\w+'s|minister"
    r"|president|spokes\w+|also|later|then|\w+ly) ){0,7}?$"
)
_REACH = 90


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
        if _DETERMINER.search(before):
            continue
        if word in ("according to", "in the words of"):
            yield Saying(*match.span(), word, "source")
        elif word.startswith(("was ", "were ", "is ", "been ")):
            yield Saying(*match.span(), word, "verb")
        elif _PAST.match(word) and _PASSIVE.search(before):
            behind = _BEHIND_BY.match(text, match.end(), end)
            if behind:
                yield Saying(match.start(), behind.end(), word, "passive")
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
