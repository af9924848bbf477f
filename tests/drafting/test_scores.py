"""How much drafting finds in invented articles: floors, so that no change loses what was found.

The articles `held-*` were written before the rules were tried on them, and no rule was changed for them.
"""

from __future__ import annotations

import pytest

from tests.drafting.scoring import ARTICLES, names, score_all

FLOORS = {
    "dev": {
        "quotations": (0.99, 0.01),
        "fragments joined": (0.98, 0.02),
        "manner": (0.98, 0.02),
        "speakers": (0.97, 0.03),
        "not spoken": (0.95, 0.05),
        "actors known": (1.0, 0.0),
        "actors new": (0.95, 0.03),
        "dates": (0.98, 0.02),
        "lines": (1.0, 0.0),
    },
    "held": {
        "quotations": (0.80, 0.06),
        "fragments joined": (0.90, 0.20),
        "manner": (0.95, 0.05),
        "speakers": (0.65, 0.35),
        "not spoken": (0.60, 1.20),
        "actors known": (1.0, 0.0),
        "actors new": (0.85, 0.10),
        "dates": (0.80, 0.10),
        "lines": (0.75, 0.0),
    },
}
"""For each kind, the least share that is found, and the most that is found wrongly, by those there are."""


@pytest.mark.parametrize("which", FLOORS)
def test_no_less_is_found_than_before(which: str) -> None:
    tallies = score_all(names(which))
    for kind, (least, most) in FLOORS[which].items():
        tally = tallies[kind]
        assert tally.found >= least * tally.there, f"{kind}: missed {tally.missed}"
        assert tally.wrong <= most * tally.there, f"{kind}: wrong {tally.invented}"


def test_every_article_has_its_answer() -> None:
    texts = {path.stem for path in ARTICLES.glob("*.txt")}
    assert texts == {path.stem for path in ARTICLES.glob("*.toml")}
    assert {len(names("dev")), len(names("held"))} == {13, 4}
