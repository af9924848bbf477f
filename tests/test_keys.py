"""Keys made from names: always keys, never taken, and not much longer than one likes to type."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.keys import KEY_PATTERN, LONGEST_KEY, key_from


@given(st.text(max_size=200), st.integers(0, 3))
def test_what_is_made_is_a_key_that_is_not_taken(name: str, times: int) -> None:
    taken: set[str] = set()
    for _ in range(times + 1):
        key = key_from(name, taken, otherwise="event")
        assert re.fullmatch(KEY_PATTERN, key)
        assert key not in taken
        taken.add(key)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Lind says she would receive her neighbour", "lind-says-she-would-receive-her"),
        ("Ğazi Öztürk & Søn", "gazi-ozturk-son"),
        ("STRASSE 5, Straße 6", "strasse-5-strasse-6"),
        ("x" * 90, "x" * LONGEST_KEY),
        ("…", ""),
    ],
)
def test_keys_read_like_names(name: str, key: str) -> None:
    assert key_from(name) == key


def test_the_longest_key_has_room_for_a_number() -> None:
    longest = "x" * LONGEST_KEY
    assert key_from(longest, {longest}) == "x" * (LONGEST_KEY - 2) + "-2"
