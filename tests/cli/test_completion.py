"""What Tab offers, asked as a shell asks."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from diplotrack.cli.completion import UNSAFE
from diplotrack.exporters import EXPORTERS

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def offered(program: Program, line: str, **variables: str) -> list[str]:
    """Return what bash is offered at the end of a line."""
    code = "import sys; sys.argv = ['diplotrack']; from diplotrack.cli import main; main()"
    words = len(line.split()) - (not line.endswith(" "))
    asked = {"_DIPLOTRACK_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(words)}
    result = subprocess.run(
        [program.command[0], "-c", code],
        env={**program.variables, **asked, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not result.stderr
    return result.stdout.split()


@pytest.mark.parametrize(
    ("line", "candidates"),
    [
        ("diplotrack tim", ["timeline"]),
        ("diplotrack timeline --act", ["--actor"]),
        ("diplotrack timeline --actor ki", ["kim"]),
        ("diplotrack timeline --actor trump,d", ["trump,dprk"]),
        ("diplotrack quotes --speaker us", ["usa"]),
        ("diplotrack actors --status call", ["called-off"]),
        ("diplotrack timeline --type ag", ["agree"]),
        ("diplotrack timeline --type AG", ["AGREE"]),
        ("diplotrack timeline --role rec", ["recipient"]),
        ("diplotrack timeline --article ", ["paper"]),
        ("diplotrack show of", ["offer"]),
        ("diplotrack gaps --kind silence,one-a", ["silence,one-article"]),
        ("diplotrack date Monday --tense f", ["future"]),
        ("diplotrack show lo", ["love"]),
        ("diplotrack timeline --format js", ["json", "jsonl"]),
        ("diplotrack check --format ", ["table", "json"]),
        ("diplotrack export ", [*EXPORTERS, "all"]),
        ("diplotrack timeline --after ", ["hanoi", "offer"]),
        ("diplotrack actors --after k", ["kim"]),
        ("diplotrack quotes --after ", ["love"]),
        ("diplotrack stats --by t", ["type"]),
        ("diplotrack compare ", ["hanoi", "offer", "paper", "love"]),
        ("diplotrack compare paper p", ["paper"]),
        ("diplotrack compare love --format t", ["table", "tei"]),
        ("diplotrack quotes s", ["suggest"]),
        ("diplotrack edit of", ["offer"]),
        ("diplotrack rename lo", ["love"]),
        ("diplotrack merge ki", ["kim"]),
        ("diplotrack merge kim tr", ["trump"]),
        ("diplotrack rm pa", ["paper"]),
        ("diplotrack add ev", ["event"]),
        ("diplotrack add event --actor tr", ["trump"]),
        ("diplotrack add event --basis st", ["stated"]),
        ("diplotrack add quote --utterance l", ["love"]),
        ("diplotrack add quote --event h", ["hanoi"]),
        ("diplotrack add quote --manner rep", ["reported"]),
        ("diplotrack add actor --kind st", ["state"]),
        ("diplotrack schema act", ["actors", "actor-line"]),
        ("diplotrack --dossier /nowhere show o", []),
    ],
)
def test_what_is_offered(line: str, candidates: list[str], program: Program) -> None:
    found = offered(program, line)
    assert sorted(set(found)) == sorted(candidates)


def test_an_explanation_holds_nothing_that_a_shell_would_run() -> None:
    assert not set(UNSAFE.sub(" ", "a `b` $(c) 'd' \"e\" \\ f: (g)|h")) & set("`$'\"\\:()|")


def test_nothing_is_offered_where_no_server_answers(program: Program) -> None:
    assert offered(program, "diplotrack show ", DIPLOTRACK_DATABASE="postgresql://anna:x@127.0.0.1:1/x") == []
