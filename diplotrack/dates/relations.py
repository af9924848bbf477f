"""How two vague dates stand to one another: two `EdtfDate`s in; yes, maybe or no out.

The relations are the thirteen of Allen's interval algebra (1983), on whole days: what meets ends on the
day before the other begins. A date is two boxes of days, one in which it began and one in which it ended,
as wide as its marks of doubt make them; it did not end before it began. So `2025-10`, which happened
somewhere in October and does not say for how long, began and ended on any two days of October in that
order; a set is taken from its first day to its last. Every answer is exact over these boxes.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.dates.edtf import EdtfDate

__all__ = ["RELATIONS", "WORDS", "Answer", "answer", "before", "compatible", "possible_relations"]


class Answer(StrEnum):
    """Whether something certainly holds, may hold, or certainly does not."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


_START, _END, _OTHER_START, _OTHER_END = range(4)
_IN_ORDER = ((_START, 0, _END), (_OTHER_START, 0, _OTHER_END))
_SHARE_A_DAY = ((_OTHER_START, 0, _END), (_START, 0, _OTHER_END))
_STARTS_FIRST = (_START, 1, _OTHER_START)
_STARTS_LAST = (_OTHER_START, 1, _START)
_ENDS_FIRST = (_END, 1, _OTHER_END)
_ENDS_LAST = (_OTHER_END, 1, _END)
_START_TOGETHER = ((_START, 0, _OTHER_START), (_OTHER_START, 0, _START))
_END_TOGETHER = ((_END, 0, _OTHER_END), (_OTHER_END, 0, _END))

RELATIONS: dict[str, tuple[tuple[int, int, int], ...]] = {
    "before": ((_END, 2, _OTHER_START),),
    "meets": ((_END, 1, _OTHER_START), (_OTHER_START, -1, _END)),
    "overlaps": (*_SHARE_A_DAY, _STARTS_FIRST, _ENDS_FIRST),
    "starts": (*_SHARE_A_DAY, *_START_TOGETHER, _ENDS_FIRST),
    "during": (*_SHARE_A_DAY, _STARTS_LAST, _ENDS_FIRST),
    "finishes": (*_SHARE_A_DAY, _STARTS_LAST, *_END_TOGETHER),
    "equals": (*_START_TOGETHER, *_END_TOGETHER),
    "finished-by": (*_SHARE_A_DAY, _STARTS_FIRST, *_END_TOGETHER),
    "contains": (*_SHARE_A_DAY, _STARTS_FIRST, _ENDS_LAST),
    "started-by": (*_SHARE_A_DAY, *_START_TOGETHER, _ENDS_LAST),
    "overlapped-by": (*_SHARE_A_DAY, _STARTS_LAST, _ENDS_LAST),
    "met-by": ((_OTHER_END, 1, _START), (_START, -1, _OTHER_END)),
    "after": ((_OTHER_END, 2, _START),),
}
"""Allen's relations, each as what it demands: (one, days, other) is one + days <= other.

The numbers stand for the day on which a date began, the day on which it ended, and the same two of the
other date.
"""

WORDS: dict[str, frozenset[str]] = {
    "before": frozenset({"before", "meets"}),
    "after": frozenset({"after", "met-by"}),
    "during": frozenset({"during", "starts", "finishes", "equals"}),
    "overlaps": frozenset({"overlaps", "overlapped-by", "contains", "started-by", "finished-by"}),
}
"""What a person asks, and the relations that it takes in; each relation belongs to one word."""


def before(one: EdtfDate, other: EdtfDate) -> Answer:
    """Tell whether the one date ended before the other began.

    >>> from diplotrack.dates.edtf import parse
    >>> [str(before(parse(text), parse("2025-10-29"))) for text in ("2025-09", "2025-10", "2025-10-29")]
    ['yes', 'maybe', 'no']
    """
    if one.possible_to < other.possible_from:
        return Answer.YES
    return Answer.MAYBE if one.sure_to < other.sure_from else Answer.NO


def possible_relations(one: EdtfDate, other: EdtfDate) -> frozenset[str]:
    """Return which of the `RELATIONS` the one date may have to the other; there is always at least one.

    >>> from diplotrack.dates.edtf import parse
    >>> sorted(possible_relations(parse("2025-10-28/2025-10-30"), parse("2025-10-30?")))
    ['contains', 'finished-by', 'meets', 'overlaps']
    """
    lowest = (one.possible_from, one.sure_to, other.possible_from, other.sure_to)
    highest = (one.sure_from, one.possible_to, other.sure_from, other.possible_to)
    return frozenset(
        name for name, demands in RELATIONS.items() if _can_be((*_IN_ORDER, *demands), lowest, highest)
    )


def answer(one: EdtfDate, word: str, other: EdtfDate) -> Answer:
    """Tell whether the one date is before, after or during the other, or overlaps it; see `WORDS`.

    >>> from diplotrack.dates.edtf import parse
    >>> str(answer(parse("2025-10-29"), "during", parse("2025-10-28/2025-10-30")))
    'yes'
    """
    possible = possible_relations(one, other)
    if possible <= WORDS[word]:
        return Answer.YES
    return Answer.MAYBE if possible & WORDS[word] else Answer.NO


def compatible(one: EdtfDate, other: EdtfDate) -> bool:
    """Tell whether two dates given for one event can both hold.

    What both say to have lasted has to begin in both and to end in both; an end that is open or not
    known says nothing ("since 2019" was printed while it went on). Otherwise one of them names only some
    day of it, or some days, and it is enough that they may share a day.

    >>> from diplotrack.dates.edtf import parse
    >>> compatible(parse("2025-10-28/2025-10-30"), parse("2025-10-29"))
    True
    >>> compatible(parse("2025-10-28/2025-10-30"), parse("2025-10-29/2025-10-30"))
    False
    """
    if one.possible_from > other.possible_to or other.possible_from > one.possible_to:
        return False
    if not (one.lasting and other.lasting):
        return True
    starts_known = one.start_known == other.start_known == "known"
    ends_known = one.end_known == other.end_known == "known"
    starts_apart = one.sure_from < other.possible_from or other.sure_from < one.possible_from
    ends_apart = one.possible_to < other.sure_to or other.possible_to < one.sure_to
    return not (starts_known and starts_apart) and not (ends_known and ends_apart)


def _can_be(
    demands: Iterable[tuple[int, int, int]], lowest: tuple[int, ...], highest: tuple[int, ...]
) -> bool:
    """Tell whether there are days in the boxes that meet all demands.

    The earliest days that the demands allow are found by pushing each up as long as one of them asks for
    it; if those days fit the boxes, they are an example, and if they do not, there is none.
    """
    earliest, wanted = list(lowest), tuple(demands)
    moved = True
    while moved:
        moved = False
        for one, days, other in wanted:
            if earliest[one] + days > earliest[other]:
                earliest[other] = earliest[one] + days
                if earliest[other] > highest[other]:
                    return False
                moved = True
    return True
