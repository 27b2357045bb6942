"""Run one worker of a group in the foreground."""

from __future__ import annotations

import os
from typing import Annotated

import typer
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.contracts.topology import group_named
from newswire_shared.running.folders import make_folder

from newswire_ops.launcher.workers import host_node, worker_argv
from newswire_ops.one_thread import ONE_THREAD

app = typer.Typer(add_completion=False)


@app.command()
def worker(
    group: Annotated[str, typer.Argument(help="ingest, enrich, enrich-suspect, index or alerts.")],
    concurrency: Annotated[int | None, typer.Option(min=1, help="Processes or threads; the group's default.")] = None,
    name: Annotated[str, typer.Option(help="Tells it from others of its group on this machine.")] = "",
) -> None:
    """Run one worker of a group in the foreground; start as many as you like, on any machine.

    A second one of a group on a machine needs a name: by that heartbeats, Flower and the doctor tell them apart.

    Example: newswire worker enrich --concurrency 4
    """
    try:
        found = group_named(group)
    except KeyError as error:
        raise UsageError(error.args[0]) from error
    os.environ.update(ONE_THREAD)
    shared = load(SharedSettings)
    make_folder(shared.run_dir)
    argv = worker_argv(
        found, host_node(found.name, name), concurrency or found.concurrency, shared.log_level, shared.task_events
    )
    os.execv(argv[0], argv)
