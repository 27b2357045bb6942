"""The doctor's check of the index."""

from __future__ import annotations

from newswire_shared.contracts.settings import SharedSettings, load, masked
from newswire_shared.running.checks import Finding, fine, odd, wrong

from newswire_index.engine.homes import by_alias, otherwise_parted
from newswire_index.settings import IndexSettings


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
    where = masked(settings.elasticsearch_url) if settings.elasticsearch_url else str(settings.index_file)
    if why := engine.blocked():
        return wrong("index", f"{where}: it takes no writes", why)
    rows = engine.status()
    held = f"{where}: " + ", ".join(f"{alias} {documents:,}" for alias, documents in by_alias(rows).items())
    if advice := otherwise_parted(load(IndexSettings).partition, rows):
        return odd("index", held, advice)
    return fine("index", held)
