"""Who said a quotation: the words of saying beside it, and their subject.

In: narration in which quotations are blotted out, and its `Cast`. Out: an `Attribution`: where the words
of saying stand, and who is meant. The rules, in this order:

- *by*: what is called "so" by somebody.
- *verb before*: the nearest word of saying in front of the quotation and within its sentence, or rather
  behind a colon in it. Whatever stands in a relative clause, or before a "but" or a "while", does not
  count; nor does an act or a thought that other words of saying report ("Lind said that both had agreed").
- *label*: a name and a colon, as in an interview.
- *verb behind*: the first word of saying behind it, if a comma, a dash or the end of what was said stands
  between, and nothing such as "and" or "which" begins there.
- The subject of a verb is who stands before it, past adverbs, appositions and relative clauses ("Lind, who
  led the talks, later said"); of a participle ("saying"), the subject of the clause; and who stands behind
  it where nobody stands before ("said Minister Lind", "according to Lind").
- *goes on*: without such words, whoever the last quotation of the paragraph was given to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.drafting.names import Mention
from diplotrack.drafting.nobody import BY
from diplotrack.drafting.offices import HEADS, LOWER_TITLE, WRITTEN
from diplotrack.drafting.saying import Saying, sayings
from diplotrack.drafting.stretches import BLOT

if TYPE_CHECKING:
    from diplotrack.drafting.cast import Cast, Who

REACH = 400
"""So many characters before or behind a quotation words of saying are looked for."""

_MOST_SEGMENTS = 5
_RELATIVE = re.compile(r", (?:which|who|whom|whose|where)\b[^,;]*,(?! *[\x1f])")
_TURNED = re.compile(r",? (?:but|while|whereas|although|though|yet)\b|;")
_AND_NEW = re.compile(r", and (?!(?:that|then|later|also|as|how|why|said|told|added|called)\b)")
_NOT_BEHIND = re.compile(
    r"\s*,?\s*(?:and|but|or|which|who|that|while|because|when|if|where|whereas|so|though"
    r"|for|from|in|on|at|of|to|by|with|before|after)\b(?! (?:a|an|the|his"
    r"|her) (?:statement|speech|post|letter|interview|message|words)\b)"
)
_BETWEEN_BEHIND = re.compile(r"[\s,.\-\x1f]*(?:(?:and|or)[\s\x1f,.]+)*")
_SEPARATE = tuple(",?!.-")
_ADVERBS = re.compile(
    r"(?:[ ,](?:\w+ly|later|then|also|again|once|twice|often|now|still|had|has|have|who"
    r"|and|just|himself|herself"
    r"|would|will|did|does|not|never|even|further|too|been|was|is|first|on (?:Mon|Tues"
    r"|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|last \w+|this \w+|yesterday|today|already|simply|always|recently|earlier|instead"
    r"|in turn|both|all|to reporters|afterwards?|meanwhile|however))* ?$"
)
_COORDINATED = re.compile(r"(?:,? (?:and|but)| or)(?: \w+ly| later| then| also)* $")
_ACT = re.compile(
    r"(?:agree|promis|pledg|threaten|vow|propos|predict|fear|suggest|welcom)\w*|sw(?:ore|earing)"
    r"|thought|thinks|believ\w+|felt|remember\w*|hint\w*"
)
_REPORTED = re.compile(
    r" that\b|\b(?:said|says|told|added|insisted) (?:[a-z]+ ){0,3}?(?:the|its|his|her|their)\b"
)
_LABEL = re.compile(r":\s*$")
_CALLED = re.compile(
    r"\b(?:dubbed|named|nicknamed|labell?ed|branded|called|termed|described as|denounced as|dismissed as"
    r"|hailed as|condemned as)(?: an?| the)? $"
)
_ACTIVE = re.compile(r"\b(?:it|he|she|they|who|which|what|we|I|you|has|have|had)(?: \w+ly| also)? $")
_BY_BEHIND = re.compile(r",? by\b")
_PREPOSITION = re.compile(
    r"(?:\b|,)(?:(?:based|stationed|working|living|serving|close) )?"
    r"(?:of|for|from|at|with|by|about|near|to|in|on|and|as)(?: (?:the|a|an|his|her"
    r"|its|their|\w+'s|new|former|ruling|opposition))* $"
)
_APPOSED = re.compile(r"(?<=[a-z]), $")
_TITLES = re.compile(rf" ?{LOWER_TITLE}(?:[A-Z][\w.]* )*")
_WRITTEN = re.compile(rf"\b(?:{WRITTEN})$")
_CLAUSE_BEFORE = re.compile(
    r"(?:\b(?:after|as|when|because|while|although|though|since|that|where|if)|, (?:and|but|so)) $"
)
_VERB_BEHIND = re.compile(r" (?!of\b|and\b|or\b|in\b)[a-z]+")
_SOMEBODY_BEHIND = re.compile(
    r" (?P<who>(?:an?|one|the|another|his|her|their) (?:[a-z-]+ ){0,2}[a-z-]+)(?=[,.;]"
    r"| (?:in|at|from|who|as|of)\b|$)"
)
_SOMEBODY_BEFORE = re.compile(
    r"(?:^|[,.;\x1f] ?)(?P<who>(?:[Aa]n?|[Oo]ne|[Tt]he|[Aa]nother) (?:[a-z-]+ ){0,2}[a-z-]+) $"
)
_LOWER = re.compile(rf"[\s,]*(?:[\w.'-]+ ){{0,8}}?(?:(?:{HEADS}), )?$")
_NAME_BEHIND = re.compile(r"(?:,| -)? (?:[A-Z][\w.]* )?$")


class Attribution(NamedTuple):
    """Where words of saying stand with their subject, the word itself, who is meant, and on which side.

    `side` is "before", "behind" or "goes on".
    """

    start: int
    end: int
    word: str
    who: Who
    side: str


class Speakers:
    """Finds who said what in one article."""

    def __init__(self, cast: Cast) -> None:
        """Take all who are mentioned."""
        self._cast, self._text = cast, cast.text

    def before(self, start: int, end: int) -> Attribution | None:
        """Return the attribution in front of a quotation that starts at `end`, in a sentence from `start`.

        Of a sentence with a colon, what stands behind it is looked at first.
        """
        colon = self._text.rfind(": ", start, end - 2)
        return (self._in_clause(colon + 2, end) if colon >= 0 else None) or self._in_clause(start, end)

    def _in_clause(self, start: int, end: int) -> Attribution | None:
        """Return the attribution in a clause from `start`, in front of a quotation that starts at `end`."""
        start = max(start, end - REACH, self._text.rfind(";", start, end) + 1)
        clause = self._text[start:end]
        hidden = _RELATIVE.sub(lambda match: "," + BLOT * (len(match[0]) - 2) + ",", clause)
        found = list(sayings(self._text, start, end))
        for number, saying in reversed(list(enumerate(found))):
            if hidden[saying.start - start] == BLOT or saying.end > end:
                continue
            if any(self._reports(each, saying) for each in found[:number]):
                continue
            rest = self._text[saying.end : end].rstrip()
            if _TURNED.search(rest) or (_AND_NEW.search(rest) and self._cast.between(saying.end, end)[1:]):
                continue
            who = self._of(saying, start, end)
            if who:
                return self._attribution(saying, who, start, end, "before")
        return self._labelled(start, end)

    def _reports(self, saying: Saying, act: Saying) -> bool:
        """Tell whether words of saying report an act or a thought: "Lind said that both had agreed"."""
        between = self._text[saying.start : act.start]
        return bool(_ACT.fullmatch(act.word) and _REPORTED.search(between))

    def _labelled(self, start: int, end: int) -> Attribution | None:
        """Return the attribution of an answer in an interview: "Lind:" and nothing else."""
        label = _LABEL.search(self._text, start, end)
        mention = self._cast.ending_at(label.start()) if label else None
        who = self._cast.who(mention) if mention and mention.rule != "pronoun" else None
        if mention is None or who is None or not _TITLES.fullmatch(self._text[start : mention.start]):
            return None
        why = f"The words stand behind the name, as an answer does. {who.why}"
        return Attribution(mention.start, mention.end, ":", who._replace(why=why), "before")

    def behind(self, start: int, end: int, last: str) -> Attribution | None:
        """Return the attribution behind a quotation that ends at `start` with the character `last`."""
        end = min(end, start + REACH)
        rest = self._text[start:end]
        if not (last in _SEPARATE or rest.lstrip().startswith((",", "-"))) or _NOT_BEHIND.match(rest):
            return None
        for saying in sayings(self._text, start, end):
            between = self._text[start : saying.start]
            if len(between.split()) > 25 or (". " in between.strip() + " " and "," not in between):  # noqa: PLR2004
                return None
            if saying.sort == "participle" and not between.strip(" ,-"):
                continue
            opening = _BETWEEN_BEHIND.match(between)
            first = start + (opening.end() if opening else 0)
            who = self._of(saying, first, end, inverted=True)
            if who:
                return self._attribution(saying, who, first, end, "behind")
        return None

    def by(self, start: int, first: int, last: int, end: int) -> Attribution | None:
        """Return the attribution of what is called "so" by somebody, from `first` to `last`."""
        by = _BY_BEHIND.match(self._text, last, end)
        called = _CALLED.search(self._text, start, first)
        if called and _ACTIVE.search(self._text[start : called.start()]):
            return None
        mention = self._first_behind(by.end(), end) if by and called else None
        who = self._cast.who(mention) if mention else None
        if called is None or mention is None or who is None:
            return None
        why = f"“{called[0].strip()}” stands in front of the words, and “by” behind them. {who.why}"
        return Attribution(last, mention.end, BY, who._replace(why=why), "behind")

    def _attribution(
        self, saying: Saying, who: tuple[Mention, Who], start: int, end: int, side: str
    ) -> Attribution:
        mention, meant = who
        first = max(start, min(saying.start, mention.start))
        last = min(end, max(saying.end, mention.end))
        word = self._text[saying.start : saying.end]
        where = "in front of" if side == "before" else "behind"
        why = f"“{word}” stands {where} the words. {meant.why}"
        return Attribution(first, last, word, meant._replace(why=why), side)

    def _of(
        self, saying: Saying, start: int, end: int, *, inverted: bool = False
    ) -> tuple[Mention, Who] | None:
        """Return who is the subject of a word of saying, and where that stands."""
        mention = self._mention_of(saying, start, end, inverted=inverted)
        who = self._cast.who(mention) if mention else None
        return (mention, who) if mention and who else None

    def _mention_of(self, saying: Saying, start: int, end: int, *, inverted: bool) -> Mention | None:
        if saying.sort in ("source", "passive"):
            return self._first_behind(saying.end, end)
        if saying.sort == "noun":
            return self._possessor(saying, start)
        if inverted and not self._text[start : saying.start].strip(" ,-."):
            return self._first_behind(saying.end, end)
        if saying.sort == "participle":
            return self._of_participle(max(start, self._sentence_start(saying)), saying.start)
        return (
            self._before_verb(start, saying.start)
            or self._unnamed_before(start, saying.start)
            or self._cast.subject(start, saying.start)
            or self._nearest(start, saying.start)
            or (self._first_behind(saying.end, end) if not self._text[start : saying.start].strip() else None)
            or (self._cast.subject(self._sentence_start(saying), saying.start))
        )

    def _of_participle(self, start: int, end: int) -> Mention | None:
        """Return the subject of the nearest clause before a participle, or of the sentence.

        Of a motion or a letter right in front of it, that is the subject itself.
        """
        beside = self._cast.ending_at(end - 1)
        if beside is not None and beside.start >= start and _WRITTEN.search(beside.name or ""):
            return beside
        for mention in reversed(self._cast.between(start, end)):
            clause = _CLAUSE_BEFORE.search(self._text[max(start, mention.start - 20) : mention.start])
            if clause and _VERB_BEHIND.match(self._text, mention.end, end):
                return mention
        return self._cast.subject(start, end)

    def _sentence_start(self, saying: Saying) -> int:
        return self._cast.sentences[self._cast.sentence_at(saying.start)].start

    def _nearest(self, start: int, end: int) -> Mention | None:
        found = self._cast.between(start, end)
        return found[-1] if found else None

    def _first_behind(self, start: int, end: int) -> Mention | None:
        """Return who stands right behind a verb: past small words, and rather the name than the office."""
        found = self._cast.between(start, min(end, start + 120))
        for number, mention in enumerate(found):
            if not _LOWER.fullmatch(self._text[start : mention.start]):
                break
            following = found[number + 1] if number + 1 < len(found) else None
            named = following and _NAME_BEHIND.fullmatch(self._text[mention.end : following.start])
            if mention.rule == "phrase" and following and named and following.rule != "phrase":
                return following
            if self._text[mention.end : mention.end + 2] == "'s":
                continue
            return mention
        return self._unnamed(_SOMEBODY_BEHIND.match(self._text, start, min(end, start + 80)))

    def _unnamed_before(self, start: int, end: int) -> Mention | None:
        first = max(start, end - 60)
        found = self._unnamed(_SOMEBODY_BEFORE.search(self._text[first:end]))
        return found._replace(start=first + found.start, end=first + found.end) if found else None

    @staticmethod
    def _unnamed(somebody: re.Match[str] | None) -> Mention | None:
        """Return somebody who is called by words for people that no table has: "one courtier"."""
        if somebody is None:
            return None
        return Mention(*somebody.span("who"), (), somebody["who"], "person", "phrase", "")

    def _before_verb(self, start: int, end: int) -> Mention | None:
        """Return who stands in front of a verb, past adverbs, relative clauses and appositions."""
        at = self._skip_adverbs(start, end)
        if _COORDINATED.search(self._text[max(start, end - 30) : end]):
            return self._cast.subject(start, at)
        for _ in range(_MOST_SEGMENTS):
            mention = self._cast.ending_at(at)
            if mention is not None and mention.start >= start:
                return self._head_of(mention, start)
            mark = self._text[at - 1 : at]
            if mark not in (",", "-"):
                return None
            comma = self._text.rfind(mark if mark == "," else " -", start, at - 1)
            first = comma + len(mark) if comma >= 0 else start
            alone = self._cast.ending_at(at - 1)
            if (
                alone is not None
                and alone.rule not in ("phrase", "pronoun")
                and _TITLES.fullmatch(self._text[first : alone.start])
            ):
                return alone
            if comma < 0:
                return alone if alone is not None and alone.start >= start else None
            at = self._skip_adverbs(start, comma)
        return None

    def _skip_adverbs(self, start: int, end: int) -> int:
        piece = self._text[max(start, end - 60) : end]
        found = _ADVERBS.search(piece)
        skipped = end - len(piece) + found.start() if found else end
        return start + len(self._text[start:skipped].rstrip(" "))

    def _head_of(self, mention: Mention, start: int) -> Mention:
        """Return what a mention belongs to, if a preposition stands in front: "Lind of the Coast Party"."""
        for _ in range(3):
            piece = self._text[max(start, mention.start - 30) : mention.start]
            found = _PREPOSITION.search(piece)
            if not found and mention.rule == "phrase" and self._text.startswith(" who ", mention.end):
                found = _APPOSED.search(piece)
            if not found:
                return mention
            head = self._cast.ending_at(
                mention.start
                - len(piece)
                + found.start()
                - (1 if piece[found.start() - 1 : found.start()] == " " else 0)
            )
            if head is None or head.start < start:
                return mention
            mention = head
        return mention

    def _possessor(self, saying: Saying, start: int) -> Mention | None:
        """Return whose word it is: the name in front of an 's, or whom "his" stands for."""
        text = self._text[saying.start : saying.start + 5]
        if text.startswith(("'s", "s'")):
            return self._cast.ending_at(saying.start + (1 if text.startswith("s'") else 0))
        return self._cast.subject(start, saying.start) or self._cast.subject(
            self._sentence_start(saying), saying.start
        )
