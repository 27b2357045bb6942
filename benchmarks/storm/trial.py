"""A trial: articles come in every way while the weather rages, then it is calm, then all is judged."""

from __future__ import annotations

import contextlib
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import elasticsearch_server
from newswire_shared.contracts.errors import TransientError

from benchmarks.storm.articles import Article, Way, articles_of
from benchmarks.storm.calm import expected_of
from benchmarks.storm.deliveries import Deliveries, FileDelivery, PushDelivery
from benchmarks.storm.disks import small_disk, unmount
from benchmarks.storm.faults import ELASTICSEARCH, UNAVAILABLE, Fault, faults_of
from benchmarks.storm.frames import waiting
from benchmarks.storm.index_reading import WholeIndex, read_elasticsearch, read_sqlite
from benchmarks.storm.judgement import KINDS, STUCK, Evidence, Finding, buckets, judged, trace
from benchmarks.storm.newsroom import newsroom
from benchmarks.storm.scene import Scene
from benchmarks.storm.stack import Stack
from benchmarks.storm.weather import Weather

STEP_S = 0.1
TRACED = 50  # articles whose way is told; more have the same reason
SAY_S = 10.0  # between two lines of what is waited for
MOST_SETTLES = 4
CALM_LOOKS = 3  # in a row at which nothing is in flight, a second apart: beat and the outbox have had their turns
DATA_MB, ARCHIVE_MB = 400, 400
PATIENCE_S = 1200.0  # for faults that must happen; launcher and engine take minutes to start on a busy machine


@dataclass(frozen=True, slots=True)
class Trial:
    """How large a storm, how long, by which seed, on which engine.

    `faults` None are all that the engine can have; those of the names in `sure` come first.
    """

    seed: int
    engine: str
    articles: int = 2000
    seconds: float = 180.0
    most_seconds: float = 600.0  # for what has not happened yet after `seconds`
    pauses_s: tuple[float, float] = (0.2, 2.5)
    longest_s: float = 30.0
    settle_s: float = 400.0
    poisons: int = 12
    batches: int = 6  # of files, each a command
    faults: tuple[Fault, ...] | None = None
    sure: frozenset[str] = frozenset()


def all_faults(engine: str) -> dict[str, Any]:
    """The options of a trial that goes on until each fault of an engine has happened."""
    faults = tuple(dict.fromkeys(faults_of(engine)))
    return {"faults": faults, "sure": frozenset(fault.name for fault in faults)}


@dataclass(frozen=True, slots=True)
class Report:
    """What a trial found."""

    trial: Trial
    articles: int
    stored: int
    accepted: int
    findings: tuple[Finding, ...]
    done: Counter[str]
    idle: Counter[str]
    missed: tuple[str, ...]
    seconds: float
    traces: dict[str, list[str]] = field(default_factory=dict)

    def line(self) -> str:
        """One line for a table."""
        kinds = Counter(finding.kind for finding in self.findings)
        wrong = ", ".join(f"{kind} {kinds[kind]}" for kind in KINDS)
        return (
            f"{self.trial.engine} seed {self.trial.seed}: {self.articles} articles, {self.accepted} captures, "
            f"{self.stored} in the index; {wrong}; {sum(self.done.values())} faults, {self.seconds:.0f} s"
        )


def run(trial: Trial, folder: Path, say: Callable[[str], None]) -> Report:
    """Run one trial in a folder."""
    articles = articles_of(trial.seed, trial.articles, trial.poisons)
    begun = time.monotonic()

    def noted(text: str) -> None:
        say(f"{time.monotonic() - begun:6.1f} s  {text}")

    with _scene(trial, articles, folder, noted) as scene:
        deliveries = _deliveries(trial, articles, scene, folder)
        weather = Weather(
            scene, list(trial.faults) if trial.faults is not None else faults_of(trial.engine),
            random.Random(f"weather {trial.seed}"), trial.pauses_s, trial.longest_s, trial.sure,
        )  # fmt: skip
        deliveries.begin()
        _rage(trial, scene, weather)
        stuck = _calm(trial, scene, deliveries, weather)
        return _report(trial, articles, scene, weather, stuck, time.monotonic() - begun)


@contextlib.contextmanager
def _scene(trial: Trial, articles: list[Article], folder: Path, say: Callable[[str], None]) -> Iterator[Scene]:
    with contextlib.ExitStack() as running:
        data = running.enter_context(small_disk(folder / "data", DATA_MB))
        archive = running.enter_context(small_disk(folder / "archive", ARCHIVE_MB))
        for disk in (data, archive):
            running.callback(unmount, disk)
        sites = running.enter_context(newsroom(articles))
        engine = None
        if trial.engine == ELASTICSEARCH:
            # a folder of its own: it may not run as root, whose folders nobody else may enter
            place = tempfile.TemporaryDirectory(prefix="elasticsearch-", ignore_cleanup_errors=True)
            engine = elasticsearch_server.free_server(Path(running.enter_context(place)))
        stack = Stack(data.folder, archive.folder, folder, engine)
        running.callback(stack.stop)
        stack.start()
        stack.add_sources(sites)
        say("the stack is ready")
        yield Scene(stack, sites, data, archive, random.Random(f"scene {trial.seed}"), say)


