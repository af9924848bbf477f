"""Web pages and Markdown as texts of articles, and what they say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplotrack.workspace.web_page import Readable, from_file, from_html, from_markdown, from_text

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!DOCTYPE html>
<html><head>
<title>Ferry talks begin | The Northport Daily</title>
<meta property="og:title" content="Ferry talks  begin">
<meta property="og:site_name" content="The Northport Daily">
<meta name="author" content="Ann Example">
<meta property="article:published_time" content="2025-10-25T08:00:00+01:00">
<link rel="canonical" href="https://example.org/ferry">
<style>p { color: red }</style>
</head><body>
<header><h1>The Northport Daily</h1></header>
<nav><ul><li>Home</li><li>World</li></ul></nav>
<article>
  <h1>Ferry talks begin</h1>
  <figure><img src="x.png"><figcaption>A ferry.</figcaption></figure>
  <p>Minister <a href="/lind">Ada Lind</a> said
     <em>on Friday</em> that talks had begun.</p>
  <div>First line<br>Second line<p>Inner &amp; last.</p>Behind</div>
  <!-- a remark --><script>alert("no words")</script>
  <aside>Read also: the weather</aside>
</article>
<footer>All rights reserved</footer>
</body></html>"""


def test_a_page_is_its_article_without_what_stands_around_it() -> None:
    assert from_html(PAGE).text.split("\n\n") == [
        "Minister Ada Lind said on Friday that talks had begun.",
        "First line",
        "Second line",
        "Inner & last.",
        "Behind\n",
    ]


def test_a_page_says_what_it_is() -> None:
    assert from_html(PAGE)._replace(text="") == Readable(
        "",
        "Ferry talks begin",
        "The Northport Daily",
        "Ann Example",
        "2025-10-25",
        "https://example.org/ferry",
    )


def test_what_is_meant_for_search_engines_is_read_too() -> None:
    page = """<script type="application/ld+json">{"broken": </script>
    <script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",
    "headline": "Ferry talks begin", "datePublished": "2025-10-25", "publisher": {"name": "The Daily"},
    "author": [{"name": "Ann"}, "Bo"]}]}</script><p>Text.</p>"""
    assert from_html(page) == Readable("Text.\n", "Ferry talks begin", "The Daily", "Ann, Bo", "2025-10-25")


def test_a_page_that_says_nothing_of_itself_has_its_heading() -> None:
    assert from_html("<h1>Talks</h1><p>They met.") == Readable("They met.\n", "Talks")


def test_an_address_that_is_none_is_left_out() -> None:
    assert from_html('<link rel="canonical" href="javascript:alert(1)"><p>x').url is None


def test_markdown_loses_its_marks_and_front_matter() -> None:
    text = "---\nlayout: post\n---\n# Talks\n\nThey *met* in\n[the port](https://a.org).\n\n> I am “glad”.\n"
    assert from_markdown(text) == Readable("They met in the port.\n\nI am “glad”.\n", "Talks")


def test_a_page_in_another_encoding_is_read_as_it_says() -> None:
    page = '<meta charset="windows-1252"><p>Café — “yes”.'.encode("windows-1252")
    assert from_html(page).text == "Café — “yes”.\n"


def test_a_page_nested_as_deep_as_can_be_is_read() -> None:
    assert from_html("<div>" * 5000 + "word" + "</div>" * 5000).text == "word\n"


def test_a_web_page_is_known_by_how_it_begins() -> None:
    assert from_text(" \n<!doctype HTML><p>They met.").text == "They met.\n"
    assert from_text("Minister Lind <smiled>.").text == "Minister Lind <smiled>."


def test_a_file_is_read_as_what_its_name_says(tmp_path: Path) -> None:
    for name, text in {"a.html": "<p>Café", "b.md": "They *met*.", "c.txt": "They *met*."}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = [from_file(tmp_path / name).text for name in ("a.html", "b.md", "c.txt")]
    assert found == ["Café\n", "They met.\n", "They *met*."]


def test_the_front_matter_of_a_text_says_what_it_is() -> None:
    text = (
        '---\ntitle: "Gates open"\nauthor: Ann Example\ndate: 2025-04-01T08:00\nsource: The Post\n'
        "url: https://example.org/dam\n---\n\n## Gates open\n\nThey\\\nopened.\n<script>no()</script>\n"
    )
    assert from_markdown(text) == Readable(
        "They\n\nopened.\n",
        "Gates open",
        "The Post",
        "Ann Example",
        "2025-04-01",
        "https://example.org/dam",
    )


def test_the_longest_article_of_a_page_is_its_article() -> None:
    teaser, story = "<article>Top story</article>", "<article><p>They met for a long time.</article>"
    assert from_html(f"{teaser}{story}{teaser}").text == "They met for a long time.\n"


@pytest.mark.parametrize(
    "beside",
    [
        '<div class="newsletter-signup">Sign up</div>',
        '<div id="cookie-banner">Cookies</div>',
        '<div role="navigation">Home</div>',
        '<p class="sr-only">For a reader</p>',
        "<p hidden>Secret</p>",
        '<p aria-hidden="true">Secret</p>',
        '<p style="display: none">Secret</p>',
        "<amp-ad>Buy</amp-ad>",
    ],
)
def test_what_is_hidden_or_named_for_no_article_is_left_out(beside: str) -> None:
    text = "They met for a long time and talked about fees."
    assert from_html(f"<article><p>{text}</p>{beside}</article>").text == f"{text}\n"


def test_a_name_never_takes_the_greater_part_of_a_page() -> None:
    page = '<body class="has-ad"><div class="share-page"><p>They met for a long time.</div>By the lake.'
    assert from_html(page).text == "They met for a long time.\n\nBy the lake.\n"


@pytest.mark.parametrize(
    "said",
    [
        '<meta itemprop="datePublished" content="2025-04-03T10:00Z">',
        '<meta name="parsely-pub-date" content="2025-04-03">',
        '<meta name="date" content="2025-04-03">',
    ],
)
def test_a_day_is_found_under_each_of_its_names(said: str) -> None:
    assert from_html(f"{said}<p>They met.").published == "2025-04-03"


def test_an_address_is_found_in_what_is_meant_for_search_engines() -> None:
    page = """<script type="application/ld+json">{"@type": ["NewsArticle"],
    "mainEntityOfPage": {"@id": "https://example.org/a"}}</script><p>Text."""
    assert from_html(page).url == "https://example.org/a"
