"""An installation of two machines over one Redis: a desk with the index, an annex with clock and enrichment."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import elasticsearch_server
import redis
from celery import Celery
from newswire_ops.launcher.stack import answers
from newswire_shared.accounting.access_keys import Right, new_key
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import GROUPS
from newswire_shared.messaging.celery_app import create_app
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.embedded.broker import Broker, free_port
from newswire_shared.state.access_keys import RedisAccessKeys
from newswire_shared.state.heartbeats import RedisHeartbeats
from real_stack import eventually
from web_server import Reply, WebServer, rss

from benchmarks.faults.machine import NOTHING, Machine, machine
from benchmarks.faults.sparse_disk import SparseDisk, sparse_disk
from benchmarks.storm.engine_proxy import EngineProxy

DESK, ANNEX = "desk", "annex"
AT = {DESK: ("ingest", "index", "alerts"), ANNEX: ("enrich", "enrich-suspect")}
DISK_GB = 3  # above what is called nearly full
LIGHT = {"NEWSWIRE_ENRICH_MODEL": "none"}  # of workers alone, for whom the model costs their start
SETTINGS = {
    "NEWSWIRE_INGEST_ALLOW_NETWORKS": '["127.0.0.0/8"]',
    "NEWSWIRE_OPS_EXPORTER_PORT": "0",
}


@dataclass
class Installation:
    """Both machines, and what a fault can touch besides them."""

    desk: Machine
    annex: Machine
    disk: SparseDisk
    broker: Broker
    proxy: EngineProxy | None
    feed: WebServer
    exporter_port: int = field(default_factory=free_port)
    http_port: int = field(default_factory=free_port)
    key: str = ""

    def __post_init__(self) -> None:
        self.settings = SharedSettings(data_dir=self.desk.folder, broker_url=self.broker.url)
        self.redis = redis.Redis.from_url(self.broker.url, decode_responses=True)

    @property
    def parts(self) -> Assembly:
        return assemble("faults", self.settings)

    @property
    def app(self) -> Celery:
        return create_app("faults", self.settings, self.broker.url)

    @property
    def metrics_url(self) -> str:
        return f"http://127.0.0.1:{self.exporter_port}/metrics"

    @property
    def status_url(self) -> str:
        return f"http://127.0.0.1:{self.http_port}/v1/ops/status"

    def begin(self) -> None:
        """Start every process, and wait until all beat."""
        for place in (self.desk, self.annex):
            for group in AT[place.name]:
                self.start_worker(place, group)
        self.annex.start("beat", "beat")
        self.desk.start("exporter", "exporter", "--port", str(self.exporter_port))
        self.desk.start_program("http", sys.executable, "-m", "newswire_search.server",
                                more={"NEWSWIRE_SEARCH_PORT": str(self.http_port)})  # fmt: skip
        kept, self.key = new_key("faults", "faults", (Right.READ,))
        RedisAccessKeys(self.parts.state).add(kept)
        wanted = {group.name for group in GROUPS} | {"beat"}
        eventually(lambda: self.beating() >= wanted, "every process beats")
        eventually(lambda: answers(f"http://127.0.0.1:{self.http_port}/health/ready"), "search serves")

    def start_worker(self, place: Machine, group: str, more: Mapping[str, str] = NOTHING) -> None:
        """Start a worker; enrichment with one process, for the faults need no more."""
        place.start(
            group, "worker", group, *(["--concurrency", "1"] if group == "enrich" else []), more={**LIGHT, **more}
        )

    def beating(self) -> set[str]:
        """The groups that beat just now, and `beat`."""
        return {beat.group for beat in RedisHeartbeats(self.parts.state).all() if beat.is_fresh}


@contextlib.contextmanager
def installation(
    folder: Path, with_elasticsearch: bool, begin: Callable[[Installation], None] = Installation.begin
) -> Iterator[Installation]:
    """An installation, which has begun, a whole one unless that is said otherwise; afterwards nothing of it runs."""
    with contextlib.ExitStack() as open_:
        broker = open_.enter_context(Broker(folder / "broker"))
        proxy = open_.enter_context(_engine()) if with_elasticsearch else None
        disk = open_.enter_context(sparse_disk(folder / ANNEX, DISK_GB))
        feed = open_.enter_context(WebServer({}))
        feed.replies["/feed.xml"] = Reply(rss(feed.address, []), content_type="application/rss+xml")
        own = {**SETTINGS, "NEWSWIRE_BROKER_URL": broker.url, "NEWSWIRE_ARCHIVE_DIR": str(folder / "archive")}
        own |= {"NEWSWIRE_ELASTICSEARCH_URL": proxy.address} if proxy else {}
        desk = open_.enter_context(machine(DESK, folder / DESK, own))
        annex = open_.enter_context(machine(ANNEX, disk.folder, own))
        made = Installation(desk, annex, disk, broker, proxy, feed)
        begin(made)
        yield made


@contextlib.contextmanager
def _engine() -> Iterator[EngineProxy]:
    with tempfile.TemporaryDirectory(prefix="elasticsearch-", ignore_cleanup_errors=True) as place:
        server = elasticsearch_server.free_server(Path(place))
        server.start()
        try:
            server.await_ready()
            proxy = EngineProxy(server.address)
            yield proxy
            proxy.close()
        finally:
            server.stop()
