"""A group's upkeep notes its tick by the time of Redis; ages are told by the same time."""

from __future__ import annotations

from pathlib import Path

import pytest
from newswire_shared.assembly import assemble
from newswire_shared.reasons import Stage
from newswire_shared.scripts import State
from newswire_shared.settings import SharedSettings
from newswire_shared.ticks import tick_ages_s
from newswire_shared.topology import ENRICH, FETCH, INDEX, Route

pytest_plugins = ["redis_server"]


@pytest.mark.parametrize(
    ("route", "stage", "group"),
    [(FETCH, Stage.FETCH, "ingest"), (ENRICH, Stage.ENRICH, "enrich"), (INDEX, Stage.INDEX, "index")],
)
def test_a_tick_is_noted_under_its_group(
    redis_state: State, redis_url: str, tmp_path: Path, route: Route, stage: Stage, group: str
) -> None:
    assert tick_ages_s(redis_state) == {}
    assemble("test", SharedSettings(data_dir=tmp_path, broker_url=redis_url)).upkeep(route, stage)()
    assert tick_ages_s(redis_state).keys() == {group}


def test_ages_are_in_seconds(redis_state: State) -> None:
    redis_state.client.hset(redis_state.key("ticks"), "index", redis_state.now_ms() - 90_000)
    assert tick_ages_s(redis_state)["index"] >= 90
