"""What a dossier cites of an article, looked for in a text of it."""

from __future__ import annotations

import pytest

from diplotrack.anchors import Anchor, digest, make, normalise
from diplotrack.criticism.citations import Citation, by_article
from diplotrack.criticism.verifying import verify
from diplotrack.dates.edtf import parse
from diplotrack.model import (
    Article,
    ArticleText,
    Basis,
    Context,
    Event,
    Report,
    Spot,
    Utterance,
    Wording,
)

TEXT = (
    "He arrived on Monday.\nADVERT\n“I would love to see him,” he said, “very much.”\nThe weather was fine.\n"
)
NORMAL = normalise(TEXT)
FILE = "articles/daily.yaml"


def anchor(words: str) -> Anchor:
    start = NORMAL.index(words)
    return make(NORMAL, start, start + len(words))


CONTEXT = (
    Context((anchor("ADVERT"),), "a mark", Spot(FILE, 30)),
    Context((anchor("The weather was fine."),), "nothing happened"),
)
ARTICLE = Article(
    "daily",
    Spot(FILE, 1),
    ArticleText(digest(TEXT), len(TEXT), "dt-norm-1", len(NORMAL), (0, 29)),
    context=CONTEXT,
)
WORDS = ("I would love to see him,", "very much.")
WORDING = Wording("daily", "verbatim", WORDS, tuple(map(anchor, WORDS)), Spot(FILE, 20))
SAID = Utterance("love", "arrival", "him", Spot("events.yaml", 9), wordings=(WORDING,))
EVENT = Event(
    "arrival",
    "He arrives",
    "",
    parse("2025"),
    Basis("stated"),
    "happened",
    "STATE",
    Spot("events.yaml", 1),
    reports=(Report("daily", (anchor("He arrived on Monday."),), Spot(FILE, 10)),),
    utterances=(SAID,),
)
CITATIONS = by_article([ARTICLE], [EVENT])["daily"]


def test_citations_stand_in_the_order_of_the_text_with_their_records() -> None:
    told = [(each.kind, each.subject, each.spot.line, each.number, each.words) for each in CITATIONS]
    assert told == [
        ("report", "arrival", 10, 0, None),
        ("context", "a mark", 30, 0, None),
        ("wording", "love", 20, 0, WORDS[0]),
        ("wording", "love", 20, 1, WORDS[1]),
        ("context", "nothing happened", 1, 0, None),
    ]


def test_the_very_text_is_recognised() -> None:
    check = verify(ARTICLE, CITATIONS, TEXT)
    assert check.counts == {"same": 5}
    assert (check.identical, check.is_sound) == (True, True)
    assert [each.paragraph for each in check.checks] == [1, 1, 2, 2, 2]


def test_another_copy_is_sound_too() -> None:
    check = verify(ARTICLE, CITATIONS, "A line in front.\n" + TEXT.replace("“", '"').replace("”", '"'))
    assert check.counts == {"moved": 5}
    assert (check.identical, check.is_sound) == (False, True)


def test_no_text_is_never_a_pass() -> None:
    check = verify(ARTICLE, CITATIONS, None)
    assert check.counts == {"unchecked": 5}
    assert not check.is_sound
    assert not verify(ARTICLE, [], None).is_sound
    assert verify(ARTICLE, [], "").is_sound


def test_an_article_that_nobody_has_read_is_told_from_one_whose_text_is_not_at_hand() -> None:
    unread = Article("wire", Spot(FILE, 1))
    assert verify(unread, [], None).is_of_unread
    assert not verify(unread, [], None).is_sound
    assert not verify(unread, [], "Somebody has it by now.").is_of_unread
    assert not verify(ARTICLE, [], None).is_of_unread


def test_anchors_that_count_in_no_text_are_looked_for_and_have_no_paragraph() -> None:
    check = verify(Article("wire", Spot(FILE, 1)), CITATIONS, TEXT)
    assert (check.is_sound, check.identical, check.is_of_unread) == (True, False, False)
    assert {each.paragraph for each in check.checks} == {None}


def test_an_advertisement_that_is_cut_out_is_no_loss() -> None:
    check = verify(ARTICLE, CITATIONS, TEXT.replace("ADVERT\n", ""))
    assert check.counts == {"same": 1, "moved": 3, "cut": 1}
    assert check.is_sound


@pytest.mark.parametrize("gone", ["He arrived on Monday.", "The weather was fine.", "very much."])
def test_anything_else_that_is_cut_out_is(gone: str) -> None:
    check = verify(ARTICLE, CITATIONS, TEXT.replace(gone, ""))
    assert check.counts["lost"] == 1
    assert not check.is_sound


def test_a_quoted_advertisement_is_not_an_advertisement() -> None:
    quoted = [Citation("wording", "love", anchor("ADVERT"), 0, Spot(FILE, 20), "ADVERT")]
    assert verify(ARTICLE, quoted, TEXT.replace("ADVERT", "")).counts == {"lost": 1}


def test_a_changed_word_is_shown() -> None:
    check = verify(ARTICLE, CITATIONS, TEXT.replace("love", "like"))
    assert [each.changes for each in check.checks if each.outcome == "drifted"] == [
        ((" ", "I would "), ("-", "love "), ("+", "like "), (" ", "to see him,"))
    ]
    assert not check.is_sound


def test_a_word_changed_in_the_file_is_caught_as_well() -> None:
    citations = [
        each._replace(words="I would hate to see him,") if each.number == 0 and each.words else each
        for each in CITATIONS
    ]
    check = verify(ARTICLE, citations, TEXT)
    assert check.counts == {"same": 4, "drifted": 1}
