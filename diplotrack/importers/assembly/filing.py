"""The articles that entries cite, filed: citations in, articles with their reports out.

Nobody has read them here: they have no text, and their reports no anchors. One address is one article; one
without an address is known by its title, its outlet and its day.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.dates.relations import Answer, before
from diplotrack.importers.assembly import keys
from diplotrack.importers.assembly.years import year_of
from diplotrack.importers.meaning.cited import address, host, parts_of
from diplotrack.importers.meaning.names import fold
from diplotrack.keys import key_from
from diplotrack.model import FUTURE_STATUSES, OUTSIDE, Article, Basis, FiledArticle, FiledReport, Report, Spot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from diplotrack.dates.edtf import EdtfDate
    from diplotrack.importers.assembly.placing import Placed
    from diplotrack.importers.entry import CitedArticle

LONGEST_PART = 36
"""The most characters that an outlet or a title has in the key of an article."""

Identity = tuple[str, ...]
_KEY = "key"


class Filed(NamedTuple):
    """New articles; reports for articles that are known, by their keys; and what has to stay a note.

    A note is an event's key with what stands for the article, and why it is not filed.
    """

    articles: tuple[FiledArticle, ...]
    reports: tuple[tuple[str, FiledReport], ...]
    notes: tuple[tuple[str, str], ...]


class _Cited(NamedTuple):
    """One article, as all rows together cite it."""

    about: CitedArticle
    also: tuple[str, ...]
    by: tuple[Placed, ...]


def filed(new: Iterable[Placed], known: Iterable[Article], file: str, taken: Collection[str]) -> Filed:
    """Return what is to be filed for new events; `taken` are keys that no article can have."""
    there = {identity: article for article in known for identity in (_identity(article), (_KEY, article.key))}
    citations: dict[Identity, list[tuple[Placed, CitedArticle]]] = {}
    for placed in new:
        for each in placed.entry.articles:
            own = (_KEY, each.key) if each.key else None
            identity = own if own and (own in there or not each.url) else _identity(each)
            citations.setdefault(identity, []).append((placed, each))
    articles, reports, notes = [], [], []
    used = set(taken)
    together = {identity: _together(each) for identity, each in sorted(citations.items())}
    for identity, cited in together.items():
        old = there.get(identity)
        published = old.published if old else cited.about.published
        may, may_not = _split_by_day(cited.by, published)
        notes += [(placed.key, f"{_named(cited.about)} (published before the event)") for placed in may_not]
        if old and old.text:
            notes += [(placed.key, f"{_named(cited.about)} (the article {old.key})") for placed in may]
        elif old:
            reports += [(old.key, _report(old.key, placed, old.spot.path)) for placed in may]
        elif may:
            key = _key(cited.about)
            if key in used:
                key = keys.apart(key, identity)
            used.add(key)
            articles.append(_filed(key, cited, may, file))
    return Filed(tuple(articles), tuple(reports), tuple(notes))


def _identity(about: CitedArticle | Article) -> Identity:
    """Return by what an article is known: its address, where it has one; else its title, outlet and day."""
    if about.url:
        return ("address", address(about.url))
    day = about.published.edtf if about.published else ""
    return ("words", fold(about.title or ""), fold(about.outlet or ""), day)


def _together(citations: Sequence[tuple[Placed, CitedArticle]]) -> _Cited:
    """Return what rows say of one article: where they differ, what most say; the rest is told besides.

    Where none names the outlet, it is called as its host is.
    """
    about = citations[0][1]._replace(url=min((each.url for _, each in citations if each.url), default=None))
    also = []
    for name in ("title", "outlet", "published", "author"):
        said = Counter(value for _, each in citations if (value := getattr(each, name)))
        ranked = sorted(said, key=lambda value: (-said[value], str(value)))
        about = about._replace(**{name: ranked[0] if ranked else None})
        also += [f"{name}: {value}" for value in ranked[1:]]
    about = about._replace(outlet=about.outlet or (host(about.url) if about.url else None))
    by = {placed.key: placed for placed, _ in citations}
    return _Cited(about, tuple(also), tuple(by.values()))


def _split_by_day(placed: Iterable[Placed], published: EdtfDate | None) -> tuple[list[Placed], list[Placed]]:
    """Return the events that an article of that day can report, and those that lie after it."""
    may: list[Placed] = []
    may_not: list[Placed] = []
    for each in placed:
        ahead = each.entry.status in FUTURE_STATUSES | {"called-off"}
        late = published is not None and not ahead and before(published, each.entry.date) is Answer.YES
        (may_not if late else may).append(each)
    return may, may_not


def _filed(key: str, cited: _Cited, by: Sequence[Placed], file: str) -> FiledArticle:
    about = cited.about
    year = year_of(about.published) if about.published else min(year_of(each.entry.date) for each in by)
    path = f"articles/{year}.yaml"
    entry = min((each.entry for each in by), key=lambda entry: (entry.file or "", entry.line))
    article = Article(
        key=key,
        spot=Spot(path, 1),
        title=about.title,
        outlet=about.outlet,
        author=about.author,
        url=about.url,
        published=about.published,
        basis=Basis("outside", f"imported from {entry.file or file}, line {entry.line}")
        if about.published
        else None,
        note="\n".join(cited.also) or None,
    )
    return FiledArticle(article, tuple(_report(key, each, path) for each in by))


def _report(article: str, placed: Placed, path: str) -> FiledReport:
    return FiledReport(placed.key, Report(article, (), Spot(path, 1)))


def _key(about: CitedArticle) -> str:
    """Return the key of an article, which another may have: its own, or outlet and title or day."""
    if about.key and about.key != OUTSIDE:
        return about.key
    outlet = key_from(about.outlet or "")
    words = key_from(about.title or _last_of(about.url))
    day = key_from(about.published.edtf if about.published else "")
    key = "-".join(part[:LONGEST_PART].strip("-") for part in (outlet, words or day) if part)
    return f"article-{key or keys.mark(repr(about))}" if key in ("", OUTSIDE) else key


def _last_of(url: str | None) -> str:
    """Return the last word of an address's path."""
    path = parts_of(url).path if url else ""
    words = [word for word in path.split("/") if word]
    return words[-1].removesuffix(".html").removesuffix(".htm") if words else ""


def _named(about: CitedArticle) -> str:
    published = about.published.edtf if about.published else None
    return ", ".join(filter(None, (about.title, about.outlet, published, about.url)))
