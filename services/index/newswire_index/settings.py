"""The indexer's own settings."""

from __future__ import annotations

from newswire_shared.contracts.checked_settings import CheckedSettings
from newswire_shared.contracts.index_schema import Partition
from pydantic import Field
from pydantic_settings import SettingsConfigDict


class IndexSettings(CheckedSettings):
    """`NEWSWIRE_INDEX_*`.  Times in seconds, sizes in bytes."""

    model_config = SettingsConfigDict(env_prefix="NEWSWIRE_INDEX_")

    # one index holds millions of articles; parted ones let retention drop a month at once (decision 41)
    partition: Partition = Field(
        "none",
        description="How Elasticsearch parts articles by when they were first seen: `none`, `year` or `month`. "
        "It counts as the index is made; one that is there stays as it is until it is migrated.",
    )
    # the limits of batches and their reasons: `BatchLimits`
    batch_documents: int = Field(500, ge=1, description="A batch goes at this many documents.")
    outcome_wait_s: float = Field(10, gt=0, description="How long a task waits for its document's fate.")
    # writes wait so long; below the lease of a migration (10 s), which ends the pause of one that was killed
    migration_pause_s: float = Field(
        2, gt=0, le=6, description="How long `newswire index migrate` may refuse writes for its last round."
    )
    # who follows along may be away for as long as it takes to index so many
    changes_kept: int = Field(100_000, ge=1, description="Entries kept in the stream of changes.")
    # above the mark of intake (70): what intake filled up to there must not stop a rebuild for good
    rebuild_memory_stop_percent: float = Field(
        80, gt=0, le=100, description="Redis memory past which a rebuild waits; above that of intake."
    )
    snapshot_repository: str = Field(
        "",
        pattern=r"^[\w.-]*$",  # a part of an address, and no pattern
        description="Name of the repository in Elasticsearch that snapshots of the index are taken into.",
    )
