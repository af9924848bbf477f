"""Checks of dates, each on a dossier in its docstring."""

from __future__ import annotations


def test_printed_date_contradicts(found: list[str]) -> None:
    """Find a printed date that cannot hold beside the adopted one.

    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        dated: {printed: on Friday, date: 2025-10-24}
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
    """
    assert found == [
        (
            "articles/daily.yaml:6 2025-10-24 [printed-date-contradicts] "
            'Friday 24 October 2025 contradicts the date of "offer", Saturday 25 October 2025.'
        )
    ]


def test_declared_contradictions_and_doubtful_dates_are_no_problem(found: list[str]) -> None:
    """Leave alone what is declared, and what a mark of doubt reconciles.

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
      disagrees: [{about: date, says: {daily: Friday, outside: Saturday}}]
    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        dated: {printed: on Friday, date: 2025-10-24}
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
    --- articles/weekly.yaml
    article: weekly
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        dated: {printed: perhaps on Friday, date: 2025-10-24?}
    """
    assert found == []


def test_after_publication(found: list[str]) -> None:
    """Find an event reported as past before it lies; one that is planned there is none.

    --- articles/daily.yaml
    article: daily
    published: 2025-10-24
    basis: stated
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
    --- articles/weekly.yaml
    article: weekly
    published: 2025-10-24
    basis: stated
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - {event: offer, status: planned, at: {start: 0, end: 4, sha256: [love]}}
    --- articles/yearly.yaml
    article: yearly
    published: 2025
    basis: stated
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - {event: offer, at: {start: 0, end: 4, sha256: [love]}}
    """
    assert found == [
        (
            "articles/daily.yaml:6 offer [after-publication] "
            '"daily" was published before "offer" and reports it as happened.'
        )
    ]


def test_an_article_that_differs_about_the_date_may_be_older(found: list[str]) -> None:
    """Leave alone an article whose own date is declared to differ.

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
      disagrees: [{about: Date, says: {daily: Friday, outside: Saturday}}]
    --- articles/daily.yaml
    article: daily
    published: 2025-10-24
    basis: stated
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
    """
    assert found == []


def test_more_precise_than_stated(found: list[str]) -> None:
    """Find a day said to be stated where the article gives a month; the month itself would do.

    --- events.yaml
    - event: offer
      date: 2025-10-25
      basis: stated
      status: happened
      type: AGREE
      title: An offer
      summary: Lee offers talks.
      actors: [{actor: lee, role: actor}]
      utterances: [{utterance: love-to, speaker: lee}]
    - event: trip
      date: 2025-10
      basis: stated
      status: happened
      type: CONSULT
      title: A trip
      summary: Lee travels.
    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        dated: {printed: in October, date: 2025-10}
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
      - event: trip
        at: {start: 0, end: 4, sha256: [love]}
        dated: {printed: in October, date: 2025-10}
    """
    assert found == [
        (
            "events.yaml:2 2025-10-25 [more-precise-than-stated] "
            "No article gives a date as close as Saturday 25 October 2025, said to be stated."
        )
    ]


def test_missing_reason(found: list[str]) -> None:
    """Find dates without the reason that their basis asks for.

    --- actors.yaml
    - {actor: usa, name: United States, kind: state}
    - actor: lee
      name: Lee
      kind: person
      of: usa
      offices: [{office: Envoy, dates: 2025/.., basis: deduced}]
    --- events.yaml
    - event: offer
      date: 2025-10-25
      basis: outside
      status: happened
      type: AGREE
      title: An offer
      summary: Lee offers talks.
      actors: [{actor: lee, role: actor}]
      utterances: [{utterance: love-to, speaker: lee}]
    --- articles/daily.yaml
    article: daily
    published: 2025-10-28
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
    """
    assert found == [
        "actors.yaml:6 deduced [missing-reason] A date that is deduced needs its reason, and there is none.",
        'articles/daily.yaml:2 2025-10-28 [missing-reason] The article has "published" and no "basis".',
        "events.yaml:3 outside [missing-reason] A date that is outside needs its reason, and there is none.",
    ]


