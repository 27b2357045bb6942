"""Run Flower in the foreground."""

from __future__ import annotations

import os
from typing import Annotated

import typer
from newswire_shared.contracts.settings import SharedSettings, load

from newswire_ops.launcher.flower import USER, check_port, flower_argv, flower_environment, password_of
from newswire_ops.settings import OpsSettings

app = typer.Typer(add_completion=False)


@app.command()
def flower(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port of its pages.")] = None,
    address: Annotated[str, typer.Option(help="Address that it listens on.")] = "127.0.0.1",
) -> None:
    """Run Flower in the foreground, read-only and behind a password; start the workers first, with task events on.

    Example: NEWSWIRE_TASK_EVENTS=true newswire worker enrich & newswire flower
    """
    ops = load(OpsSettings)
    argv = flower_argv(address, port or ops.flower_port)
    password = password_of(load(SharedSettings).run_dir, ops.flower_password)
    check_port(address, port or ops.flower_port)
    typer.echo(f"Flower: http://{address}:{port or ops.flower_port}, user {USER}, {password.shown()}")
    os.execve(argv[0], argv, {**os.environ, **flower_environment(password)})
