"""The exported chronology: what a reader sees of it, rendered and as plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from diplotrack.timeline import EventFilter, Match
from tests.exported import exported
from tests.exporters.conftest import EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.timeline import Timeline


class Seen(HTMLParser):
    """What a browser makes of a page: its tags, its links and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def chronology(timeline: Timeline) -> str:
    return "".join(exported("markdown", timeline))


def seen(timeline: Timeline) -> Seen:
    """Return the chronology as strict CommonMark renders it."""
    return Seen(MarkdownIt("commonmark").render(chronology(timeline)))


@pytest.mark.parametrize("which", ["timeline", "selected", "imported", "empty"])
def test_chronology_is_as_the_golden_has_it(
    which: str, request: pytest.FixtureRequest, golden: Callable[[str, str], None]
) -> None:
    golden(f"exporters/chronology-{which}.md", chronology(request.getfixturevalue(which)))


def test_two_runs_give_the_same_bytes(timeline: Timeline) -> None:
    assert chronology(timeline).encode() == chronology(timeline).encode()


def test_only_expected_tags_and_links_come_out(timeline: Timeline) -> None:
    page = seen(timeline)
    assert page.tags == {"h1", "h2", "h3", "p", "ul", "li", "em", "strong", "blockquote", "code", "a"}
    assert page.links == ["https://gazette.example/1?a=1&b=2"]


def test_hostile_texts_are_seen_as_they_were_written(timeline: Timeline) -> None:
    text = seen(timeline).text
    for words in (
        "Ruritania & Graustark: a *quarrel*",
        "Rudolf says he would meet Yetive [sic].",
        "“I'd meet her <script>alert(1)</script>.” “# If she *wants* to, `really`!”",
        "“=would meet | her”",
        "*Stop* press [1] & <script>alert(1)</script>",
        "- Yetive is to answer!",
        "1. after the offer 2. before the article.",
        "Zenda | the castle",
        "R*dolf | the 5th",
        "=cmd|' /C calc'!A0",
        "Signs as `Y_`.",
    ):
        assert words in text


def test_no_footnote_vanishes_in_strict_commonmark(timeline: Timeline) -> None:
    text = seen(timeline).text
    notes = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    cited = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert notes == cited == [str(number) for number in range(1, 9)]


def test_nor_does_one_on_an_article_that_nobody_has_read(imported: Timeline) -> None:
    assert "[^1]: bulletin, not read here." in seen(imported).text


def test_a_footnote_names_article_place_and_date(timeline: Timeline) -> None:
    text = chronology(timeline)
    assert (
        "[^2]: *border-note*, paragraph 2, characters 110-180 and 190-240; paragraph 3, characters 450-500; "
        "dates it: “on Monday”. Told out of order.\n" in text
    )
    assert "paragraph 4, characters 1,210-1,290; dates it: “in April”; has it as planned.\n" in text


def test_the_same_place_is_noted_once(timeline: Timeline) -> None:
    again = replace(EVENTS[2], reports=EVENTS[2].reports * 2, utterances=())
    text = chronology(replace(timeline, matches=(Match(again),)))
    assert "[^1] [^1]" in text
    assert "[^2]" not in text


def test_events_stand_under_years_and_dates(timeline: Timeline) -> None:
    headings = re.findall(r"^##+ (.*)$", chronology(timeline), re.MULTILINE)
    assert headings == [
        *("How to read it", "2018", "By 2018", "2025", "Monday 10 March 2025", "Perhaps March 2025"),
        *("Actors", "Articles"),
    ]


def test_events_of_one_day_share_its_heading(timeline: Timeline) -> None:
    twice = replace(timeline, matches=(Match(EVENTS[1]),) * 2)
    assert chronology(twice).count("### Monday 10 March 2025") == 1


def test_statuses_and_possible_matches_are_in_words(selected: Timeline) -> None:
    text = chronology(selected)
    assert "**\\- Yetive is to answer\\!** *Did not happen.*" in text
    assert text.count("*(possibly in the period asked for)*") == 1


