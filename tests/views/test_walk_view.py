"""The screen on which a coder decides on one sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.model import Actor, Basis, Event
from diplotrack.views import walk
from diplotrack.views.line import length, plain
from tests.drafts import SPOT, begun, untouched

if TYPE_CHECKING:
    from diplotrack.drafting.sheet import Sheet

LIND = Actor("ada-lind", "Ada Lind", "person", SPOT)
OPENING = Event(
    "opening", "The ferry line opens", "", parse("2025-10-24"), Basis("stated"), "happened", "COOPERATE", SPOT
)
EVENTS, ACTORS = {"opening": OPENING}, {"ada-lind": LIND}


def shown(sheet: Sheet, number: int, width: int = 80, height: int = 10) -> list[str]:
    return [plain(line) for line in walk.text_lines(sheet, sheet.sentences[number], width, height)]


def suggested(sheet: Sheet, number: int, width: int = 80, height: int = 10) -> list[str]:
    lines = walk.suggestion_lines(sheet.sentences[number], EVENTS, ACTORS, width, height)
    return [plain(line) for line in lines]


def test_the_sentence_stands_in_its_text_with_a_sign_beside_it() -> None:
    assert shown(untouched(), 0) == [
        ' ▶   1 Ada Lind opened the ferry line on Friday. "I am glad," she told Tarn',
        '       Vole. "At last."',
        "",
        "     2 The line was closed in 2015. The ferry is blue.",
    ]


def test_what_is_decided_is_marked_with_letters() -> None:
    assert shown(begun(), 3) == [
        '     1 ᴿAda Lind opened the ferry line on Friday. "ᴿᵂI am glad,ᴿ" she told Tarn',
        '       Vole. "At last."',
        "",
        " ▶   2 The line was closed in 2015. ᶜThe ferry is blue.",
    ]


def test_names_dates_and_quotations_of_the_sentence_have_their_styles() -> None:
    sheet = untouched()
    (line, *_) = walk.text_lines(sheet, sheet.sentences[0], 160, 10)
    styled = {style: text for text, style in line if style.startswith("present ")}
    assert styled == {"present name": "Ada Lind", "present date": "on Friday"}
    (line, *_) = walk.text_lines(sheet, sheet.sentences[1], 160, 10)
    assert [text for text, style in line if style == "present quote"] == ["I am glad,"]


@pytest.mark.parametrize("height", [1, 2, 3])
@pytest.mark.parametrize("number", range(5))
def test_the_sentence_is_in_view_however_low_the_window(number: int, height: int) -> None:
    lines = shown(untouched(), number, 80, height)
    assert len(lines) <= height
    assert any(walk.HERE in line for line in lines)


def test_a_long_text_is_shown_around_the_sentence_alone() -> None:
    sheet = untouched()
    words = "Word. " * 4000
    text = sheet.draft.article_text._replace(paragraphs=(*sheet.draft.article_text.paragraphs, 134))
    long = replace(
        sheet, draft=replace(sheet.draft, normalised=f"{sheet.text} {words.strip()}", article_text=text)
    )
    assert len(shown(long, 4, 80, 8)) == 8


def test_what_the_draft_suggests_names_its_rule() -> None:
    assert suggested(untouched(), 0) == [
        " date       “on Friday” → 2025-10-24, Friday 24 October 2025  bare weekday",
        " about      opening  The ferry line opens  same actors and day 0.83",
        " names      Ada Lind",
    ]
    assert suggested(untouched(), 1) == [
        " quote      “I am glad, … At last.”  by Ada Lind  nearest name",
        "            is it glad  like words 0.91",
        " new names  Tarn Vole  not in actors.yaml yet",
    ]


def test_what_is_decided_of_a_sentence_is_said() -> None:
    assert suggested(begun(), 4) == [" coded      context: describes a scene"]
    assert suggested(begun(), 1)[:2] == [
        " coded      event opening  The ferry line opens",
        " coded      quote glad",
    ]


def test_no_more_is_said_than_there_is_room_for() -> None:
    assert suggested(untouched(), 0, 80, 2) == [
        " date       “on Friday” → 2025-10-24, Friday 24 October 2025  bare weekday",
        "   …",
    ]


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    for sheet in (untouched(), begun()):
        for sentence in sheet.sentences:
            lines = [
                walk.header_line(sheet, sentence, width),
                *walk.text_lines(sheet, sentence, width, 20),
                *walk.suggestion_lines(sentence, EVENTS, ACTORS, width, 20),
                *walk.key_lines("same event: opening", width),
                *walk.help_lines(width),
                *walk.end_lines(sheet, width),
            ]
            assert all(length(line) <= width for line in lines)


def test_text_from_outside_cannot_move_the_cursor() -> None:
    sheet = untouched()
    draft = replace(sheet.draft, normalised=sheet.text.replace("ferry", "\x1b[2Jf"))
    assert not any("\x1b" in line for line in shown(replace(sheet, draft=draft), 0))


def test_the_head_says_how_far_it_is() -> None:
    sheet = begun()
    assert plain(walk.header_line(sheet, sheet.sentences[3], 80)) == (
        " A ferry at last                   sentence 4 of 5 · 1 to decide · 77 % covered"
    )
    assert "…" in plain(walk.header_line(sheet, sheet.sentences[3], 30))
