"""A connection to the server, opened and closed; whoever cannot have one is told why in a sentence."""

from __future__ import annotations

import re
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import psycopg

from diplotrack.store.postgres.sentences import in_sentences, not_let_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplotrack.store.postgres.address import Address

_MANNERS = {
    "connect_timeout": "10",
    "fallback_application_name": "diplotrack",
    "keepalives_idle": "30",
    "tcp_user_timeout": "60000",
}
"""What holds where the address says nothing else: nobody waits for ever for a server that is gone."""


@contextmanager
def connected(address: Address, right: str) -> Iterator[psycopg.Connection]:
    """Open a connection, and close it on leaving; `right` says which right is needed for what is done.

    What is not committed by then is undone. Raises StoreUnusable.
    """
    with in_sentences(address, right), closing(_opened(address)) as connection:
        yield connection


def _opened(address: Address) -> psycopg.Connection:
    try:
        return psycopg.connect(_conninfo({**_MANNERS, **address.keywords, "client_encoding": "UTF8"}))
    except psycopg.Error as error:
        # Not "from error": what libpq says may hold a password.
        raise not_let_in(error, address) from None


def _conninfo(keywords: Mapping[str, str]) -> str:
    """Return the keywords as libpq reads them. psycopg's own way to do so has a keyword of its own, too."""
    escaped = {name: re.sub(r"([\\'])", r"\\\1", value) for name, value in keywords.items()}
    return " ".join(f"{name}='{value}'" for name, value in escaped.items())
