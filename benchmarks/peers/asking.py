"""Questions to a tool in a process of its own, which may crash or take too long without harm."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from newswire_ops.one_thread import ONE_THREAD

from benchmarks.peers.environments import OWN, ROOT, python_of
from benchmarks.processor_time import seconds_of

LIMIT_S = 60.0  # of processor time for one answer; what takes longer would hold up a stream of news
BUSY = 20  # times as long by the clock: a process that waits on a busy machine is not to blame, one that hangs is
OPENING_S = 60.0  # to load models
LOOK_S = 0.5  # between two looks at what a process has used
TOO_LONG = "over 60 s"
CRASHED = "crashed"
WARM = 3
Asked = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a tool said to a question: its answer, what went wrong, and milliseconds of processor time."""

    given: Mapping[str, Any]
    fault: str | None
    ms: float


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: its name, where `host` finds it, and its environment."""

    name: str
    tool: str
    environment: str = "peers"

    @property
    def is_own(self) -> bool:
        """Whether it is newswire itself."""
        return self.environment == OWN


class Deadline:
    """The end of a process' patience, in processor time, and in a multiple of it by the clock."""

    def __init__(self, pid: int, limit_s: float) -> None:
        self.pid, self.limit_s = pid, limit_s
        self.used_s, self.began = seconds_of(pid), time.monotonic()

    def check(self) -> None:
        """Raises TimeoutError where it is over."""
        used_s, waited_s = seconds_of(self.pid) - self.used_s, time.monotonic() - self.began
        if used_s > self.limit_s or waited_s > BUSY * self.limit_s:
            raise TimeoutError


def ask_together(
    peers: Sequence[Peer], questions: Sequence[Asked], limit_s: float = LIMIT_S, warm: int = WARM
) -> dict[str, list[Answer]]:
    """The answers of each tool by its name, in the order of the questions.

    Each question goes to all tools in turn, so that what else the machine does meets all alike.  The first few are
    asked once before that, so that what is loaded at a first use is in no figure.
    """
    with ExitStack() as opened:
        hosts = {peer.name: opened.enter_context(Hosted(peer, limit_s)) for peer in peers}
        for asked in questions[:warm]:
            for host in hosts.values():
                host.ask(asked)
        each = [{name: host.ask(asked) for name, host in hosts.items()} for asked in questions]
        return {name: [answers[name] for answers in each] for name in hosts}


@dataclass
class Hosted:
    """A tool's process, started again after each crash."""

    peer: Peer
    limit_s: float
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def __enter__(self) -> Hosted:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def ask(self, asked: Asked) -> Answer:
        """The answer to one question, or why there is none."""
        process = self._process or self._start()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(asked).encode() + b"\n")
            process.stdin.flush()
            return Answer(**json.loads(self._line(self.limit_s)))
        except TimeoutError:
            fault = TOO_LONG
        except (OSError, EOFError):
            fault = CRASHED
        self._end()
        return Answer({}, fault, 0.0)

    def _start(self) -> subprocess.Popen[bytes]:
        argv = [python_of(self.peer.environment), "-m", "benchmarks.peers.host", self.peer.tool]
        self._process = subprocess.Popen(
            argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
            cwd=ROOT, env={**os.environ, **ONE_THREAD, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        try:
            self._line(OPENING_S)
        except (EOFError, TimeoutError):
            raise SystemExit(f"{self.peer.name} does not start: {' '.join(argv)} says why") from None
        return self._process

    def _line(self, limit_s: float) -> bytes:
        """The next line of the process.  Raises TimeoutError, and EOFError where it has ended."""
        assert self._process is not None and self._process.stdout is not None
        deadline = Deadline(self._process.pid, limit_s)
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._process.stdout, selectors.EVENT_READ)
            read = bytearray()
            while not read.endswith(b"\n"):
                if not waiting.select(LOOK_S):
                    deadline.check()
                    continue
                piece = os.read(self._process.stdout.fileno(), 1 << 16)
                if not piece:
                    raise EOFError
                read += piece
        return bytes(read)

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
