"""An article's draft in a dossier: begun from a text, or taken up again where it was left.

In: a dossier's folder, a text as a coder has it, and what is known of the article. Out: the article's record
in `articles/KEY.yaml`, in which everything has still to be decided; and the text itself, kept beside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from diplotrack.anchors import digest
from diplotrack.dates.edtf import parse
from diplotrack.dossier.changing.editing import editing
from diplotrack.dossier.files import YAML
from diplotrack.dossier.founding import SCHEMAS, schema_line
from diplotrack.dossier.printing.fields import text_fields
from diplotrack.dossier.printing.printer import Remark, record_lines
from diplotrack.dossier.texts import kept_text
from diplotrack.drafting.draft import Known, draft
from diplotrack.errors import DiplotrackError, NotFound, UsageError
from diplotrack.keys import key_from
from diplotrack.model import TO_CODE
from diplotrack.views.clean import clean
from diplotrack.workspace.coding import anchored

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from diplotrack.dossier.changing.editing import Editing
    from diplotrack.dossier.reading import Reading
    from diplotrack.drafting.draft import Draft, FoundQuotation, Suggestion
    from diplotrack.model import Article

WORDS_SHOWN = 4
"""So many words of a stretch stand beside it in the file, so that it can be found; never more."""


_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""What nobody can see and a terminal may obey: it is left out of the text."""


class Begun(NamedTuple):
    """An article that can be encoded: its key, its text, its draft, and whether it was begun before."""

    key: str
    text: str
    draft: Draft
    is_resumed: bool


def resume(folder: Path, key: str, reading: Reading) -> Begun:
    """Take an article up again, whose text is still in the dossier's folder.

    Raises NotFound if the dossier does not know it, and DiplotrackError if its text is not there, or another.
    """
    article = next((each for each in reading.written.articles if each.key == key), None)
    if article is None:
        known = [each.key for each in reading.written.articles]
        raise NotFound("file or article", key, known, where=f'the dossier "{reading.written.key}"')
    text = kept_text(folder, article)
    return Begun(key, text, _drafted(text, article, reading), is_resumed=True)


def begin(folder: Path, text: str, about: Mapping[str, str | None], key: str | None, name: str) -> Begun:
    """Begin an article with this text, or take up the one that has it.

    `about` are the fields of the article that are known: published, basis, title, outlet, … Without a key one
    is that of the article, known and not read yet, at its address; else one is made: from outlet and day,
    else from the title, else from `name`. Raises UsageError if nobody says when
    it was published, and DiplotrackError if the text has no words, the key is another article's, or the
    dossier would be broken; then nothing is written.
    """
    if not re.search(r"\w", text):
        raise DiplotrackError("There are no words in the text: is it the right file?")
    text = _UNSEEN.sub("", text)
    with editing(folder) as edit:
        articles = edit.reading.written.articles
        article = next((each for each in articles if each.text and each.text.sha256 == digest(text)), None)
        if article is None:
            key = key or _unread_at(about.get("url"), articles)
            key = key or key_from(_words(about) or name, edit.reading.written.keys, otherwise="article")
            begun = _begun(edit, text, about, key)
        elif key in (None, article.key):
            begun = Begun(article.key, text, _drafted(text, article, edit.reading), is_resumed=True)
            edit.told = f'Kept the text of the article "{article.key}".'
        else:
            raise DiplotrackError(
                f'The dossier has this text already, as "{article.key}": leave out --key, or name that one.'
            )
        edit.keep_text(begun.key, text)
    return begun


def _unread_at(url: str | None, articles: Iterable[Article]) -> str | None:
    """Return the key of the article at an address, if it is known and nobody has read it here."""
    return next((each.key for each in articles if url and each.url == url and each.text is None), None)


