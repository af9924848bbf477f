"""The tables, as SQLModel shapes them. Only building imports this: reading goes by plain SQL.

Everything is named by its key, so that the file reads well in any SQLite tool and a changed file changes
its own rows only. Days are ordinals (`date.toordinal`), offsets are code points of an article's normalised
text, end exclusive. Indexes are made after the rows are in (`create_indexes`), which is faster.
"""

from diplotrack.store.tables import actors, articles, events, found, front
from diplotrack.store.tables.table import Table

__all__ = ["Table", "actors", "articles", "events", "found", "front"]
