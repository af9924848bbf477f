"""Whether everything that a dossier cites of an article stands in the text that somebody has of it.

In: an article, its citations, and its text as it was read, or None where none is at hand. Out: an
`ArticleCheck` with an outcome for each citation. Unit: code points of the normalised text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.anchors import digest, normalise
from diplotrack.anchors.finding import OUTCOMES, Finding, Sought, find_all
from diplotrack.anchors.likeness import changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplotrack.anchors.likeness import Change
    from diplotrack.criticism.citations import Citation
    from diplotrack.model import Article

CUT = "cut"
UNCHECKED = "unchecked"

ALL_OUTCOMES = OUTCOMES | {
    CUT: "is an advertisement's mark, and this text has none there",
    UNCHECKED: "no text is at hand",
}
"""Every outcome for a citation, and what it means."""

SOUND = frozenset({"same", "moved", CUT})
"""The outcomes of a citation that can be relied on; `cut` is one because nothing rests on it."""

ADVERTISEMENTS = ("Ad", "Advert", "Advertisement", "Advertising", "Anzeige", "Publicité", "Sponsored")
"""What a page prints where it has an advertisement; any of them may stand in capitals, too."""


class Check(NamedTuple):
    """What came of looking for one citation: one of `ALL_OUTCOMES`, and from where to where it stands now.

    `paragraph` is None where nothing is known of the text in which the anchor counts.
    """

    citation: Citation
    paragraph: int | None
    outcome: str
    start: int | None = None
    end: int | None = None
    places: tuple[int, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleCheck:
    """An article with what came of looking for all its citations.

    `text` is the normalised text in which they were looked for, or None; `identical` says whether it is
    the very text that was encoded, by its hash.
    """

    article: Article
    checks: tuple[Check, ...]
    text: str | None = None
    identical: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """How many citations have each outcome that any has, in the order of `ALL_OUTCOMES`."""
        counted = Counter(check.outcome for check in self.checks)
        return {outcome: counted[outcome] for outcome in ALL_OUTCOMES if counted[outcome]}

    @property
    def is_of_unread(self) -> bool:
        """Whether nobody here has read the article: nothing in it is cited, and there is no text of it."""
        return self.text is None and self.article.text is None and not self.checks

    @property
    def is_sound(self) -> bool:
        """Whether there is a text, and every citation stands in it."""
        return self.text is not None and all(check.outcome in SOUND for check in self.checks)


def verify(article: Article, citations: Sequence[Citation], text: str | None) -> ArticleCheck:
    """Look for all citations of an article in its text.

    >>> from diplotrack.criticism.citations import Citation
    >>> from diplotrack.model import Anchor, Article, ArticleText, Spot
    >>> spot = Spot("articles/daily.yaml", 1)
    >>> daily = Article("daily", spot, ArticleText("", 9, "dt-norm-1", 9, (0,)))
    >>> anchor = Anchor(0, 4, digest("love"))
    >>> verify(daily, [Citation("report", "offer", anchor, 0, spot)], "in love").counts
    {'moved': 1}
    """
    encoded = article.text
    paragraphs = [encoded.paragraph_of(citation.anchor) if encoded else None for citation in citations]
    if text is None:
        unchecked = (Check(*pair, UNCHECKED) for pair in zip(citations, paragraphs, strict=True))
        return ArticleCheck(article, tuple(unchecked))
    normalised = normalise(text)
    findings = find_all([Sought(citation.anchor, citation.words) for citation in citations], normalised)
    checks = (
        _check(citation, paragraph, finding, normalised)
        for citation, paragraph, finding in zip(citations, paragraphs, findings, strict=True)
    )
    identical = encoded is not None and digest(text) == encoded.sha256
    return ArticleCheck(article, tuple(checks), normalised, identical)


def _check(citation: Citation, paragraph: int | None, finding: Finding, normalised: str) -> Check:
    outcome = finding.outcome
    if outcome in {"lost", "ambiguous"} and is_advertisement(citation):
        outcome, finding = CUT, Finding(CUT)
    differing: tuple[Change, ...] = ()
    if outcome == "drifted":
        differing = tuple(changes(normalise(citation.words or ""), normalised[finding.start : finding.end]))
    return Check(citation, paragraph, outcome, finding.start, finding.end, finding.places, differing)


def is_advertisement(citation: Citation) -> bool:
    """Tell whether a context is nothing but an advertisement's mark.

    Its words are not kept, but those marks are few and short: their hashes are known.
    """
    return citation.kind == "context" and citation.anchor.sha256 in _advertisements()


@cache
def _advertisements() -> frozenset[str]:
    return frozenset(digest(normalise(form)) for mark in ADVERTISEMENTS for form in (mark, mark.upper()))
