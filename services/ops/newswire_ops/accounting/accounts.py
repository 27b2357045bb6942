"""Accounts: the ledger's counts by source, and by hour where that is wanted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

from newswire_shared.accounting.ledger import Counts, Ledger, total

HOUR_S = 3600  # buckets are numbered by hours since the epoch
HEADINGS = (
    "source",
    "hour",
    "accepted",
    "indexed",
    "unchanged",
    "rejected",
    "dead",
    "in flight",
    "sum",
    "rejected because",
)


@dataclass(frozen=True, slots=True)
class Account:
    """The counts of a source; `hour` is the UTC hour of acceptance, "" for all of them."""

    source: str
    hour: str
    counts: Counts


def read_accounts(ledger: Ledger, since_ms: int, source: str | None = None, by_hour: bool = False) -> list[Account]:
    """The accounts of every source that accepted something since then."""
    grouped: dict[tuple[str, str], list[Counts]] = defaultdict(list)
    for bucket in ledger.buckets(since_ms):
        name, _, hour = bucket.rpartition("/")  # from the right: the name of a source may hold slashes
        if source in (None, name):
            grouped[name, hour_of(int(hour)) if by_hour else ""].append(ledger.counts(bucket))
    return [Account(name, hour, total(counts)) for (name, hour), counts in sorted(grouped.items())]


def hour_of(number: int) -> str:
    """The UTC hour that a bucket counts."""
    return f"{datetime.fromtimestamp(number * HOUR_S, UTC):%Y-%m-%d %H:00}"


def row_of(account: Account) -> tuple[str, ...]:
    """An account as a person reads it."""
    counts = account.counts
    numbers = (counts.accepted, counts.indexed, counts.unchanged, counts.rejected, counts.dead, counts.in_flight)
    reasons = ", ".join(f"{reason} {number}" for reason, number in counts.reasons.items())
    return (account.source, account.hour, *map(str, numbers), "exact" if counts.is_balanced else "WRONG", reasons)
