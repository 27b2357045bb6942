"""Processes of programs, begun by themselves or by forks of a server that has loaded their libraries."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from newswire_shared.running.folders import make_folder

from newswire_ops.launcher.fork_server import GO, MOST_BYTES, READY, UNSEEN
from newswire_ops.one_thread import ONE_THREAD

ANSWER_S = 10.0  # for a fork, which takes milliseconds: one that is stopped or hangs must not hold up the launcher
PYTHON = (sys.executable, "-m")
SERVER = (*PYTHON, "newswire_ops.launcher.fork_server")


class Process(Protocol):
    """A process of a program, as `subprocess.Popen` is one."""

    pid: int
    returncode: int | None

    def poll(self) -> int | None:
        """Its status if it has ended."""

    def wait(self, timeout: float | None = None) -> int:
        """Its status, once it has ended.  Raises subprocess.TimeoutExpired."""

    def send_signal(self, sig: int) -> None:
        """Signal it; nothing where it has ended."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it."""


Spawn = Callable[[Sequence[str], Mapping[str, str], IO[bytes]], Process]  # words, whole environment, where output goes


def spawn(words: Sequence[str], environment: Mapping[str, str], output: IO[bytes]) -> Process:
    """Begin a program by itself, in a session of its own: Ctrl-C reaches the launcher alone, which stops all."""
    return subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=dict(environment), start_new_session=True
    )


@dataclass(slots=True)
class ForkedProcess:
    """A process that the fork server began, which alone learns how it ended; that it ended, the system tells."""

    pid: int
    handle: int  # of the process, whatever has its number later
    status_of: Callable[[int], int]
    returncode: int | None = None

    def poll(self) -> int | None:
        return self.returncode if self._has_ended(0) else None

    def wait(self, timeout: float | None = None) -> int:
        if not self._has_ended(timeout) or self.returncode is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return self.returncode

    def _has_ended(self, timeout: float | None) -> bool:
        if self.returncode is None and _is_readable(self.handle, timeout):
            self.returncode = self.status_of(self.pid)
            os.close(self.handle)
        return self.returncode is not None

    def send_signal(self, sig: int) -> None:
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.handle, sig)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


@dataclass(slots=True)
class Forks:
    """Begins programs by forks of a server; while there is none that answers, by themselves, and starts another.

    `log` is the server's file, and `environment` what it finds besides the launcher's own, for its imports.  A server
    that is killed takes no program with it.
    """

    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    server: subprocess.Popen[bytes] | None = None
    link: socket.socket | None = None
    is_loaded: bool = field(default=False, init=False)

    def launch(self) -> None:
        """Start the server if none runs; it loads meanwhile."""
        if self.is_up:
            return
        self.stop()
        make_folder(self.log.parent)
        self.link, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with other, self.log.open("ab") as log:
            self.server = subprocess.Popen(
                [*SERVER, str(other.fileno())], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=self._environment, pass_fds=[other.fileno()], start_new_session=True,
            )  # fmt: skip

    @property
    def _environment(self) -> dict[str, str]:
        return {**os.environ, **ONE_THREAD, **self.environment}

    @property
    def is_up(self) -> bool:
        """Whether a server runs."""
        return self.server is not None and self.server.poll() is None

    def is_ready(self) -> bool:
        """Whether the server has loaded."""
        if self.link is not None and not self.is_loaded and _is_readable(self.link.fileno(), 0):
            self.is_loaded = self.link.recv(len(READY)) == READY
        return self.is_loaded and self.is_up

    def spawn(self, words: Sequence[str], environment: Mapping[str, str], output: IO[bytes]) -> Process:
        """Begin a program, in a session of its own."""
        if tuple(words[:2]) == PYTHON and self._finds_as(environment) and self.is_ready():
            with contextlib.suppress(OSError, ValueError):
                return self._fork(words[2:], environment, output)
            self.stop()  # it does not answer, or not as it should
        self.launch()
        return spawn(words, environment, output)

    def _finds_as(self, environment: Mapping[str, str]) -> bool:
        """Whether a program in this environment would find its modules where the server found them."""
        return environment.get("PYTHONPATH") == self._environment.get("PYTHONPATH")

    def _fork(self, words: Sequence[str], environment: Mapping[str, str], output: IO[bytes]) -> Process:
        asked = {"words": list(words), "environment": dict(environment), "folder": str(Path.cwd())}
        waits, go = os.pipe()
        try:
            pid = self._ask(asked, [output.fileno(), waits])
            forked = ForkedProcess(pid, os.pidfd_open(pid), self._status_of)  # it waits for us, so the number is its
            os.write(go, GO)
        finally:
            os.close(waits)
            os.close(go)
        return forked

    def _status_of(self, pid: int) -> int:
        try:
            return self._ask({"ended": pid})
        except (OSError, ValueError):
            self.stop()  # a late answer would be taken for that to the next question
            return UNSEEN

    def _ask(self, question: Mapping[str, object], channels: Sequence[int] = ()) -> int:
        """The server's answer.  Raises OSError or ValueError where none comes."""
        if self.link is None:
            raise ConnectionError("no fork server runs")
        self.link.settimeout(ANSWER_S)
        socket.send_fds(self.link, [json.dumps(question).encode()], channels)
        return int(self.link.recv(MOST_BYTES))

    def stop(self) -> None:
        """End the server; what it began goes on."""
        if self.link is not None:
            self.link.close()
        if self.server is not None:
            self.server.kill()
            self.server.wait()
        self.server, self.link, self.is_loaded = None, None, False


def _is_readable(descriptor: int, wait_s: float | None) -> bool:
    looked = select.poll()  # `select` knows no descriptor beyond 1023
    looked.register(descriptor, select.POLLIN)
    return bool(looked.poll(None if wait_s is None else wait_s * 1000))
