"""How much drafting finds in invented articles: floors, so that no change loses what was found.

The articles `held-*` and their answers were written before the rules were tried on them, and no rule was
changed for them.
"""

from __future__ import annotations

import pytest

from tests.drafting.scoring import ARTICLES, names, score_all

FLOORS = {
    "dev": {
        "quotations": (0.98, 0.02),
        "fragments joined": (0.98, 0.04),
        "manner": (0.98, 0.02),
        "speakers": (0.94, 0.06),
        "not spoken": (0.90, 0.10),
        "actors known": (1.0, 0.0),
        "actors new": (0.95, 0.02),
        "dates": (0.94, 0.03),
        "lines": (0.96, 0.0),
    },
    "held": {
        "quotations": (0.94, 0.12),
        "fragments joined": (1.0, 0.0),
        "manner": (0.85, 0.15),
        "speakers": (1.0, 0.0),
        "not spoken": (0.0, 0.5),
        "actors known": (1.0, 0.0),
        "actors new": (0.90, 0.0),
        "dates": (0.85, 0.15),
        "lines": (1.0, 0.0),
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
    assert (len(names("dev")), len(names("held"))) == (17, 2)
