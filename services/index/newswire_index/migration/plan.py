"""The plan of a migration, of what is found: which version is made of which, anew or further, there or back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.index_schema import Partition

from newswire_index.engine.progress import Progress
from newswire_index.engine.versions import FoundVersion

BACK_WITHIN = timedelta(days=7)  # after that more was written than a look at the new version would show to be wrong
INSTALL = "`newswire index install` makes what is missing"


@dataclass(frozen=True, slots=True)
class Plan:
    """Version `target` is made of version `progress.source`, as far as the progress tells.

    `is_switched`: it is in place, and what is left is to say so.
    """

    target: int
    progress: Progress
    is_resumed: bool = False
    is_switched: bool = False


def plan_forward(found: Sequence[FoundVersion], partition: Partition | None = None) -> Plan:
    """A new version, or the one that a migration was cut off at.

    Raises UsageError where there is no index, or what was cut off has another partition.
    """
    live = _live(found)
    if (unsaid := _unsaid(live)) and live.number > unsaid.source:
        return Plan(live.number, unsaid, is_resumed=True, is_switched=True)
    wanted = partition or partition_of(live.homes)
    begun = _begun(found, live)
    if begun is None or begun.progress is None:
        return Plan(max(v.number for v in found) + 1, Progress(live.number, _next(found), partition=wanted))
    if begun.progress.partition != wanted:
        raise UsageError(
            f"a migration to the partition {begun.progress.partition} was cut off: finish it with --to-partition "
            f"{begun.progress.partition}, or drop it with `newswire index migrate --clean`"
        )
    return Plan(begun.number, begun.progress, is_resumed=True)


def plan_back(found: Sequence[FoundVersion], now: datetime) -> Plan:
    """The version that was in place before.  Raises UsageError where there is none, or it was left too long ago."""
    live = _live(found)
    if (unsaid := _unsaid(live)) and live.number < unsaid.source:
        return Plan(live.number, unsaid, is_resumed=True, is_switched=True)
    earlier = next((v for v in found if live.progress and v.number == live.progress.source), None)
    if live.progress is None or live.progress.switched_at is None or earlier is None:
        raise UsageError(f"there is nothing to go back to: version {live.number} is the only one that was in place")
    if now - live.progress.switched_at > BACK_WITHIN:
        raise UsageError(
            f"version {earlier.number} was left on {live.progress.switched_at:%Y-%m-%d}: there is a way back for "
            f"{BACK_WITHIN.days} days; a new migration makes another version"
        )
    if earlier.progress and _is_begun(earlier, live):
        return Plan(earlier.number, earlier.progress, is_resumed=True)
    since = Progress(live.number, _next(found), live.progress.began, partition_of(earlier.homes))
    return Plan(earlier.number, since)


def held_up(found: Sequence[FoundVersion]) -> int | None:
    """The version in place, if it refuses writes for a migration that was about to switch; None if it does not."""
    live = next((version for version in found if version.is_live and version.is_blocked), None)
    switching = live and any(v.progress and v.progress.is_switching and _is_begun(v, live) for v in found)
    return live.number if live and switching else None


def left_versions(found: Sequence[FoundVersion]) -> list[int]:
    """The versions that no alias stands for."""
    return [version.number for version in found if not version.is_live]


def partition_of(homes: Sequence[str]) -> Partition:
    """How a version is parted, by the homes that it has."""
    longest = max(map(len, homes), default=0)
    return "none" if not longest else "year" if longest == len("2026") else "month"


def _live(found: Sequence[FoundVersion]) -> FoundVersion:
    live = [version for version in found if version.is_live]
    if len(live) != 1:
        versions = ", ".join(str(version.number) for version in live) or "none"
        raise UsageError(f"one version of the index should be in place, and this is: {versions}. {INSTALL}")
    return live[0]


def _unsaid(live: FoundVersion) -> Progress | None:
    """The progress of a migration that was cut off after the switch, before it was said to be done."""
    return live.progress if live.progress and not live.progress.done else None


def _begun(found: Sequence[FoundVersion], live: FoundVersion) -> FoundVersion | None:
    begun = [version for version in found if version.number > live.number and _is_begun(version, live)]
    return max(begun, key=_generation, default=None)


def _is_begun(version: FoundVersion, live: FoundVersion) -> bool:
    """Whether it is being made of what is in place: later than that was, for it may be one that was left."""
    is_of_it = version.progress is not None and version.progress.source == live.number
    return is_of_it and _generation(version) > _generation(live)


def _generation(version: FoundVersion) -> int:
    return version.progress.generation if version.progress else 0


def _next(found: Sequence[FoundVersion]) -> int:
    return max(map(_generation, found)) + 1
