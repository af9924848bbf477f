"""How one event is drawn: an `Event` in, a `Mark` out.

The sign says whether it happened, the form how well its days are known. Days are ordinals, as in `dates`;
a day is as wide as the scale makes it, so a drawer draws from the begin of `first` to the end of `last`,
and the sign in the middle of `at`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.model import Event

FORMS = ("day", "within", "lasted", "vague")
"""How well the days of an event are known, in the order in which a page numbers them."""

SIGNS = ("circle", "half", "diamond", "slashed", "cross", "question")
"""Whether an event happened, in the order in which a page numbers them."""

SIGN_OF = {
    "happened": "circle",
    "ongoing": "half",
    "planned": "diamond",
    "expected": "diamond",
    "proposed": "diamond",
    "called-off": "slashed",
    "did-not-happen": "cross",
    "alleged": "question",
}
"""The sign of each status."""

LEGEND = (
    ("circle", "happened"),
    ("half", "was going on"),
    ("diamond", "planned, expected or proposed"),
    ("slashed", "called off"),
    ("cross", "did not happen"),
    ("question", "alleged, not established"),
    ("day", "filled: the day is known"),
    ("within", "hollow in a dashed band: once, on some day within it"),
    ("lasted", "bar: lasted"),
    ("vague", "dotted line: only the month, the year or less is known"),
    ("fades", "fading end: open, or not known exactly"),
)
"""What each sign and each form means, in the order in which a legend explains those that occur."""

SHORTEST_MONTH = 28
"""Days. Whoever is known closer than this is known closer than to a month."""


class Mark(NamedTuple):
    """How one event is drawn: `form` is one of `FORMS`, `sign` one of `SIGNS`.

    It is drawn from `first` to `last`; of what lasted, `sure_first` to `sure_last` is solid, and what lies
    before and behind fades (elsewhere they are the same as `first` and `last`). The sign stands `at` the day,
    in the middle of a band, at the bound that is known where one side is open, and where a bar surely begins.
    An end `fades` where it is open, unknown or approximate. Where it `is_open` there is no bound to draw to:
    a stub of fixed length stands in its place, beyond `first` or `last`.
    """

    form: str
    sign: str
    first: int
    last: int
    sure_first: int
    sure_last: int
    at: int
    fades_before: bool = False
    fades_after: bool = False
    is_open_before: bool = False
    is_open_after: bool = False

    @property
    def is_filled(self) -> bool:
        """Whether the day at which the sign stands is known: of a bar, the day with which it began."""
        if self.form == "lasted":
            return self.first == self.sure_first and not self.fades_before
        return self.form == "day"

    @property
    def flags(self) -> int:
        """The four last fields as one number: 1, 2, 4 and 8 where they are set."""
        return sum(1 << place for place, is_set in enumerate(self[-4:]) if is_set)

    @property
    def explained(self) -> tuple[str, ...]:
        """The entries of `LEGEND` that explain it."""
        fades = self.fades_before or self.fades_after or self.first < self.sure_first
        return self.sign, self.form, *(("fades",) if fades or self.sure_last < self.last else ())


def mark_of(event: Event) -> Mark:
    """Return how an event is drawn.

    What happened on each of several days is drawn from the first of them to the last, as what lasted.
    """
    when = event.date
    sign = SIGN_OF[event.status]
    is_one = len(when.spans) == 1 and when.spans[0].start == when.spans[0].end
    if when.lasting or (when.kind == "all-of" and not is_one):
        return _bar(when, sign)
    return _once(when, sign, is_one=is_one)


def _once(when: EdtfDate, sign: str, *, is_one: bool) -> Mark:
    """Return the mark of what happened on one day; `is_one` where one date is written, and no set or span."""
    before, after = when.start_known != "known", when.end_known != "known"
    first = when.possible_to if before else when.possible_from
    last = when.possible_from if after else when.possible_to
    if first == last and not before and not after:
        form = "day"
    else:
        form = "vague" if is_one and when.end_to - when.start_from >= SHORTEST_MONTH - 1 else "within"
    return Mark(form, sign, first, last, first, last, (first + last) // 2, *_ends(when))


def _bar(when: EdtfDate, sign: str) -> Mark:
    """Return the mark of what lasted: solid where it surely did, at one point at the least."""
    first, last = when.possible_from, when.possible_to
    sure_first, sure_last = when.sure_from, when.sure_to
    if when.start_known != "known":
        first = sure_first = sure_last
    elif when.end_known != "known":
        last = sure_last = sure_first
    if sure_first > sure_last:
        sure_first = sure_last = (sure_first + sure_last) // 2
    return Mark("lasted", sign, first, last, sure_first, sure_last, sure_first, *_ends(when))


def _ends(when: EdtfDate) -> tuple[bool, bool, bool, bool]:
    """Return whether each end fades, and whether each is open."""
    before, after = when.start_known != "known", when.end_known != "known"
    return (
        before or when.possible_from < when.start_from,
        after or when.possible_to > when.end_to,
        before,
        after,
    )
