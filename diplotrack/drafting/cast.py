"""Who is who in an article: names, offices and pronouns, and whom they stand for.

In: narration in which quotations are blotted out, its sentences, and the mentions of actors, known and new.
Out: mentions in the order of the text, and `Who` is meant by each. The rules:

- *office*: "the foreign minister" is whoever holds such an office by the article ("Foreign Minister Lind",
  "Lind, the foreign minister") or by the dossier, on the day of publication; of several the one who was
  named last before. An office that nobody is known to hold stays what the article calls it.
- *pronoun*: he, she, they, and "it" in front of a verb of saying, are the subject of the clause before, then
  of the sentences before, nearest first; whoever is known to be of the other sex, or is no person (or, for
  "it", is one), is passed over. Somebody's sex is known
  by a form of address, an office ("chairwoman"), or the pronouns of the sentences that name nobody else.
- The subject of a sentence is the first one named in it, behind an introduction ("After the vote, ...") and
  not in a relative clause that it begins with ("Osway, whose troops hold the bank, ...");
  what stands behind a preposition or a possessive 's is none. Where the subject is no person, the only
  person named in the sentence stands for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.relations import Answer
from diplotrack.dates.relations import before as ended_before
from diplotrack.drafting.names import Mention
from diplotrack.drafting.offices import HEADS, SHORT, core, gender_of, holds
from diplotrack.drafting.phrases import phrases_in
from diplotrack.drafting.saying import SOURCES, VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.drafting.stretches import Sentence
    from diplotrack.model import Actor

BACK = 8
"""So many sentences a pronoun looks back."""

LONGEST_CLAUSE = 1500
"""So many characters of a clause are looked at for its subject."""

_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t(?=(?: (?:also|later|then|has|had|only|\w+ly))* (?:"
    rf"{VERB.pattern}|reads)))\b"
)
_SOURCE = re.compile(rf"\b(?:{'|'.join(SOURCES)})\b", re.IGNORECASE)
_FIRST_TOLD = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother) ")
INTRODUCED = re.compile(
    r" ?(?:(?:In|On|At|After|Before|Despite|Although|Though|While|When|With|Without"
    r"|During|As|By|For|Since|Following|Until"
    r"|Earlier|Later|Prior|Asked|Once|If|Because|From|Under|Over|Amid|Among|Like|Unlike"
    r"|Against|Ahead|Whether|Even|Then|Still"
    r"|Meanwhile|Candid|Citing|[A-Z]\w+(?:ing|ed))\b)"
)
_NO_SUBJECT_BEHIND = re.compile(
    r"\b(?:of|for|in|with|to|from|at|by|against|about|on|between|over|under|into|toward"
    r"|towards|than|like|via|as|without|through)"
    r"(?: (?:the|a|an|his|her|their|its|both|former|new|\w+'s))? $"
)
_RELATIVE = re.compile(r"[^,;]{1,80}(?P<comma>,) (?:who|whom|whose|which)\b[^,;]*(?:,|$)")
_HIS = re.compile(r"\b(?:he|his|him|himself)\b", re.IGNORECASE)
_HERS = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_TITLE_BEFORE = re.compile(
    rf"\b(?:{HEADS}|{'|'.join(SHORT)})\.?(?: of [A-Z]\w+(?: [A-Z]\w+)?)?,? $", re.IGNORECASE
)
_WORDS_BEFORE = 5
_TITLE_BEHIND = re.compile(
    rf", (?:the|a|an|its|his|her|\w+'s) (?:[\w.'-]+ ){{0,5}}?(?:{HEADS})\b(?: of [A-Z]\w+)?", re.IGNORECASE
)
_NOT_A_PERSON = ("state", "body", "medium", "group")


class Who(NamedTuple):
    """Somebody: actors of the dossier by `keys`, or else by `name`; by which rule, and why."""

    keys: tuple[str, ...]
    name: str | None
    rule: str
    why: str


class Cast:
    """All who are mentioned in an article."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        named: Sequence[Mention],
        actors: Sequence[Actor],
        published: EdtfDate | None,
    ) -> None:
        """Take narration with quotations blotted out, its sentences, and those named in it, in order."""
        self.text, self.sentences = text, sentences
        named = _outermost(named)
        self._named = named
        self._names = {actor.key: actor.name for actor in actors}
        phrases = list(phrases_in(text, named, sentences))
        self._kinds: dict[tuple[str, ...], set[str | None]] = defaultdict(set)
        for each in (*named, *phrases):
            self._kinds[each.who].add(each.kind)
        pronouns = [
            Mention(*match.span(), (), match[0].casefold(), None, "pronoun", "")
            for match in _PRONOUN.finditer(text)
        ]
        self.mentions = sorted([*named, *phrases, *pronouns])
        self._starts = [each.start for each in self.mentions]
        self._ends = sorted((each.end, number) for number, each in enumerate(self.mentions))
        self._named_starts = [each.start for each in named]
        self._offices = _offices_in(text, named)
        self._held = _offices_of(actors, published)
        self._sex = _sexes(text, sentences, named)
        self._subjects: list[Who | None] = []

    def between(self, start: int, end: int) -> list[Mention]:
        """Return who is mentioned wholly within a stretch, in order."""
        found = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [each for each in found if each.end <= end]

    def ending_at(self, end: int) -> Mention | None:
        """Return the longest mention that ends at a place."""
        at = bisect_left(self._ends, (end, -1))
        return self.mentions[self._ends[at][1]] if at < len(self._ends) and self._ends[at][0] == end else None

    def sentence_at(self, place: int) -> int:
        """Return the number of the sentence that a place is in."""
        return max(0, bisect_right(self.sentences, place, key=lambda each: each.start) - 1)

    def subject(self, start: int, end: int) -> Mention | None:
        """Return the subject of a clause: who is first mentioned in it, behind its introduction."""
        start = max(start, end - LONGEST_CLAUSE)
        mentions = [
            each
            for each in self.between(start, end)
            if not self._is_possessor(each)
            and not _NO_SUBJECT_BEHIND.search(self.text[max(start, each.start - 30) : each.start])
        ]
        if INTRODUCED.match(self.text, start, end):
            comma = self.text.find(",", start, end)
            mentions = [each for each in mentions if comma >= 0 and each.start > comma] or mentions
        elif relative := _RELATIVE.match(self.text, start, end):
            comma = relative.start("comma")
            mentions = [each for each in mentions if each.end <= comma or each.start >= relative.end()]
        return mentions[0] if mentions else None

    def _is_possessor(self, mention: Mention) -> bool:
        return self.text[mention.end : mention.end + 2] in ("'s", "' ")

    def who(self, mention: Mention) -> Who | None:
        """Return whom a mention stands for; None for a pronoun that stands for nobody who was named."""
        if mention.rule == "pronoun":
            return self._pronoun(mention)
        if mention.rule == "phrase":
            return self._office(mention)
        named = self.text[mention.start : mention.end]
        return Who(mention.keys, mention.name, mention.rule, mention.why or f"The text names {named}.")

    def is_person(self, who: Who) -> bool:
        """Tell whether somebody is, or may be, a person or several."""
        kinds = self._kinds.get(who.keys or (f"?{who.name}",), set())
        return not kinds & set(_NOT_A_PERSON)

    def _called(self, who: Who) -> str:
        return " or ".join(self._names.get(key, key) for key in who.keys) or who.name or ""

    def _office(self, mention: Mention) -> Who:
        """Return who holds the office that is printed."""
        phrase = mention.name or ""
        printed = core(phrase.removeprefix("the ").removeprefix("The "))
        plain = Who(
            (), phrase, "speaker without a name", f"The text calls the speaker “{phrase}” and gives no name."
        )
        if printed is None or re.match(r"(?i)(?:an?|one|another|some|his|her|their|its)\b", phrase):
            return plain
        number = bisect_left(self._named_starts, mention.start)
        for before in reversed(self._named[max(0, number - 60) : number]):
            if self._holds(before, printed):
                who = Who(before.keys, before.name, "office", "")
                return who._replace(
                    why=f"“{phrase}” is an office of {self._called(who)}, who was named before."
                )
        holders = [key for key, held in self._held.items() if any(holds(printed, each) for each in held)]
        if len(holders) == 1:
            who = Who((holders[0],), None, "office", "")
            return who._replace(why=f"By the dossier, “{phrase}” can only be {self._called(who)}.")
        told = self._told_before(mention, printed)
        if told is not None:
            return plain._replace(name=told, why=f"“{phrase}” is “{told}”, of whom the text gives no name.")
        behind = next(
            (each for each in self._named[number : number + 60] if self._holds(each, printed)), None
        )
        if behind is not None:
            who = Who(behind.keys, behind.name, "office", "")
            return who._replace(
                why=f"“{phrase}” is an office of {self._called(who)}, who is named further down."
            )
        return plain

    def _told_before(self, mention: Mention, printed: tuple[str, frozenset[str]]) -> str | None:
        """Return what somebody without a name was called at first: "a Western diplomat"."""
        number = bisect_left(self._starts, mention.start)
        for before in reversed(self.mentions[max(0, number - 40) : number]):
            if before.rule == "phrase" and before.name and _FIRST_TOLD.match(before.name):
                first = core(before.name)
                if first and holds(printed, first):
                    return before.name
        return None

    def _holds(self, mention: Mention, printed: tuple[str, frozenset[str]]) -> bool:
        if len(mention.keys) > 1 or mention.kind in _NOT_A_PERSON:
            return False
        held = (*self._offices[mention.who], *(self._held.get(mention.keys[0], ()) if mention.keys else ()))
        return any(holds(printed, each) for each in held)

    def _pronoun(self, mention: Mention) -> Who | None:
        """Return the nearest fitting subject before a pronoun."""
        number = self.sentence_at(mention.start)
        here = self.subject(self.sentences[number].start, mention.start) if self.sentences else None
        nearest = [self.who(here)] if here and here.rule != "pronoun" else []
        self._know_subjects(number)
        nearest += self._subjects[max(0, number - BACK) : number][::-1]
        for who in nearest:
            if who and self._fits(who, mention.name or ""):
                why = f"“{mention.name}” most likely is {self._called(who)}, the nearest subject before that"
                " fits."
                return Who(who.keys, who.name, "pronoun", why)
        at = bisect_left(self._named_starts, mention.start)
        for each in reversed(self._named[max(0, at - 20) : at]):
            who = Who(each.keys, each.name, "pronoun", "")
            if self._fits(who, mention.name or ""):
                return who._replace(
                    why=f"“{mention.name}” may be {self._called(who)}, who was named last before."
                )
        return None

    def _know_subjects(self, number: int) -> None:
        """Work out the subjects of all sentences before one."""
        while len(self._subjects) < number:
            sentence = self.sentences[len(self._subjects)]
            subject = self.subject(sentence.start, sentence.end)
            if subject is None or subject.name == "they" or self._is_named_body(subject):
                subject = self._only_person(sentence) or subject or self._named_as_source(sentence)
            self._subjects.append(None)
            if subject is not None:
                self._subjects[-1] = self.who(subject)

    def _named_as_source(self, sentence: Sentence) -> Mention | None:
        """Return to whom a sentence gives what it says: "according to an aide"."""
        source = _SOURCE.search(self.text, sentence.start, sentence.end)
        found = self.between(source.end(), min(source.end() + 60, sentence.end)) if source else []
        return found[0] if found else None

    @staticmethod
    def _is_named_body(mention: Mention) -> bool:
        return mention.kind in _NOT_A_PERSON and mention.rule != "phrase"

    def _only_person(self, sentence: Sentence) -> Mention | None:
        """Return the person whom a sentence names, if it names no other."""
        first = bisect_left(self._named_starts, sentence.start)
        people = [
            each
            for each in self._named[first : bisect_left(self._named_starts, sentence.end)]
            if each.kind == "person"
        ]
        return people[0] if len({each.who for each in people}) == 1 else None

    def _fits(self, who: Who, pronoun: str) -> bool:
        kinds = self._kinds.get(who.keys or (f"?{who.name}",), set())
        if pronoun == "they":
            return True
        if pronoun == "it":
            return bool(kinds & set(_NOT_A_PERSON)) and "person" not in kinds
        if kinds & {*_NOT_A_PERSON, "people"}:
            return False
        sex = self._sex.get(who.keys or (f"?{who.name}",)) or gender_of(who.name or "")
        return sex in (None, pronoun)


