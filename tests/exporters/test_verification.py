"""`verify` and `coverage` for programs: JSON as documented, and a page that is safe to open."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from diplotrack.anchors import digest, make, normalise
from diplotrack.criticism.citations import Citation
from diplotrack.criticism.covering import cover
from diplotrack.criticism.verifying import verify
from diplotrack.exporters.answers.coverage_page import page
from diplotrack.exporters.answers.verification import check_record, coverage_record, document
from diplotrack.model import Article, ArticleText, Spot
from tests.exported import without_style

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS = Path(__file__).parents[2] / "docs" / "json.md"
WAS = "Rudolf spoke.\n“I would love to,” he said."
NOW = "“I would like to,” he said. \x9b31m<b>Rudolf</b> & co.\nNobody saw this."
SPOT = Spot("articles/gazette.yaml", 7)
ARTICLE = Article(
    "gazette", SPOT, ArticleText(digest(WAS), len(WAS), "dt-norm-1", len(normalise(WAS)), (0, 14))
)


def cited(kind: str, words: str) -> Citation:
    start = normalise(WAS).index(words)
    anchor = make(normalise(WAS), start, start + len(words))
    return Citation(kind, "offer", anchor, 0, SPOT, words if kind == "wording" else None)


CHECK = verify(
    ARTICLE,
    [cited("report", "he said."), cited("wording", "I would love to,"), cited("report", "Rudolf")],
    NOW,
)
TEXTLESS = verify(ARTICLE, [cited("report", "he said.")], None)


def documented(heading: str) -> list[str]:
    section = DOCS.read_text(encoding="utf-8").split(f"\n### {heading}\n")[1].split("\n#")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def test_verify_is_as_documented(golden: Callable[[str, str], None]) -> None:
    written = "".join(document("small", [check_record(CHECK), check_record(TEXTLESS, None, "why not")], []))
    golden("exporters/verify.json", written)
    article = json.loads(written)["articles"][0]
    assert list(article) == documented("Article in verify")
    assert list(article["anchors"][0]) == documented("Anchor in verify")
    (drifted,) = (each for each in article["anchors"] if each["outcome"] == "drifted")
    assert list(drifted["changes"][0]) == documented("Change")


def test_coverage_is_as_documented(golden: Callable[[str, str], None]) -> None:
    records = [coverage_record("gazette", cover(CHECK, NOW)), coverage_record("herald", None)]
    written = "".join(document("small", records, []))
    golden("exporters/coverage.json", written)
    article, textless = json.loads(written)["articles"]
    assert list(article) == list(textless) == documented("Article in coverage")
    assert list(article["segments"][0]) == documented("Segment")
    assert list(article["overlooked"][0]) == documented("Sentence")


def test_the_page_is_as_the_golden_has_it(golden: Callable[[str, str], None]) -> None:
    text = "".join(page("Letters <& silence>", [("gazette", cover(CHECK, NOW)), ("herald", None)]))
    golden("exporters/coverage.html", without_style(text))
    assert "\x9b" not in text
    assert "<b>" not in text
    assert "<title>Coverage: Letters &lt;&amp; silence&gt;</title>" in text


def test_the_page_allows_only_its_own_style() -> None:
    text = "".join(page("Letters", []))
    style = re.search("<style>(.*)</style>", text, re.DOTALL)
    assert style
    assert f"'sha256-{b64encode(sha256(style[1].encode()).digest()).decode()}'" in text
