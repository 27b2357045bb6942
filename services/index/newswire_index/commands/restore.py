"""`newswire index restore`: the index comes back."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.console.output import say

from newswire_index.commands.root import service_of


def restore(
    context: typer.Context,
    from_archive: Annotated[bool, typer.Option("--from-archive", help="From the archive's enriched copies.")] = False,
    snapshot: Annotated[str, typer.Option(metavar="NAME", help="From this snapshot.")] = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="With --snapshot: it takes the place of what the index holds.")
    ] = False,
    beside: Annotated[
        bool, typer.Option("--beside", help="With --from-archive: what the index holds stays, and is merged with.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Bring back an index that was lost, as it was: from the archive, or from a snapshot.

    No page is enriched again, and nothing enters the ledger.  What was taken down or is not retained stays away.  Cut
    off, the same command goes on where it was.  Workers may run meanwhile.

    Example: newswire index restore --from-archive
    """
    if from_archive == bool(snapshot):
        raise UsageError("say from what: --from-archive, or --snapshot NAME (`newswire index snapshot` lists them)")
    if (replace and from_archive) or (beside and snapshot):
        raise UsageError("--replace belongs to --snapshot, and --beside to --from-archive")
    service = service_of(context)
    if snapshot:
        put_back = service.put_back()(snapshot, replace=replace)
        found, lines = put_back.as_json(), put_back.lines()
    else:
        service.install()
        report = service.restore_from_archive()(beside=beside)
        found, lines = report.as_json(), report.lines()
    say(json.dumps(found) if as_json else "\n".join(lines))
