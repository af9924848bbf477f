"""`add`: from options, and from answers on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.anchors import normalise
from diplotrack.dossier.changing.editing import editing
from diplotrack.dossier.checks import everything
from diplotrack.dossier.reader import read
from diplotrack.errors import DossierProblems
from diplotrack.workspace.coding import anchored
from tests.cli.conftest import Program
from tests.cli.terminals import ENTER, TAB, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from diplotrack.model import Dossier

TEXT = """\
Minister Ada Lind said on Friday that she was ready to receive her neighbour.

“I would be glad to see him,” she told reporters in Northport. “The door is open.”

Her visit to the border is planned for next month. The door is open, she wrote.
"""
EVENT = ["--title", "Lind is ready", "--date", "24 October 2025", "--basis", "resolved"]
WHOLE = [*EVENT, "--why", "Friday", "--status", "happened", "--type", "AGREE", "--actor", "ada-lind"]
QUOTE = ["--article", "daily-2025-10-25", "--event", "lind-is-ready", "--speaker", "ada-lind"]


@pytest.fixture
def northport(program: Program, tmp_path: Path) -> Program:
    """Return the program in a new dossier with one actor."""
    folder = tmp_path / "northport"
    begun = Program(folder, program.environment)
    assert begun("new", str(folder), "--title", "Northport").exit_code == 0
    (tmp_path / "daily.txt").write_text(TEXT, encoding="utf-8")
    assert begun("add", "actor", "--name", "Ada Lind", "--kind", "person").exit_code == 0
    return begun


@pytest.fixture
def told(northport: Program, tmp_path: Path) -> Program:
    """Return the same with an event, and an article that can be quoted."""
    assert northport("add", "event", *WHOLE).exit_code == 0
    text = ["--text", str(tmp_path / "daily.txt")]
    article = ["--outlet", "The Daily", "--published", "2025-10-25", "--basis", "stated", *text]
    assert northport("add", "article", *article).exit_code == 0
    return northport


def written(program: Program) -> Dossier:
    return read(program.dossier).written


def wrong(program: Program) -> list[str]:
    return [problem.check for problem in everything(read(program.dossier))]


def test_an_actor_is_added_with_all_that_is_said_of_it(northport: Program) -> None:
    northport("add", "actor", "--name", "Northland", "--kind", "state")
    names = ["--alias", "Bo", "--alias", "Mr, Bo"]
    result = northport("add", "actor", "--name", "Bo Ek", "--kind", "person", "--of", "northland", *names)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(
        'Added the actor "bo-ek" to actors.yaml.\nUnfinished: Nothing refers to Bo'
    )
    bo = written(northport).actors[-1]
    assert (bo.key, bo.name, bo.aliases, bo.of) == ("bo-ek", "Bo Ek", ("Bo", "Mr, Bo"), ("northland",))


def test_an_event_is_added_with_a_date_in_english(northport: Program) -> None:
    result = northport("add", "event", *WHOLE, "--actor", "ada-lind:recipient", "--place", "Northport")
    assert result.exit_code == 0
    assert result.stdout.startswith('Added the event "lind-is-ready" to events.yaml.\nUnfinished: No article')
    (event,) = written(northport).events
    assert (event.key, event.date.edtf, event.basis.why) == ("lind-is-ready", "2025-10-24", "Friday")
    assert [(each.actor, each.role) for each in event.participants] == [
        *(("ada-lind", "actor"), ("ada-lind", "recipient"))
    ]


def test_a_key_that_is_taken_is_not_proposed(told: Program) -> None:
    assert told("add", "event", *WHOLE).exit_code == 0
    assert [event.key for event in written(told).events] == ["lind-is-ready", "lind-is-ready-2"]


def test_an_article_is_added_with_its_text(told: Program) -> None:
    (article,) = written(told).articles
    assert (article.key, article.outlet) == ("daily-2025-10-25", "The Daily")
    assert article.text
    assert article.text.paragraphs == (0, 78, 161)
    assert (told.dossier / ".diplotrack/texts/daily-2025-10-25.txt").read_text(encoding="utf-8") == TEXT
    verified = told("verify", "--texts", str(told.dossier / ".diplotrack/texts"))
    assert verified.exit_code == 0


def test_an_article_that_nobody_has_read_has_an_address(northport: Program) -> None:
    assert northport("add", "article", "--url", "https://example.org/a-b?c=1").exit_code == 0
    (article,) = written(northport).articles
    assert (article.key, article.text) == ("example-org-a-b-c-1", None)


def test_what_is_missing_is_named_at_once(northport: Program) -> None:
    before = (northport.dossier / "events.yaml").read_bytes()
    result = northport("add", "event", *EVENT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: What is missing: --why, --status, --type.\n"
    assert northport("add", "actor").stderr == "Error: What is missing: --name, --kind.\n"
    assert northport("add", "quote").stderr == (
        "Error: What is missing: --article, --words, --event, --speaker.\n"
    )
    assert northport("add", "article", "--published", "2025").stderr == (
        "Error: What is missing: --outlet, --basis.\n"
    )
    assert (northport.dossier / "events.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["event", "--date", "someday"], 2, '"someday" is not a date'),
        (["event", "--status", "hapened"], 2, '--status cannot be "hapened": did you mean "happened"?'),
        (
            ["event", "--actor", "ada-lnd"],
            3,
            'No actor is called "ada-lnd" in the dossier "northport": did you',
        ),
        (["event", "--actor", "ada-lind:actr"], 2, '"actr" is not a role: did you mean "actor"?'),
        (["event", "--key", "A Key"], 2, '--key is "A Key", and a key is made of'),
        (["event", "--follows", "x"], 3, 'No event is called "x"'),
        (["actor", "--name", "\x07"], 2, "--name holds a character that cannot be seen"),
        (["article", "--url", "example.org"], 2, "--url is no address of a web page."),
        (["article", "--text", "nowhere.txt"], 1, '"nowhere.txt" cannot be read'),
    ],
)
def test_what_cannot_be_meant_is_said(
    arguments: list[str], code: int, sentence: str, northport: Program
) -> None:
    result = northport("add", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(f"Error: {sentence}")


def test_a_name_that_another_has_is_refused_at_once(northport: Program) -> None:
    for names in (["--name", "ada lind"], ["--name", "Ada", "--alias", "Ada Lind"]):
        result = northport("add", "actor", *names, "--kind", "person")
        assert result.exit_code == 2
        assert f'"{names[-1]}" is what "ada-lind" is called' in result.stderr


def test_what_would_break_the_dossier_is_refused(northport: Program) -> None:
    result = northport("add", "actor", "--name", "Ada", "--kind", "person", "--key", "ada-lind")
    assert result.exit_code == DossierProblems.exit_code
    assert result.stderr.startswith("Error: actors.yaml, line ")
    assert [actor.key for actor in written(northport).actors] == ["ada-lind"]


def test_a_quote_is_found_in_the_text_and_its_sentences_are_a_report(told: Program) -> None:
    words = ["--words", "I would be glad to see him,", "--words", "The door is open."]
    result = told("add", "quote", *QUOTE, *words, "--utterance", "glad")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == 'Added the words of "glad" to the article "daily-2025-10-25".\n'
    assert wrong(told) == []
    (event,) = written(told).events
    (said,), (report,) = event.utterances, event.reports
    assert [(each.start, each.end) for each in said.wordings[0].at] == [(79, 106), (142, 159)]
    assert [(each.start, each.end) for each in report.at] == [(78, 160)]
    assert told("verify", "--texts", str(told.dossier / ".diplotrack/texts")).exit_code == 0


def test_an_utterance_that_is_known_needs_no_event_and_is_printed_once(told: Program) -> None:
    told("add", "quote", *QUOTE, "--words", "I would be glad to see him,", "--utterance", "glad")
    reported = ["--words", "was ready to receive her neighbour", "--manner", "reported"]
    assert told("add", "quote", *QUOTE, *reported, "--utterance", "ready").exit_code == 0
    again = told("add", "quote", "--article", "daily-2025-10-25", "--utterance", "ready", "--words", "border")
    assert (again.exit_code, again.stderr.partition(":")[2]) == (
        2,
        ' "daily-2025-10-25" prints "ready" already: `diplotrack edit daily-2025-10-25`.\n',
    )
    assert wrong(told) == []
    wordings = [said.wordings[0] for said in written(told).events[0].utterances]
    assert [(each.manner, len(each.fragments)) for each in wordings] == [("verbatim", 1), ("reported", 0)]


def test_a_quote_of_a_reported_event_brings_its_sentence_to_the_report(told: Program) -> None:
    told("add", "quote", *QUOTE, "--words", "I would be glad to see him,", "--utterance", "glad")
    told("add", "quote", *QUOTE, "--words", "The door is open", "--nth", "2", "--utterance", "open")
    (report,) = written(told).events[0].reports
    assert [(each.start, each.end) for each in report.at] == [(78, 140), (212, 240)]
    assert wrong(told) == []


def test_what_somebody_has_decided_on_stays_as_it_is(told: Program) -> None:
    told("add", "quote", *QUOTE, "--words", "I would be glad to see him,", "--utterance", "glad")
    with editing(told.dossier) as edit:
        article = edit.record("article", QUOTE[1])
        article["context"] = [{"at": anchored(normalise(TEXT), [(212, 240)]), "why": "a repetition"}]
    told("add", "quote", *QUOTE, "--words", "The door is open", "--nth", "2", "--utterance", "open")
    (report,) = written(told).events[0].reports
    assert [(each.start, each.end) for each in report.at] == [(78, 140)]
    assert [each.context.why for each in read(told.dossier).contexts] == ["a repetition"]


def test_a_quotation_that_a_draft_has_found_is_reviewed_by_it(northport: Program, tmp_path: Path) -> None:
    northport("add", "event", *WHOLE)
    drafted = northport("encode", str(tmp_path / "daily.txt"), "--published", "2025-10-25", "--key", QUOTE[1])
    assert drafted.exit_code == 0
    found = [each.quotation.fragments for each in read(northport.dossier).quotations]
    assert found == [("I would be glad to see him,", "The door is open.")]
    assert northport("add", "quote", *QUOTE, "--words", "I would be glad to see him").exit_code == 0
    (left,) = read(northport.dossier).quotations
    assert left.quotation.fragments == ("The door is open.",)
    assert northport("add", "quote", *QUOTE, "--words", "The door is open.").exit_code == 0
    assert not read(northport.dossier).quotations
    assert wrong(northport) == []


def test_a_date_that_is_stated_needs_words_that_say_it(told: Program) -> None:
    stated = ["--title", "Lind writes", "--date", "24 October 2025", "--basis", "stated"]
    told("add", "event", *stated, "--status", "happened", "--type", "STATE", "--actor", "ada-lind")
    quote = ["add", "quote", *QUOTE[:2], "--event", "lind-writes", *QUOTE[4:], "--words", "I would be glad"]
    before = written(told)
    refused = told(*quote)
    assert (refused.exit_code, "as in --dated" in refused.stderr) == (2, True)
    assert told(*quote, "--dated", "on Monday").exit_code == 2
    assert written(told) == before
    assert told(*quote, "--dated", "on Friday").exit_code == 0
    (report,) = written(told).events[1].reports
    assert report.dated is not None
    assert (report.dated.printed, str(report.dated.date)) == ("on Friday", "2025-10-24")
    assert [(each.start, each.end) for each in report.at] == [(0, 77), (78, 140)]


def test_words_that_stand_twice_or_nowhere(told: Program) -> None:
    twice = told("add", "quote", *QUOTE, "--words", "The door is open")
    assert twice.exit_code == 2
    assert twice.stderr.startswith("Error: These words stand in the text 2 times: say which with --nth. 1: …")
    assert told("add", "quote", *QUOTE, "--words", "The door is open", "--nth", "3").exit_code == 2
    nowhere = told("add", "quote", *QUOTE, "--words", "I would be gladd to see him")
    assert nowhere.exit_code == 2
    assert nowhere.stderr.endswith("did you mean “I would be glad to see him”?\n")
    assert told("add", "quote", *QUOTE, "--words", "his door").exit_code == 2
    assert told("add", "quote", *QUOTE, "--words", "The door is open", "--nth", "2").exit_code == 0
    assert written(told).events[0].utterances[0].wordings[0].at[0].start == 212


def test_an_article_without_a_text_is_quoted_without_anchors(told: Program) -> None:
    told("add", "article", "--outlet", "Radio")
    result = told("add", "quote", "--article", "radio", *QUOTE[2:], "--words", "The door is open.")
    assert (result.exit_code, wrong(told)) == (0, ["article-without-report"])
    said = written(told).events[0].utterances[0]
    assert (said.key, said.wordings[0].at) == ("the-door-is-open", ())


def test_a_text_that_is_not_at_hand_is_asked_for(told: Program) -> None:
    text = told.dossier / ".diplotrack/texts/daily-2025-10-25.txt"
    text.write_text("Another.", encoding="utf-8")
    assert "is not the text on which" in told("add", "quote", *QUOTE, "--words", "open").stderr
    text.unlink()
    assert "is not at hand: put it at" in told("add", "quote", *QUOTE, "--words", "open").stderr


def test_the_shipped_dossier_is_not_changed_by_accident(program: Program, tmp_path: Path) -> None:
    for command in (["add", "actor"], ["edit", "x"], ["rename", "x", "y"], ["merge", "x", "y"], ["rm", "x"]):
        terminal = Terminal([*program.command, *command], without_a_dossier(program), tmp_path)
        terminal.expect("Stand in a dossier's folder")
        assert terminal.end() == 2


def without_a_dossier(program: Program) -> dict[str, str]:
    return {name: value for name, value in program.variables.items() if name != "DIPLOTRACK_DOSSIER"}


def on_terminal(program: Program, *arguments: str) -> Terminal:
    return Terminal([*program.command, *arguments], without_a_dossier(program), program.dossier)


def test_on_a_terminal_what_is_missing_is_asked_for(northport: Program) -> None:
    terminal = on_terminal(northport, "add", "event", "--date", "2025-11")
    terminal.answer("Title, in your own words: ", "Lind visits")
    terminal.answer("What the date rests on: ", "gues")
    terminal.expect('This cannot be "gues"')
    terminal.answer("What the date rests on: ", "\x15o")
    terminal.answer("Why: ", "the gazette")
    terminal.answer("Status: ", "planned")
    terminal.answer("Type: ", "CONSULT")
    terminal.answer("Summary, in your own words (Enter: none): ")
    terminal.answer("Place (Enter: none): ", "the border")
    terminal.answer("Actors, as KEY or KEY:ROLE, with commas (Enter: none): ", "ada-lnd")
    terminal.expect('"ada-lind"?')
    terminal.answer("(Enter: none): ", "\x15ada-lind:actor")
    terminal.answer("Key: ")
    terminal.expect('Added the event "lind-visits" to events.yaml.')
    assert terminal.end() == 0
    (event,) = written(northport).events
    assert (event.date.edtf, event.basis.basis, event.place) == ("2025-11", "outside", "the border")
    assert wrong(northport) == []


def test_a_date_in_english_is_read_back(northport: Program) -> None:
    terminal = on_terminal(northport, "add", "event", *WHOLE[:2], *WHOLE[4:])
    terminal.answer("Date, as far as you know it: ", "lately")
    terminal.expect("is not a date")
    terminal.answer("Date, as far as you know it: ", "\x15late October 2025")
    terminal.answer("[2025-10-21..2025-10-31], late October 2025: correct? [Y/n]: ", "n")
    terminal.answer("Date, as far as you know it: ", "24 October 2025")
    terminal.answer("2025-10-24, Friday 24 October 2025: correct? [Y/n]: ", "yes")
    terminal.answer("Summary")
    terminal.answer("Place")
    terminal.answer("Key: ", "\x15ready")
    assert terminal.end() == 0
    assert [(event.key, event.date.edtf) for event in written(northport).events] == [("ready", "2025-10-24")]


def test_tab_completes_keys_and_a_name_will_do(told: Program) -> None:
    terminal = on_terminal(
        told, "add", "quote", "--words", "The door is open", "--article", "daily-2025-10-25"
    )
    terminal.answer("Manner: ")
    terminal.expect("Event at which it was said:")
    terminal.type("ready")
    terminal.expect("Lind is ready")  # what is offered, with its title
    terminal.type(TAB)
    terminal.expect("lind-is-ready")  # what is taken
    terminal.type(ENTER)
    terminal.answer("Speaker: ", "Ada Lind")
    terminal.expect("  ada-lind")
    terminal.answer("To whom")
    terminal.answer("Key: ")
    terminal.answer("Which: ", "2")
    assert terminal.end() == 0
    (said,) = written(told).events[0].utterances
    assert (said.speaker, said.wordings[0].at[0].start) == ("ada-lind", 212)


def test_with_all_that_is_needed_nothing_is_asked(northport: Program) -> None:
    terminal = on_terminal(northport, "add", "event", *WHOLE)
    terminal.expect("Added the event")
    terminal.type(ENTER)
    assert terminal.end() == 0


def test_keys_of_which_there_are_none_are_not_asked_for(northport: Program) -> None:
    terminal = on_terminal(northport, "add", "quote")
    terminal.expect("The dossier has no article yet: `diplotrack add article` adds one.")
    assert terminal.end() == 2


def test_a_family_of_commands_says_what_there_is(northport: Program) -> None:
    listed = northport("add", "--help").stdout
    assert [
        line.split()[0] for line in listed.partition("Commands:\n")[2].splitlines() if line[2:3].strip()
    ] == [*("event", "actor", "article", "quote")]
    assert "Did you mean 'event'?" in northport("add", "evnt").stderr