def _begun(edit: Editing, text: str, about: Mapping[str, str | None], key: str) -> Begun:
    """Add the article to the dossier, or the text to an article that is known and nobody has read."""
    written = edit.reading.written
    known = next((each for each in written.articles if each.key == key), None)
    if known is not None and known.text is not None:
        raise DiplotrackError(f'"{key}" is an article with another text: choose another --key.')
    told = {name: value for name, value in about.items() if value}
    published = parse(told["published"]) if "published" in told else known.published if known else None
    if published is None:
        raise UsageError(
            "Say when the article was published: --published 2025-10-28, or as much as is known, such as"
            ' --published "autumn 2025".'
        )
    if len(written.coders) == 1:
        told.setdefault("coder", written.coders[0][0])
    made = draft(text, published, Known(written.actors, written.events))
    fields = {**told, **draft_fields(made)}
    if known is None:
        name = f"articles/{key}{YAML}"
        edit.replace_text(name, "", _file(edit.folder, name, {"article": key, **fields}, made))
    else:
        edit.record("article", key).update(fields)
    edit.told = f'Began to encode the article "{key}".'
    return Begun(key, text, made, is_resumed=False)


def _file(folder: Path, name: str, fields: Mapping[str, Any], made: Draft) -> str:
    """Return the text of a new article's file, with some words beside each stretch, to find it by."""
    narration = [stretch.parts[0] for stretch in made.stretches if stretch.parts]
    words = [made.normalised[start:end] for start, end in narration]
    remarks: dict[tuple[str | int, ...], Remark] = {
        ("context", number, "why"): Remark(beside=f"  # {_first_words(each)}")
        for number, each in enumerate(words)
    }
    schema = schema_line(name, "article") if (folder / SCHEMAS / "article.json").is_file() else ""
    return schema + "".join(
        f"{line}\n" for line in record_lines("article", fields, in_list=False, remarks=remarks)
    )


def _first_words(text: str) -> str:
    words = clean(text).split()
    return " ".join(words[:WORDS_SHOWN]) + (" …" if len(words) > WORDS_SHOWN else "")


def draft_fields(made: Draft) -> dict[str, Any]:
    """Return what an article's record holds of a draft: its text by hash and length; all to be decided."""
    text = made.normalised
    fields: dict[str, Any] = {"text": text_fields(made.article_text)}
    context = [
        {"at": anchored(text, stretch.parts), "why": TO_CODE, **_suggested(stretch.suggestions)}
        for stretch in made.stretches
        if stretch.parts
    ]
    quotations = [_quotation(text, each) for each in made.quotations]
    return (
        fields
        | ({"context": context} if context else {})
        | ({"quotations": quotations} if quotations else {})
    )


def _quotation(text: str, found: FoundQuotation) -> dict[str, Any]:
    return {
        "words": [text[start:end] for start, end in found.fragments],
        "at": anchored(text, found.fragments),
        "manner": found.manner,
        **_suggested(found.suggestions),
    }


def _suggested(suggestions: Iterable[Suggestion]) -> dict[str, Any]:
    listed = [_record(each) for each in suggestions]
    return {"suggested": listed} if listed else {}


def _record(suggestion: Suggestion) -> dict[str, str]:
    """Return a suggestion as the files have it: its rule, and whatever it suggests."""
    fields = {
        "actor": suggestion.actor,
        "event": suggestion.event,
        "utterance": suggestion.utterance,
        "name": suggestion.name,
        "printed": suggestion.printed,
        "date": suggestion.date.edtf if suggestion.date else None,
        "relation": suggestion.relation,
        "score": None if suggestion.score is None else f"{suggestion.score:.2f}",
        "rule": suggestion.rule,
    }
    return {name: value for name, value in fields.items() if value}


def _drafted(text: str, article: Article, reading: Reading) -> Draft:
    return draft(text, article.published, Known(reading.written.actors, reading.written.events))


def _words(about: Mapping[str, str | None]) -> str:
    """Return the words of which an article's key is made: its outlet and day, else its title."""
    outlet = about.get("outlet")
    return f"{outlet} {about.get('published') or ''}" if outlet else about.get("title") or ""
