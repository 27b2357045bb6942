"""Finds which changed articles a search would show, as soon as the engine lets searches see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newswire_shared.contracts.changes import Change
from newswire_shared.contracts.index_schema import milliseconds

from newswire_search.articles.context import context_of
from newswire_search.articles.ports import Hit, SearchEngine
from newswire_search.articles.presentation import hit_answer
from newswire_search.articles.responses import HitAnswer
from newswire_search.articles.settled_query import settled
from newswire_search.query.article_query import Query, Sort


@dataclass(frozen=True, slots=True)
class Matching:
    """Asks the engine about the changed articles of one page of the log."""

    engine: SearchEngine

    def unseen(self, changes: Sequence[Change]) -> tuple[str, ...]:
        """The articles whose change no search sees yet, though the engine holds them."""
        made = {change.id: change.made_ms for change in changes if change.kind == "article" and not change.is_gone}
        seen = {hit.head.article_id: _made_ms(hit) for hit in self._found(Query(), list(made))}
        late = [name for name, made_ms in made.items() if seen.get(name, -1) < made_ms]
        return tuple(self.engine.heads(late)) if late else ()

    def answers(self, changes: Sequence[Change], query: Query) -> dict[str, HitAnswer]:
        """Those of the changed articles that the query finds, by id."""
        names = [change.id for change in changes if change.kind == "article" and not change.is_gone]
        hits = self._found(query, list(dict.fromkeys(names)))
        known = context_of(self.engine, [hit.head for hit in hits])
        return {hit.head.article_id: hit_answer(hit, known) for hit in hits}

    def _found(self, query: Query, names: Sequence[str]) -> tuple[Hit, ...]:
        if not names:
            return ()
        present = settled(self.engine, query)
        among = replace(present.filters, articles=present.filters.among(names))
        asked = replace(present, filters=among, size=len(names), sort=Sort.NEWEST, facets=(), facet_size=0, after=None)
        return self.engine.search(asked).hits


def _made_ms(hit: Hit) -> int:
    at = hit.head.indexed_at
    return milliseconds(at) if at else 0
