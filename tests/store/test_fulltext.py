from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.errors import UsageError
from diplotrack.timeline import EventFilter, Snippet
from tests.made_up import made_up_dossier as dossier
from tests.made_up import made_up_event as event
from tests.made_up import made_up_quote as quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.store.query import Reader
    from tests.store.conftest import Asked


@pytest.fixture(scope="module")
def reader(asked: Asked) -> Iterator[Reader]:
    events = [
        event("plants", title="Nuclear power plants", summary="Talks about plants.", place="Séoul"),
        event("power", title="A nuclear power", summary="Sanctions \x02stay\x03.", place="Geneva"),
        event("quote", utterances=(quote("said", "I would love to", "see him"),)),
    ]
    with asked(dossier(events)) as reader:
        yield reader


def keys(reader: Reader, text: str) -> list[str]:
    return [each.key for each in reader.timeline(EventFilter(text=text)).events]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nuclear", ["plants", "power"]),
        ("NUCLEAR plants", ["plants"]),
        ('"nuclear power"', ["plants", "power"]),
        ('"power nuclear"', []),
        ('"nuclear power', ["plants", "power"]),
        ("sanct*", ["power"]),
        ("sanct", []),
        ('"nuclear pow"*', ["plants", "power"]),
        ("seoul", ["plants"]),
        ("SÉOUL", ["plants"]),
        ("love him", ["quote"]),
        ("nuclear OR love", []),
        ("title:nuclear", []),
        ("- nuclear !", ["plants", "power"]),
    ],
)
def test_all_words_must_be_found(reader: Reader, typed: str, found: list[str]) -> None:
    assert keys(reader, typed) == found


@pytest.mark.parametrize("typed", ["", " ", '"', '""', "*", "-", "“”", "\0", '"*"*', "a " * 101])
def test_nothing_to_look_for_and_too_much_are_usage_errors(reader: Reader, typed: str) -> None:
    with pytest.raises(UsageError, match=r"at least one letter or digit|leave some out"):
        reader.search(EventFilter(text=typed))


HOSTILE = [
    "NEAR(a b, 2)",
    "a AND",
    "OR",
    "NOT a",
    "^a",
    "{title}: x",
    "a + b",
    "(a",
    "a\0b",
    '"a\0',
    "\udce9t",
    "a'b",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_no_spelling_is_a_syntax_error(reader: Reader, typed: str) -> None:
    reader.search(EventFilter(text=typed))


@settings(max_examples=300)
@given(typed=st.text() | st.text(alphabet="\"*():^-+{}\0 aNEARDOTé,'\\;"))
def test_nothing_typed_is_a_syntax_error(reader: Reader, typed: str) -> None:
    with suppress(UsageError):
        reader.search(EventFilter(text=typed))


def test_a_snippet_shows_where_the_words_stand(reader: Reader) -> None:
    _, snippets = reader.search(EventFilter(text="love"))
    assert snippets == {
        "quote": Snippet("words", (("I would ", False), ("love", True), (" to … see him", False)))
    }
    _, snippets = reader.search(EventFilter(text="plants"))
    assert snippets["plants"].place == "title"


def test_control_characters_of_the_text_are_no_hits(reader: Reader) -> None:
    _, snippets = reader.search(EventFilter(text="sanctions"))
    assert snippets["power"] == Snippet("summary", (("Sanctions", True), (" stay.", False)))


def test_snippets_are_given_for_the_events_shown_alone(reader: Reader) -> None:
    timeline, snippets = reader.search(EventFilter(text="nuclear", limit=1, reverse=True))
    assert [each.key for each in timeline.events] == ["power"] == list(snippets)
    assert timeline.found == 2
