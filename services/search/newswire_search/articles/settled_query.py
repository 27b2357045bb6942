"""A query whose stories and links are settled, so that an engine can answer it in one question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newswire_shared.contracts.identity import key_if_any

from newswire_search.articles.ports import SearchEngine
from newswire_search.query.article_query import Filters, Query
from newswire_search.query.link_query import LinkQuery

MOST_LINKING = 5_000  # articles that link to one, the newest: more ids make a request of a megabyte


def settled(engine: SearchEngine, query: Query) -> Query:
    """The query with the present ids of its stories, and the articles that link as it asks."""
    filters = _with_links(engine, _with_present_stories(engine, query.filters))
    return query if filters is query.filters else replace(query, filters=filters, asked=query.fingerprint)


def _with_present_stories(engine: SearchEngine, filters: Filters) -> Filters:
    """Articles name the story that took theirs in."""
    if not filters.stories:
        return filters
    present = engine.stories.resolve(filters.stories)
    return replace(filters, stories=tuple(dict.fromkeys(present[story] for story in filters.stories)))


def _with_links(engine: SearchEngine, filters: Filters) -> Filters:
    found = filters
    if filters.links_to:
        found = _among(found, _linking(engine, filters.links_to))
    if filters.linked_by:
        found = _among(found, _linked(engine, filters.linked_by))
    return found if found is filters else replace(found, links_to=None, linked_by=None)


def _among(filters: Filters, articles: Iterable[str]) -> Filters:
    return replace(filters, articles=filters.among(articles))


def _linking(engine: SearchEngine, named: str) -> tuple[str, ...]:
    keys = tuple(dict.fromkeys(key for key in (named, key_if_any(named)) if key))
    return engine.links.linking(LinkQuery(keys, MOST_LINKING)).sources


def _linked(engine: SearchEngine, article_id: str) -> list[str]:
    return [each.article or each.target for each in engine.links.linked_from(article_id)]
