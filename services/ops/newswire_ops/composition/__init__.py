"""The composition root of ops: the one place that builds adapters.  Nothing connects before its first use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import EntryPoint
from pathlib import Path

from newswire_shared.accounting.restoration import Phase, Restorer, Survivors
from newswire_shared.archive.segments import Segments
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.contracts.topology import Due
from newswire_shared.running.archive import archive_finding, open_archive
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.checks import Finding
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.running.embedded.patience import Patience
from newswire_shared.running.embedded.stack_address import broker_url_of, read_stack, state_url_of
from newswire_shared.running.offers import of_all, offered
from newswire_shared.state.access_keys import RedisAccessKeys
from newswire_shared.state.due_queue import RedisDueQueue
from newswire_shared.state.heartbeats import RedisHeartbeats
from newswire_shared.state.rejections import RedisRejections

from newswire_ops.access.keys import KeyEditor, RestoreKeys
from newswire_ops.accounting.redis_declared_sources import RedisDeclaredSources
from newswire_ops.configuration.service_settings import all_settings
from newswire_ops.demonstration.redis_changes import RedisUnindexedChanges
from newswire_ops.demonstration.run import SETTINGS, Demonstration
from newswire_ops.doctor.checkup import Checkup
from newswire_ops.doctor.redis_server import RedisServer
from newswire_ops.exporter.metrics_server import serving
from newswire_ops.launcher.ports import BrokerFactory
from newswire_ops.launcher.stack import EmbeddedStack
from newswire_ops.launcher.supervisor import Announce
from newswire_ops.observation.checks import CheckRules
from newswire_ops.observation.reading import StackReader
from newswire_ops.observation.redis_reading import RedisStackReader
from newswire_ops.ports import RunningStack
from newswire_ops.restoration.restoration import Restoration
from newswire_ops.scaling.size import Size
from newswire_ops.settings import OpsSettings

CHECKS = "newswire.checks"  # the entry points by which services offer checks to the doctor
RESTORERS, SURVIVORS = "newswire.restorers", "newswire.survivors"  # parts of a restoration, and what they are made of


def open_stack(settings: SharedSettings) -> RunningStack:
    """The ports of the configured or running stack.  Raises MissingStack if there is none."""
    return stack_over_parts(assemble("ops", settings))


def stack_over_parts(parts: Assembly) -> RunningStack:
    """The ports of a stack over the adapters of a process."""
    return RunningStack(
        settings=parts.settings,
        ledger=parts.ledger,
        registry=parts.registry,
        archive=parts.archive,
        dead_letters=parts.dead_letters,
        rejections=RedisRejections(parts.state),
        pauses=parts.pauses,
        ticks=parts.ticks,
        queues=parts.queues,
        publisher=parts.publisher,
        rechecks=RedisDueQueue(parts.state, Due.RECHECKS),
        sources=RedisDeclaredSources(parts.state),
        server=RedisServer(parts.state.client),
        read=RedisStackReader.of(parts.broker, parts.state, is_one=not parts.settings.state_url),
        heartbeats=RedisHeartbeats(parts.state),
        changes=RedisUnindexedChanges(parts.state),
        access_keys=RedisAccessKeys(parts.state),
        epoch=parts.epoch,
    )


def open_reader(settings: SharedSettings) -> StackReader:
    """The exporter's reader of the configured or running stack.  Raises MissingStack if there is none."""
    return RedisStackReader.open(broker_url_of(settings), state_url_of(settings))


def reader_at(settings: SharedSettings, broker_url: str) -> StackReader:
    """The reader of a stack whose broker is there."""
    return RedisStackReader.open(broker_url, settings.state_url or broker_url)


def new_broker(folder: Path, port: int | None) -> Broker:
    """An embedded broker that is not started yet."""
    return Broker(folder, port)


def offered_checks() -> tuple[tuple[str, Callable[[], Finding]], ...]:
    """The checks that the installed services offer, by name; each is imported only as it is run."""
    return tuple((point.name, partial(_run, point)) for point in offered(CHECKS))


def _run(point: EntryPoint) -> Finding:
    finding: Finding = point.load()()
    return finding


