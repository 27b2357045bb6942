"""Use case: finds for each alert what became searchable, a page of the log of changes at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import structlog
from newswire_shared.contracts.changes import Change, read_number
from newswire_shared.contracts.errors import PermanentError, UsageError
from pydantic import ValidationError

from newswire_search.alerts.alert import Alert
from newswire_search.alerts.ports import AlertProgress, AlertStore, Matched
from newswire_search.articles.ports import SearchEngine
from newswire_search.articles.settled_query import settled
from newswire_search.changes.follow_changes import PAGE, listener_of
from newswire_search.changes.matching import Matching
from newswire_search.changes.read_changes import ChangePage, ReadChanges
from newswire_search.errors import ForgottenError
from newswire_search.query.article_query import Query

# Far above a refresh of the engine, a second: what no search sees then was lost by an index that was put back.
UNSEEN_MS = 120_000
LEASE_S = 10.0  # of a turn, taken anew with each page: longer than a page takes; one that was killed stops no longer

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class MatchAlerts:
    """Goes on where the log was left; several processes may try, and one does."""

    read: ReadChanges
    engine: SearchEngine
    store: AlertStore
    progress: AlertProgress

    def __call__(self) -> bool:
        """Match one page.  False where there is none now, it is not settled yet, or another process has the turn."""
        if not self.progress.take_turn(LEASE_S):
            return False
        try:
            return self._page()
        finally:
            self.progress.end_turn()

    def _page(self) -> bool:
        after = self.progress.followed().number
        if after is None:
            self.progress.begin(self.read.log.bounds().newest, is_gap=False)
            return False
        try:
            page = self.read(after, PAGE)
        except ForgottenError as error:
            self._begin_again(after, error)
            return True
        if not page.changes:
            return False
        if all(alert.disabled for alert in self.store.all()):  # then the engine need not be asked for every change
            return self.progress.advance(after, page.next, {}, joined(page.changes)) and page.more
        if not self._is_settled(page):
            return False
        return self.progress.advance(after, page.next, self._matched(page.changes), joined(page.changes)) and page.more

    def _begin_again(self, after: str, error: ForgottenError) -> None:
        """Go on with the oldest change that is known, or, where the log was lost, with what comes now."""
        bounds = self.read.log.bounds()
        is_old = (read_number(after) or (0, 0)) < (read_number(bounds.after) or (0, 0))
        log.warning("alerts.gap", why=str(error))
        self.progress.begin(bounds.after if is_old else bounds.newest, is_gap=True)

    def _is_settled(self, page: ChangePage) -> bool:
        if not Matching(self.engine).unseen(page.changes):
            return True
        newest_ms = (read_number(page.next) or (0, 0))[0]
        return self.progress.now_ms() - newest_ms > UNSEEN_MS

    def _matched(self, changes: Sequence[Change]) -> dict[str, list[Matched]]:
        there = {change.id: change for change in changes if change.kind == "article" and not change.is_gone}
        gone = {change.id for change in changes if change.kind == "article" and change.is_gone}
        ids = [name for name in there if name not in gone]
        asked = [*self._asked()] if ids else []
        found = self._found(asked, ids)
        return {
            alert.id: [Matched(name, there[name].story, there[name].number) for name in ids if name in names]
            for (alert, _), names in zip(asked, found, strict=True)
            if names
        }

    def _found(self, asked: Sequence[tuple[Alert, Query]], ids: Sequence[str]) -> list[frozenset[str]]:
        """What each finds; one that the engine will never take finds nothing, and does not keep the others from it."""
        try:
            return self.engine.batches.matching([query for _, query in asked], ids)
        except PermanentError as error:
            if len(asked) == 1:
                log.warning("alert.unanswered", alert=asked[0][0].id, why=str(error))
                return [frozenset()]
        middle = len(asked) // 2
        return [*self._found(asked[:middle], ids), *self._found(asked[middle:], ids)]

    def _asked(self) -> Iterator[tuple[Alert, Query]]:
        for alert in self.store.all():
            if alert.disabled:
                continue
            try:
                yield alert, settled(self.engine, listener_of(alert.search).query)
            except (UsageError, ValidationError) as error:  # of another release; all others go on
                log.warning("alert.unreadable", alert=alert.id, why=str(error))


def joined(changes: Sequence[Change]) -> Mapping[str, str]:
    """The stories that ceased, and those that took them in."""
    return {change.id: change.survivor for change in changes if change.kind == "story" and change.survivor}
