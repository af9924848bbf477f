"""How much drafting finds: shares of quotations, speakers, actors and dates, found and found wrongly.

The invented articles of `tests/drafting/articles`, each with an answer made by hand: those the rules were
made on, and those that were held out. Where the texts of the shipped dossier are at hand (in the folder
that DIPLOTRACK_TEXTS names), they are drafted from scratch and held against its wordings, names and dates.

    python -m benchmarks.drafting
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from diplotrack.anchors import normalise
from diplotrack.dossier.reader import read
from diplotrack.drafting.draft import Known, draft
from diplotrack.workspace import shipped_dossier
from tests.drafting.scoring import Answer, Quote, held_against, names, new_tallies, score_all

if TYPE_CHECKING:
    from diplotrack.model import Dossier
    from tests.drafting.scoring import Tally

WORDS = 50_000


def shipped(folder: Path) -> dict[str, Tally] | None:
    """Return the tallies of the shipped dossier's articles; None where their texts are not at hand."""
    dossier = read(shipped_dossier()).written
    tallies = new_tallies()
    for article in dossier.articles:
        path = folder / f"{article.key}.txt"
        if not path.is_file():
            return None
        text = path.read_text(encoding="utf-8")
        found = draft(text, article.published, Known(dossier.actors))
        for kind, tally in held_against(found, answer(dossier, article.key)).items():
            tallies[kind].add(tally)
    return tallies


def answer(dossier: Dossier, article: str) -> Answer:
    """Return what the dossier has of an article: quotations, those named, and dates that stand for a day."""
    reports = [each for event in dossier.events for each in event.reports if each.article == article]
    quotes = tuple(
        Quote(tuple(map(normalise, wording.fragments)), said.speaker, wording.manner)
        for event in dossier.events
        for said in event.utterances
        for wording in said.wordings
        if wording.article == article and wording.fragments
    )
    dates = {
        (normalise(each.dated.printed), each.dated.date.edtf)
        for each in reports
        if each.dated and each.dated.date
    }
    named = frozenset(key for each in reports for key, _ in each.names)
    return Answer(quotes, frozenset(), named, frozenset(), frozenset(dates), with_relations=False)


def printed(title: str, tallies: dict[str, Tally]) -> None:
    """Print a table of tallies."""
    print(f"\n{title}\n\n| what | there | found | found wrongly |\n| --- | --: | --: | --: |")
    for kind, tally in tallies.items():
        if tally.there:
            share, wrong = tally.found / tally.there, tally.wrong / tally.there
            print(f"| {kind} | {tally.there} | {tally.found} ({share:.0%}) | {tally.wrong} ({wrong:.0%}) |")


def main() -> None:
    """Print the tables, and how long a long text takes."""
    printed("Articles the rules were made on", score_all(names("dev")))
    printed("Articles held out", score_all(names("held")))
    folder = os.environ.get("DIPLOTRACK_TEXTS")
    tallies = shipped(Path(folder)) if folder else None
    if tallies is not None:
        printed("The two articles of the shipped dossier", tallies)
    text = "“We go,” Mara Lind told reporters on Tuesday. She will be back in May.\n" * (WORDS // 13)
    started = time.perf_counter()
    draft(text, None, Known())
    print(f"\nA text of {len(text):,} characters: {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
