"""Take in files, folders and article addresses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.page_files import read_addresses

from newswire_ingest.intake.intake import check_named
from newswire_ingest.intake.run_watch import account_lines, is_accounted_for, telling_of_an_end
from newswire_ingest.intake.temporary_stack import running_stack
from newswire_ingest.intake.warc.summary import record_lines

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
    """Take in files (.html .txt .json .jsonl, also .gz), folders and article addresses, and the pages of WARC files.

    WARC files are .warc, .warc.gz, .warc.zst and .wacz. Their pages are read where they lie, also later: leave the
    files there. An import of WARC files that was broken off goes on where it was when the same is named again.

    Uses the running stack; where none is configured or runs, it starts the embedded one for this run.
    With --wait the exit status is 1 if something died, does not add up, or is left in flight: addresses whose server
    fails are tried for a day, and are named with their next try when that is more than two minutes away.

    Example: newswire ingest pages/ https://example.org/news/1 --wait
    """
    from newswire_ingest.composition import Ingest

    check_named(what)
    with running_stack(load(SharedSettings), must_finish=wait) as settings:
        build = Ingest.open("ingest", settings)
        begun = build.begun(what, source or "")
        if begun.goes_on:
            typer.echo(f"the run {begun.run} over the same files was broken off: it goes on", err=True)
        watch = build.watch(begun.run)
        with telling_of_an_end(watch.counts):
            taken = build.intake(begun.run, source or "", read_addresses(addresses), begun.import_id).take(what)
            counts = watch.wait() if wait else watch.counts()
        build.imports.end(begun.import_id)
    if as_json:
        typer.echo("\n".join(record_lines(taken.records)), err=True, nl=bool(taken.records))
        typer.echo(json.dumps(counts.as_json()))
    else:
        typer.echo("\n".join(account_lines(taken, counts, wait)))
    raise typer.Exit(0 if not wait or is_accounted_for(counts) else 1)
