"""The counters that the exporter shows, after a storm: they equal the ledger, whatever was killed meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newswire_ops.observation.reading import StackReading
from newswire_ops.observation.redis_reading import RedisStackReader
from newswire_shared.accounting.ledger import Counts, total
from newswire_shared.contracts.reasons import End, Stage
from newswire_shared.running.assembly import Assembly


def unequal(parts: Assembly) -> Iterator[str]:
    """What does not add up."""
    ledger = parts.ledger
    counts = total(map(ledger.counts, ledger.buckets(0)))
    yield from differences(RedisStackReader.of(parts.broker, parts.state, is_one=True)(), counts)


def differences(reading: StackReading, counts: Counts) -> Iterator[str]:
    """Of a reading while nothing moves, and the ledger's account of all sources.

    A capture that was replayed has ended twice, so what is dead or rejected may be fewer than what ever was.
    """
    totals, ended = reading.totals, {end: reading.totals.get(end, 0) for end in End}
    if totals.get("accepted", 0) != counts.accepted:
        yield f"{totals.get('accepted', 0)} are counted as accepted, and the ledger has {counts.accepted}"
    gone, held = sum(ended.values()), sum(reading.in_flight.values())
    replayed = totals.get("replayed", 0)
    if counts.accepted + replayed != gone + held:
        yield f"{counts.accepted} accepted and {replayed} replayed are not {gone} ended and {held} in flight"
    for end in (End.INDEXED, End.UNCHANGED):
        if ended[end] != getattr(counts, end):
            yield f"{ended[end]} are counted as {end}, and the ledger has {getattr(counts, end)}"
    by_source: Counter[str] = sum(map(Counter, reading.outcomes.values()), Counter())
    if +by_source != +Counter({str(end): number for end, number in ended.items()}):
        yield f"by source {dict(by_source)} ended, and in all {ended}"
    for stage in Stage:
        left, timed = totals.get(f"count:{stage}", 0), reading.took[stage].number
        if timed > left:
            yield f"{timed} times in {stage} are counted, and {left} captures left it"
