"""Changes to a dossier's files that leave everything else in them as it is: comments, order, layout.

In: what was read, and what came of looking for an article's citations in a text. Out: the new content of its
file. Single values are exchanged where they stand; nothing is printed anew. Nothing is written here.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from diplotrack.anchors import digest
from diplotrack.criticism.citations import in_order, of_context, of_report, of_wording, to_code
from diplotrack.errors import DiplotrackError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from diplotrack.criticism.citations import Citation
    from diplotrack.criticism.verifying import ArticleCheck, Check
    from diplotrack.dossier.nodes import Node
    from diplotrack.dossier.reading import Reading
    from diplotrack.model import Article, Spot

Filed = TypeVar("Filed")

Edit: TypeAlias = "tuple[Node, int | str]"
"""A value in a file, and what is to stand in its place."""

_BLANKS = " \t\r"


class NotRepinned(DiplotrackError):
    """Why an article's anchors are not written anew; its sentence follows the article's key."""


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The old content of the file at `path` (relative to the dossier's folder), and what is to change in it.

    In JSON Lines, that is of the one `line` that holds the article. `moved` anchors are written anew.
    """

    path: str
    old: str
    edits: tuple[Edit, ...]
    moved: int
    line: int | None = None

    @property
    def new(self) -> str:
        """The new content: each value exchanged, in the same quotes, and not a character else."""
        pieces, at = [], 0
        for node, value in sorted(self.edits, key=lambda edit: edit[0].start):
            quote = self.old[node.start] if self.old[node.start] in "\"'" else ""
            pieces += [self.old[at : node.start], f"{quote}{value}{quote}"]
            at = node.end
        return "".join([*pieces, self.old[at:]])

    def content(self, folder: Path) -> str:
        """Return what is to be written: the new content, with a byte order mark if the file has one.

        Raises DiplotrackError if the file, or the line, is not any more what was read.
        """
        written = (folder / self.path).read_bytes()
        changed = DiplotrackError(
            f'"{self.path}" has been changed since it was read: nothing was written. Try again.'
        )
        try:
            lines = self._lines(written.decode().removeprefix("\ufeff"))
        except UnicodeDecodeError:
            raise changed from None
        number = self.line - 1 if self.line else 0
        found = lines[number] if number < len(lines) else ""
        behind = found.removeprefix(self.old)
        if not found.startswith(self.old) or behind.strip(_BLANKS if self.line else ""):
            raise changed
        lines[number] = self.new + behind
        return "\ufeff" * written.startswith(BOM_UTF8) + "\n".join(lines)

    def _lines(self, written: str) -> list[str]:
        """Return what may be changed each for itself: the lines of JSON Lines, or all of a file in YAML."""
        return written.split("\n") if self.line else [written]


def together(rewritings: Iterable[Rewriting]) -> Iterator[Rewriting]:
    """Yield the same changes, those to what one file holds in one."""
    for (path, old, line), same in groupby(rewritings, lambda each: (each.path, each.old, each.line)):
        parts = list(same)
        edits = (edit for part in parts for edit in part.edits)
        yield Rewriting(path, old, tuple(edits), sum(part.moved for part in parts), line)


def citations_in(reading: Reading, article: Article) -> list[Citation]:
    """Return all citations in the article's record, those included that lead nowhere in the dossier."""
    found: list[Citation] = []
    for filed in _beside(reading, article, reading.reports, lambda each: each.report.spot):
        found += of_report(filed.report, filed.event)
        for each in filed.wordings:
            found += of_wording(each.wording, each.utterance)
    for context in _beside(reading, article, reading.contexts, lambda each: each.spot):
        found += of_context(context.context, context.spot)
    for _, quotation in _beside(reading, article, reading.quotations, lambda each: each.quotation.spot):
        found += of_context(to_code(quotation), quotation.spot)
    return in_order(found)


def _beside(
    reading: Reading, article: Article, filed: Iterable[Filed], spot: Callable[[Filed], Spot]
) -> Iterator[Filed]:
    """Yield what stands in the article's record, beside which its file may hold others."""
    record = reading.marks.node(article.spot)
    page = record.page
    for each in filed:
        there = spot(each)
        is_near = there.path == page.path and page.line in (None, there.line)
        if is_near and record.start <= reading.marks.node(there).start < record.end:
            yield each


def repinned(reading: Reading, check: ArticleCheck, text: str) -> Rewriting | None:
    """Return what puts every anchor where it stands in this text, or None if none has moved.

    The check must be of `citations_in` and of the text. With the anchors goes what is kept of the text
    itself: its hash, its length, and where its paragraphs begin. The numbers of paragraphs stay: each
    begins where it has moved to, and the first at 0, whatever has been put in front of it.

    Raises NotRepinned if any anchor is neither the same nor moved, or the file has unreadable records:
    anchors that count in two texts would be worth nothing.
    """
    path = check.article.spot.path
    if any(problem.path == path for problem in reading.problems):
        raise NotRepinned(f'its file has problems: mend what `diplotrack check` says of "{path}" first')
    if others := [outcome for outcome in check.counts if outcome not in {"same", "moved"}]:
        raise NotRepinned(f"all its anchors must be the same or moved, and some are {' or '.join(others)}")
    moved = [each for each in check.checks if each.outcome == "moved"]
    if not moved or check.text is None:
        return None
    edits = [edit for each in moved for edit in _anchor_edits(reading, each)]
    edits += _text_edits(reading, check, text)
    page = edits[0][0].page
    return Rewriting(page.path, page.text, tuple(edits), len(moved), page.line)


def _anchor_edits(reading: Reading, check: Check) -> Iterator[Edit]:
    citation = check.citation
    for name, value in (("start", check.start), ("end", check.end)):
        if value is not None:
            yield reading.marks.node(citation.spot, "at", citation.number, name), value


def _text_edits(reading: Reading, check: ArticleCheck, text: str) -> Iterator[Edit]:
    spot, normalised = check.article.spot, check.text or ""
    values: list[tuple[str, int | str]] = [("sha256", digest(text)), ("characters", len(text))]
    for name, value in (*values, ("length", len(normalised))):
        yield reading.marks.node(spot, "text", name), value
    for number, start in enumerate(_paragraphs(check, len(normalised))):
        yield reading.marks.node(spot, "text", "paragraphs", number), start


def _paragraphs(check: ArticleCheck, length: int) -> list[int]:
    """Return where the paragraphs begin in the new text: each has moved like what is cited in it or next.

    The last ones may have none: they have moved like the last citation.
    """
    shifts = [
        (each.citation.anchor.end, (each.start or 0) - each.citation.anchor.start) for each in check.checks
    ]
    starts = [
        start and start + next((shift for end, shift in shifts if end > start), shifts[-1][1])
        for start in (check.article.text.paragraphs if check.article.text else ())
    ]
    if any(one >= other for one, other in pairwise([*starts, length])):
        raise NotRepinned("its paragraphs would not be in order any more")
    return starts
