"""Moving in: chronologies kept in other programs -> entries -> what a dossier holds.

A reader makes entries of a file, `assembly` makes records of entries. Nothing here writes a file.
"""

from diplotrack.importers import delimited, workbook
from diplotrack.importers.entry import Reader

READERS: dict[str, Reader] = {
    "csv": delimited.read,
    "xlsx": workbook.read,
}
"""Every format that can be read, and its reader."""
