"""An article's anchors written anew, where all of them have been found again in its text.

In: an edit, and what came of looking for the article's citations in a text. Out: other numbers in its
record, and not a character else.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from diplotrack.anchors import digest
from diplotrack.criticism.citations import in_order, of_context, of_report, of_wording, to_code
from diplotrack.errors import DiplotrackError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from diplotrack.criticism.citations import Citation
    from diplotrack.criticism.verifying import ArticleCheck
    from diplotrack.dossier.changing.editing import Editing
    from diplotrack.dossier.reading import Reading
    from diplotrack.model import Article, ArticleText, Spot

Filed = TypeVar("Filed")


class NotRepinned(DiplotrackError):
    """Why an article's anchors are not written anew; its sentence follows the article's key."""


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


def repin(edit: Editing, check: ArticleCheck, text: str) -> int:
    """Let every anchor of the article be where it stands in this text; return how many have moved.

    The check must be of `citations_in` and of the text. With the anchors goes what is kept of the text
    itself: its hash, its length, and where its paragraphs begin. The numbers of paragraphs stay: each
    begins where it has moved to, and the first at 0, whatever has been put in front of it.

    Raises NotRepinned if any anchor is neither the same nor moved, or the file has unreadable records:
    anchors that count in two texts would be worth nothing.
    """
    path = check.article.spot.path
    if any(problem.path == path for problem in edit.reading.problems):
        raise NotRepinned(f'its file has problems: mend what `diplotrack check` says of "{path}" first')
    if others := [outcome for outcome in check.counts if outcome not in {"same", "moved"}]:
        raise NotRepinned(f"all its anchors must be the same or moved, and some are {' or '.join(others)}")
    moved = [each for each in check.checks if each.outcome == "moved"]
    if not moved or check.text is None or check.article.text is None:
        return 0
    fields = edit.record("article", check.article.key)
    starts = _paragraphs(check, check.article.text, len(check.text))
    now = {_place(each.citation.anchor._asdict()): (each.start, each.end) for each in moved}
    for anchor in _anchors(fields):
        anchor["start"], anchor["end"] = now.get(_place(anchor), (anchor["start"], anchor["end"]))
    fields["text"] |= {
        "sha256": digest(text),
        "characters": len(text),
        "length": len(check.text),
        "paragraphs": starts,
    }
    return len(moved)


def _anchors(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - what a record holds
    """Yield all anchors inside a record, wherever they are."""
    if isinstance(value, list):
        for item in value:
            yield from _anchors(item)
    elif isinstance(value, dict):
        if "start" in value:
            yield value
        for inside in value.values():
            yield from _anchors(inside)


def _place(anchor: Mapping[str, Any]) -> tuple[int, int, str]:
    return int(anchor["start"]), int(anchor["end"]), anchor["sha256"]


def _paragraphs(check: ArticleCheck, text: ArticleText, length: int) -> list[int]:
    """Return where the paragraphs begin in the new text: each has moved like what is cited in it or next.

    The last ones may have none: they have moved like the last citation.
    """
    shifts = [
        (each.citation.anchor.end, (each.start or 0) - each.citation.anchor.start) for each in check.checks
    ]
    starts = [
        start and start + next((shift for end, shift in shifts if end > start), shifts[-1][1])
        for start in text.paragraphs
    ]
    if any(one >= other for one, other in pairwise([*starts, length])):
        raise NotRepinned("its paragraphs would not be in order any more")
    return starts
