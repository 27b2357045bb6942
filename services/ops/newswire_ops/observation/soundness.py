"""Whether a Redis keeps what lies there."""

from __future__ import annotations

from newswire_shared.running.checks import Finding, fine, odd, wrong

from newswire_ops.observation.reading import ServerFacts

LEAST_VERSION = (7, 0)  # the first that packs hashes and sorted sets by the bounds that newswire wants


def soundness(name: str, facts: ServerFacts) -> Finding:
    """What is found of a server of this name: the first thing that would lose something."""
    if facts.is_cluster:
        return wrong(name, "it is one of a cluster", "name a single server, or sentinels: docs/deployment.md has why")
    if facts.is_replica:
        return wrong(name, "it is a replica", "name its master, or the sentinels that know which server that is")
    if facts.version and facts.version < LEAST_VERSION:
        return wrong(name, f"it is Redis {_shown(facts.version)}", f"run {_shown(LEAST_VERSION)} or newer, or Valkey")
    if facts.eviction != "noeviction":
        advice = "set it to noeviction: any other lets Redis drop messages"
        return wrong(name, f"maxmemory-policy is {facts.eviction}", advice)
    if not facts.is_appending:
        return odd(name, "the append-only file is off", "set appendonly yes: a restart would lose what waits")
    return fine(name, f"{facts.used_bytes / 1e6:.1f} MB used, noeviction, append-only file on")


def _shown(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
