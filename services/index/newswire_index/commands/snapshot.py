"""`newswire index snapshot`: copies of the whole index."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from newswire_shared.running.console.output import say, table

from newswire_index.commands.root import service_of
from newswire_index.engine.snapshots import Snapshot


def snapshot(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A name that is not taken; without one, all are listed.")] = "",
    check: Annotated[bool, typer.Option("--check", help="Look whether the one of this name is still whole.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Take a snapshot of the index while everything runs, or list those that there are.

    Of Elasticsearch they lie in the repository NEWSWIRE_INDEX_SNAPSHOT_REPOSITORY, of the embedded index in the folder
    `snapshots` of the data folder.  `newswire index restore --snapshot NAME` puts one back.

    Example: newswire index snapshot before-upgrade
    """
    snapshots = service_of(context).snapshots()
    found = [snapshots.check(name) if check else snapshots.take(name)] if name else snapshots.all()
    if as_json:
        for each in found:
            say(json.dumps(_as_json(each)))
    else:
        table(("snapshot", "taken (UTC)", "articles", "size", "state"), map(_row, found))
    if check and any(each.flaw for each in found):
        raise typer.Exit(1)


def _as_json(found: Snapshot) -> dict[str, object]:
    return {
        "name": found.name, "taken_at": found.taken_at.isoformat(), "articles": found.articles,
        "size_bytes": found.size_bytes, "flaw": found.flaw,
    }  # fmt: skip


def _row(found: Snapshot) -> tuple[str, ...]:
    size = f"{found.size_bytes / 1e6:,.1f} MB"
    return found.name, f"{found.taken_at:%Y-%m-%d %H:%M:%S}", f"{found.articles:,}", size, found.flaw or "whole"
