"""What is built on a server appears there whole, stays while it is read, and keeps to itself."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

import pytest
from psycopg.sql import SQL, Identifier

from diplotrack.errors import DossierProblems, StoreUnusable
from diplotrack.store import server
from diplotrack.store.builder import Contents, build
from diplotrack.store.postgres import publishing, reading
from diplotrack.store.postgres.generations import PUBLISHING, Published, hold
from diplotrack.store.sqlite import SCHEMA_VERSION
from diplotrack.timeline import EventFilter
from tests.made_up import made_up_actor, made_up_dossier, made_up_event, made_up_quote
from tests.records import records_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import psycopg

    from diplotrack.model import Dossier
    from diplotrack.store.query import Reader
    from tests.servers import Server

ROOT = Path(__file__).parents[2]

Publish: TypeAlias = "Callable[..., str]"


def name_of(database: str) -> str:
    """Return the name of a database, of its address."""
    return unquote(database.rpartition("/")[2])


def shown(database: str) -> str:
    """Return an address without its password."""
    return f"postgresql://admin@{database.rpartition('@')[2]}"


def events_of(reader: Reader) -> int:
    """Return how many events there are, having made sure that they are all of one index."""
    timeline = reader.timeline(EventFilter())
    assert [event.title for event in timeline.events] == [str(timeline.total)] * timeline.total
    return timeline.total


def generations(postgres: Server, database: str) -> list[str]:
    with postgres.connection(name_of(database)) as connection:
        rows = connection.execute(
            "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'diplotrack_%' ORDER BY 1"
        )
        return [name for (name,) in rows]


def test_the_newest_counts_and_the_older_goes(postgres: Server, database: str, publish: Publish) -> None:
    for number in (2, 3):
        assert publish(number, database) == shown(database)
        with server.opened(database) as reader:
            assert events_of(reader) == number
    assert generations(postgres, database) == ["diplotrack_2"]


def test_who_reads_keeps_what_he_reads(postgres: Server, database: str, publish: Publish) -> None:
    publish(2, database)
    with server.opened(database) as old:
        publish(3, database)
        assert events_of(old) == 2
        with server.opened(database) as new:
            assert events_of(new) == 3
        assert generations(postgres, database) == ["diplotrack_1", "diplotrack_2"]
    publish(4, database)
    assert generations(postgres, database) == ["diplotrack_3"]


def test_who_looks_into_it_with_another_program_is_not_waited_for(
    postgres: Server, database: str, publish: Publish
) -> None:
    publish(2, database)
    with postgres.connection(name_of(database)) as other, other.transaction():
        other.execute("SELECT FROM diplotrack_1.event")
        publish(3, database)
        assert generations(postgres, database) == ["diplotrack_1", "diplotrack_2"]
    publish(4, database)
    assert generations(postgres, database) == ["diplotrack_3"]


def test_a_generation_that_goes_while_it_is_looked_up_is_not_missed(
    database: str, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(2, database)
    looked_up = []

    def hold_too_late(connection: psycopg.Connection, published: Published) -> bool:
        looked_up.append(published.generation)
        if len(looked_up) == 1:
            publish(3, database)
        return hold(connection, published)

    monkeypatch.setattr(reading, "hold", hold_too_late)
    with server.opened(database) as reader:
        assert events_of(reader) == 3
    assert looked_up == [1, 2]


def test_a_generation_that_somebody_dropped_is_told(
    postgres: Server, database: str, publish: Publish
) -> None:
    publish(2, database)
    with postgres.connection(name_of(database)) as connection:
        connection.execute("DROP SCHEMA diplotrack_1 CASCADE")
    with pytest.raises(StoreUnusable, match=r"is incomplete: .* build"), server.opened(database):
        pass
    publish(3, database)
    with server.opened(database) as reader:
        assert events_of(reader) == 3


def test_who_builds_waits_for_who_builds(postgres: Server, database: str, index: Callable[..., Path]) -> None:
    path, waits = index(2), threading.Event()
    with postgres.connection(name_of(database)) as other:
        other.execute("SELECT pg_advisory_lock(%s, %s)", PUBLISHING)
        building = threading.Thread(target=server.publish, args=(path, database, waits.set))
        building.start()
        assert waits.wait(60)
        assert generations(postgres, database) == []
        other.execute("SELECT pg_advisory_unlock(%s, %s)", PUBLISHING)
        building.join(60)
    with server.opened(database) as reader:
        assert events_of(reader) == 2


BUILDING = """
import sys
from pathlib import Path
from diplotrack.store import server
for _ in range(6):
    server.publish(Path(sys.argv[1]), sys.argv[2], lambda: None)