def test_office_contradicts(found: list[str]) -> None:
    """Find an office that began later than the event that began it, and leave alone one that fits.

    --- actors.yaml
    - {actor: usa, name: United States, kind: state}
    - actor: lee
      name: Lee
      kind: person
      of: usa
      offices:
        - {office: Envoy, dates: 2025-11/.., basis: stated, began: offer}
        - {office: Driver, dates: 2024/2025-09, basis: stated, ended: offer}
        - {office: Porter, dates: 2024/2025-10, basis: stated, ended: offer}
        - {office: Cook, dates: "2025-10-26?/..", basis: stated, began: offer}
    """
    assert found == [
        (
            'actors.yaml:7 offer [office-contradicts] "Envoy", since November 2025, '
            'cannot have begun with "offer", Saturday 25 October 2025.'
        ),
        (
            'actors.yaml:8 offer [office-contradicts] "Driver", from 2024 to September 2025, '
            'cannot have ended with "offer", Saturday 25 October 2025.'
        ),
    ]


def test_order_contradicts(found: list[str]) -> None:
    """Find events that follow, or answer, what lies after them.

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
      follows: answer
      responds_to: [answer, trip]
      utterances: [{utterance: love-to, speaker: lee}]
    - {event: answer, date: 2025-11, basis: outside, why: x, status: planned, type: AID, title: A, summary: B}
    - {event: trip, date: 2025, basis: outside, why: so, status: happened, type: AID, title: A, summary: B}
    """
    assert found == [
        (
            'events.yaml:10 answer [order-contradicts] "offer", Saturday 25 October 2025, '
            'cannot follow "answer", November 2025.'
        ),
        (
            'events.yaml:11 answer [order-contradicts] "offer", Saturday 25 October 2025, '
            'cannot respond to "answer", November 2025.'
        ),
    ]


def test_order_contradicts_along_a_chain(found: list[str]) -> None:
    """Find an order that is refuted only through an event between, which alone fits both.

    --- events.yaml
    - {event: a, date: 2025-10-24, basis: outside, why: known, status: happened, type: STATE, title: A,
       summary: A., follows: b}
    - {event: b, date: "[2025-10-01..]", basis: outside, why: known, status: happened, type: STATE, title: B,
       summary: B., responds_to: c}
    - {event: c, date: 2025-10-29, basis: outside, why: known, status: happened, type: STATE, title: C,
       summary: C., actors: [{actor: lee, role: actor}]}
    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports: [{event: a, at: {start: 0, end: 4, sha256: [love]}}]
    """
    assert found == [
        (
            'events.yaml:2 b [order-contradicts] "a", Friday 24 October 2025, '
            'cannot follow "b", which comes after "c", Wednesday 29 October 2025.'
        )
    ]


def test_what_both_say_to_have_lasted_begins_and_ends_together(found: list[str]) -> None:
    """Find a printed span that overlaps the adopted one and ends earlier.

    --- events.yaml
    - event: offer
      date: 2025-10-24/2025-10-30
      basis: outside
      why: known
      status: happened
      type: AGREE
      title: An offer
      summary: Lee offers talks.
      actors: [{actor: lee, role: actor}]
    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        dated: {printed: from the 24th to the 26th, date: 2025-10-24/2025-10-26}
    """
    assert [line.split("] ")[1] for line in found] == [
        'From 24 to 26 October 2025 contradicts the date of "offer", from 24 to 30 October 2025.'
    ]


def test_part_of_outside(found: list[str]) -> None:
    """Find parts that lie outside the whole, or stick out of it.

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
      part_of: trip
      utterances: [{utterance: love-to, speaker: lee}]
    - event: trip
      date: 2025-10-26/2025-10-30
      basis: outside
      why: so
      status: happened
      type: CONSULT
      title: A trip
      summary: Lee travels.
    - event: stay
      part_of: trip
      date: 2025-10-28/2025-10-31
      basis: outside
      why: so
      status: happened
      type: CONSULT
      title: A stay
      summary: Lee stays.
    - event: dinner
      part_of: trip
      date: 2025-10
      basis: outside
      why: so
      status: happened
      type: CONSULT
      title: A dinner
      summary: Lee eats.
    """
    assert found == [
        (
            'events.yaml:10 trip [part-of-outside] "offer", Saturday 25 October 2025, '
            'is not within "trip", from 26 to 30 October 2025.'
        ),
        (
            'events.yaml:21 trip [part-of-outside] "stay", from 28 to 31 October 2025, '
            'is not within "trip", from 26 to 30 October 2025.'
        ),
    ]
