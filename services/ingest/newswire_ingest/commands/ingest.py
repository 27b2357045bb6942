"""Take in files, folders and article addresses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.page_files import read_addresses

from newswire_ingest.intake.intake import new_run
from newswire_ingest.intake.run_watch import account_lines, is_accounted_for
from newswire_ingest.intake.temporary_stack import running_stack

app = typer.Typer(add_completion=False)


@app.command()
def ingest(
    what: Annotated[list[str], typer.Argument(metavar="PATH|ADDRESS…", help="Files, folders or article addresses.")],
    source: Annotated[str | None, typer.Option(help="Source to count them under.")] = None,
    addresses: Annotated[Path | None, typer.Option(help="JSON file of {id: address} for files.")] = None,
    wait: Annotated[
        bool, typer.Option("--wait", help="Wait until each has ended or waits for a later try; end with the ledger.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Take in files (.html .txt .json .jsonl, also .gz), folders and article addresses.

    Uses the running stack; where none is configured or runs, it starts the embedded one for this run.
    With --wait the exit status is 1 if something died, does not add up, or is left in flight: addresses whose server
    fails are tried for a day, and are named with their next try when that is more than two minutes away.

    Example: newswire ingest pages/ https://example.org/news/1 --wait
    """
    from newswire_ingest.composition import Ingest

    with running_stack(load(SharedSettings), must_finish=wait) as settings:
        build = Ingest.open("ingest", settings)
        run = new_run()
        taken = build.intake(run, source or "", read_addresses(addresses)).take(what)
        watch = build.watch(run)
        counts = watch.wait() if wait else watch.counts()
    if as_json:
        typer.echo(json.dumps(counts.as_json()))
    else:
        typer.echo("\n".join(account_lines(taken, counts, wait)))
    raise typer.Exit(0 if not wait or is_accounted_for(counts) else 1)
