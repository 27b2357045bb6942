"""Builds ingest's use cases from adapters, for the worker and for its commands."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import FETCH
from newswire_shared.running.assembly import Assembly
from newswire_shared.state.due_queue import RedisDueQueue
from newswire_shared.state.pressure import RedisPressure

from newswire_ingest.fetching.fetch_articles import FetchArticles, FetchRule
from newswire_ingest.fetching.rechecks import Rechecks
from newswire_ingest.frontier.redis_frontier import RedisFrontier
from newswire_ingest.settings import IngestSettings
from newswire_ingest.sources.poll_source import PollSource
from newswire_ingest.sources.redis_sources import RedisSourceStore
from newswire_ingest.tick import IngestTick
from newswire_ingest.web.address_guard import AddressGuard
from newswire_ingest.web.redis_robots import RedisRobotsCache
from newswire_ingest.web.requests_fetcher import FetchLimits, RequestsFetcher
from newswire_ingest.web.robots import Robots


def fetcher(settings: IngestSettings) -> RequestsFetcher:
    """The fetcher, with the guard and the limits of the settings."""
    limits = FetchLimits(settings.page_bytes, settings.fetch_deadline_s)
    return RequestsFetcher(AddressGuard(settings.allow_networks), limits, settings.user_agent)


def pressure(parts: Assembly) -> RedisPressure:
    """What tells intake to wait."""
    shared = parts.settings
    return RedisPressure(parts.broker, parts.state, shared.high_water_messages, shared.memory_stop_percent)


@dataclass(frozen=True, slots=True)
class IngestBuild:
    """The use cases of the ingest worker."""

    parts: Assembly
    settings: IngestSettings

    @property
    def frontier(self) -> RedisFrontier:
        return RedisFrontier(
            self.parts.state,
            lease_s=self.settings.lease_s,
            delay_s=self.settings.host_delay_s,
            record_kept_s=self.parts.settings.record_days * 86400,
            rest_s=(self.settings.host_rest_s, self.settings.host_rest_longest_s),
        )

    @property
    def rechecks(self) -> Rechecks:
        queue = RedisDueQueue(self.parts.state, "rechecks")
        return Rechecks(queue, self.parts.ledger, self.settings.recheck_after_s)

    def robots(self, fetcher: RequestsFetcher) -> Robots:
        cache = RedisRobotsCache(self.parts.state, self.settings.robots_kept_s)
        return Robots(fetcher, cache, self.frontier, self.settings.product_token, self.settings.host_delay_longest_s)

    def poll(self, fetcher: RequestsFetcher) -> PollSource:
        return PollSource(
            RedisSourceStore(self.parts.state), fetcher, self.robots(fetcher), self.frontier, self.parts.ledger,
            pressure(self.parts), SystemClock(),
        )  # fmt: skip

    def fetch(self, fetcher: RequestsFetcher, poll: PollSource) -> FetchArticles:
        rule = FetchRule(
            self.settings.fetch_again_after_s, self.parts.settings.starts_allowed, self.parts.settings.retry_first_s
        )
        return FetchArticles(
            self.frontier, fetcher, self.robots(fetcher), self.parts.archive, self.parts.ledger, self.parts.registry,
            self.rechecks, self.parts.publisher, self.parts.dead_letters, SystemClock(), rule,
            poll,
        )  # fmt: skip

    def tick(self) -> IngestTick:
        return IngestTick(
            self.parts.upkeep(FETCH, Stage.FETCH), RedisSourceStore(self.parts.state), self.rechecks, self.frontier,
            self.parts.publisher, self.loops_waiting,
        )  # fmt: skip

    def loops_waiting(self) -> int:
        return self.parts.queues.length(FETCH.queue())
