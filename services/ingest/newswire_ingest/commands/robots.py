"""Say whether addresses may be fetched, and by which line of which robots.txt."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import say

from newswire_ingest.robots.check import RobotsFinding, finding_json, finding_lines, judged_by_file
from newswire_ingest.settings import IngestSettings

app = typer.Typer(add_completion=False)


@app.command()
def robots(
    addresses: Annotated[list[str], typer.Argument(help="Addresses; with --file also paths, such as /news/1.")],
    file: Annotated[Path | None, typer.Option(help="Judge by this robots.txt, and ask no server.")] = None,
    as_json: JsonLines = False,
) -> None:
    """Say whether addresses may be fetched, and by which line of which robots.txt.

    What the running stack remembers is taken; what is unknown or stale is asked for, and then remembered.

    The exit status is 1 if an address may not be fetched, or nobody knows.

    Example: newswire robots https://example.org/members/1
    """
    check = _check(file)
    found = [check(address) for address in addresses]
    for each in found:
        say(json.dumps(finding_json(each), ensure_ascii=False) if as_json else "\n".join(finding_lines(each)))
    raise typer.Exit(0 if all(each.allowed for each in found) else 1)


def _check(file: Path | None) -> Callable[[str], RobotsFinding]:
    if file:
        return partial(judged_by_file, file, load(IngestSettings).product_token)
    from newswire_ingest.composition import Scouting

    return Scouting.open(load(SharedSettings)).robots_check
