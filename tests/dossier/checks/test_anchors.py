"""Checks of anchors, each on a dossier in its docstring."""

from __future__ import annotations


def test_missing_anchor(found: list[str]) -> None:
    """Find a report and a wording that stand nowhere in an article that somebody has read.

    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        wordings:
          - {utterance: love-to, manner: verbatim, words: I would love to.}
    """
    assert found == [
        ('articles/daily.yaml:4 offer [missing-anchor] This report does not say where it stands in "daily".'),
        (
            "articles/daily.yaml:6 love-to [missing-anchor] "
            'This wording does not say where it stands in "daily".'
        ),
    ]


def test_what_nobody_has_read_needs_no_anchors(found: list[str]) -> None:
    """Let an article without a text report and quote without saying where.

    --- articles/daily.yaml
    article: daily
    url: https://example.org/daily
    reports:
      - event: offer
        wordings:
          - {utterance: love-to, manner: verbatim, words: [I would love to., He said so.]}
    """
    assert found == []


def test_anchor_without_text(found: list[str]) -> None:
    """Find anchors of a report, a wording, a context and a quotation that count in no text.

    --- articles/daily.yaml
    article: daily
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - utterance: love-to
            manner: reported
            at: [{start: 10, end: 26, sha256: [x]}]
    context:
      - {at: {start: 30, end: 34, sha256: [x]}, why: no event}
    quotations:
      - {words: love, at: {start: 0, end: 4, sha256: [love]}, manner: partial}
    """
    told = '[anchor-without-text] There is an anchor, and "daily" has no text in which it counts.'
    assert [each.partition(" ")[0] for each in found] == [
        f"articles/daily.yaml:{line}" for line in (4, 8, 10, 12)
    ]
    assert all(each.endswith(told) for each in found)


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
    quotations:
      - {words: nobody, at: {start: 98, end: 104, sha256: [nobody]}, manner: partial}
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
        (
            "articles/daily.yaml:11 104 [anchor-outside-text] "
            'The anchor ends at 104, and "daily" has 100 characters.'
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
