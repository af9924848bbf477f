"""One event of the chronology: an `Entry` in, its Markdown out, with its citations as footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.exporters.entries import PARTIAL, REPORTED
from diplotrack.exporters.manuscript import particulars
from diplotrack.exporters.markdown.commonmark import emphasis, escape, strong
from diplotrack.exporters.markdown.typesetting import markdown
from diplotrack.exporters.phrases import capital, counted, sentence

if TYPE_CHECKING:
    from diplotrack.exporters.entries import Entry, Printed, Quote
    from diplotrack.exporters.markdown.footnotes import Footnotes


def entry_blocks(entry: Entry, notes: Footnotes) -> str:
    """Return the blocks of one event: what happened, the particulars, what is disputed, what was said."""
    blocks = [
        _happening(entry, notes),
        "\n".join(f"- {markdown(said)}" for said in particulars(entry)),
        *(_quote(quote, notes) for quote in entry.quotes),
    ]
    return "\n\n".join(block for block in blocks if block)


def _happening(entry: Entry, notes: Footnotes) -> str:
    parts = [
        strong(entry.title),
        emphasis(sentence(capital(entry.status))) if entry.status else "",
        escape(entry.summary),
        emphasis(f"({entry.basis}; {entry.support})"),
        emphasis(f"({entry.possibly})") if entry.possibly else "",
        *map(notes.cite, entry.citations),
    ]
    return " ".join(part for part in parts if part)


def _quote(quote: Quote, notes: Footnotes) -> str:
    to = f" to {escape(quote.addressee)}" if quote.addressee else ""
    printed = [_wording(each, notes) for each in quote.wordings]
    if len(printed) > 1:
        lines = [f"{strong(quote.speaker)}{to}, in {counted(len(printed), 'wording')}:", ""]
        lines += [
            f"- {emphasis(each.title)}: {words}" for each, words in zip(quote.wordings, printed, strict=True)
        ]
    else:
        lines = [f"{strong(quote.speaker)}{to}: {''.join(printed) or emphasis(REPORTED)}"]
    if quote.note:
        lines += ["", emphasis(quote.note)]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _wording(printed: Printed, notes: Footnotes) -> str:
    parts = [
        escape(printed.words) or emphasis(REPORTED),
        emphasis(f"({PARTIAL})") if printed.is_partial else "",
        notes.cite(printed.citation),
    ]
    return " ".join(part for part in parts if part)
