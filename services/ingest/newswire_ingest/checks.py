"""The doctor's checks of ingest."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.contracts.errors import MissingStack
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.checks import Finding, fine, odd

from newswire_ingest.health.overview import Overview

NAMED = 10  # sources in a finding: the longest ill; `newswire sources list` has all


def sources() -> Finding:
    """Check the health of the sources, by the same judgement as `newswire sources list`."""
    from newswire_ingest.composition import Ingest

    try:
        return finding(Ingest.open("doctor", load(SharedSettings)).overviews.all())
    except MissingStack:
        return fine("sources", "not looked at: no stack runs")


def finding(found: Sequence[Overview]) -> Finding:
    """What is to be said of sources, which come with those first that somebody should look at."""
    ill = [each for each in found if not each.health.is_calm]
    if not ill:
        return fine("sources", f"{len(found)}, none of which needs a look" if found else "none was added yet")
    words = "; ".join(f"{each.source.name} ({each.health.kind.value})" for each in ill[:NAMED])
    more = f" and {len(ill) - NAMED} more" if len(ill) > NAMED else ""
    advice = f"newswire sources show {ill[0].source.name} says why and what to do; newswire sources list has all"
    return odd("sources", f"{len(ill)} of {len(found)} need a look: {words}{more}", advice)
