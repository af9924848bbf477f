"""Web pages and Markdown as texts of articles, and what they say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    text = "---\ntitle: x\n---\n# Talks\n\nThey *met* in\n[the port](https://a.org).\n\n> I am “glad”.\n"
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