def open_survivors(settings: SharedSettings) -> Survivors:
    """What the index holds.  Raises UsageError where no index is installed here."""
    points = offered(SURVIVORS)
    if not points:
        raise UsageError("what the index holds is not known here: install newswire-index beside this command")
    found: Survivors = points[0].load()(settings)
    return found


def restoration_over(settings: SharedSettings) -> Restoration:
    """The parts of all services that are installed here, over the configured or running stack.

    Raises MissingStack if there is none, SettingsError where a newer release wrote its state, UsageError where a
    service is not installed here: intake would go on without what it knew.
    """
    points = of_all(offered(RESTORERS))
    parts = assemble("restore", settings)
    parts.state.check_version()  # as a worker does as it starts: the version and the scheme of a state that is new
    keys = RestoreKeys(KeyEditor(RedisAccessKeys(parts.state), parts.publisher))
    found = [part for point in points for part in point.load()(settings)]
    return Restoration((Restorer("keys", Phase.PEOPLE, keys), *found), open_survivors(settings), parts.epoch)


@contextmanager
def open_restoration(settings: SharedSettings, new_broker: BrokerFactory) -> Iterator[Restoration]:
    """The same, over the broker of the data folder for as long as it takes where no stack runs.

    A back-up is brought up to its index so before workers begin.
    """
    if settings.broker_url or read_stack(settings.run_dir):
        yield restoration_over(settings)
        return
    broker = new_broker(settings.data_dir / "broker", None)
    try:
        broker.launch()
        broker.await_ready(Patience())
        yield restoration_over(settings.model_copy(update={"broker_url": broker.url}))
    finally:
        broker.stop()


@dataclass(frozen=True, slots=True)
class Operator:
    """Everything that an operator's commands need.  `stack` opens its ports, which needs a stack to be there."""

    shared: SharedSettings
    stack: Callable[[], RunningStack]
    reader: Callable[[], StackReader]
    broker: BrokerFactory
    checkup: Callable[[], list[Finding]]
    restoration: Callable[[], AbstractContextManager[Restoration]]
    survivors: Callable[[], Survivors]

    @classmethod
    def open(cls, shared: SharedSettings | None = None) -> Operator:
        """The operator of a process.  Raises SettingsError for a shared setting that is wrong."""
        shared = shared or load(SharedSettings)
        stack = partial(open_stack, shared)
        archive = ("archive", partial(archive_finding, shared))
        checkup = Checkup(shared, stack, (archive, *offered_checks()))
        return cls(
            shared, stack, partial(open_reader, shared), new_broker, checkup,
            partial(open_restoration, shared, new_broker), partial(open_survivors, shared),
        )  # fmt: skip

    def segments(self) -> Segments:
        """The segments of the archive."""
        return open_archive(self.shared).segments

    def embedded_stack(
        self, ops: OpsSettings, announce: Announce, http_port: int | None = None,
        environment: Mapping[str, str] | None = None, flower: bool = False,
        is_stopping: Callable[[], bool] = lambda: False, sizes: Mapping[str, Size] | None = None,
    ) -> EmbeddedStack:  # fmt: skip
        """The embedded stack of the data folder, not started yet.

        Raises SettingsError for a wrong setting of any service, which would else end a process as it starts.
        """
        all_settings()
        return EmbeddedStack(
            self.shared, ops, announce, http_port, self.broker, partial(reader_at, self.shared), environment or {},
            flower, is_stopping, sizes or {},
        )  # fmt: skip

    def demonstration(self, ops: OpsSettings, sample: Path, say: Callable[[str], None]) -> Demonstration:
        """The demonstration in the data folder."""
        embedded = self.embedded_stack(ops, say, environment=SETTINGS)
        return Demonstration(self.shared.run_dir, embedded, self.stack, sample, say, SystemClock())

    def serving_metrics(self, address: str, port: int) -> AbstractContextManager[str]:
        """Serve the metrics while inside; the address.  Raises UsageError for a port that is taken."""
        return serving(self.reader(), CheckRules.of(self.shared), address, port)
