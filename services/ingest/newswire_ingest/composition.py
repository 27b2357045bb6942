"""The composition root of ingest: its adapters, and the use cases over them, for the worker and the commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from newswire_shared.accounting.dead_letters import DeadLetters
from newswire_shared.accounting.due_queue import DueQueue
from newswire_shared.accounting.ledger import Ledger
from newswire_shared.accounting.pauses import Pauses
from newswire_shared.accounting.pressure import Pressure
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.queues import QueueLengths
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.archive.captures import Archive
from newswire_shared.contracts.clock import Clock, SystemClock
from newswire_shared.contracts.errors import MissingStack
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.contracts.topology import FETCH
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.state.due_queue import RedisDueQueue
from newswire_shared.state.pressure import RedisPressure
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry import RedisUrlRegistry

from newswire_ingest.discovery.discover import Discover
from newswire_ingest.discovery.rediscover import Rediscover
from newswire_ingest.discovery.visits import RobotsView
from newswire_ingest.fetching.fetch_articles import FetchArticles, FetchRule
from newswire_ingest.fetching.rechecks import Rechecks
from newswire_ingest.frontier.ports import Frontier, HostPace
from newswire_ingest.frontier.redis_frontier import RedisFrontier
from newswire_ingest.intake.import_files import ImportFiles
from newswire_ingest.intake.intake import FILES, Intake
from newswire_ingest.intake.run_watch import RunWatch
from newswire_ingest.settings import IngestSettings
from newswire_ingest.sources.editor import SourceEditor
from newswire_ingest.sources.feed_check import FeedCheck
from newswire_ingest.sources.overview import Overviews
from newswire_ingest.sources.poll_feed import PollFeed
from newswire_ingest.sources.ports import SourceStore
from newswire_ingest.sources.redis_health_board import RedisHealthBoard
from newswire_ingest.sources.redis_sources import RedisSourceStore
from newswire_ingest.sources.rhythm import expected, items_a_day
from newswire_ingest.sources.watch import HealthBoard, SourceWatch
from newswire_ingest.tick import IngestTick
from newswire_ingest.web.address_guard import AddressGuard
from newswire_ingest.web.paced_fetcher import OwnPace, PacedFetcher
from newswire_ingest.web.ports import Fetcher, RobotsCache
from newswire_ingest.web.redis_robots import RedisRobotsCache
from newswire_ingest.web.remembered_robots import RememberedRobots
from newswire_ingest.web.requests_fetcher import FetchLimits, RequestsFetcher
from newswire_ingest.web.robots import Robots, origin_of

URL_TIMEOUT_S = 2  # `newswire url` answers without the registry too, so it does not wait long for one that is away


@dataclass(frozen=True, slots=True)
class Ingest:
    """Ingest's ports, and its use cases over them.  A process calls `open` or `over`, a test passes fakes."""

    shared: SharedSettings
    settings: IngestSettings
    ledger: Ledger
    registry: UrlRegistry
    archive: Archive
    publisher: EventPublisher
    dead_letters: DeadLetters
    pauses: Pauses
    queues: QueueLengths
    pressure: Pressure
    upkeep: Callable[[], None]
    recheck_queue: DueQueue
    sources: SourceStore
    frontier: Frontier
    robots_cache: RobotsCache
    fetcher: Fetcher
    board: HealthBoard
    clock: Clock = field(default_factory=SystemClock)

    @classmethod
    def open(cls, name: str, shared: SharedSettings) -> Ingest:
        """On the configured or running stack.  Raises MissingStack if there is none, SettingsError."""
        return cls.over(assemble(name, shared), load(IngestSettings))

    @classmethod
    def over(cls, parts: Assembly, settings: IngestSettings) -> Ingest:
        """On the shared adapters of a process; nothing connects."""
        return cls(
            shared=parts.settings,
            settings=settings,
            ledger=parts.ledger,
            registry=parts.registry,
            archive=parts.archive,
            publisher=parts.publisher,
            dead_letters=parts.dead_letters,
            pauses=parts.pauses,
            queues=parts.queues,
            pressure=_pressure(parts),
            upkeep=parts.upkeep(FETCH, Stage.FETCH),
            recheck_queue=RedisDueQueue(parts.state, "rechecks"),
            sources=RedisSourceStore(parts.state),
            frontier=_frontier(parts, settings),
            robots_cache=RedisRobotsCache(parts.state),
            fetcher=_fetcher(settings),
            board=RedisHealthBoard(parts.state),
        )

    @property
    def rechecks(self) -> Rechecks:
        """Later looks at articles."""
        return Rechecks(self.recheck_queue, self.ledger, self.settings.recheck_after_s)

    @property
    def robots(self) -> Robots:
        """The rules of robots.txt."""
        own = self.settings
        return Robots(self.fetcher, self.robots_cache, self.frontier, own.product_token, own.host_delay_longest_s)

    @property
    def poll(self) -> PollFeed:
        """Looks at the feeds of sources."""
        return PollFeed(
            self.sources, self.fetcher, self.robots, self.frontier, self.ledger, self.pressure, self.clock
        )  # fmt: skip

    @property
    def fetch(self) -> FetchArticles:
        """The loop that fetches, and polls where it is a source's turn."""
        rule = FetchRule(self.settings.fetch_again_after_s, own_fault_s=self.shared.retry_first_s)
        return FetchArticles(
            self.frontier, self.fetcher, self.robots, self.archive, self.ledger, self.registry, self.rechecks,
            self.publisher, self.dead_letters, self.clock, rule, self.poll,
        )  # fmt: skip

    @property
    def tick(self) -> IngestTick:
        """The work of every second."""
        return IngestTick(
            self.upkeep, self.sources, self.rechecks, self.frontier, self.publisher,
            lambda: self.queues.length(FETCH.queue()), SourceWatch(self.overviews, self.board),
        )  # fmt: skip

    @property
    def source_editor(self) -> SourceEditor:
        """Changes of sources."""
        return SourceEditor(self.sources, self.publisher, self.settings.poll_interval_s)

    @property
    def overviews(self) -> Overviews:
        """Sources as a person sees them."""
        return Overviews(self.sources, self.ledger, self.clock, expected, items_a_day)

    @property
    def rediscover(self) -> Rediscover:
        """The search for the new address of a source that fails."""
        return Rediscover(self.scouting.discover)

    @property
    def scouting(self) -> Scouting:
        """Looks at the web for a person, in the slots of the stack."""
        return Scouting(self.settings, self.fetcher, self.frontier, self.robots_cache, self.clock)

    def intake(self, run: str, source: str, addresses: Mapping[str, str]) -> Intake:
        """A run that takes in what a person names, counted under `source`; `addresses` are those of files by id."""
        importer = ImportFiles(
            self.archive, self.ledger, self.publisher, self.clock, source or FILES, run, addresses
        )  # fmt: skip
        return Intake(self.ledger, importer, self.pressure, self.clock, self.settings.page_bytes, source, run)

    def watch(self, run: str) -> RunWatch:
        """The wait for the end of a run."""
        return RunWatch(self.ledger, self.frontier, self.pauses, self.clock, run)


