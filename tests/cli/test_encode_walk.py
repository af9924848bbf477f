"""The walk through an article, on a terminal of its own: what is shown is waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.encoding import ARTICLE, KEY, Place, begun
from tests.cli.terminals import CTRL_C, CTRL_D, ENTER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.cli.terminals import Terminal

KEYS = "Q leave"
"""What stands last on the screen of a sentence."""

EVENT = (
    ("What happened, in your own words:", "The ferry line opens" + ENTER),
    ("When (Enter: 2025-10-24)", ENTER),
    ("Did it happen?", ENTER),
    ("Type (Enter: UNCODED)", "cooperate" + ENTER),
    ("Who:", ENTER),
)
"""What is asked of the first sentence's event, and what is answered."""

QUOTED = (
    ("Which utterance is it?", ENTER),
    ("Who says it (Enter: ada-lind)", ENTER),
    ("At which event was it said?", ENTER),
    ("Key of the utterance (Enter: this-is-a-good-day", ENTER),
    ("How is it quoted?", ENTER),
)
"""What is asked of the second sentence's quotation, once the first is an event."""

CLEAR = "\x15"
"""Deletes what stands in a line."""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return begun(tmp_path / "ferries", tmp_path / "cache")


def answer(terminal: Terminal, answers: Iterable[tuple[str, str]]) -> None:
    for question, keys in answers:
        terminal.expect(question)
        terminal.type(keys)


def opened(place: Place, *arguments: str) -> Terminal:
    terminal = place.walk(*arguments)
    terminal.expect(KEYS)
    return terminal


def step(terminal: Terminal, key: str, *answers: tuple[str, str]) -> None:
    """Press a key at a sentence, answer what is asked, and wait for the next sentence."""
    terminal.type(key)
    answer(terminal, answers)
    terminal.expect(KEYS)


def left(terminal: Terminal, key: str = "Q") -> None:
    terminal.type(key)
    assert terminal.end() == 0


def test_a_sentence_becomes_an_event(place: Place) -> None:
    terminal = opened(place)
    step(terminal, "e", *EVENT)
    assert 'Coded a sentence as the new event "the-ferry-line-opens".' in terminal.screen[-4]
    left(terminal)
    assert place.events == {"the-ferry-line-opens": ("The ferry line opens", "2025-10-24")}
    (filed,) = place.article.reports
    assert filed.event == "the-ferry-line-opens"
    assert filed.report.dated is not None
    assert (filed.report.dated.printed, filed.report.at[0].end) == ("on Friday", 80)


def test_each_question_leaves_the_sentence_in_view_and_the_date_is_echoed(place: Place) -> None:
    terminal = opened(place)
    terminal.type("e")
    answer(terminal, EVENT[:2])
    terminal.expect("Did it happen?")
    assert any("▶   1 Minister Ada Lind" in line for line in terminal.screen)
    assert " When: 2025-10-24, Friday 24 October 2025" in terminal.screen
    assert len(terminal.screen) <= 24
    terminal.type(CTRL_C)
    terminal.expect(KEYS)
    left(terminal)
    assert place.events == {}


def test_a_date_that_cannot_be_read_is_asked_for_again(place: Place) -> None:
    terminal = opened(place)
    terminal.type("e")
    answer(terminal, [EVENT[0], ("When (Enter: 2025-10-24)", "2025-10-24x" + ENTER)])
    terminal.expect("2025-10-24x")
    terminal.type(CLEAR + "late October 2025" + ENTER)
    terminal.expect("How is that known?")
    assert any("late October 2025" in line for line in terminal.screen)
    terminal.type(CTRL_C)
    terminal.expect(KEYS)
    left(terminal)


