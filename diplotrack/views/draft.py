"""What a draft has found in an article, and what is left to do with it: a draft or a sheet in, lines out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from diplotrack.dates.english import english
from diplotrack.views.line import hanging, indented, pad, piece, wrap
from diplotrack.views.marks import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplotrack.drafting.draft import Draft, Suggestion
    from diplotrack.drafting.sheet import Sheet
    from diplotrack.errors import Problem
    from diplotrack.views.line import Line

LABEL = 14
"""Cells for what is counted."""

MOST = 8
"""So many names, dates and events of each kind are listed; the others are counted."""


def draft_lines(key: str, draft: Draft, *, is_resumed: bool, width: int) -> Iterator[Line]:
    """Yield what was found: how much there is to decide, what the draft suggests, and what to do next."""
    begun = (
        "goes on where it was left" if is_resumed else "is drafted; nothing of it counts before you decide"
    )
    yield from wrap([piece(key, "key"), (f" {begun}.", "")], width)
    yield []
    yield from _found(draft, width)
    yield []
    yield from hanging([("Next: ", "faint")], [piece(f"diplotrack encode {key}", "key")], width)
    rest = "on a terminal, which takes you through it sentence by sentence; or edit its file, and check."
    yield from indented(wrap([(rest, "faint")], width - 6), 6)


def left_lines(sheet: Sheet, problems: Sequence[Problem], width: int) -> Iterator[Line]:
    """Yield how far an article is when its coder leaves it, and what to do next."""
    key, left = sheet.filed.article.key, len(sheet.open)
    if left:
        told = f" is saved: {counted(left, 'sentence')} left to decide, {sheet.percent} % covered."
        yield from wrap([piece(key, "key"), (told, "")], width)
        yield from hanging([("Go on: ", "faint")], [piece(f"diplotrack encode {key}", "key")], width)
        return
    told = f" is encoded: every sentence is decided, {sheet.percent} % of its words are covered."
    yield from wrap([piece(key, "key"), (told, "good")], width)
    found = f"{counted(len(problems), 'problem')}" if problems else "nothing wrong"
    yield from wrap([(f"diplotrack check finds {found}.", "bad" if problems else "")], width)
    for problem in problems[:MOST]:
        yield from hanging([("  ", "")], [piece(f"{problem.path}:{problem.line} {problem.message}")], width)
    if len(problems) > MOST:
        yield [(f"  and {len(problems) - MOST} more", "faint")]
    yield []
    for number, command in enumerate(
        (f"verify {key}", f"coverage {key}", "export markdown -o chronology.md")
    ):
        yield [("  then: " if number else "  next: ", "faint"), piece(f"diplotrack {command}", "key")]
    yield []
    rest = "Places, offices, and what else the walk does not ask, can be added with: diplotrack edit KEY"
    yield from wrap([(rest, "faint")], width)


def _found(draft: Draft, width: int) -> Iterator[Line]:
    yield from _row(
        "to decide", counted(sum(bool(each.parts) for each in draft.stretches), "sentence"), width
    )
    spoken = sum(each.spoken for each in draft.quotations)
    quoted = f"{counted(len(draft.quotations), 'quotation')}: {spoken} spoken"
    yield from _row("", f"{quoted}, {len(draft.quotations) - spoken} perhaps nobody's words", width)
    suggestions = [each for stretch in draft.stretches for each in stretch.suggestions]
    suggestions += [each for quotation in draft.quotations for each in quotation.suggestions]
    yield from _listed("actors known", [each.actor for each in suggestions if each.actor], width)
    yield from _listed("perhaps new", [each.name for each in draft.new_actors], width)
    yield from _listed("dates", [_dated(each) for each in suggestions if each.printed], width)
    about = [each for each in suggestions if each.event or each.utterance]
    about.sort(key=lambda each: -(each.score or 0))
    yield from _listed("may be about", [each.utterance or each.event for each in about], width)


def _dated(suggestion: Suggestion) -> str:
    if suggestion.date:
        return f"“{suggestion.printed}”: {english(suggestion.date)} ({suggestion.rule})"
    relation = f": {suggestion.relation} another event" if suggestion.relation else ": no date follows"
    return f"“{suggestion.printed}”{relation} ({suggestion.rule})"


def _listed(label: str, found: list[str | None], width: int) -> Iterator[Line]:
    """Yield what was found, each once, the first some of it by name."""
    names = list(dict.fromkeys(name for name in found if name))
    shown = "; ".join(islice(names, MOST))
    more = f"; and {len(names) - MOST} more" if len(names) > MOST else ""
    yield from _row(label, f"{shown}{more}" or "none", width)


def _row(label: str, text: str, width: int) -> list[Line]:
    return hanging(pad([(f"  {label}", "faint")], LABEL + 2), [piece(text)], width)
