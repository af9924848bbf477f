"""The JSON promise: the shapes as issued, the shapes as documented, and text that is always JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.dates.edtf import parse
from diplotrack.exporters import jsontext
from diplotrack.exporters.answers.shown import shown as document_about
from diplotrack.timeline import EventFilter, quote_rows
from tests.exported import exported
from tests.exporters.conftest import listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.timeline import Timeline

DOCS = Path(__file__).parents[2] / "docs" / "json.md"
LISTINGS = ("timeline", "quotes", "actors", "articles", "stats")

EVENT = "key title summary date status type place actors articles utterances part_of responds_to match"
DATE = "edtf text earliest latest basis why"
UTTERANCE = "key event speaker addressee wordings"
ACTOR = "key name kind aliases of offices events quotes"
ARTICLE = "key title published basis events quotes text_sha256"


def read(name: str, timeline: Timeline) -> dict[str, Any]:
    """Read back a listing, or the whole export, as JSON."""
    pieces = exported("json", timeline) if name == "export" else listed(name, timeline, "json")
    return dict(json.loads("".join(pieces)))


def shown(kind: str, key: str, timeline: Timeline) -> dict[str, Any]:
    """Read back what `show` prints as JSON."""
    return dict(json.loads("".join(jsontext.whole(*document_about(kind, key, timeline)))))


def documented(heading: str) -> list[str]:
    """Return the members that docs/json.md lists under a heading, in its order."""
    section = DOCS.read_text(encoding="utf-8").split(f"\n### {heading}\n")[1].split("\n#")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


@pytest.mark.parametrize("name", [*LISTINGS, "export"])
def test_json_is_as_the_golden_has_it(
    name: str, timeline: Timeline, golden: Callable[[str, str], None]
) -> None:
    pieces = exported("json", timeline) if name == "export" else listed(name, timeline, "json")
    golden(f"exporters/{name}.json", "".join(pieces))


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("event", "rudolf-offer"),
        ("actor", "rudolf"),
        ("article", "gazette-front"),
        ("utterance", "would-meet"),
    ],
)
def test_shown_is_as_the_golden_has_it(
    kind: str, key: str, timeline: Timeline, golden: Callable[[str, str], None]
) -> None:
    golden(f"exporters/show-{kind}.json", "".join(jsontext.whole(*document_about(kind, key, timeline))))


def test_records_open_with_the_promised_members_in_order(timeline: Timeline) -> None:
    event = read("timeline", timeline)["events"][1]
    assert list(event)[:13] == EVENT.split()
    assert list(event["date"]) == DATE.split()
    assert list(event["actors"][0]) == ["key", "name", "role"]
    utterance = read("quotes", timeline)["utterances"][0]
    assert list(utterance) == UTTERANCE.split()
    assert list(utterance["speaker"]) == ["key", "name"]
    assert list(utterance["wordings"][0]) == ["article", "manner", "words", "fragments"]
    actor = read("actors", timeline)["actors"][2]
    assert list(actor) == ACTOR.split()
    assert list(actor["offices"][0]) == ["office", "edtf", "basis"]
    assert list(read("articles", timeline)["articles"][0])[:7] == ARTICLE.split()


@pytest.mark.parametrize("name", LISTINGS)
def test_documents_name_their_format_and_dossier_first(name: str, timeline: Timeline) -> None:
    document = read(name, timeline)
    assert list(document)[:2] == ["format", "dossier"]
    assert (document["format"], document["dossier"]) == ("diplotrack/1", "zenda")


def test_what_is_absent_is_null(timeline: Timeline) -> None:
    treaty = read("timeline", timeline)["events"][0]
    assert (treaty["place"], treaty["date"]["earliest"], treaty["part_of"]) == (None, None, None)
    assert (treaty["responds_to"], treaty["utterances"]) == ([], [])
    reported = read("quotes", timeline)["utterances"][1]["wordings"][0]
    assert (reported["words"], reported["fragments"]) == (None, [])
    article = read("articles", timeline)["articles"][0]
    assert (article["title"], article["published"], article["basis"]) == (None, None, None)


def test_what_nobody_has_read_or_reviewed_is_told_apart(
    imported: Timeline, golden: Callable[[str, str], None]
) -> None:
    golden("exporters/export-imported.json", "".join(exported("json", imported)))
    article = shown("article", "bulletin", imported)["article"]
    assert (article["text"], article["reports"][0]["at"]) == (None, [])
    draft = shown("article", "draft", imported)["article"]
    assert (len(draft["unreviewed"]), draft["context"]) == (1, [])


def test_every_member_is_documented_where_it_occurs(timeline: Timeline) -> None:
    export = read("export", timeline)
    event, utterance = export["events"][1], export["utterances"][0]
    full = {
        kind: shown(kind, key, timeline)[kind]
        for kind, key in (
            ("event", "rudolf-offer"),
            ("utterance", "would-meet"),
            ("actor", "rudolf"),
            ("article", "gazette-front"),
        )
    }
    lines = [json.loads(line) for line in exported("jsonl", timeline)]
    found = {
        "Document": export,
        "Event": event,
        "Date": event["date"],
        "Participant": event["actors"][0],
        "Utterance": utterance,
        "Speaker": utterance["speaker"],
        "Wording": utterance["wordings"][0],
        "Actor": export["actors"][2],
        "Office": export["actors"][2]["offices"][0],
        "Count": read("stats", timeline)["counts"][0],
        "Article": export["articles"][1],
        "Report": full["event"]["reports"][0],
        "Disagreement": full["event"]["disagreements"][0],
        "Side": full["event"]["disagreements"][0]["says"][0],
        "Place": full["event"]["reports"][0]["at"][0],
        "Text": full["article"]["text"],
        "Context": full["article"]["context"][0],
    }
    assert {name: list(record) for name, record in found.items()} == {
        name: documented(name) for name in found
    }
    more = {
        "Event": full["event"],
        "Utterance": full["utterance"],
        "Wording": full["utterance"]["wordings"][0],
        "Actor": full["actor"],
        "Office": full["actor"]["offices"][0],
        "Article": full["article"],
    }
    for name, record in more.items():
        assert list(record) == documented(name) + documented(f"{name} in show"), name
    assert list(full["article"]["reports"][0]) == ["event", *documented("Report")]
    assert all(list(line)[:1] == documented("Record") for line in lines)


def test_an_answer_brings_only_the_actors_and_articles_that_it_needs(selected: Timeline) -> None:
    export = read("export", selected)
    assert [actor["key"] for actor in export["actors"]] == [
        "ruritania",
        "graustark",
        "rudolf",
        "yetive",
        "league",
    ]
    assert [article["key"] for article in export["articles"]] == ["gazette-front"]
    assert [event["match"] for event in export["events"]] == ["possible"]
    assert [actor["key"] for actor in read("actors", selected)["actors"]] == ["rudolf", "yetive"]


def test_counts_are_of_events_with_a_part_and_of_words_spoken(timeline: Timeline) -> None:
    counts = {
        actor["key"]: (actor["events"], actor["quotes"]) for actor in read("actors", timeline)["actors"]
    }
    assert counts["rudolf"] == (2, 2)
    assert counts["league"] == (1, 0)
    assert counts["unused"] == (0, 0)
    counts = {
        each["key"]: (each["events"], each["quotes"]) for each in read("articles", timeline)["articles"]
    }
    assert counts == {"border-note": (2, 2), "gazette-front": (2, 2)}


def test_only_one_speaker_is_quoted_on_request(timeline: Timeline) -> None:
    assert [row.key for row in quote_rows(timeline, {"yetive"})] == ["soon"]


def test_a_document_as_of_a_day_says_so(timeline: Timeline) -> None:
    then = replace(timeline, question=EventFilter(as_of=parse("2025-10")))
    assert list(read("timeline", then))[:3] == ["format", "dossier", "as_of"]
    assert shown("actor", "unused", then)["as_of"] == read("export", then)["as_of"] == "2025-10-31"


def test_an_empty_dossier_gives_empty_lists(empty: Timeline) -> None:
    export = read("export", empty)
    assert [export[name] for name in ("events", "utterances", "actors", "articles")] == [[], [], [], []]


def test_lines_say_what_they_are(timeline: Timeline) -> None:
    lines = [json.loads(line) for line in exported("jsonl", timeline)]
    assert lines[0] == {
        "record": "dossier",
        "format": "diplotrack/1",
        "dossier": "zenda",
        "title": "Ruritania & Graustark: a *quarrel*",
        "scope": "What both said, 2018 to 2025.",
    }
    kinds = [line["record"] for line in lines]
    events = ["event", "event", "utterance", "utterance", "event", "utterance"]
    assert kinds == ["dossier", *events, *["actor"] * 8, *["article"] * 2]


def test_pieces_come_while_records_come(timeline: Timeline) -> None:
    pieces = list(listed("timeline", timeline, "json"))
    assert sum('"key": "treaty", "title"' in piece for piece in pieces) == 1
    assert len(pieces) > len(timeline.matches)


@given(st.text())
def test_any_text_comes_back_and_no_control_character_stands_raw(words: str) -> None:
    written = jsontext.text({"words": words})
    assert json.loads(written) == {"words": words}
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", written)
