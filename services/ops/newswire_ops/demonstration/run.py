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

from newswire_shared.accounting.ledger import Counts, Ledger, total
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.running.console.output import bar

from newswire_ops.demonstration.dating import brought_near
from newswire_ops.demonstration.newsroom import load_newsroom
from newswire_ops.demonstration.pages import SampleSite
from newswire_ops.demonstration.report import report
from newswire_ops.demonstration.server import NewsroomServer
from newswire_ops.launcher.stack import EmbeddedStack, is_port_free, sole_stack
from newswire_ops.ports import RunningStack

PORTS = range(18081, 18081 + 20)  # more than there are sites, so that a few may be taken
RECHECK_S = 2
WAIT_S = 180.0  # for everything; it takes a fraction of that unless the machine is very slow
POLL_S = 0.3
STORIES_WAIT_S = 30.0  # the list of stories comes last and is shown as it is if they take longer
SEARCH = "Ostara Dawn"  # a ship of the sample that several sites report on
SETTINGS = {  # the usual ones are polite to servers and patient, where a person waits for servers of our own
    "NEWSWIRE_INGEST_HOST_DELAY_S": "0.05",
    "NEWSWIRE_ENRICH_STORY_DEBOUNCE_S": "1",
    "NEWSWIRE_INGEST_RECHECK_AFTER_S": f"[{RECHECK_S}]",
    "NEWSWIRE_INGEST_ALLOW_NETWORKS": '["127.0.0.0/8"]',  # the sites are on loopback, which is refused else
}


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Serves, takes in, waits, reports.  `embedded` was given `SETTINGS`; it is opened once it runs."""

    run_dir: Path
    embedded: EmbeddedStack
    open_stack: Callable[[], RunningStack]
    sample: Path
    say: Callable[[str], None]
    clock: Clock

    def run(self) -> bool:
        """Run it all; whether every article is accounted for and nothing died."""
        sites = self._sites()
        with sole_stack(self.run_dir), NewsroomServer(sites, self._ports(len(sites))) as newsroom, self._running():
            stack = self.open_stack()
            self._add_sources(newsroom)
            is_done = self._wait(stack, sites)
            is_sound = report(stack.ledger, sites, newsroom, self.say) and is_done
            self._show("search", SEARCH, "--size", "3")
            self._wait_for_stories(stack)
            self._show("stories", "list", "--size", "3")
            for site in sites:  # nothing serves them any more, and a later `newswire up` would poll them in vain
                self._newswire("sources", "pause", site.slug)
        self.say(
            "\n`make up` opens the same data in the browser, at http://127.0.0.1:8080 unless you choose another port."
            "\nThe sample's sources are paused, since nothing serves them any more."
        )
        return is_sound

    def _sites(self) -> Sequence[SampleSite]:
        if not self.sample.is_dir():
            raise UsageError(
                f"there is no sample newsroom in {self.sample}: run this in the project's folder, or use --sample"
            )
        return brought_near(load_newsroom(self.sample), self.clock.now())

    def _ports(self, number: int) -> list[int]:
        """The same ports every time, so that articles keep their addresses; free ones where those are taken."""
        free = [port for port in PORTS if is_port_free(port)]
        return free[:number] if len(free) >= number else [0] * number

    @contextmanager
    def _running(self) -> Iterator[None]:
        self.say(
            "starting the embedded stack: broker, clock, ingest, enrich, index …\n"
            f"for the sample, hosts rest 0.05 s instead of 2 s, and articles are looked at again after {RECHECK_S} s"
        )
        self.embedded.start()
        try:
            yield
        finally:
            self.embedded.stop()

    def _add_sources(self, newsroom: NewsroomServer) -> None:
        lines = [json.dumps({"name": slug, "address": feed, "every": "1h"}) for slug, feed in newsroom.feeds.items()]
        file = self.run_dir / "sample-sources.jsonl"  # one import instead of a command, and its start, for each
        file.write_text("\n".join(lines), "utf-8")
        self._newswire("sources", "import", str(file))
        self.say(f"added {len(lines)} sources: " + ", ".join(newsroom.feeds.values()))

    def _newswire(self, *words: str) -> None:
        done = _run(words)
        if done.returncode:
            raise UsageError(f"newswire {' '.join(words)}: {done.stderr.strip() or done.stdout.strip()}")

    def _wait(self, stack: RunningStack, sites: Sequence[SampleSite]) -> bool:
        """Wait until all that the feeds offer was accepted and has ended, re-checks included."""
        sources = [site.slug for site in sites]
        expected = sum(len(site.articles) + len(site.extras) for site in sites)
        ends = time.monotonic() + WAIT_S
        with bar("taking in", expected) as show:
            while time.monotonic() < ends:
                counts = counts_of_sources(stack.ledger, sources)
                show(min(expected, counts.accepted - counts.in_flight))
                if counts.accepted >= expected and counts.in_flight == 0 and stack.rechecks.size() == 0:
                    return True
                time.sleep(POLL_S)
        self.say(f"not everything ended within {WAIT_S:g} s")
        return False

    def _wait_for_stories(self, stack: RunningStack) -> None:
        """Wait until the index was sent what linking changed, which happens once a story has rested."""
        ends = time.monotonic() + STORIES_WAIT_S
        while time.monotonic() < ends and stack.changes.size():
            time.sleep(POLL_S)

    def _show(self, *words: str) -> None:
        """Print a command and its output."""
        self.say(f"\n$ newswire {shlex.join(words)}")
        done = _run(words)
        self.say(done.stdout.rstrip() or done.stderr.rstrip())


def _run(words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a command as a person would: no service imports another, and the demonstration shows what a person gets."""
    command = Path(sys.executable).with_name("newswire")
    return subprocess.run([str(command), *words], capture_output=True, text=True, check=False)


def counts_of_sources(ledger: Ledger, sources: Sequence[str]) -> Counts:
    """The ledger of some sources, over all their hours.  Zero while Redis cannot be reached."""
    try:
        buckets = [bucket for bucket in ledger.buckets(0) if bucket.rpartition("/")[0] in sources]
        return total(map(ledger.counts, buckets))
    except TransientError:
        return Counts()
