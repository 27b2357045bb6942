"""The one table is whole: every message has its way, and every way its workers."""

from __future__ import annotations

import importlib.util
from collections import Counter

import pytest
from newswire_shared.contracts import events
from newswire_shared.contracts.events import CaptureMessage, Message, Tick
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import (
    FETCH,
    GROUPS,
    QUEUE_NAMES,
    ROUTES,
    Route,
    WorkerGroup,
    group_named,
    route_of,
    route_of_stage,
    route_of_task,
)
from newswire_shared.messaging.celery_app import create_app, queues
from newswire_shared.state.pressure import CONSUMED

KINDS = [kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, Message)]
SENT = [kind for kind in KINDS if kind not in (Message, CaptureMessage)]
each_route = pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.task)
each_group = pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)


@pytest.mark.parametrize("kind", SENT)
def test_every_kind_of_message_has_a_route(kind: type[Message]) -> None:
    found = [route for route in ROUTES if route.message is kind]
    assert len(found) == 1 or kind is Tick, "only ticks have one for each group"
    assert route_of(kind) is found[0]


@each_route
def test_every_queue_of_a_route_is_drained_by_exactly_one_group(route: Route) -> None:
    for queue in route.queues.values():
        assert len([group for group in GROUPS if queue in group.queues]) == 1, queue


@each_route
def test_the_workers_of_a_route_are_those_of_its_task(route: Route) -> None:
    service = route.task.partition(".")[0]
    for queue in route.queues.values():
        (group,) = [group for group in GROUPS if queue in group.queues]
        assert group.app == f"newswire_{service}.worker"


@each_route
def test_every_lane_has_a_queue_and_live_is_never_missing(route: Route) -> None:
    assert Lane.LIVE in route.queues
    assert all(route.queue(lane) in route.queues.values() for lane in Lane)


def test_no_task_serves_two_and_no_queue_but_that_of_stories() -> None:
    names = Counter(queue for route in ROUTES for queue in route.queues.values())
    assert {name for name, routes in names.items() if routes > 1} == {"index.stories"}
    assert len({route.task for route in ROUTES}) == len(ROUTES)
    assert set(names) == set(QUEUE_NAMES) == {queue.name for queue in queues()}


@each_group
def test_a_group_drains_live_before_backfill_and_its_ticks_before_all(group: WorkerGroup) -> None:
    if group.control:
        assert group.queues[0] == group.control.queue()
        assert group.control.expires_s
    live = [n for n, queue in enumerate(group.queues) if queue.endswith(".live")]
    backfill = [n for n, queue in enumerate(group.queues) if queue.endswith(".backfill")]
    assert max(live, default=0) < min(backfill, default=99)


@each_group
def test_a_group_ends_its_tasks_before_they_are_delivered_again(group: WorkerGroup) -> None:
    assert group.time_limit_s <= SharedSettings().visibility_timeout_s / 2
    assert importlib.util.find_spec(group.app) is not None
    assert group_named(group.name) is group


def test_every_group_that_parks_is_ticked_by_the_clock() -> None:
    schedule = create_app("test", SharedSettings(), "redis://x").conf.beat_schedule
    ticked = {entry["task"]: entry["options"]["queue"] for entry in schedule.values()}
    assert ticked == {route.task: route.queue() for route in ROUTES if route.message is Tick}
    parkers = {route.task.partition(".")[0] for route in ROUTES if not route.expires_s}
    assert {f"{service}.tick" for service in parkers} <= set(ticked)


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_a_route(stage: Stage) -> None:
    route = route_of_stage(stage)
    assert route is FETCH if stage is Stage.FETCH else route.stage is stage


def test_only_suspects_of_what_counts_starts_are_set_apart() -> None:
    for route in ROUTES:
        assert (Lane.SUSPECT in route.queues) is route.counts_starts
    (alone,) = [group for group in GROUPS if any(queue.endswith("suspect") for queue in group.queues)]
    assert (alone.concurrency, alone.queues) == (1, ("enrich.suspect",))


def test_intake_looks_at_every_queue_that_a_stage_drains() -> None:
    assert set(CONSUMED) == {queue for route in ROUTES if route.stage for queue in route.queues.values()}


def test_what_is_not_in_the_table_is_said_to_be_missing() -> None:
    with pytest.raises(KeyError, match="no route has the task 'x'"):
        route_of_task("x")
    with pytest.raises(KeyError, match="there are ingest, enrich"):
        group_named("x")