def _deliveries(trial: Trial, articles: list[Article], scene: Scene, folder: Path) -> Deliveries:
    files = [article for article in articles if article.way is Way.FILE]
    pushes = [article for article in articles if article.way in (Way.PUSHED_PAGE, Way.PUSHED_TEXT)]
    key, chance = scene.stack.new_push_key(), random.Random(f"pushes {trial.seed}")
    return Deliveries([
        FileDelivery(scene.stack, files, folder / "given", trial.seconds * 0.9, trial.batches),
        PushDelivery(scene.stack, pushes, key, trial.seconds * 0.9, chance),
    ])  # fmt: skip


def _rage(trial: Trial, scene: Scene, weather: Weather) -> None:
    begun = time.monotonic()
    while not _is_over(trial, weather, passed := time.monotonic() - begun):
        scene.stack.tend()
        weather.step()
        for site in scene.sites:
            site.publish(min(1.0, passed / trial.seconds))
        time.sleep(STEP_S)


def _is_over(trial: Trial, weather: Weather, passed_s: float) -> bool:
    if passed_s < trial.seconds:
        return False
    if passed_s < trial.most_seconds:
        return weather.is_whole
    return weather.has_done(trial.sure) or passed_s > trial.most_seconds + PATIENCE_S


def _calm(trial: Trial, scene: Scene, deliveries: Deliveries, weather: Weather) -> list[str]:
    """End what lasts and wait until all has ended; what has not when the patience is over."""
    scene.say("the storm is over")
    _await_stack(scene, weather)
    begun = moved_at = time.monotonic()
    said_at, calm_looks, left = 0.0, 0, [""]
    while calm_looks < CALM_LOOKS and _is_patient(trial, begun, moved_at):
        scene.stack.tend()
        weather.end_all()
        for site in scene.sites:
            site.publish(1.0)
        before, left = left, _left(scene, deliveries)
        moved_at = moved_at if left == before else time.monotonic()
        calm_looks = 0 if left else calm_looks + 1
        if left and time.monotonic() - said_at > SAY_S:
            said_at = time.monotonic()
            scene.say(f"left: {'; '.join(left)}")
        time.sleep(1.0)
    deliveries.stop()
    scene.say(deliveries.said())
    return left


def _is_patient(trial: Trial, begun: float, moved_at: float) -> bool:
    """Whether to wait on: a busy machine takes its time, and what moves for so long moves for ever."""
    now = time.monotonic()
    return now - moved_at < trial.settle_s and now - begun < MOST_SETTLES * trial.settle_s


def _await_stack(scene: Scene, weather: Weather) -> None:
    """Wait for what starts again: an engine that was killed takes a minute on two cores, and more on busy ones."""
    begun = time.monotonic()
    while not scene.stack.is_up and time.monotonic() - begun < elasticsearch_server.BOOT_S:
        scene.stack.tend()
        weather.end_all()
        time.sleep(STEP_S)
    scene.say(f"everything runs again after {time.monotonic() - begun:.0f} s" if scene.stack.is_up else "not all runs")


def _left(scene: Scene, deliveries: Deliveries) -> list[str]:
    """What is under way yet, in words."""
    left = [] if deliveries.are_done else [f"deliveries go on: {deliveries.said()}"]
    left += [f"{site.name} is not read whole" for site in scene.sites if not site.is_read]
    try:
        found = buckets(scene.stack.parts)
        queues = waiting(scene.stack.redis)
        outbox = int(scene.stack.parts.state.client.zcard("{nw}:link:outbox"))
        unhandled = scene.stack.parts.unhandled.due.size()
    except (TransientError, *UNAVAILABLE) as error:
        return [*left, f"Redis: {error}"]
    left += [f"{counts.in_flight} in flight of {name}" for name, counts in found.items() if counts.in_flight]
    left += [f"{number} in {name}" for name, number in queues.items()]
    changes = {"in the outbox": outbox, "changes of stories that are not handled": unhandled}
    return left + [f"{number} {what}" for what, number in changes.items() if number]


def _report(
    trial: Trial, articles: list[Article], scene: Scene, weather: Weather, stuck: list[str], seconds: float
) -> Report:
    stack, about, stored, accepted = scene.stack, set[str](), 0, 0
    findings, traces = [Finding(STUCK, "", what) for what in stuck], dict[str, list[str]]()
    try:
        evidence = _evidence(articles, scene)
        findings += judged(evidence)
        stored = len(evidence.index.articles)
        about = {finding.about for finding in findings if finding.about}
        traces = {name: trace(stack.parts, name) for name in sorted(about)[:TRACED]}
        accepted = sum(counts.accepted for name, counts in buckets(stack.parts).items() if not name.startswith("run/"))
    except (TransientError, *UNAVAILABLE) as error:
        findings.append(Finding(STUCK, "", f"nothing can be judged: {error}"))
    missed = tuple(sorted({fault.name for fault in weather.faults} - {*weather.done}))
    return Report(
        trial, len(articles), stored, accepted, tuple(findings), weather.done, weather.idle, missed, seconds, traces
    )


def _evidence(articles: list[Article], scene: Scene) -> Evidence:
    parts, expected = scene.stack.parts, [expected_of(article, scene.sites) for article in articles]
    return Evidence(parts, _read_index(scene.stack), parts.archive, scene.sites, expected, scene.injected, scene.unsure)


def _read_index(stack: Stack) -> WholeIndex:
    return read_elasticsearch(stack.engine.address) if stack.engine else read_sqlite(stack.settings.index_file)
