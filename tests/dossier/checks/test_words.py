"""Checks of utterances and wordings, each on a dossier in its docstring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.dossier.checks import CHECKS, UNFINISHED

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


def test_every_check_has_a_test(request: pytest.FixtureRequest) -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in request.path.parent.glob("test_*.py"))
    untested = [name for name in CHECKS if f"def test_{name.replace('-', '_')}(" not in tests]
    assert untested == []


def test_what_is_unfinished_is_found_by_checks() -> None:
    assert set(CHECKS) > UNFINISHED
