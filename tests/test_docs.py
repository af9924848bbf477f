"""The documents: their links lead somewhere, and they name what the program has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diplotrack.exporters import EXPORTERS
from diplotrack.exporters.answers.listing import FORMATS
from diplotrack.exporters.losses import Losses
from diplotrack.exporters.pictures import PICTURES
from diplotrack.timeline import EventFilter
from diplotrack.views.line import plain
from diplotrack.views.timeline import timeline_lines
from diplotrack.workspace import Workspace, shipped_dossier

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert [target for target in targets if target and not (document.parent / target).exists()] == []


def test_every_document_is_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        if document in reached or document.suffix != ".md":
            continue
        reached.add(document)
        for target in re.findall(r"\]\(([^)#\s:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
            path = (document.parent / target).resolve()
            waiting += sorted(path.glob("*.md")) if path.is_dir() else [path]
    assert sorted({*DOCUMENTS} - reached - {ROOT / "CHANGELOG.md"}) == []


@pytest.mark.parametrize("name", [*EXPORTERS, *FORMATS])
def test_every_format_is_in_the_readme(name: str) -> None:
    assert re.search(rf"\b{name}\b", (ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_picture_in_the_readme_is_what_the_program_draws() -> None:
    with Workspace(shipped_dossier()).opened() as reader:
        drawn = "".join(PICTURES["swimlane"](reader.timeline(EventFilter()), Losses()))
    assert (ROOT / "docs" / "swimlane.svg").read_text(encoding="utf-8") == drawn


def test_the_session_in_the_readme_is_what_the_program_shows() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    session = re.search(r"```text\n\$ diplotrack (.*)\n([^`]*)```", readme)
    assert session
    asked, shown = session.groups()
    lines = [line for line in shown.splitlines() if line != "…"]
    assert set(lines) <= set(_on_a_terminal(asked.split(), width=92))


def _on_a_terminal(arguments: list[str], *, width: int) -> list[str]:
    assert arguments == ["timeline", "--actor", "trump", "--only", "--text", "love", "--quotes"]
    question = EventFilter(actors=(("trump",),), only=True, text="love")
    with Workspace(shipped_dossier()).opened() as reader:
        return [plain(line) for line in timeline_lines(reader.timeline(question), width, quotes=True)]
