"""Any text, escaped, renders as that text and as nothing else."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from diplotrack.exporters.markdown.commonmark import emphasis, escape, strong
from diplotrack.exporters.plain import folded

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MEANT = st.text(st.sampled_from("ab1 9.)\n\t\\`*_{}[]()<>#+-=!|~&;:^$'\"/“x\u00a0"), max_size=30)
PLAIN = re.compile(r"<p>(.*)</p>\n", re.DOTALL)


def rendered(markdown: str, tags: str = "") -> str:
    """Return what a reader sees of one paragraph that consists of nothing but text and these tags."""
    match = PLAIN.fullmatch(RENDERER.render(markdown))
    assert match is not None, markdown
    inside = re.sub(tags, "", match[1]) if tags else match[1]
    assert "<" not in inside, markdown
    return html.unescape(inside)


@given(MEANT | st.text())
def test_a_paragraph_shows_the_text(text: str) -> None:
    if folded(text):
        assert rendered(escape(text)) == folded(text)


@given(MEANT | st.text())
def test_so_it_does_behind_other_text(text: str) -> None:
    assert rendered(f"Said: {escape(text)}") == f"Said: {folded(text)}".strip()


@given(MEANT | st.text())
def test_and_in_headings_lists_and_quotes(text: str) -> None:
    if folded(text):
        for prefix in ("## ", "- ", "> "):
            shown = re.sub("</?(h2|ul|li|blockquote|p)>", "", RENDERER.render(prefix + escape(text)))
            assert html.unescape(shown).strip() == folded(text)


@given(MEANT | st.text())
def test_bold_and_italics_hold(text: str) -> None:
    if folded(text):
        assert rendered(f"{strong(text)} ({emphasis(text)}).", "</?(strong|em)>") == (
            f"{folded(text)} ({folded(text)})."
        )
        assert RENDERER.render(strong(text)).startswith("<p><strong>")
        assert RENDERER.render(emphasis(text)).startswith("<p><em>")


@given(MEANT)
def test_a_footnote_behind_it_stays_one(text: str) -> None:
    assert rendered(f"Said {escape(text)}[^1]") == f"Said {folded(text)}[^1]"
    assert not escape(text).endswith("!") or escape(text).endswith("\\!")


@pytest.mark.parametrize(
    "text", ["Trump & Kim", "R&D (2018)", "a - b", "3.5 = 2 + 1.5", "50 %: it's (c)", "C# or so", "2018"]
)
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert escape(text) == text
