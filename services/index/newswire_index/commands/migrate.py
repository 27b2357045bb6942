"""Put a new version of the index in the place of the one in use, or go back to it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Annotated, cast

import typer
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings, load

from newswire_index.commands.root import service_of

if TYPE_CHECKING:
    from newswire_shared.contracts.index_schema import Partition

    from newswire_index.migration.migrate import MigrationReport

PARTITIONS = ("none", "year", "month")


def migrate(
    context: typer.Context,
    to_partition: Annotated[
        str | None, typer.Option(metavar="none|year|month", help="Part articles so by when they were first seen.")
    ] = None,
    rollback: Annotated[
        bool, typer.Option("--rollback", help="Go back to the version before, with what was written since; for 7 days.")
    ] = False,
    clean: Annotated[
        bool, typer.Option("--clean", help="Delete the versions that are not in use; then there is no way back.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Make articles and stories anew with today's schema, beside what is in use, and put them in its place.

    Workers and search go on meanwhile; writes wait for two seconds at most, at the end.  Cut off, the same command goes
    on where it was.  The embedded file needs none of this: its first worker of a new release upgrades it in place.

    Example: newswire index migrate
    """
    if sum((rollback, clean, to_partition is not None)) > 1:
        raise UsageError("--rollback, --clean and --to-partition exclude one another")
    if to_partition not in (None, *PARTITIONS):
        raise UsageError(f"--to-partition {to_partition} is none of: {', '.join(PARTITIONS)}")
    if load(SharedSettings).elasticsearch_url is None:
        typer.echo("nothing is to be migrated: the first worker of a new release upgrades the embedded file in place")
        return
    run = service_of(context).migrate(partial(print, "waiting:", file=sys.stderr))
    if clean:
        left = run.clean()
        typer.echo(json.dumps(left) if as_json else _cleaned({str(of): numbers for of, numbers in left.items()}))
        return
    report = run(back=rollback, partition=cast("Partition | None", to_partition))
    typer.echo(json.dumps(asdict(report)) if as_json else _told(report))


def _cleaned(left: dict[str, list[int]]) -> str:
    deleted = [f"{collection} version {number}" for collection, numbers in left.items() for number in numbers]
    return f"deleted: {', '.join(deleted)}" if deleted else "there is nothing but what is in use"


def _told(report: MigrationReport) -> str:
    versions = ", ".join(
        f"version {number} of {of} with {report.documents[of]:,} documents" for of, number in report.versions.items()
    )
    lines = [f"in place: {versions}"]
    if report.rounds:
        lines.append(
            f"{report.rounds} rounds, {report.compared:,} documents compared, writes waited {report.pause_s:.1f} s"
        )
    if report.dropped:
        lines.append(f"{report.dropped} that were removed meanwhile were removed from the copy, too")
    lines.append("`newswire index migrate --rollback` goes back within 7 days, `--clean` deletes what was left")
    return "\n".join(lines)
