"""Time `quotes suggest`: milliseconds a quote, in a made-up dossier of 100,000 quotes.

Words are drawn as Zipf has it, speakers too; one quote in four is a twin of another in an article of its
own, with words dropped, put in and replaced, and sometimes cut in half. Printed are the time a quote, and
how many of the twins are found.

    python benchmarks/suggest.py --quotes 100000 --asked 2000
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.vocabulary import zipf
from diplotrack.anchors import NORM
from diplotrack.timeline import EventFilter
from diplotrack.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

VOCABULARY = 40_000
SPEAKERS = 500
DAYS = 3_650
TWINS = 4
"""Every so manieth quote is a twin of the one before it."""

ANCHOR = {"start": 0, "end": 100, "sha256": "0" * 64}
TEXT = {"sha256": "0" * 64, "characters": 100, "norm": NORM, "length": 100, "paragraphs": [0]}


class Quote(NamedTuple):
    """Who said something, when, and in which words."""

    speaker: str
    day: date
    words: list[str]


def mutated(words: list[str], vocabulary: list[str], chance: random.Random) -> list[str]:
    """Return the words with some dropped, put in and replaced, in one of seven cases cut in half."""
    rate = chance.choice((0.1, 0.2, 0.3, 0.4))
    changed: list[str] = []
    for word in words:
        draw = chance.random()
        if draw < rate / 3:
            continue
        changed.append(chance.choice(vocabulary) if draw < 2 * rate / 3 else word)
        if draw > 1 - rate / 3:
            changed.append(chance.choice(vocabulary))
    half = chance.randrange(7) == 0
    return (changed[: len(changed) // 2] if half else changed) or words


def made_up(quotes: int, chance: random.Random) -> Iterator[Quote]:
    """Yield so many quotes, twins behind one another."""
    vocabulary = [f"w{number:x}" for number in range(VOCABULARY)]
    speakers = [f"speaker-{number}" for number in range(SPEAKERS)]
    quote = Quote("", date.min, [])
    for number in range(quotes):
        if number % TWINS == 1:
            quote = quote._replace(words=mutated(quote.words, vocabulary, chance))
        else:
            length = max(3, int(chance.gauss(15, 6)))
            quote = Quote(
                chance.choices(speakers, cum_weights=zipf(SPEAKERS))[0],
                date(2000, 1, 1) + timedelta(days=chance.randrange(DAYS)),
                chance.choices(vocabulary, cum_weights=zipf(VOCABULARY), k=length),
            )
        yield quote


def write(quotes: int, chance: random.Random, folder: Path) -> None:
    """Write a dossier of so many quotes: an event and an article for each."""
    (folder / "articles").mkdir(parents=True)
    (folder / "dossier.yaml").write_text("dossier: quotes\ntitle: Made-up quotes\n")
    with (folder / "actors.jsonl").open("w") as actors:
        actors.writelines(
            _line({"actor": f"speaker-{number}", "name": f"Speaker {number}", "kind": "person"})
            for number in range(SPEAKERS)
        )
    with (folder / "events.jsonl").open("w") as events, (folder / "articles/all.jsonl").open("w") as articles:
        for number, quote in enumerate(made_up(quotes, chance)):
            events.write(_line(_event(number, quote)))
            articles.write(_line(_article(number, quote)))


def _event(number: int, quote: Quote) -> dict[str, Any]:
    return {
        "event": f"event-{number}",
        "date": quote.day.isoformat(),
        "basis": "stated",
        "status": "happened",
        "type": "STATE",
        "title": "A remark",
        "summary": "Somebody says something.",
        "actors": [{"actor": quote.speaker, "role": "actor"}],
        "utterances": [{"utterance": f"said-{number}", "speaker": quote.speaker}],
    }


def _article(number: int, quote: Quote) -> dict[str, Any]:
    words = " ".join(quote.words)
    wording = {"utterance": f"said-{number}", "manner": "verbatim", "words": [words], "at": [ANCHOR]}
    report = {"event": f"event-{number}", "at": [ANCHOR], "wordings": [wording]}
    return {"article": f"article-{number}", "text": TEXT, "reports": [report]}


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record) + "\n"


def main() -> None:
    """Build the database, ask for the look-alikes of some quotes, and print what that took."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--quotes", type=int, default=100_000, help="how many quotes there are")
    options.add_argument(
        "--asked", type=int, default=2_000, help="for how many of them others are looked for"
    )
    asked = options.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        dossier = Path(name, "dossier")
        write(asked.quotes, chance, dossier)
        twins = range(1, asked.quotes, TWINS)
        found, took, pairs = 0, [], 0
        with Workspace(dossier, Path(name, "quotes.db")).opened() as reader:
            for number in chance.sample(twins, min(asked.asked, len(twins))):
                started = time.perf_counter()
                matches = reader.suggestions(EventFilter(keys=(f"event-{number}",)))
                took.append((time.perf_counter() - started) * 1000)
                pairs += len(matches)
                twin = f"said-{number - 1}"
                found += any(twin in {row.utterance.key for row in match.rows} for match in matches)
    took.sort()
    print(
        f"{statistics.mean(took):.2f} ms a quote (median {took[len(took) // 2]:.2f}, "
        f"95 % within {took[int(len(took) * 0.95)]:.2f}, worst {took[-1]:.2f})"
    )
    print(f"{found / len(took):.1%} of the twins found, {pairs / len(took):.2f} suggestions a quote")


if __name__ == "__main__":
    main()
