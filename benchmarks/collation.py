"""How many pairs of wordings a second are collated, on the quotes of the shipped dossier.

Best of several rounds in one process; a pair is tokenised, given a base and aligned each time.

    python benchmarks/collation.py
"""

from __future__ import annotations

import time
from itertools import combinations

from diplotrack.collation import Witness, collate, similarity
from diplotrack.dossier.reader import read
from diplotrack.workspace import shipped_dossier

ROUNDS, REPEATS = 5, 200


def pairs() -> dict[str, tuple[Witness, Witness]]:
    """Return every two wordings that print the same utterance, by its key."""
    dossier = read(shipped_dossier()).written
    printed = {
        said.key: [
            Witness(each.article, each.fragments, each.manner == "partial")
            for each in said.wordings
            if each.fragments
        ]
        for event in dossier.events
        for said in event.utterances
    }
    return {key: pair for key, witnesses in printed.items() for pair in combinations(witnesses, 2)}


def main() -> None:
    """Measure, and print a table in Markdown."""
    print("| utterance | words | similarity | collations a second |\n| --- | --: | --: | --: |")
    for key, (one, other) in pairs().items():
        best = min(_seconds(one, other) for _ in range(ROUNDS))
        words = len(one.text.split()) + len(other.text.split())
        print(f"| `{key}` | {words} | {similarity(one.text, other.text):.2f} | {REPEATS / best:,.0f} |")


def _seconds(one: Witness, other: Witness) -> float:
    began = time.perf_counter()
    for _ in range(REPEATS):
        collate((one, other))
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
