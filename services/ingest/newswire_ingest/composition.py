"""The composition root of ingest: its adapters, and the use cases over them, for the worker and the commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from newswire_shared.accounting.access_keys import AccessKeys, KeyCheck
from newswire_shared.accounting.dead_letters import DeadLetters
from newswire_shared.accounting.due_queue import DueQueue
from newswire_shared.accounting.ledger import Ledger
from newswire_shared.accounting.pauses import Pauses
from newswire_shared.accounting.pressure import LatelyAsked, Pressure
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.queues import QueueLengths
from newswire_shared.accounting.registry import RegistryUpgrade, UrlRegistry
from newswire_shared.accounting.restoration import Phase, Restorer
from newswire_shared.accounting.stage_traces import StageTracer, untraced
from newswire_shared.archive.captures import Archive
from newswire_shared.archive.given_files import GivenFiles
from newswire_shared.contracts.clock import Clock, SystemClock
from newswire_shared.contracts.errors import MissingStack
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.contracts.topology import FETCH, Due
from newswire_shared.registry_files.run_folder import RunFolder
from newswire_shared.running.assembly import Assembly, assemble, limits_of
from newswire_shared.state.access_keys import RedisAccessKeys
from newswire_shared.state.due_queue import RedisDueQueue
from newswire_shared.state.pressure import RedisPressure
from newswire_shared.state.redis_clock import RedisClock
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry import RedisUrlRegistry
from newswire_shared.state.registry_filing import RegistryFiling
from newswire_shared.state.registry_restoration import RedisRegistryRestoration
from newswire_shared.state.registry_upgrade import RedisRegistryUpgrade
from newswire_shared.web.address_guard import AddressGuard

from newswire_ingest.discovery.discover import Discover
from newswire_ingest.discovery.rediscover import Rediscover, declared_elsewhere
from newswire_ingest.discovery.visits import RobotsView
from newswire_ingest.fetching.edit_habits import EditHabits
from newswire_ingest.fetching.edits import Edits
from newswire_ingest.fetching.fetch_address import FetchAddress, FetchRule
from newswire_ingest.fetching.fetch_articles import FetchArticles, Slots
from newswire_ingest.fetching.rechecks import RecheckRule, Rechecks
from newswire_ingest.fetching.redis_edit_habits import RedisEditHabits
from newswire_ingest.frontier.ports import Arrivals, Frontier, HostPace
from newswire_ingest.frontier.redis_arrivals import RedisArrivals
from newswire_ingest.frontier.redis_frontier import RedisFrontier
from newswire_ingest.health.overview import Overviews
from newswire_ingest.health.redis_health_board import RedisHealthBoard
from newswire_ingest.health.rhythm import expected, items_a_day
from newswire_ingest.health.watch import HealthBoard, SourceWatch
from newswire_ingest.intake.import_files import ImportFiles
from newswire_ingest.intake.intake import FILES, Intake, archives_named, new_run
from newswire_ingest.intake.run_watch import RunWatch
from newswire_ingest.intake.warc.import_archives import ImportArchives
from newswire_ingest.intake.warc.progress import Begun, Imports, import_id_of
from newswire_ingest.intake.warc.redis_imports import RedisImports
from newswire_ingest.polling.feed_check import FeedCheck
from newswire_ingest.polling.offering import Offering
from newswire_ingest.polling.poll_feed import PollFeed
from newswire_ingest.polling.schedule import Pace
from newswire_ingest.polling.timetable import Timetable
from newswire_ingest.push.batch import Batch
from newswire_ingest.push.find_capture import FindCapture
from newswire_ingest.push.push_articles import PushArticles, Pushing
from newswire_ingest.push.turns import Turns
from newswire_ingest.restoration.restore_registry import RestoreRegistry
from newswire_ingest.restoration.restore_sources import RestoreSources
from newswire_ingest.robots.check import RobotsCheck
from newswire_ingest.robots.ports import RobotsCache
from newswire_ingest.robots.process_robots import ProcessRobotsCache
from newswire_ingest.robots.redis_robots import RedisRobotsCache
from newswire_ingest.robots.robots import Robots, origin_of
from newswire_ingest.settings import IngestSettings
from newswire_ingest.sources.editor import SourceEditor
from newswire_ingest.sources.ports import SourceStore
from newswire_ingest.sources.redis_sources import RedisSourceStore
from newswire_ingest.tick import IngestTick
from newswire_ingest.web.name_cache import NameCache
from newswire_ingest.web.paced_fetcher import OwnPace, PacedFetcher
from newswire_ingest.web.ports import Fetcher
from newswire_ingest.web.urllib3_fetcher import FetchLimits, Urllib3Fetcher

URL_TIMEOUT_S = 2  # `newswire url` answers without the registry too, so it does not wait long for one that is away


@dataclass(frozen=True, slots=True)
class Ingest:
    """Ingest's ports, and its use cases over them.  A process calls `open` or `over`, a test passes fakes.

    `threads` serve the claims of fetch loops, None for as many as there are slots.
    """

    shared: SharedSettings
    settings: IngestSettings
    ledger: Ledger
    registry: UrlRegistry
    registry_upgrade: RegistryUpgrade
    archive: Archive
    publisher: EventPublisher
    dead_letters: DeadLetters
    pauses: Pauses
    queues: QueueLengths
    pressure: Pressure
    upkeep: Callable[[], None]
    recheck_queue: DueQueue
    edit_habits: EditHabits
    sources: SourceStore
    frontier: Frontier
    robots_cache: RobotsCache
    fetcher: Fetcher
    imports: Imports
    board: HealthBoard
    clock: Clock = field(default_factory=SystemClock)
    threads: Executor | None = None
    registry_filing: Callable[[], None] = lambda: None
    traced: StageTracer = untraced
    arrivals: Arrivals | None = None

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
            registry_upgrade=RedisRegistryUpgrade(parts.state),
            registry_filing=RegistryFiling(parts.state),
            traced=parts.traced,
            archive=parts.archive,
            publisher=parts.publisher,
            dead_letters=parts.dead_letters,
            pauses=parts.pauses,
            queues=parts.queues,
            pressure=_pressure(parts),
            upkeep=parts.upkeep(FETCH, Stage.FETCH),
            recheck_queue=RedisDueQueue(parts.state, Due.RECHECKS),
            edit_habits=RedisEditHabits(parts.state),
            sources=RedisSourceStore(parts.state),
            frontier=_frontier(parts, settings),
            robots_cache=RedisRobotsCache(parts.state),
            fetcher=_fetcher(settings),
            imports=RedisImports(parts.state),
            board=RedisHealthBoard(parts.state),
            clock=RedisClock(parts.state),
            arrivals=RedisArrivals(parts.state, SystemClock()),
        )

    @property
    def rechecks(self) -> Rechecks:
        """Later looks at articles."""
        rule = RecheckRule(self.settings.recheck_after_s, self.settings.rechecks_most)
        return Rechecks(self.recheck_queue, self.ledger, self.edit_habits, self.clock, rule)

    @property
    def edits(self) -> Edits:
        """Looks at edits that listings announce."""
        return Edits(self.ledger, self.edit_habits, self.rechecks, self.clock)

    @property
    def robots(self) -> Robots:
        """The rules of robots.txt."""
        return Robots(self.fetcher, self.robots_cache, self.frontier, self.settings.product_token)

    @property
    def poll(self) -> PollFeed:
        """Looks at the feeds of sources."""
        timetable = Timetable(Pace(self.settings.poll_interval_s))
        offering = Offering(self.ledger, self.edits)
        return PollFeed(
            self.sources, self.fetcher, self.robots, self.frontier, offering, timetable, self.pressure, self.publisher,
            self.clock, declared_elsewhere,
        )  # fmt: skip

    @property
    def fetch_address(self) -> FetchAddress:
        """Serves claims of addresses."""
        rule = FetchRule(self.settings.fetch_again_after_s, own_fault_s=self.shared.retry_first_s)
        return FetchAddress(
            self.frontier, self.fetcher, self.robots, self.archive, self.ledger, self.registry, self.rechecks,
            self.dead_letters, rule,
        )  # fmt: skip

    @property
    def fetch(self) -> FetchArticles:
        """The loop that fetches, and polls where it is a source's turn; a process has one."""
        most, own_fault_s = self.settings.fetch_slots, self.shared.retry_first_s
        threads = self.threads or ThreadPoolExecutor(most, "fetch")  # which starts none before there is work
        return FetchArticles(
            self.frontier, self.fetch_address, self.poll, self.registry, self.publisher, self.clock, threads,
            Slots(most), own_fault_s, self.traced, self.arrivals,
        )  # fmt: skip

    @property
    def tick(self) -> IngestTick:
        """The work of every second."""
        return IngestTick(
            self.upkeep, self.registry_upgrade, self.sources, self.rechecks, self.frontier, self.publisher,
            lambda: self.queues.length(FETCH.queue()), SourceWatch(self.overviews, self.board),
            self.registry_filing,
        )  # fmt: skip

    @property
    def source_editor(self) -> SourceEditor:
        """Changes of sources."""
        return SourceEditor(self.sources, self.publisher)

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

    def begun(self, what: Sequence[str], source: str) -> Begun:
        """The run to take in what a person names: the one that was broken off, where one was, or a new one."""
        files, run = archives_named(what), new_run()
        if not files:
            return Begun(run)
        name = import_id_of(files, source or FILES)
        begun = self.imports.begin(name, run)
        return Begun(begun, name, goes_on=begun != run)

    def intake(self, run: str, source: str, addresses: Mapping[str, str], import_id: str = "") -> Intake:
        """A run that takes in what a person names, counted under `source`; `addresses` are those of files by id.

        Progress in WARC files is remembered under `import_id`.
        """
        importer = ImportFiles(
            self.archive, self.ledger, self.publisher, self.clock, source or FILES, run, addresses
        )  # fmt: skip
        archives = ImportArchives(
            self.ledger, self.publisher, GivenFiles(self.shared.archive_folder), self.imports, self.pressure,
            self.clock, self.settings.page_bytes, source or FILES, run, import_id or run,
        )  # fmt: skip
        return Intake(self.ledger, importer, archives, self.pressure, self.clock, self.settings.page_bytes, source, run)

    def watch(self, run: str) -> RunWatch:
        """The wait for the end of a run."""
        return RunWatch(self.ledger, self.frontier, self.pauses, self.clock, run)


