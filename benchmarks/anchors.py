"""Time finding anchors again: anchors a second, on texts of the size of an article and of a book.

Texts and anchors are made up, the same at every run. Each line is one damage to a text; the best of some
runs counts, and every anchor's outcome is held against what it must be before anything is timed. Hashes of
anchors that stand nowhere are the costly case: every stretch of their length is hashed to know it.

    python benchmarks/anchors.py --runs 5
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diplotrack.anchors import make, normalise
from diplotrack.anchors.finding import Finding, Sought, find_all

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = ((4_000, 60), (40_000, 300), (1_000_000, 1_000))
"""Characters of a text, and its anchors."""

QUOTED = 3
"""One anchor in so many has its words kept."""


@dataclass(frozen=True)
class Damage:
    """What happens to a text, and the outcomes that its anchors may have then."""

    name: str
    inflict: Callable[[str], str]
    outcomes: frozenset[str]


def made_up_text(size: int, chance: random.Random) -> str:
    """Return a text of about `size` characters: sentences of 5,000 made-up words, the first ones common."""
    words = ["".join(chance.choices("etaoinshrdlu", k=chance.randint(2, 9))) for _ in range(5_000)]
    sentences: list[str] = []
    length = 0
    while length < size:
        ranks = (int(chance.paretovariate(0.7)) % len(words) for _ in range(chance.randint(6, 25)))
        sentence = " ".join(words[rank] for rank in ranks).capitalize() + "."
        sentences.append(sentence)
        length += len(sentence) + 1
    return "\n".join(sentences)


def anchors_in(text: str, count: int, chance: random.Random) -> list[Sought]:
    """Return anchors of 40 to 300 characters that start on a word."""
    normalised = normalise(text)
    found = []
    for number in range(count):
        start = normalised.index(" ", chance.randrange(len(normalised) - 400)) + 1
        end = normalised.index(" ", start + chance.randint(40, 300))
        words = normalised[start:end] if number % QUOTED == 0 else None
        found.append(Sought(make(normalised, start, end), words))
    return found


def retyped(text: str) -> str:
    """Return the text as another typesetter would print it, with a paragraph in front."""
    return "A paragraph in front.\n\n" + text.replace(" ", "\u00a0", 99).replace("\n", "\n\n")


def reworded(text: str) -> str:
    """Return the text with every twelfth word another: hardly an anchor stands any more."""
    words = text.split(" ")
    words[::12] = ["else"] * len(words[::12])
    return " ".join(words)


DAMAGES = (
    Damage("the same text", str, frozenset({"same"})),
    Damage("retyped, a paragraph in front", retyped, frozenset({"same", "moved"})),
    Damage("every twelfth word another", reworded, frozenset({"same", "moved", "drifted", "lost"})),
)


def timed(sought: list[Sought], text: str, runs: int) -> tuple[float, list[Finding]]:
    """Return the seconds of the best run, the text's normalisation among them, and what was found."""
    best, found = float("inf"), []
    for _ in range(runs):
        began = time.perf_counter()
        found = find_all(sought, normalise(text))
        best = min(best, time.perf_counter() - began)
    return best, found


def main() -> None:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5, help="how often each line is measured")
    runs = parser.parse_args().runs
    print("| characters | anchors | the text | outcomes | ms | anchors a second |")
    print("| --: | --: | --- | --- | --: | --: |")
    for size, count in SIZES:
        chance = random.Random(size)
        text = made_up_text(size, chance)
        sought = anchors_in(text, count, chance)
        for damage in DAMAGES:
            seconds, found = timed(sought, damage.inflict(text), runs)
            outcomes = {finding.outcome for finding in found}
            if not outcomes <= damage.outcomes:
                sys.exit(f"{damage.name}: {outcomes - damage.outcomes} must not be")
            told = ", ".join(
                f"{sum(each.outcome == one for each in found)} {one}" for one in sorted(outcomes)
            )
            print(
                f"| {len(text):,} | {count:,} | {damage.name} | {told} | {seconds * 1000:,.1f} "
                f"| {count / seconds:,.0f} |"
            )


if __name__ == "__main__":
    main()
