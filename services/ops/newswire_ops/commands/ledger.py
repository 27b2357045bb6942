"""Show how many articles were accepted, and what became of them."""

from __future__ import annotations

import json
import time
from typing import Annotated

import typer
from newswire_shared.accounting.ledger import total
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import table

from newswire_ops.accounting.accounts import HEADINGS, Account, read_accounts, row_of
from newswire_ops.accounting.names import check_source
from newswire_ops.commands.root import operator_of
from newswire_ops.observation.checks import since

app = typer.Typer(add_completion=False)


@app.command()
def ledger(
    context: typer.Context,
    source: Annotated[str | None, typer.Option(help="Only this source.")] = None,
    hours: Annotated[float, typer.Option(min=0.01, help="How far to look back, by the hour of acceptance.")] = 24,
    by_hour: Annotated[bool, typer.Option("--by-hour", help="One row an hour.")] = False,
    as_json: JsonLines = False,
) -> None:
    """Show how many articles were accepted, and what became of them; exit status 1 if a sum is not exact.

    Example: newswire ledger --hours 48 --by-hour
    """
    stack = operator_of(context).stack()
    # an empty table for a misspelt name would read as if nothing had been lost
    check_source(stack.ledger, stack.sources, source)
    rows = read_accounts(stack.ledger, int((time.time() - hours * 3600) * 1000), source, by_hour)
    if as_json:
        for row in rows:
            typer.echo(json.dumps({"source": row.source, "hour": row.hour or None, **row.counts.as_json()}))
    else:
        summed = Account("all", "", total(row.counts for row in rows))
        table(HEADINGS, [row_of(row) for row in (*rows, summed)])
        epoch = stack.epoch.state()
        if epoch.restored:  # what was counted before is gone, which no sum shows
            typer.echo(f"it counts since {since(epoch)}")
    raise typer.Exit(0 if all(row.counts.is_balanced for row in rows) else 1)
