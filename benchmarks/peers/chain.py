"""The whole chain beside a script that only fetches, parses, finds names and indexes: the same pages and engine."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from newswire_ops.one_thread import ONE_THREAD
from newswire_shared.accounting.ledger import Ledger, Offer
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.running.embedded.broker import free_port
from real_stack import eventually
from web_server import Reply, WebServer

from benchmarks.peers.engines import ELASTICSEARCH, EMBEDDED, engine
from benchmarks.peers.environments import ROOT, python_of
from benchmarks.processor_time import Pace, a_second
from benchmarks.quality.figures import Figure, figures_of
from benchmarks.quality.sets import Page
from benchmarks.sizing.measuring import run, sites, spent
from benchmarks.soak.__main__ import Soak, running_stack

HOSTS = 8
WARM = 16  # articles before anything is measured: each process loads what it needs at its first
IDLE_S = 20.0
PATIENCE_S = 900.0
LOOK_EVERY_S = 1.0  # on a busy machine, 20 looks a second at all buckets were two thirds of the commands of the broker
MODELLESS = {"NEWSWIRE_ENRICH_MODEL": "none"}
RUN = "chain"
SCRIPT, QUICKER = "script", "script with newswire's spaCy"  # the latter: what pip chooses takes half as long again
# by engine; the other peers' environment has another release of Elasticsearch's client, which refuses this server
SCRIPTS = {EMBEDDED: {SCRIPT: "script", QUICKER: "peers"}, ELASTICSEARCH: {SCRIPT: "script"}}
LEAST_SHOWN = 0.005  # of the whole: a process that takes less is in no table


def measure(pages: Sequence[Page]) -> Iterator[Figure]:
    """What each takes of a page: as a share of the script, in units of the calibration job, and by step or process."""
    for on in (EMBEDDED, ELASTICSEARCH):
        scripts = {tool: script_units(pages, on, environment) for tool, environment in SCRIPTS[on].items()}
        for where, settings in (("with names", {}), ("without", MODELLESS)):
            peers = {tool: _steps(units, where) for tool, units in scripts.items()}
            own, indexed = newswire_units(pages, on, settings)
            base = sum(peers[SCRIPT].values())
            for tool, cost in {**peers, "newswire": own}.items():
                count, whole = indexed if tool == "newswire" else len(pages), sum(cost.values())
                yield from figures_of("chain", f"{on}, {where}", tool, {"ratio": whole / base, "units": whole}, count)
                shares = {step: units / whole for step, units in cost.items() if units / whole >= LEAST_SHOWN}
                yield from figures_of("chain by step", f"{on}, {where}", tool, {**shares}, count)


def _steps(units: Mapping[str, float], where: str) -> dict[str, float]:
    """The script's steps; one without names is the same script, that step left out."""
    return {step: cost for step, cost in units.items() if step != "entities" or where == "with names"}


def script_units(pages: Sequence[Page], on: str, environment: str) -> dict[str, float]:
    """What the script takes a page, by step."""
    with engine(on) as used, served(pages) as addresses:
        python, at_rest = python_of(environment), a_second(used.spent, IDLE_S) if used.server else {}
        before, began = used.spent(), time.monotonic()
        with Pace() as pace:
            done = subprocess.run(
                [python, "-m", "benchmarks.peers.script", *(["--elasticsearch", used.address] if used.address else [])],
                cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, input="\n".join(addresses),
                env={**os.environ, **ONE_THREAD, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
        took = time.monotonic() - began
        found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        for name, now in used.spent().items():
            found[name] = 1000 * (now - before[name] - at_rest[name] * took) / len(pages)
    return {step: ms / pace.unit_ms for step, ms in found.items()}


def newswire_units(pages: Sequence[Page], on: str, settings: Mapping[str, str]) -> tuple[dict[str, float], int]:
    """What the stack takes a page, by process, the cost of rest taken off; and how many pages it indexed."""
    with (
        tempfile.TemporaryDirectory(prefix="newswire-bench-") as folder,
        engine(on) as used,
        running_stack(Path(folder), free_port(), {**used.settings, **settings}) as stack,
    ):
        with sites(1) as warming:
            run(stack, warming, 0, 8.0, WARM / 8, dict.fromkeys(spent(stack), 0.0))

        def all_spent() -> dict[str, float]:
            return spent(stack) | used.spent()

        at_rest = a_second(all_spent, IDLE_S)
        with served(pages) as addresses:
            return _taken_in(stack, addresses, at_rest, all_spent)


@contextmanager
def served(pages: Sequence[Page]) -> Iterator[list[str]]:
    """Addresses of the pages on web servers on loopback."""
    with ExitStack() as opened:
        hosts = [opened.enter_context(WebServer({})) for _ in range(HOSTS)]
        yield [_publish(hosts[n % HOSTS], n, page) for n, page in enumerate(pages)]


def _publish(web: WebServer, number: int, page: Page) -> str:
    path = f"/news/page-{number:06}"
    web.replies[path] = Reply(gzip.decompress(page.path.read_bytes()))
    return web.address + path


def _taken_in(
    stack: Soak, addresses: Sequence[str], at_rest: Mapping[str, float], all_spent: Callable[[], dict[str, float]]
) -> tuple[dict[str, float], int]:
    before, began, ledger = all_spent(), time.monotonic(), stack.parts.ledger
    with Pace() as pace:  # beside it: two processors that are busy are slower each than one, on many machines
        for url in addresses:
            ledger.accept(Offer(key=canonicalize(url).key, url=url, source=RUN, host=host_key(url), run=RUN))
        eventually(lambda: _are_all_ended(ledger), "all have ended", PATIENCE_S)
    took, after, one_s = time.monotonic() - began, all_spent(), pace.unit_ms / 1000 * len(addresses)
    cost = {kind: (after[kind] - before.get(kind, 0.0) - at_rest.get(kind, 0.0) * took) / one_s for kind in after}
    return cost, ledger.counts(f"run/{RUN}").indexed


def _are_all_ended(ledger: Ledger) -> bool:
    time.sleep(LOOK_EVERY_S)
    return ledger.counts(f"run/{RUN}").in_flight == 0
