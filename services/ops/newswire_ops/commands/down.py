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
    from newswire_shared.embedded import is_alive, read_stack
    from newswire_shared.settings import SharedSettings, load

    shared = load(SharedSettings)
    found = read_stack(shared.run_dir)
    if found is None:
        raise UsageError(f"no stack runs in {shared.data_dir}")
    os.kill(found.pid, signal.SIGTERM)
    ends = time.monotonic() + WAIT_S
    while is_alive(found.pid):
        if time.monotonic() > ends:
            raise TransientError(f"process {found.pid} has not stopped after {WAIT_S:g} s")
        time.sleep(0.1)
    typer.echo("stopped")
