"""Which engine answers searches, by the settings."""

from __future__ import annotations

from newswire_shared.contracts.settings import SharedSettings

from newswire_search.articles.ports import SearchEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.settings import SearchSettings


def open_engine(settings: SharedSettings, own: SearchSettings) -> SearchEngine:
    """Elasticsearch where an address is set, else the embedded file.

    Connects to nothing yet, so it may be called before a fork.  Raises UsageError where the package
    `elasticsearch` is needed and missing, or the address is none.
    """
    if settings.elasticsearch_url is None:
        return SqliteEngine(settings.index_file, own.longest_s)
    from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine

    return ElasticsearchEngine(settings.elasticsearch_url, settings.alias_prefix, own.longest_s)
