"""What PostgreSQL says when something goes wrong, in sentences of ours that hold no secret.

In: an exception of psycopg's. Out: a `StoreUnusable`. What is not foreseen is told in the server's own words.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg

from diplotrack.errors import StoreUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplotrack.store.postgres.address import Address

_PASSWORDS = "in the address, in PGPASSWORD or in ~/.pgpass"

_LOST = ("08", "57P")
"""How the codes begin by which a server says that it goes away; a lost connection has no code."""

_LIBPQ = re.compile(r".*(failed|is bad): (FATAL: *)?", re.DOTALL)
"""What libpq says before it comes to the point."""

_NOT_LET_IN = {
    r"password authentication failed for user (?P<user>\".*\")": (
        "The server {server} does not accept this password from the user {user}: "
        f"give the right one {_PASSWORDS}."
    ),
    r"no password supplied": f"The server {{server}} asks for a password: give it {_PASSWORDS}.",
    r"database (?P<name>\".*\") does not exist": (
        "The server {server} has no database {name}: create it there, or name another in the address."
    ),
    r"role (?P<user>\".*\") does not exist": (
        "The server {server} knows no user {user}: name another in the address."
    ),
    r"no pg_hba.conf entry": (
        "The server {server} lets nobody in from here by that name and way: "
        "an entry in its pg_hba.conf would, or sslmode=require in the address."
    ),
    r"permission denied for database (?P<name>\".*\")": (
        "The server {server} lets this user not connect to the database {name}: "
        "its owner can with GRANT CONNECT ON DATABASE."
    ),
    r"failed to resolve host|could not translate host name": (
        "The machine in {server} is not known on this network: correct its name in the address."
    ),
    r"Connection refused|on socket .* failed": (
        "No server answers at {server}: see whether PostgreSQL runs there and listens to this machine, "
        "or correct the address."
    ),
    r"timeout expired|timed out|No route to host|Network is unreachable": (
        "The server {server} cannot be reached from here: see whether the machine runs and the network lets "
        "you through, or correct the address."
    ),
    r"too many (clients|connections)|remaining connection slots": (
        "The server {server} has no room for another connection: try again in a moment."
    ),
    r"starting up|shutting down|recovery mode": (
        "The server {server} is starting or stopping: try again in a moment."
    ),
    r"invalid connection option (?P<name>\".*\")": (
        "PostgreSQL knows no connection option {name}: correct it in the address of the server."
    ),
}
"""What libpq or a server says to whom it does not let in, as a pattern, and our sentence."""


@contextmanager
def in_sentences(address: Address, right: str) -> Iterator[None]:
    """Let an exception of psycopg's leave as a sentence; `right` says which right is needed for what is done.

    Raises StoreUnusable.
    """
    try:
        yield
    except psycopg.Error as error:
        # Not "from error": what libpq says may hold a password.
        raise StoreUnusable(_told(error, address, right)) from None


def _told(error: psycopg.Error, address: Address, right: str) -> str:
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return f"The server {address} does not allow that: {_words(error, address)}. {right}"
    if error.sqlstate is None or error.sqlstate.startswith(_LOST):
        return (
            f"The connection to the server {address} was lost: {_words(error, address)}. "
            "Nothing is left half done: try again."
        )
    return f"The server {address} cannot do that: {_words(error, address)}."


def not_let_in(error: psycopg.Error, address: Address) -> StoreUnusable:
    """Return what to tell a person for whom no connection could be opened."""
    said = str(error)
    for pattern, sentence in _NOT_LET_IN.items():
        if match := re.search(pattern, said):
            groups = {name: address.scrubbed(text) for name, text in match.groupdict().items()}
            return StoreUnusable(sentence.format(server=address, **groups))
    return StoreUnusable(f"The server {address} cannot be asked: {_words(error, address)}.")


def _words(error: psycopg.Error, address: Address) -> str:
    """Return the last line that matters of what was said: of several machines tried, the last one's."""
    said = error.diag.message_primary or _LIBPQ.sub("", str(error).partition("\n\t")[0])
    return address.scrubbed(said.strip().partition("\n")[0]).rstrip(".")
