"""A collation as TEI P5: wordings of one utterance in, one XML document with parallel segmentation out.

Each witness reads as its article prints it, if one takes its readings: only the typesetting of what all
have alike (kinds of quotation mark and dash, white space) is that of one of them. Where an article
interrupts the words there is a `milestone`, what a partial quote does not print is a `gap`, and the two
places of moved words point at each other with `corresp`. The standard: TEI P5 Guidelines, chapter 12.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from diplotrack.collation import tokenise
from diplotrack.criticism.comparing import UtteranceComparison
from diplotrack.dates.english import english
from diplotrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplotrack.collation import Collation, Part, Reading, Segment
    from diplotrack.criticism.comparing import Comparison
    from diplotrack.timeline import Timeline

Moved = tuple[int, int]
"""A reading that has moved: the number of its segment, and its number among the readings there."""

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_NAME = re.compile(r"[^A-Za-z0-9.-]")

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>{title}</title></titleStmt>
      <publicationStmt>
        <p>Collated by diplotrack from the dossier {dossier}, utterance {utterance}.</p>
      </publicationStmt>
      <sourceDesc>
        <listWit>
"""
_ENCODING = """\
        </listWit>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <variantEncoding method="parallel-segmentation" location="internal"/>
      <editorialDecl><p>{decisions}</p></editorialDecl>
    </encodingDesc>
  </teiHeader>
  <text>
    <body>
      <p>"""
_TAIL = """</p>
    </body>
  </text>
</TEI>
"""
_DECISIONS = (
    "The lemma is that of {base}, to which the others are compared; it is not held to be the true wording. "
    "Kinds of quotation mark, dash and space make no difference."
)


def compared(comparison: Comparison, timeline: Timeline, *, only_words: bool = False) -> Iterator[str]:
    """Return the document for the collation of an utterance's wordings.

    With `only_words`, punctuation, capitals and contractions make no difference. Raises UsageError for
    another comparison, and for an utterance of which nobody prints the words.
    """
    if not isinstance(comparison, UtteranceComparison):
        raise UsageError("TEI is for the wordings of an utterance: name one, or take another format.")
    collation = comparison.shown(only_words=only_words)
    if collation is None:
        raise UsageError(
            f'No article prints the words of "{comparison.utterance.key}": TEI has nothing to hold.'
        )
    return _document(comparison, timeline, collation)


def _document(comparison: UtteranceComparison, timeline: Timeline, collation: Collation) -> Iterator[str]:
    names = _names(collation.sigla)
    said = f"{timeline.actor_name(comparison.utterance.speaker)}, {english(comparison.event.date)}"
    yield _HEAD.format(
        title=_text(said),
        dossier=_text(timeline.dossier.key),
        utterance=_text(comparison.utterance.key),
    )
    for siglum in collation.sigla:
        yield f'          <witness xml:id="{names[siglum]}">{_text(_about(siglum, timeline))}</witness>\n'
    yield _ENCODING.format(decisions=_text(_DECISIONS.format(base=collation.base)))
    linked = _linked(collation)
    for number, segment in enumerate(collation.segments):
        yield _Segment(number, segment, collation.base, names, linked).text()
    yield _TAIL


