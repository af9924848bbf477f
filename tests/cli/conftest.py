"""A small dossier in files, and ways to run the program on it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from diplotrack.anchors import digest, normalise
from diplotrack.cli.app import app

if TYPE_CHECKING:
    from typer.testing import Result

ROOT = Path(__file__).parents[2]
ARTICLE = normalise(
    "He said “I would love to see him” on board. The sanctions talks were called off in Hanoi."
)


def anchor(words: str) -> str:
    span = normalise(words)
    start = ARTICLE.index(span)
    return f"{{start: {start}, end: {start + len(span)}, sha256: {digest(span)}}}"


FILES = {
    "dossier.yaml": """
        dossier: small
        title: A small dossier
        coders: {us: Ourselves}
        """,
    "actors.yaml": """
        - {actor: usa, name: United States, kind: state}
        - {actor: dprk, name: North Korea, kind: state}
        - actor: trump
          name: Donald Trump
          kind: person
          aliases: [Trump]
          of: usa
          offices:
            - {office: President, dates: 2025-01-20/.., basis: outside, why: it is known}
        - {actor: kim, name: Kim Jong Un, kind: person, aliases: [Kim], of: dprk}
        """,
    "events.yaml": f"""
        - event: hanoi
          date: 2019-02
          basis: outside
          why: it is known
          status: called-off
          type: CONSULT
          title: The sanctions talks in Hanoi are called off
          summary: {"They end early, about sanctions. " * 400}
          place: Hanoi, Vietnam
          actors: [{{actor: usa, role: actor}}, {{actor: dprk, role: actor}}]
        - event: offer
          date: "[2025-10-24..2025-10-26]"
          basis: outside
          why: the flight is known
          status: happened
          type: AGREE
          title: Trump would love to meet Kim
          summary: He says so to reporters.
          place: Air Force One
          actors: [{{actor: trump, role: actor}}, {{actor: kim, role: recipient}}]
          follows: [hanoi]
          utterances:
            - {{utterance: love, speaker: trump, to: kim}}
        """,
    "articles/paper.yaml": f"""
        article: paper
        title: The Paper
        published: 2025-10-29
        basis: stated
        coder: us
        text:
          sha256: {"ab" * 32}
          characters: {len(ARTICLE)}
          norm: dt-norm-1
          length: {len(ARTICLE)}
          paragraphs: [0]
        reports:
          - event: hanoi
            at: {anchor("The sanctions talks were called off in Hanoi.")}
          - event: offer
            at: {anchor("He said “I would love to see him” on board.")}
            dated: {{printed: on board}}
            wordings:
              - utterance: love
                manner: verbatim
                words: ["I would love to see him"]
                at: [{anchor("I would love to see him")}]
        """,
}


def write(folder: Path) -> Path:
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Program:
    """The program, with a dossier and a cache of its own."""

    dossier: Path
    environment: dict[str, str]

    def __call__(self, *arguments: str) -> Result:
        """Run it in this process, as if in a pipe."""
        command = ["--dossier", str(self.dossier), *arguments]
        return CliRunner().invoke(app, command, env=dict(self.environment), prog_name="diplotrack")

    @property
    def command(self) -> list[str]:
        """What starts it as a process."""
        return [sys.executable, "-m", "diplotrack"]

    @property
    def variables(self) -> dict[str, str]:
        """The environment of that process."""
        return {
            **os.environ,
            **self.environment,
            "DIPLOTRACK_DOSSIER": str(self.dossier),
            "PYTHONPATH": str(ROOT),
        }

    def process(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run it as a process of its own, in a pipe."""
        return subprocess.run(
            [*self.command, *arguments],
            env={**self.variables, **variables},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(autouse=True)
def _nothing_asked_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DIPLOTRACK_TEXTS", "DIPLOTRACK_DOSSIER", "DIPLOTRACK_DATABASE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Return the program with a dossier that nobody changes."""
    environment = {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache")), "NO_COLOR": "", "PAGER": ""}
    ready = Program(write(tmp_path_factory.mktemp("dossiers") / "small"), environment)
    assert ready("build").exit_code == 0
    return ready


@pytest.fixture
def own(program: Program, tmp_path: Path) -> Program:
    """Return the program with a dossier that the test may break."""
    return Program(write(tmp_path / "own"), program.environment)


@pytest.fixture
def broken(own: Program) -> Program:
    """Return the program with a dossier in which an actor is misspelt."""
    path = own.dossier / "events.yaml"
    path.write_text(path.read_text("utf-8").replace("actor: kim, role", "actor: kimm, role"), "utf-8")
    return own
