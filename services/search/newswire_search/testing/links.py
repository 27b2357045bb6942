"""Links between articles in memory, for tests of what asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.contracts.links import LinkEdge

from newswire_search.articles.ports import FoundLinks
from newswire_search.query import cursor
from newswire_search.query.cursor import Position
from newswire_search.query.link_query import LinkQuery, LinkSort


class InMemoryLinks:
    """LinkLookup over a mapping of each article's edges, and the articles that there are."""

    def __init__(self, links: Mapping[str, Sequence[LinkEdge]], articles: Mapping[str, object]) -> None:
        self._links, self._articles = links, articles

    def linking(self, query: LinkQuery) -> FoundLinks:
        """The articles that link to one, by a look at every edge."""
        position = cursor.decode(query.after, LinkSort.NEWEST, query.fingerprint)
        edges = (edge for source in self._articles for edge in self._links.get(source, ()))
        named = (edge for edge in edges if not {*query.keys}.isdisjoint(edge.targets))
        places = sorted({(-edge.at_ms, edge.source) for edge in named if edge.source not in query.keys})
        left = [place for place in places if position is None or place > (-position.value, position.id)]
        page = left[: query.size]
        more = len(left) > query.size > 0
        after = cursor.encode(Position(LinkSort.NEWEST, -page[-1][0], page[-1][1]), query.fingerprint) if more else None
        return FoundLinks(len(places), tuple(source for _, source in page), after)

    def linked_from(self, article_id: str) -> list[LinkEdge]:
        """The links of an article."""
        return [*self._links.get(article_id, ())]
