"""The SiteMemory that workers share, in Redis: one call a page."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.state.redis_state import State
from newswire_shared.state.scripts import ScriptFolder

from newswire_enrich.sites.memory import MemoryRule

SCRIPTS = ScriptFolder("newswire_enrich.sites")


class RedisSiteMemory:
    """A hash of lines for each site, with the beginnings of the ids of the articles that had them."""

    def __init__(self, state: State, rule: MemoryRule) -> None:
        self._state, self._rule = state, rule

    def repeated(self, site: str, article_id: str, digests: Sequence[str]) -> frozenset[str]:
        rule = self._rule
        if not rule.articles:
            return frozenset()
        answer = self._state.call(SCRIPTS["lines"], site, article_id, rule.articles, rule.lines, rule.kept_s, *digests)
        return frozenset(answer)
