"""Stop the stack that runs in the data folder."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import typer
from newswire_shared.contracts.errors import TransientError, UsageError

if TYPE_CHECKING:
    from newswire_shared.running.process_marks import ProcessMark

app = typer.Typer(add_completion=False)
WAIT_S = 90.0


@app.command()
def down() -> None:
    """Stop the stack that runs in the data folder, and wait until it has.

    Example: newswire down
    """
    from newswire_shared.contracts.settings import SharedSettings, load

    from newswire_ops.launcher.left_behind import end_left_behind, launcher_in, left_behind
    from newswire_ops.launcher.stack import sole_stack
    from newswire_ops.settings import OpsSettings

    shared = load(SharedSettings)
    launcher = launcher_in(shared.run_dir)
    if launcher is not None:
        _stop(launcher)
    left = left_behind(shared.run_dir)
    if left:
        with sole_stack(shared.run_dir):
            end_left_behind(shared.run_dir, typer.echo, load(OpsSettings).stop_wait_s)
    if launcher is None and not left:
        raise UsageError(f"no stack runs in {shared.data_dir}")
    typer.echo("stopped")


def _stop(launcher: ProcessMark) -> None:
    """Ask a launcher to stop its stack, and wait until it has."""
    from newswire_shared.running.process_marks import is_running

    os.kill(launcher.pid, signal.SIGTERM)
    ends = time.monotonic() + WAIT_S
    while is_running(launcher):
        if time.monotonic() > ends:
            raise TransientError(f"process {launcher.pid} has not stopped after {WAIT_S:g} s")
        time.sleep(0.1)
