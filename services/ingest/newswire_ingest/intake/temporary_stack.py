"""A stack for one run: where no broker is configured and none runs, the embedded one is started, and this reported.

The launcher belongs to another service, so it is reached as a person would: by the `newswire` command.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.embedded.stack_address import read_stack

STOP_S = 90.0  # the launcher gives each group of its processes 25 s to end before it kills them
POLL_S = 0.05  # a look is one small file, and a person waits


@contextmanager
def running_stack(settings: SharedSettings, *, must_finish: bool) -> Iterator[SharedSettings]:
    """The settings with a stack behind them; one that was started for this run is stopped after it.

    Raises UsageError where one would have to be started and the run would not wait for its work to end.
    """
    if settings.broker_url or read_stack(settings.run_dir):
        yield settings
        return
    if not must_finish:
        raise UsageError(
            f"no broker is configured and no stack runs in {settings.data_dir}: start one with `newswire up`, "
            "or use --wait, which starts one for the run"
        )
    with _embedded_stack(settings):
        yield settings


@contextmanager
def _embedded_stack(settings: SharedSettings) -> Iterator[None]:
    sys.stderr.write(f"no stack runs in {settings.data_dir}: starting the embedded one for this run\n")
    with tempfile.TemporaryFile() as words:
        # In a session of its own: Ctrl-C ends the run, which then stops the stack in order.
        process = subprocess.Popen([command(), "up", "--no-http"], stdout=words, stderr=words, start_new_session=True)
        try:
            _await_ready(process, settings, words)
            yield
        finally:
            process.terminate()
            process.wait(STOP_S)


def command() -> str:
    """The `newswire` command beside this Python."""
    found = Path(sys.executable).with_name("newswire")
    if not found.exists():
        raise UsageError("the embedded stack belongs to the distribution newswire-ops, which is not installed here")
    return str(found)


def _await_ready(process: subprocess.Popen[bytes], settings: SharedSettings, words: IO[bytes]) -> None:
    while read_stack(settings.run_dir) is None:
        if process.poll() is not None:
            words.seek(0)
            raise UsageError("the embedded stack did not start:\n" + words.read().decode("utf-8", "replace"))
        time.sleep(POLL_S)