@dataclass(frozen=True, slots=True)
class PushDesk:
    """The ports of pushing, and its use cases over them, for the HTTP application; a test passes fakes."""

    settings: IngestSettings
    ledger: Ledger
    registry: UrlRegistry
    archive: Archive
    publisher: EventPublisher
    pressure: Pressure
    access_keys: AccessKeys
    clock: Clock = field(default_factory=SystemClock)
    turns: Turns = field(default_factory=Turns)

    @classmethod
    def open(cls, shared: SharedSettings) -> PushDesk:
        """On the configured or running stack.  Raises MissingStack, SettingsError, TransientError if Redis is away."""
        settings, parts = load(IngestSettings), assemble("push", shared)
        parts.check_servers()
        return cls(
            settings, parts.ledger, parts.registry, parts.archive, parts.publisher, _pressure(parts),
            RedisAccessKeys(parts.state), RedisClock(parts.state),
        )  # fmt: skip

    @property
    def check_key(self) -> KeyCheck:
        """Whose key a request brings."""
        return KeyCheck(self.access_keys)

    @property
    def push(self) -> PushArticles:
        """Takes in one article."""
        return PushArticles(self.archive, self.ledger, self.publisher, self.clock, self.turns, self.settings.page_bytes)

    @property
    def find_capture(self) -> FindCapture:
        """What became of one."""
        return FindCapture(self.ledger, self.registry)

    def batch(self, by: Pushing) -> Batch:
        """Takes in the lines of one request."""
        return Batch(self.push, self.pressure, by, self.settings.push_lines)


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
        return cls(settings, fetcher or _fetcher(settings), own, ProcessRobotsCache(clock), clock)

    @property
    def paced(self) -> PacedFetcher:
        """One request after another, each in its host's slot."""
        return PacedFetcher(self.fetcher, self.pace, self.clock)

    @property
    def robots(self) -> RobotsView:
        """The rules of robots.txt."""
        return RobotsView(self._rules.allows, lambda url: self.robots_cache.get(origin_of(url)).text or "")

    @property
    def robots_check(self) -> RobotsCheck:
        """The answer to whether an address may be fetched, and why."""
        return RobotsCheck(self._rules, self.clock)

    @property
    def _rules(self) -> Robots:
        return Robots(self.paced, self.robots_cache, self.pace, self.settings.product_token)

    @property
    def discover(self) -> Discover:
        """The search for the source that a person means."""
        return Discover(self.paced, self.robots, self.clock, self.settings.product_token)

    @property
    def feed_check(self) -> FeedCheck:
        """The look at what an address or a file offers."""
        return FeedCheck(self.paced, self.settings.page_bytes, self.robots.allows)


