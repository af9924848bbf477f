"""Draw the rows of a timeline (as `timeline --format csv` writes them) as a Rich table, wide enough for all.

python benchmarks/rich_table.py rows.csv
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

SHOWN = ("edtf", "key", "status", "title", "actors", "articles")


def main() -> None:
    """Draw the table on standard output."""
    table = Table(*SHOWN)
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            table.add_row(*(row[name] for name in SHOWN))
    Console(width=400).print(table)


if __name__ == "__main__":
    main()
