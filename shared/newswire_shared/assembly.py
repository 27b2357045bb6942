"""Builds what every service's composition root needs: the adapters of the shared ports.  Nothing connects."""

from __future__ import annotations

from dataclasses import dataclass

import redis
from celery import Celery, signals

from newswire_shared import logs
from newswire_shared.archive import WarcArchive
from newswire_shared.celery_app import create_app
from newswire_shared.dead_letters import PauseRule, RedisDeadLetters
from newswire_shared.embedded import broker_url_of, state_url_of
from newswire_shared.fates import Fates, RetryRule
from newswire_shared.heartbeat import install_heartbeat
from newswire_shared.ledger import LedgerLimits, RedisLedger
from newswire_shared.parking import RedisParking
from newswire_shared.publishing import CeleryPublisher
from newswire_shared.reasons import Stage
from newswire_shared.redis_client import open_redis
from newswire_shared.registry import RedisUrlRegistry
from newswire_shared.scripts import State
from newswire_shared.settings import SharedSettings
from newswire_shared.tasks import give_fates
from newswire_shared.topology import Route
from newswire_shared.upkeep import Upkeep


@dataclass(frozen=True, slots=True)
class Assembly:
    """The shared adapters of one process."""

    settings: SharedSettings
    app: Celery
    broker: redis.Redis
    state: State
    ledger: RedisLedger
    registry: RedisUrlRegistry
    parking: RedisParking
    dead_letters: RedisDeadLetters
    publisher: CeleryPublisher
    archive: WarcArchive

    def upkeep(self, route: Route, stage: Stage) -> Upkeep:
        """The upkeep of the group that serves a stage."""
        return Upkeep(self.broker, self.state, self.ledger, self.parking, self.publisher, route, stage)


def assemble(name: str, settings: SharedSettings) -> Assembly:
    """Build the adapters.  Raises MissingStack when neither a broker is configured nor a stack runs."""
    broker_url = broker_url_of(settings)
    app = create_app(name, settings, broker_url)
    state = State(state_url_of(settings))
    return Assembly(
        settings=settings,
        app=app,
        broker=open_redis(broker_url),
        state=state,
        ledger=RedisLedger(state, limits_of(settings)),
        registry=RedisUrlRegistry(state),
        parking=RedisParking(state),
        dead_letters=RedisDeadLetters(state, PauseRule(settings.pause_dead_share, settings.pause_dead_least)),
        publisher=CeleryPublisher(app),
        archive=WarcArchive(settings.archive_folder),
    )


def assemble_worker(name: str, settings: SharedSettings) -> Assembly:
    """Build the adapters of a worker: it also logs, beats, checks the state's version, and decides fates."""
    logs.configure(settings, name)
    parts = assemble(name, settings)
    install_heartbeat(parts.app, settings.run_dir)
    signals.worker_init.connect(lambda **_: parts.state.check_version(), weak=False)
    fates = fates_of(parts)
    give_fates(parts.app, fates)
    parts.app.conf.broker_transport_options["on_unreadable"] = fates.bury_frame
    return parts


def fates_of(parts: Assembly) -> Fates:
    """What decides the fates of this process' messages."""
    settings = parts.settings
    rule = RetryRule(settings.retry_first_s, settings.retry_longest_s, settings.retry_tries, settings.starts_allowed)
    return Fates(parts.ledger, parts.parking, parts.dead_letters, parts.publisher, rule)


def limits_of(settings: SharedSettings) -> LedgerLimits:
    """The ledger's times, from the settings."""
    kept_s = settings.record_days * 86400
    return LedgerLimits(kept_s, settings.overdue_live_s, settings.overdue_backfill_s)
