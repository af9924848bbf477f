"""Printed dates: the phrases of a sentence that say when, and what `dates.printed` makes of them.

In: narration in which quotations are blotted out, and the day of publication. Out: `Suggestion`s. A phrase
is cut out by the pattern `PHRASE`, the longest first; what no rule of dates knows is tried again with less
around it. The rules that are our own:

- *tense*: the sign of tense nearest in front of the phrase within its sentence, or else the nearest
  behind, says whether it looks ahead: "will", "is to", "plans to", "scheduled for" look ahead, a verb in
  the past does not. Without a sign the tense is past; where a rule says that a phrase would fit the other
  tense, and only that, the other one is taken.
- "The end of the month" in the past is that of another month than publication's, so it has no date.
- A bare year counts behind "in", "since", "by" and the like, if it is not the number of something, and
  "May" behind such a word, or with a day or a year: it may be a verb.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplotrack.dates.edtf import parse
from diplotrack.dates.names import MONTHS, WEEKDAYS
from diplotrack.dates.printed import NONE, suggest
from diplotrack.drafting.found import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.dates.printed import Suggestion as Meant
    from diplotrack.dates.printed import Tense

UNKNOWN = parse("[0100..9900]")
"""Publication on nobody knows which day: only what is the same for all days has a date then."""

_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.)"
_SHORT = "|".join(name[:3] for name in MONTHS if name != "May")
_MONTH = rf"(?:{'|'.join(name for name in MONTHS if name != 'May')}|(?:{_SHORT}|Sept)\.?|May)(?!\w)"
_DAY = r"(?:[0-3]?[0-9](?:st|nd|rd|th)?)"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![\w,]*[0-9]|%)"
_NUMBER = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|[0-9]{1,3}"
    r"|several|a few|many|a couple of)"
)
_UNIT = "(?:minute|hour|day|night|week|fortnight|month|quarter|year|decade|weekend|century|centurie)s?"
_SEASON = "(?:spring|summer|autumn|winter|fall)"
_WHICH = (
    "(?:last|next|this|this past|this coming|the past|the coming|the following|the previous|the same|that"
    "|the next|that same)"
)
_DAYTIME = "(?:(?:in the |early |late )?(?:morning|afternoon|evening|night|noon|midnight|dawn))"
_HOLIDAY = "(?:New Year's (?:Day|Eve)|Christmas (?:Eve|Day)|Boxing Day|May Day|Bastille Day)"

_POINTS = (
    rf"{_WEEKDAY},? (?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?",
    rf"{_WEEKDAY},? {_MONTH} {_DAY}(?!\w)(?:,? {_YEAR})?",
    rf"(?:{_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY}(?!\w)),? (?:of )?(?:last|this|next) year",
    rf"(?:the )?{_DAY}(?: ?- ?{_DAY}| and {_DAY}| to {_DAY})? (?:of )?{_MONTH}(?:,? {_YEAR})?",
    rf"{_MONTH} {_DAY}(?!\w)(?: ?- ?{_DAY}| and {_DAY}(?! {_MONTH}))?(?:,? {_YEAR})?",
    r"(?:1[0-9]{3}|20[0-9]{2})-[01][0-9](?:-[0-3][0-9])?(?![0-9])",
    rf"{_WEEKDAY},? (?:of )?(?:last|this|next) week",
    rf"{_WEEKDAY}(?:,? {_DAYTIME})?",
    rf"{_MONTH}(?:,| of)? (?:{_YEAR}|last year|this year|next year)",
    rf"{_WHICH} (?:{_WEEKDAY}|{_MONTH}|{_UNIT}|{_SEASON})(?: {_DAYTIME})?",
    r"(?:the day before yesterday|the day after tomorrow|yesterday|today|tomorrow|tonight|overnight)",
    rf"(?:the )?{_SEASON}(?: of)? {_YEAR}",
    rf"the (?:past|last|next|coming|following|previous) (?:{_NUMBER} )?{_UNIT}",
    r"(?:the )?(?:[12][0-9]{2})0s|(?:the )?[0-9]{1,2}(?:st|nd|rd|th) century",
    rf"since the (?:[\w-]+ ){{1,2}}of {_YEAR}",
    rf"(?:the )?(?:start|beginning|middle|end) of (?:the (?:week|month|year|decade)|{_MONTH}|{_YEAR})",
    rf"{_HOLIDAY}(?:,? {_YEAR})?",
    rf"{_MONTH}",
    rf"{_YEAR}",
    r"the (?:[1-3]?[0-9])(?:st|nd|rd|th)(?= of the month\b|[,.;]|$)",
)
_POINT = "(?:" + "|".join(_POINTS) + ")"
_LEAD = (
    r"(?:as (?:of|early as|late as|soon as)|no later than|not before|no earlier than"
    r"|not earlier than|on or before"
    r"|by|since|ever since|until|till|before|after|from|between|during|throughout|around"
    r"|about|in|on|at|over|within|through"
    r"|early|late|mid|later|earlier|the|back|only|just|starting|beginning|effective|of|for"
    r"|dated|circa|sometime|at the latest by"
    r"|(?:the )?(?:start|beginning|middle|end|morning|afternoon|evening|night|eve|week|month|weekend) of)"
)
_REST = r"(?: [\w'-]+){1,7}"
_HOUR = (
    r"(?:[0-9]{1,2}(?:[.:][0-9]{2})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight"
    r"|dawn|dusk|sunrise|sunset)\b(?! (?:minutes|hours|days|weeks|months|years))"
)
_EVENT = (
    r"(?!(?:next|last|first|other|same|cameras?|court|crowd|judges?|public|press|parliament|committee|council|panel"
    r"|tribunal|audience|assembly|congress|senate|eyes|world|nation|gates?)\b)[\w'-]+"
)
_RELATED = (
    rf"(?:(?:just|only|about|almost|nearly|some|more than"
    rf"|less than) )?(?:{_NUMBER} )?{_UNIT} (?:later|earlier)(?! than)"
    rf"|(?:(?:just|only|about|almost|nearly|some) )?(?:{_NUMBER} )?{_UNIT} (?:after|before"
    rf"|ahead of|following){_REST}"
    rf"|(?:about |around |some |almost |nearly |more than |over )?{_NUMBER} {_UNIT} (?:ago|from now)"
    rf"|(?:with)?in (?:{_NUMBER}|the (?:next|coming|past|last)(?: {_NUMBER})?) {_UNIT}(?:'s?)?(?: time)?"
    rf"|(?:for|over|during) (?:(?:about|around|some|nearly|almost|more than|the (?:past"
    rf"|last|next)) )?(?:{_NUMBER} )?{_UNIT}"
    rf"|on the eve of{_REST}|ahead of{_REST}|prior to{_REST}|in the run-up to{_REST}|in the wake of{_REST}"
    rf"|(?:shortly|soon|just|hours|days|weeks|months|minutes|moments|immediately"
    rf"|right) (?:after|before)(?! {_HOUR}){_REST}"
    rf"|(?:before|after) the {_EVENT}|during (?:his|her|their|its"
    r"|the) [\w'-]+(?: [\w'-]+){0,3}|(?:later|earlier) that (?:day|week|month|year|night)"
    r"|the (?:following|next|previous) (?:day|week|month|year|morning|night)"
    r"|the day (?:after|before)(?: [\w'-]+){0,4}"
)
PHRASE = re.compile(
    rf"(?<![\w'-])(?:(?:(?:{_LEAD})[ -]){{0,3}}{_POINT}"
    rf"(?:(?: ?- ?| to | and | or | through | until |, ){_POINT})?(?: at the latest"
    rf"| onwards?)?(?:'s [\w-]+)?|{_RELATED})(?![\w])",
    re.IGNORECASE,
)
"""What may be a printed date. Letter case is looked at behind it: "may" and "march" are no months."""

_LEADING = re.compile(rf"(?i:{_LEAD})[ -]")
_TAIL = re.compile(
    rf"(?: ?- ?| to | and | or | through | until |, ){_POINT}(?: at the latest)?$|'s(?: [\w-]+)?$| [\w'-]+$"
)
_NAMES = re.compile(rf"\b(?:{'|'.join((*MONTHS, *WEEKDAYS))})\b", re.IGNORECASE)
_DOUBTFUL = re.compile(r"(?:May|March|August|Sun\.|Sat\.|Mar|Jun|Sep|Dec|Jan|Nov|Oct|Apr|Aug|Jul|Feb)\.?")
_SINCE_EVENT = re.compile(rf"since the (?:[\w-]+ ){{1,2}}of (?={_YEAR}$)", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"(?:(?:{_LEAD}) )*{_YEAR}", re.IGNORECASE)
_YEAR_LEAD = re.compile(
    r"(?:in|since|by|until|till|before|after|from|between|during|early|late|mid|around"
    r"|circa|through|for|as early as|as late as"
    r"|back in|of|end of|start of|beginning of|middle of|and|or|throughout)[ -]",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r" (?:ships|soldiers|troops|people|men|women|tons|tonnes|officers|boats|refugees"
    r"|prisoners|dollars|crowns|euros|pounds|kilomet\w+|miles"
    r"|met(?:re|er)s|workers|members|trucks|homes|votes|seats|cases|barrels|hectares|acres"
    r"|houses|families|children|students|protesters"
    r"|rounds|missiles|rockets|vehicles|tanks|delegates|guests|fishermen|civilians|feet"
    r"|pages|percent|per cent|words|copies|jobs|francs)\b"
)
_FUTURE = re.compile(
    r"(?:\b(?:will|won't|shall|would|may|might|should|must|going to|(?:is|are|was|were|be"
    r"|am) (?:\w+ly )?(?:to"
    r"|(?:due|scheduled|slated|planned) (?:to|for|on|in)|(?:set|expected|likely|about"
    r"|poised|bound|meant|supposed|ready) (?:to|for))"
    r"|(?:plan|hope|expect|want|intend|agree|promise|vow|pledge|threaten|prepare|aim"
    r"|decide|refuse|offer|propose|need|seek|due"
    r"|likely|ready|scheduled|planned|set|slated|invited|asked|urged|expected)(?:s|d|ed|ned)? (?:to|for)"
    r"|upcoming|forthcoming|planned|scheduled|expires?|deadline|likely to)|'ll|\x1f to"
    r"|\b[A-Z]\w+day to(?= [a-z]))\b"
    r"(?: (?:(?:not|also|then|only|\w+ly) )?(?:(?:be|have|get|become) )?(?!on\b|in\b|by\b|at\b)[a-z]+)?"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has been|have been|said|told|met|came|went|began|began|left"
    r"|took|gave|held|made|won|fell|rose|sent|spoke|wrote|broke|fled|shot|struck|sank"
    r"|brought|saw|became|signed|since|ago|stood|led|lost|found|kept|paid|built|drew|flew"
    r"|knew|grew|(?<!\bis )(?<!\bare )(?<!\bbe )[a-z]{2,}ed)\b"
)
_HALF_A_RANGE = re.compile(r"(?:from|between)\b(?!.* (?:to|and|until|through) )", re.IGNORECASE)
_RANGE_GOES_ON = re.compile(r" (?:to|and|until|through) ")
_AGREED = re.compile(r"[a-z]+ed (?:to|for)\b")
_OTHER_TENSE = re.compile(r"the tense (?:is|may be)")
_END_OF = re.compile(r"\b(?:middle|end) of the (?:week|month|year|decade)\b", re.IGNORECASE)
_SENTENCE = 600


def dates_in(text: str, start: int, end: int, published: EdtfDate | None) -> Iterator[Suggestion]:
    """Yield the printed dates of a sentence of narration, with what they stand for, in order."""
    at = start
    while match := PHRASE.search(text, at, end):
        at = match.end()
        found = _read(text, match.start(), match.end(), (start, end), published)
        if found is None:
            continue
        yield found
        at = found.end or at
        if found.date is None and found.relation:
            inner = PHRASE.search(text, match.start() + 1, match.end())
            second = _read(text, *inner.span(), (start, end), published) if inner else None
            if second is not None and second.date is not None:
                yield second
                at = max(at, second.end or at)


def tense_at(text: str, start: int, first: int, last: int, end: int) -> tuple[Tense, str | None]:
    """Return the tense in which a phrase from `first` to `last` stands, and the sign that says so.

    >>> tense_at("They said they will meet on Friday.", 0, 25, 34, 35)
    ('future', 'will meet')
    """
    before = text[max(start, first - _SENTENCE) : first]
    behind = text[last : min(end, last + _SENTENCE)]
    ahead, past = (list(pattern.finditer(before)) for pattern in (_FUTURE, _PAST))
    if ahead and (not past or ahead[-1].end() >= past[-1].end()):
        return "future", ahead[-1][0]
    if past:
        return "past", past[-1][0]
    coming, over = _FUTURE.search(behind), _PAST.search(behind)
    if coming and (not over or coming.start() <= over.start()) and not _AGREED.match(coming[0]):
        return "future", coming[0]
    found = over or coming
    return "past", found[0] if found else None


def _read(
    text: str, first: int, last: int, sentence: tuple[int, int], published: EdtfDate | None
) -> Suggestion | None:
    """Return what a phrase stands for: all of it, or the most of it that a rule knows.

    Where a rule refuses a phrase because it would fit the other tense, the other one is taken.
    """
    tense, sign = tense_at(text, sentence[0], first, last, sentence[1])
    found = _in_tense(text, (first, last), (tense, sign), published)
    if found is None or found.date or found.relation or not _OTHER_TENSE.search(found.why):
        return found
    other: Tense = "future" if tense == "past" else "past"
    second = _in_tense(text, (first, last), (other, "it does not fit the other tense"), published)
    return second if second and second.date else found


def _in_tense(
    text: str, phrase: tuple[int, int], said: tuple[Tense, str | None], published: EdtfDate | None
) -> Suggestion | None:
    """Return what a phrase stands for in a tense, which comes with the sign that says so."""
    (first, last), (tense, sign) = phrase, said
    for start, end in _shorter(text, first, last):
        printed = text[start:end]
        if not _is_date(text, start, end):
            continue
        meant = suggest(_SINCE_EVENT.sub("since ", printed), published or UNKNOWN, tense)
        if meant.rule == NONE:
            continue
        if tense == "past" and _END_OF.search(printed):
            why = "In the past, it is not said of which week, month or year this is."
            return Suggestion(meant.rule, why, start, end, printed=printed)
        if (
            meant.date is None
            and meant.relation is None
            and end - start > len(text[start:end].rsplit(maxsplit=1)[-1])
            and _better(text, start, end, published, tense)
        ):
            continue
        return Suggestion(
            meant.rule,
            _why(meant, tense, sign, known=published is not None),
            start,
            end,
            printed=printed,
            date=meant.date,
            relation=meant.relation,
        )
    return None


def _better(text: str, start: int, end: int, published: EdtfDate | None, tense: Tense) -> bool:
    """Tell whether a shorter phrase has a date that a longer one is refused."""
    return any(
        suggest(text[one:other], published or UNKNOWN, tense).date is not None
        for one, other in _shorter(text, start, end)
        if (one, other) != (start, end) and one == start and _is_date(text, one, other)
    )


def _shorter(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield a phrase, then less and less of it: without its end, then without its beginning."""
    start = first
    while start < last:
        end = last
        while end > start:
            yield start, end
            tail = _TAIL.search(text[start:end])
            if not tail or not tail.start():
                break
            end = start + tail.start()
        lead = _LEADING.match(text, start, last)
        if not lead:
            return
        start = lead.end()


def _is_date(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase can be a date: no verb that looks like a month, no number of something."""
    phrase = text[start:end]
    if _HALF_A_RANGE.match(phrase) and _RANGE_GOES_ON.match(text, end):
        return False
    if re.match(r" [0-9]", text[end : end + 2]) or text[end : end + 1] == "-":
        return False
    if any(not match[0][0].isupper() for match in _NAMES.finditer(phrase)):
        return False
    if _DOUBTFUL.fullmatch(phrase):
        return False
    if _BARE_YEAR.fullmatch(phrase):
        return bool(_YEAR_LEAD.match(phrase)) and not _COUNTED.match(text, end)
    return True


def _why(meant: Meant, tense: Tense, sign: str | None, *, known: bool) -> str:
    """Return why a phrase stands for a date, with the tense, in a sentence."""
    told = f"“{sign}” says so" if sign and " other tense" not in sign else sign or "nothing says otherwise"
    because = (
        meant.explanation
        if known or "it depends" not in meant.explanation
        else "it depends on the day of publication, which is not known"
    )
    return f"{because[:1].upper()}{because[1:]}; taken as {tense}, as {told}."
