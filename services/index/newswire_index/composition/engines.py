"""The engines of the settings: Elasticsearch where an address is set, else the embedded file."""

from __future__ import annotations

from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess

from newswire_index.engine.census import Census
from newswire_index.engine.homes import refuse_partition
from newswire_index.engine.ports import Index
from newswire_index.engine.snapshots import Snapshots
from newswire_index.engine.sqlite.census import SqliteCensus
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_index.engine.sqlite.snapshots import SqliteSnapshots
from newswire_index.engine.versions import IndexVersions
from newswire_index.settings import IndexSettings


def open_index(settings: SharedSettings) -> Index:
    """Elasticsearch where an address is set, else the embedded file.

    Connects to nothing yet, so it may be called before a fork.  Raises UsageError where the package
    `elasticsearch` is needed and missing, the address is none, or the embedded file is to be parted.
    """
    partition = load(IndexSettings).partition
    if settings.elasticsearch_url is None:
        refuse_partition(partition)
        return SqliteIndex(settings.index_file)
    from newswire_index.engine.elasticsearch.index import ElasticsearchIndex  # its package is an extra

    return ElasticsearchIndex(ElasticsearchAccess.of(settings), settings.alias_prefix, partition)


def open_census(settings: SharedSettings) -> Census:
    """That of Elasticsearch where an address is set, else that of the embedded file."""
    if settings.elasticsearch_url is None:
        return SqliteCensus(settings.index_file)
    from newswire_index.engine.elasticsearch.census import ElasticsearchCensus  # its package is an extra

    return ElasticsearchCensus(ElasticsearchAccess.of(settings), settings.alias_prefix)


def open_snapshots(settings: SharedSettings) -> Snapshots:
    """Those in the repository of Elasticsearch where an address is set, else those of the embedded file."""
    if settings.elasticsearch_url is None:
        return SqliteSnapshots(settings.index_file, settings.data_dir / "snapshots")
    from newswire_index.engine.elasticsearch.snapshots import ElasticsearchSnapshots  # its package is an extra

    repository = load(IndexSettings).snapshot_repository
    access = ElasticsearchAccess.of(settings)
    return ElasticsearchSnapshots(access, settings.alias_prefix, repository, SystemClock())


def open_versions(settings: SharedSettings) -> IndexVersions | None:
    """The versions of the indices where they have some.  Connects to nothing yet; raises as `open_index`."""
    if settings.elasticsearch_url is None:
        return None
    from newswire_index.engine.elasticsearch.versions import ElasticsearchVersions  # its package is an extra

    return ElasticsearchVersions(ElasticsearchAccess.of(settings), settings.alias_prefix)
