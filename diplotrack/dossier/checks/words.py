"""Checks of utterances and their wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dossier.checks.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.dossier.reading import Reading
    from diplotrack.model import FiledReport, FiledWording


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
