"""The whole chain beside a script that only parses, finds names and indexes, on the same pages and kind of index."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from newswire_ops.one_thread import ONE_THREAD
from newswire_shared.accounting.ledger import Ledger, Offer
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.running.embedded.broker import free_port
from real_stack import eventually
from web_server import Reply, WebServer

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
LEAST_SHOWN = 0.005  # of the whole: a process that takes less is in no table


def measure(pages: Sequence[Page]) -> Iterator[Figure]:
    """What each takes of a page: as a share of the script, in units of the calibration job, and by step or process."""
    script = script_units(pages)
    plain = {step: units for step, units in script.items() if step != "entities"}
    for where, peer, settings in (("with names", script, {}), ("without", plain, MODELLESS)):
        own, indexed = newswire_units(pages, settings)
        base = sum(peer.values())
        for tool, cost, count in (("script", peer, len(pages)), ("newswire", own, indexed)):
            whole = sum(cost.values())
            yield from figures_of("chain", where, tool, {"ratio": whole / base, "units": whole}, count)
            shares = {step: units / whole for step, units in cost.items() if units / whole >= LEAST_SHOWN}
            yield from figures_of("chain by step", where, tool, {**shares}, count)


def script_units(pages: Sequence[Page]) -> dict[str, float]:
    """What the script takes a page, by step."""
    with Pace() as pace:
        done = subprocess.run(
            [python_of("peers"), "-m", "benchmarks.peers.script"], cwd=ROOT, check=True, capture_output=True, text=True,
            input="\n".join(json.dumps(page.asked) for page in pages),
            env={**os.environ, **ONE_THREAD, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return {step: ms / pace.unit_ms for step, ms in found.items()}


def newswire_units(pages: Sequence[Page], settings: dict[str, str]) -> tuple[dict[str, float], int]:
    """What the embedded stack takes a page, by process, the cost of rest taken off; and how many pages it indexed."""
    with (
        tempfile.TemporaryDirectory(prefix="newswire-bench-") as folder,
        running_stack(Path(folder), free_port(), settings) as stack,
    ):
        with sites(1) as warming:
            run(stack, warming, 0, 8.0, WARM / 8, dict.fromkeys(spent(stack), 0.0))
        at_rest = a_second(lambda: spent(stack), IDLE_S)
        with served(pages) as addresses:
            return _taken_in(stack, addresses, at_rest)


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


def _taken_in(stack: Soak, addresses: Sequence[str], at_rest: dict[str, float]) -> tuple[dict[str, float], int]:
    before, began, ledger = spent(stack), time.monotonic(), stack.parts.ledger
    with Pace() as pace:  # beside it: two processors that are busy are slower each than one, on many machines
        for url in addresses:
            ledger.accept(Offer(key=canonicalize(url).key, url=url, source=RUN, host=host_key(url), run=RUN))
        eventually(lambda: _are_all_ended(ledger), "all have ended", PATIENCE_S)
    took, after, one_s = time.monotonic() - began, spent(stack), pace.unit_ms / 1000 * len(addresses)
    cost = {kind: (after[kind] - before.get(kind, 0.0) - at_rest.get(kind, 0.0) * took) / one_s for kind in after}
    return cost, ledger.counts(f"run/{RUN}").indexed


def _are_all_ended(ledger: Ledger) -> bool:
    time.sleep(LOOK_EVERY_S)
    return ledger.counts(f"run/{RUN}").in_flight == 0
