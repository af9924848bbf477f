"""Write docs/cli.md: what the commands say of themselves, with an introduction.

    python docs/generate_cli.py

A test fails when the page is not what this writes.
"""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from diplotrack.cli.app import app
from diplotrack.cli.commands import COMMANDS

PAGE = Path(__file__).with_name("cli.md")

INTRODUCTION = """\
# The command line

This page is written by `python docs/generate_cli.py`: the help below is what the commands print.

## Which dossier

`--dossier FOLDER`, else the variable `DIPLOTRACK_DOSSIER`, else the current folder if it is a dossier, else
the one that comes with the program. Its database is built by itself whenever a file has changed; `build`
says where it is, and `--database FILE` (or `DIPLOTRACK_DATABASE`) puts it elsewhere, for a team on
[a server](server.md). When something in the files cannot be used, a line on stderr says so before the answer.

## Filters

All listings and exports take the same filters, and they add up: every one of them must be met.

- A comma means *or*, within `--actor`, `--role`, `--type`, `--status`, `--article` and `--place`.
- `--actor` again means *and*: `--actor trump --actor kim,lee` is Trump with Kim or Lee.
- A state or body stands for its members too; `--only` switches that off.
- `--role` says which part the named actors have; where none is named, which part anybody has.
- `--from` and `--to` are days, months, years or any other EDTF date, or plain English ("late October
  2025"); both bounds are included. Dates are vague, so an event may lie between them certainly or only
  possibly. Both are shown, the possible ones marked with ~; `--certain` leaves them out.
- `--min-articles` and `--single` ask how many articles stand behind an event; copies of one agency report
  (`wire`) count as one.
- `--as-of` answers from the articles that were out by a day ([as-of.md](as-of.md)). What depends on one
  whose day of publication is vague or not known is possible too, and `--certain` leaves it out.
- `--limit` counts what is listed: events, actors, quotes, articles, or what `stats` counts by. `--reverse`
  begins with the latest.
- `--after` begins behind the one of these that has the key: with `--limit`, it turns the pages. A page that
  was cut says on a terminal with which key to go on, and in JSON as `next`.

## On a terminal and in a pipe

On a terminal, listings are drawn to its width, and go through `$PAGER` (else `less`) when they are longer
than the screen; `--no-pager`, or an empty `PAGER`, switches that off. `NO_COLOR`, `TERM=dumb` and `COLUMNS`
are honoured.

In a pipe, a listing is plain text in columns that are at least two spaces apart, without a heading. The
first columns never hold a space, so they can be taken apart with awk; what is empty is a `-`. Lines come
while the answer is read: in a long one, columns may get wider on the way.

| listing | columns |
|---|---|
| `timeline` | date (EDTF), key, status, title, actors → recipients, number of articles |
| `timeline --quotes` | the same, and below each event indented: utterance, article, speaker, words |
| `search` | date, key, status, title, the words found with each \\*hit\\* marked |
| `changes` | kind, date, event, articles, what changed |
| `quotes` | date, utterance, article, manner, speaker, words |
| `actors` | key, kind, number of events, number of quotes, what it belongs to, name |
| `articles` | key, date of publication, number of events, number of quotes, title |
| `stats` | year, month, type, status, or key of an actor or article; events certainly, events possibly |
| `contradictions` | events (or holders of an office), kind, state, file and line, matter, sides, reason |
| `gaps` | kind, key (of a silence: before..after), file and line, what is missing, title |

A ~ behind the status marks an event that lies between the dates only possibly.

```sh
diplotrack timeline | awk '$3 == "proposed" {print $2}'    # keys of what was only proposed
diplotrack timeline --from 2025-10 | grep -v '~ '           # what certainly lies there
diplotrack quotes --speaker kim | grep verbatim
```

For other programs there are `--format json` (docs/json.md), `jsonl`, `csv` and `tsv`, and `md` for a table
to paste.

## Exit codes

| code | meaning |
|--:|---|
| 0 | done |
| 1 | an error: the sentence on stderr says which |
| 2 | the command line cannot be meant |
| 3 | nothing has that name |
| 4 | the dossier has problems (`check`), or no dossier can be read from its files |
| 5 | the database can be neither read nor built |
| 130 | interrupted (Ctrl-C) |
| 141 | nobody reads the output any more (as in `\\| head`) |

## Completion

`diplotrack --install-completion` makes Tab complete commands, options, and the values of options: actors,
types, statuses, roles, articles, formats, and the keys that `show` takes.
"""


def page() -> str:
    """Return the whole page."""
    runner = CliRunner()
    parts = [INTRODUCTION]
    for command in ("", *COMMANDS):
        name = f"diplotrack {command}".strip()
        arguments = [*command.split(), "--help"]
        result = runner.invoke(
            app, arguments, prog_name="diplotrack", env={"COLUMNS": "80", "TERMINAL_WIDTH": ""}
        )
        parts.append(f"## `{name}`\n\n```text\n{result.stdout.rstrip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
