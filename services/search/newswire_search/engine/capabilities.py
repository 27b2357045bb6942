"""The capabilities of an engine, by name: what all of them have, and where they differ."""

from __future__ import annotations

from enum import StrEnum


class Capability(StrEnum):
    """One thing that an engine can do."""

    QUERY = "query"
    PHRASES = "phrases"
    FILTERS = "filters"
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    FACETS = "facets"
    HIGHLIGHTS = "highlights"
    CURSOR = "cursor"
    STORIES = "stories"
    LINKS = "links"
    TIMELINES = "timelines"
    FOLDING = "folding"  # `election` finds "élection", whatever the language
    STEMMING = "stemming"  # `elections` finds "election", where the engine knows the article's language


COMMON: frozenset[str] = frozenset(Capability)
