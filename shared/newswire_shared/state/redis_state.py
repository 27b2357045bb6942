"""The state in Redis: scripts, and the client for plain commands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import Any

from redis.backoff import NoBackoff
from redis.client import NEVER_DECODE
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import NoPermissionError, NoScriptError, ResponseError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry

from newswire_shared.contracts.errors import SettingsError, Silent, TransientError
from newswire_shared.contracts.identity import SCHEME_VERSION
from newswire_shared.registry_files.run_folder import RunFolder
from newswire_shared.state import keys
from newswire_shared.state.keys import PREFIX
from newswire_shared.state.redis_client import TIMEOUT_S, open_redis
from newswire_shared.state.scripts import SCRIPTS, Script

STATE_VERSION = 2  # raised with a change that an older release would misread; 2: articles are known by keys of scheme 2
LOOK_UP = "look up"  # how the answer of a script begins that needs more of the registry's files
LOOK_UPS = 80  # an article may be tied to another up to 64 times, and files grow at most every few seconds
Asked = tuple[Iterable[str], Sequence[str | int]]  # ids that a script meets, and its arguments
# Answers that pass: memory is full, a snapshot fails, it loads, a script runs, a replica is asked, slots move.
# Or too few replicas took what was written, where the operator wants some to.
PASSING = frozenset({
    "OOM", "MISCONF", "LOADING", "BUSY", "MASTERDOWN", "READONLY", "TRYAGAIN", "UNBLOCKED", "NOREPLICAS",
})  # fmt: skip
IN_PIPELINE = "of pipeline caused error: "
OF_CLUSTERS = frozenset({"MOVED", "ASK", "CROSSSLOT", "CLUSTERDOWN"})
NO_CLUSTER = (
    "the Redis of {name} is one of a cluster: all that newswire keeps lies in one slot, so a cluster would only lose "
    "its queues at a move of that slot. Name a single server, or sentinels (sentinel://…) for one that fails over"
)


class State:
    """The state in Redis: scripts by name, and the client for plain commands.

    A server that cannot be reached raises TransientError.  The client connects at its first command and
    again after a fork, so a State may be built before workers fork.  `files` hold what is known of most articles.
    """

    def __init__(self, url: str, *, timeout_s: float = TIMEOUT_S, files: RunFolder | None = None) -> None:
        self.client, self.files = open_redis(url, timeout_s=timeout_s), files or RunFolder()
        self._is_checked = False

    @classmethod
    def asked_once(cls, url: str, timeout_s: float) -> State:
        """A state for who must not be held up: it is asked once, and waited for so long."""
        state = cls(url, timeout_s=timeout_s)
        state.client.set_retry(Retry(NoBackoff(), 0))
        return state

    def call(self, script: Script, *arguments: bytes | str | int | float) -> Any:
        """Run a script with its arguments and return what it answers."""
        return self._run(script, arguments)

    def call_all(self, script: Script, calls: Sequence[Sequence[bytes | str | int | float]]) -> list[Any]:
        """Run a script once for each row of arguments, in one round trip, and return what each run answers.

        Each run is atomic by itself.
        """
        answers = self.try_all(script, calls)
        for answer in answers:
            if isinstance(answer, Exception):
                raise answer
        return answers

    def try_all(self, script: Script, calls: Sequence[Sequence[bytes | str | int | float]]) -> list[Any]:
        """The same with an error in the place of the answer of a run that failed."""
        if len(calls) == 1:
            return [self.call(script, *calls[0])]
        self._refuse_newer()
        with translated(), self.client.pipeline(transaction=False) as pipe:
            for arguments in calls:
                pipe.execute_command("EVALSHA", script.sha, 1, PREFIX, *arguments)
            answers = list(pipe.execute(raise_on_error=False))
        for number, answer in enumerate(answers):
            if isinstance(answer, NoScriptError):  # the server forgot it, so that this run did nothing
                answers[number] = self.call(script, *calls[number])
            elif isinstance(answer, Exception):
                answers[number] = _as_ours(answer)
        return answers

    def ask(self, script: Script, ids: Iterable[str], *arguments: str | int) -> Any:
        """Run a script that meets articles of some ids: it is given what the files hold of them.

        Where it meets others, or the files have grown meanwhile, it does nothing and is run again with what it needs.
        Raises TransientError where the files are not there.
        """
        return self.ask_all(script, [(ids, arguments)])[0]

    def ask_all(self, script: Script, asked: Sequence[Asked]) -> list[Any]:
        """The same for many, in one round trip if none needs another; each run is atomic by itself."""
        needs, answers = [set(ids) for ids, _ in asked], [None] * len(asked)
        remaining = list(range(len(asked)))
        for _ in range(LOOK_UPS):
            if not remaining:
                return answers
            calls = [(*asked[number][1], *self._filed(needs[number])) for number in remaining]
            for number, answer in zip(remaining, self.call_all(script, calls), strict=True):
                answers[number] = answer
            remaining = [number for number in remaining if _needs_more(answers[number])]
            for number in remaining:
                needs[number].update(answers[number][2:])  # type: ignore[index]
                if int(answers[number][1]) > self.files.known().version:  # type: ignore[index]
                    self.files.look(int(answers[number][1]))  # type: ignore[index]
        raise TransientError("the registry's files grew each time that they were asked; it is tried again")

    def _filed(self, ids: Iterable[str]) -> tuple[int, bytes]:
        answers = self.files.look_up(ids)
        return answers.version, answers.rows

    def call_raw(self, script: Script, *arguments: bytes | str | int | float) -> Any:
        """Run a script whose arguments or answer hold bytes that are no text; texts in the answer are bytes too."""
        return self._run(script, arguments, **{NEVER_DECODE: True})

    def _run(self, script: Script, arguments: Iterable[bytes | str | int | float], **options: bool) -> Any:
        words = (1, PREFIX, *arguments)
        if script is not SCRIPTS["schema"]:
            self._refuse_newer()
        with translated():
            try:
                return self.client.execute_command("EVALSHA", script.sha, *words, **options)
            except NoScriptError:
                return self.client.execute_command("EVAL", script.text, *words, **options)

    def check_version(self) -> None:
        """Raise the version of the state's schema to this release's, or refuse one that is newer."""
        found = int(self.call(SCRIPTS["schema"], STATE_VERSION, SCHEME_VERSION))
        if found > STATE_VERSION:
            raise SettingsError(_newer(found))
        self._is_checked = True

    def _refuse_newer(self) -> None:
        """Once, before the first script of a process that checked nothing, as a command of an older release."""
        if self._is_checked:
            return
        with translated():
            found = int(self.client.get(keys.SCHEMA()) or 0)
        if found > STATE_VERSION:
            raise SettingsError(_newer(found))
        self._is_checked = True

    def now_ms(self) -> int:
        """The server's time in milliseconds."""
        with translated():
            seconds, micros = self.client.time()
        return int(seconds) * 1000 + int(micros) // 1000


