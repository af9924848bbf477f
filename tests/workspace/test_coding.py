"""What each answer of a coder changes in the records, without a file or a terminal."""

from __future__ import annotations

from typing import Any

import pytest

from diplotrack.model import TO_CODE
from diplotrack.workspace import coding
from diplotrack.workspace.coding import Given, Printed, anchored

TEXT = 'Lind spoke on Friday. "I am glad," she said in Northport. "The door is open." The ferry stops.'
FIRST, SECOND, THIRD, FOURTH = (0, 21), (22, 57), (58, 77), (78, 94)


def at(*spans: tuple[int, int]) -> object:
    return anchored(TEXT, spans)


@pytest.fixture
def article() -> dict[str, Any]:
    """Return an article of which all is to be decided."""
    return {
        "article": "daily",
        "text": {"paragraphs": ["0", "78"]},
        "context": [
            {"at": at(FIRST), "why": TO_CODE, "suggested": [{"rule": "alias", "actor": "lind"}]},
            {"at": at((34, 57)), "why": TO_CODE},
            {"at": at(FOURTH), "why": TO_CODE},
        ],
        "quotations": [
            {
                "words": ["I am glad,", "The door is open."],
                "at": at((23, 33), (59, 76)),
                "manner": "verbatim",
            }
        ],
    }


def test_the_text_is_divided_as_the_tests_say() -> None:
    assert [TEXT[start:end] for start, end in (FIRST, SECOND, THIRD, FOURTH)] == [
        "Lind spoke on Friday.",
        '"I am glad," she said in Northport.',
        '"The door is open."',
        "The ferry stops.",
    ]


def test_a_sentence_that_reports_an_event_is_no_context(article: dict[str, Any]) -> None:
    coding.report(article, TEXT, "speech", FIRST, Printed({"printed": "on Friday", "date": "2025-10-24"}))
    dated = {"printed": "on Friday", "date": "2025-10-24"}
    assert article["reports"] == [{"event": "speech", "at": at(FIRST), "dated": dated}]
    assert [each["at"] for each in article["context"]] == [at((34, 57)), at(FOURTH)]


def test_sentences_that_follow_each_other_are_one_stretch_of_a_report(article: dict[str, Any]) -> None:
    for span in (FOURTH, FIRST, SECOND):
        coding.report(article, TEXT, "speech", span)
    assert article["reports"] == [{"event": "speech", "at": at((0, 57), FOURTH)}]
    assert "context" not in article


def test_a_stretch_of_a_report_ends_with_its_paragraph(article: dict[str, Any]) -> None:
    for span in (SECOND, THIRD, FOURTH):
        coding.report(article, TEXT, "speech", span)
    assert article["reports"][0]["at"] == at((22, 77), FOURTH)


def test_a_sentence_that_is_reported_twice_stands_there_once(article: dict[str, Any]) -> None:
    for _ in range(2):
        coding.report(article, TEXT, "speech", FOURTH)
        coding.report(article, TEXT, "speech", FIRST)
    assert article["reports"][0]["at"] == at(FIRST, FOURTH)


def test_a_report_keeps_the_date_that_it_has(article: dict[str, Any]) -> None:
    coding.report(article, TEXT, "speech", FIRST, Printed({"printed": "on Friday"}))
    coding.report(article, TEXT, "speech", FOURTH, Printed({"printed": "today"}))
    assert article["reports"][0]["dated"] == {"printed": "on Friday"}


def test_a_sentence_can_report_two_events(article: dict[str, Any]) -> None:
    coding.report(article, TEXT, "speech", FIRST)
    coding.report(article, TEXT, "visit", FIRST)
    assert [each["at"] for each in article["reports"]] == [at(FIRST), at(FIRST)]


def test_context_has_a_reason_and_no_suggestions_any_more(article: dict[str, Any]) -> None:
    coding.as_context(article, TEXT, FIRST, "background")
    assert article["context"][0] == {"at": at(FIRST), "why": "background"}
    assert [each["why"] for each in article["context"]] == ["background", TO_CODE, TO_CODE]


def test_only_the_narration_of_a_sentence_becomes_context(article: dict[str, Any]) -> None:
    coding.as_context(article, TEXT, SECOND, "says where")
    assert article["context"][1] == {"at": at((34, 57)), "why": "says where"}


def test_context_can_become_a_report_after_all(article: dict[str, Any]) -> None:
    coding.as_context(article, TEXT, FIRST, "background")
    coding.report(article, TEXT, "speech", FIRST)
    assert [each["why"] for each in article["context"]] == [TO_CODE, TO_CODE]


def test_a_report_takes_from_context_no_more_than_its_sentence(article: dict[str, Any]) -> None:
    article["context"] = [{"at": at((0, 57)), "why": TO_CODE}]
    coding.report(article, TEXT, "speech", FIRST)
    assert article["context"] == [{"at": at(SECOND), "why": TO_CODE}]


def test_a_quotation_becomes_a_wording(article: dict[str, Any]) -> None:
    coding.report(article, TEXT, "speech", FIRST)
    coding.give_words(article, TEXT, 0, Given("speech", "glad", "verbatim"), SECOND)
    assert article["reports"][0]["wordings"] == [
        {
            "utterance": "glad",
            "manner": "verbatim",
            "words": ["I am glad,", "The door is open."],
            "at": at((23, 33), (59, 76)),
        }
    ]
    assert "quotations" not in article
    assert article["reports"][0]["at"] == at(FIRST)