def test_an_unknown_name_becomes_an_actor(place: Place) -> None:
    terminal = opened(place)
    step(
        terminal,
        "e",
        *EVENT[:4],
        ("Who:", CLEAR + "Ada Lind > Tarn Vole; Southmark" + ENTER),
        ("Tarn Vole is new here: what is it?", "1"),
    )
    left(terminal)
    assert "actor: tarn-vole\n  name: Tarn Vole\n  kind: person" in (place.folder / "actors.yaml").read_text()
    roles = {"ada-lind": "actor", "tarn-vole": "recipient", "southmark": "mentioned"}
    events = (place.folder / "events.yaml").read_text()
    assert all(f"{{actor: {actor}, role: {role}}}" in events for actor, role in roles.items())


def test_a_quotation_becomes_a_wording_and_enter_takes_the_rest_of_its_sentence(place: Place) -> None:
    terminal = opened(place)
    step(terminal, "e", *EVENT)
    terminal.type("q")
    answer(terminal, QUOTED)
    terminal.expect("Enter same event: the-ferry-line-opens")
    terminal.expect(KEYS)
    step(terminal, ENTER)
    assert any("▶   3 Southmark" in line for line in terminal.screen)
    left(terminal)
    (wording,) = place.article.reports[0].wordings
    assert wording.utterance == "this-is-a-good-day"
    assert wording.wording.fragments == (
        "This is a good day for both shores,",
        "We have waited ten years for it.",
    )


def test_a_quotation_can_bring_its_own_event(place: Place) -> None:
    terminal = opened(place)
    step(terminal, "k")
    terminal.type("q")
    answer(terminal, [("Which utterance is it?", "n"), ("Who says it (Enter: ada-lind)", ENTER)])
    answer(terminal, [EVENT[0]])
    answer(terminal, [("When:", "2025-10-24" + ENTER), ("How is that known?", "1")])
    answer(
        terminal,
        [("The words in the article", "on Friday" + ENTER), EVENT[2], ("Type (Enter: STATE)", ENTER)],
    )
    answer(terminal, [("Who: ada-lind,", ENTER), ("Key of the utterance", ENTER)])
    step(terminal, "", ("How is it quoted?", ENTER))
    left(terminal)
    (filed,) = place.article.reports
    assert [(anchor.start, anchor.end) for anchor in filed.report.at] == [(81, 151)]
    assert [each.utterance for each in filed.wordings] == ["this-is-a-good-day"]


def test_what_somebody_says_is_told_in_two_keys_once_it_is_known(place: Place) -> None:
    told = "Lind had called it a good day for both shores, after years of waiting."
    place.text.write_text(f"{ARTICLE}\n{told}\n", encoding="utf-8")
    terminal = opened(place)
    step(terminal, "e", *EVENT)
    step(terminal, ENTER, *QUOTED)
    for _ in range(4):
        step(terminal, "k")
    terminal.type("r")
    terminal.expect("the same as this-is-a-good-day")
    answer(terminal, [("Which utterance is it? (Enter: 1)", ENTER)])
    terminal.expect("you skipped")
    left(terminal)
    (filed,) = place.article.reports
    assert [each.wording.manner for each in filed.wordings] == ["verbatim"]
    assert len(filed.report.at) == 2


def test_reported_speech_that_is_new_is_a_wording_without_words(place: Place) -> None:
    place.text.write_text(
        "Minister Ada Lind said on Friday in Southmark that she would come.\n", encoding="utf-8"
    )
    terminal = opened(place)
    terminal.type("r")
    answer(terminal, [("Who says it (Enter: ada-lind)", ENTER), *EVENT[:3]])
    answer(terminal, [("Type (Enter: STATE)", ENTER), EVENT[4]])
    answer(terminal, [("Key of the utterance (Enter: she-would-come)", ENTER)])
    terminal.expect("Every sentence is decided.")
    left(terminal)
    (filed,) = place.article.reports
    (wording,) = filed.wordings
    assert (wording.wording.manner, wording.wording.fragments) == ("reported", ())
    assert wording.wording.at == filed.report.at
    assert filed.report.names == (("ada-lind", "Ada Lind"), ("southmark", "Southmark"))
    assert place.run("check").returncode == 0


