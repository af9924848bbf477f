"""How much of a text is cited, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.anchors import make, normalise
from diplotrack.criticism.citations import KINDS, Citation
from diplotrack.criticism.covering import Coverage, blocks_of, cover, sentences
from diplotrack.criticism.verifying import verify
from diplotrack.model import TO_CODE, Article, ArticleText, Spot

SPOT = Spot("articles/daily.yaml", 1)


def covered(text: str, *cited: tuple[str, int, int], paragraphs: tuple[int, ...] = (0,)) -> Coverage:
    """Return the coverage of a text of which stretches are cited, each a kind, a start and an end."""
    normalised = normalise(text)
    article = Article("daily", SPOT, ArticleText("", 0, "dt-norm-1", len(normalised), paragraphs))
    citations = [Citation(kind, "event", make(normalised, start, end), 0, SPOT) for kind, start, end in cited]
    return cover(verify(article, citations, text), text)


def test_words_and_kinds_are_counted() -> None:
    """A word counts where all of it is cited, as each of the kinds that cite it."""
    coverage = covered("He said so. They left.", ("report", 0, 11), ("wording", 3, 7), ("context", 12, 14))
    assert (coverage.words, coverage.covered, coverage.percent) == (5, 3, 60)
    assert coverage.by_kind == {"report": 3, "wording": 1, "context": 0}
    assert [coverage.text[each.start : each.end] for each in coverage.overlooked] == ["They left."]


def test_a_hundred_per_cent_means_all() -> None:
    text = "word " * 999
    whole = ("report", 0, len(text.strip()))
    assert covered(text, whole).percent == 100
    assert covered(text + "overlooked.", whole).percent == 99


def test_a_word_that_two_citations_share_is_covered() -> None:
    assert covered("missiles", ("report", 0, 4), ("context", 4, 8)).percent == 100
    assert covered("missiles", ("report", 0, 4), ("context", 5, 8)).percent == 0


def test_segments_tell_kinds_apart_and_marks_between_belong_to_both_sides() -> None:
    coverage = covered('He said: "so it is" again', ("report", 0, 7), ("wording", 10, 18), ("report", 20, 25))
    assert [(coverage.text[start:end], kinds) for start, end, kinds in coverage.segments[0]] == [
        ("He said", ("report",)),
        (': "', ()),
        ("so it is", ("wording",)),
        ('" ', ()),
        ("again", ("report",)),
    ]
    assert all(map(coverage.is_cited, coverage.segments[0]))
    both = covered("One, two", ("report", 0, 3), ("report", 5, 8))
    assert [kinds for _, _, kinds in both.segments[0]] == [("report",)]


def test_what_is_lost_covers_nothing_and_is_counted() -> None:
    text = "He said so."
    coverage = covered(text, ("report", 0, 11))
    gone = cover(
        verify(coverage.check.article, [each.citation for each in coverage.check.checks], "Other."), "Other."
    )
    assert (gone.covered, gone.missing) == (0, 1)


def test_blocks_have_the_numbers_of_the_encoding_wherever_they_are_now() -> None:
    text = "First paragraph.\nSecond paragraph here.\nThird one."
    cited = [("report", 0, 16), ("report", 17, 39), ("report", 40, 50)]
    coverage = covered(text, *cited, paragraphs=(0, 17, 40))
    assert [block.paragraph for block in coverage.blocks] == [1, 2, 3]
    citations = [each.citation for each in coverage.check.checks]
    now = "In front.\n" + text
    again = cover(verify(coverage.check.article, citations, now), now)
    assert [block.paragraph for block in again.blocks] == [1, 1, 2, 3]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One two. Three four.", ["One two.", "Three four."]),
        ('He said "no." She left.', ['He said "no."', "She left."]),
        (
            "On Oct. 29 Mr. J. Lee met U.S. President Trump. Good?",
            ["On Oct. 29 Mr. J. Lee met U.S. President Trump.", "Good?"],
        ),
        ("It rose 2.5 percent. 2026 is next.", ["It rose 2.5 percent.", "2026 is next."]),
        ("So... and then what? “Éirinn” won.", ["So... and then what?", '"Éirinn" won.']),
        ("no end", ["no end"]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    normal = normalise(text)
    assert [normal[start:end] for start, end in sentences(normal, 0, len(normal))] == parts


texts = st.text(st.sampled_from("ab .!?\"'\n\u00a0\u201cé1)"), max_size=60)


@given(texts)
def test_sentences_and_blocks_go_through_all_of_a_text(text: str) -> None:
    normal = normalise(text)
    parts = blocks_of(text)
    assert " ".join(normal[start:end] for start, end in parts) == normal
    for start, end in parts:
        assert (
            " ".join(normal[one:other] for one, other in sentences(normal, start, end)) == normal[start:end]
        )


@given(texts.filter(lambda text: len(normalise(text)) > 1), st.data())
def test_segments_and_sentences_account_for_every_word(text: str, data: st.DataObject) -> None:
    length = len(normalise(text))
    spans = data.draw(
        st.lists(
            st.tuples(st.sampled_from([*KINDS]), st.integers(0, length - 1), st.integers(1, 9)), max_size=5
        )
    )
    coverage = covered(text, *((kind, start, min(length, start + more)) for kind, start, more in spans))
    assert all(
        [segments[0].start, segments[-1].end] == [block.start, block.end]
        for block, segments in zip(coverage.blocks, coverage.segments, strict=True)
    )
    assert (coverage.percent == 100) == (not coverage.overlooked)


def test_a_text_without_words_lacks_nothing() -> None:
    assert covered("...").percent == 100


def test_what_nobody_has_reviewed_covers_nothing() -> None:
    text = "He came. She left."
    article = Article("daily", SPOT, ArticleText("", 0, "dt-norm-1", len(text), (0,)))
    citations = [
        Citation("context", why, make(text, start, end), 0, SPOT)
        for why, start, end in (("nothing happened", 0, 8), (TO_CODE, 9, 18))
    ]
    coverage = cover(verify(article, citations, text), text)
    assert (coverage.covered, coverage.percent) == (2, 50)
    assert [text[each.start : each.end] for each in coverage.overlooked] == ["She left."]
    assert cover(verify(article, citations, "He came."), "He came.").missing == 0
