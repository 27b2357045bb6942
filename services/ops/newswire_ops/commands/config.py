"""Show the settings, check them, and write those of Docker Compose."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import table
from newswire_shared.running.folders import check_folders

from newswire_ops.configuration.environment_file import as_text, new_secret, write
from newswire_ops.configuration.service_settings import all_settings

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Show, check or begin the settings.")


@app.command()
def show(as_json: JsonLines = False) -> None:
    """Show every setting of the installed services with its value; passwords are hidden.

    Example: newswire config show
    """
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
    """Check the settings of the installed services, and that the data folder can be written, before anything starts.

    Exit status 2 names what is wrong.  Nothing is made, and nobody is connected to: `newswire doctor` does that.

    Example: newswire config check
    """
    number = len(all_settings())
    shared = load(SharedSettings)
    check_folders(shared)
    if shared.elasticsearch_url:
        ElasticsearchAccess.of(shared)
    typer.echo(f"{number} settings are right")


@app.command()
def init(
    file: Annotated[Path, typer.Option(help="The file to write; - for standard output.")] = Path(".env"),
) -> None:
    """Write the file `.env` of Docker Compose with secrets of its own; never over one that is there.

    Example: newswire config init
    """
    if str(file) == "-":
        typer.echo(as_text(new_secret), nl=False)
        return
    write(file)
    typer.echo(
        f"{file} is written, with new secrets that only you can read.\n"
        "Next: put a contact into its NEWSWIRE_INGEST_USER_AGENT, then docker compose up --build --detach\n"
        "The pages will be at http://127.0.0.1:8080, Flower at http://127.0.0.1:5555 "
        f"(user newswire, password FLOWER_PASSWORD in {file})."
    )