class _Segment:
    """One segment as TEI: plain text where nobody differs, else an `app`."""

    def __init__(
        self,
        number: int,
        segment: Segment,
        base: str,
        names: Mapping[str, str],
        linked: Mapping[Moved, Sequence[Moved]],
    ) -> None:
        self._number = number
        self._segment = segment
        self._base = base
        self._names = names
        self._linked = linked
        self._parts = {part.siglum: part for part in segment.parts}

    def text(self) -> str:
        parts = self._parts
        if not self._segment.differs:
            return self._printed([self._base, *(siglum for siglum in parts if siglum != self._base)])
        alike = [siglum for siglum, part in parts.items() if part.kind == "same" and siglum != self._base]
        lemma = self._element("lem", [self._base, *alike], "")
        readings = (
            self._reading(place, reading)
            for place, reading in enumerate(self._segment.readings)
            if reading.kind != "same"
        )
        return f"<app>{lemma}{''.join(readings)}</app>"

    def _reading(self, place: int, reading: Reading) -> str:
        attributes = f' type="{reading.kind}"'
        if others := self._linked.get((self._number, place)):
            pointers = " ".join(f"#{_mark(other)}" for other in others)
            attributes += f' xml:id="{_mark((self._number, place))}" corresp="{pointers}"'
        return self._element("rdg", reading.sigla, attributes)

    def _element(self, name: str, sigla: Sequence[str], attributes: str) -> str:
        opened = f'{name} wit="{" ".join(f"#{self._names[siglum]}" for siglum in sigla)}"{attributes}'
        if self._parts[sigla[0]].kind == "not-printed":
            return f'<{opened}><gap reason="not-printed"/></{name}>'
        content = self._printed(sigla)
        return f"<{opened}>{content}</{name}>" if content else f"<{opened}/>"

    def _printed(self, sigla: Sequence[str]) -> str:
        """Return what the first of some witnesses prints, with milestones where any has a new fragment."""
        begins: dict[int, list[str]] = {}
        for siglum in sigla:
            for place in _breaks(self._parts[siglum]):
                begins.setdefault(place, []).append(siglum)
        tokens = [token for piece in self._parts[sigla[0]].pieces for token in tokenise(piece)]
        apart = any(self._parts[siglum].pieces[0][:1].isspace() for siglum in sigla)
        printed = " " if apart and not (tokens and tokens[0].before) else ""
        place = 0
        for token in tokens:
            printed += _text(token.before) + (self._milestone(begins.pop(place, [])) if token.text else "")
            printed += _text(token.text)
            place += bool(token.text)
        return printed + "".join(self._milestone(begins[left]) for left in sorted(begins))

    def _milestone(self, sigla: Sequence[str]) -> str:
        if not sigla:
            return ""
        return f' <milestone unit="fragment" edRef="{" ".join(f"#{self._names[each]}" for each in sigla)}"/>'


def _breaks(part: Part) -> Iterator[int]:
    """Yield before how many of its words and marks a part begins a new fragment."""
    printed = 0
    for piece in part.pieces[:-1]:
        printed += sum(bool(token.text) for token in tokenise(piece))
        yield printed


def _linked(collation: Collation) -> dict[Moved, list[Moved]]:
    """Return, for each reading that has moved, its other places: words for a gap, gaps for words."""
    moved = {
        (number, place): reading
        for number, segment in enumerate(collation.segments)
        for place, reading in enumerate(segment.readings)
        if reading.move is not None
    }
    return {
        key: [
            other
            for other, there in moved.items()
            if there.move == reading.move
            and set(there.sigla) & set(reading.sigla)
            and bool(there.text) != bool(reading.text)
        ]
        for key, reading in moved.items()
    }


def _mark(moved: Moved) -> str:
    return f"moved_{moved[0]}_{moved[1]}"


def _names(sigla: Sequence[str]) -> dict[str, str]:
    """Return for each siglum an XML name of its own, none like that of a reading that has moved."""
    names: dict[str, str] = {}
    for siglum in sigla:
        name = _NO_NAME.sub("_", siglum)
        if not name[:1].isalpha() or name.startswith("moved_"):
            name = f"_{name}"
        while name in names.values():
            name += "_"
        names[siglum] = name
    return names


def _about(key: str, timeline: Timeline) -> str:
    article = timeline.articles.get(key)
    if article is None:
        return key
    published = english(article.published) if article.published else None
    return ", ".join(filter(None, (key, article.author, article.title, article.outlet, published)))


def _text(text: str) -> str:
    return escape(_UNFIT.sub("", text), quote=False)