def test_both_wordings_stand_side_by_side(timeline: Timeline) -> None:
    quote = chronology(timeline).split("> **Rudolf** to ")[1].split("\n\n")[0].splitlines()
    assert quote[0].endswith(", in two wordings:")
    assert [line.rpartition(" ")[2] for line in quote[2:4]] == ["[^4]", "[^5]"]
    assert quote[2].startswith("> - *border-note*: “I'd meet her")
    assert "*(in part)*" in quote[3]


def test_the_guide_explains_only_what_occurs(timeline: Timeline) -> None:
    guide = chronology(timeline).split("## How to read it")[1].split("## 2018")[0]
    assert "*did not happen*" in guide
    assert "*planned*" not in guide
    alone = chronology(replace(timeline, matches=(Match(EVENTS[0]),), actors={}, articles={}))
    guide = alone.split("## How to read it")[1].split("## 2018")[0]
    assert "*resolved*" in guide
    assert "*deduced*" not in guide
    assert "→" not in guide
    assert "numbered note" not in guide


def test_events_that_are_not_selected_go_by_their_titles_and_unknown_ones_by_their_keys(
    selected: Timeline,
) -> None:
    assert "- Responds to: Rudolf says he would meet Yetive \\[sic\\]\n" in chronology(selected)
    assert "- Responds to: rudolf-offer\n" in chronology(replace(selected, titles={}))


def test_the_selection_is_said(selected: Timeline, timeline: Timeline) -> None:
    assert (
        "*Events selected (1 of 3): with Yetive; from Saturday 1 March 2025 to Sunday 9 March 2025; with the "
        "status did not happen or planned; containing “answer” (0 certainly, 1 possibly).*"
        in chronology(selected)
    )
    assert "Events selected" not in chronology(timeline)
    limited = replace(timeline, question=EventFilter(limit=2, reverse=True, certain=True))
    assert "*Events selected (3 of 3): last two events at most.*" in chronology(limited)


def test_actors_that_belong_to_each_other_in_a_circle_are_listed(timeline: Timeline) -> None:
    circle = {
        key: replace(timeline.actors[key], of=(other,))
        for key, other in (("ruritania", "graustark"), ("graustark", "ruritania"))
    }
    text = chronology(replace(timeline, actors=circle))
    assert "- **Ruritania** (state)" in text
    assert "  - **Graustark** (state)" in text


def test_a_broken_dossier_is_written_all_the_same(timeline: Timeline) -> None:
    text = chronology(replace(timeline, actors={}, articles={}))
    assert "Who: rudolf → yetive; carried by gazette; mentioned: league" in text
    assert "[^1]: *border-note*, characters 20-80;" in text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/<x>", "https://a.example/ b"])
def test_only_addresses_of_the_web_become_links(url: str, timeline: Timeline) -> None:
    article = replace(timeline.articles["gazette-front"], url=url)
    page = seen(replace(timeline, articles={**timeline.articles, "gazette-front": article}))
    assert page.links == []
    assert url in page.text


def test_disagreements_say_who_says_what(timeline: Timeline) -> None:
    text = seen(timeline).text
    assert (
        "Disagreement about place: border-note: _Zenda_; outside the articles: Hentzau. "
        "Settled: both are one castle." in text
    )
    assert "Disagreement about who asked first: border-note: Rudolf; *Stop* press" in text
    assert ": Yetive. Open." in text
    assert "April 2025 (“in April”), by itself. Adopted: Monday 10 March 2025 (stated)." in text


def test_what_nobody_in_particular_does_is_done_to_somebody(timeline: Timeline) -> None:
    event = replace(EVENTS[2], participants=EVENTS[2].participants[1:])
    assert "- Who: to Rudolf\n" in chronology(replace(timeline, matches=(Match(event),)))
