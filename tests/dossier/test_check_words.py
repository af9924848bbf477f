"""Checks of utterances, wordings and anchors, each on a dossier in its docstring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dossier.checks import CHECKS

if TYPE_CHECKING:
    import pytest


def test_utterance_without_wording(found: list[str]) -> None:
    """Find an utterance that no article prints.

    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - {event: offer, at: {start: 0, end: 4, sha256: [love]}}
    """
    assert found == [
        'events.yaml:11 love-to [utterance-without-wording] No article has a wording of "love-to".'
    ]


def test_wording_elsewhere(found: list[str]) -> None:
    """Find a wording in the report of another event.

    --- events.yaml
    - event: offer
      date: 2025-10-25
      basis: outside
      why: on the flight
      status: happened
      type: AGREE
      title: An offer
      summary: Lee offers talks.
      actors: [{actor: lee, role: actor}]
      utterances: [{utterance: love-to, speaker: lee}]
    - {event: trip, date: 2025, basis: outside, why: so, status: happened, type: AID, title: A, summary: B}
    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: trip
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
    """
    assert found == [
        (
            'articles/daily.yaml:7 love-to [wording-elsewhere] "love-to" was said at "offer", '
            'and this is a report of "trip".'
        )
    ]


def test_worded_twice(found: list[str]) -> None:
    """Find two wordings of one utterance in one article.

    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
          - {utterance: love-to, manner: reported, at: {start: 30, end: 36, sha256: [x]}}
    """
    assert found == [
        'articles/daily.yaml:8 love-to [worded-twice] "daily" has a wording of "love-to" already.'
    ]


def test_speaker_not_participant(found: list[str]) -> None:
    """Find a speaker who is only mentioned.

    --- events.yaml
    - event: offer
      date: 2025-10-25
      basis: outside
      why: on the flight
      status: happened
      type: AGREE
      title: An offer
      summary: Lee offers talks.
      actors: [{actor: lee, role: mentioned}]
      utterances: [{utterance: love-to, speaker: lee}]
    """
    assert found == [
        'events.yaml:10 lee [speaker-not-participant] "lee" speaks at "offer" and takes no part in it.'
    ]


def test_manner_contradicts(found: list[str]) -> None:
    """Find a quotation without words and a report with some.

    --- events.yaml
    - event: offer
      date: 2025-10-25
      basis: outside
      why: on the flight
      status: happened
      type: AGREE
      title: An offer
      summary: Lee offers talks.
      actors: [{actor: lee, role: actor}]
      utterances: [{utterance: love-to, speaker: lee}, {utterance: hate-to, speaker: lee}]
    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - {utterance: love-to, manner: partial, at: {start: 10, end: 26, sha256: [x]}}
          - {utterance: hate-to, manner: reported, words: hate, at: {start: 30, end: 34, sha256: [hate]}}
    """
    assert found == [
        "articles/daily.yaml:7 partial [manner-contradicts] A wording that is partial has no words.",
        "articles/daily.yaml:8 reported [manner-contradicts] A wording that is reported has words.",
    ]


def test_fragments_and_anchors(found: list[str]) -> None:
    """Find two fragments with one anchor.

    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - utterance: love-to
            manner: partial
            words: [love, to]
            at: {start: 10, end: 14, sha256: [love]}
    """
    assert found == [
        (
            "articles/daily.yaml:10 {start: 10, end: 14, sha256: "
            "686f746a95b6f836d7d70567c302c3f9ebb5ee0def3d1220ee9d4e9f34f5e131} [fragments-and-anchors] "
            '"words" and "at" must be of one length: they have 2 and 1.'
        )
    ]


def test_words_differ_from_anchor(found: list[str]) -> None:
    """Find words of another length, and other words of the same; typesetting makes no difference.

    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - utterance: love-to
            manner: partial
            words: [loved, hate, "I'd -- soon"]
            at:
              - {start: 10, end: 14, sha256: [love]}
              - {start: 20, end: 24, sha256: [love]}
              - {start: 30, end: 40, sha256: [I'd - soon]}
    """
    assert found == [
        (
            "articles/daily.yaml:9 loved [words-differ-from-anchor] "
            "These words are 5 characters long, and their anchor covers 4."
        ),
        (
            "articles/daily.yaml:9 hate [words-differ-from-anchor] "
            "These words are not those that the anchor was made on."
        ),
    ]


def test_anchor_outside_text(found: list[str]) -> None:
    """Find anchors beyond the end, and anchors of nothing, of whatever is anchored.

    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 96, end: 101, sha256: [love]}
        wordings:
          - {utterance: love-to, manner: reported, at: [{start: 10, end: 10, sha256: [x]}]}
    context:
      - {at: {start: 90, end: 120, sha256: [x]}, why: no event}
    """
    assert found == [
        (
            "articles/daily.yaml:5 101 [anchor-outside-text] "
            'The anchor ends at 101, and "daily" has 100 characters.'
        ),
        "articles/daily.yaml:7 10 [anchor-outside-text] The anchor starts at 10 and ends at 10.",
        (
            "articles/daily.yaml:9 120 [anchor-outside-text] "
            'The anchor ends at 120, and "daily" has 100 characters.'
        ),
    ]


def test_anchors_out_of_order(found: list[str]) -> None:
    """Find anchors of one report that overlap.

    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at:
          - {start: 10, end: 14, sha256: [love]}
          - {start: 12, end: 20, sha256: [love]}
          - {start: 20, end: 24, sha256: [love]}
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
    """
    assert found == [
        (
            "articles/daily.yaml:7 12 [anchors-out-of-order] "
            "This anchor starts at 12, and the one before it ends at 14."
        )
    ]


def test_paragraphs_out_of_order(found: list[str]) -> None:
    """Find paragraphs that go back.

    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50, 40, 60]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
    """
    assert found == ["articles/daily.yaml:2 40 [paragraphs-out-of-order] Paragraph 3 cannot begin at 40."]


def test_every_check_has_a_test(request: pytest.FixtureRequest) -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in request.path.parent.glob("test_check_*.py"))
    untested = [name for name in CHECKS if f"def test_{name.replace('-', '_')}(" not in tests]
    assert untested == []
