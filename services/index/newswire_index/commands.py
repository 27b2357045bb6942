"""Look at the index and prepare it."""

from __future__ import annotations

import json
from typing import Annotated

import typer

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Look at the index and prepare it.")


@app.command()
def status(as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False) -> None:
    """Show each index with its alias, number of documents and size.

    Example: newswire index status
    """
    from newswire_shared.console import table
    from newswire_shared.settings import SharedSettings, load

    from newswire_index.engines import open_index

    rows = open_index(load(SharedSettings)).status()
    if as_json:
        for row in rows:
            typer.echo(json.dumps({"name": row.name, "alias": row.alias, "documents": row.documents,
                                   "size_bytes": row.size_bytes, **row.details}))  # fmt: skip
        return
    shown = [(r.alias, r.name, f"{r.documents:,}", f"{r.size_bytes / 1e6:,.1f} MB") for r in rows]
    table(("alias", "index", "documents", "size"), shown)


@app.command()
def install() -> None:
    """Create the indices, template and aliases that are missing; harmless when all is there.

    Example: newswire index install
    """
    from newswire_shared.clock import SystemClock
    from newswire_shared.settings import SharedSettings, load

    from newswire_index.engines import open_index
    from newswire_index.installing import install_patiently

    install_patiently(open_index(load(SharedSettings)), SystemClock())
    typer.echo("the index is ready")
