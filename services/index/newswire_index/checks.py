"""The doctor's check of the index."""

from __future__ import annotations

from newswire_shared.contracts.settings import SharedSettings, load, masked
from newswire_shared.running.checks import Finding, fine


def index() -> Finding:
    """Whether the index can be reached, and how much it holds."""
    from newswire_index.composition import IndexService

    settings = load(SharedSettings)
    rows = IndexService.open(settings).index.status()
    where = masked(settings.elasticsearch_url) if settings.elasticsearch_url else str(settings.index_file)
    return fine("index", f"{where}: " + ", ".join(f"{row.alias} {row.documents:,}" for row in rows))