def test_words_at_an_event_that_is_not_reported_yet_make_their_sentence_its_report(
    article: dict[str, Any],
) -> None:
    coding.give_words(article, TEXT, 0, Given("speech", "glad", "verbatim"), SECOND)
    assert article["reports"][0]["at"] == at(SECOND)
    assert [each["at"] for each in article["context"]] == [at(FIRST), at(FOURTH)]


def test_a_second_quotation_of_one_utterance_adds_fragments(article: dict[str, Any]) -> None:
    quotation = article["quotations"][0]
    article["quotations"] = [
        {**quotation, "words": quotation["words"][1:], "at": at((59, 76)), "manner": "verbatim"},
        {**quotation, "words": quotation["words"][:1], "at": at((23, 33)), "manner": "partial"},
    ]
    coding.give_words(article, TEXT, 0, Given("speech", "glad", "verbatim"), SECOND)
    coding.give_words(article, TEXT, 0, Given("speech", "glad", "partial"), SECOND)
    (wording,) = article["reports"][0]["wordings"]
    assert wording["words"] == ["I am glad,", "The door is open."]
    assert (wording["at"], wording["manner"]) == (at((23, 33), (59, 76)), "verbatim")


def test_words_take_the_place_of_what_was_only_told(article: dict[str, Any]) -> None:
    told = {"utterance": "glad", "manner": "reported", "at": at((0, 10))}
    article["reports"] = [{"event": "speech", "at": at(FIRST), "wordings": [told]}]
    coding.give_words(article, TEXT, 0, Given("speech", "glad", "verbatim"), SECOND)
    assert told["at"] == at((23, 33), (59, 76))
    assert told["manner"] == "verbatim"


def test_what_is_told_is_a_wording_without_words(article: dict[str, Any]) -> None:
    coding.report(article, TEXT, "speech", FIRST)
    coding.tell(article, TEXT, "speech", "glad", [FIRST])
    coding.tell(article, TEXT, "speech", "glad", [FOURTH])
    (wording,) = article["reports"][0]["wordings"]
    assert wording == {"utterance": "glad", "manner": "reported", "at": at(FIRST, FOURTH)}


def test_what_is_quoted_stays_so_when_it_is_told_again(article: dict[str, Any]) -> None:
    coding.give_words(article, TEXT, 0, Given("speech", "glad", "verbatim"), SECOND)
    before = dict(article["reports"][0]["wordings"][0])
    coding.tell(article, TEXT, "speech", "glad", [FOURTH])
    assert article["reports"][0]["wordings"] == [before]


def test_names_that_a_report_has_stay_and_others_are_added(article: dict[str, Any]) -> None:
    coding.report(article, TEXT, "speech", FIRST, Printed({}, {"lind": "Lind"}))
    coding.print_as(article, "speech", Printed({}, {"lind": "she", "vole": "Vole"}))
    assert article["reports"][0]["names"] == {"lind": "Lind", "vole": "Vole"}


def test_a_report_that_was_known_before_its_text_gets_its_place(article: dict[str, Any]) -> None:
    article["reports"] = [{"event": "speech", "note": "from a list"}]
    coding.report(article, TEXT, "speech", FIRST)
    assert article["reports"] == [{"event": "speech", "note": "from a list", "at": at(FIRST)}]


def test_nobodys_words_are_narration_with_their_marks(article: dict[str, Any]) -> None:
    coding.nobodys(article, TEXT, 0, [FIRST, SECOND, THIRD, FOURTH])
    assert [(each["at"], each["why"]) for each in article["context"]] == [
        (at(FIRST), TO_CODE),
        (at(SECOND), TO_CODE),
        (at(THIRD), TO_CODE),
        (at(FOURTH), TO_CODE),
    ]


def test_nobodys_words_in_a_report_belong_to_it(article: dict[str, Any]) -> None:
    coding.report(article, TEXT, "speech", SECOND)
    coding.report(article, TEXT, "speech", THIRD)
    coding.nobodys(article, TEXT, 0, [FIRST, SECOND, THIRD, FOURTH])
    assert [each["at"] for each in article["context"]] == [at(FIRST), at(FOURTH)]


def test_nobodys_words_in_context_belong_to_it(article: dict[str, Any]) -> None:
    coding.as_context(article, TEXT, SECOND, "says where")
    coding.nobodys(article, TEXT, 0, [FIRST, SECOND, THIRD, FOURTH])
    assert article["context"][1] == {"at": at(SECOND), "why": "says where"}


def test_who_speaks_takes_part() -> None:
    event: dict[str, Any] = {"event": "speech"}
    assert coding.utter(event, "glad", "lind")
    assert not coding.utter(event, "open", "lind")
    assert event == {
        "event": "speech",
        "utterances": [{"utterance": "glad", "speaker": "lind"}, {"utterance": "open", "speaker": "lind"}],
        "actors": [{"actor": "lind", "role": "actor"}],
    }


def test_who_was_only_mentioned_and_speaks_takes_part() -> None:
    event: dict[str, Any] = {"event": "speech", "actors": [{"actor": "lind", "role": "mentioned"}]}
    assert coding.utter(event, "glad", "lind")
    assert event["actors"] == [{"actor": "lind", "role": "actor"}]


def test_what_is_left_of_a_stretch_has_words() -> None:
    assert coding.without(TEXT, [FIRST], (0, 10)) == [(11, 21)]
    assert coding.without(TEXT, [FIRST], (0, 20)) == []
    assert coding.without(TEXT, [(0, 57)], (11, 30)) == [(0, 10), (30, 57)]