def _needs_more(answer: Any) -> bool:
    return isinstance(answer, list) and bool(answer) and answer[0] == LOOK_UP


class translated:
    """Turns the client's connection errors into TransientError."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, RedisTimeoutError):
            raise Silent(f"Redis cannot be reached: it does not answer: {error}") from error
        if isinstance(error, RedisConnectionError):
            raise TransientError(f"Redis cannot be reached: {error}") from error
        if isinstance(error, ResponseError) and code_of(error) in PASSING:
            raise TransientError(f"Redis refuses for now: {error}") from error
        if isinstance(error, NoPermissionError):  # until an operator gives it: nothing that waits is lost meanwhile
            raise TransientError(f"the user of Redis lacks a right that docs/deployment.md lists: {error}") from error
        if isinstance(error, ResponseError) and code_of(error) in OF_CLUSTERS:
            raise SettingsError(NO_CLUSTER.format(name="the settings")) from error


def refuse_cluster(client: Any) -> None:
    """Raises SettingsError if a server is part of a cluster, TransientError if it is away."""
    with translated():
        try:
            found = client.info("cluster")
        except NoPermissionError:  # the scripts tell: a user may be kept from INFO
            return
    if int(found.get("cluster_enabled", 0)):
        raise SettingsError(NO_CLUSTER.format(name=_place_of(client)))


def _place_of(client: Any) -> str:
    options = client.connection_pool.connection_kwargs
    return f"{options['host']}:{options['port']}" if "host" in options else "the settings"


def _newer(found: int) -> str:
    return (
        f"the state in Redis has schema version {found}, and this release (newswire {version('newswire-shared')}) "
        f"knows up to {STATE_VERSION}: start the release that wrote it or a newer one, or point NEWSWIRE_STATE_URL at "
        "another Redis; a release is taken back by restoring the back-up from before it"
    )


def code_of(error: ResponseError) -> str:
    """The first word of what the server answered; the client cuts it off for the errors that it knows.

    In a pipeline the client writes before it which command failed.
    """
    answered = str(error).rpartition(IN_PIPELINE)[2]
    return str(getattr(error, "status_code", None) or answered.partition(" ")[0])


def _as_ours(error: Exception) -> Exception:
    """An error as `translated` raises it."""
    try:
        with translated():
            raise error
    except Exception as told:
        return told


def as_json(value: object) -> str:
    """Compact JSON for a script's argument; an empty mapping stays an object."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
