"""Rows that cannot be used, for somebody to mend and import again: rejected rows in, CSV out.

They stand as they are, behind the reason. Nothing is done about cells that a spreadsheet program would take
for formulas: they are the person's own, and have to come back the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplotrack.importers.tables.rows import as_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplotrack.importers.entry import Header, Rejected

REASON = "rejected because"
"""The column of the reason: it is known on import, and left alone."""


def rejects(header: Header | None, rejected: Iterable[Rejected]) -> Iterator[str]:
    """Yield the lines of a file of rejected rows; what is no row of a table stands in one cell, as it was."""
    if header:
        yield f"{as_csv([REASON])},{header.original}\n"
        yield from (f"{as_csv([each.why])},{each.original}\n" for each in rejected)
        return
    yield f"{as_csv([REASON, 'file', 'line', 'original'])}\n"
    for each in rejected:
        yield f"{as_csv([each.why, each.file or '', str(each.line), each.original])}\n"
