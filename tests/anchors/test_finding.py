"""Anchors found again: after harmless damage all of them, after a change never as if nothing were."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.anchors import Anchor, digest, make, normalise
from diplotrack.anchors.finding import LONG, Finding, Sought, find, find_all
from diplotrack.anchors.likeness import changes

WORDS = re.findall(
    r"\S+",
    "the a of to and he she said talks sanctions summit Kim's don't state-run café naïve \"peace\" missile"
    " relationship meeting Seoul, Pyongyang; border - silence... wonderful likely considerable president"
    " letters tomorrow (again) 2018 nuclear-armed 'warm' offered accepted refused silence peninsula",
)
MARK = "Advert"

sentences = st.lists(st.sampled_from(WORDS), min_size=6, max_size=24).map(lambda words: " ".join(words) + ".")
paragraphs = st.lists(sentences, min_size=1, max_size=3).map(" ".join)
blocks = st.lists(st.just(MARK) | paragraphs, min_size=2, max_size=12)


class Damage(NamedTuple):
    """What happens to a text whose content stays: every switch is independent of the others."""

    curly: bool
    wrapped: int
    no_break: bool
    decomposed: bool
    in_front: str
    cut: bool
    unseen: bool


damages = st.builds(
    Damage,
    curly=st.booleans(),
    wrapped=st.sampled_from([0, 30, 72]),
    no_break=st.booleans(),
    decomposed=st.booleans(),
    in_front=st.sampled_from(["", "By our own correspondent.", "Said the president of talks. " * 3]),
    cut=st.booleans(),
    unseen=st.booleans(),
)


def inflicted(blocks: list[str], damage: Damage) -> list[str]:
    """Return the blocks of the text as somebody else has it."""
    kept = [block for block in blocks if not (damage.cut and block == MARK)]
    return [_typeset(block, damage) for block in [*filter(None, [damage.in_front]), *kept]]


def _typeset(block: str, damage: Damage) -> str:
    if damage.curly:
        block = block.replace(' "', " “").replace('"', "”").replace("'", "’").replace("...", "…")
        block = block.replace(" - ", " — ")
    if damage.wrapped:
        words = block.split(" ")
        step = max(1, damage.wrapped // 8)
        block = "\n".join(" ".join(words[at : at + step]) for at in range(0, len(words), step))
    if damage.no_break:
        block = block.replace("the ", "the\u00a0")
    if damage.unseen:
        block = block.replace("relation", "rela\u00adtion").replace("talks", "\u200btalks")
    return unicodedata.normalize("NFD", block) if damage.decomposed else block


def starts_of(blocks: list[str]) -> list[int]:
    """Return where each block starts in the normalised text."""
    starts, at = [], 0
    for block in blocks:
        starts.append(at)
        at += len(normalise(block)) + 1
    return starts


@st.composite
def encoded(draw: st.DrawFn) -> tuple[list[str], list[tuple[int, int, int]]]:
    """Return a text's blocks, and spans in them: a block's number, and from where to where in it."""
    text = draw(blocks.filter(lambda drawn: any(block != MARK for block in drawn)))
    spans = []
    for _ in range(draw(st.integers(1, 12))):
        number = draw(st.sampled_from([at for at, block in enumerate(text) if block != MARK]))
        words = normalise(text[number]).split(" ")
        first = draw(st.integers(0, len(words) - 1))
        last = draw(st.integers(first + 1, len(words)))
        start = len(" ".join(words[:first])) + (first > 0)
        spans.append((number, start, len(" ".join(words[:last]))))
    return text, spans


@pytest.mark.parametrize("kept", [False, True])
@settings(max_examples=150)
@given(written=encoded(), damage=damages)
def test_all_long_anchors_are_found_after_any_mix_of_harmless_damage(
    written: tuple[list[str], list[tuple[int, int, int]]], damage: Damage, *, kept: bool
) -> None:
    text, spans = written
    normalised = normalise("\n".join(text))
    starts = starts_of(text)
    spans = [(number, start, end) for number, start, end in spans if end - start >= LONG]
    anchors = [make(normalised, starts[number] + start, starts[number] + end) for number, start, end in spans]
    theirs = inflicted(text, damage)
    now = normalise("\n\n".join(theirs))
    sought = [Sought(anchor, normalised[anchor.start : anchor.end] if kept else None) for anchor in anchors]
    surviving = [at for at, block in enumerate(text) if not (damage.cut and block == MARK)]
    moved_to = starts_of(theirs)[bool(damage.in_front) :]
    for (number, start, _), anchor, finding in zip(spans, anchors, find_all(sought, now), strict=True):
        words = normalised[anchor.start : anchor.end]
        assert finding.outcome in {"same", "moved"} or now.count(words) > 1
        if finding.start is not None:
            assert now[finding.start : finding.end] == words
            place = moved_to[surviving.index(number)] + start
            assert finding.start == place or now.count(words) > 1


@settings(max_examples=200)
@given(encoded(), damages)
def test_short_anchors_are_found_or_ambiguous_and_only_twins_are_taken_for_each_other(
    written: tuple[list[str], list[tuple[int, int, int]]], damage: Damage
) -> None:
    text, spans = written
    normalised = normalise("\n".join(text))
    starts = starts_of(text)
    anchors = [make(normalised, starts[number] + start, starts[number] + end) for number, start, end in spans]
    theirs = inflicted(text, damage)
    now = normalise("\n".join(theirs))
    surviving = [at for at, block in enumerate(text) if not (damage.cut and block == MARK)]
    moved_to = starts_of(theirs)[bool(damage.in_front) :]
    findings = find_all([Sought(each) for each in anchors], now)
    for (number, start, _), anchor, finding in zip(spans, anchors, findings, strict=True):
        assert finding.outcome in {"same", "moved", "ambiguous"}
        place = moved_to[surviving.index(number)] + start
        words = normalised[anchor.start : anchor.end]
        if finding.outcome == "ambiguous" or finding.start != place:
            assert now.count(words) > 1
        if finding.start is not None:
            assert now[finding.start : finding.end] == words


@settings(max_examples=200)
@given(encoded(), damages, st.data())
def test_a_changed_word_in_a_quote_is_caught(
    written: tuple[list[str], list[tuple[int, int, int]]], damage: Damage, data: st.DataObject
) -> None:
    text, spans = written
    number, start, end = data.draw(st.sampled_from(spans))
    block = normalise(text[number])
    words = block[start:end].split(" ")
    at = data.draw(st.integers(0, len(words) - 1))
    changed = " ".join([*words[:at], data.draw(st.sampled_from(["zzyzx", "unheard-of"])), *words[at + 1 :]])
    anchor = make(normalise("\n".join(text)), starts_of(text)[number] + start, starts_of(text)[number] + end)
    theirs = list(text)
    theirs[number] = block[:start] + changed + block[end:]
    now = normalise("\n".join(inflicted(theirs, damage)))
    finding = find(anchor, now, block[start:end])
    if block[start:end] in now:
        assert finding.start is None or now[finding.start : finding.end] == block[start:end]
    else:
        assert finding.outcome in {"drifted", "lost"}
        if len(words) >= 4:
            assert finding.outcome == "drifted" or now.count(" ".join(words[:at])) != 1


TEXT = normalise("Kim spoke. Advert They met. Advert It was likely. Advert They left, it was likely said.")


def anchored(words: str, nth: int = 1) -> Anchor:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return make(TEXT, start, start + len(words))


def outcomes(sought: list[Sought], now: str) -> list[tuple[str, int | None]]:
    return [(finding.outcome, finding.start) for finding in find_all(sought, now)]


def test_twins_are_told_apart_by_how_far_their_neighbours_moved() -> None:
    marks = [Sought(anchored("Advert", nth)) for nth in (1, 2, 3)]
    others = [Sought(anchored(words)) for words in ("They met.", "It was likely.", "They left")]
    now = "In front. " + TEXT.replace("They met. Advert ", "They met. ")
    found = dict(zip([*marks, *others], find_all([*marks, *others], now), strict=True))
    assert [found[mark].outcome for mark in marks] == ["moved", "lost", "moved"]
    assert found[marks[0]].start == now.index("Advert")
    assert found[marks[2]].start == now.rindex("Advert")


def test_what_stands_twice_and_has_no_neighbour_is_ambiguous() -> None:
    now = "In front. " + TEXT
    finding = find(anchored("likely", 2), now)
    assert finding == Finding("ambiguous", places=(now.index("likely"), now.rindex("likely")))


def test_another_word_of_the_same_letters_elsewhere_is_not_taken_for_a_changed_one() -> None:
    """The only "likely" that is left is not the one that was quoted: its neighbours say so."""
    sought = [Sought(anchored(words)) for words in ("They met.", "likely", "They left")]
    now = TEXT.replace("It was likely", "It was probable")
    assert outcomes(sought, now)[1] == ("ambiguous", None)


def test_the_end_of_a_word_counts_where_there_is_a_choice() -> None:
    anchor = make("he said love", 8, 12)
    assert find(anchor, "so lovely a love").start == len("so lovely a ")


def test_a_word_inside_another_is_not_found() -> None:
    assert find(make("it is likely", 6, 12), "it is now unlikely").outcome == "lost"


def test_words_that_are_kept_show_what_has_changed() -> None:
    kept = "I would love to see him, if he wants to"
    was = f'He said: "{kept}" on board.'
    anchor = make(was, was.index(kept), was.index(kept) + len(kept))
    now = 'In front. He said: "I would like to see him, if she wants to" on board.'
    finding = find(anchor, now, kept)
    assert finding.outcome == "drifted"
    assert now[finding.start : finding.end] == "I would like to see him, if she wants to"
    assert find(anchor, now) == Finding("lost")


@pytest.mark.parametrize(
    ("kept", "now"),
    [
        ("Personally, I still have fond memories", "Honestly, I still have fond memories"),
        ("we just could not work it out", "we just could not work it off"),
    ],
)
def test_a_change_at_either_end_is_shown_with_its_word(kept: str, now: str) -> None:
    anchor = Anchor(3, 3 + len(kept), digest(kept))
    text = f'He said, "{now}" and left.'
    finding = find(anchor, text, kept)
    assert text[finding.start : finding.end] == now


def test_words_are_checked_too_where_the_hash_is_of_others() -> None:
    text = "He offered peace to all."
    assert find(make(text, 3, 16), text, "offered talks").outcome == "drifted"
    assert find(Anchor(3, 16, digest("other words.")), text, "offered peace").outcome == "drifted"


@pytest.mark.parametrize(
    "anchor", [Anchor(5, 5, digest("")), Anchor(9, 2, "ab" * 32), Anchor(0, 99, "ab" * 32)]
)
def test_an_anchor_of_nothing_is_lost(anchor: Anchor) -> None:
    assert find(anchor, "A short text.").outcome == "lost"
    assert find(anchor, "").outcome == "lost"


def test_positions_count_characters_and_not_bytes() -> None:
    was, now = "Ein Gespräch in Genf 🕊 begann", "Über alles: ein Gespräch in Genf 🕊 begann"
    finding = find(make(was, 4, 22), now)
    assert now[finding.start : finding.end] == was[4:22]


texts = st.lists(st.sampled_from([*WORDS, "so", ",", "."]), max_size=12).map(" ".join).map(normalise)


@given(texts, texts)
def test_a_difference_holds_both_texts(kept: str, found: str) -> None:
    told = changes(kept, found)
    assert "".join(words for sign, words in told if sign != "+") == kept
    spaceless = "".join(words for sign, words in told if sign != "-").replace(" ", "")
    assert spaceless == found.replace(" ", "")
    assert all(sign == " " for sign, _ in told) == (kept.replace(" ", "") == found.replace(" ", ""))
