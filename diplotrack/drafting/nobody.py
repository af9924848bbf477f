"""Words in quotation marks that nobody said: titles, nicknames, words used at a distance.

In: the narration around a quotation, blotted out, and whether somebody was found who said it. Out: the
rule by which nobody did, and why, or None. The rules:

- *heading*: it stands in a line that is no narration;
- *title*: "a book", "the film", "entitled" or the like stands in front, and its words have capitals;
- *nickname*: it stands between a first and a last name, or behind "nicknamed", "known as", "so-called",
  or behind "dubbed", "named" or "branded" without anybody who does so, or behind "calls itself";
- *message read into a deed*: behind a message, signal or gesture that something sends, and no verb of
  saying;
- *inscription*: behind a banner, sign or placard that reads it;
- *word spoken of*: behind "the word", "the term", "the phrase" without a user;
- *said before*: the same few words were quoted before, and nobody says them here;
- *no speaker*: a few words, and no verb of saying beside them, nor a clause that gives them to somebody
  (`clauses`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplotrack.drafting.vocabulary import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterator

_TITLE = re.compile(
    r"\b(?:films?|books?|novels?|songs?|albums?|series|plays?|headlines?|reports?"
    r"|articles?|essays?|papers?|op-ed|documentary"
    r"|exhibition|poems?|memoirs?|magazine|show|programme|program|column|editorial"
    r"|pamphlet|painting|operation|exercise|drill"
    r"|entitled|titled|headlined|called|named|codenamed|code-named)(?: on [^,;]{1,40}"
    r"| about [^,;]{1,40}| of [^,;]{1,40}| by [^,;]{1,40})?,? ?$"
)
_WORK = re.compile(r"(?:\b(?:wrote|published|read|reading|writing)|^[Ii]n|, in) ?$")
BY = "by"
"""The word of saying where somebody stands behind the words: called "a lie" by Lind."""

_NICKNAME = re.compile(
    r"\b(?:nicknamed|christened|(?:better |best |widely |formally |officially )?known"
    r"(?: [a-z]+){0,3} as|(?:calls?|called|calling) (?:itself|themselves)|so-called|self-styled"
    r"|self-proclaimed|billed as|touted as"
    r"|(?:was|were|is|are|been|being|often|sometimes|popularly|widely|formally|officially"
    r"|be|,|and|or)(?: \w+ly)? (?:dubbed|named|titled|labell?ed|called|termed|branded)"
    r"|(?:what|which) (?:\w+ )?(?:some|many|critics|others|locals|analysts|they|people"
    r"|officials|diplomats|supporters|opponents|experts|observers)"
    r"(?: \w+ly)?(?: have| like to| used to)? (?:call|called|dub|dubbed|describe as|term"
    r"|termed))(?: (?:the|a|an|his|her|its))? ?$"
)
_MESSAGE = re.compile(
    r"\b(?:(?:clear|strong|stark|blunt|unmistakable|powerful|simple|unambiguous|loud"
    r"|familiar|same|defiant|pointed|silent|obvious|plain)"
    r"(?: \w+)? (?:messages?|reminder|statement|words)|messages? (?:was|is|were|seemed"
    r"|could)|signals?|gestures?|lesson|motto|slogan"
    r"|as if to say|(?:seems?|seemed|appeared) to (?:say|be saying)|seeming to say"
    r"|amount(?:s|ed)? to|in effect)\b(?P<tail>[^.;]{0,40})$"
)
_INSCRIPTION = re.compile(
    r"\b(?:banners?|signs?|placards?|posters?|graffiti|T-shirts?|stickers?|inscription"
    r"|plaque|billboards?|caps?|hats?|labels?)\b[^.;]{0,30} ?$"
)
_WORD = re.compile(
    r"\b(?:[Tt]he|a|[Tt]his|[Tt]hat) (?:\w+ )?(?:words?|terms?|phrases?|expressions?|slogan|name"
    r"|label|notion|idea|concept|era|policy)(?: of)? ?$"
)
_USED = re.compile(r"\bused the \w+ ?$")
_CAPITAL = re.compile(r"[A-Z0-9]")
_SMALL = listed("a an the of in on at and or for to from by with as but nor")
_FIRST_NAME = re.compile(r"[A-Z][a-z]+ $")
_LAST_NAME = re.compile(r" [A-Z][a-z]+")
_LONGEST_NICKNAME = 3
_TELLS = re.compile(r"\b(?:told|asked|wrote|added|announced|declared|warned)\b")


def is_titled(words: str) -> bool:
    """Tell whether all words have capitals that have them in titles.

    >>> is_titled("The Art of the Deal"), is_titled("We will listen")
    (True, False)
    """
    found = re.findall(r"[\w'-]+", words)
    return (
        bool(found)
        and all(_CAPITAL.match(word) or word in _SMALL for word in found)
        and bool(_CAPITAL.match(found[0]))
    )


def nobody(
    words: str, before: str, behind: str, *, few: bool, attributed: str | None
) -> tuple[str, str] | None:
    """Return the rule by which nobody said the words, and why; None if somebody may have.

    `before` is the narration in front of them and `behind` that behind them, in their sentence; `few` tells
    whether they are a word or a phrase, and `attributed` is the word of saying found beside them, if any.
    """
    number = len(words.split())
    if number <= _LONGEST_NICKNAME and _FIRST_NAME.search(before[-40:]) and _LAST_NAME.match(behind):
        return "nickname", "The words stand between a first and a last name, like a nickname."
    found = next(_in_front(before[-80:], few=few, attributed=attributed, titled=is_titled(words)), None)
    if found is not None:
        rule, sign, why = found
        return rule, f"“{sign.strip(' ,:')}” stands in front: {why}"
    if not few and attributed is None and is_titled(words):
        return "title", "All words have capitals, and no verb of saying stands beside them."
    if few and attributed is None:
        return "no speaker", "They are a few words, and no verb of saying stands beside them."
    return None


def _in_front(
    near: str, *, few: bool, attributed: str | None, titled: bool
) -> Iterator[tuple[str, str, str]]:
    """Yield the rules that what stands in front of words fits, what fits, and what follows."""
    title, message, word = _TITLE.search(near), _MESSAGE.search(near), _WORD.search(near)
    if attributed != BY and (name := _NICKNAME.search(near)):
        yield "nickname", name[0], "the words are what something is called."
    if titled and (work := _WORK.search(near)):
        yield "title", work[0], "the words have capitals, and are a title."
    if title and titled:
        yield "title", title[0], "the words have capitals, and are a title."
    if message and not _TELLS.search(message["tail"]):
        yield "message read into a deed", message[0], "the writer reads the words into what was done."
    if sign := _INSCRIPTION.search(near):
        yield "inscription", sign[0], "the words are written on something."
    if word and few and attributed is None and not _USED.search(near):
        yield "word spoken of", word[0], "the word is spoken of, not spoken."
