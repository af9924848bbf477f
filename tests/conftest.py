"""What all tests share: golden files, Hypothesis without chance, and a PostgreSQL server."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from diplotrack.errors import LibraryMissing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.servers import Server

GOLDEN = Path(__file__).parent / "golden"

settings.register_profile(
    "diplotrack", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("diplotrack")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


LONGEST = "for_half_a_minute"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest test begin first, so that nobody waits for it in the end."""
    items.sort(key=lambda item: LONGEST not in item.name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    """Skip a test where the library that its format needs is not there at all."""
    try:
        return (yield)
    except LibraryMissing as missing:
        if isinstance(missing.__cause__, ModuleNotFoundError):
            pytest.skip(str(missing))
        raise


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that holds a text against `tests/golden/NAME`."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
            return
        if not path.exists():
            pytest.fail(f"no golden file {name}: run pytest --update-golden and read it")
        with path.open(encoding="utf-8", newline="") as stream:
            wanted = stream.read()
        if text != wanted:
            lines = difflib.unified_diff(
                wanted.splitlines(), text.splitlines(), "golden", "now", lineterm="", n=2
            )
            pytest.fail(f"{name} differs:\n" + "\n".join(lines), pytrace=False)

    return compare


NO_SERVER = "no PostgreSQL server"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if any(NO_SERVER in str(report.longrepr) for report in terminalreporter.getreports("skipped")):
        terminalreporter.write_line(
            "The tests that ask a PostgreSQL server start one themselves after apt-get install postgresql, "
            "or ask the one in DIPLOTRACK_TEST_POSTGRES=postgresql://USER:PASSWORD@HOST/"
        )


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Return a PostgreSQL server; without one the test is skipped."""
    from tests import servers  # noqa: PLC0415 - most runs need none

    with servers.server() as found:
        if found is None:
            pytest.skip(NO_SERVER)
        yield found