def test_a_sentence_longer_than_its_window_takes_the_room_of_what_is_not_suggested(place: Place) -> None:
    place.text.write_text(f"It was {'very ' * 400}late.\n", encoding="utf-8")
    terminal = opened(place)
    assert len(terminal.screen) == 24
    assert sum("▶" in line for line in terminal.screen) == 24 - 3 - 4
    left(terminal)


def test_a_type_that_is_not_known_stays_open(place: Place) -> None:
    terminal = opened(place)
    step(
        terminal,
        "e",
        *EVENT[:3],
        ("Type (Enter: UNCODED)", "nothing such" + ENTER),
        ("Type", ENTER),
        EVENT[4],
    )
    left(terminal)
    assert "type: UNCODED\n" in (place.folder / "events.yaml").read_text(encoding="utf-8")


def test_a_report_that_the_dossier_had_of_an_article_finds_its_place(place: Place) -> None:
    (place.folder / "events.yaml").write_text(
        "- {event: opening, date: 2025-10-24, basis: stated, status: ongoing, type: AGREE, title: It opens}\n"
    )
    known = "article: ferry\npublished: 2025-10-25\nbasis: stated\nreports:\n  - event: opening\n"
    (place.folder / f"articles/{KEY}.yaml").write_text(known)
    terminal = opened(place)
    assert " to place   It opens  reported, nobody has said where: s" in terminal.screen
    it_opens = "It opens, Friday 24 October 2025 (the article reports it already)"
    step(terminal, "s", (it_opens, ENTER), ("Do these words date it? (Enter: 1)", ENTER))
    assert not any("to place" in line for line in terminal.screen)
    left(terminal)
    (filed,) = place.article.reports
    assert (filed.event, len(filed.report.at)) == ("opening", 1)


def test_a_sentence_becomes_context_and_back_and_undo_go_to_it(place: Place) -> None:
    terminal = opened(place)
    step(terminal, "c", ("Why is it context?", "2"))
    before = place.left
    assert place.article.article.context[0].why == "background that reports no single event"
    step(terminal, "b")
    assert any("coded      context: background" in line for line in terminal.screen)
    step(terminal, "u")
    assert "Taken back:" in "".join(terminal.screen)
    assert place.left == before + 1
    step(terminal, "u")
    assert "Nothing is left to take back here" in " ".join(terminal.screen)
    left(terminal)


def test_the_same_event_again_makes_one_report_of_it(place: Place) -> None:
    terminal = opened(place)
    step(terminal, "e", *EVENT)
    step(terminal, "k")
    step(terminal, "s", ("Which event", "1"))
    left(terminal)
    (filed,) = place.article.reports
    assert [anchor.start for anchor in filed.report.at] == [0, 187]


def test_words_that_are_nobodys_are_narration_and_then_context(place: Place) -> None:
    terminal = opened(place)
    for _ in range(4):
        step(terminal, "k")
    assert any("▶     already" in line or "little summit" in line for line in terminal.screen)
    step(terminal, "q", ("Which utterance is it?", "x"))
    step_to_end = (("Why is it context?", "4"),)
    terminal.type("c")
    answer(terminal, step_to_end)
    terminal.expect("you skipped")
    left(terminal)
    (last,) = (each for each in place.article.article.context if each.is_reviewed)
    text = (place.folder / f".diplotrack/texts/{KEY}.txt").read_text()
    assert (last.at[0].end, len(place.article.quotations)) == (len(" ".join(text.split())), 1)


def test_leaving_keeps_all_and_the_same_command_goes_on(place: Place) -> None:
    terminal = opened(place)
    step(terminal, "c", ("Why is it context?", "2"))
    left(terminal, CTRL_D)
    assert "4 sentences left to decide" in " ".join(terminal.screen)
    again = opened(place, "encode", KEY)
    assert any("▶   2" in line for line in again.screen)
    left(again, CTRL_C)


