"""What of an article is decided, and what a coder has still to decide."""

from __future__ import annotations

from tests.drafts import BLUE, CLOSED, GLAD, LAST, OPENED, begun, untouched


def test_of_a_draft_every_sentence_with_words_to_decide_is_open() -> None:
    laid_out = untouched()
    assert [each.span for each in laid_out.sentences] == [OPENED, GLAD, LAST, CLOSED, BLUE]
    assert [each.span for each in laid_out.open] == [OPENED, GLAD, CLOSED, BLUE]
    assert laid_out.percent == 0


def test_a_quotation_waits_where_it_begins_with_what_the_draft_says_of_it() -> None:
    _, glad, last, _, _ = untouched().sentences
    (waiting,) = glad.waiting
    assert waiting.quotation.fragments == ("I am glad,", "At last.")
    assert waiting.found is not None
    assert waiting.found.attribution == (55, 63)
    assert not last.waiting


def test_what_is_decided_is_cited_and_not_open() -> None:
    laid_out = begun()
    opened, glad, last, _, blue = laid_out.sentences
    assert [each.span for each in laid_out.open] == [CLOSED]
    assert opened.subjects("report") == ["opening"]
    assert (glad.subjects("wording"), glad.subjects("report")) == (["glad"], ["opening"])
    assert last.subjects("report") == ["opening"]
    assert blue.subjects("context") == ["describes a scene"]
    assert laid_out.percent == 77


def test_paragraphs_reach_to_the_next() -> None:
    assert untouched().paragraphs() == [(0, 86), (86, 133)]
