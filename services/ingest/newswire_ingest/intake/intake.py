"""One run of `newswire ingest`: what a person names is taken in as captures with a ledger of their own."""

from __future__ import annotations

import itertools
import secrets
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from newswire_shared.accounting.ledger import Counts, Offer
from newswire_shared.accounting.pressure import wait_for_room
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.identity import InvalidAddress, canonicalize, host_key
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.console import bar, progress
from newswire_shared.running.page_files import read_addresses

from newswire_ingest.composition import IngestBuild, pressure
from newswire_ingest.frontier.ports import Frontier, Waiting
from newswire_ingest.intake.import_files import ImportFiles, files_of, read_file
from newswire_ingest.settings import IngestSettings

FILES, ADDRESSES = "files", "addresses"
POLL_S = 0.2
PRESSURE_EVERY = 100
PRESSURE_PAUSE_S = 2.0
LOOK_EVERY = 10  # looks at the counts, which are cheap, to one at everything that is in flight
PATIENCE_S = 120.0  # the first next try comes within it, so a blip passes; those of a longer outage are hours apart
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Taken:
    """How many were named, how many of them were known already, and how many share another's address."""

    named: int = 0
    known: int = 0
    sharing: int = 0

    def with_one(self, is_new: bool) -> Taken:
        return replace(self, named=self.named + 1, known=self.known + (not is_new))


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes in files and addresses under one run."""

    parts: Assembly
    settings: IngestSettings
    source: str | None
    addresses: Mapping[str, str]
    run: str

    @classmethod
    def open(cls, shared: SharedSettings, source: str | None, addresses: Path | None) -> Intake:
        """On the configured or running stack."""
        run = f"{time.strftime('%Y%m%d%H%M%S', time.gmtime())}-{secrets.token_hex(3)}"
        return cls(assemble("ingest", shared), load(IngestSettings), source, read_addresses(addresses), run)

    def take(self, what: Sequence[str]) -> Taken:
        """Take in everything named; addresses first, so that they are fetched meanwhile.

        Raises UsageError, before anything is taken in, for what is neither file, folder nor address.
        """
        urls = [name for name in what if is_address(name)]
        files = [file for name in what if not is_address(name) for file in files_of(Path(name))]
        offers = [self._offer(url) for url in urls]
        taken = Taken()
        for offer in offers:
            taken = taken.with_one(self.parts.ledger.accept(offer).is_new)
        return self._take_files(files, taken)

    def _offer(self, url: str) -> Offer:
        try:
            key = canonicalize(url).key
        except InvalidAddress as error:
            raise UsageError(str(error)) from error
        return Offer(key=key, url=url, source=self.source or ADDRESSES, host=host_key(url), run=self.run)

    def _take_files(self, files: Sequence[tuple[Path, str]], taken: Taken) -> Taken:
        parts = self.parts
        clock, say = SystemClock(), partial(print, "waiting:", file=sys.stderr)
        importer = ImportFiles(
            parts.archive, parts.ledger, parts.publisher, clock, self.source or FILES, self.run, self.addresses
        )
        for number, (path, relative) in enumerate(progress(files, len(files), "taking in")):
            if number % PRESSURE_EVERY == 0:
                wait_for_room(pressure(parts), clock, say)
            for given in read_file(path, relative, self.settings.page_bytes):
                taken = taken.with_one(importer(given).is_new)
        return replace(taken, sharing=sum(importer.looks.values()) - len(importer.looks))

    @property
    def frontier(self) -> Frontier:
        return IngestBuild(self.parts, self.settings).frontier

    def counts(self) -> Counts:
        """This run's ledger."""
        return self.parts.ledger.counts(f"run/{self.run}")

    def wait(self) -> Counts:
        """Wait until every capture of this run has ended, with a progress bar for a person.

        It does not wait for addresses whose next try is more than `PATIENCE_S` away when nothing else is in flight:
        it names them, and they stay in flight.
        """
        said = ""
        with bar("working", self.counts().accepted) as show:
            for look in itertools.count(1):
                counts = self._patient_counts()
                show(counts.accepted - counts.in_flight)
                if counts.in_flight == 0 or (look % LOOK_EVERY == 0 and self._is_put_off()):
                    break
                said = self._say_pauses(said)
                time.sleep(POLL_S)
        return counts

    def _is_put_off(self) -> bool:
        """Whether all that is left waits for a try that is far away; if so, it is said which and until when."""
        try:
            waiting = sorted(self.frontier.waiting(f"run/{self.run}"), key=lambda each: each.wait_s)
        except TransientError:  # the counts are waited for with a word
            return False
        if not waiting or waiting[0].wait_s <= PATIENCE_S:
            return False
        sys.stderr.writelines(f"{line}\n" for line in waiting_lines(waiting, SystemClock().now()))
        return True

    def _say_pauses(self, said: str) -> str:
        """Tell once why nothing moves while a stage is paused."""
        paused = self.parts.pauses.paused()
        text = "; ".join(f"{stage} is paused ({why}); `newswire resume {stage}`" for stage, why in paused.items())
        if text and text != said:
            sys.stderr.write(f"waiting: {text}\n")
        return text

    def _patient_counts(self) -> Counts:
        """The counts, however long Redis is away."""
        while True:
            try:
                return self.counts()
            except TransientError as error:
                sys.stderr.write(f"waiting: {error}\n")
                time.sleep(PRESSURE_PAUSE_S)


def is_address(name: str) -> bool:
    """Whether a person means a web address."""
    return name.startswith(("http://", "https://"))


def is_accounted_for(counts: Counts) -> bool:
    """Whether nothing died, nothing is left, and the sum is exact."""
    return counts.is_balanced and counts.dead == 0 and counts.in_flight == 0


def waiting_lines(waiting: Sequence[Waiting], now: datetime) -> Iterator[str]:
    """What is still being tried, why, and when next."""
    for each in waiting[:SHOWN]:
        at = f"{now + timedelta(seconds=each.wait_s):%Y-%m-%d %H:%M:%S}"
        yield f"still being tried: {each.url}: {each.why or 'its host rests'}; next try from {at} UTC on"
    if len(waiting) > SHOWN:
        yield f"still being tried: {len(waiting) - SHOWN} more"
    yield "they stay in flight, and are tried while a stack runs: see `newswire trace ADDRESS`"


def account_lines(taken: Taken, counts: Counts, ended: bool) -> Iterator[str]:
    """What a person is told at the end."""
    known = f", {taken.known} of them known already" if taken.known else ""
    yield f"{taken.named} taken in{known}"
    if taken.sharing:
        yield f"{taken.sharing} came under another's address and are revisions of it: --addresses tells them apart"
    if not ended:
        yield "see `newswire ledger` for what becomes of them"
        return
    yield f"accepted {counts.accepted} = indexed {counts.indexed} + unchanged {counts.unchanged} + rejected " + (
        f"{counts.rejected} + dead {counts.dead} + in flight {counts.in_flight}"
    )
    yield from (f"  {reason}: {number}" for reason, number in counts.reasons.items())
    if counts.dead:
        yield "look at the dead letters with `newswire dead list`"
