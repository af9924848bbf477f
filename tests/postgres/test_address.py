"""Addresses as people type them, and that a password in one is never shown."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.errors import StoreUnusable
from diplotrack.store.postgres.address import address
from diplotrack.store.server import is_server


@pytest.mark.parametrize(
    ("typed", "shown", "keywords"),
    [
        ("postgresql://", "postgresql://", {}),
        ("postgresql:///chronology", "postgresql:///chronology", {"dbname": "chronology"}),
        ("postgres://db/x", "postgresql://db/x", {"host": "db", "dbname": "x"}),
        (
            "postgresql+psycopg://anna:secret@db.example.org:5433/chronology",
            "postgresql://anna@db.example.org:5433/chronology",
            {
                "host": "db.example.org",
                "port": "5433",
                "user": "anna",
                "password": "secret",
                "dbname": "chronology",
            },
        ),
        (
            "postgresql://[::1]:5433/x",
            "postgresql://[::1]:5433/x",
            {"host": "::1", "port": "5433", "dbname": "x"},
        ),
        ("postgresql://a:1,b/x", "postgresql://a:1,b/x", {"host": "a,b", "port": "1,", "dbname": "x"}),
        (
            "postgresql://%2Frun%2Fpostgresql/x",
            "postgresql://%2Frun%2Fpostgresql/x",
            {"host": "/run/postgresql", "dbname": "x"},
        ),
        (
            "postgresql://anna@db/x?password=sec%26ret&sslmode=require",
            "postgresql://anna@db/x",
            {"host": "db", "user": "anna", "password": "sec&ret", "dbname": "x", "sslmode": "require"},
        ),
    ],
)
def test_an_address_says_what_libpq_is_told(typed: str, shown: str, keywords: dict[str, str]) -> None:
    found = address(typed)
    assert (str(found), found.keywords) == (shown, keywords)


@pytest.mark.parametrize(
    "typed",
    [
        "postgresql:/db/x",
        "postgresql+asyncpg://anna:sesame@db/x",
        "postgresql://anna:se/same@db/x",
        "postgresql://anna:ses@me@db/x",
        "postgresql://anna:%sesame@db/x",
        "postgresql://anna:sesame\0@db/x",
        "postgresql://anna:sesame%00@db/x",
        "postgresql://anna:sesame\udce9@db/x",
        "postgresql://db:sesame/x",
        "postgresql://db:1:2/x",
        "postgresql://db/x?sesame",
        "postgresql://db/x?=sesame",
        "postgresql://db/x/sesame",
    ],
)
def test_an_address_of_another_form_is_refused_and_not_repeated(typed: str) -> None:
    assert is_server(typed)
    with pytest.raises(StoreUnusable, match="The form is postgresql") as caught:
        address(typed)
    assert "sesame" not in str(caught.value)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_any_password_can_be_written_and_is_not_shown(password: str) -> None:
    for typed in (
        f"postgresql://anna:{quote(password, safe='')}@db/x",
        f"postgresql://anna@db/x?password={quote(password, safe='')}",
    ):
        found = address(typed)
        assert found.keywords["password"] == password
        assert str(found) == "postgresql://anna@db/x"
        assert repr(found) == "Address()"
        if "*" not in password:
            for spelling in (password, quote(password, safe="")):
                assert spelling not in found.scrubbed(f'invalid token: "{spelling}"')


def test_files_are_no_servers() -> None:
    for path in ("postgresql.db", "./postgresql://x", "postgresql", "/postgresql:x", ""):
        assert not is_server(path)
