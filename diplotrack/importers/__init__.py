"""Moving in: chronologies kept in other programs -> entries -> what a dossier holds.

A reader makes entries of a file, `assembly` makes records of entries. Nothing here writes a file.
"""

from diplotrack.importers.calendars import components
from diplotrack.importers.entry import Reader
from diplotrack.importers.front_matter import notes
from diplotrack.importers.markwhen import lines
from diplotrack.importers.tables import delimited, workbook
from diplotrack.importers.timelinejs import slides

READERS: dict[str, Reader] = {
    "csv": delimited.read,
    "xlsx": workbook.read,
    "timelinejs": slides.read,
    "markwhen": lines.read,
    "ics": components.read,
    "markdown": notes.read,
}
"""Every format that can be read, and its reader."""
