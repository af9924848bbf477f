"""Checks of utterances, their wordings, and the anchors of everything in an article."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from diplotrack.anchors import digest, normalise
from diplotrack.dossier.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.dossier.reading import Reading
    from diplotrack.model import Anchor, FiledReport, FiledWording, Spot


def anchor_outside_text(reading: Reading) -> Iterator[Finding]:
    """Find anchors of nothing: those that end where they start, or beyond the article's text."""
    lengths = {article.key: article.text.length for article in reading.written.articles}
    for article, spot, anchors in _anchored(reading):
        for number, anchor in enumerate(anchors):
            if anchor.start >= anchor.end:
                message = f"The anchor starts at {anchor.start} and ends at {anchor.end}."
            elif anchor.end > lengths[article]:
                message = (
                    f'The anchor ends at {anchor.end}, and "{article}" has {lengths[article]} characters.'
                )
            else:
                continue
            place = reading.marks.place(spot, "at", number, "end")
            yield Finding(place, message, "Count again in the normalised text.")


def anchors_out_of_order(reading: Reading) -> Iterator[Finding]:
    """Find lists of anchors that do not go through the text from its beginning to its end, one by one."""
    for _, spot, anchors in _anchored(reading):
        for number, (one, other) in enumerate(pairwise(anchors), 1):
            if other.start < one.end:
                yield Finding(
                    reading.marks.place(spot, "at", number, "start"),
                    f"This anchor starts at {other.start}, and the one before it ends at {one.end}.",
                    "Put the anchors in the order of the text, and let none overlap.",
                )


def paragraphs_out_of_order(reading: Reading) -> Iterator[Finding]:
    """Find texts whose paragraphs do not begin at 0 and go up, within the text."""
    for article in reading.written.articles:
        before = -1
        for number, start in enumerate(article.text.paragraphs):
            if start <= before or start >= article.text.length or (number == 0 and start != 0):
                yield Finding(
                    reading.marks.place(article.spot, "text", "paragraphs", number),
                    f"Paragraph {number + 1} cannot begin at {start}.",
                    f"The first begins at 0, each later one after it, all before {article.text.length}.",
                )
                break
            before = start


def fragments_and_anchors(reading: Reading) -> Iterator[Finding]:
    """Find wordings that do not have one anchor for each fragment."""
    for _, each in _wordings(reading):
        fragments, anchors = len(each.wording.fragments), len(each.wording.at)
        if fragments and fragments != anchors:
            yield Finding(
                reading.marks.place(each.wording.spot, "at"),
                f'"words" and "at" must be of one length: they have {fragments} and {anchors}.',
                "Give each fragment its anchor, in order.",
            )


def words_differ_from_anchor(reading: Reading) -> Iterator[Finding]:
    """Find fragments that are not the words their anchors were made on; it needs no text."""
    for _, each in _wordings(reading):
        if len(each.wording.fragments) != len(each.wording.at):
            continue
        for number, (words, anchor) in enumerate(zip(each.wording.fragments, each.wording.at, strict=True)):
            normalised = normalise(words)
            if anchor.end - anchor.start != len(normalised):
                message = f"These words are {len(normalised)} characters long, and their anchor covers "
                message += f"{anchor.end - anchor.start}."
            elif digest(normalised) != anchor.sha256:
                message = "These words are not those that the anchor was made on."
            else:
                continue
            yield Finding(
                reading.marks.place(each.wording.spot, "words", number),
                message,
                "Copy the words from the article again, without its quotation marks, or mend the anchor.",
            )


def manner_contradicts(reading: Reading) -> Iterator[Finding]:
    """Find wordings that quote without words, or that report with words."""
    for _, each in _wordings(reading):
        quoted = each.wording.manner != "reported"
        if quoted == bool(each.wording.fragments):
            continue
        yield Finding(
            reading.marks.place(each.wording.spot, "manner"),
            f"A wording that is {each.wording.manner} has {'no words' if quoted else 'words'}.",
            'Add its "words".' if quoted else 'Delete "words", or make it partial or verbatim.',
        )


def utterance_without_wording(reading: Reading) -> Iterator[Finding]:
    """Find utterances that no article prints."""
    for event in reading.written.events:
        for said in event.utterances:
            if not said.wordings and not reading.lost.may_hold("wording", said.key):
                yield Finding(
                    reading.marks.place(said.spot, "utterance"),
                    f'No article has a wording of "{said.key}".',
                    "Add one to the report of an article that prints it, or delete the utterance.",
                )


def wording_elsewhere(reading: Reading) -> Iterator[Finding]:
    """Find wordings in the report of another event than the one at which the utterance was made."""
    events = {said.key: said.event for event in reading.written.events for said in event.utterances}
    for filed, each in _wordings(reading):
        event = events.get(each.utterance)
        if event is not None and event != filed.event:
            yield Finding(
                reading.marks.place(each.wording.spot, "utterance"),
                f'"{each.utterance}" was said at "{event}", and this is a report of "{filed.event}".',
                f'Move the wording to a report of "{event}".',
            )


def worded_twice(reading: Reading) -> Iterator[Finding]:
    """Find second wordings of one utterance in one article."""
    seen: set[tuple[str, str]] = set()
    for _, each in _wordings(reading):
        pair = each.wording.article, each.utterance
        if pair in seen:
            yield Finding(
                reading.marks.place(each.wording.spot, "utterance"),
                f'"{each.wording.article}" has a wording of "{each.utterance}" already.',
                "Make them one wording with several fragments; what was said twice is two utterances.",
            )
        seen.add(pair)


def speaker_not_participant(reading: Reading) -> Iterator[Finding]:
    """Find speakers who take no part in the event at which they speak."""
    for event in reading.written.events:
        parts = {each.actor for each in event.participants if each.role != "mentioned"}
        for said in event.utterances:
            if said.speaker not in parts:
                yield Finding(
                    reading.marks.place(said.spot, "speaker"),
                    f'"{said.speaker}" speaks at "{event.key}" and takes no part in it.',
                    "Add the speaker to the actors of the event, or mend the role.",
                )


def _wordings(reading: Reading) -> Iterator[tuple[FiledReport, FiledWording]]:
    return ((filed, each) for filed in reading.reports for each in filed.wordings)


def _anchored(reading: Reading) -> Iterator[tuple[str, Spot, tuple[Anchor, ...]]]:
    """Yield the article, the spot and the anchors of every record that has some."""
    for filed in reading.reports:
        yield filed.report.article, filed.report.spot, filed.report.at
    for _, each in _wordings(reading):
        yield each.wording.article, each.wording.spot, each.wording.at
    for context in reading.contexts:
        yield context.article, context.spot, context.context.at
