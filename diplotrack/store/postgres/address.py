"""The address of a database on a server, as a person types it. A password in it is shown to nobody.

In: `postgresql+psycopg://USER:PASSWORD@HOST:PORT/DATABASE?KEYWORD=VALUE`, of which every part may be missing.
Out: what libpq calls the keywords of a connection, and the address without its secrets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from diplotrack.errors import StoreUnusable

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCHEME = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://", re.IGNORECASE)
_PARTS = re.compile(
    r"""
    (?:(?P<user>[^:@/]*)(?::(?P<password>[^@/]*))?@)?
    (?P<hosts>[^@/?]*)
    (?:/(?P<dbname>[^@/?]*))?
    (?:\?(?P<query>.*))?
    """,
    re.VERBOSE | re.DOTALL,
)
_HOST = re.compile(r"(?P<host>\[[^\]]+\]|[^:\[\]]*)(?::(?P<port>\d*))?")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")

_UNSPEAKABLE = re.compile("[\0\ud800-\udfff]")
_SECRETS = frozenset({"password", "sslpassword"})


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database on a server is. As a text it has no password, nor has its `repr`."""

    keywords: Mapping[str, str] = field(repr=False)

    def __str__(self) -> str:
        """Return the address as it may be shown."""
        hosts = self.keywords.get("host", "").split(",")
        ports = self.keywords.get("port", "").split(",")
        places = ",".join(
            f"{_shown_host(host)}{f':{port}' if port else ''}"
            for host, port in zip(hosts, (ports * len(hosts))[: len(hosts)], strict=True)
        )
        user, database = (quote(self.keywords.get(name, ""), safe="") for name in ("user", "dbname"))
        return f"postgresql://{f'{user}@' if user else ''}{places}{f'/{database}' if database else ''}"

    def scrubbed(self, text: str) -> str:
        """Return somebody else's text without the secrets of this address."""
        for name in _SECRETS & self.keywords.keys():
            for secret in {self.keywords[name], quote(self.keywords[name], safe="")} - {""}:
                text = text.replace(secret, "***")
        return text


def address(typed: str) -> Address:
    """Return what an address means. Raises StoreUnusable, without repeating it, where it has another form.

    >>> print(address("postgresql+psycopg://anna:secret@db.example.org:5433/chronology?sslmode=require"))
    postgresql://anna@db.example.org:5433/chronology
    """
    scheme = _SCHEME.match(typed)
    if scheme is None:
        raise _malformed('it begins with "postgresql+psycopg://" or "postgresql://"')
    parts = _PARTS.fullmatch(typed, scheme.end())
    if parts is None or _STRAY_PERCENT.search(typed):
        raise _malformed(
            "in a user, a password or a database's name write : as %3A, / as %2F, ? as %3F, @ as %40 "
            "and % as %25"
        )
    found = {
        **_places(unquote(parts["hosts"])),
        **{name: unquote(parts[name] or "") for name in ("user", "password", "dbname")},
        **_query(parts["query"] or ""),
    }
    if any(map(_UNSPEAKABLE.search, found.values())):
        raise _malformed("it holds a character that no name and no password can have")
    return Address({name: value for name, value in found.items() if value})


def _places(hosts: str) -> Mapping[str, str]:
    """Return the machines and their ports, of which there may be several with commas between."""
    places = [_HOST.fullmatch(place) for place in hosts.split(",")]
    if not all(places):
        raise _malformed("after the machine's name comes a colon and the number of the port")
    host, port = (",".join(place[name] or "" for place in places if place) for name in ("host", "port"))
    return {"host": host.replace("[", "").replace("]", ""), "port": port if port.strip(",") else ""}


def _query(query: str) -> Mapping[str, str]:
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    if not all(name.isidentifier() and equals for name, equals, _ in pairs):
        raise _malformed("after the question mark comes KEYWORD=VALUE, and & before each further one")
    return {name: unquote(value) for name, _, value in pairs}


def _shown_host(host: str) -> str:
    return f"[{host}]" if ":" in host else quote(host, safe="")


def _malformed(rule: str) -> StoreUnusable:
    return StoreUnusable(
        f"The address of the server cannot be read: {rule}. "
        "The form is postgresql+psycopg://USER@HOST:PORT/DATABASE."
    )
