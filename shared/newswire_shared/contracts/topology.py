"""The one table of messages: the task, the queue and the worker group of each; and the names of due queues.

A queue or a task name written anywhere else is a defect.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from newswire_shared.contracts.events import (
    ArticleEnriched,
    ArticleFetched,
    FetchDue,
    Message,
    PlacementsChanged,
    PollSource,
    RecordChanged,
    StoryChanged,
    Tick,
)
from newswire_shared.contracts.reasons import Lane, Stage

Pool = Literal["prefork", "threads"]


@dataclass(frozen=True, slots=True)
class Route:
    """One kind of message: its task, its queue for each lane, and the stage it does its work for.

    `counts_starts` decides whether three starts without an orderly exit send a capture to the suspects;
    the indexer's batches are exempt, since one killed worker interrupts hundreds of innocents.
    `together` means that the task takes all captures of a message in one call.
    """

    message: type[Message]
    task: str
    queues: Mapping[Lane, str]
    stage: Stage | None = None
    counts_starts: bool = False
    together: bool = False
    expires_s: float | None = None

    def queue(self, lane: Lane = Lane.LIVE) -> str:
        return self.queues[lane] if lane in self.queues else self.queues[Lane.LIVE]


@dataclass(frozen=True, slots=True)
class WorkerGroup:
    """Workers of one kind: the application they load, their pool, and their queues in order of draining."""

    name: str
    app: str
    pool: Pool
    concurrency: int
    queues: tuple[str, ...]
    time_limit_s: float
    control: Route | None = None


def _live(queue: str) -> Mapping[Lane, str]:
    return MappingProxyType({Lane.LIVE: queue})


def _tick(group: str) -> Route:
    # what waited for longer is followed by the next one, which does the same
    return Route(Tick, f"{group}.tick", _live(f"control.{group}"), expires_s=2)


INGEST_TICK, ENRICH_TICK, INDEX_TICK = _tick("ingest"), _tick("enrich"), _tick("index")
ALERTS_TICK = Route(Tick, "search.tick_alerts", _live("control.alerts"), expires_s=2)

POLL = Route(PollSource, "ingest.poll_source", _live("ingest.poll"))
# A loop lasts 10 s; what waited as long was published for a frontier that others have served since.
FETCH = Route(FetchDue, "ingest.fetch_articles", _live("ingest.fetch"), expires_s=10)
ENRICH = Route(
    ArticleFetched,
    "enrich.enrich_article",
    MappingProxyType({Lane.LIVE: "enrich.live", Lane.BACKFILL: "enrich.backfill", Lane.SUSPECT: "enrich.suspect"}),
    stage=Stage.ENRICH,
    counts_starts=True,
)
INDEX = Route(
    ArticleEnriched,
    "index.index_article",
    MappingProxyType({Lane.LIVE: "index.live", Lane.BACKFILL: "index.backfill"}),
    stage=Stage.INDEX,
    together=True,
)
RECORD = Route(RecordChanged, "index.index_record", _live("index.records"))
STORY = Route(StoryChanged, "index.index_story", _live("index.stories"))
PLACEMENTS = Route(PlacementsChanged, "index.place_articles", _live("index.stories"))

ROUTES: tuple[Route, ...] = (
    INGEST_TICK, ENRICH_TICK, INDEX_TICK, ALERTS_TICK, POLL, FETCH, ENRICH, INDEX, RECORD, STORY, PLACEMENTS,
)  # fmt: skip

# Ingest waits for the web, index for its batches: threads.  Enrich computes, and must be killed where it hangs:
# processes.  128 threads fill a batch; the time limit of 60 s is far above the longest task, a fetch loop and its last
# request (10 s and 30 s).
GROUPS: tuple[WorkerGroup, ...] = (
    WorkerGroup(
        "ingest", "newswire_ingest.worker", "threads", 8,
        ("control.ingest", "ingest.poll", "ingest.fetch"), 60, INGEST_TICK,
    ),
    WorkerGroup(
        "enrich", "newswire_enrich.worker", "prefork", 2,
        ("control.enrich", "enrich.live", "enrich.backfill"), 60, ENRICH_TICK,
    ),
    WorkerGroup("enrich-suspect", "newswire_enrich.worker", "prefork", 1, ("enrich.suspect",), 60),
    WorkerGroup(
        "index", "newswire_index.worker", "threads", 128,
        ("control.index", "index.records", "index.live", "index.stories", "index.backfill"), 60, INDEX_TICK,
    ),
    # a tick matches what changed and delivers what is due; eight wait for eight receivers side by side
    WorkerGroup("alerts", "newswire_search.worker", "threads", 8, ("control.alerts",), 60, ALERTS_TICK),
)  # fmt: skip


class Due(StrEnum):
    """The due queues of the state, but for those of parked messages, whose names their groups' routes give.

    Members of FRONTIER are hosts; those whose last answer began late are in line apart.
    """

    FRONTIER = "frontier"
    FRONTIER_SLOW = "frontier-slow"
    SOURCES = "sources"
    RECHECKS = "rechecks"
    ALERTS = "alerts"
    UNHANDLED = "unhandled"


QUEUE_NAMES = tuple(dict.fromkeys(queue for group in GROUPS for queue in group.queues))


def route_of(message: type[Message]) -> Route:
    """The route of a kind of message that has exactly one; ticks have one for each group."""
    return next(route for route in ROUTES if route.message is message)


def route_of_task(task: str) -> Route:
    """The route that a task serves.  Raises KeyError for a task that is not in the table."""
    found = next((route for route in ROUTES if route.task == task), None)
    if found is None:
        raise KeyError(f"no route has the task {task!r}")
    return found


def route_of_stage(stage: Stage) -> Route:
    """The route whose task does the work of a stage; `fetch` is served by the frontier's loops."""
    return FETCH if stage is Stage.FETCH else next(route for route in ROUTES if route.stage is stage)


def route_of_queue(queue: str) -> Route:
    """The first route of a queue's messages.  Raises KeyError for a queue that is not in the table."""
    found = next((route for route in ROUTES if queue in route.queues.values()), None)
    if found is None:
        raise KeyError(f"no route has the queue {queue!r}")
    return found


def group_of(route: Route) -> WorkerGroup:
    """The worker group that takes a route's live messages."""
    return next(group for group in GROUPS if route.queue(Lane.LIVE) in group.queues)


def group_named(name: str) -> WorkerGroup:
    """A worker group by its name.  Raises KeyError, naming the groups there are."""
    for group in GROUPS:
        if group.name == name:
            return group
    raise KeyError(f"no worker group {name!r}; there are {', '.join(g.name for g in GROUPS)}")