"""


def test_two_build_and_a_third_asks_and_never_sees_half(
    postgres: Server, database: str, publish: Publish, index: Callable[..., Path]
) -> None:
    publish(1, database)
    builders = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", BUILDING, str(index(number)), database], cwd=ROOT
        )
        for number in (20, 30)
    ]
    seen = set()
    while any(builder.poll() is None for builder in builders):
        with server.opened(database) as reader:
            seen.add(events_of(reader))
    assert [builder.returncode for builder in builders] == [0, 0]
    assert seen <= {1, 20, 30}
    assert len(seen) > 1
    publish(2, database)
    assert generations(postgres, database) == ["diplotrack_14"]


def test_a_build_that_fails_leaves_everything_as_it_was(
    postgres: Server, database: str, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(2, database)

    def killed(connection: psycopg.Connection, _schema: str) -> None:
        with postgres.connection() as other:
            other.execute("SELECT pg_terminate_backend(%s)", (connection.info.backend_pid,))
        connection.execute("SELECT 1")

    monkeypatch.setattr(publishing, "let_read", killed)
    with pytest.raises(StoreUnusable, match=r"server .* was lost: terminating .* half done"):
        publish(3, database)
    with server.opened(database) as reader:
        assert events_of(reader) == 2
    assert generations(postgres, database) == ["diplotrack_1"]


def test_another_dossier_and_a_newer_index_are_left_alone(
    postgres: Server, database: str, publish: Publish
) -> None:
    publish(2, database)
    with pytest.raises(StoreUnusable, match=r'holds the dossier "made-up" and is left alone: .* for "other"'):
        publish(3, database, key="other")
    with postgres.connection(name_of(database)) as connection:
        for version, told, build_told in (
            (SCHEMA_VERSION + 1, r"9\.9, which is newer than this .*: upgrade this program", "left alone"),
            (SCHEMA_VERSION - 1, r"9\.9, which is older than this .* build", None),
        ):
            change = "UPDATE diplotrack.published SET schema_version = %s, program = '9.9'"
            connection.execute(change, (version,))
            with pytest.raises(StoreUnusable, match=told), server.opened(database):
                pass
            if build_told:
                with pytest.raises(StoreUnusable, match=build_told):
                    publish(3, database)
    publish(3, database)
    with server.opened(database) as reader:
        assert events_of(reader) == 3


def test_where_nothing_is_built_a_sentence_says_how(database: str) -> None:
    with pytest.raises(StoreUnusable) as caught, server.opened(database):
        pass
    assert str(caught.value) == (
        f"Nothing has been built on {shown(database)} yet: where the dossier's files are, run "
        '"diplotrack --database ADDRESS build".'
    )


def written(dossier: Dossier, path: Path) -> Path:
    build(Contents("", records_of(dossier), tuple), path)
    return path


def test_a_character_that_no_server_can_keep_is_told(database: str, tmp_path: Path, publish: Publish) -> None:
    publish(2, database)
    path = written(made_up_dossier([made_up_event("e", title="a\0b")]), tmp_path / "x.db")
    with pytest.raises(DossierProblems, match=r'in the table "event", .*NUL'):
        server.publish(path, database, lambda: None)
    with server.opened(database) as reader:
        assert events_of(reader) == 2


def test_names_and_words_may_be_longer_than_an_index_has_room_for(database: str, tmp_path: Path) -> None:
    long = "".join(f"{number:x}" for number in range(2000))
    events = []
    for key in ("one", "two"):
        said = made_up_quote(f"said-{key}", f"{long} peace")
        wordings = tuple(replace(wording, article=key) for wording in said.wordings)
        events.append(made_up_event(key, utterances=(replace(said, event=key, wordings=wordings),)))
    path = written(made_up_dossier(events, [made_up_actor("kim", long)]), tmp_path / "x.db")
    server.publish(path, database, lambda: None)
    with server.opened(database) as reader:
        assert reader.actor_key(long.upper()) == "kim"
        assert reader.timeline(EventFilter(text=f'"{long} peace"')).found == 2
        assert len(reader.suggestions(EventFilter())) == 1


def test_a_database_that_has_not_all_letters_is_refused(postgres: Server, index: Callable[..., Path]) -> None:
    with postgres.connection() as connection:
        connection.execute("DROP DATABASE IF EXISTS latin")
        connection.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(StoreUnusable, match=r"LATIN1.*ENCODING 'UTF8'"):
        server.publish(index(1), postgres.address("latin"), lambda: None)


@pytest.fixture
def roles(postgres: Server, database: str) -> dict[str, str]:
    """Return the addresses of a builder and a colleague, who may connect and no more."""
    with postgres.connection(name_of(database)) as connection:
        for role in ("builder", "colleague"):
            if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,)).fetchone() is None:
                connection.execute(SQL("CREATE ROLE {} LOGIN PASSWORD 'x'").format(Identifier(role)))
    name = name_of(database)
    return {role: postgres.address(name, user=role, password="x") for role in ("builder", "colleague")}  # noqa: S106


def test_rights_are_said_and_passed_on(
    postgres: Server, database: str, roles: dict[str, str], publish: Publish
) -> None:
    name = name_of(database)
    with pytest.raises(StoreUnusable, match=r"permission denied for database .*GRANT CREATE ON DATABASE"):
        publish(1, roles["builder"])
    with postgres.connection(name) as connection:
        connection.execute(SQL("GRANT CREATE ON DATABASE {} TO builder").format(Identifier(name)))
    publish(2, roles["builder"])
    first = r"permission denied .* GRANT USAGE ON SCHEMA diplotrack"
    with pytest.raises(StoreUnusable, match=first), server.opened(roles["colleague"]):
        pass
    with postgres.connection(name, user="builder", password="x") as connection:  # noqa: S106
        connection.execute("GRANT USAGE ON SCHEMA diplotrack TO colleague")
    then = r"permission denied .* the next build there gives the rest"
    with pytest.raises(StoreUnusable, match=then), server.opened(roles["colleague"]):
        pass
    for number in (3, 4):
        publish(number, roles["builder"])
        with server.opened(roles["colleague"]) as reader:
            assert events_of(reader) == number
    with pytest.raises(StoreUnusable, match=r"permission denied .* must be the role that built there before"):
        publish(5, roles["colleague"])


def test_what_everybody_may_use_everybody_may_read(
    postgres: Server, database: str, roles: dict[str, str], publish: Publish
) -> None:
    with postgres.connection(name_of(database)) as connection:
        connection.execute("CREATE SCHEMA diplotrack; GRANT USAGE ON SCHEMA diplotrack TO PUBLIC")
    publish(2, database)
    with server.opened(roles["colleague"]) as reader:
        assert events_of(reader) == 2


def test_nobody_who_asks_can_write(database: str, publish: Publish) -> None:
    publish(2, database)
    with server.opened(database) as reader, pytest.raises(StoreUnusable, match="read-only transaction"):
        reader._connection.execute("DELETE FROM event")  # noqa: SLF001 - there is no other way in