def _outermost(named: Sequence[Mention]) -> list[Mention]:
    """Leave out the names within longer ones: Oster, in the Oster Defence Council."""
    kept: list[Mention] = []
    for each in sorted(named, key=lambda each: (each.start, -each.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _offices_in(
    text: str, named: Sequence[Mention]
) -> dict[tuple[str, ...], list[tuple[str, frozenset[str]]]]:
    """Return the offices that an article gives to those whom it names."""
    found: dict[tuple[str, ...], list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for mention in named:
        behind = _TITLE_BEHIND.match(text, mention.end, mention.end + 70)
        inside = text[mention.start : mention.end] if len(mention.keys) == 1 else ""
        for words in (_title_before(text, mention.start), behind[0][2:] if behind else "", inside):
            office = core(words.strip(" ,"))
            if office:
                found[mention.who].append(office)
    return found


def _title_before(text: str, start: int) -> str:
    """Return the office that stands in front of a name, with the words that narrow it, or nothing."""
    head = _TITLE_BEFORE.search(text[max(0, start - 50) : start])
    if head is None:
        return ""
    words = text[max(0, start - 90) : start - len(head[0])].rpartition(",")[2].split()
    return " ".join([*words[-_WORDS_BEFORE:], head[0]])


def _offices_of(
    actors: Sequence[Actor], published: EdtfDate | None
) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return the offices that the dossier gives to its actors, without those that were over."""
    named = {actor.key: f"{actor.name} {' '.join(actor.aliases)}" for actor in actors}
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for actor in actors:
        where = " ".join(named.get(key, "") for key in actor.of)
        current = [
            each.office
            for each in actor.offices
            if published is None or ended_before(each.dates, published) is not Answer.YES
        ]
        offices = [(core(office), where) for office in (*current, *actor.aliases)]
        held = [
            (office[0], office[1] | {word.casefold() for word in re.findall(r"\w+", place)})
            for office, place in offices
            if office
        ]
        if held and actor.kind == "person":
            found[actor.key] = held
    return found


def _sexes(text: str, sentences: Sequence[Sentence], named: Sequence[Mention]) -> dict[tuple[str, ...], str]:
    """Return who is he and who is she, where the text says so."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    starts = [each.start for each in named]
    for mention in named:
        sex = gender_of(_title_before(text, mention.start) or text[max(0, mention.start - 5) : mention.start])
        if sex and mention.kind == "person":
            votes[mention.who][sex] += 1
    for sentence in sentences:
        here = named[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        people = [each for each in here if each.kind == "person"]
        if len({each.who for each in people}) != 1 or _NO_SUBJECT_BEHIND.search(
            text[max(sentence.start, people[0].start - 30) : people[0].start]
        ):
            continue
        before, behind = text[sentence.start : people[0].start], text[people[0].end : sentence.end]
        his, hers = bool(_HIS.search(behind)), bool(_HERS.search(behind))
        if his != hers and not _HIS.search(before) and not _HERS.search(before):
            votes[people[0].who]["he" if his else "she"] += 1
    return {
        who: count.most_common(1)[0][0]
        for who, count in votes.items()
        if len(count) == 1 or count.most_common(2)[0][1] > count.most_common(2)[1][1]
    }
