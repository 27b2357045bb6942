"""Stop the stack that runs in the data folder."""

from __future__ import annotations

import os
import signal
import time

import typer
from newswire_shared.errors import TransientError, UsageError

app = typer.Typer(add_completion=False)
WAIT_S = 90.0


@app.command()
def down() -> None:
    """Stop the stack that runs in the data folder, and wait until it has.

    Example: newswire down
    """
    from newswire_shared.process_marks import is_running
    from newswire_shared.settings import SharedSettings, load

    from newswire_ops.launcher.stack import sole_stack
    from newswire_ops.left_behind import end_left_behind, launcher_in
    from newswire_ops.settings import OpsSettings

    shared = load(SharedSettings)
    launcher = launcher_in(shared.run_dir)
    if launcher is None:
        with sole_stack(shared.run_dir):
            if not end_left_behind(shared.run_dir, typer.echo, load(OpsSettings).stop_wait_s):
                raise UsageError(f"no stack runs in {shared.data_dir}")
    else:
        os.kill(launcher.pid, signal.SIGTERM)
        ends = time.monotonic() + WAIT_S
        while is_running(launcher):
            if time.monotonic() > ends:
                raise TransientError(f"process {launcher.pid} has not stopped after {WAIT_S:g} s")
            time.sleep(0.1)
    typer.echo("stopped")
