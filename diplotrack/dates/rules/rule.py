"""What a rule is, what it is asked, and what it answers.

In: a plain phrase, and the `Setting` it was printed in. Out: a `Suggestion`, or None where no rule knows
the phrase. Days are `datetime.date`s here, as rules speak of months and weekdays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from diplotrack.dates.edtf import parse
from diplotrack.dates.english import english
from diplotrack.dates.grammar import DateError

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from diplotrack.dates.edtf import EdtfDate

Tense: TypeAlias = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What follows from a printed phrase: a date, or none, by which rule, and why in a sentence.

    `relation` is "before", "after" or "at" where the phrase dates by another event; no date follows then.
    """

    date: EdtfDate | None
    rule: str
    explanation: str
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """When a phrase was printed (None: the day is not known), and in which tense of the sentence."""

    published: date | None
    tense: Tense

    @property
    def day(self) -> date:
        """The day of publication. Raises `PublicationNeeded` where it is not known."""
        if self.published is None:
            raise PublicationNeeded
        return self.published

    @property
    def monday(self) -> date:
        """The Monday of the week of publication."""
        return self.day - timedelta(self.day.weekday())

    @property
    def is_past(self) -> bool:
        """Whether the sentence speaks of the past."""
        return self.tense == "past"

    @property
    def side(self) -> str:
        """On which side of publication the tense looks, in words."""
        return f"at or {'before' if self.is_past else 'after'} publication"


class PublicationNeeded(Exception):
    """A rule that counts from publication met a phrase whose publication is not known to the day."""


class Unread(Exception):
    """No rule knows a part of the phrase, so that the rule which asked does not apply."""


class Refused(Exception):
    """A rule knows the phrase, and that no date follows from it; the message says why."""

    def __init__(self, why: str, rule: str | None = None) -> None:
        """Keep why, and which rule refused if it is not the one that was asked."""
        super().__init__(why)
        self.rule = rule


class Meant(NamedTuple):
    """The EDTF that a rule finds, and the words that explain it, up to the date itself."""

    edtf: str
    because: str
    joint: str = ", "


class Rule(NamedTuple):
    """A name, the phrases that fit, and what they mean."""

    name: str
    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str], Setting], Meant | Suggestion]


def first_of(rules: Iterable[Rule], phrase: str, setting: Setting) -> Suggestion | None:
    """Return what the first rule says that knows the phrase; its refusal counts too."""
    for rule in rules:
        if match := rule.pattern.fullmatch(phrase):
            try:
                meant = rule.meaning(match, setting)
                return _suggested(rule.name, meant) if isinstance(meant, Meant) else meant
            except Unread:
                continue
            except Refused as refusal:
                return Suggestion(None, refusal.rule or rule.name, str(refusal))
            except DateError as error:
                return Suggestion(None, rule.name, f"there is no such date: {error.why}")
            except OverflowError:
                return Suggestion(None, rule.name, "it would lie outside the calendar")
    return None


def dated(suggestion: Suggestion | None) -> tuple[EdtfDate, Suggestion]:
    """Return a suggestion with its date. Raises `Unread` if there is none, `Refused` if it has no date."""
    if suggestion is None:
        raise Unread
    if suggestion.date is None:
        raise Refused(suggestion.explanation, suggestion.rule)
    return suggestion.date, suggestion


def _suggested(rule: str, meant: Meant) -> Suggestion:
    date = parse(meant.edtf)
    return Suggestion(date, rule, f"{meant.because}{meant.joint}{english(date)}")
