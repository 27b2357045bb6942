"""One run of `newswire index rebuild`, on the configured or running stack."""

from __future__ import annotations

import secrets
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from newswire_shared.archive.walk import archive_bytes
from newswire_shared.contracts.clock import SystemClock, to_ms
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.console import bar
from newswire_shared.state.pressure import RedisPressure
from newswire_shared.state.recipe import declared_recipe

from newswire_index.engine.ports import ArticleIndex, Selection
from newswire_index.engines import open_index
from newswire_index.rebuild.rebuild import Cursor, Look, Rebuild, archived_looks, choice_of, indexed_looks
from newswire_index.rebuild.redis_cursors import RedisCursors
from newswire_index.settings import IndexSettings


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for; `since` and `until` are days in UTC, and both belong to it."""

    source: str = ""
    since: datetime | None = None
    until: datetime | None = None
    stale: bool = False
    from_archive: bool = False
    entities: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def selection(self) -> Selection:
        first, last = Selection().since_ms, Selection().until_ms
        since = to_ms(self.since.replace(tzinfo=UTC)) if self.since else first
        until = to_ms(self.until.replace(tzinfo=UTC) + timedelta(days=1)) if self.until else last
        return Selection(self.source, since, until, self.entities, self.named)


@dataclass(frozen=True, slots=True)
class Done:
    """What a rebuild did, or would do."""

    cursor: Cursor
    dry_run: bool
    resumed: bool

    def as_json(self) -> dict[str, object]:
        """For machines."""
        found = asdict(self.cursor)
        return {name: found[name] for name in ("run", "sent", "fresh", "refused")} | {"dry_run": self.dry_run}

    def lines(self) -> Iterator[str]:
        """For a person."""
        cursor = self.cursor
        if self.dry_run:
            yield f"{cursor.sent} would be enriched again"
            return
        cut_off = ", going on with one that was cut off" if self.resumed else ""
        yield f"{cursor.sent} sent to be enriched again, as run {cursor.run}{cut_off}"
        if cursor.fresh:
            yield f"{cursor.fresh} are made by today's recipe already"
        if cursor.refused:
            yield f"{cursor.refused} were not taken: taken down meanwhile, or sent by this run before"
        yield "see `newswire ledger` for what becomes of them"


def rebuilt(shared: SharedSettings, wish: Wish, *, restart: bool, dry_run: bool) -> Done:
    """Send what is wished for.  Raises UsageError where it is not known what is stale."""
    if wish.stale and wish.from_archive:
        raise UsageError("--stale asks the index, and --from-archive is for when there is none: leave one of them out")
    parts, index = assemble("index", shared), open_index(shared)
    recipe = _recipe(parts) if wish.stale else ""
    choice, cursors = choice_of(wish.selection, recipe, wish.from_archive), RedisCursors(parts.state)
    if restart:
        cursors.forget(choice)
    known = None if dry_run else cursors.find(choice)
    cursor = known or Cursor(choice, f"{time.strftime('%Y%m%d%H%M%S', time.gmtime())}-{secrets.token_hex(3)}")
    looks = _looks(parts, index, wish, cursor)
    if dry_run:
        return Done(_counted(looks, cursor, recipe), True, False)
    sending = Rebuild(
        parts.ledger, parts.publisher, pressure(parts), SystemClock(), cursors, recipe,
        partial(print, "waiting:", file=sys.stderr),
    )  # fmt: skip
    total = archive_bytes(shared.archive_folder) if wish.from_archive else index.count(wish.selection)
    with bar("sending", total) as show:
        last = cursor
        for last in sending(looks, cursor):
            show(last.done)
    return Done(last, False, known is not None)


def _recipe(parts: Assembly) -> str:
    recipe = declared_recipe(parts.state)
    if not recipe:
        raise UsageError("what is stale is not known before an enrich worker of this release has started: start one")
    return recipe


def _looks(parts: Assembly, index: ArticleIndex, wish: Wish, cursor: Cursor) -> Iterator[Look]:
    if wish.from_archive:
        return archived_looks(parts.settings.archive_folder, wish.selection, cursor)
    index.refresh()
    return indexed_looks(index, wish.selection, cursor)


def _counted(looks: Iterator[Look], cursor: Cursor, recipe: str) -> Cursor:
    """What a rebuild would send; what the archive holds twice counts once."""
    met: set[str] = set()
    for look in looks:
        if look.capture_id not in met:
            met.add(look.capture_id)
            cursor = cursor.after(look, "fresh" if recipe and look.recipe == recipe else "sent")
    return cursor


def pressure(parts: Assembly) -> RedisPressure:
    """What tells a rebuild to wait: half of the mark at which intake stops, which it would else hold up."""
    stop_percent = load(IndexSettings).rebuild_memory_stop_percent
    return RedisPressure(parts.broker, parts.state, max(1, parts.settings.high_water_messages // 2), stop_percent)
