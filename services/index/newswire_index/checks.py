"""The doctor's check of the index."""

from __future__ import annotations

from newswire_shared.contracts.settings import SharedSettings, load, masked
from newswire_shared.running.checks import Finding, fine, odd


def index() -> Finding:
    """Whether the index can be reached, has the schema of this release, and how much it holds."""
    from newswire_index.composition import IndexService

    settings = load(SharedSettings)
    engine = IndexService.open(settings).index
    if otherwise := engine.differences():
        # a release differs in many fields at once, and one command mends them all
        first, *others = [difference.line() for difference in otherwise]
        rest = f", and {len(others)} more" if others else ""
        return odd("index", f"{first}{rest}", "`newswire index status` shows each difference and what mends it")
    rows = engine.status()
    where = masked(settings.elasticsearch_url) if settings.elasticsearch_url else str(settings.index_file)
    return fine("index", f"{where}: " + ", ".join(f"{row.alias} {row.documents:,}" for row in rows))
