"""Words in quotation marks that nobody said: titles, nicknames, words used at a distance.

In: the narration around a quotation, blotted out, and whether somebody was found who said it. Out: the
rule by which nobody did, and why, or None. The rules:

- *heading*: it stands in a line that is no narration;
- *title*: "a book", "the film", "entitled" or the like stands in front, and its words have capitals;
- *nickname*: it stands between a first and a last name, or behind "nicknamed", "known as", "so-called";
- *message read into a deed*: behind a message, signal or gesture that something sends, and no verb of
  saying;
- *inscription*: behind a banner, sign or placard that reads it;
- *word spoken of*: behind "the word", "the term", "the phrase" without a user;
- *said before*: the same few words were quoted before, and nobody says them here;
- *no speaker*: a few words, and no verb of saying beside them.
"""

from __future__ import annotations

import re

_TITLE = re.compile(
    r"\b(?:films?|books?|novels?|songs?|albums?|series|plays?|headlines?|reports?|articles?|essays?|papers?|op-ed|documentary"
    r"|exhibition|poems?|memoirs?|magazine|show|programme|program|column|editorial|pamphlet|painting|operation|exercise|drill"
    r"|entitled|titled|headlined|called|named|codenamed|code-named)(?: on [^,;]{1,40}| about [^,;]{1,40}| of [^,;]{1,40}| by [^,;]{1,40})?,? ?$"
)
_NICKNAME = re.compile(
    r"\b(?:nicknamed|known as|known to \w+ as|so-called|self-styled|self-proclaimed|billed as|touted as"
    r"|(?:was|were|is|are|been|being|often|sometimes|popularly|widely|be)(?: \w+ly)? (?:dubbed|labell?ed|called|termed|branded)"
    r"|(?:what|which) (?:\w+ )?(?:some|many|critics|others|locals|analysts|they|people|officials|diplomats|supporters|opponents|experts|observers)"
    r"(?: \w+ly)?(?: have| like to| used to)? (?:call|called|dub|dubbed|describe as|term|termed))(?: (?:the|a|an|his|her|its))? ?$"
)
_MESSAGE = re.compile(
    r"\b(?:(?:clear|strong|stark|blunt|unmistakable|powerful|simple|unambiguous|loud|familiar|same|defiant|pointed|silent|obvious|plain)"
    r"(?: \w+)? (?:messages?|reminder|statement|words)|messages? (?:was|is|were|seemed|could)|signals?|gestures?|lesson|motto|slogan"
    r"|as if to say|(?:seems?|seemed|appeared) to (?:say|be saying)|seeming to say|amount(?:s|ed)? to|in effect)\b(?P<tail>[^.;]{0,40})$"
)
_INSCRIPTION = re.compile(r"\b(?:banners?|signs?|placards?|posters?|graffiti|T-shirts?|stickers?|inscription|plaque|billboards?|caps?|hats?|labels?)\b[^.;]{0,30} ?$")
_WORD = re.compile(r"\b(?:the|a|this|that) (?:\w+ )?(?:words?|terms?|phrases?|expressions?|slogan|name|label|notion|idea|concept|era|policy)(?: of)? ?$")
_USED = re.compile(r"\bused the \w+ ?$")
_CAPITAL = re.compile(r"[A-Z0-9]")
_SMALL = frozenset("a an the of in on at and or for to from by with as but nor".split())
_TELLS = re.compile(r"\b(?:told|asked|wrote|added|announced|declared|warned)\b")


def is_titled(words: str) -> bool:
    """Tell whether all words have capitals that have them in titles.

    >>> is_titled("The Art of the Deal"), is_titled("We will listen")
    (True, False)
    """
    found = re.findall(r"[\w'-]+", words)
    return bool(found) and all(_CAPITAL.match(word) or word in _SMALL for word in found) and bool(_CAPITAL.match(found[0]))


def nickname(words: str, before: str, behind: str) -> bool:
    """Tell whether words stand between a first and a last name."""
    return len(words.split()) <= 3 and bool(re.search(r"[A-Z][a-z]+ $", before) and re.match(r" [A-Z][a-z]+", behind))  # noqa: PLR2004


def nobody(words: str, before: str, behind: str, *, few: bool, attributed: str | None) -> tuple[str, str] | None:
    """Return the rule by which nobody said the words, and why; None if somebody may have.

    `before` is the narration in front of them and `behind` that behind them, in their sentence; `few` tells
    whether they are a word or a phrase, and `attributed` is the word of saying found beside them, if any.
    """
    near = before[-80:]
    if nickname(words, before[-40:], behind[:40]):
        return "nickname", "The words stand between a first and a last name, like a nickname."
    if _TITLE.search(near) and is_titled(words) and (len(words.split()) > 1 or not attributed):
        return "title", f"“{_last(_TITLE, near)}” stands in front, and the words have capitals: a title."
    if _NICKNAME.search(near):
        return "nickname", f"“{_last(_NICKNAME, near)}” stands in front: the words are what something is called."
    message = _MESSAGE.search(near)
    if message and not _TELLS.search(message["tail"]):
        return "message read into a deed", f"“{_last(_MESSAGE, near)}” stands in front: the writer reads the words into what was done."
    if _INSCRIPTION.search(near):
        return "inscription", f"“{_last(_INSCRIPTION, near)}” stands in front: the words are written on something."
    if _WORD.search(near) and not _USED.search(near) and few and attributed is None:
        return "word spoken of", f"“{_last(_WORD, near)}” stands in front: the word is spoken of, not spoken."
    if few and attributed is None:
        return "no speaker", "They are a few words, and no verb of saying stands beside them."
    return None


def _last(pattern: re.Pattern[str], near: str) -> str:
    found = pattern.search(near)
    return found[0].strip(" ,:") if found else ""
