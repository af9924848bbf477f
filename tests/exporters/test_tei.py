"""TEI: valid, and nothing of what any article prints is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.collation import tokenise
from diplotrack.criticism.comparing import compare_event
from diplotrack.errors import UsageError
from diplotrack.exporters.comparisons import write
from tests.made_up_wordings import EMPTY, compared, printed, said_at, wordings

if TYPE_CHECKING:
    from diplotrack.criticism.comparing import UtteranceComparison
    from diplotrack.model import Wording

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def document(comparison: UtteranceComparison, *, only_words: bool = False) -> str:
    return "".join(write(comparison, EMPTY, "tei", only_words=only_words))


def parsed(text: str) -> Any:  # noqa: ANN401  an element
    return ET.fromstring(text)  # noqa: S314  it is our own


def read(root: Any, witness: str) -> str:  # noqa: ANN401
    """Return the text of one witness, as a reader of TEI puts it together."""
    paragraph = root.find(f".//{TEI}body/{TEI}p")
    pieces = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == f"{TEI}app":
            for reading in child:
                if f"#{witness}" in reading.get("wit").split():
                    pieces += reading.itertext()
        pieces.append(child.tail or "")
    return "".join(pieces)


def keys(text: str) -> list[tuple[str, ...]]:
    return [token.keys for token in tokenise(text) if token.keys != ("",)]


@pytest.fixture(scope="module")
def schema() -> Any:  # noqa: ANN401  lxml has no types
    etree: Any = pytest.importorskip("lxml.etree")
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("tei_subset.rng")))


def validated(schema: Any, text: str) -> None:  # noqa: ANN401
    etree: Any = pytest.importorskip("lxml.etree")
    schema.assertValid(etree.fromstring(text.encode()))


@given(wordings(), st.booleans())
def test_it_is_valid_whatever_is_printed(schema: Any, printed: tuple[Wording, ...], only_words: bool) -> None:  # noqa: ANN401, FBT001  drawn
    validated(schema, document(compared(*printed), only_words=only_words))


@given(wordings())
def test_every_wording_can_be_read_out_of_it(printed: tuple[Wording, ...]) -> None:
    root = parsed(document(compared(*printed)))
    names = [witness.get(ID) for witness in root.iter(f"{TEI}witness")]
    for wording, name in zip(printed, names, strict=True):
        assert keys(read(root, name)) == keys(wording.words or "")


@given(wordings())
def test_in_an_app_every_witness_reads_once(printed: tuple[Wording, ...]) -> None:
    root = parsed(document(compared(*printed)))
    names = {witness.get(ID) for witness in root.iter(f"{TEI}witness")}
    for app in root.iter(f"{TEI}app"):
        read = [name.removeprefix("#") for reading in app for name in reading.get("wit").split()]
        assert sorted(read) == sorted(names)
        assert next(iter(app)).tag == f"{TEI}lem"


@given(wordings())
def test_what_points_at_something_finds_it(printed: tuple[Wording, ...]) -> None:
    root = parsed(document(compared(*printed)))
    declared = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(declared) == len(set(declared))
    for element in root.iter():
        for name in ("wit", "corresp", "edRef"):
            for pointer in (element.get(name) or "").split():
                assert pointer.removeprefix("#") in declared


def test_a_moved_word_points_at_its_other_place(schema: Any) -> None:  # noqa: ANN401
    one, other = printed("a", "put the word out now"), printed("b", "put out the word now")
    text = document(compared(one, other, base="a"))
    validated(schema, text)
    here, there = [each for each in parsed(text).iter(f"{TEI}rdg") if each.get("type") == "moved"]
    assert here.get("corresp") == f"#{there.get(ID)}"
    assert there.get("corresp") == f"#{here.get(ID)}"
    assert ("".join(here.itertext()).strip(), there.text) == ("out", None)


def test_what_a_partial_quote_does_not_print_is_a_gap() -> None:
    text = document(
        compared(printed("a", "we will meet in Seoul"), printed("b", "in Seoul", manner="partial"))
    )
    assert '<rdg wit="#b" type="not-printed"><gap reason="not-printed"/></rdg>' in text


def test_where_an_article_interrupts_the_words_there_is_a_milestone() -> None:
    text = document(compared(printed("a", "we will meet,", "he said"), printed("b", "we will meet, he said")))
    assert 'we will meet, <milestone unit="fragment" edRef="#a"/>he said' in text.replace("/> he", "/>he")


def test_a_key_that_is_no_xml_name_becomes_one(schema: Any) -> None:  # noqa: ANN401
    text = document(compared(printed("2025-paper", "yes"), printed("moved_0_1", "no")))
    validated(schema, text)
    assert 'xml:id="_2025-paper"' in text


@given(st.text(min_size=1), st.text(min_size=1))
def test_no_text_breaks_it(one: str, other: str) -> None:
    parsed(document(compared(printed("a", one), printed("b", other))))


def test_what_has_no_words_cannot_be_tei() -> None:
    with pytest.raises(UsageError, match="TEI has nothing to hold"):
        document(compared(printed("a")))
    with pytest.raises(UsageError, match="TEI is for the wordings of an utterance"):
        write(compare_event(said_at()), EMPTY, "tei")
