"""Checks of events, each on a dossier in its docstring."""

from __future__ import annotations


def test_unknown_mode(found: list[str]) -> None:
    """Find a mode that another type has.

    --- events.yaml
    - event: offer
      date: 2025-10-25
      basis: outside
      why: on the flight
      status: happened
      type: CONSULT
      mode: withdraw
      title: An offer
      summary: Lee offers talks.
      actors: [{actor: lee, role: actor}]
      utterances: [{utterance: love-to, speaker: lee}]
    """
    assert found == ['events.yaml:7 withdraw [unknown-mode] CONSULT has no mode "withdraw".']


def test_unknown_context(found: list[str]) -> None:
    """Find a context that the codebook does not have.

    --- events.yaml
    - event: offer
      date: 2025-10-25
      basis: outside
      why: on the flight
      status: happened
      type: CONSULT
      contexts: [cbrn, nuclear]
      title: An offer
      summary: Lee offers talks.
      actors: [{actor: lee, role: actor}]
      utterances: [{utterance: love-to, speaker: lee}]
    """
    assert found == ['events.yaml:7 nuclear [unknown-context] The codebook has no context "nuclear".']


def test_event_without_report(found: list[str]) -> None:
    """Find an event that nobody reports; one known from outside needs no report.

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
    - {event: answer, date: 2025, basis: deduced, why: so, status: happened, type: AID, title: A, summary: B}
    - {event: trip, date: 2025, basis: outside, why: so, status: happened, type: AID, title: A, summary: B}
    """
    assert found == ['events.yaml:11 answer [event-without-report] No article reports "answer".']


def test_article_without_report(found: list[str]) -> None:
    """Find an article that reports nothing.

    --- articles/weekly.yaml
    article: weekly
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    """
    assert found == ['articles/weekly.yaml:1 weekly [article-without-report] "weekly" reports no event.']


def test_an_article_that_is_still_to_be_reviewed_need_not_report_anything_yet(found: list[str]) -> None:
    """Find the one that is reviewed, of three articles in a list that report nothing.

    --- articles/papers.yaml
    - article: drafted
      text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
      context:
        - {at: {start: 0, end: 4, sha256: [love]}, why: to code, suggested: [{actor: lee, rule: alias}]}
    - article: quoted
      text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
      quotations: [{words: love, at: {start: 0, end: 4, sha256: [love]}, manner: partial}]
    - article: reviewed
      text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
      context: [{at: {start: 0, end: 4, sha256: [love]}, why: an advertisement}]
    """
    assert found == ['articles/papers.yaml:8 reviewed [article-without-report] "reviewed" reports no event.']


def test_reported_twice(found: list[str]) -> None:
    """Find two reports of one event in one article.

    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
      - {event: offer, at: {start: 40, end: 44, sha256: [love]}}
    """
    assert found == ['articles/daily.yaml:8 offer [reported-twice] "daily" has a report of "offer" already.']


def test_side_without_report(found: list[str]) -> None:
    """Find an article that takes a side on an event it does not report.

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
    - event: trip
      date: 2025
      basis: outside
      why: so
      status: happened
      type: AID
      title: A
      summary: B
      disagrees:
        - about: place
          says: {daily: here, outside: there}
    """
    assert found == [
        'events.yaml:21 daily [side-without-report] "daily" takes a side here and does not report "trip".'
    ]


def test_goes_in_circles(found: list[str]) -> None:
    """Find circles of members, of parts, and of what comes after what.

    --- actors.yaml
    - {actor: usa, name: United States, kind: state, of: lee}
    - {actor: lee, name: Lee, kind: person, of: usa}
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
      part_of: offer
      responds_to: trip
      utterances: [{utterance: love-to, speaker: lee}]
    - event: trip
      date: 2025
      basis: outside
      why: so
      status: happened
      type: AID
      title: A
      summary: B
      follows: offer
    """
    assert found == [
        'actors.yaml:2 usa [goes-in-circles] These go in a circle: "lee" belongs to "usa" belongs to "lee".',
        'events.yaml:10 offer [goes-in-circles] These go in a circle: "offer" is part of "offer".',
        (
            "events.yaml:11 trip [goes-in-circles] These go in a circle: "
            '"offer" comes after "trip" comes after "offer".'
        ),
    ]