@dataclass(frozen=True, slots=True)
class Scouting:
    """The use cases that look at the web for a person who waits; every request takes its host's slot."""

    settings: IngestSettings
    fetcher: Fetcher
    pace: HostPace
    robots_cache: RobotsCache
    clock: Clock = field(default_factory=SystemClock)

    @classmethod
    def open(cls, shared: SharedSettings) -> Scouting:
        """Beside the configured or running stack, or alone where there is none.  Raises SettingsError."""
        try:
            return Ingest.open("sources", shared).scouting
        except MissingStack:
            return cls.alone(load(IngestSettings))

    @classmethod
    def alone(cls, settings: IngestSettings, fetcher: Fetcher | None = None) -> Scouting:
        """Without a stack: the command keeps its own pace."""
        clock = SystemClock()
        own = OwnPace(settings.host_delay_s, clock)
        return cls(settings, fetcher or _fetcher(settings), own, RememberedRobots(), clock)

    @property
    def paced(self) -> PacedFetcher:
        """One request after another, each in its host's slot."""
        return PacedFetcher(self.fetcher, self.pace, self.clock)

    @property
    def robots(self) -> RobotsView:
        """The rules of robots.txt."""
        own, cache = self.settings, self.robots_cache
        rules = Robots(self.paced, cache, self.pace, own.product_token, own.host_delay_longest_s)
        return RobotsView(rules.allows, lambda url: cache.get(origin_of(url)) or "")

    @property
    def discover(self) -> Discover:
        """The search for the source that a person means."""
        return Discover(self.paced, self.robots, self.clock, self.settings.product_token)

    @property
    def feed_check(self) -> FeedCheck:
        """The look at what an address or a file offers."""
        return FeedCheck(self.paced, self.settings.page_bytes, self.robots.allows)


def registry_at(state_url: str) -> UrlRegistry:
    """The registry alone, for `newswire url`."""
    return RedisUrlRegistry(State(state_url, timeout_s=URL_TIMEOUT_S))


def _fetcher(settings: IngestSettings) -> RequestsFetcher:
    limits = FetchLimits(settings.page_bytes, settings.fetch_deadline_s)
    return RequestsFetcher(AddressGuard(settings.allow_networks), limits, settings.user_agent)


def _pressure(parts: Assembly) -> RedisPressure:
    shared = parts.settings
    return RedisPressure(parts.broker, parts.state, shared.high_water_messages, shared.memory_stop_percent)


def _frontier(parts: Assembly, settings: IngestSettings) -> RedisFrontier:
    return RedisFrontier(
        parts.state,
        lease_s=settings.lease_s,
        delay_s=settings.host_delay_s,
        record_kept_s=parts.settings.record_days * 86400,
        rest_s=(settings.host_rest_s, settings.host_rest_longest_s),
    )
