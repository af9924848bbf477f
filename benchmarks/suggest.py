"""Time `quotes suggest`: milliseconds a quote, in a made-up database of 100,000 quotes.

Words are drawn as Zipf has it, speakers too; one quote in four is a twin of another in an article of its
own, with words dropped, put in and replaced, and sometimes cut in half. Printed are the time a quote, and
how many of the twins are found.

    python benchmarks/suggest.py --quotes 100000 --asked 2000
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from diplotrack.dates.edtf import parse
from diplotrack.model import (
    Actor,
    Article,
    ArticleText,
    Basis,
    Event,
    FiledArticle,
    FiledReport,
    FiledWording,
    Report,
    Spot,
    Utterance,
    Wording,
)
from diplotrack.store.builder import Contents, build
from diplotrack.store.look_alikes import LookAlikes
from diplotrack.store.rows import number_of
from diplotrack.store.sqlite import WORDS, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.store.rows import Record

VOCABULARY = 40_000
SPEAKERS = 500
DAYS = 3_650
TWINS = 4
"""Every so manieth quote is a twin of the one before it."""

SPOT = Spot("events.yaml", 1)
TEXT = ArticleText("0" * 64, 1000, "dt-norm-1", 1000, (0,))


def zipf(number: int) -> list[float]:
    """Return cumulative weights, the first the heaviest."""
    return list(accumulate(1 / rank for rank in range(1, number + 1)))


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


def made_up(quotes: int, chance: random.Random) -> Iterator[Record]:
    """Yield so many events, with one utterance each, which an article of its own quotes."""
    vocabulary = [f"w{number:x}" for number in range(VOCABULARY)]
    frequencies, fame = zipf(VOCABULARY), zipf(SPEAKERS)
    speakers = [f"speaker-{number}" for number in range(SPEAKERS)]
    yield from (Actor(key, key, "person", SPOT) for key in speakers)
    words: list[str] = []
    for number in range(quotes):
        if number % TWINS == 1:
            words = mutated(words, vocabulary, chance)
        else:
            words = chance.choices(vocabulary, cum_weights=frequencies, k=max(3, int(chance.gauss(15, 6))))
            (speaker,) = chance.choices(speakers, cum_weights=fame)
            day = 730_000 + chance.randrange(DAYS)
            date = parse(time.strftime("%Y-%m-%d", time.gmtime((day - 719_163) * 86_400)))
        event, article = f"event-{number}", f"article-{number}"
        utterance = Utterance(f"said-{number}", event, speaker, SPOT)
        basis, said = Basis("stated"), (utterance,)
        yield Event(event, "", "", date, basis, "happened", "STATE", SPOT, utterances=said)
        wording = Wording(article, "verbatim", (" ".join(words),), (), SPOT)
        reports = (FiledReport(event, Report(article, (), SPOT), (FiledWording(utterance.key, wording),)),)
        yield FiledArticle(Article(article, SPOT, TEXT), reports)


def main() -> None:
    """Build the database, ask for the look-alikes of some quotes, and print what that took."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--quotes", type=int, default=100_000)
    options.add_argument("--asked", type=int, default=2_000)
    asked = options.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.db"
        started = time.perf_counter()
        build(Contents(folder, made_up(asked.quotes, chance), tuple), path)
        print(f"made up and built {asked.quotes:,} quotes in {time.perf_counter() - started:.0f} s")
        with reading(path) as connection:
            look_alikes = LookAlikes(connection, WORDS.quotes)
            twins = range(1, asked.quotes, TWINS)
            found, took, pairs = 0, [], 0
            for number in chance.sample(twins, min(asked.asked, len(twins))):
                mine, its_twin = number_of(f"said-{number}", f"article-{number}"), f"said-{number - 1}"
                started = time.perf_counter()
                matches = list(look_alikes.of_wording(mine))
                took.append((time.perf_counter() - started) * 1000)
                pairs += len(matches)
                found += any(its_twin in pair.utterances for pair in matches)
    took.sort()
    print(
        f"{statistics.mean(took):.2f} ms a quote (median {took[len(took) // 2]:.2f}, "
        f"95 % within {took[int(len(took) * 0.95)]:.2f}, worst {took[-1]:.2f})"
    )
    print(f"{found / len(took):.1%} of the twins found, {pairs / len(took):.2f} suggestions a quote")


if __name__ == "__main__":
    main()
