"""From files to the model: what is read, what is left out, and what is said of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from diplotrack.dossier.checks import everything
from diplotrack.dossier.files import names_of
from diplotrack.dossier.pages import LARGEST
from diplotrack.dossier.reader import read
from diplotrack.errors import DiplotrackError
from tests.dossier.docstring_dossiers import SOUND, split, write

if TYPE_CHECKING:
    from pathlib import Path

    from diplotrack.dossier.reading import Reading


def said(folder: Path) -> list[str]:
    """Return the problems of reading a folder, one line each."""
    return [f"{each.path}:{each.line}:{each.column} {each.message}" for each in read(folder).problems]


def test_reports_and_wordings_come_to_their_events(reading: Reading) -> None:
    dossier = reading.written
    assert (dossier.key, dossier.title, dossier.coders) == ("talks", "Talks", (("ann", "Ann"),))
    (event,) = dossier.events
    assert event.articles == ("daily",)
    (utterance,) = event.utterances
    assert (utterance.event, utterance.speaker, utterance.addressee) == ("offer", "lee", None)
    (wording,) = utterance.wordings
    assert (wording.article, wording.words) == ("daily", "I would love to.")
    assert (wording.spot.path, wording.spot.line) == ("articles/daily.yaml", 10)


def test_a_file_may_hold_a_list_of_articles(reading: Reading) -> None:
    """Read two articles of one file, and leave the broken one between them out.

    --- articles/daily.yaml
    - article: daily
      text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
      reports:
        - {event: offer, at: {start: 0, end: 4, sha256: [love]}}
    - {article: weekly, outlook: grim}
    - article: monthly
      text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
      quotations:
        - {words: [love, to], at: [{start: 10, end: 14, sha256: [love]}, {start: 15, end: 17, sha256: [to]}],
           manner: partial, suggested: [{actor: lee, name: Lee, score: "0.83", rule: nearest name}]}
    """
    assert [(each.key, each.spot.line) for each in reading.written.articles] == [("daily", 1), ("monthly", 6)]
    assert [(each.path, each.line, each.column, each.check) for each in reading.problems] == [
        ("articles/daily.yaml", 5, 21, "unknown-field")
    ]
    ((key, quotation),) = reading.quotations
    assert (key, quotation.fragments, quotation.manner) == ("monthly", ("love", "to"), "partial")
    assert (quotation.spot.line, [anchor.start for anchor in quotation.at]) == (9, [10, 15])
    assert reading.written.events[0].articles == ("daily",)


def test_no_scalar_has_a_type(reading: Reading) -> None:
    """Read words that YAML takes for numbers, truths and nothing.

    --- dossier.yaml
    dossier: no
    title: 2018
    scope: 1.0
    note: ~
    coders: {ann: true}
    """
    assert reading.problems == ()
    assert (reading.written.key, reading.written.title, reading.written.scope) == ("no", "2018", "1.0")
    assert reading.written.note is None
    assert reading.written.coders == (("ann", "true"),)


def test_a_dossier_alone_is_enough(tmp_path: Path) -> None:
    write(tmp_path, {"dossier.yaml": "dossier: empty\ntitle: Nothing yet\n"})
    reading = read(tmp_path)
    assert everything(reading) == ()
    assert reading.written.events == ()


def test_empty_files_hold_nothing(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "dossier.yaml": "dossier: empty\ntitle: Nothing yet\n",
            "actors.yaml": "",
            "events.yaml": "# later\n",
        },
    )
    assert everything(read(tmp_path)) == ()


def test_a_folder_without_a_dossier(tmp_path: Path) -> None:
    reading = read(tmp_path / "nowhere")
    assert [each.message for each in reading.problems] == ['There is no "dossier.yaml" in this folder.']


def test_bom_and_crlf_are_accepted(tmp_path: Path) -> None:
    write(tmp_path, {"dossier.yaml": "\ufeffdossier: talks\r\ntitle: Talks\r\nwhat: x\r\n"})
    assert said(tmp_path) == ['dossier.yaml:3:1 "what" is not a field of a dossier.']


def test_a_broken_record_stops_nothing_and_is_missed_once(reading: Reading, found: list[str]) -> None:
    """Leave out an event and an actor; nobody complains that they are undeclared or unused.

    --- actors.yaml
    - {actor: usa, name: United States, kind: state}
    - {actor: lee, name: Lee, kind: persom, of: usa}
    - {actor: kim, name: Kim, kind: person}
    --- events.yaml
    - event: offer
      date: late October
      basis: outside
      why: on the flight
      status: happened
      type: AGREE
      title: An offer
      summary: Lee offers talks.
      actors: [{actor: kim, role: actor}]
      utterances: [{utterance: love-to, speaker: lee}]
    - {event: trip, date: 2025, basis: outside, why: x, status: happened, type: AID, title: A, summary: B}
    """
    assert [line.partition(" [")[2] for line in found] == [
        'wrong-value] "kind" cannot be "persom".',
        (
            'wrong-value] "date" cannot be "late October": '
            "EDTF has no spaces: write 2025, 2025-10 or 2025-10-29."
        ),
    ]
    assert [event.key for event in reading.written.events] == ["trip"]
    assert [actor.key for actor in reading.written.actors] == ["usa", "kim"]


@pytest.mark.parametrize("name", ["dossier.yaml", "actors.yaml", "events.yaml", "articles/daily.yaml"])
def test_a_broken_file_stops_nothing_and_is_missed_once(tmp_path: Path, name: str) -> None:
    write(tmp_path, split(SOUND) | {name: "- [\n"})
    reading = read(tmp_path)
    assert [(each.path, each.check) for each in everything(reading)] == [(name, "broken-yaml")]
    kept = [reading.written.actors, reading.written.events, reading.written.articles]
    assert sum(bool(each) for each in kept) == (3 if name == "dossier.yaml" else 2)


def test_a_broken_wording_stops_nothing(found: list[str]) -> None:
    """Leave out a wording, and do not miss it in its utterance.

    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: {start: 0, end: 4, sha256: [love]}
        wordings:
          - {utterance: love-to, manner: verbatm, at: {start: 10, end: 26, sha256: [x]}}
    """
    assert found == ['articles/daily.yaml:7 verbatm [wrong-value] "manner" cannot be "verbatm".']


def test_a_broken_report_stops_nothing_and_is_missed_once(found: list[str]) -> None:
    """Leave out a report, and miss neither it nor its wording where they belong.

    --- events.yaml
    - event: offer
      date: 2025-10-25
      basis: deduced
      why: it must have been then
      status: happened
      type: AGREE
      title: An offer
      summary: Lee offers talks.
      actors: [{actor: lee, role: actor}]
      utterances: [{utterance: love-to, speaker: lee}]
    --- articles/daily.yaml
    article: daily
    text: {sha256: [text], characters: 100, norm: dt-norm-1, length: 100, paragraphs: [0, 50]}
    reports:
      - event: offer
        at: nowhere
        wordings:
          - {utterance: love-to, manner: reported, at: {start: 10, end: 26, sha256: [x]}}
    """
    assert found == [
        (
            'articles/daily.yaml:5 nowhere [wrong-shape] Item 1 of "at" must be a set of fields '
            '("name: value"), and is a text.'
        )
    ]


def test_files_in_order_without_hidden_ones_and_backups(tmp_path: Path) -> None:
    names = ["articles/b.yaml", "articles/a.yaml", "events.yaml", "dossier.yaml"]
    ignored = ["articles/.a.yaml.swp", "articles/.#a.yaml", "articles/a.yaml~", "articles/notes.txt"]
    write(tmp_path, dict.fromkeys([*names, *ignored], ""))
    assert names_of(tmp_path) == [
        "dossier.yaml",
        "events.yaml",
        "articles/a.yaml",
        "articles/b.yaml",
    ]


def test_files_that_nobody_reads_are_named(tmp_path: Path) -> None:
    write(tmp_path, split(SOUND) | {"articles/late.yml": "", "event.yaml": ""})
    assert said(tmp_path) == [
        'articles/late.yml:1:1 "articles/late.yml" is not read.',
        'event.yaml:1:1 "event.yaml" is not read.',
    ]


def test_things_that_are_no_files(tmp_path: Path) -> None:
    write(tmp_path, split(SOUND))
    (tmp_path / "articles" / "folder.yaml").mkdir()
    (tmp_path / "articles" / "link.yaml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "articles" / "pipe.yaml")
    with (tmp_path / "articles" / "sparse.yaml").open("wb") as stream:
        stream.truncate(200_000_000)
    assert said(tmp_path) == [
        'articles/folder.yaml:1:1 "articles/folder.yaml" is not a file.',
        'articles/link.yaml:1:1 "articles/link.yaml" is a link that leads nowhere.',
        'articles/pipe.yaml:1:1 "articles/pipe.yaml" is not a file.',
        (
            'articles/sparse.yaml:1:1 "articles/sparse.yaml" has 200,000,000 bytes, '
            f"and a file of a dossier has {LARGEST:,} at most."
        ),
    ]


def test_a_file_in_place_of_the_folder_of_articles(tmp_path: Path) -> None:
    write(tmp_path, {"dossier.yaml": "dossier: x\ntitle: X\n", "articles": ""})
    with pytest.raises(DiplotrackError, match="cannot be listed: not a directory"):
        names_of(tmp_path)
    assert [each.path for each in read(tmp_path).problems] == ["articles"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, split(SOUND))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert said(tmp_path)[0] == 'actors.yaml:1:1 "actors.yaml" cannot be read: permission denied.'
