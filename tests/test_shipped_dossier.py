"""The dossier that comes with the program: right, complete, and true to its two articles.

Two kinds of test. Most need only the files. Those that hold the encoding against the articles need their
texts, which are not in the project: `DIPLOTRACK_TEXTS=folder` says where they are.
"""

from __future__ import annotations

import hashlib
import os
import re
import textwrap
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diplotrack import anchors
from diplotrack.criticism.citations import by_article
from diplotrack.criticism.covering import cover
from diplotrack.criticism.verifying import verify
from diplotrack.dossier.checks import check
from diplotrack.dossier.reader import read
from diplotrack.workspace import shipped_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.model import Anchor, Article, Dossier, Event, Utterance, Wording

ARTICLES = ("love-letters", "radio-silence")


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read(shipped_dossier()).written


@pytest.fixture(scope="module")
def events(dossier: Dossier) -> dict[str, Event]:
    return {event.key: event for event in dossier.events}


@pytest.fixture(scope="module")
def utterances(dossier: Dossier) -> dict[str, Utterance]:
    return {said.key: said for event in dossier.events for said in event.utterances}


def test_every_check_passes() -> None:
    reading = read(shipped_dossier())
    assert (*reading.problems, *check(reading)) == ()


def test_what_articles_do_not_say_of_themselves_stays_empty(dossier: Dossier) -> None:
    for article in dossier.articles:
        assert (article.title, article.outlet, article.author, article.url) == (None, None, None, None)


def test_one_utterance_two_wordings(utterances: dict[str, Utterance]) -> None:
    in_both = {
        key
        for key, said in utterances.items()
        if [w.article for w in said.wordings if w.manner == "verbatim"] == list(ARTICLES)
    }
    assert in_both == {"love-to-see", "put-the-word-out", "pretty-big-to-start"}


def test_an_interrupted_quote_is_one_wording(utterances: dict[str, Utterance]) -> None:
    fragments = {
        (key, wording.article): len(wording.fragments)
        for key, said in utterances.items()
        for wording in said.wordings
        if len(wording.fragments) > 1
    }
    assert fragments == {
        ("love-to-see", "radio-silence"): 2,
        ("pretty-big-to-start", "love-letters"): 2,
        ("pretty-big-to-start", "radio-silence"): 2,
        ("fond-memories", "radio-silence"): 2,
    }


def test_single_words_are_partial_quotes_of_who_said_them(utterances: dict[str, Utterance]) -> None:
    partial = {
        wording.words: said.speaker
        for said in utterances.values()
        for wording in said.wordings
        if wording.manner == "partial"
    }
    assert partial == {
        "love letters": "donald-trump",
        "little rocket man": "donald-trump",
        "nuclear power": "donald-trump",
        "considerable": "chung-dong-young",
        "likely": "chung-dong-young",
        "real sense of warmth and peace": "lee-jae-myung",
    }


@pytest.mark.parametrize(
    ("key", "edtf", "basis", "status", "code"),
    [
        ("rally-fell-in-love", "2018-09-29", "outside", "happened", "SUPPORT"),
        ("letters-exchanged", "[..2018-09-29]", "deduced", "happened", "CONSULT"),
        ("panmunjom-step", "2019-06-30", "outside", "happened", "CONSULT"),
        ("rocket-man-taunts", "[2017-01-20..2021-01-20]", "outside", "happened", "ACCUSE"),
        ("martial-law", "2024-12-03", "outside", "happened", "COERCE"),
        ("lee-takes-office", "2025-06-04", "outside", "happened", "STATE"),
        ("kim-speech", "2025-09-21", "outside", "happened", "AGREE"),
        ("air-force-one-offer", "[2025-10-24..2025-10-26]", "outside", "happened", "AGREE"),
        ("cho-tells-parliament", "2025-10-28", "resolved", "happened", "STATE"),
        ("pyongyang-statement", "[2025-10-28,2025-10-29]", "resolved", "expected", "STATE"),
        ("missile-test", "2025-10-28", "outside", "happened", "MOBILIZE"),
        ("missile-test-announced", "2025-10-29", "outside", "happened", "STATE"),
        ("trump-kim-meeting", "[2025-10-27..2025-11-02]", "resolved", "did-not-happen", "CONSULT"),
        ("no-answer", "[..2025-10-28]", "resolved", "did-not-happen", "STATE"),
        ("sanctions-relief", "[2025-10-28..]", "deduced", "proposed", "CONCEDE"),
        ("sanctions-in-force", "[..2025-10-28]", "deduced", "ongoing", "SANCTION"),
        ("north-korea-presence", "2018/..", "stated", "ongoing", "SUPPORT"),
    ],
)
def test_dates_statuses_and_types(  # noqa: PLR0913, PLR0917 - one row of the codebook a case
    events: dict[str, Event], key: str, edtf: str, basis: str, status: str, code: str
) -> None:
    event = events[key]
    assert (event.date.edtf, event.basis.basis, event.status, event.type) == (edtf, basis, status, code)


