"""All checks of a dossier, by name. In: a `Reading`. Out: problems.

Each check is a pure function that looks at one thing; docs/format.md says of each what it means and
what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dossier import check_anchors, check_dates, check_events, check_keys, check_words
from diplotrack.dossier.reader import in_order

if TYPE_CHECKING:
    from diplotrack.dossier.findings import Check
    from diplotrack.dossier.reading import Reading
    from diplotrack.errors import Problem

CHECKS: dict[str, Check] = {
    "undeclared-key": check_keys.undeclared_key,
    "duplicate-key": check_keys.duplicate_key,
    "ambiguous-alias": check_keys.ambiguous_alias,
    "repeated-alias": check_keys.repeated_alias,
    "actor-unused": check_keys.actor_unused,
    "printed-date-contradicts": check_dates.printed_date_contradicts,
    "after-publication": check_dates.after_publication,
    "more-precise-than-stated": check_dates.more_precise_than_stated,
    "missing-reason": check_dates.missing_reason,
    "office-contradicts": check_dates.office_contradicts,
    "order-contradicts": check_dates.order_contradicts,
    "part-of-outside": check_dates.part_of_outside,
    "unknown-mode": check_events.unknown_mode,
    "unknown-context": check_events.unknown_context,
    "event-without-report": check_events.event_without_report,
    "article-without-report": check_events.article_without_report,
    "reported-twice": check_events.reported_twice,
    "side-without-report": check_events.side_without_report,
    "goes-in-circles": check_events.goes_in_circles,
    "utterance-without-wording": check_words.utterance_without_wording,
    "wording-elsewhere": check_words.wording_elsewhere,
    "worded-twice": check_words.worded_twice,
    "speaker-not-participant": check_words.speaker_not_participant,
    "manner-contradicts": check_words.manner_contradicts,
    "missing-anchor": check_anchors.missing_anchor,
    "anchor-without-text": check_anchors.anchor_without_text,
    "fragments-and-anchors": check_anchors.fragments_and_anchors,
    "words-differ-from-anchor": check_anchors.words_differ_from_anchor,
    "anchor-outside-text": check_anchors.anchor_outside_text,
    "anchors-out-of-order": check_anchors.anchors_out_of_order,
    "paragraphs-out-of-order": check_anchors.paragraphs_out_of_order,
}
"""Every check, under the name that its problems carry."""

UNFINISHED = frozenset(
    {"actor-unused", "event-without-report", "article-without-report", "utterance-without-wording"}
)
"""The checks that find what is not done yet; what the others find is wrong."""


UNFINISHED = frozenset(
    {"actor-unused", "event-without-report", "article-without-report", "utterance-without-wording"}
)
"""The checks that find what is still to be done, and nothing wrong."""


def check(reading: Reading) -> tuple[Problem, ...]:
    """Run all checks; return what they find by file, line and column, without the reading's own problems.

    Use `everything` for both together.
    """
    return in_order(
        [
            finding.place.problem(name, finding.message, finding.hint)
            for name, run in CHECKS.items()
            for finding in run(reading)
        ]
    )


def everything(reading: Reading) -> tuple[Problem, ...]:
    """Return all that is wrong with a dossier: what kept it from being read, and what the checks find."""
    return in_order([*reading.problems, *check(reading)])
