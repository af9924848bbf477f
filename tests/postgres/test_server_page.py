"""The commands in docs/server.md, one after the other as they stand there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diplotrack.workspace import shipped_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.servers import Server

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"<!-- ([a-z ]+) -->\n```sh\n(.*?)```", re.DOTALL)
BASH = shutil.which("bash") or "sh"
PATH = f"{Path(sys.executable).parent}:{os.environ['PATH']}"


@pytest.fixture
def administrator(postgres: Server) -> Iterator[dict[str, str]]:
    """Return who an administrator is; what the page makes is gone afterwards."""
    yield {
        "PGHOST": postgres.keywords["host"],
        "PGUSER": postgres.keywords["user"],
        "PGPASSWORD": postgres.keywords["password"],
    }
    with postgres.connection() as connection:
        connection.execute("DROP DATABASE IF EXISTS chronology")
        connection.execute("DROP ROLE IF EXISTS desk, anna, ben, colleagues")


@pytest.mark.skipif(not shutil.which("psql"), reason="psql is not installed")
def test_what_the_page_says_works_as_it_stands_there(
    postgres: Server, administrator: dict[str, str], tmp_path: Path
) -> None:
    home, dossier = tmp_path / "home", tmp_path / "dossier"
    home.mkdir()
    shutil.copytree(shipped_dossier(), dossier)
    (dossier / ".git" / "hooks").mkdir(parents=True)
    host, port = postgres.keywords["host"], postgres.keywords["port"]
    everybody = {"HOME": str(home), "PATH": PATH, "PYTHONPATH": str(ROOT), "PGPORT": port}
    anna = {"PGPASSWORD": "battery staple"}
    variables = {"administrator": administrator, "desk": {}, "in the dossier": {}, "anna": anna}
    page = (ROOT / "docs" / "server.md").read_text(encoding="utf-8").replace("db.example.org", host)
    shown = []
    for who, commands in BLOCK.findall(page.replace(f"{host}:5432", f"{host}:{port}")):
        run = subprocess.run(
            [BASH, "-euc", commands],
            env={**everybody, **variables[who]},
            cwd=dossier if who in ("desk", "in the dossier") else home,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        shown.append(run.stdout)
    assert f"Wrote postgresql://desk@{host}/chronology" in shown[2]
    assert "trump" in shown[4]
    assert (home / "chronology.md").read_text(encoding="utf-8").startswith("# ")
    assert "us-dprk-2025" in shown[5]
    assert "(3 rows)" in shown[5]
