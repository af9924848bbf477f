"""The day on which a dossier last heard of an event, by what its articles and the event itself say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diplotrack.dates.edtf import parse
from diplotrack.exporters.exchange.days import last_told
from diplotrack.model import Article, Report
from tests.exporters.exchange.conftest import timeline_of
from tests.made_up import SPOT, made_up_event


@pytest.mark.parametrize(
    ("event_date", "published", "day"),
    [
        ("2025-09", ("2025-10-28", "2025-10-29"), "2025-10-29"),
        ("2025-09", ("2025-10",), "2025-10-31"),
        ("2025-09", ("[2025-10-29..]",), "2025-10-29"),
        ("2025-09", (None, "2025-10-01"), "2025-10-01"),
        ("2025-09", (None,), "2025-09-30"),
        ("2025-09/..", (), "2025-09-01"),
        ("[..2019]", (), "2019-12-31"),
    ],
)
def test_it_is_the_latest_day_of_an_article_or_else_the_events_own(
    event_date: str, published: tuple[str | None, ...], day: str
) -> None:
    articles = [
        Article(f"article-{number}", SPOT, published=parse(date) if date else None)
        for number, date in enumerate(published)
    ]
    event = replace(
        made_up_event("event", event_date), reports=tuple(Report(each.key, (), SPOT) for each in articles)
    )
    assert str(last_told(event, timeline_of([event], (), articles))) == day
