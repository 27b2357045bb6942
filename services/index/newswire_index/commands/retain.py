"""Delete articles that were first seen long ago, or show what lives how long."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated

import typer
from newswire_shared.contracts.checked_settings import CheckedSettings
from newswire_shared.contracts.lifetimes import HEADINGS, LIFETIMES
from newswire_shared.contracts.settings import SharedSettings, load, masked, names_of
from newswire_shared.running.console.output import bar, say, table
from newswire_shared.running.offers import offered

from newswire_index.commands.root import service_of
from newswire_index.removal.retention import Retain, RetentionReport, before_of

AGE = "Since they were first seen, such as 90d, 12mo or 2y; without it, what lives how long is shown."


def retain(
    context: typer.Context,
    older_than: Annotated[str, typer.Option(metavar="AGE", help=AGE)] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be deleted.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Delete articles that were first seen long ago; without an age, show what lives how long.

    Whole indices go where articles are parted by month or year, else articles by their ids.  What comes of them later
    ends as rejected: retired.  Copies stay in the archive until `newswire archive retain`.

    Example: newswire index retain --older-than 12mo --dry-run
    """
    if not older_than:
        _show([each.row(_values()) for each in LIFETIMES], as_json)
        return
    service = service_of(context)
    case, before = service.retain(), before_of(older_than, service.clock.now())
    report = case.plan(before) if dry_run else _carried_out(case, case.plan(before))
    if as_json:
        typer.echo(json.dumps(report.as_json()))
    else:
        for line in report.lines():
            say(line)


def _show(rows: Sequence[tuple[str, ...]], as_json: bool) -> None:
    if not as_json:
        table(HEADINGS, rows)
        return
    for row in rows:
        typer.echo(json.dumps(dict(zip(HEADINGS, row, strict=True))))


def _carried_out(case: Retain, planned: RetentionReport) -> RetentionReport:
    report = planned
    with bar("deleting", planned.articles) as show:
        for report in case(planned.before):
            show(report.articles)
    return report


def _values() -> dict[str, str]:
    """The settings of the services that are installed here, as they stand."""
    kinds: list[type[CheckedSettings]] = [SharedSettings, *(point.load() for point in offered("newswire.settings"))]
    loaded = [(kind, load(kind)) for kind in kinds]
    return {
        name: masked(getattr(settings, field))
        for kind, settings in loaded
        for field, name in zip(kind.model_fields, names_of(kind), strict=True)
    }
