"""People who are called by no name: "the foreign minister", "a Western diplomat", "an auctioneer".

In: narration in which quotations are blotted out, those named in it, and where sentences begin. Out:
`Mention`s of the rule "phrase". None reaches from one sentence into the next. The rules:

- An office, or another word for people or for what speaks for them, with what stands in front of it and
  what narrows it behind: "Turkey's defence minister", "a person close to the talks".
- Somebody new at the beginning of a clause who has no office: "an auctioneer was less shy", "one guest, who
  ...". The word says that it is a person by its ending, or "who" does.
- What only goes before a name, or stands within one, is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from diplotrack.drafting.names import Mention
from diplotrack.drafting.offices import BODIES, HEADS, LOWER_TITLE, PLURALS
from diplotrack.drafting.saying import VERB
from diplotrack.drafting.vocabulary import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.drafting.stretches import Sentence

_DETERMINER = (
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]nother|[Ss]ome|[Mm]any"
    r"|[Ss]everal|[Tt]wo|[Tt]hree"
    r"|[A-Z][\w-]*(?: [A-Z][\w-]*){0,3}(?:'s|(?<=s)'))"
)
_NO_PART = (
    r"(?:of|with|for|in|on|at|to|from|by|and|or|but|that|who|which|is|are|was|were|has|had"
    r"|have|as|between|about|after"
    r"|before|than|into|over|will|would|said|told)\b"
)
_WORD = r"(?:(?:[A-Z]\.)+|[\w-]+)"
_SECOND = r"(?:deputy|vice|assistant|chief|acting|opposition|party|government)"
_COMPANION = "neighbour|neighbor|colleague|cousin|uncle|aunt|friend|relative"
_NOUN_PHRASE = re.compile(
    rf"\b(?:{_DETERMINER} (?:(?!{_NO_PART}){_WORD}(?:'s)? ){{0,4}}?(?:{_SECOND}"
    rf" (?:(?!{_NO_PART})[a-z]+ ){{0,2}}?)?(?:{HEADS}|{PLURALS}"
    rf"|{_COMPANION}|{BODIES})(?:-general| of staff)?(?: (?:{HEADS}"
    rf"|{PLURALS}))*(?:'s (?:[a-z]+ ){{0,2}}?(?:{HEADS}|{PLURALS}|{BODIES}|people|camp|team)\b)*"
    rf"|(?:[\w-]+ )?(?:{PLURALS})|(?:{PLURALS.title()})|[Oo]ne of (?:them"
    rf"|(?:the|his|her|their|its|those|[\w-]+'s) (?:(?!{_NO_PART}){_WORD} ){{0,3}}?(?:{PLURALS})|the \w+)"
    r"|[Ss]ources)\b"
)
_MORE_OF_IT = re.compile(
    rf" (?:in|at|of|for|from|with|to|close to|familiar with)"
    r"(?: (?!(?:on|in|at|have|has|had|were|was|will|would|long)\b)"
    rf"{_WORD}(?:'s?)?){{1,6}}?"
    rf"(?=[,.]|$| (?={VERB.pattern}))"
)
_APPOSITION = re.compile(rf"(?:,| -)? {LOWER_TITLE}(?:[A-Z][\w.]* ){{0,3}}$")
_SOMEBODY = re.compile(
    rf"(?<![\w'] )\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:(?!{_NO_PART})[\w-]+ ){{0,3}}?"
    r"(?:[\w-]*(?:eer|ist|cian|woman|wife|boy|girl|guard|member)|(?P<likely>[a-z]{2,}(?:er|or|ess))"
    r"|[\w-]+(?=,? who\b))(?: (?:of|in|from|at|for|with|based in)(?: (?!who\b)[\w'-]+){1,4}?)?"
    r"(?=,? (?:who|was|is|had|has|put|shook|went|came|stood|sat|took|gave|made|spoke|wrote|[a-z]+(?:ed|s))\b)"
)
_BODY = re.compile(rf"\b(?:{BODIES})$", re.IGNORECASE)
_ONE_OF = re.compile(r"[Oo]ne of\b")
_SEVERAL = re.compile(rf"\b(?:{PLURALS}|people|camp|team)$", re.IGNORECASE)
_THINGS = listed(
    "letter paper matter number river computer border order offer corner summer winter quarter water power"
    " tower chapter answer poster tanker trawler cruiser bomber helicopter freighter newspaper banner motor"
    " error corridor mirror factor sector door floor harbor tremor terror horror process business press mess"
    " success address fortress illness witness-box cover paper further other former newsletter register"
    " minister barrier tender trigger cluster disaster semester cancer deer dinner pier career"
)
_RULE = "phrase"


def phrases_in(text: str, named: Sequence[Mention], sentences: Sequence[Sentence]) -> Iterator[Mention]:
    """Yield the words for people that stand for somebody, sentence by sentence."""
    names = [each.start for each in named]
    for sentence in sentences:
        newcomers = {each.start: each for each in _newcomers(text, sentence)}
        for each in _offices(text, sentence, named, names):
            longer = newcomers.get(each.start)
            if longer is None or longer.end <= each.end:
                yield each
        yield from newcomers.values()


def _offices(
    text: str, sentence: Sentence, named: Sequence[Mention], names: Sequence[int]
) -> Iterator[Mention]:
    for match in _NOUN_PHRASE.finditer(text, sentence.start, sentence.end):
        more = _MORE_OF_IT.match(text, match.end(), min(match.end() + 80, sentence.end))
        end = more.end() if more else match.end()
        if not any(_goes_before_a_name(text, place, named, names) for place in {match.end(), end}):
            within = named[bisect_right(names, match.end() - 1) - 1] if named else None
            if not within or not within.start < match.end() <= within.end:
                kind = _kind(match[0])
                yield Mention(match.start(), end, (), text[match.start() : end], kind, _RULE, "")


def _newcomers(text: str, sentence: Sentence) -> Iterator[Mention]:
    for match in _SOMEBODY.finditer(text, sentence.start, sentence.end):
        begins = match.start() == sentence.start or match[0][0].islower()
        if begins and match["likely"] not in _THINGS:
            yield Mention(*match.span(), (), match[0], "person", _RULE, "")


def _kind(phrase: str) -> str:
    """Return of what kind of actor words tell: of a body, of several people, or of one."""
    if _ONE_OF.match(phrase):
        return "person"
    if _BODY.search(phrase):
        return "body"
    return "people" if _SEVERAL.search(phrase) else "person"


def _goes_before_a_name(text: str, end: int, named: Sequence[Mention], names: Sequence[int]) -> bool:
    """Tell whether a name stands behind words that end there: the minister, Ida Renn."""
    at = bisect_left(names, end)
    return (
        at < len(named)
        and named[at].kind in ("person", None)
        and bool(_APPOSITION.fullmatch(text[end : named[at].start]))
    )
