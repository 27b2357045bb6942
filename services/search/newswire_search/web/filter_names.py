"""What the filters of a search name by an id, as people call it."""

from __future__ import annotations

from newswire_search.articles.chips import ENTITIES, STORIES, named_by_id
from newswire_search.articles.request import SearchRequest
from newswire_search.web.dependencies import SearchUseCases


def filter_names(use_cases: SearchUseCases, asked: SearchRequest) -> dict[str, str]:
    """The names of entities and the titles of stories, by id; the engine is asked only where there are some."""
    entities, stories = named_by_id(asked, ENTITIES), named_by_id(asked, STORIES)
    return use_cases.search_articles.called(entities, stories) if entities or stories else {}
