"""A backlog outlives a Redis that stands still; its long form stops an engine too: `python -m benchmarks.indexing`."""

from __future__ import annotations

from newswire_shared.contracts.reasons import Lane

from benchmarks.indexing import bench, outage


def test_a_backlog_is_worked_off_after_redis_stood_still() -> None:
    with bench("embedded", 400, 1, Lane.LIVE) as running:
        found = outage(running, engine_s=0, redis_s=2)
    assert {name: found[name] for name in ("dead", "pool errors", "tracebacks")} == {
        "dead": 0, "pool errors": 0, "tracebacks": 0,
    }  # fmt: skip
