"""Stop the stack that runs in the data folder."""

from __future__ import annotations

import os
import signal
import time

import typer
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.embedded.process_marks import ProcessMark, is_running
from newswire_shared.running.embedded.stack_address import launcher_in

from newswire_ops.launcher.orphans import end_orphans, orphans
from newswire_ops.launcher.stack import sole_stack
from newswire_ops.launcher.supervisor import STOP_WAIT_S

app = typer.Typer(add_completion=False)
WAIT_S = 90.0  # three turns of processes have STOP_WAIT_S (25 s) each, and the broker 10 s
POLL_S = 0.1  # the launcher is no child of ours, so nothing reports its end


@app.command()
def down() -> None:
    """Stop the stack that runs in the data folder, and wait until it has.

    Example: newswire down
    """
    shared = load(SharedSettings)
    launcher = launcher_in(shared.run_dir)
    if launcher is not None:
        _stop(launcher)
    left = orphans(shared.run_dir)
    if left:
        with sole_stack(shared.run_dir):  # against an `up` that would end them just now too
            end_orphans(shared.run_dir, typer.echo, STOP_WAIT_S)
    if launcher is None and not left:
        raise UsageError(f"no stack runs in {shared.data_dir}")
    typer.echo("stopped")


def _stop(launcher: ProcessMark) -> None:
    """Ask a launcher to stop its stack, and wait until it has."""
    os.kill(launcher.pid, signal.SIGTERM)
    ends = time.monotonic() + WAIT_S
    while is_running(launcher):
        if time.monotonic() > ends:
            raise TransientError(f"process {launcher.pid} has not stopped after {WAIT_S:g} s")
        time.sleep(POLL_S)
