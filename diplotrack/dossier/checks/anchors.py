"""Checks of anchors: everything in an article says where it stands, if anybody has read the article."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.anchors import digest, normalise
from diplotrack.dossier.checks.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.dossier.reading import Reading
    from diplotrack.model import Anchor, Spot


_ABOUT = {"report": "event", "wording": "utterance"}
"""The field that says what a record is about."""


class _Record(NamedTuple):
    """A record with anchors in an article (its key), and the fragments of words that it keeps, if any."""

    article: str
    kind: str
    spot: Spot
    at: tuple[Anchor, ...]
    fragments: tuple[str, ...] = ()


def missing_anchor(reading: Reading) -> Iterator[Finding]:
    """Find records that do not say where they stand in an article of which there is a text."""
    read = {article.key for article in reading.written.articles if article.text}
    for record in _records(reading):
        if record.article in read and not record.at:
            yield Finding(
                reading.marks.place(record.spot, _ABOUT.get(record.kind, "")),
                f'This {record.kind} does not say where it stands in "{record.article}".',
                'Add "at" with its anchor.',
            )


def anchor_without_text(reading: Reading) -> Iterator[Finding]:
    """Find anchors in articles of which there is no text in which they could count."""
    unread = {article.key for article in reading.written.articles if not article.text}
    for record in _records(reading):
        if record.article in unread and record.at:
            yield Finding(
                reading.marks.place(record.spot, "at"),
                f'There is an anchor, and "{record.article}" has no text in which it counts.',
                'Add "text" to the article, or delete "at".',
            )


def anchor_outside_text(reading: Reading) -> Iterator[Finding]:
    """Find anchors of nothing: those that end where they start, or beyond the article's text."""
    lengths = {article.key: article.text.length for article in reading.written.articles if article.text}
    for record in _records(reading):
        article = record.article
        for number, anchor in enumerate(record.at):
            if anchor.start >= anchor.end:
                message = f"The anchor starts at {anchor.start} and ends at {anchor.end}."
            elif article in lengths and anchor.end > lengths[article]:
                message = (
                    f'The anchor ends at {anchor.end}, and "{article}" has {lengths[article]} characters.'
                )
            else:
                continue
            place = reading.marks.place(record.spot, "at", number, "end")
            yield Finding(place, message, "Count again in the normalised text.")


def anchors_out_of_order(reading: Reading) -> Iterator[Finding]:
    """Find lists of anchors that do not go through the text from its beginning to its end, one by one."""
    for record in _records(reading):
        for number, (one, other) in enumerate(pairwise(record.at), 1):
            if other.start < one.end:
                yield Finding(
                    reading.marks.place(record.spot, "at", number, "start"),
                    f"This anchor starts at {other.start}, and the one before it ends at {one.end}.",
                    "Put the anchors in the order of the text, and let none overlap.",
                )


def paragraphs_out_of_order(reading: Reading) -> Iterator[Finding]:
    """Find texts whose paragraphs do not begin at 0 and go up, within the text."""
    for article in reading.written.articles:
        text, before = article.text, -1
        if text is None:
            continue
        for number, start in enumerate(text.paragraphs):
            if start <= before or start >= text.length or (number == 0 and start != 0):
                yield Finding(
                    reading.marks.place(article.spot, "text", "paragraphs", number),
                    f"Paragraph {number + 1} cannot begin at {start}.",
                    f"The first begins at 0, each later one after it, all before {text.length}.",
                )
                break
            before = start


def fragments_and_anchors(reading: Reading) -> Iterator[Finding]:
    """Find words that do not have one anchor for each fragment."""
    for record in _records(reading):
        fragments, anchors = len(record.fragments), len(record.at)
        if fragments and anchors and fragments != anchors:
            yield Finding(
                reading.marks.place(record.spot, "at"),
                f'"words" and "at" must be of one length: they have {fragments} and {anchors}.',
                "Give each fragment its anchor, in order.",
            )


def words_differ_from_anchor(reading: Reading) -> Iterator[Finding]:
    """Find fragments that are not the words their anchors were made on; it needs no text."""
    for record in _records(reading):
        if len(record.fragments) != len(record.at):
            continue
        for number, (words, anchor) in enumerate(zip(record.fragments, record.at, strict=True)):
            normalised = normalise(words)
            if anchor.end - anchor.start != len(normalised):
                message = f"These words are {len(normalised)} characters long, and their anchor covers "
                message += f"{anchor.end - anchor.start}."
            elif digest(normalised) != anchor.sha256:
                message = "These words are not those that the anchor was made on."
            else:
                continue
            yield Finding(
                reading.marks.place(record.spot, "words", number),
                message,
                "Copy the words from the article again, without its quotation marks, or mend the anchor.",
            )


def _records(reading: Reading) -> Iterator[_Record]:
    """Yield every record that stands somewhere in an article."""
    for filed in reading.reports:
        report = filed.report
        yield _Record(report.article, "report", report.spot, report.at)
    for filed in reading.reports:
        for _, wording in filed.wordings:
            yield _Record(wording.article, "wording", wording.spot, wording.at, wording.fragments)
    for article, spot, context in reading.contexts:
        yield _Record(article, "context", spot, context.at)
    for article, found in reading.quotations:
        yield _Record(article, "quotation", found.spot, found.at, found.fragments)
