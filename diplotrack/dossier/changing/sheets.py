"""A file of the dossier while it is being changed: what it holds, and what is to be different.

In: a file, `Edit`s of it, and new records. Out: its content as it is to be. Nothing is written here.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Any

from diplotrack.dossier import files
from diplotrack.dossier.changing import gaps, journal
from diplotrack.dossier.changing.changes import Edit, applied
from diplotrack.dossier.printing import printer
from diplotrack.errors import DiplotrackError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from diplotrack.dossier.pages import Page

_SCHEMAS = {"dossier": "dossier", "actor": "actors", "event": "events", "article": "article"}
_COMMENTED = re.compile(r"(?:[ \t]*(?:#.*)?(?:\r?\n|\Z))*")
_EMPTY_LIST = re.compile(r"^\[[ \t]*\][ \t]*$", re.MULTILINE)


class Sheet:
    """One file. `content` is what it holds, `None` if it is not there; `text` the same without its mark."""

    def __init__(self, folder: Path, name: str) -> None:
        """Read the file. Raises DiplotrackError if it is no file of a dossier, or not in UTF-8."""
        if not files.may_be(name):
            raise DiplotrackError(
                f'"{name}" is no name of a file of a dossier: docs/format.md says which are.'
            )
        path = folder / name
        self.folder = folder
        self.name = name
        self.kind = files.kind_of(name)
        self.content = path.read_bytes() if files.present(path) else None
        self.mark = (self.content or b"").startswith(BOM_UTF8)
        try:
            self.text = (self.content or b"").removeprefix(BOM_UTF8).decode()
        except UnicodeDecodeError as error:
            raise DiplotrackError(f'"{name}" is not in UTF-8: save it as UTF-8 first.') from error
        self.edits: list[Edit] = []
        self.added: list[dict[str, Any]] = []
        self.column = 0
        self.listed = True
        self._instead: tuple[str | None] | None = None
        self._starts: list[int] = []

    @property
    def is_exchanged(self) -> bool:
        """Whether it is to hold something else altogether."""
        return self._instead is not None

    @property
    def in_json(self) -> bool:
        """Whether it is in JSON Lines."""
        return self.name.endswith(files.JSON_LINES)

    def offset(self, page: Page) -> int:
        """Return where a page, which is the file or a line of it, begins in its text.

        Raises DiplotrackError if that is not there any more.
        """
        start = 0 if page.line is None else self._line(page.line)
        there = self.text if page.line is None else self.text[start : start + len(page.text)]
        if there != page.text:
            raise journal.ChangedMeanwhile(self.name)
        return start

    def edit(self, page: Page, edits: Iterable[Edit]) -> None:
        """Take up edits of a page of the file."""
        start = self.offset(page)
        self.edits += [Edit(edit.start + start, edit.end + start, edit.text) for edit in edits]

    def strike_line(self, page: Page) -> None:
        """Take out a line of JSON Lines."""
        start = self.offset(page)
        self.edits.append(Edit(start, gaps.next_line(self.text, start), ""))

    def exchange(self, text: str | None) -> None:
        """Let the file hold this and nothing else, or let it go."""
        self._instead = (text,)

    def result(self) -> bytes | None:
        """Return what the file is to hold, or None if it is to go."""
        if self._instead is not None:
            text = self._instead[0]
        else:
            text = applied(self.text, self.edits)
            text = self._with_added(text) if self.added else text
        if text is None or (self.content is None and not text):
            return None
        return BOM_UTF8 * self.mark + text.encode()

    def _with_added(self, text: str) -> str:
        shape, break_ = printer.SHAPES[self.kind], gaps.line_break(text)
        if self.in_json:
            records = [f"{printer.json_line(fields, shape)}\n" for fields in self.added]
        elif not self.listed:
            records = [printer.printed(self.kind, self.added[0], in_list=False)]
        else:
            text = _EMPTY_LIST.sub("", text) if _COMMENTED.sub("", text).strip() == "[]" else text
            records = [self._item(fields) for fields in self.added]
        begins = text if text or self.in_json else self._schema()
        between = "" if self.in_json else "\n"
        before = "" if not begins or begins.endswith("\n") else "\n"
        if begins.strip() and not begins.endswith(("\n\n", "\n\r\n")) and (text.strip() and self.listed):
            before += between
        return begins + (before + between.join(records)).replace("\n", break_)

    def _item(self, fields: Mapping[str, Any]) -> str:
        lines = printer.record_lines(self.kind, fields, in_list=True, indent=self.column)
        return "".join(f"{line}\n" for line in lines)

    def _schema(self) -> str:
        """Return the line that tells editors what a new file may hold, if the dossier has that to offer."""
        name = f"{_SCHEMAS[self.kind]}.json"
        if not (self.folder / ".diplotrack" / "schema" / name).exists():
            return ""
        up = "../" * self.name.count("/")
        return f"# yaml-language-server: $schema={up}.diplotrack/schema/{name}\n"

    def _line(self, number: int) -> int:
        """Return where a line begins, of which the first is number 1."""
        if not self._starts:
            self._starts = [0]
            while at := self.text.find("\n", self._starts[-1]) + 1:
                self._starts.append(at)
        return self._starts[number - 1] if number <= len(self._starts) else len(self.text)
