"""The Thumbnailer on Pillow, in a process of its own that is started with the first picture and lives on."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from typing import IO

from newswire_search.pictures.ports import NoPicture, Thumbnails

PROCESS = (sys.executable, "-m", "newswire_search.pictures.pillow_process")
PATIENCE_S = 20.0  # for one picture on a busy machine; the process' own limit counts what the processor does
LENGTH = 8  # bytes that the length of a picture is written in
LINE = 4_096  # bytes of the line before the files, at most


class PillowThumbnails:
    """A Thumbnailer; safe for threads, which take turns.  A process that fails is ended, and the next one started."""

    def __init__(self, command: tuple[str, ...] = PROCESS, patience_s: float = PATIENCE_S) -> None:
        self._command, self._patience_s, self._turn = command, patience_s, threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def thumbnails(self, data: bytes) -> Thumbnails | NoPicture:
        with self._turn:
            try:
                return self._asked(data, self._running())
            except (OSError, ValueError, KeyError) as error:
                self._end()
                return NoPicture(f"it cannot be decoded: {error or type(error).__name__}", passes=True)

    def _asked(self, data: bytes, process: subprocess.Popen[bytes]) -> Thumbnails | NoPicture:
        asked, told = process.stdin, process.stdout
        assert asked and told
        ends = threading.Timer(self._patience_s, process.kill)  # also while it does not take what it is given
        ends.start()
        try:
            asked.write(len(data).to_bytes(LENGTH) + data)
            asked.flush()
            line = told.readline(LINE)
            if not line.endswith(b"\n"):
                raise OSError("the decoder gave up")
            head = json.loads(line)
            files = {name: _exactly(told, length) for name, length in head["files"].items()}
        finally:
            ends.cancel()
        return NoPicture(head["why"]) if head["why"] else files

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with contextlib.suppress(OSError):  # of what it did not take
            process.communicate()


def _exactly(told: IO[bytes], length: int) -> bytes:
    found = told.read(length)
    if len(found) != length:
        raise OSError("the decoder gave up")
    return found
