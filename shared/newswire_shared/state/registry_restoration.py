"""The registry in Redis, made again from what was indexed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from newswire_shared.accounting.ledger import LedgerLimits
from newswire_shared.accounting.registry import RestoredArticle
from newswire_shared.state.redis_state import State, as_json
from newswire_shared.state.scripts import SCRIPTS


class RedisRegistryRestoration:
    """A RegistryRestoration in Redis: one script an article, a batch in one round trip."""

    def __init__(self, state: State, limits: LedgerLimits | None = None) -> None:
        self._state, self._limits = state, limits or LedgerLimits()

    def restore(self, articles: Sequence[RestoredArticle]) -> int:
        kept_s = int(self._limits.record_kept_s)
        asked = [((each.article_id, *each.keys), (as_json(asdict(each)), kept_s)) for each in articles]
        return sum(map(int, self._state.ask_all(SCRIPTS["restore_article"], asked)))
