"""Records changed where they stand: what was meant is there, and nothing else is different."""

from __future__ import annotations

import random
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.dossier import json_lines, yaml_lines
from diplotrack.dossier.changing.changes import Origins, alike, applied
from diplotrack.dossier.changing.splicing import edits_of
from diplotrack.dossier.pages import Page
from diplotrack.dossier.printing.printer import SHAPES, canonical, json_line
from tests.dossier.random_records import KINDS, NASTY, Untidy

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplotrack.dossier.nodes import Node


def root_of(text: str, line: int | None = None) -> Node:
    node, problems = (yaml_lines.parse if line is None else json_lines.parse)(Page("events.yaml", text, line))
    assert problems == []
    assert node is not None
    return node


def meddle(chance: random.Random, fields: dict[str, Any], other: dict[str, Any]) -> None:
    """Change a record at random: its fields, and what is inside them."""
    for _ in range(chance.randint(1, 3)):
        _meddle(chance, fields, other)


def _meddle(chance: random.Random, value: Any, other: Any) -> None:  # noqa: ANN401 - lists and mappings
    if isinstance(value, list):
        _meddle_with_list(chance, value, other)
        return
    names = [name for name in value if name not in KINDS]
    inside = [value[name] for name in names if isinstance(value[name], dict | list) and value[name]]
    if inside and chance.random() < 0.6:
        name = chance.choice([name for name in names if isinstance(value[name], dict | list) and value[name]])
        _meddle(chance, value[name], other.get(name) if isinstance(other, dict) else None)
        return
    new = (
        {name: each for name, each in (other or {}).items() if name not in KINDS}
        if isinstance(other, dict)
        else {}
    )
    if new and chance.random() < 0.5:
        name = chance.choice(list(new))
        value[name] = deepcopy(new[name])
    elif names and chance.random() < 0.4:
        del value[chance.choice(names)]
    elif names:
        name = chance.choice(names)
        if isinstance(value[name], str):
            value[name] = chance.choice(NASTY)
    if not value:
        value["note"] = "something"


def _meddle_with_list(chance: random.Random, value: list[Any], other: object) -> None:
    action = chance.randrange(4)
    if action == 0 and len(value) > 1:
        value.pop(chance.randrange(len(value)))
    elif action == 1 and isinstance(other, list) and other:
        value.insert(chance.randint(0, len(value)), deepcopy(chance.choice(other)))
    elif action == 2 and len(value) > 1:
        chance.shuffle(value)
    elif isinstance(value[0], dict):
        _meddle(chance, chance.choice(value), other[0] if isinstance(other, list) and other else {})
    elif isinstance(value[0], str):
        value[chance.randrange(len(value))] = chance.choice(NASTY)


def changed(
    root: Node, number: int | None, change: Callable[[dict[str, Any]], None], kind: str
) -> tuple[str, Any]:
    """Return a page in which one record is changed, and what the page is to hold."""
    node = root if number is None else root.items[number]
    origins = Origins()
    fields = origins.value(node)
    change(fields)
    wanted: Any = root.plain()
    if number is None:
        wanted = fields
    else:
        wanted[number] = fields
    return applied(root.page.text, edits_of(node, fields, SHAPES[kind], origins)), wanted


def same(one: Any, other: Any, kind: str) -> bool:  # noqa: ANN401
    many = one if isinstance(one, list) else [one]
    others = other if isinstance(other, list) else [other]
    return alike(
        [canonical(each, SHAPES[kind]) for each in many], [canonical(each, SHAPES[kind]) for each in others]
    )


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60)
@given(data=st.data())
def test_a_change_says_what_was_meant(kind: str, data: st.DataObject) -> None:
    first, second, other = (data.draw(KINDS[kind]) for _ in range(3))
    chance = random.Random(data.draw(st.integers(0, 10_000)))  # noqa: S311 - its dice keep no secrets
    untidy = Untidy(chance)
    text = untidy.file([first, second])
    if chance.random() < 0.3:
        text = text.replace("\n", "\r\n")
    root, number = root_of(text), chance.randrange(2)
    new, wanted = changed(root, number, lambda fields: meddle(chance, fields, other), kind)
    assert same(root_of(new).plain(), wanted, kind)
    start, end = (root.items[number].start, root.items[number].end)
    assert new.startswith(text[: text.rfind("\n", 0, start) + 1])
    assert new.endswith(text[text.find("\n", end - 1) :])


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40)
@given(data=st.data())
def test_a_change_in_json_says_what_was_meant(kind: str, data: st.DataObject) -> None:
    first, other = data.draw(KINDS[kind]), data.draw(KINDS[kind])
    chance = random.Random(data.draw(st.integers(0, 10_000)))  # noqa: S311 - its dice keep no secrets
    root = root_of(json_line(first, SHAPES[kind]), 1)
    new, wanted = changed(root, None, lambda fields: meddle(chance, fields, other), kind)
    assert same(root_of(new, 1).plain(), wanted, kind)
