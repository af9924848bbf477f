"""The lines of an article, and which of them are no narration.

In: an article's text. Out: `Line`s, as offsets of the normalised text. A line is what `covering.blocks_of`
calls a block: what line breaks set off, or empty lines where a text is broken by hand. By these rules, in
this order, a line is no narration:

- *advertisement*, *topics*, *read more*, *picture*, *byline*, *published*, *copyright*: it is worded like
  one, as the table `FURNITURE` has it;
- *headline*: it is the first line, of at most 16 words, and ends without a mark that ends a sentence;
- *subheading*: it is another line of at most 10 words that ends without such a mark, or a question of at
  most six; a line with a quotation and words of saying beside it is neither.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from diplotrack.criticism.covering import blocks_of
from diplotrack.drafting.saying import VERB

LONGEST_HEADLINE = 16
"""So many words a headline has at most."""

LONGEST_SUBHEADING = 10
"""So many words a subheading has at most."""

_LONGEST_QUESTION = 6
_LONGEST_FURNITURE = 30

_ADVERTISEMENT = (
    r"adver(?:ts?|tisements?|torial)|ads?|sponsored(?: content)?|promoted|\* ?\* ?\*"
    r"|(?:the )?(?:story|article|text) continues (?:below|after).*|continue reading.*|scroll down.*"
)
_TOPICS = r"(?:topics?|tags?|tagged|filed under|keywords?|categor(?:y|ies)|more on|more about)(?: with)? ?:.*"
_READ_MORE = (
    r"(?:read|see|watch|listen|related|further|more|also|don't miss|live|opinion|analysis|explainer)"
    r"(?: (?:more|also|next|stories|articles|now|here|reading|on this story))? ?:.*|read more.*|see also.*"
    r"|(?:sign up|subscribe|follow us|click here|share this|most read|recommended|download our)\b.*"
)
_PICTURE = (
    r"(?:image|photo|photograph|picture|video|graphic|map|caption|credit|source|file photo)s?"
    r"(?: (?:credits?|by|source))? ?[:/].*|.*\((?:photo|image|picture|file)\b[^()]*\)\.?"
)
_BY = (
    r"by [A-Z][\w.'-]*(?: [A-Za-z][\w.'-]*){0,3}(?:(?:,| and| in) [^.!?]*)?"
    r"|\(?(?:additional |with )?(?:reporting|editing|writing|additional reporting|translated|words) by .*"
)
_PUBLISHED = (
    r"(?:first |last )?(?:published|updated|posted|modified)\b.*|[0-9]+ min(?:ute)?s? read"
    r"|(?:\w+day,? )?(?:[0-9]{1,2} [A-Z]\w+|[A-Z]\w+ [0-9]{1,2}),? [12][0-9]{3}(?:[ ,]+[0-9:.]+.{0,10})?"
)
_COPYRIGHT = r"(?:\u00a9|\(c\)|copyright\b|all rights reserved).*"

FURNITURE = (
    ("advertisement", "the line marks an advertisement or a break", _ADVERTISEMENT),
    ("topics", "the line lists topics", _TOPICS),
    ("read more", "the line sends readers elsewhere", _READ_MORE),
    ("picture", "the line belongs to a picture", _PICTURE),
    ("byline", "the line names those who wrote the article", _BY),
    ("published", "the line says when the article appeared", _PUBLISHED),
    ("copyright", "the line claims a copyright", _COPYRIGHT),
)
"""Names of rules, why in a sentence, and the wording of a whole line (capitals only count in names)."""

_FURNITURE = tuple((rule, why, re.compile(f"(?i:{wording})")) for rule, why, wording in FURNITURE)
_BYLINE = re.compile(r"(?i:by) [A-Z]|\W|(?i:(?:add|with|rep|edit|writ|trans|words))")
_WORD = re.compile(r"\w+(?:['.-]\w+)*")
_QUESTION = re.compile(r"(?:What|Why|How|Who|When|Where|Which|Is|Are|Can|Could|Will|Does|Do|Did)\b.*\?")
_QUOTED = re.compile("[\"'].*[\"']")


class Line(NamedTuple):
    """A line of the article; `rule` and `why` are None where it is narration."""

    start: int
    end: int
    rule: str | None = None
    why: str | None = None


def lines_of(text: str, normalised: str) -> list[Line]:
    r"""Return the lines of a text, in order.

    >>> from diplotrack.anchors import normalise
    >>> text = "A Visit\nHe came.\nAdvert\nWhy now?\nShe left."
    >>> [line.rule for line in lines_of(text, normalise(text))]
    ['headline', None, 'advertisement', 'subheading', None]
    """
    lines: list[Line] = []
    begun = False
    for start, end in blocks_of(text):
        rule, why = _furniture(normalised[start:end]) or _heading(normalised[start:end], begun=begun)
        begun = begun or rule in (None, "headline")
        lines.append(Line(start, end, rule, why))
    return lines


def _furniture(line: str) -> tuple[str | None, str | None] | None:
    """Return the rule by which a line belongs to the page and not to the article, if one does."""
    if len(_WORD.findall(line[:400])) > _LONGEST_FURNITURE:
        return None
    for rule, why, wording in _FURNITURE:
        if wording.fullmatch(line) and (rule != "byline" or _BYLINE.match(line)):
            return rule, why
    return None


def _heading(line: str, *, begun: bool) -> tuple[str | None, str | None]:
    """Return the rule by which a line is a heading, or no rule."""
    words = len(_WORD.findall(line[:400]))
    limit = LONGEST_SUBHEADING if begun else LONGEST_HEADLINE
    asked = words <= _LONGEST_QUESTION and _QUESTION.fullmatch(line)
    inside = line.strip("\"'")
    if not words or words > limit or (inside.endswith(tuple(".!?:;,-")) and not asked):
        return None, None
    if begun and _QUOTED.search(line) and VERB.search(re.sub(_QUOTED, "", line)):
        return None, None
    if begun:
        return "subheading", f"the line has {words} words and no end of a sentence, like a subheading"
    return "headline", f"the first line has {words} words and no end of a sentence, like a headline"
