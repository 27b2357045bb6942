"""Builds what every service's composition root needs: the adapters of the shared ports.  Nothing connects."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import redis
from celery import Celery, signals

from newswire_shared.accounting.dead_letters import PauseRule
from newswire_shared.accounting.fates import Fates, RetryRule
from newswire_shared.accounting.ledger import LedgerLimits
from newswire_shared.accounting.stage_traces import StageTracer, untraced
from newswire_shared.accounting.unhandled import NotingPublisher, Unhandled
from newswire_shared.accounting.upkeep import Upkeep
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import Due, Route
from newswire_shared.messaging.celery_app import create_app
from newswire_shared.messaging.frames import UnreadableFrames
from newswire_shared.messaging.heartbeat import install_heartbeat
from newswire_shared.messaging.publishing import CeleryPublisher
from newswire_shared.messaging.redis_messages import RedisMessagesUnderWay
from newswire_shared.messaging.starting import before_work
from newswire_shared.messaging.stopping import end_in_time
from newswire_shared.messaging.tasks import give_fates
from newswire_shared.registry_files.run_folder import RunFolder
from newswire_shared.running import logs
from newswire_shared.running.archive import check_archive, open_archive
from newswire_shared.running.embedded.stack_address import broker_url_of, state_url_of
from newswire_shared.running.pulses import pulse_teller
from newswire_shared.running.tracing import stage_tracer
from newswire_shared.state.dead_letters import RedisDeadLetters
from newswire_shared.state.due_queue import RedisDueQueue
from newswire_shared.state.epoch import RedisEpoch
from newswire_shared.state.ledger import RedisLedger
from newswire_shared.state.parking import RedisParking
from newswire_shared.state.pauses import RedisPauses
from newswire_shared.state.queues import RedisQueueLengths
from newswire_shared.state.quiet import RedisQuiet
from newswire_shared.state.redis_client import open_redis
from newswire_shared.state.redis_state import State, refuse_cluster
from newswire_shared.state.registry import RedisUrlRegistry
from newswire_shared.state.removals import RedisRemovals
from newswire_shared.state.ticks import RedisTicks

# New objects, and rounds, after which the collector looks at what is young, older and old.  By Python's own 700, 10 and
# 10 an enrich process spent 1.9 ms an article in it, most of that on the old, of which next to nothing is ever free;
# now 0.5, and it holds no more memory: what a page is taken apart into has few circles.
COLLECTED_AFTER = (5_000, 20, 50)
QUIET_TIMEOUT_S = 1.0  # the clock asks before it ticks: a state that is away must not hold ticks up for longer


@dataclass(frozen=True, slots=True)
class Assembly:
    """The shared adapters of one process."""

    settings: SharedSettings
    app: Celery
    broker: redis.Redis
    state: State
    ledger: RedisLedger
    registry: RedisUrlRegistry
    removals: RedisRemovals
    epoch: RedisEpoch
    parking: RedisParking
    dead_letters: RedisDeadLetters
    pauses: RedisPauses
    ticks: RedisTicks
    queues: RedisQueueLengths
    unhandled: Unhandled
    publisher: NotingPublisher
    archive: WarcArchive
    traced: StageTracer = untraced

    def upkeep(self, route: Route, stage: Stage, also: Callable[[], None] = lambda: None) -> Upkeep:
        """The upkeep of the group that serves a stage, and what it looks after besides."""
        under_way = RedisMessagesUnderWay(self.broker)
        return Upkeep(
            self.ticks, self.queues, under_way, self.ledger, self.parking, self.publisher, route, stage, also
        )  # fmt: skip

    def check_servers(self) -> None:
        """Return if this release can work on these servers.  Raises SettingsError, TransientError if one is away."""
        for client in (self.broker, self.state.client):
            refuse_cluster(client)
        self.state.check_version()


def assemble(name: str, settings: SharedSettings) -> Assembly:
    """Build the adapters.  Raises MissingStack when neither a broker is configured nor a stack runs."""
    broker_url = broker_url_of(settings)
    app = create_app(name, settings, broker_url)
    broker = open_redis(broker_url)
    state = State(state_url_of(settings), files=RunFolder(settings.registry_folder))
    queues = RedisQueueLengths(broker)
    unhandled = Unhandled(RedisDueQueue(state, Due.UNHANDLED), queues, settings.overdue_live_s)
    return Assembly(
        settings=settings,
        app=app,
        broker=broker,
        state=state,
        ledger=RedisLedger(state, limits_of(settings)),
        registry=RedisUrlRegistry(state),
        removals=RedisRemovals(state),
        epoch=RedisEpoch(state),
        parking=RedisParking(state),
        dead_letters=RedisDeadLetters(state, PauseRule(settings.pause_dead_share, settings.pause_dead_least)),
        pauses=RedisPauses(state),
        ticks=RedisTicks(state),
        queues=queues,
        unhandled=unhandled,
        publisher=NotingPublisher(CeleryPublisher(app, broker), unhandled),
        archive=open_archive(settings),
    )


def assemble_worker(name: str, settings: SharedSettings) -> Assembly:
    """Build the adapters of a worker: it also logs, beats, checks the state's version, and decides fates."""
    gc.set_threshold(*COLLECTED_AFTER)
    logs.configure(settings, name)
    parts = replace(assemble(name, settings), traced=stage_tracer(settings, name))
    install_heartbeat(parts.app, settings.run_dir, pulse_teller(settings))
    before_work(parts.check_servers)
    end_in_time()
    _keep_archive(parts.archive, settings)
    fates = fates_of(parts)
    give_fates(parts.app, fates)
    # a worker only: a command that publishes reads no queue
    parts.app.conf.broker_transport_options["on_unreadable"] = UnreadableFrames(fates.bury_frame)
    return parts


def quiet_of(settings: SharedSettings) -> RedisQuiet:
    """What tells whether there is nothing to do.  Raises MissingStack where there is no state to ask."""
    return RedisQuiet(State.asked_once(state_url_of(settings), QUIET_TIMEOUT_S))


def _keep_archive(archive: WarcArchive, settings: SharedSettings) -> None:
    """Check the object store as a worker starts, and end its segments as it, or a child of it, stops."""
    if settings.archive_url:
        before_work(partial(check_archive, settings))
        for stops in (signals.worker_process_shutdown, signals.worker_shutdown):
            stops.connect(lambda **_: archive.segments.close(), weak=False)


def fates_of(parts: Assembly) -> Fates:
    """What decides the fates of this process' messages."""
    settings = parts.settings
    rule = RetryRule(settings.retry_first_s, settings.retry_longest_s, settings.retry_tries)
    return Fates(parts.ledger, parts.parking, parts.dead_letters, parts.publisher, parts.unhandled, rule, parts.traced)


def limits_of(settings: SharedSettings) -> LedgerLimits:
    """The ledger's times, from the settings."""
    kept_s = settings.record_days * 86400
    return LedgerLimits(kept_s, settings.overdue_live_s, settings.overdue_backfill_s)
