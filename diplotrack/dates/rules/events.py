"""Rules for phrases that date by another event: no date follows, but which of the two came first."""

from __future__ import annotations

import re
from functools import partial

from diplotrack.dates.rules.phrase import pattern
from diplotrack.dates.rules.rule import Rule, Setting, Suggestion, Unread

__all__ = ["EVENTS"]

_SENTENCES = {
    "before": "it is before another event: that one follows this one, and no date is said",
    "after": "it is after another event: this one follows that one, and no date is said",
    "at": "it is at the time of another event, and no date is said",
}
_VAGUE = re.compile(
    r"\b(?:recent|past|coming|next|last|few|several|some|future|end|start|beginning|middle|turn|moment|now)\b"
)
_PART_OF_DAY = pattern(r"\b(?:{daytime})(?:,? (?:on|of))? (?:{weekday}|[0-9]+|{month})\b")
_UNIT = "(?:minute|moment|hour|day|night|morning|afternoon|evening|weekend|week|month|year|decade)s?"
_LENGTH = (
    rf"(?:(?:just|only|about|almost|nearly|some) )?(?:(?:{{count}}|several|many|a few|a couple of) )?{_UNIT}"
)


def _related(match: re.Match[str], _: Setting, relation: str) -> Suggestion:
    if _PART_OF_DAY.search(match[0]) or (relation == "at" and _VAGUE.search(match[0])):
        raise Unread
    return Suggestion(None, "relative to another event", _SENTENCES[relation], relation)


def _rule(relation: str, template: str) -> Rule:
    return Rule("relative to another event", pattern(template), partial(_related, relation=relation))


EVENTS = (
    _rule("after", rf"{_LENGTH} (?:later|after|on|following)(?: .+)?"),
    _rule("before", rf"{_LENGTH} (?:earlier|before|previously|prior|ahead of)(?: .+)?"),
    _rule("after", rf"(?:on )?the (?:next|following|same) {_UNIT} after .+"),
    _rule("after", rf"(?:(?:on|in|over|during|for) )?the (?:next|following|ensuing) (?:{{count}} )?{_UNIT}"),
    _rule("before", rf"(?:(?:on|in|over|during|for) )?the (?:previous|preceding) (?:{{count}} )?{_UNIT}"),
    _rule("after", rf"(?:on )?the {_UNIT} (?:after|following)(?: .+)?"),
    _rule("before", rf"(?:on )?the {_UNIT} before(?: .+)?"),
    _rule("after", "(?:on )?the (?:next|following) {weekday}"),
    _rule("before", "(?:on )?the (?:previous|preceding) {weekday}"),
    _rule("after", r"(?:on )?the {weekday} (?:after|following) .+"),
    _rule("before", r"(?:on )?the {weekday} before .+"),
    _rule("before", "(?:on )?the eve of .+"),
    _rule("at", rf"(?:on )?the {_UNIT} of .+"),
    _rule("after", rf"later (?:that|the same) {_UNIT}"),
    _rule("before", rf"earlier (?:that|the same) {_UNIT}"),
    _rule("at", rf"(?:(?:on|in|at|during|over) )?(?:that|that same|the same) (?:{_UNIT}|time)"),
    _rule(
        "after",
        r"(?:(?:\w+ly|just|soon|right|{count} \w+|\w+s) )?(?:after|following|upon|since|in the wake of) .+",
    ),
    _rule(
        "before",
        r"(?:(?:\w+ly|just|soon|right|{count} \w+|\w+s) )?"
        "(?:before|prior to|ahead of|until|by the time|in the run-up to) .+",
    ),
    _rule("at", "(?:during|amid|while|when|as) .+"),
    _rule("at", "(?:in|on|at|aboard) (?:his|her|their|its) .+"),
    _rule("at", "(?:on|at|aboard) (?:the|a|an) (?!{weekday}).+"),
)
"""The rules of this module, in the order in which they are asked."""
