"""Orders that dates refute: chains, circles, and an oracle that tries all days."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from diplotrack.criticism.orders import orders, refuted_orders
from tests.made_up import made_up_event


def refuted(**links: tuple[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    events = [made_up_event(key, date, follows=follows) for key, (date, follows) in links.items()]
    return {each.event.key: each.chain for each in refuted_orders(events)}


def test_a_link_against_the_dates() -> None:
    assert refuted(a=("2025-10-24", ("b",)), b=("2025-10-29", ())) == {"a": ("b",)}
    assert refuted(a=("2025-10-29", ("b",)), b=("2025-10-29", ())) == {}
    assert refuted(a=("2025-10-28?", ("b",)), b=("2025-10-29", ())) == {}


def test_a_chain_against_the_dates() -> None:
    vague = "[2025-10-01..]"
    assert refuted(a=("2025-10-24", ("b",)), b=(vague, ("c",)), c=("2025-10-29", ())) == {"a": ("b", "c")}
    far = {"a": ("2025-10-24", ("b",)), "b": (vague, ("c",)), "c": (vague, ("d",)), "d": ("2025-10-29", ())}
    assert refuted(**far) == {"a": ("b", "c", "d")}


def test_no_chain_goes_through_what_lasted() -> None:
    assert refuted(a=("2019", ("b",)), b=("2018/..", ("c",)), c=("2020", ())) == {}


def test_a_chain_is_refuted_once_where_it_breaks() -> None:
    chain = {"a": ("2025-01", ("b",)), "b": ("2025-02", ("c",)), "c": ("2025-03", ())}
    assert refuted(**chain) == {"a": ("b",), "b": ("c",)}


def test_circles_and_keys_that_lead_nowhere_are_borne() -> None:
    assert refuted(a=("2025", ("b", "ghost")), b=("2025", ("a",)), c=("2024", ("c",))) == {}
    assert refuted(a=("2025", ("b",)), b=("2024", ("a",))) == {"b": ("a",)}


def test_a_long_chain_is_no_trouble() -> None:
    length = 20_000
    events = [made_up_event(str(number), "2025", follows=(str(number + 1),)) for number in range(length)]
    events.append(made_up_event(str(length), "2026"))
    [only] = refuted_orders(events)
    assert only.event.key == str(length - 1)


def test_an_order_has_two_sides_in_words() -> None:
    events = [made_up_event("a", "2025-10-24", responds_to=("b",)), made_up_event("b", "2025-10-29")]
    [clash] = orders({event.key: event for event in events})
    assert [side.says for side in clash.sides] == [
        'Friday 24 October 2025, and it responds to "b"',
        '"b", Wednesday 29 October 2025, lies certainly later',
    ]
    assert clash.events == ("a", "b")


DAYS = st.tuples(st.integers(1, 5), st.integers(1, 5)).map(sorted)


@given(boxes=st.lists(DAYS, min_size=2, max_size=4), later=st.lists(st.integers(0, 9), max_size=6))
def test_links_are_refuted_exactly_where_no_days_fit(boxes: list[list[int]], later: list[int]) -> None:
    """Events happen on one day each; a follows b if a's day is not before b's: try all days."""
    number = len(boxes)
    follows: dict[int, set[int]] = {each: set() for each in range(number)}
    for pair in later:
        one, other = pair % number, pair // number % number
        if one < other:
            follows[one].add(other)
    events = [
        made_up_event(
            f"e{each}",
            f"[2025-10-{first:02}..2025-10-{last:02}]",
            follows=tuple(f"e{other}" for other in sorted(follows[each])),
        )
        for each, (first, last) in enumerate(boxes)
    ]
    fits = any(
        all(days[one] >= days[other] for one, others in follows.items() for other in others)
        for days in product(*(range(first, last + 1) for first, last in boxes))
    )
    assert bool(refuted_orders(events)) == (not fits)
