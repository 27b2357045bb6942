"""Addresses of Redis, read one way for the queues and for the state.

`redis://USER:PASSWORD@HOST:PORT/DATABASE`, `rediss://` where it speaks TLS, `unix://PATH` for a socket, and
`sentinel://USER:PASSWORD@HOST:PORT,HOST:PORT/DATABASE?master=NAME` for the master that sentinels name, `sentinels://`
where it and they speak TLS.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

REDIS_PORT, SENTINEL_PORT = 6379, 26379
SENTINELS, TLS = ("sentinel", "sentinels"), ("rediss", "sentinels")
SCHEMES = ("redis", "rediss", "unix", *SENTINELS)
OF_SENTINELS = frozenset({"master", "sentinel_username", "sentinel_password"})
OF_TLS = frozenset({
    "ssl_ca_certs", "ssl_certfile", "ssl_keyfile", "ssl_password", "ssl_cert_reqs", "ssl_check_hostname",
})  # fmt: skip
OF_ALL = frozenset({"username", "password", "db"})  # as clients of Redis take them, where they stand nowhere else
FORM = "write redis://HOST:PORT/0, rediss://HOST:PORT/0 where it speaks TLS, or sentinel://HOST:PORT,HOST:PORT/0?master=NAME"


@dataclass(frozen=True, slots=True)
class RedisLogin:
    """A user and its password, None for what is not given."""

    username: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class RedisAddress:
    """One Redis: a server, or whichever server the sentinels at `places` name as the master of the name `master`.

    `tls` holds the options of TLS as clients of Redis call them, and is None where it is not spoken.
    """

    places: tuple[tuple[str, int], ...]
    login: RedisLogin
    database: int
    socket: str = ""
    tls: Mapping[str, str | bool] | None = None
    master: str = ""
    sentinel_login: RedisLogin = RedisLogin()


def redis_address(text: str) -> RedisAddress:
    """Read an address.  Raises ValueError that says what is wrong, without quoting any of it that may be secret."""
    scheme, _, _ = text.partition("://")
    if "://" not in text or scheme not in SCHEMES:
        raise ValueError(FORM)
    try:
        parts = urlsplit(text)
    except ValueError:
        raise ValueError(FORM) from None
    options = _options(scheme, parts.query)
    who, _, where = parts.netloc.rpartition("@")
    username, _, password = who.partition(":")
    is_socket = scheme == "unix"
    return RedisAddress(
        places=() if is_socket else _places(where, scheme),
        login=_login(unquote(username) or options.get("username"), unquote(password) or options.get("password")),
        database=_database(options.get("db") or ("" if is_socket else parts.path.strip("/"))),
        socket=unquote(parts.path) if is_socket else "",
        tls=_tls(options) if scheme in TLS else None,
        master=_master(options) if scheme in SENTINELS else "",
        sentinel_login=_login(options.get("sentinel_username"), options.get("sentinel_password")),
    )


def _login(username: str | None, password: str | None) -> RedisLogin:
    return RedisLogin(username or None, password or None)


def _options(scheme: str, query: str) -> dict[str, str]:
    given = dict(parse_qsl(query, keep_blank_values=True))
    known = OF_ALL | (OF_SENTINELS if scheme in SENTINELS else set()) | (OF_TLS if scheme in TLS else set())
    strange = sorted(given.keys() - known)
    if strange:
        where = " (options of TLS need rediss:// or sentinels://)" if strange[0] in OF_TLS else ""
        raise ValueError(f"{strange[0]!r} is no option of a {scheme}:// address{where}: {', '.join(sorted(known))} are")
    return given


def _places(text: str, scheme: str) -> tuple[tuple[str, int], ...]:
    names = text.split(",") if scheme in SENTINELS else [text]
    default = SENTINEL_PORT if scheme in SENTINELS else REDIS_PORT
    return tuple(_place(name, default) for name in names)


def _place(text: str, default: int) -> tuple[str, int]:
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname or "localhost", default if parts.port is None else parts.port
        if "[" in text:
            ipaddress.ip_address(host)
    except ValueError:
        raise ValueError(FORM) from None
    if port == 0 or any(sign in host for sign in " ,;"):
        raise ValueError(FORM)
    return host, port


def _database(text: str) -> int:
    if text and not text.isdecimal():
        raise ValueError("the database is a number, as the 0 in redis://HOST:PORT/0")
    return int(text or 0)


def _master(options: Mapping[str, str]) -> str:
    if not options.get("master"):
        raise ValueError("name the master that the sentinels watch: sentinel://HOST:PORT,HOST:PORT/0?master=NAME")
    return options["master"]


def _tls(options: Mapping[str, str]) -> dict[str, str | bool]:
    """Certificates are checked, and the host's name in them, unless the address says otherwise."""
    found: dict[str, str | bool] = {name: text for name, text in options.items() if name in OF_TLS}
    needed = str(options.get("ssl_cert_reqs", "required")).lower().removeprefix("cert_")
    if needed not in ("required", "optional", "none"):
        raise ValueError("ssl_cert_reqs is required, optional or none")
    checks = options.get("ssl_check_hostname", "false" if needed == "none" else "true").lower()
    if checks not in ("true", "false"):
        raise ValueError("ssl_check_hostname is true or false")
    return found | {"ssl_cert_reqs": needed, "ssl_check_hostname": checks == "true"}