def test_every_date_that_no_article_states_has_its_reason(events: dict[str, Event]) -> None:
    assert [
        key for key, event in events.items() if event.basis.basis != "stated" and not event.basis.why
    ] == []


def test_bystanders_are_mentioned(events: dict[str, Event]) -> None:
    roles = {
        p.actor: p.role for key in ("trump-kim-meeting", "lee-takes-office") for p in events[key].participants
    }
    assert {roles[actor] for actor in ("xi-jinping", "vladimir-putin", "yoon-suk-yeol")} == {"mentioned"}


def test_disagreements_are_kept(events: dict[str, Event]) -> None:
    kept = {(key, each.about) for key, event in events.items() for each in event.disagreements}
    assert {("rally-fell-in-love", "place"), ("kim-speech", "date"), ("trump-kim-meeting", "status")} <= kept


# Against the texts ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    folder = os.environ.get("DIPLOTRACK_TEXTS")
    if not folder:
        pytest.skip("the articles' texts are not at hand: set DIPLOTRACK_TEXTS to the folder that holds them")
    return {key: Path(folder, f"{key}.txt").read_text(encoding="utf-8") for key in ARTICLES}


def wordings_in(dossier: Dossier, article: str) -> Iterator[Wording]:
    return (
        wording
        for event in dossier.events
        for said in event.utterances
        for wording in said.wordings
        if wording.article == article
    )


def anchors_in(dossier: Dossier, article: Article) -> Iterator[Anchor]:
    for event in dossier.events:
        for report in event.reports:
            if report.article == article.key:
                yield from report.at
    for wording in wordings_in(dossier, article.key):
        yield from wording.at
    for context in article.context:
        yield from context.at


def test_the_texts_are_the_ones_that_were_encoded(dossier: Dossier, texts: dict[str, str]) -> None:
    for article in dossier.articles:
        text = texts[article.key]
        assert article.text
        assert article.text.sha256 == hashlib.sha256(text.encode()).hexdigest()
        assert article.text.characters == len(text)
        assert article.text.length == len(anchors.normalise(text))


def test_every_anchor_stands_where_it_says(dossier: Dossier, texts: dict[str, str]) -> None:
    for article in dossier.articles:
        normalised = anchors.normalise(texts[article.key])
        lost = [anchor for anchor in anchors_in(dossier, article) if not anchors.holds(anchor, normalised)]
        assert lost == []


def test_every_fragment_is_printed_at_its_anchor(dossier: Dossier, texts: dict[str, str]) -> None:
    for article in dossier.articles:
        normalised = anchors.normalise(texts[article.key])
        for wording in wordings_in(dossier, article.key):
            printed = tuple(normalised[anchor.start : anchor.end] for anchor in wording.at)
            if wording.manner != "reported":
                assert printed == tuple(map(anchors.normalise, wording.fragments))


def test_every_paragraph_begins_where_it_says(dossier: Dossier, texts: dict[str, str]) -> None:
    for article in dossier.articles:
        normalised = anchors.normalise(texts[article.key])
        lines = [anchors.normalise(line) for line in texts[article.key].splitlines()]
        for start in article.text.paragraphs if article.text else ():
            assert any(line and normalised.startswith(line, start) for line in lines), start


def test_every_word_is_accounted_for(dossier: Dossier, texts: dict[str, str]) -> None:
    for article in dossier.articles:
        normalised = anchors.normalise(texts[article.key])
        covered = bytearray(len(normalised))
        for anchor in anchors_in(dossier, article):
            covered[anchor.start : anchor.end] = b"\1" * (anchor.end - anchor.start)
        overlooked = [
            match.group()
            for match in re.finditer(r"\w+", normalised)
            if not all(covered[match.start() : match.end()])
        ]
        assert overlooked == []


