"""The quotations of an article: fragments joined, given to a speaker, or to nobody.

In: what stands in quotation marks, the sentences, and `Speakers`. Out: `FoundQuotation`s. The rules:

- *manner*: several words that begin with a capital, or that hold a subject and its verb, are verbatim;
  anything else, and any single word, is partial.
- Fragments are one quotation where the first was never closed and the next line opens with a mark again;
  where words of saying alone stand between them ("...," she said, "..."); and where the second begins the
  next sentence, or is all of the next line, has no words of saying of its own, and nothing but such words
  stands behind the first.
- "According to" right behind a quotation, and words of saying right behind one that a dash sets off, win
  over any in front.
- Verbatim words without words of saying are given to the subject of what ends with a colon in front of them;
  or go on with the speaker of the paragraph's last quotation; or are given to the subject of the sentence
  before. Where all their words have capitals, they are a title.
- A few words without words of saying, three or more, are given to the subject of their clause (`clauses`).
- Whether nobody said the words, `nobody` tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diplotrack.drafting.cast import INTRODUCED, Who
from diplotrack.drafting.clauses import FEWEST_WORDS, of_clause
from diplotrack.drafting.found import FoundQuotation, Suggestion
from diplotrack.drafting.nobody import is_titled, nobody
from diplotrack.drafting.saying import SOURCES, sayings
from diplotrack.drafting.speakers import REACH, Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplotrack.drafting.cast import Cast
    from diplotrack.drafting.layout import Line
    from diplotrack.drafting.marks import Quoted
    from diplotrack.drafting.speakers import Speakers

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_CLAUSE = re.compile(
    r"\b(?:I|we|you|he|she|it|they|there|that|this|who|nobody|everybody|everyone"
    r"|what)(?:'(?:m|s|re|ve|ll|d)\b"
    r"| (?:am|is|are|was|were|be|have|has|had|will|would|can|could|should|shall|may|might"
    r"|must|do|does|did|don't|won't"
    r"|can't|cannot|want|need|know|think|hope|believe|never|always|\w+ed)\b)|^(?:I|we|you"
    r"|he|she|it|they) \w+ (?:the|a|an|to|it|you|us|them|him|her|my|our|your)\b",
    re.IGNORECASE,
)
_OPENS_CLAUSE = re.compile(
    r"(?:(?:and|but|so|or|that|if|when|because|while|as|since|until|where|then|perhaps"
    r"|maybe|now|today)\b[ ,]*)*"
    r"(?:I|we|you|he|she|it|they|there|this|that|these|those|nobody|no one|everybody"
    r"|everyone|somebody|what|who|the|our|my|your|their|his|her|its|an?|(?-i:[A-Z]\w*))\b",
    re.IGNORECASE,
)
_LONG_CLAUSE = 5
_ENDS = tuple(",.!?")
_WORDS_LEFT = re.compile(r"\w")
_MOST_BETWEEN = 30
_LONGEST_JOINT = 40
_TOUCHES = 3
_BACK = 50


@dataclass(slots=True)
class _Piece:
    """A quoted stretch on its way into a quotation."""

    quoted: Quoted
    sentence: int
    line: int
    few: bool
    attribution: Attribution | None = None
    continues: bool = False


def quotations_of(
    text: str, quotations: Sequence[Quoted], lines: Sequence[Line], cast: Cast, speakers: Speakers
) -> list[FoundQuotation]:
    """Return the quotations of an article, in order."""
    reader = _Quotations(text, lines, cast, speakers)
    return reader.joined(quotations)


def is_few(words: str) -> bool:
    """Tell whether quoted words are a word or a phrase, and no sentence or clause.

    >>> is_few("love letters"), is_few("We failed."), is_few("when it rains, it will hold")
    (True, False, False)
    """
    found = _WORD.findall(words)
    if len(found) <= 1:
        return True
    if words[:1].isupper() and not (len(found) < _LONG_CLAUSE and words[-1:].isalnum()):
        return False
    return not (_CLAUSE.search(words) and _OPENS_CLAUSE.match(words))


class _Quotations:
    """Joins and attributes the quoted stretches of one article."""

    def __init__(self, text: str, lines: Sequence[Line], cast: Cast, speakers: Speakers) -> None:
        self._text, self._lines, self._cast, self._speakers = text, lines, cast, speakers
        self._sentences = cast.sentences
        self._narration = [number for number, line in enumerate(lines) if line.rule is None]
        self._line_starts = [line.start for line in lines]

    def joined(self, quotations: Sequence[Quoted]) -> list[FoundQuotation]:
        pieces = [self._piece(quoted) for quoted in quotations]
        narrated: list[_Piece] = []
        for piece in pieces:
            if self._lines[piece.line].rule is None:
                previous = narrated[-1] if narrated else None
                self._attribute(piece, previous)
                piece.continues = previous is not None and self._continues(previous, piece)
                if piece.continues and previous is not None:
                    piece.attribution = piece.attribution or previous.attribution
                narrated.append(piece)
        self._share_backwards(narrated)
        self._go_on(narrated)
        groups: list[list[_Piece]] = []
        for piece in pieces:
            if piece.continues and piece in narrated:
                self._group_of(groups).append(piece)
            else:
                groups.append([piece])
        return [self._found(group, groups[max(0, n - _BACK) : n]) for n, group in enumerate(groups)]

    def _group_of(self, groups: list[list[_Piece]]) -> list[_Piece]:
        """Return the last group that is narration: what stands between may be a heading."""
        return next(group for group in reversed(groups) if self._lines[group[-1].line].rule is None)

    def _piece(self, quoted: Quoted) -> _Piece:
        line = bisect_right(self._line_starts, quoted.start) - 1
        words = self._text[quoted.first : quoted.last].strip()
        return _Piece(quoted, self._cast.sentence_at(quoted.start), max(0, line), is_few(words))

    def _attribute(self, piece: _Piece, previous: _Piece | None) -> None:
        """Find the words of saying beside a quoted stretch."""
        quoted, sentence = piece.quoted, self._sentences[piece.sentence]
        piece.attribution = self._speakers.by(sentence.start, quoted.start, quoted.end, sentence.end)
        if piece.attribution is None:
            piece.attribution = self._touching(piece)
        if piece.attribution is None and self._has_words(sentence.start, quoted.start):
            piece.attribution = self._speakers.before(sentence.start, quoted.start)
        apart = piece.few and INTRODUCED.match(self._cast.text, sentence.start, quoted.start)
        if piece.attribution is None and not apart:
            piece.attribution = self._behind(piece)
        if piece.attribution is None and piece.sentence:
            before = self._sentences[piece.sentence - 1]
            introduces = (
                self._text[before.end - 1 : before.end] in (":", ",") and quoted.start == sentence.start
            )
            if introduces and (previous is None or previous.quoted.end <= before.start):
                piece.attribution = self._speakers.before(before.start, before.end)

    def _behind(self, piece: _Piece) -> Attribution | None:
        quoted, end = piece.quoted, self._sentences[piece.sentence].end
        last = self._text[quoted.first : quoted.last].rstrip("'\"")[-1:]
        return self._speakers.behind(quoted.end, end, last) if quoted.end < end else None

    def _touching(self, piece: _Piece) -> Attribution | None:
        """Return the words of saying right behind, where they win over any in front.

        That is so for "according to", and where a dash sets the quotation off.
        """
        quoted = piece.quoted
        found = self._behind(piece)
        if found is None or found.start - quoted.end > _TOUCHES:
            return None
        set_off = self._text[max(0, quoted.start - 2) : quoted.start] == "- "
        return found if set_off or found.word in SOURCES else None

    def _has_words(self, start: int, end: int) -> bool:
        """Tell whether there is narration between two places, as far as words of saying are looked for."""
        return bool(_WORDS_LEFT.search(self._cast.text, max(start, end - REACH), end))

    def _continues(self, previous: _Piece, piece: _Piece) -> bool:
        """Tell whether a quoted stretch goes on with the one before it."""
        before, here = previous.quoted, piece.quoted
        if piece.line != previous.line and self._next_narration(previous.line) != piece.line:
            return False
        at_line_start = here.start == self._lines[piece.line].start
        if not before.closed and piece.line != previous.line:
            return at_line_start and before.double == here.double
        if previous.few and (piece.few or not self._is_sentence(before)):
            return False
        if piece.attribution is not None and piece.attribution.side == "behind":
            return False
        if piece.sentence != previous.sentence:
            return self._begins_next(previous, piece)
        comma = self._text[max(0, here.start - 2) : here.start] in (", ", "- ", "; ")
        return (comma or not piece.few) and self._only_saying(before.end, here.start, previous)

    def _begins_next(self, previous: _Piece, piece: _Piece) -> bool:
        """Tell whether a quoted stretch goes on with one of the sentence, or of the line, before."""
        if previous.attribution is None or (piece.few and not self._is_sentence(piece.quoted)):
            return False
        if piece.line == previous.line:
            adjacent = piece.sentence == previous.sentence + 1
        else:
            adjacent = not self._sentences_after(previous) and self._all_quoted(piece.line)
        if not adjacent or piece.quoted.start != self._sentences[piece.sentence].start:
            return False
        first, last = previous.quoted.end, self._sentences[previous.sentence].end
        return not self._has_words(first, last) or self._only_saying(first, last, previous)

    def _is_sentence(self, quoted: Quoted) -> bool:
        """Tell whether quoted words begin and end like a sentence, as "Never." does."""
        words = self._text[quoted.first : quoted.last].strip()
        return words[:1].isupper() and words[-1:] in _ENDS

    def _next_narration(self, line: int) -> int:
        """Return the number of the next line that is narration; -1 if there is none."""
        at = bisect_right(self._narration, line)
        return self._narration[at] if at < len(self._narration) else -1

    def _sentences_after(self, piece: _Piece) -> bool:
        """Tell whether other sentences follow in the line."""
        return self._sentences[piece.sentence].end < self._lines[piece.line].end

    def _all_quoted(self, line: int) -> bool:
        return not self._has_words(self._lines[line].start, self._lines[line].end)

    def _only_saying(self, start: int, end: int, previous: _Piece) -> bool:
        """Tell whether nothing but the words of saying of the first quotation stands there."""
        between = self._cast.text[start : min(end, start + REACH)]
        if end - start > REACH or len(between.split()) > _MOST_BETWEEN or previous.attribution is None:
            return False
        verbs = [each for each in sayings(self._cast.text, start, end) if each.sort not in ("source", "noun")]
        attribution = previous.attribution
        return attribution.side == "behind" and len(verbs) <= 1 and start <= attribution.start < end

    def _share_backwards(self, pieces: Sequence[_Piece]) -> None:
        """Give what is joined by "and" to whoever said the last of it: "A" and "B," Lind said."""
        for piece, following in zip(reversed(pieces[:-1]), reversed(pieces[1:]), strict=True):
            between = self._cast.text[piece.quoted.end : following.quoted.start][:_LONGEST_JOINT]
            if (
                piece.attribution is None
                and following.attribution is not None
                and piece.sentence == following.sentence
                and re.fullmatch(r"[\s,]*(?:and|or|but|,)?[\s,]*(?:a|an|the)?\s*", between)
            ):
                piece.attribution = following.attribution

    def _go_on(self, pieces: Sequence[_Piece]) -> None:
        """Give verbatim words without words of saying to whoever spoke, or acted, before."""
        previous: _Piece | None = None
        for piece in pieces:
            words = self._text[piece.quoted.first : piece.quoted.last]
            if piece.attribution is None and not piece.few and not is_titled(words):
                piece.attribution = (
                    self._introduced(piece)
                    or self._from_previous(piece, previous)
                    or self._from_subject(piece)
                )
            if piece.attribution is not None:
                previous = piece

    def _from_previous(self, piece: _Piece, previous: _Piece | None) -> Attribution | None:
        if previous is None or previous.attribution is None:
            return None
        near = piece.line == previous.line or (
            self._next_narration(previous.line) == piece.line and self._all_quoted(piece.line)
        )
        if not near:
            return None
        who = previous.attribution.who
        why = "No words of saying stand beside it: it goes on with the speaker of the quotation before."
        return Attribution(
            piece.quoted.start, piece.quoted.start, "", Who(who.keys, who.name, "goes on", why), "goes on"
        )

    def _introduced(self, piece: _Piece) -> Attribution | None:
        """Return the subject of what ends with a colon in front of the words: "Lind was blunter: ..."."""
        start = self._sentences[piece.sentence].start
        if not self._text[start : piece.quoted.start].endswith(": "):
            return None
        why = "No words of saying stand beside it; the words in front are about this speaker."
        return self._about(piece, (start, piece.quoted.start), why)

    def _from_subject(self, piece: _Piece) -> Attribution | None:
        if not piece.sentence or self._sentences[piece.sentence - 1].line != piece.line:
            return None
        before = self._sentences[piece.sentence - 1]
        why = "No words of saying stand beside it; the sentence before is about this speaker."
        return self._about(piece, (before.start, before.end), why)

    def _about(self, piece: _Piece, clause: tuple[int, int], why: str) -> Attribution | None:
        """Return the subject of a clause as the speaker."""
        subject = self._cast.subject(*clause)
        who = self._cast.who(subject) if subject else None
        if who is None:
            return None
        why = f"{why} {who.why}"
        return Attribution(
            piece.quoted.start,
            piece.quoted.start,
            "",
            who._replace(rule="subject before", why=why),
            "goes on",
        )

    def _found(self, group: Sequence[_Piece], before: Sequence[Sequence[_Piece]]) -> FoundQuotation:
        attribution = next((piece.attribution for piece in group if piece.attribution), None)
        few = all(piece.few for piece in group)
        fragments = tuple(self._trimmed(piece.quoted, few=few) for piece in group)
        unsaid = self._unsaid(group[0], attribution, few=few, before=before)
        if unsaid is not None and unsaid.rule == "no speaker" and (about := self._in_clause(group[0])):
            attribution, unsaid = about, None
        stands = (
            (attribution.start, attribution.end)
            if attribution and attribution.start < attribution.end
            else None
        )
        return FoundQuotation(
            fragments,
            "partial" if few else "verbatim",
            stands if unsaid is None else None,
            unsaid is None,
            (unsaid,) if unsaid else tuple(_speakers(attribution)),
        )

    def _in_clause(self, piece: _Piece) -> Attribution | None:
        """Return the subject of the clause as the speaker of some words that are no title."""
        words = self._text[piece.quoted.first : piece.quoted.last]
        if len(words.split()) < FEWEST_WORDS or is_titled(words):
            return None
        return of_clause(self._cast, self._sentences[piece.sentence].start, piece.quoted.start)

    def _trimmed(self, quoted: Quoted, *, few: bool) -> tuple[int, int]:
        """Return where the words are; a stop or comma behind a few of them is the sentence's, not theirs."""
        words = self._text[quoted.first : quoted.last]
        first = quoted.first + len(words) - len(words.lstrip())
        return first, quoted.first + len(words.rstrip(" .,;:" if few else " "))

    def _unsaid(
        self, piece: _Piece, attribution: Attribution | None, *, few: bool, before: Sequence[Sequence[_Piece]]
    ) -> Suggestion | None:
        """Return why nobody said the words, if nobody did."""
        line, quoted = self._lines[piece.line], piece.quoted
        start, end = quoted.start, quoted.end
        if line.rule is not None:
            return Suggestion(
                "heading",
                f"{(line.why or '')[:1].upper()}{(line.why or '')[1:]}: nobody says the words here.",
                start,
                end,
            )
        words = self._text[quoted.first : quoted.last]
        sentence = self._sentences[piece.sentence]
        found = nobody(
            words,
            self._cast.text[max(sentence.start, start - 200) : start],
            self._cast.text[end : min(sentence.end, end + 80)],
            few=few,
            attributed=attribution.word if attribution else None,
        )
        if found and found[0] == "no speaker" and self._said_before(words, before):
            found = "said before", "The same words were quoted before, and nobody says them here."
        return Suggestion(*found, start, end) if found else None

    def _said_before(self, words: str, before: Sequence[Sequence[_Piece]]) -> bool:
        plain = _WORD.findall(words.casefold())
        return any(
            _WORD.findall(self._text[piece.quoted.first : piece.quoted.last].casefold()) == plain
            for group in before
            for piece in group
            if piece.few
        )


def _speakers(attribution: Attribution | None) -> list[Suggestion]:
    if attribution is None:
        return []
    who = attribution.who
    somewhere = attribution.start < attribution.end
    said = Suggestion(
        who.rule,
        who.why,
        attribution.start if somewhere else None,
        attribution.end if somewhere else None,
        name=None if who.keys else who.name,
    )
    return [said._replace(actor=key) for key in who.keys] or [said]
