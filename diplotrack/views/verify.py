"""What came of looking for citations in texts, for a person to read: checks in, lines out.

What differs is marked by a sign as well as by colour: `[-only the kept words have this-]`,
`{+only the text has this+}`, as `git diff --word-diff` writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.criticism.verifying import ALL_OUTCOMES, SOUND
from diplotrack.views.line import hanging, indented, pad, piece, wrap
from diplotrack.views.marks import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.criticism.verifying import ArticleCheck, Check
    from diplotrack.views.line import Line

SIGNS = {
    "same": ("=", "good"),
    "moved": ("→", "good"),
    "cut": ("–", "faint"),
    "drifted": ("≠", "bad"),
    "ambiguous": ("?", "bad"),
    "lost": ("✗", "bad"),
    "unchecked": ("·", "bad"),
}
"""The sign of each outcome, one cell wide, and its style."""

NOT_READ = "known, and not read here: nothing in it is cited"
"""What is said of an article that has no text."""

QUIET = frozenset({"same", "moved"})
"""The outcomes that are counted and not listed, unless all are asked for."""

CHANGES = {" ": ("", "quote", ""), "-": ("[-", "removed", "-]"), "+": ("{+", "added", "+}")}
"""What stands in front of and behind words in a difference, and their style, by the sign of the change."""


def check_lines(check: ArticleCheck, width: int, *, everything: bool = False) -> Iterator[Line]:
    """Yield an article's counts, and below them each citation that is not where it was or was moved to."""
    yield from hanging([piece(check.article.key, "key"), ("  ", "")], _counts(check), width)
    if check.text is None and not everything:
        return
    for each in check.checks:
        if everything or each.outcome not in QUIET:
            yield from indented(_one(each, width - 2), 2)


def unread_lines(number: int, width: int) -> Iterator[Line]:
    """Yield the sentence about so many articles that were passed over, if any were."""
    if number:
        are, them = ("is", "it") if number == 1 else ("are", "them")
        known = f"{counted(number, 'article')} {are} known, and not read here: nothing in {them} is cited."
        yield from wrap([(known, "faint")], width)


def repin_lines(check: ArticleCheck, repinned: int | None, refused: str | None, width: int) -> Iterator[Line]:
    """Yield whether the article's anchors were written anew, where that was asked for."""
    path = check.article.spot.path
    if refused is not None:
        yield from indented(wrap([piece(f"Not written anew: {refused}.", "bad")], width - 2), 2)
    elif repinned:
        written = f"{counted(repinned, 'anchor')} written anew in {path}."
        yield from indented(wrap([piece(written, "good")], width - 2), 2)
    elif repinned is not None:
        yield [("  Nothing to write anew.", "faint")]


def closing_lines(checks: Iterable[ArticleCheck], width: int) -> Iterator[Line]:
    """Yield the sentence that says whether everything stands, and what the signs above it mean.

    What was not read has nothing that could stand anywhere.
    """
    known = [check for check in checks if not check.is_of_unread]
    if not known:
        return
    every = [each for check in known for each in check.checks]
    wrong = [each for each in every if each.outcome not in SOUND]
    looked = f"{counted(len(every), 'anchor')} in {counted(len(known), 'article')}"
    textless = sum(check.text is None for check in known)
    yield []
    if not wrong and not textless:
        yield from wrap([(f"{looked}: all stand in the texts.", "good")], width)
        return
    for outcome, meaning in ALL_OUTCOMES.items():
        if any(each.outcome == outcome for each in wrong):
            sign, style = SIGNS[outcome]
            yield from hanging([(f"{sign} {outcome}: ", style)], [(meaning, "faint")], width)
    sentence = f"{looked}: {len(wrong):,} cannot be relied on"
    if textless:
        sentence += f"; of {counted(textless, 'article')} no text is at hand"
    yield from wrap([(f"{sentence}.", "bad")], width)


def _counts(check: ArticleCheck) -> Line:
    if check.is_of_unread:
        return [(NOT_READ, "bad")]
    if check.text is None:
        return [(f"no text at hand: {counted(len(check.checks), 'anchor')} unchecked", "bad")]
    line: Line = [(f"{counted(len(check.checks), 'anchor')}: ", "")]
    for number, (outcome, count) in enumerate(check.counts.items()):
        line += [(", " * (number > 0), ""), (f"{count:,} {outcome}", SIGNS[outcome][1])]
    return [*line, ("  (the very text that was encoded)" if check.identical else "", "faint")]


def _one(check: Check, width: int) -> Iterator[Line]:
    """Yield a citation: its outcome, what cites, in which paragraph, and where that record stands."""
    citation, (sign, style) = check.citation, SIGNS[check.outcome]
    first = pad([(f"{sign} {check.outcome}", style)], 13) + pad([(citation.kind, "")], 9)
    rest: Line = [
        piece(citation.subject, "" if citation.kind == "context" else "key"),
        (f"  paragraph {check.paragraph}" if check.paragraph else "", ""),
        piece(f"  {citation.spot.path}:{citation.spot.line}", "faint"),
        *_place(check),
    ]
    yield from hanging(first, rest, width)
    if check.changes:
        yield from indented(wrap(_difference(check), width - 4), 4)


def _place(check: Check) -> Line:
    """Return where it was and where it is, if it is elsewhere."""
    anchor = check.citation.anchor
    if check.outcome == "moved":
        return [(f"  characters {anchor.start:,}-{anchor.end:,} → {check.start:,}-{check.end:,}", "faint")]
    if check.places:
        places = ", ".join(f"{start:,}" for start in check.places)
        return [(f"  may begin at any of these characters: {places}", "faint")]
    return []


def _difference(check: Check) -> Line:
    if all(sign == " " for sign, _ in check.changes):
        return [("These words stand in the text, and the anchor is of others.", "")]
    line: Line = []
    for sign, words in check.changes:
        opening, style, closing = CHANGES[sign]
        text, space = words.rstrip(), " " * (words != words.rstrip())
        line += [piece(f"{opening}{text}{closing}", style), (space, "")]
    return line
