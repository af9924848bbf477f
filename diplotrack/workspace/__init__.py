"""The recipes that the front desk and the tests share, each a module of its own.

`places` finds the dossier and its database, `asking` builds the database and asks it.
"""

from diplotrack.workspace.asking import MOST_BUILDS, BuildReport, Checked, Workspace
from diplotrack.workspace.places import (
    SHIPPED,
    find_database,
    find_folder,
    folder_to_change,
    shipped_dossier,
)

__all__ = [
    "MOST_BUILDS",
    "SHIPPED",
    "BuildReport",
    "Checked",
    "Workspace",
    "find_database",
    "find_folder",
    "folder_to_change",
    "shipped_dossier",
]
