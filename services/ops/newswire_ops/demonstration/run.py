"""The demonstration: a sample newsroom on loopback, taken in by the real embedded stack."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newswire_shared.accounting.ledger import Counts, total
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.console import bar
from newswire_shared.state import keys
from newswire_shared.state.due_queue import RedisDueQueue

from newswire_ops.demonstration.newsroom import Site, load_newsroom
from newswire_ops.demonstration.report import report
from newswire_ops.demonstration.server import NewsroomServer
from newswire_ops.launcher.stack import EmbeddedStack, is_port_free, sole_stack
from newswire_ops.settings import OpsSettings

PORTS = range(18081, 18081 + 20)
RECHECK_S = 2
WAIT_S = 180.0
POLL_S = 0.3
STORIES_WAIT_S = 30.0
SEARCH = "Ostara Dawn"
SETTINGS = {
    "NEWSWIRE_INGEST_HOST_DELAY_S": "0.05",
    "NEWSWIRE_ENRICH_STORY_DEBOUNCE_S": "1",
    "NEWSWIRE_INGEST_RECHECK_AFTER_S": f"[{RECHECK_S}]",
    "NEWSWIRE_INGEST_ALLOW_NETWORKS": '["127.0.0.0/8"]',
}


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Serves, takes in, waits, reports."""

    shared: SharedSettings
    ops: OpsSettings
    sample: Path
    say: Callable[[str], None]

    def run(self) -> bool:
        """Run it all; whether every article is accounted for and nothing died."""
        sites = self._sites()
        with sole_stack(self.shared.run_dir), NewsroomServer(sites, self._ports(len(sites))) as newsroom, self._stack():
            parts = assemble("demo", self.shared)
            self._add_sources(newsroom)
            expected = sum(len(site.articles) + len(site.extras) for site in sites)
            is_done = self._wait(parts, [site.slug for site in sites], expected)
            is_sound = report(parts, sites, newsroom, self.say) and is_done
            self._show("search", SEARCH, "--size", "3")
            self._wait_for_stories(parts)
            self._show("stories", "list", "--size", "3")
            for site in sites:
                self._newswire("sources", "pause", site.slug)
        self.say(
            "\n`make up` opens the same data in the browser, at http://127.0.0.1:8080 unless you choose another port."
            "\nThe sample's sources are paused, since nothing serves them any more."
        )
        return is_sound

    def _sites(self) -> Sequence[Site]:
        if not self.sample.is_dir():
            raise UsageError(
                f"there is no sample newsroom in {self.sample}: run this in the project's folder, or use --sample"
            )
        return load_newsroom(self.sample)

    def _ports(self, number: int) -> list[int]:
        """The same ports every time, so that articles keep their addresses; free ones where those are taken."""
        free = [port for port in PORTS if is_port_free(port)]
        return free[:number] if len(free) >= number else [0] * number

    @contextmanager
    def _stack(self) -> Iterator[None]:
        self.say(
            "starting the embedded stack: broker, clock, ingest, enrich, index …\n"
            f"for the sample, hosts rest 0.05 s instead of 2 s, and articles are looked at again after {RECHECK_S} s"
        )
        stack = EmbeddedStack(self.shared, self.ops, self.say, None, SETTINGS)
        stack.start()
        try:
            yield
        finally:
            stack.stop()

    def _add_sources(self, newsroom: NewsroomServer) -> None:
        lines = [json.dumps({"name": slug, "address": feed, "every": "1h"}) for slug, feed in newsroom.feeds.items()]
        file = self.shared.run_dir / "sample-sources.jsonl"
        file.write_text("\n".join(lines), "utf-8")
        self._newswire("sources", "import", str(file))
        self.say(f"added {len(lines)} sources: " + ", ".join(newsroom.feeds.values()))

    def _newswire(self, *words: str) -> None:
        command = Path(sys.executable).with_name("newswire")
        found = subprocess.run([str(command), *words], capture_output=True, text=True, check=False)
        if found.returncode:
            raise UsageError(f"newswire {' '.join(words)}: {found.stderr.strip() or found.stdout.strip()}")

    def _wait(self, parts: Assembly, sources: Sequence[str], expected: int) -> bool:
        """Wait until all that the feeds offer was accepted and has ended, re-checks included."""
        ends = time.monotonic() + WAIT_S
        rechecks = RedisDueQueue(parts.state, "rechecks")
        with bar("taking in", expected) as show:
            while time.monotonic() < ends:
                counts = counts_of_sources(parts, sources)
                show(min(expected, counts.accepted - counts.in_flight))
                if counts.accepted >= expected and counts.in_flight == 0 and rechecks.size() == 0:
                    return True
                time.sleep(POLL_S)
        self.say(f"not everything ended within {WAIT_S:g} s")
        return False

    def _wait_for_stories(self, parts: Assembly) -> None:
        """Wait until what linking changed was told to the index, which it is once it has rested."""
        ends = time.monotonic() + STORIES_WAIT_S
        while time.monotonic() < ends and parts.state.client.zcard(keys.LINK_OUTBOX()):
            time.sleep(POLL_S)

    def _show(self, *words: str) -> None:
        """Print a command and what it answers."""
        self.say(f"\n$ newswire {shlex.join(words)}")
        command = Path(sys.executable).with_name("newswire")
        found = subprocess.run([str(command), *words], capture_output=True, text=True, check=False)
        self.say(found.stdout.rstrip() or found.stderr.rstrip())


def counts_of_sources(parts: Assembly, sources: Sequence[str]) -> Counts:
    """The ledger of some sources, over all their hours.  Zero while Redis cannot be reached."""
    try:
        buckets = [bucket for bucket in parts.ledger.buckets(0) if bucket.rpartition("/")[0] in sources]
        return total(map(parts.ledger.counts, buckets))
    except TransientError:
        return Counts()
