"""A group's upkeep notes its tick by the time of Redis; ages are told by the same time."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import ENRICH, FETCH, INDEX, Route
from newswire_shared.running.assembly import assemble
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.ticks import RedisTicks

pytest_plugins = ["redis_server"]


@pytest.mark.parametrize(
    ("route", "stage", "group"),
    [(FETCH, Stage.FETCH, "ingest"), (ENRICH, Stage.ENRICH, "enrich"), (INDEX, Stage.INDEX, "index")],
)
def test_a_tick_is_noted_under_its_group(
    redis_state: State, redis_url: str, tmp_path: Path, route: Route, stage: Stage, group: str
) -> None:
    assert RedisTicks(redis_state).ages_s() == {}
    assemble("test", SharedSettings(data_dir=tmp_path, broker_url=redis_url)).upkeep(route, stage)()
    assert RedisTicks(redis_state).ages_s().keys() == {group}


def test_ages_are_in_seconds(redis_state: State) -> None:
    redis_state.client.hset(keys.TICKS(), "index", redis_state.now_ms() - 90_000)
    assert RedisTicks(redis_state).ages_s()["index"] >= 90
