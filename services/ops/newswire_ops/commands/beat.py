"""Run the clock in the foreground."""

from __future__ import annotations

import os

import typer
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.folders import make_folder

from newswire_ops.launcher.clock import clock_argv

app = typer.Typer(add_completion=False)


@app.command()
def beat() -> None:
    """Run the clock in the foreground: one tick a second to each worker group; one clock is enough for a stack.

    While there is nothing to do it sends one in five.

    Example: newswire beat
    """
    shared = load(SharedSettings)
    make_folder(shared.run_dir)  # here, since an error of Celery's process would be no sentence
    argv = clock_argv(shared.log_level)
    os.execv(argv[0], argv)
