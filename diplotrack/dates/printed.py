"""What date a printed phrase stands for: words of an article and its publication in, a `Suggestion` out.

A table of rules, each with a name, that only suggest: what they do not know, or what can be understood in
two ways, has no date, since a wrong date is worse than none. They count from the day of publication; where
that is not known to the day, a date is suggested only if it is the same for all days it may have been.
"""

from __future__ import annotations

from datetime import date

from diplotrack.dates.edtf import EdtfDate
from diplotrack.dates.english import english
from diplotrack.dates.rules.around import AROUND, phrase_of_dates
from diplotrack.dates.rules.events import EVENTS
from diplotrack.dates.rules.moments import MOMENTS
from diplotrack.dates.rules.phrase import plain
from diplotrack.dates.rules.rule import PublicationNeeded, Setting, Suggestion, Tense, first_of

__all__ = ["NONE", "RULES", "Suggestion", "Tense", "suggest"]

NONE = "none"
"""The name of the rule where no rule knows the phrase."""

RULES: tuple[str, ...] = (*dict.fromkeys(rule.name for rule in (*MOMENTS, *AROUND, *EVENTS)), NONE)
"""The names of all rules, in the order in which they are asked."""

_LONGEST = 160
_MOST_DAYS = 366


def suggest(expression: str, published: EdtfDate | date, tense: Tense = "past") -> Suggestion:
    """Suggest the date that a phrase stands for in an article of that publication, or say why there is none.

    `tense` is that of the sentence: "Wednesday" is the last one in the past tense, and the next one in the
    future; the day of publication counts in both.

    >>> suggestion = suggest("on Monday", date(2025, 10, 29))
    >>> suggestion.date.edtf, suggestion.rule, suggestion.explanation
    ('2025-10-27', 'bare weekday', 'the nearest Monday at or before publication, Monday 27 October 2025')
    >>> suggest("two days later", date(2025, 10, 29)).relation
    'after'
    """
    phrase = plain(expression) if len(expression) <= _LONGEST else ""
    if isinstance(published, EdtfDate):
        if published.possible_from == published.possible_to:
            return _suggested(phrase, Setting(date.fromordinal(published.possible_from), tense))
        return _for_all_days(phrase, published, tense)
    return _suggested(phrase, Setting(date(published.year, published.month, published.day), tense))


def _suggested(phrase: str, setting: Setting) -> Suggestion:
    return (
        phrase_of_dates(phrase, setting)
        or first_of(EVENTS, phrase, setting)
        or Suggestion(None, NONE, "no rule knows it, so no date is suggested")
    )


def _for_all_days(phrase: str, published: EdtfDate, tense: Tense) -> Suggestion:
    """Return what a phrase means whichever day the article was published on, if that is one thing."""
    try:
        return _suggested(phrase, Setting(None, tense))
    except PublicationNeeded:
        first, last = published.possible_from, published.possible_to
    known = f"publication, which is known only as “{english(published)}”"
    suggestions = (
        _suggested(phrase, Setting(date.fromordinal(day), tense)) for day in range(first, last + 1)
    )
    one = next(suggestions)
    if last - first >= _MOST_DAYS:
        return Suggestion(None, one.rule, f"it depends on the day of {known}")
    if any(other.date != one.date for other in suggestions):
        return Suggestion(None, one.rule, f"it is not the same for all days of {known}")
    if one.date is None:
        return one
    return Suggestion(one.date, one.rule, f"{english(one.date)}, the same for all days of {known}")