def registry_at(state_url: str, files: Path) -> UrlRegistry:
    """The registry alone, for `newswire url`."""
    return RedisUrlRegistry(State(state_url, timeout_s=URL_TIMEOUT_S, files=RunFolder(files)))


def _fetcher(settings: IngestSettings) -> Urllib3Fetcher:
    limits = FetchLimits(settings.page_bytes, settings.fetch_deadline_s)
    return Urllib3Fetcher(AddressGuard(settings.allow_networks, NameCache()), limits, settings.user_agent)


def _pressure(parts: Assembly) -> Pressure:
    shared = parts.settings
    pressure = RedisPressure(parts.broker, parts.state, shared.high_water_messages, shared.memory_stop_percent)
    return LatelyAsked(pressure, SystemClock())


def _frontier(parts: Assembly, settings: IngestSettings) -> RedisFrontier:
    return RedisFrontier(
        parts.state,
        lease_s=settings.lease_s,
        delay_s=settings.host_delay_s,
        record_kept_s=parts.settings.record_days * 86400,
        rest_s=(settings.host_rest_s, settings.host_rest_longest_s),
    )


def restorers_over(parts: Assembly) -> tuple[Restorer, ...]:
    """The parts of ingest that `newswire restore` brings back."""
    registry = RedisRegistryRestoration(parts.state, limits_of(parts.settings))
    return (
        Restorer("sources", Phase.PEOPLE, RestoreSources(RedisSourceStore(parts.state))),
        Restorer("registry", Phase.REGISTRY, RestoreRegistry(parts.archive, registry)),
    )
