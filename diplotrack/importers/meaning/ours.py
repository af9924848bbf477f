"""What diplotrack's own exports keep in other programs' files: their fields and texts in, our words out."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from diplotrack.codebook import codebook
from diplotrack.dates.edtf import DateError, parse
from diplotrack.importers.entry import CitedArticle
from diplotrack.importers.meaning.pages import is_web_page
from diplotrack.importers.meaning.plain import in_one_line
from diplotrack.keys import KEY_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplotrack.dates.edtf import EdtfDate

DIVIDER = "* * *"
"""The line of a text below which stands what is no summary: quotes, and what else has fields of its own."""

_APART = re.compile(r'<(p|div) class="diplotrack">.*?</\1>', re.DOTALL)
_KEY = re.compile(KEY_PATTERN)


def date_of(written: str) -> EdtfDate | None:
    """Return the date of a field for EDTF, or None if it holds none."""
    try:
        return parse(written.strip())
    except DateError:
        return None


def type_of(written: str) -> str | None:
    """Return the type of the codebook that a word names, or None."""
    return written.upper() if written.upper() in codebook().types else None


def summary_in_text(text: str) -> str:
    """Return what stands above the divider."""
    lines = text.split("\n")
    return "\n".join(lines[: lines.index(DIVIDER)]) if DIVIDER in lines else text


def summary_in_html(markup: str) -> str:
    """Return a piece of HTML without the parts that are no summary."""
    return _APART.sub("", markup)


def texts(written: str) -> tuple[str, ...] | None:
    """Return the texts of a list in JSON, or of one text in JSON; None for anything else."""
    found = _json(written)
    each = found if isinstance(found, list) else [found]
    if not all(isinstance(text, str) for text in each):
        return None
    return tuple(filter(None, map(in_one_line, each)))


def articles(written: Iterable[str]) -> tuple[CitedArticle, ...]:
    """Return the articles that pieces of JSON hold: one, a list of them, or several by their keys."""
    held = [each for piece in written for each in _objects(_json(piece))]
    return tuple(article for each in held if any(article := _article(each)))


def _objects(found: object) -> list[dict[str, object]]:
    if isinstance(found, dict) and found and all(isinstance(each, dict) for each in found.values()):
        return [{**members, "key": key} for key, members in found.items()]
    return [each for each in (found if isinstance(found, list) else [found]) if isinstance(each, dict)]


def _json(written: str) -> object:
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return None


def _article(members: dict[str, object]) -> CitedArticle:
    said = {name: in_one_line(value) for name, value in members.items() if isinstance(value, str)}
    return CitedArticle(
        url=said["url"] if is_web_page(said.get("url", "")) else None,
        title=said.get("title") or None,
        outlet=said.get("outlet") or None,
        published=date_of(said.get("published", "")),
        author=said.get("author") or None,
        key=said["key"] if _KEY.fullmatch(said.get("key", "")) else None,
    )