def test_a_program_that_is_killed_loses_nothing(place: Place) -> None:
    terminal = opened(place)
    step(terminal, "c", ("Why is it context?", "2"))
    terminal.type("e")
    terminal.answer("What happened, in your own words:", "Half an event")
    terminal.expect("When:")
    terminal.kill()
    assert place.events == {}
    again = opened(place)
    assert any("▶   2" in line for line in again.screen)
    step(again, "u")
    assert any("▶   1" in line for line in again.screen)
    left(again)


def test_the_screen_is_drawn_anew_when_the_window_changes(place: Place) -> None:
    terminal = opened(place)
    terminal.resize(160, 50)
    terminal.expect(KEYS)
    assert len(terminal.screen) == 50
    assert any("opened the new ferry line to Southmark on Friday." in line for line in terminal.screen)
    terminal.resize(60, 15)
    terminal.expect(KEYS)
    assert len(terminal.screen) == 15
    assert all(len(line) <= 60 for line in terminal.screen)
    left(terminal)


def test_help_explains_every_key(place: Place) -> None:
    terminal = opened(place)
    terminal.type("?")
    terminal.expect("Any key goes back.")
    assert all(f"  {key}  " in "\n".join(terminal.screen) for key in "escqkbuQ" if key != "q")
    step(terminal, "x")
    left(terminal)


def test_an_edit_that_would_break_the_dossier_is_not_made_and_keeps_what_was_typed(place: Place) -> None:
    terminal = opened(place)
    terminal.type("e")
    answer(terminal, [EVENT[0], ("When (Enter: 2025-10-24)", "[2025-10-23..2025-10-24]" + ENTER)])
    answer(terminal, [("How is that known?", "1"), ("The words", "on Friday" + ENTER), *EVENT[2:]])
    terminal.expect(KEYS)
    step(terminal, "u")
    terminal.type("e")
    answer(terminal, [EVENT[0], ("When (Enter: 2025-10-24)", CTRL_C)])
    terminal.expect(KEYS)
    terminal.type("e")
    terminal.expect("What happened, in your own words: The ferry line opens")
    terminal.type(CTRL_C)
    terminal.expect(KEYS)
    left(terminal)
    assert place.events == {}


def test_what_is_pasted_at_a_sentence_is_no_key(place: Place) -> None:
    terminal = opened(place)
    terminal.type("\x1b[200~cccQ\x1b[201~")
    terminal.type("z")
    terminal.expect('"z" is none of the keys')
    left(terminal)
    assert place.left == 7


def test_keys_typed_ahead_are_taken_in_turn(place: Place) -> None:
    terminal = opened(place)
    terminal.type("c2kc3")
    terminal.expect("5 of 6")
    step(terminal, "z")
    left(terminal)
    assert place.left == 5


@pytest.mark.parametrize("hostile", ["\x1b[2J\x1b]0;owned\x07", "\x9b31m", "\u202e"])
def test_text_from_outside_never_reaches_the_terminal_as_a_command(place: Place, hostile: str) -> None:
    place.text.write_text(ARTICLE.replace("Ada", f"{hostile}Ada").replace("good", f"{hostile}good"), "utf-8")
    terminal = opened(place)
    assert "\x07" not in terminal.shown
    assert "\x9b" not in terminal.shown
    assert "\u202e" not in terminal.shown
    assert not any("owned" in line and "\x1b" in line for line in terminal.screen)
    left(terminal)


def test_without_colour_no_colour_is_written(place: Place) -> None:
    terminal = place.walk(NO_COLOR="1")
    terminal.expect(KEYS)
    assert not {"\x1b[36m", "\x1b[32m"} & set(terminal.codes)
    left(terminal)


def test_a_terminal_that_cannot_draw_is_told_so(place: Place) -> None:
    terminal = place.walk(term="dumb")
    assert terminal.end() == 1
    assert "encode draws screens" in terminal.shown
    assert place.left == 7
