"""Checks of keys and names, each on a dossier in its docstring."""

from __future__ import annotations


def test_sound_dossier_has_no_problem(found: list[str]) -> None:
    assert found == []


def test_undeclared_key(found: list[str]) -> None:
    """Find what nothing declares, of every kind.

    --- actors.yaml
    - {actor: usa, name: United States, kind: state}
    - actor: lee
      name: Lee
      kind: person
      of: [usa, eu]
      offices: [{office: Envoy, dates: 2025/.., basis: stated, began: nowhere}]
    --- events.yaml
    - event: offer
      date: 2025-10-25
      basis: outside
      why: on the flight
      status: happened
      type: AGREE
      title: An offer
      summary: Lee offers talks.
      actors: [{actor: lee, role: actor}, {actor: leee, role: recipient}]
      part_of: trip
      responds_to: [ofer]
      follows: [other, offer-two]
      utterances:
        - {utterance: love-to, speaker: lee, to: kim}
      disagrees:
        - {about: place, says: {weekly: here, outside: there}}
    --- articles/daily.yaml
    article: daily
    published: 2025-10-28
    basis: stated
    coder: bob
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - {event: offering, at: {start: 0, end: 4, sha256: [love]}}
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
          - {utterance: love-too, manner: reported, at: {start: 30, end: 36, sha256: [x]}}
    """
    assert found == [
        'actors.yaml:5 eu [undeclared-key] No actor has the key "eu".',
        'actors.yaml:6 nowhere [undeclared-key] No event has the key "nowhere".',
        'articles/daily.yaml:4 bob [undeclared-key] No coder has the key "bob".',
        'articles/daily.yaml:7 offering [undeclared-key] No event has the key "offering".',
        'articles/daily.yaml:12 love-too [undeclared-key] No utterance has the key "love-too".',
        'events.yaml:9 leee [undeclared-key] No actor has the key "leee".',
        'events.yaml:10 trip [undeclared-key] No event has the key "trip".',
        'events.yaml:11 ofer [undeclared-key] No event has the key "ofer".',
        'events.yaml:12 other [undeclared-key] No event has the key "other".',
        'events.yaml:12 offer-two [undeclared-key] No event has the key "offer-two".',
        'events.yaml:14 kim [undeclared-key] No actor has the key "kim".',
        'events.yaml:16 weekly [undeclared-key] No article has the key "weekly".',
    ]


def test_duplicate_key(found: list[str]) -> None:
    """Find a key that an actor and an event share, and one that two actors do.

    --- actors.yaml
    - {actor: usa, name: United States, kind: state}
    - {actor: lee, name: Lee, kind: person, of: usa}
    - {actor: lee, name: Another, kind: person}
    - {actor: offer, name: Offer, kind: body, of: [usa, offer-member]}
    - {actor: offer-member, name: Member, kind: body, of: usa}
    --- events.yaml
    - event: day
      date: 2025-10-25
      basis: outside
      why: on the flight
      status: happened
      type: AGREE
      title: An offer
      summary: Lee offers talks.
      actors: [{actor: lee, role: actor}, {actor: offer, role: recipient}]
      utterances:
        - {utterance: love-to, speaker: lee}
    - {event: offer, date: 2025, basis: outside, why: so, status: happened, type: AID, title: A, summary: B}
    """
    assert found == [
        'actors.yaml:3 lee [duplicate-key] The key "lee" already belongs to an actor (actors.yaml, line 2).',
        (
            'articles/daily.yaml:10 love-to [wording-elsewhere] "love-to" was said at "day", '
            'and this is a report of "offer".'
        ),
        (
            'events.yaml:12 offer [duplicate-key] The key "offer" already belongs to an actor '
            "(actors.yaml, line 4)."
        ),
    ]


def test_ambiguous_alias(found: list[str]) -> None:
    """Find names that could mean two actors, in any letter case, and those that are another's key.

    --- actors.yaml
    - {actor: usa, name: United States, kind: state, aliases: [the president]}
    - {actor: lee, name: Lee, kind: person, of: usa, aliases: [The President, USA]}
    """
    assert found == [
        (
            "actors.yaml:2 The President [ambiguous-alias] "
            '"The President" could also mean United States (actors.yaml, line 1).'
        ),
        'actors.yaml:2 USA [ambiguous-alias] "USA" could also mean United States (actors.yaml, line 1).',
    ]


def test_repeated_alias(found: list[str]) -> None:
    """Find aliases that an actor has twice.

    --- actors.yaml
    - {actor: usa, name: United States, kind: state}
    - {actor: lee, name: Lee, kind: person, of: usa, aliases: [President, Lee, President]}
    """
    assert found == [
        'actors.yaml:2 Lee [repeated-alias] "Lee" is already a name of Lee.',
        'actors.yaml:2 President [repeated-alias] "President" is already a name of Lee.',
    ]


def test_actor_unused(found: list[str]) -> None:
    """Find an actor whom nobody refers to.

    --- actors.yaml
    - {actor: usa, name: United States, kind: state}
    - {actor: lee, name: Lee, kind: person, of: usa}
    - {actor: yoon, name: Yoon, kind: person, of: usa}
    """
    assert found == ["actors.yaml:3 yoon [actor-unused] Nothing refers to Yoon."]
