"""The Lua scripts: each is one atomic step of the state in Redis."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any

from redis.client import NEVER_DECODE
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import NoScriptError, ResponseError
from redis.exceptions import TimeoutError as RedisTimeoutError

from newswire_shared.errors import SettingsError, TransientError
from newswire_shared.redis_client import TIMEOUT_S, open_redis

PREFIX = "{nw}:"
STATE_VERSION = 1
OWN_LIBRARY = ("link_",)  # scripts that share more functions than the others
PASSING = frozenset({"OOM", "MISCONF", "LOADING", "BUSY", "MASTERDOWN", "READONLY", "TRYAGAIN", "UNBLOCKED"})


@cache
def source_of(name: str) -> str:
    """The text of a script with the shared functions before it."""
    folder = resources.files("newswire_shared") / "lua"
    own = (f"{name.partition('_')[0]}_library", name) if name.startswith(OWN_LIBRARY) else (name,)
    return "".join((folder / f"{part}.lua").read_text("utf-8") for part in ("library", *own))


@cache
def _sha_of(source: str) -> str:
    return hashlib.sha1(source.encode(), usedforsecurity=False).hexdigest()


class State:
    """The state in Redis: scripts by name, and the client for plain commands.

    A server that cannot be reached raises TransientError.  The client connects at its first command and
    again after a fork, so a State may be built before workers fork.
    """

    def __init__(self, url: str, *, timeout_s: float = TIMEOUT_S) -> None:
        self.client = open_redis(url, timeout_s=timeout_s)
        self._scripts: dict[str, Any] = {}

    def call(self, script: str, *arguments: str | int | float) -> Any:
        """Run a script with its arguments and return what it answers."""
        known = self._scripts.get(script)
        if known is None:
            known = self._scripts[script] = self.client.register_script(source_of(script))
        with translated():
            return known(keys=[PREFIX], args=list(arguments))

    def call_raw(self, script: str, *arguments: bytes | str | int | float) -> Any:
        """Run a script whose arguments or answer hold bytes that are no text; texts in the answer are bytes too."""
        source = source_of(script)
        words = (1, PREFIX, *arguments)
        with translated():
            try:
                return self.client.execute_command("EVALSHA", _sha_of(source), *words, **{NEVER_DECODE: True})
            except NoScriptError:
                return self.client.execute_command("EVAL", source, *words, **{NEVER_DECODE: True})

    def key(self, *words: str) -> str:
        """A key of the state: the prefix and the words joined by colons."""
        return PREFIX + ":".join(words)

    def check_version(self) -> None:
        """Write the version of the state's schema, or refuse one that is newer than this release."""
        with translated():
            self.client.setnx(self.key("schema"), STATE_VERSION)
            found = int(self.client.get(self.key("schema")) or STATE_VERSION)
        if found > STATE_VERSION:
            raise SettingsError(
                f"the state in Redis has schema version {found} and this release knows {STATE_VERSION}: "
                "start the newer release, or point NEWSWIRE_STATE_URL at another Redis"
            )

    def now_ms(self) -> int:
        """The server's time in milliseconds."""
        with translated():
            seconds, micros = self.client.time()
        return int(seconds) * 1000 + int(micros) // 1000


class translated:
    """Turns the client's connection errors into TransientError."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, RedisConnectionError | RedisTimeoutError):
            raise TransientError(f"Redis cannot be reached: {error}") from error
        if isinstance(error, ResponseError) and _code_of(error) in PASSING:
            raise TransientError(f"Redis refuses for now: {error}") from error


def _code_of(error: ResponseError) -> str:
    """The first word of what the server answered; the client cuts it off for the errors that it knows."""
    return str(getattr(error, "status_code", None) or str(error).partition(" ")[0])


def as_json(value: object) -> str:
    """Compact JSON for a script's argument; an empty mapping stays an object."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