def retyped(text: str) -> str:
    """Return the text as another site would print it: other marks and line breaks, no advertisements."""
    lines = ["By our own correspondent.", *(line for line in text.splitlines() if line != "Advert")]
    text = "\n\n".join("\n".join(textwrap.wrap(line, 60, break_on_hyphens=False)) for line in lines)
    text = text.replace("“", '"').replace("’", "'").replace("—", "--").replace(" the ", " the\u00a0")
    return unicodedata.normalize("NFD", text)


def test_verify_finds_every_anchor_in_another_copy(dossier: Dossier, texts: dict[str, str]) -> None:
    cited = by_article(dossier.articles, dossier.events)
    for article in dossier.articles:
        check = verify(article, cited[article.key], retyped(texts[article.key]))
        assert check.is_sound
        assert check.counts.get("cut", 0) == texts[article.key].splitlines().count("Advert")


def test_verify_catches_every_word_changed_in_a_quotation(dossier: Dossier, texts: dict[str, str]) -> None:
    cited = by_article(dossier.articles, dossier.events)
    for article in dossier.articles:
        normalised = anchors.normalise(texts[article.key])
        for citation in cited[article.key]:
            if citation.words is None:
                continue
            for word in re.finditer(r"\w+", normalised[citation.anchor.start : citation.anchor.end]):
                start, end = (citation.anchor.start + at for at in word.span())
                check = verify(article, cited[article.key], f"{normalised[:start]}zz{normalised[end:]}")
                outcome = next(each.outcome for each in check.checks if each.citation == citation)
                assert outcome in {"drifted", "lost", "ambiguous"}, (citation.subject, word[0])


def test_everything_is_covered(dossier: Dossier, texts: dict[str, str]) -> None:
    cited = by_article(dossier.articles, dossier.events)
    for article in dossier.articles:
        text = texts[article.key]
        coverage = cover(verify(article, cited[article.key], text), text)
        assert (coverage.percent, coverage.overlooked, coverage.missing) == (100, (), 0)


QUOTED = re.compile(r"""“[^”\n]+”|"[^"”\n]+(?:["”]|$)|‘[^’\n]+’|(?<=\s)'[^'\n]+'(?=\s)""", re.MULTILINE)
"""What stands in quotation marks; a paragraph that ends within a quotation need not close it."""

NOBODY_SAID = {"love-letters": 2, "radio-silence": 0}
"""Quotation marks around words that nobody said: a subheading, and a message put into a state's mouth."""


def test_every_quotation_is_kept_or_known_to_be_nobodys(dossier: Dossier, texts: dict[str, str]) -> None:
    for article in dossier.articles:
        kept = [
            anchors.normalise(fragment) for w in wordings_in(dossier, article.key) for fragment in w.fragments
        ]
        quoted = [
            anchors.normalise(match.group()).strip("\"'") for match in QUOTED.finditer(texts[article.key])
        ]
        assert len(quoted) >= len(kept)
        strangers = [words for words in quoted if not any(words.strip(" .,?") in one for one in kept)]
        assert len(strangers) == NOBODY_SAID[article.key], strangers


def test_no_narration_is_in_the_project(texts: dict[str, str]) -> None:
    root = Path(__file__).parent.parent
    runs = {
        " ".join(run)
        for text in texts.values()
        for words in [anchors.normalise(QUOTED.sub(" | ", text)).split()]
        for run in zip(*(words[i:] for i in range(9)), strict=False)
        if "|" not in run
    }
    for path in sorted((*root.glob("data/**/*.yaml"), *root.glob("docs/**/*.md"), *root.glob("*.md"))):
        text = " ".join(anchors.normalise(path.read_text(encoding="utf-8")).split())
        assert [run for run in runs if run in text] == [], path


def test_every_printed_date_is_printed_where_it_is_reported(dossier: Dossier, texts: dict[str, str]) -> None:
    for event in dossier.events:
        for report in event.reports:
            normalised = anchors.normalise(texts[report.article])
            said = " … ".join(normalised[anchor.start : anchor.end] for anchor in report.at)
            names = (report.dated.printed if report.dated else "", *(name for _, name in report.names))
            missing = [name for name in names if anchors.normalise(name).casefold() not in said.casefold()]
            assert missing == [], (event.key, report.article)
