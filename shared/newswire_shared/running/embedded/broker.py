"""The embedded broker of a data folder, as a child process."""

from __future__ import annotations

import contextlib
import io
import socket
import subprocess
from functools import cached_property
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.embedded.folder_lock import locked, note_holder
from newswire_shared.running.embedded.patience import Patience
from newswire_shared.running.embedded.server import server_binary, why_it_ended
from newswire_shared.running.folders import make_folder
from newswire_shared.running.secret_files import kept_secret, write_private
from newswire_shared.state.keys import PACKING

PASSWORD_FILE = "password"
PORT_FILE = "port"


def free_port(wanted: int = 0) -> int:
    """A TCP port on loopback that was free a moment ago: the wanted one, if it is."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what listened there may just have ended
        try:
            probe.bind(("127.0.0.1", wanted))
        except (OSError, OverflowError):
            probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _port_before(folder: Path) -> int:
    """Where the folder's broker listened before: commands that ran on through its restart find it there again."""
    try:
        return int((folder / PORT_FILE).read_text("ascii"))
    except (OSError, ValueError):
        return 0


def _answers(client: redis.Redis) -> bool:
    with contextlib.suppress(redis.RedisError):
        return bool(client.ping())
    return False


def _loading(client: redis.Redis) -> str:
    """The work of a server that is not ready: it reports its progress while it refuses all else."""
    done = ""
    with contextlib.suppress(redis.RedisError):
        done = str(client.info("persistence").get("loading_loaded_perc", ""))
    return f"loading what the broker had written ({done} %)" if done else "waiting for the broker"


class Broker:
    """A Redis-compatible server as a child process, with its append-only file in `folder`.

    It holds the folder's lock for as long as it lives, so no second one ever writes the same file.  The folder is
    its owner's alone, and so is the password that it asks for; the password is kept there.

    Use it as a context manager, or call `start` and `stop`.
    """

    def __init__(self, folder: Path, port: int | None = None) -> None:
        self.folder, self.port = folder, port or free_port(_port_before(folder))
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://:{self._password}@127.0.0.1:{self.port}/0"

    @cached_property
    def _password(self) -> str:
        make_folder(self.folder).chmod(0o700)  # messages and the password lie there
        return kept_secret(self.folder / PASSWORD_FILE)[0]

    @property
    def log_file(self) -> Path:
        return self.folder / "server.log"

    @property
    def has_ended(self) -> bool:
        """Whether it was started and runs no more."""
        return self.process is not None and self.process.poll() is not None

    def start(self, patience: Patience | None = None) -> None:
        """Launch it and wait until it is ready; it is stopped again if that fails."""
        self.launch()
        try:
            self.await_ready(patience or Patience())
        except BaseException:
            self.stop()
            raise

    def launch(self) -> None:
        """Start its process.  Raises UsageError if another one runs in the folder."""
        secret = f"requirepass {self._password}\n".encode()  # by its standard input: everybody sees a command line
        with locked(self.folder) as lock, self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                [server_binary(), *self._options(), "-"], stdin=subprocess.PIPE, stdout=log, stderr=log,
                start_new_session=True, pass_fds=[lock], umask=0o077,
            )  # fmt: skip
            note_holder(lock, self.process.pid)
        write_private(self.folder / PORT_FILE, f"{self.port}\n")
        with contextlib.suppress(BrokenPipeError), self.process.stdin or io.BytesIO() as words:
            words.write(secret)

    def await_ready(self, patience: Patience) -> None:
        """Wait until it answers, for as long as it lives: a large file takes minutes to load.

        Raises UsageError with its own words if it ends.
        """
        once = Retry(NoBackoff(), 0)
        with redis.Redis.from_url(self.url, socket_timeout=1, retry=once) as client:
            is_ready = patience.until(lambda: _answers(client), lambda: not self.has_ended, lambda: _loading(client))
        if not is_ready:
            why = why_it_ended(self.log_file, self.process.poll() if self.process else None)
            raise UsageError(f"the Redis-compatible server on port {self.port} did not start: {why}")

    def _options(self) -> list[str]:
        wanted = {
            "port": str(self.port), "bind": "127.0.0.1", "dir": str(self.folder.resolve()),
            "appendonly": "yes", "appendfsync": "everysec",  # a power cut costs a second, a killed server nothing
            "save": "",  # the append-only file is the one copy: a snapshot beside it would only cost
            "maxmemory-policy": "noeviction",  # any other drops messages when memory is full
            "daemonize": "no", **{name: str(value) for name, value in PACKING.items()},
        }  # fmt: skip
        return [word for name, value in wanted.items() for word in (f"--{name}", value)]

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
