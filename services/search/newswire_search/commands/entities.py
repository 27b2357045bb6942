"""What readers reported as wrong with entities."""

from __future__ import annotations

from typing import Annotated

import orjson
import typer
from newswire_shared.contracts.clock import from_ms
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import say, table

from newswire_search.commands.root import reporting_errors, search_of
from newswire_search.reports.ports import NameReport

HEADINGS = ("id", "at (UTC)", "entity", "name", "fault", "text")
app = typer.Typer(add_completion=False, no_args_is_help=True, help="What readers reported as wrong with entities.")


@app.command(epilog="Example:  newswire entities reports")
def reports(context: typer.Context, as_json: JsonLines = False) -> None:
    """List what readers reported as wrong with entities, the oldest first."""
    with reporting_errors("entities reports"):
        waiting = search_of(context).settle_reports.waiting()
    if as_json:
        for each in waiting:
            typer.echo(_json(each))
    elif waiting:
        table(HEADINGS, map(_row, waiting))
        say("correct an entity by `newswire entities rename`, `merge`, `split` or `suppress`, then `settle` its report")
    else:
        typer.echo("readers reported nothing")


@app.command(epilog="Example:  newswire entities settle 9f2c1e07a4")
def settle(
    context: typer.Context, report_id: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids of reports.")]
) -> None:
    """Forget reports that were looked at."""
    with reporting_errors("entities settle"):
        number = search_of(context).settle_reports.settle(report_id)
    say(f"{number} report{'' if number == 1 else 's'} settled")


def _row(report: NameReport) -> tuple[str, ...]:
    return (
        report.id,
        f"{from_ms(report.at_ms):%Y-%m-%d %H:%M}",
        report.entity_id,
        report.name,
        report.fault,
        report.text,
    )


def _json(report: NameReport) -> str:
    return orjson.dumps({
        "id": report.id, "at": from_ms(report.at_ms), "entity": report.entity_id, "name": report.name,
        "fault": report.fault, "text": report.text,
    }).decode()  # fmt: skip
