"""The state in Redis: scripts, and the client for plain commands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from redis.client import NEVER_DECODE
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import NoScriptError, ResponseError
from redis.exceptions import TimeoutError as RedisTimeoutError

from newswire_shared.contracts.errors import SettingsError, TransientError
from newswire_shared.state import keys
from newswire_shared.state.keys import PREFIX
from newswire_shared.state.redis_client import TIMEOUT_S, open_redis
from newswire_shared.state.scripts import Script

STATE_VERSION = 1  # raised with a change that an older release would misread
# Answers that pass: memory is full, a snapshot fails, it loads, a script runs, a replica is asked, slots move.
PASSING = frozenset({"OOM", "MISCONF", "LOADING", "BUSY", "MASTERDOWN", "READONLY", "TRYAGAIN", "UNBLOCKED"})


class State:
    """The state in Redis: scripts by name, and the client for plain commands.

    A server that cannot be reached raises TransientError.  The client connects at its first command and
    again after a fork, so a State may be built before workers fork.
    """

    def __init__(self, url: str, *, timeout_s: float = TIMEOUT_S) -> None:
        self.client = open_redis(url, timeout_s=timeout_s)

    def call(self, script: Script, *arguments: str | int | float) -> Any:
        """Run a script with its arguments and return what it answers."""
        return self._run(script, arguments)

    def call_all(self, script: Script, arguments: Iterable[str]) -> list[Any]:
        """Run a script once for each argument, in one round trip, and return what each answers."""
        asked = list(arguments)
        with translated():
            try:
                return self._piped("EVALSHA", script.sha, asked)
            except NoScriptError:  # then none of them ran
                return self._piped("EVAL", script.text, asked)

    def _piped(self, command: str, script: str, arguments: Iterable[str]) -> list[Any]:
        with self.client.pipeline(transaction=False) as pipe:
            for argument in arguments:
                pipe.execute_command(command, script, 1, PREFIX, argument)
            return list(pipe.execute())

    def call_raw(self, script: Script, *arguments: bytes | str | int | float) -> Any:
        """Run a script whose arguments or answer hold bytes that are no text; texts in the answer are bytes too."""
        return self._run(script, arguments, **{NEVER_DECODE: True})

    def _run(self, script: Script, arguments: Iterable[bytes | str | int | float], **options: bool) -> Any:
        words = (1, PREFIX, *arguments)
        with translated():
            try:
                return self.client.execute_command("EVALSHA", script.sha, *words, **options)
            except NoScriptError:
                return self.client.execute_command("EVAL", script.text, *words, **options)

    def check_version(self) -> None:
        """Write the version of the state's schema, or refuse one that is newer than this release."""
        with translated():
            self.client.setnx(keys.SCHEMA(), STATE_VERSION)
            found = int(self.client.get(keys.SCHEMA()) or STATE_VERSION)
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
