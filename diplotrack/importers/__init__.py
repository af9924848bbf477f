"""Moving in: chronologies kept in other programs -> entries -> what a dossier holds.

A reader makes entries of a file, `assembly` makes records of entries. Nothing here writes a file.
"""

from diplotrack.importers import delimited, front_matter, icalendar_files, markwhen, timelinejs, workbook
from diplotrack.importers.entry import Reader

READERS: dict[str, Reader] = {
    "csv": delimited.read,
    "xlsx": workbook.read,
    "timelinejs": timelinejs.read,
    "markwhen": markwhen.read,
    "ics": icalendar_files.read,
    "markdown": front_matter.read,
}
"""Every format that can be read, and its reader."""
