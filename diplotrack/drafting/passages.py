"""Dates without a year in a story about the past: "In 1994 they opened a road. On 12 May ...".

In: narration, its sentences, and the day of publication. Out: the printed dates of each sentence, as
`printed_dates` reads them, but for a day or a month without a year in the past tense:

- *year of the passage*: where a clause before it, in the same paragraph, begins with a date of a year before
  publication's ("In 1994", "On 3 October 1936"), it is the first such day or month that is not before that
  date. The passage ends where a date counts from publication: a weekday, "yesterday", "last month". It goes
  on in another paragraph where that begins with "Back then" or the like.
- *doubtful year*: where such a date stands elsewhere in the same sentence, or in the sentence before ("the
  deal of 2015"), it may be in that year or not, and has no date.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.edtf import parse
from diplotrack.dates.names import MONTHS
from diplotrack.dates.printed import suggest
from diplotrack.dates.relations import Answer, before
from diplotrack.drafting.printed_dates import UNKNOWN, dates_in, tense_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.drafting.found import Suggestion
    from diplotrack.drafting.stretches import Sentence

_MONTH = rf"(?:{'|'.join((*MONTHS, *(name[:3] for name in MONTHS), 'Sept'))})\.?"
_LEAD = (
    r"(?:(?:in|on|by|since|until|before|after|from|early|late|mid|the|night|morning|evening|end|start|beginning|middle|of)"
    r"[ -])*"
)
_WITHOUT_YEAR = re.compile(
    rf"{_LEAD}(?:[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH}(?P<day> [0-9]{{1,2}})?)",
    re.IGNORECASE,
)
_WITH_YEAR = re.compile(
    r"(?:(?:in|on|early|late|the|night|morning|evening|end|start|beginning|middle|spring|summer|autumn|winter|fall"
    rf"|of|mid)[ -])*(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?(?:of )?(?:{_MONTH} )?(?:[0-9]{{1,2}},? )?"
    r"(?P<year>1[0-9]{3}|20[0-9]{2})",
    re.IGNORECASE,
)
OF_PASSAGE, DOUBTFUL = "year of the passage", "doubtful year"
_BEGINS = re.compile(
    r"(?:.*[:;,.\x1f-] )?(?:(?:and|but|then|so|back|later|earlier|when|until) )*$", re.DOTALL
)


_BACK_THEN = re.compile(
    r"(?:Back then|At (?:the|that) time|In those days|Later that|Earlier that"
    r"|That (?:same )?(?:day|week|month|year|spring|summer|autumn|fall|winter))\b"
)


class _Passage(NamedTuple):
    """The date that a passage has come to, with its year and phrase, and the sentence it stands in.

    `sure` tells whether a clause begins with it.
    """

    date: EdtfDate
    year: int
    printed: str
    sentence: int
    sure: bool


def dates_by_sentence(
    text: str, sentences: Sequence[Sentence], published: EdtfDate | None
) -> Iterator[list[Suggestion]]:
    """Yield the printed dates of each sentence, in order."""
    passage: _Passage | None = None
    line = -1
    for number, sentence in enumerate(sentences):
        if _BACK_THEN.match(text, sentence.start, sentence.end):
            passage = passage._replace(sentence=number) if passage else None
        elif sentence.line != line:
            passage = None
        line = sentence.line
        found: list[Suggestion] = []
        for each in dates_in(text, sentence.start, sentence.end, published):
            begun = _begun(text, sentence, each, number, published)
            if begun is None and passage and (passage.sure or passage.sentence >= number - 1):
                dated = _in_passage(text, sentence, each, passage, published)
                passage = _gone_on(passage, dated)
                found.append(dated)
            else:
                passage = begun or passage
                found.append(each)
        yield found


def _begun(
    text: str, sentence: Sentence, found: Suggestion, number: int, published: EdtfDate | None
) -> _Passage | None:
    """Return the passage that a date with a year begins, if the year is over."""
    full = _WITH_YEAR.fullmatch(found.printed or "")
    if full is None or found.date is None or found.start is None:
        return None
    year = int(full["year"])
    if not _is_over(parse(f"{year:04}"), published):
        return None
    sure = bool(_BEGINS.fullmatch(text, sentence.start, found.start))
    return _Passage(found.date, year, full[0], number, sure)


def _in_passage(
    text: str, sentence: Sentence, found: Suggestion, passage: _Passage, published: EdtfDate | None
) -> Suggestion:
    """Return a date as a passage has it, if it has no year of its own and looks back."""
    without = _WITHOUT_YEAR.fullmatch(found.printed or "")
    if without is None or not _is_past(text, sentence, found):
        return found
    if not passage.sure:
        why = f"It has no year, and may be in that of “{passage.printed}”, which stands before it, or not."
        return found._replace(rule=DOUBTFUL, why=why, date=None, relation=None)
    for year in (passage.year, passage.year + 1):
        full = f"{found.printed}{',' if without['day'] else ''} {year:04}"
        date = suggest(full, published or UNKNOWN, "past").date
        if date and before(date, passage.date) is not Answer.YES and _is_over(date, published):
            why = f"It has no year: it is the first behind “{passage.printed}”, in which the passage is."
            return found._replace(rule=OF_PASSAGE, why=why, date=date, relation=None)
    return found


def _gone_on(passage: _Passage, dated: Suggestion) -> _Passage | None:
    """Return the passage behind a date: it goes on with its own, and ends with one that counts from today."""
    if dated.rule == DOUBTFUL or dated.date is None:
        return passage
    if dated.rule != OF_PASSAGE:
        return None
    earliest = dated.date.earliest
    return passage._replace(date=dated.date, year=earliest.year) if earliest else passage


def _is_past(text: str, sentence: Sentence, found: Suggestion) -> bool:
    start, end = found.start or sentence.start, found.end or sentence.end
    return tense_at(text, sentence.start, start, end, sentence.end)[0] == "past"


def _is_over(date: EdtfDate, published: EdtfDate | None) -> bool:
    return published is None or before(date, published) is Answer.YES
