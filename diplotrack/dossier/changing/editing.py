"""The one place through which a dossier's files change.

In: a folder, and what somebody does to its records in memory. Out: files in which only that is different. An
edit is made while nobody else edits, checked before anything is written, and remembered, so that it can be
taken back. Comments, order, quotes and layout of all that is not touched stay as they are.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from diplotrack.dossier import files, texts
from diplotrack.dossier.changing import gaps, journal, renaming, splicing, weighing
from diplotrack.dossier.changing.changes import Origins, Unlike, alike
from diplotrack.dossier.changing.holdings import Held, Holdings
from diplotrack.dossier.changing.sheets import Sheet
from diplotrack.dossier.printing import printer
from diplotrack.dossier.reader import read
from diplotrack.errors import DossierProblems, NotFound
from diplotrack.replacing import alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, MutableMapping
    from pathlib import Path

    from diplotrack.dossier.nodes import Node
    from diplotrack.dossier.reading import Reading
    from diplotrack.errors import Problem


class EditRefused(DossierProblems):
    """The edit would break the dossier, or cannot be made; nothing is written."""


class Edited(NamedTuple):
    """What an edit did: in words, to which files, and what is unfinished in the dossier since."""

    told: str
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@contextmanager
def editing(folder: Path, *, check: bool = True) -> Iterator[Editing]:
    """Let a dossier be changed in memory, and write what has changed when that ends without an exception.

    Others who edit wait until then, and what an interrupted edit has left is taken back first. With `check`,
    raises EditRefused if the dossier would have problems that it had not, other than unfinished ones. Raises
    DiplotrackError if a file is not any more what was read, and OSError where it cannot be written. In all
    these cases nothing is written.
    """
    with alone(folder):
        journal.healed(folder)
        edit = Editing(folder, read(folder))
        yield edit
        edit.outcome = edit.written(check=check)


def mended(folder: Path) -> str:
    """Take back what an interrupted edit has left, and return a sentence about it; nothing if there is none.

    Raises OSError where a file cannot be written.
    """
    with alone(folder):
        told = journal.healed(folder)
    return f"An edit had been interrupted, and was taken back: {told}" if told else ""


def undo(folder: Path) -> str:
    """Take the last edit back, be it an interrupted one, and return what was done in it.

    Raises DiplotrackError if there is none, or a file of it has been changed since.
    """
    with alone(folder):
        healed = journal.healed(folder)
        return f"{healed} It had been interrupted." if healed else journal.taken_back(folder)


@dataclass(slots=True)
class _Touched:
    """A record that somebody may have changed: where it stands, and its fields as they are now."""

    node: Node
    origins: Origins
    fields: dict[str, Any]
    removed: bool = False


class Editing:
    """A dossier while it is being changed; see `editing`.

    `reading` is of the dossier as it was before. `told` is for the caller to set: what is done, in a
    sentence. `outcome` is there when `editing` has ended.
    """

    def __init__(self, folder: Path, reading: Reading) -> None:
        """Begin with nothing changed."""
        self.folder = folder
        self.reading = reading
        self.told = ""
        self.outcome: Edited | None = None
        self._holdings = Holdings(reading)
        self._sheets: dict[str, Sheet] = {}
        self._touched: dict[Held, _Touched] = {}
        self._added: dict[tuple[str, str], tuple[Sheet, dict[str, Any]]] = {}
        self._renamed: dict[str, str] = {}
        self._texts: journal.Contents = {}

    def record(self, kind: str, key: str) -> MutableMapping[str, Any]:
        """Return the fields of a record, to be changed freely, with all lists and mappings in them.

        `kind` is dossier, actor, event or article. Texts are as the file has them; numbers may be put in
        their places. A field that is deleted or empty goes. Raises NotFound if there is no such record.
        """
        if (kind, key) in self._added:
            return self._added[kind, key][1]
        return self._touch(self._holdings.find(kind, key)).fields

    def add(self, kind: str, fields: Mapping[str, Any], *, name: str | None = None) -> str:
        """Add a record of this kind behind those of a file, which is made if need be; return the file's name.

        Without a name it is the file where records of the kind usually stand; an article has one of its own.
        Raises EditRefused where the file cannot take it.
        """
        key = str(fields.get(kind, ""))
        sheet = self._sheet(name or self._usual(kind, key))
        if sheet.kind != kind:
            raise EditRefused(f'"{sheet.name}" holds {sheet.kind}s, and no {kind} can be added to it.')
        if not sheet.added:
            self._open(sheet, listed=kind != "dossier" and (kind != "article" or name is not None))
        if sheet.added and not sheet.listed:
            raise EditRefused(f'"{sheet.name}" holds one {kind} already: name another file.')
        own = dict(fields)
        sheet.added.append(own)
        self._added[kind, key] = sheet, own
        return sheet.name

    def remove(self, kind: str, key: str) -> None:
        """Take a record out, with the comment lines directly above it. Raises NotFound if there is none."""
        if (kind, key) in self._added:
            sheet, fields = self._added.pop((kind, key))
            sheet.added[:] = [each for each in sheet.added if each is not fields]
        else:
            self._touch(self._holdings.find(kind, key)).removed = True

    def replace_text(self, name: str, old: str, new: str | None) -> None:
        """Let a file hold another text than the old one; None lets it go, and an empty old text is none.

        Raises DiplotrackError if it does not hold the old one any more.
        """
        sheet = self._sheet(name)
        if sheet.text != old:
            raise journal.ChangedMeanwhile(name)
        sheet.exchange(new)

    def keep_text(self, key: str, text: str) -> None:
        """Keep the text of an article in the dossier's folder, where it is no part of the dossier."""
        self._texts[texts.kept_name(key)] = text.encode()

    @property
    def moved(self) -> dict[str, str]:
        """The files that get another name, each with its new one: those called after a renamed article.

        One stays that holds other articles as well, or whose new name is taken.
        """
        found = {}
        for held, touched in self._touched.items():
            place, _, own = held.file.partition("/")
            new = f"{place}/{own.replace(held.key, str(touched.fields.get(held.kind)), 1)}"
            if (
                held.kind == "article"
                and own in {held.key + ending for ending in files.ENDINGS}
                and len(self._holdings.of_file(held.file)) == 1
                and files.may_be(new)
                and not (new in self._sheets or files.present(self.folder / new))
            ):
                found[held.file] = new
        return found

    def rename(self, kind: str, key: str, new: str) -> int:
        """Give a thing another key, where it is declared and referred to; return in how many places.

        A file that is called after an article gets the new name too, and so does the text that is kept of it.
        `kind` is actor, event, utterance, article or coder. Raises NotFound if there is no such thing, and
        EditRefused if another has the new key, or records cannot be read that may refer to it.
        """
        known = self._holdings.keys(kind).union(own for each, own in self._added if each == kind)
        if key not in known:
            raise NotFound(kind, key, known, where=f'"{self.reading.written.key}"')
        if new in known:
            raise EditRefused(f'The key "{new}" already belongs to another {kind}.')
        self._renamed[key] = new
        return self._exchange(key, new, [renaming.OWN[kind]]) + self.refer(kind, key, new)

    def refer(self, kind: str, key: str, new: str) -> int:
        """Let everything that refers to one thing refer to another; return in how many places.

        Raises EditRefused if records cannot be read that may refer to it.
        """
        return self._exchange(key, new, renaming.REFERENCES[kind])

    def written(self, *, check: bool) -> Edited:
        """Write what has changed, having looked at what comes of it, and return what was done."""
        for held, touched in self._touched.items():
            self._take_up(held, touched)
        before = {name: sheet.content for name, sheet in self._sheets.items()}
        after = {name: sheet.result() for name, sheet in self._sheets.items()}
        for name, new in self.moved.items():
            before[new], after[new], after[name] = None, after[name], None
        after = {name: after[name] for name in files.in_order(after) if after[name] != before[name]}
        kept_before, kept_after = self._kept()
        if not after and not kept_after:
            return Edited(self.told)
        reading = read(self.folder, after, self.reading)
        problems = weighing.new_problems(self.reading, reading, self._renamed)
        if check and (wrong := weighing.first_wrong(problems)):
            raise EditRefused(f"{wrong} Nothing was written.")
        self._compare(after, Holdings(reading))
        journal.carried_out(self.folder, self.told, before | kept_before, after | kept_after)
        return Edited(self.told, tuple(after), tuple(problems))

    def _kept(self) -> tuple[journal.Contents, journal.Contents]:
        """Return what files with articles' texts hold, and are to hold, where that is different."""
        after = dict(self._texts)
        for held, touched in self._touched.items():
            new = str(touched.fields.get(held.kind))
            if held.kind != "article" or held.key == new or touched.removed:
                continue
            for ending in texts.ENDINGS:
                old = texts.kept_name(held.key, ending)
                if (self.folder / old).is_file():
                    after |= {old: None, texts.kept_name(new, ending): (self.folder / old).read_bytes()}
        before = {name: journal.content_of(self.folder, name) for name in after}
        after = {name: content for name, content in after.items() if content != before[name]}
        return before, after

    def _sheet(self, name: str) -> Sheet:
        if name not in self._sheets:
            self._sheets[name] = Sheet(self.folder, name)
        return self._sheets[name]

    def _touch(self, held: Held) -> _Touched:
        if held not in self._touched:
            node, origins = self._holdings.node(held), Origins()
            self._touched[held] = _Touched(node, origins, origins.value(node))
        return self._touched[held]

    def _usual(self, kind: str, key: str) -> str:
        """Return in which file a new record stands that no other is named for."""
        if kind in ("dossier", "article"):
            return files.DOSSIER if kind == "dossier" else f"articles/{key}{files.YAML}"
        there = [
            name
            for ending in (files.YAML, files.JSON_LINES)
            if (name := f"{kind}s{ending}") in self.reading.files
        ]
        return [*there, f"{kind}s{files.YAML}"][0]

    def _open(self, sheet: Sheet, *, listed: bool) -> None:
        """Look how records stand in a file to which some are to be added."""
        sheet.listed = listed
        if not sheet.text.strip() or sheet.in_json:
            return
        if not listed:
            raise EditRefused(f'There is a file "{sheet.name}" already.')
        for held in self._holdings.of_file(sheet.name)[:1]:
            node = self._holdings.node(held)
            sheet.offset(node.page)
            dash = gaps.dash(node)
            if dash is None:
                raise _bracketed(sheet.name, "added")
            sheet.column = gaps.column(sheet.text, dash)

    def _exchange(self, key: str, new: str, places: Iterable[str]) -> int:
        """Exchange a key for another in these places of all records; return how often it stood there."""
        if self.reading.lost.names:
            raise EditRefused(
                f'Some records cannot be read, and may hold "{key}": mend what `diplotrack check` says first.'
            )
        kinds = {place.partition(".")[0] for place in places}
        records = [
            (held.kind, self._touch(held).fields)
            for held in self._holdings
            if held.kind in kinds and (held in self._touched or key in self._holdings.text(held))
        ]
        records += [(kind, fields) for (kind, _), (_, fields) in self._added.items()]
        return sum(
            renaming.exchange(kind, fields, place, key, new) for kind, fields in records for place in places
        )

    def _take_up(self, held: Held, touched: _Touched) -> None:
        """Let the file of a record know how it has changed."""
        node, sheet = touched.node, None
        if touched.removed:
            sheet = self._sheet(held.file)
            if "/" in held.file and not sheet.added and not self._left(held.file):
                sheet.offset(node.page)
                sheet.exchange(None)
            elif node.page.in_json:
                sheet.strike_line(node.page)
            else:
                self._strike(sheet, held, node)
            return
        edits = splicing.edits_of(node, touched.fields, printer.SHAPES[held.kind], touched.origins)
        if edits:
            self._sheet(held.file).edit(node.page, edits)

    def _strike(self, sheet: Sheet, held: Held, node: Node) -> None:
        """Take a record out of a list in YAML."""
        before = self._holdings.of_file(held.file)[: held.number][-1:]
        bound = max((gaps.content_end(self._holdings.node(each)) for each in before), default=0)
        try:
            sheet.edit(node.page, [splicing.without_item(node, bound)])
        except Unlike:
            raise _bracketed(held.file, "taken out") from None

    def _left(self, file: str) -> list[Held]:
        """Return the records of a file that are not taken out."""
        return [
            held
            for held in self._holdings.of_file(file)
            if not (held in self._touched and self._touched[held].removed)
        ]

    def _compare(self, names: Iterable[str], after: Holdings) -> None:
        """Make sure that what is to be written says what was meant, and no more.

        Where records have become unreadable, that has been found out already.
        """
        moved = self.moved
        for name in filter(self._sheets.__contains__, names):
            sheet, place = self._sheets[name], moved.get(name, name)
            if sheet.is_exchanged or _problems_in(name, self.reading) != _problems_in(place, after.reading):
                continue
            wanted: list[Held | dict[str, Any]] = [*self._left(name), *sheet.added]
            there = after.of_file(place)
            if len(wanted) != len(there) or not all(map(self._is_meant, wanted, there, repeat(after))):
                raise EditRefused(
                    f'"{name}" is written in a way that does not allow this edit. Nothing was written: '
                    "try again after `diplotrack format`."
                )

    def _is_meant(self, wanted: Held | dict[str, Any], held: Held, after: Holdings) -> bool:
        """Tell whether a record that is to be written is the one that was there, was changed or was added."""
        if isinstance(wanted, Held) and wanted not in self._touched:
            if self._holdings.text(wanted) == after.text(held):
                return True
            fields = self._holdings.plain(wanted)
        else:
            fields = self._touched[wanted].fields if isinstance(wanted, Held) else wanted
        shape = printer.SHAPES[held.kind]
        return alike(printer.canonical(fields, shape), printer.canonical(after.plain(held), shape))


def _problems_in(name: str, reading: Reading) -> int:
    return len(reading.files[name].problems) if name in reading.files else 0


def _bracketed(name: str, done: str) -> EditRefused:
    return EditRefused(
        f'The records in "{name}" do not stand below one another, each behind a dash ("- "), and none can be '
        f"{done}: mend that by hand."
    )
