"""What an export tells of what it could not keep."""

from __future__ import annotations

from diplotrack.exporters.losses import Losses


def told(*noted: tuple[str, str, int, str]) -> list[str]:
    losses = Losses()
    for loss in noted:
        losses.note(*loss)
    return [*losses.sentences()]


def test_nothing_lost_is_nothing_said() -> None:
    assert told(("event has no day", "events have no day", 0, "")) == []


def test_what_is_alike_is_counted_together_in_the_order_in_which_it_came() -> None:
    undated = ("event has no day", "events have no day", 1, "--spans includes it")
    assert told(undated, ("place", "places", 1200, ""), undated) == [
        "2 events have no day; --spans includes it.",
        "1,200 places.",
    ]


def test_what_is_kept_by_the_same_is_one_sentence_and_what_nothing_keeps_its_own() -> None:
    note, address, quote = (
        ("note", "notes", 2, "json keeps it"),
        ("URL", "URLs", 1, ""),
        ("word", "words", 3, ""),
    )
    assert told(note, address, ("quote", "quotes", 1, "json keeps it"), quote) == [
        "2 notes; 1 quote; json keeps it.",
        "1 URL.",
        "3 words.",
    ]
