"""All checks of a dossier, by name. In: a `Reading`. Out: problems.

Each check is a pure function that looks at one thing; docs/format.md says of each what it means and
what to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dossier.checks import anchors, dates, events, keys, words
from diplotrack.dossier.reader import in_order

if TYPE_CHECKING:
    from diplotrack.dossier.checks.findings import Check
    from diplotrack.dossier.reading import Reading
    from diplotrack.errors import Problem

CHECKS: dict[str, Check] = {
    "undeclared-key": keys.undeclared_key,
    "duplicate-key": keys.duplicate_key,
    "ambiguous-alias": keys.ambiguous_alias,
    "repeated-alias": keys.repeated_alias,
    "actor-unused": keys.actor_unused,
    "printed-date-contradicts": dates.printed_date_contradicts,
    "after-publication": dates.after_publication,
    "more-precise-than-stated": dates.more_precise_than_stated,
    "missing-reason": dates.missing_reason,
    "office-contradicts": dates.office_contradicts,
    "order-contradicts": dates.order_contradicts,
    "part-of-outside": dates.part_of_outside,
    "unknown-mode": events.unknown_mode,
    "unknown-context": events.unknown_context,
    "event-without-report": events.event_without_report,
    "article-without-report": events.article_without_report,
    "reported-twice": events.reported_twice,
    "side-without-report": events.side_without_report,
    "goes-in-circles": events.goes_in_circles,
    "utterance-without-wording": words.utterance_without_wording,
    "wording-elsewhere": words.wording_elsewhere,
    "worded-twice": words.worded_twice,
    "speaker-not-participant": words.speaker_not_participant,
    "manner-contradicts": words.manner_contradicts,
    "missing-anchor": anchors.missing_anchor,
    "anchor-without-text": anchors.anchor_without_text,
    "fragments-and-anchors": anchors.fragments_and_anchors,
    "words-differ-from-anchor": anchors.words_differ_from_anchor,
    "anchor-outside-text": anchors.anchor_outside_text,
    "anchors-out-of-order": anchors.anchors_out_of_order,
    "paragraphs-out-of-order": anchors.paragraphs_out_of_order,
}
"""Every check, under the name that its problems carry."""

UNFINISHED = frozenset(
    {
        *("actor-unused", "event-without-report", "article-without-report", "utterance-without-wording"),
        "missing-anchor",
    }
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
