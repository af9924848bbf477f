"""Comparisons as JSON, Markdown and HTML."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from diplotrack.cli.completion import COMPARISON_FORMATS
from diplotrack.criticism.comparing import compare_articles, compare_event, compare_utterance
from diplotrack.criticism.suggesting import Suggestion
from diplotrack.exporters.answers.suggestions import suggestions_json
from diplotrack.exporters.comparisons import FORMATS, write
from diplotrack.timeline import QuoteRow
from tests.exported import without_style
from tests.exporters.test_json_promise import documented
from tests.made_up_wordings import EMPTY, compared, printed, said, said_at, wordings

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.criticism.comparing import Comparison
    from diplotrack.model import Wording
    from diplotrack.timeline import Timeline


def comparisons(timeline: Timeline) -> dict[str, Comparison]:
    offer = next(event for event in timeline.events if event.key == "rudolf-offer")
    one, other = offer.reports
    one = replace(one, names=(("rudolf", "the *King*"), ("yetive", "Yetive")))
    offer = replace(offer, reports=(one, replace(other, names=(("rudolf", "Rudolf"),))))
    return {
        "utterance": compare_utterance(offer.utterances[0], offer),
        "told": compare_utterance(offer.utterances[1], offer),
        "event": compare_event(offer),
        "articles": compare_articles("border-note", "gazette-front", [offer, *timeline.events]),
    }


@pytest.mark.parametrize("fmt", ["json", "md", "html"])
@pytest.mark.parametrize("name", ["utterance", "told", "event", "articles"])
def test_a_comparison_is_as_the_golden_has_it(
    name: str, fmt: str, timeline: Timeline, golden: Callable[[str, str], None]
) -> None:
    text = "".join(write(comparisons(timeline)[name], timeline, fmt))
    golden(f"exporters/compare-{name}.{fmt}", without_style(text) if fmt == "html" else text)


def test_a_collation_as_tei_is_as_the_golden_has_it(
    timeline: Timeline, golden: Callable[[str, str], None]
) -> None:
    golden(
        "exporters/compare-utterance.xml", "".join(write(comparisons(timeline)["utterance"], timeline, "tei"))
    )


def test_the_command_line_knows_every_format() -> None:
    assert ("table", *FORMATS) == COMPARISON_FORMATS


def record(comparison: Comparison, timeline: Timeline) -> dict[str, Any]:
    return dict(json.loads("".join(write(comparison, timeline, "json"))))


def test_every_member_of_a_comparison_is_documented(timeline: Timeline) -> None:
    found = {name: record(comparison, timeline) for name, comparison in comparisons(timeline).items()}
    utterance, event, articles = found["utterance"], found["event"], found["articles"]
    variant = utterance["apparatus"][0]
    members = {
        "Compared utterance": [name for name in utterance if name not in ("format", "dossier")],
        "Similarity": utterance["similarities"][0],
        "Collated segment": utterance["segments"][0],
        "Part": utterance["segments"][0]["parts"][0],
        "Variant": variant,
        "Reading": variant["readings"][0],
        "Compared event": [name for name in event if name not in ("format", "dossier")],
        "Quoting": event["quotes"][0],
        "Alone": event["alone"][0],
        "Differences": event["differences"],
        "Compared articles": [name for name in articles if name not in ("format", "dossier")],
        "Only": articles["only"][0],
    }
    assert {name: list(each) for name, each in members.items()} == {
        name: documented(name) for name in members
    }
    assert list(articles["both"][0]) == documented("Compared event")
    assert documented("Naming") == ["actor", "names"]


def test_every_member_of_a_suggestion_is_documented() -> None:
    one, other = said(printed("a", "we met"), key="one"), said(printed("b", "we met"), key="other")
    event = said_at(one, other)
    rows = QuoteRow(event, one), QuoteRow(event, other)
    found = Suggestion(rows, (one.wordings[0], other.wordings[0]), 0.51234, "said")
    (given,) = json.loads("".join(suggestions_json([found], EMPTY)))["suggestions"]
    assert list(given) == documented("Look-alike")
    assert list(given["same"][0]) == documented("Edit")
    assert given["score"] == 0.5123


class Page(HTMLParser):
    """What a browser makes of a page: its elements, its text, and whether all elements are closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.open: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "div", "h1", "h2", "p", "b"),
    *("ins", "del", "span", "table", "tr", "th", "td"),
}


@given(wordings() | st.tuples(st.text(min_size=1).map(lambda text: printed("a", text))))
def test_a_page_is_well_formed_and_holds_no_element_of_a_text(each: tuple[Wording, ...]) -> None:
    page = Page("".join(write(compared(*each), EMPTY, "html")))
    assert page.elements <= ELEMENTS
    assert page.open == []


def test_a_page_loads_nothing_and_hostile_words_stay_words(timeline: Timeline) -> None:
    text = "".join(write(comparisons(timeline)["articles"], timeline, "html"))
    assert "<script" not in text
    assert not {"src=", "href=", "@import", "url("} & set(text.split())
    assert "<script>alert(1)</script>" in Page(text).text


def test_del_and_ins_show_both_sides() -> None:
    one, other = printed("a", "we want to go, guys"), printed("b", "we hope to go")
    text = "".join(write(compared(one, other, base="a"), EMPTY, "html"))
    assert '<del title="substitution">want</del> <ins title="substitution">hope</ins>' in text
    assert '<del title="omission">, guys</del>' in text


@given(wordings())
def test_markdown_has_a_row_for_every_reading(each: tuple[Wording, ...]) -> None:
    comparison = compared(*each)
    tokens = MarkdownIt().enable("table").parse("".join(write(comparison, EMPTY, "md")))
    rows = sum(token.type == "tr_open" for token in tokens)
    document = record(comparison, EMPTY)
    readings = [reading for variant in document["apparatus"] for reading in variant["readings"]]
    assert rows == (len(readings) + 1 if readings else 0)


def test_numbers_stand_behind_what_they_are_of() -> None:
    text = "".join(
        write(compared(printed("a", "I do love it"), printed("b", "I love it not"), base="a"), EMPTY, "md")
    )
    assert "*a*: “I do¹ love it²”" in text
