"""Write a made-up dossier of any size: the same seed, the same bytes, on any machine.

JSON Lines hold a record a line; YAML has one file an article, as people keep it. `--files` spreads the
articles over so many files, one article in each at least. Memory does not grow with the dossier.

    python benchmarks/dossiers.py 1000000 --into /tmp/million
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.invention import Invention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.invention import Record

FORMATS = ("jsonl", "yaml")

ARTICLES_A_FILE = 2_000
"""So many articles stand in one file of JSON Lines, unless another number of files is asked for."""


def write(folder: Path, events: int, *, seed: int = 1, fmt: str = "jsonl", files: int = 0) -> Invention:
    """Write a dossier of so many events into a new folder, in one of `FORMATS`, and return what was told.

    `files` is how many files of articles there shall be, 0 for as many as are usual. Raises ValueError for
    more files than events, and OSError where the folder exists or cannot be written.
    """
    if not 0 <= files <= events:
        raise ValueError(f"{files:,} files of articles cannot each report one of {events:,} events")
    told = Invention(events, seed, articles=files)
    files = files or -(-told.articles // ARTICLES_A_FILE)
    articles = folder / "articles"
    folder.mkdir(parents=True)
    articles.mkdir()
    listed = _json_line if fmt == "jsonl" else _yaml_item
    (folder / "dossier.yaml").write_text("".join(_yaml(told.card)), encoding="utf-8")
    with (folder / f"actors.{fmt}").open("x", encoding="utf-8") as stream:
        stream.writelines(map(listed, told.actors))
    with (folder / f"events.{fmt}").open("x", encoding="utf-8") as stream:
        for number, (article, its_events) in enumerate(told.chapters()):
            stream.writelines(map(listed, its_events))
            if fmt == "jsonl":
                path = articles / f"{number * files // told.articles:05}.jsonl"
                with path.open("a", encoding="utf-8") as lines:
                    lines.write(_json_line(article))
            else:
                path = articles / f"{article['article']}.yaml"
                path.write_text("".join(_yaml(article)), encoding="utf-8")
    return told


def _json_line(record: Record) -> str:
    return json.dumps(record) + "\n"


def _yaml_item(record: Record) -> str:
    return "- " + "".join(_yaml(record, "  ")).removeprefix("  ") + "\n"


def _yaml(record: Record, indent: str = "") -> Iterator[str]:
    """Yield a record as lines: a field a line, and lists of what has lists of its own an item a line."""
    for name, value in record.items():
        if isinstance(value, list) and any(isinstance(each, dict) and "at" in each for each in value):
            yield f"{indent}{name}:\n"
            for each in value:
                item = "".join(_yaml(each, f"{indent}    "))
                yield f"{indent}  - {item.removeprefix(indent + '    ')}"
        else:
            yield f"{indent}{name}: {json.dumps(value)}\n"


def main() -> None:
    """Write the dossier that was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("events", type=int, help="how many events there shall be")
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="a folder to be made")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another dossier")
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0], dest="fmt")
    parser.add_argument("--files", type=int, default=0, help="how many files of articles")
    asked = parser.parse_args()
    if asked.events < 1:
        parser.error(f"a dossier of {asked.events} events cannot be made up: ask for one at least")
    try:
        told = write(asked.into, asked.events, seed=asked.seed, fmt=asked.fmt, files=asked.files)
    except ValueError as error:
        parser.error(str(error))
    except OSError as error:
        sys.exit(f'The dossier cannot be written into "{asked.into}": {(error.strerror or "").lower()}.')
    print(f"{told.events:,} events, {told.articles:,} articles, {len(told.actors):,} actors: {asked.into}")


if __name__ == "__main__":
    main()
