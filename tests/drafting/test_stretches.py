"""Stretches: lines that are no narration, actors known and new, printed dates, events."""

from __future__ import annotations

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.drafting.draft import Draft, Known, draft
from tests.made_up import made_up_actor, made_up_event

PUBLISHED = parse("2025-10-28")


def drafted(text: str, known: Known | None = None) -> Draft:
    return draft(text, PUBLISHED, known or Known())


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Advertisement", "advertisement"),
        ("Story continues below", "advertisement"),
        ("Topics: Oster, Quill", "topics"),
        ("By Ida Renn", "byline"),
        ("Read more: How it began", "read more"),
        ("Photo: Ida Renn", "picture"),
        ("Published: 2 May 2025", "published"),
        ("What happens next", "subheading"),
        ("Why now?", "subheading"),
        ("He left.", None),
    ],
)
def test_lines_that_are_no_narration(line: str, rule: str | None) -> None:
    found = drafted(f"They met in the old town hall.\n{line}\nThey went home.").stretches[1]
    assert [each.rule for each in found.suggestions] == ([rule] if rule else [])


def test_a_sentence_does_not_end_inside_a_quotation() -> None:
    found = drafted("“Why? Because we can,” Lind said. Nobody laughed. “Why?” Karr asked.")
    assert [found.normalised[each.start : each.end] for each in found.stretches] == [
        '"Why? Because we can," Lind said.',
        "Nobody laughed.",
        '"Why?" Karr asked.',
    ]
    assert [len(each.parts) for each in found.stretches] == [1, 1, 1]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Lind's plan failed.", ["lind"]),
        ("Nobody asked lind.", []),
        ("Lindholm left.", []),
        ("The Oster Post wrote.", []),
        ("Mara Lind met Quill.", ["lind", "quill", "quill-city"]),
    ],
)
def test_known_actors(text: str, keys: list[str]) -> None:
    actors = (
        made_up_actor("lind", "Mara Lind"),
        made_up_actor("oster", "Oster"),
        made_up_actor("quill", "Republic of Quill", "Quill"),
        made_up_actor("quill-city", "City of Quill", "Quill"),
    )
    found = drafted(text, Known(actors)).stretches[0].suggestions
    assert [each.actor for each in found if each.actor] == keys


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("They met Foreign Minister Ida Renn.", [("Ida Renn", "person")]),
        ("It was said by the Ministry of Trade and Industry.", [("Ministry of Trade and Industry", "body")]),
        ("He told the Harbour Gazette.", [("Harbour Gazette", "medium")]),
        ("They met in Port Sall on Monday in May.", []),
        ("However, nobody came.", []),
        ("Veldanian officials left.", []),
        ("Talks with Orlen's government failed.", [("Orlen", "state")]),
        ("Host Prime Minister Ida Renn left.", [("Ida Renn", "person")]),
        ("Talks with Orlen's embassy failed. The Orlenese left.", [("Orlen", "state")]),
        ("They left Orlen, whose minister came.", []),
        ("It began on Aug. 4 and Aug. 5.", []),
    ],
)
def test_possible_new_actors(text: str, new: list[tuple[str, str]]) -> None:
    assert [(each.name, each.kind) for each in drafted(text).new_actors] == new


def test_a_name_does_not_go_on_in_the_next_line() -> None:
    first = (
        "They had not met in years, when at last they were brought together in the spring by Minister Jo Pell"
    )
    found = drafted(f"{first}\nIda Renn, the mayor, was late.").new_actors
    assert [each.name for each in found] == ["Jo Pell", "Ida Renn"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("They met on Tuesday.", [("on Tuesday", "2025-10-28")]),
        ("They will meet on Friday.", [("on Friday", "2025-10-31")]),
        (
            "They agreed on Monday to meet on Friday.",
            [("on Monday", "2025-10-27"), ("on Friday", "2025-10-31")],
        ),
        ("They may go. May they succeed.", []),
        ("In May they met.", [("In May", "2025-05")]),
        ("They sent 1950 men.", []),
        ("They met in 1950.", [("in 1950", "1950")]),
        ("They left two days later.", [("two days later", "after")]),
        ("They left ahead of the summit.", [("ahead of the summit", "before")]),
        ("It lasted since June 2024.", [("since June 2024", "2024-06/..")]),
        ("It lasted since the war of 1951.", [("since the war of 1951", "1951/..")]),
        ("They left just after eleven.", []),
        ("They appeared before the cameras.", []),
        ("They will leave unless it is fixed by 3 November.", [("by 3 November", "[..2025-11-03]")]),
    ],
)
def test_printed_dates(text: str, dates: list[tuple[str, str]]) -> None:
    found = [each for each in drafted(text).stretches[0].suggestions if each.printed]
    assert [(each.printed, each.date.edtf if each.date else each.relation) for each in found] == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In 1994 they opened a road. On 12 May the first lorry crossed.", ["1994", "1994-05-12"]),
        ("On 3 October 1994 they met. By March it was over.", ["1994-10-03", "[..1995-03]"]),
        ("They met in 1994. On May 12 a lorry crossed.", ["1994", None]),
        ("They met in 1994. It rained. On 12 May a lorry crossed.", ["1994", "2025-05-12"]),
        (
            "In 1994 they met. On Monday they met again. It was over on 12 May.",
            ["1994", "2025-10-27", "2025-05-12"],
        ),
        ("In 1994 they met. They will meet on 12 November.", ["1994", "2025-11-12"]),
        ("In 1994 they met.\nIt was over on 12 May.", ["1994", "2025-05-12"]),
        ("In 1994 they met.\nBack then, it was over on 12 May.", ["1994", "1994-05-12"]),
        ("In 2025 they met. On 12 May a lorry crossed.", ["2025", "2025-05-12"]),
    ],
)
def test_a_date_without_a_year_is_in_the_year_of_its_passage(text: str, dates: list[str | None]) -> None:
    about = [each for stretch in drafted(text).stretches for each in stretch.suggestions if each.printed]
    assert [each.date.edtf if each.date else None for each in about] == dates


def test_without_a_day_of_publication_only_what_needs_none_has_a_date() -> None:
    found = draft("They met on Tuesday and in May 2018.", None, Known()).stretches[0].suggestions
    assert [each.date.edtf if each.date else None for each in found] == [None, "2018-05"]
    assert "not known" in found[0].why


def test_events_that_a_sentence_may_be_about() -> None:
    events = (
        made_up_event("bridge", "2025-10-27", actors=["lind"], title="Lind opens the bridge at Brask"),
        *(made_up_event(f"other-{number}", "2025-10-27", title=f"Remark {number}") for number in range(20)),
    )
    known = Known((made_up_actor("lind", "Mara Lind", "Lind"),), events)
    found = drafted("Lind opened the new bridge at Brask on Monday.", known).stretches[0].suggestions
    about = [each for each in found if each.event]
    assert [each.event for each in about] == ["bridge"]
    assert "shares the words brask, bridge, the actors Mara Lind and a date that fits" in about[0].why
