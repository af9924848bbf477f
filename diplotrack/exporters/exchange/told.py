"""An event told in one text, for programs that have no fields for it: an `Entry` in, plain text or HTML out.

The summary comes first. What follows is set apart, so that an import can tell the two.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from diplotrack.exporters.entries import PARTIAL, REPORTED
from diplotrack.exporters.links import article_link
from diplotrack.exporters.phrases import capital, sentence
from diplotrack.exporters.plain import folded
from diplotrack.model import BASES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.exporters.entries import Citation, Dispute, Entry, Printed
    from diplotrack.timeline import Timeline

DIVIDER = "* * *"
"""The line between a summary and what else is told, in plain text."""

APART = "diplotrack"
"""The class of those parts of the HTML that are no summary."""


class _Place(NamedTuple):
    """A place in an article: the article's title, its address if it is one of the web, and all else."""

    title: str
    address: str | None
    rest: str


class _Said(NamedTuple):
    """What was said: the words, who said it to whom, where it is printed so, and what a coder says of it."""

    words: str
    who: str
    place: _Place | None
    note: str


def as_text(entry: Entry, timeline: Timeline) -> str:
    """Return the summary in paragraphs, and below a divider a line for each further thing there is to say."""
    lines = [f"{label}: {text}" if label else text for label, text in (*_status(entry), *_particulars(entry))]
    for said in _said(entry, timeline):
        where = f", in {said.place.title}{said.place.rest}" if said.place else ""
        lines.append(" ".join(filter(None, (f"{said.words} – {said.who}{where}.", said.note))))
    lines += [f"Reported in {place.title}{place.rest}." for place in _reported(entry, timeline)]
    return "\n\n".join([*paragraphs(entry.event.summary), DIVIDER, "\n".join(lines)])


def as_html(entry: Entry, timeline: Timeline) -> str:
    """Return a piece of HTML without line ends, in which all that was text is escaped."""
    status = "".join(f'<p class="{APART}"><strong>{escape(text)}</strong></p>' for _, text in _status(entry))
    summary = "".join(f"<p>{escape(each)}</p>" for each in paragraphs(entry.event.summary))
    quotes = "".join(_blockquote(said) for said in _said(entry, timeline))
    items = [
        f"<strong>{escape(label)}:</strong> {escape(text)}" if label else escape(text)
        for label, text in _particulars(entry)
    ]
    items += [f"Reported in {_linked(place)}." for place in _reported(entry, timeline)]
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'{status}{summary}<div class="{APART}">{quotes}<ul>{listed}</ul></div>'


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, which empty lines divide, each on one line."""
    return [plain for part in re.split(r"\n\s*\n", text) if (plain := folded(part))]


def disagreement(dispute: Dispute) -> str:
    """Return on what articles differ, who says what, and what is held of it."""
    sides = "; ".join(f"{side.name}: {side.says}" for side in dispute.sides)
    return folded(f"Disagreement about {dispute.about}: {sentence(sides)} {dispute.outcome}")


def _status(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.status:
        yield "", sentence(capital(entry.status))


def _particulars(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what there is to say besides, each with its label."""
    event = entry.event
    dated = "; ".join(filter(None, (entry.date, BASES[entry.basis], entry.possibly)))
    coded = ", ".join(filter(None, (event.mode, *event.contexts)))
    found = [
        ("Who", entry.who),
        ("Where", entry.place),
        ("When", sentence(dated)),
        ("Why this date", entry.why),
        ("Type", f"{event.type} ({coded})" if coded else event.type),
        ("Reported by", sentence(entry.support)),
        *((relation.label, "; ".join(title for _, title in relation.events)) for relation in entry.relations),
        *(("", disagreement(each)) for each in entry.disputes),
    ]
    yield from ((folded(label), folded(text)) for label, text in found if text)


def _said(entry: Entry, timeline: Timeline) -> Iterator[_Said]:
    for quote in entry.quotes:
        who = folded(quote.speaker + (f" to {quote.addressee}" if quote.addressee else ""))
        note = folded(quote.note)
        if not quote.wordings:
            yield _Said(capital(REPORTED), who, None, note)
        for printed in quote.wordings:
            yield _Said(folded(printed.words) or capital(REPORTED), who, _printed(printed, timeline), note)
            note = ""


def _printed(printed: Printed, timeline: Timeline) -> _Place:
    remarks = (PARTIAL,) if printed.is_partial else ()
    return _place(printed.citation._replace(remarks=remarks), timeline)


def _reported(entry: Entry, timeline: Timeline) -> Iterator[_Place]:
    return (_place(citation, timeline) for citation in entry.citations)


def _place(citation: Citation, timeline: Timeline) -> _Place:
    rest = "; ".join(map(folded, (*citation.places, *citation.remarks)))
    note = folded(citation.note).rstrip(".")
    said = (f", {rest}" if rest else "") + (f". {note}" if note else "")
    return _Place(folded(citation.title), article_link(citation.article, timeline), said)


def _blockquote(said: _Said) -> str:
    where = f", in {_linked(said.place)}" if said.place else ""
    note = f" {escape(said.note)}" if said.note else ""
    return f"<blockquote>{escape(said.words)}</blockquote><p>– {escape(said.who)}{where}.{note}</p>"


def _linked(place: _Place) -> str:
    title = f"<em>{escape(place.title)}</em>"
    link = f'<a href="{escape(place.address)}">{title}</a>' if place.address else title
    return f"{link}{escape(place.rest)}"
