"""What the services that are installed here offer each other by entry points."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points

from newswire_shared.contracts.errors import UsageError

STATEFUL = ("enrich", "ingest", "search")  # the services whose state the index, and what restores it, must be told of


def offered(group: str) -> list[EntryPoint]:
    """The entry points of a group by name."""
    return sorted(entry_points(group=group), key=lambda point: (point.name, point.value))


def of_all(points: Sequence[EntryPoint], services: Sequence[str] = STATEFUL) -> Sequence[EntryPoint]:
    """The same points.  Raises UsageError unless each of these services offers one: a part would be left out unseen."""
    lacking = [name for name in services if name not in {point.name for point in points}]
    if lacking:
        raise UsageError(
            f"{' and '.join(lacking)} must be installed here too, or what they keep would be left out: run it where "
            "all services are, as in the image newswire-all (docs/deployment.md)"
        )
    return points
