"""Words quoted within narration, given to whom the clause is about, where no word of saying stands.

In: narration in which quotations are blotted out, and its `Cast`. Out: the `Attribution` of a quotation of
three words or more: "the ambassador found him 'insolent, tireless and usually right'" is given to the
ambassador. The subject must be a person, several people or a pronoun, and a verb must stand between it and
the words, or the words stand right behind a pronoun. What stands behind "the" or a possessive, or
behind "over", "amid" and the like, is what something is called, and given to nobody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplotrack.drafting.speakers import REACH, Attribution
from diplotrack.drafting.vocabulary import words as listed

if TYPE_CHECKING:
    from diplotrack.drafting.cast import Cast
    from diplotrack.drafting.names import Mention

RULE = "subject of the clause"

FEWEST_WORDS = 3
"""A word or two in quotation marks may be the writer's own."""

_CUT = re.compile(
    r"[;:\x1f] |, (?:and|but|so|or|where|while|when|because|as|since|though|although|if) "
    r"|\b(?:that|because|while|when|if|where|after|before) "
)
_NAME_APART = re.compile(r", (?:[A-Z][\w.]* )?$")
_APART = re.compile(r"^ ?(?:,[^,]*,|- .*? -)")
_WORD = re.compile(r"[\w'-]+")
_NO_VERB = listed(
    "a an the this that these those his her its their our my your of for with in on at to from by and or"
    " but as about after before than into over under between through during against towards toward who which"
    " whose whom not never also then later once again still just even only both all most more very too"
    " there here now what how why when where while it him them himself herself itself themselves former new"
)
_CALLED = re.compile(
    r"(?:\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er"
    r"|over|amid|under|against|despite)|'s?) $"
)


def of_clause(cast: Cast, start: int, end: int) -> Attribution | None:
    """Return the subject of the clause that ends at a quotation, as its speaker."""
    start = max(start, end - REACH)
    text = cast.text
    if _CALLED.search(text[max(start, end - 10) : end]):
        return None
    cuts = [match.end() for match in _CUT.finditer(text, start, end) if match.end() < end]
    for cut in [*reversed(cuts), start]:
        subject = cast.subject(cut, end)
        if subject is None:
            continue
        apart = _NAME_APART.search(text[max(start, subject.start - 20) : subject.start])
        between = text[subject.end : end]
        if not _acts(between.removeprefix(",") if apart else between, subject):
            return None
        who = cast.who(subject)
        if who is None or not (subject.rule == "pronoun" or cast.is_person(who)):
            return None
        why = f"No verb of saying stands there; the words stand in a clause about this speaker. {who.why}"
        return Attribution(end, end, "", who._replace(rule=RULE, why=why), "goes on")
    return None


def _acts(between: str, subject: Mention) -> bool:
    """Tell whether a verb stands between a subject and the words, or nothing behind a pronoun."""
    rest = _APART.sub("", between)
    if rest.lstrip().startswith((",", "-")):
        return False
    words = [word for word in _WORD.findall(rest) if word not in _NO_VERB and not word.endswith("ly")]
    return any(word.islower() for word in words) or (subject.rule == "pronoun" and not rest.strip())
