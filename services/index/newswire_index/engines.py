"""Which engine holds the index, by the settings."""

from __future__ import annotations

from newswire_shared.contracts.settings import SharedSettings

from newswire_index.engine.ports import Index
from newswire_index.engine.sqlite_index import SqliteIndex


def open_index(settings: SharedSettings) -> Index:
    """Elasticsearch where an address is set, else the embedded file.

    Connects to nothing yet, so it may be called before a fork.  Raises UsageError where the package
    `elasticsearch` is needed and missing, or the address is none.
    """
    if settings.elasticsearch_url is None:
        return SqliteIndex(settings.index_file)
    from newswire_index.engine.elasticsearch_index import ElasticsearchIndex

    return ElasticsearchIndex(settings.elasticsearch_url, settings.alias_prefix)
