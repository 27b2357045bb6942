"""What the doctor checks of the index."""

from __future__ import annotations

from newswire_shared.contracts.settings import SharedSettings, load, masked
from newswire_shared.running.checks import Finding, fine


def index() -> Finding:
    """Whether the index can be reached, and how much it holds."""
    from newswire_index.engines import open_index

    settings = load(SharedSettings)
    rows = open_index(settings).status()
    where = masked(settings.elasticsearch_url) if settings.elasticsearch_url else str(settings.index_file)
    return fine("index", f"{where}: " + ", ".join(f"{row.alias} {row.documents:,}" for row in rows))
