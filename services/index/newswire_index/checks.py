"""The doctor's check of the index."""

from __future__ import annotations

from newswire_shared.contracts.settings import SharedSettings, load, masked
from newswire_shared.running.checks import Finding, fine, wrong


def index() -> Finding:
    """Whether the index can be reached, and how much it holds."""
    from newswire_index.composition import IndexService

    settings = load(SharedSettings)
    engine = IndexService.open(settings).index
    where = masked(settings.elasticsearch_url) if settings.elasticsearch_url else str(settings.index_file)
    if why := engine.blocked():
        return wrong("index", f"{where}: it takes no writes", why)
    rows = engine.status()
    return fine("index", f"{where}: " + ", ".join(f"{row.alias} {row.documents:,}" for row in rows))
