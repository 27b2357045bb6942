"""`newswire index reconcile`: is all there that should be?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from newswire_shared.running.console.output import say

from newswire_index.commands.root import service_of
from newswire_index.rebuild.run import RebuildRequest

if TYPE_CHECKING:
    from newswire_index.recovery.mend import MendReport
    from newswire_index.recovery.reconcile import Differences

DAY = ["%Y-%m-%d"]
SHOWN = 20  # ids of a kind; --json has all


def reconcile(
    context: typer.Context,
    since: Annotated[
        datetime | None, typer.Option(formats=DAY, metavar="DAY", help="Only what was first seen on this day or later.")
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(formats=DAY, metavar="DAY", help="Only what was first seen on this day or earlier."),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Look by id only into hours whose counts differ, not for older texts.")
    ] = False,
    mend: Annotated[bool, typer.Option("--mend", help="Send again what is missing, and unite what is one.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Compare what was accepted and indexed with what the index holds, by hour and then by id.

    Whether a text is the newest that was indexed is compared too.  What the index holds though nobody accepted it is
    named, and left.  Days are in UTC.  Exit status 1: something differs, and was not mended.

    Example: newswire index reconcile --mend
    """
    service = service_of(context)
    found = service.reconcile()(RebuildRequest(since=since, until=until).selection, quick=quick)
    sent = service.mend(partial(print, "waiting:", file=sys.stderr))(found) if mend else None
    say(json.dumps(_as_json(found, sent)) if as_json else "\n".join(_lines(found, sent)))
    if not _is_mended(found, sent):
        raise typer.Exit(1)


def _is_mended(found: Differences, sent: MendReport | None) -> bool:
    is_sent = (sent is not None and not sent.lost) or not (found.missing or found.behind)
    is_united = not (sent.merged if sent else found.merged)
    return is_sent and is_united and not found.unknown and not found.removed


def _as_json(found: Differences, sent: MendReport | None) -> dict[str, object]:
    mended = {"sent": sent.sent, "run": sent.run, "lost": list(sent.lost), "left": list(sent.merged)} if sent else {}
    return {
        "accepted": found.accepted, "held": found.held, "missing": [each.article_id for each in found.missing],
        "behind": sorted(found.behind), "unknown": found.unknown, "removed": found.removed,
        "merged": found.merged,
        "hours": [{"hour": _hour(each.hour), "accepted": each.accepted, "held": each.held} for each in found.hours],
        **mended,
    }  # fmt: skip


def _lines(found: Differences, sent: MendReport | None) -> Iterator[str]:
    yield f"{found.accepted:,} articles are called indexed, the index holds {found.held:,}"
    for each in found.hours[:SHOWN]:
        yield f"  {_hour(each.hour)}: {each.accepted:,} called indexed, {each.held:,} held"
    if len(found.hours) > SHOWN:
        yield f"  and {len(found.hours) - SHOWN:,} more hours differ"
    yield from _named("are missing", [each.article_id for each in found.missing])
    yield from _named("lack the text that was indexed last", sorted(found.behind))
    yield from _named("are held though nobody accepted them", found.unknown)
    if found.unknown:
        yield "`newswire restore` makes known what the registry lost; what is none of yours, delete"
    yield from _named("are held though they were taken down, or are not retained", found.removed)
    yield from _named("are held though they turned out to be other articles, which the index holds too", found.merged)
    if found.is_none:
        yield "nothing differs" + (", but both sides know other times of first sight" if found.hours else "")
    if sent:
        yield f"{sent.sent:,} captures were sent again: see `newswire ledger` for what becomes of them"
        yield from _named("cannot be sent, for the archive holds no enriched copy of them", sent.lost)
        yield from _named("could not be united: others kept writing them, give the command again", sent.merged)
    elif found.missing or found.behind or found.merged:
        yield "`newswire index reconcile --mend` sends what is missing again, and makes one of what is one article"


def _named(what: str, ids: Sequence[str]) -> Iterator[str]:
    if ids:
        yield f"{len(ids):,} {what}:"
        yield from (f"  {article_id}" for article_id in ids[:SHOWN])
    if len(ids) > SHOWN:
        yield f"  and {len(ids) - SHOWN:,} more (--json has all)"


def _hour(hour: int) -> str:
    return f"{datetime.fromtimestamp(hour * 3600, UTC):%Y-%m-%d %H:00}"
