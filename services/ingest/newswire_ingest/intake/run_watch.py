"""Use case: wait for the end of a run of `newswire ingest`, and account for what became of it."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from newswire_shared.accounting.ledger import Counts, Ledger
from newswire_shared.accounting.pauses import Pauses
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import TransientError
from newswire_shared.running.console.output import bar

from newswire_ingest.frontier.ports import Frontier, WaitingAddress
from newswire_ingest.intake.intake import Taken
from newswire_ingest.intake.warc.summary import record_lines

POLL_S = 0.2  # a person takes it for at once, and a look at the counts costs Redis next to nothing
AWAY_PAUSE_S = 2.0  # between looks while Redis is away: it takes seconds to start
LOOK_EVERY = 10  # looks at the counts, which are cheap, to one at everything that is in flight
PATIENCE_S = 120.0  # the first next try comes within it, so a blip passes; those of a longer outage are hours apart
SHOWN = 10  # addresses that are still being tried: more would push the account off the screen


@dataclass(frozen=True, slots=True)
class RunWatch:
    """Watches one run, and reports on standard error what it waits for."""

    ledger: Ledger
    frontier: Frontier
    pauses: Pauses
    clock: Clock
    run: str

    def counts(self) -> Counts:
        """This run's ledger."""
        return self.ledger.counts(f"run/{self.run}")

    def wait(self) -> Counts:
        """Wait until every capture of this run has ended, with a progress bar for a person.

        It does not wait for addresses whose next try is more than `PATIENCE_S` away when nothing else is in flight:
        it names them, and they stay in flight.
        """
        reported = ""
        with bar("working", self.counts().accepted) as show:
            for look in itertools.count(1):
                counts = self._patient_counts()
                show(counts.accepted - counts.in_flight)
                if counts.in_flight == 0 or (look % LOOK_EVERY == 0 and self._is_put_off()):
                    break
                reported = self._report_pauses(reported)
                self.clock.sleep(POLL_S)
        return counts

    def _is_put_off(self) -> bool:
        """Whether all that is left waits for a try that is far away; if so, it names them with their next try."""
        try:
            waiting = sorted(self.frontier.waiting(f"run/{self.run}"), key=lambda each: each.wait_s)
        except TransientError:  # the counts, which are read next, wait for Redis and report that they do
            return False
        if not waiting or waiting[0].wait_s <= PATIENCE_S:
            return False
        sys.stderr.writelines(f"{line}\n" for line in waiting_lines(waiting, self.clock.now()))
        return True

    def _report_pauses(self, reported: str) -> str:
        """Report once why nothing moves while a stage is paused."""
        try:
            paused = self.pauses.paused()
        except TransientError:  # the counts, which are read next, wait for Redis and report that they do
            return reported
        text = "; ".join(f"{stage} is paused ({why}); `newswire resume {stage}`" for stage, why in paused.items())
        if text and text != reported:
            sys.stderr.write(f"waiting: {text}\n")
        return text

    def _patient_counts(self) -> Counts:
        """The counts, however long Redis is away."""
        while True:
            try:
                return self.counts()
            except TransientError as error:
                sys.stderr.write(f"waiting: {error}\n")
                self.clock.sleep(AWAY_PAUSE_S)


@contextmanager
def telling_of_an_end(counts: Callable[[], Counts]) -> Iterator[None]:
    """While inside, Ctrl-C says on standard error where the run stands and how it goes on."""
    try:
        yield
    except KeyboardInterrupt:
        with suppress(TransientError):  # Redis may be what the person did not want to wait for
            sys.stderr.write(f"{interrupted_line(counts())}\n")
        raise


def interrupted_line(counts: Counts) -> str:
    """Where a run stands that a person ended."""
    if not counts.accepted:
        return "nothing was taken in"
    ended = counts.accepted - counts.in_flight
    left = f"; {counts.in_flight} are in flight and go on while a stack runs" if counts.in_flight else ""
    return (
        f"{counts.accepted} were accepted and {ended} of them have ended{left}. "
        "Name the same again to take in what may be left"
    )


def is_accounted_for(counts: Counts) -> bool:
    """Whether nothing died, nothing is left, and the sum is exact."""
    return counts.is_balanced and counts.dead == 0 and counts.in_flight == 0


def waiting_lines(waiting: Sequence[WaitingAddress], now: datetime) -> Iterator[str]:
    """The addresses that are still being tried, each with the reason and the time of its next try."""
    for each in waiting[:SHOWN]:
        at = f"{now + timedelta(seconds=each.wait_s):%Y-%m-%d %H:%M:%S}"
        yield f"still being tried: {each.url}: {each.why or 'its host rests'}; next try from {at} UTC on"
    if len(waiting) > SHOWN:
        yield f"still being tried: {len(waiting) - SHOWN} more"
    yield "they stay in flight, and are tried while a stack runs: see `newswire trace ADDRESS`"


def account_lines(taken: Taken, counts: Counts, ended: bool) -> Iterator[str]:
    """The account that a person gets at the end of a run."""
    known = f", {taken.known} of them known already" if taken.known else ""
    yield f"{taken.named} taken in{known}"
    yield from record_lines(taken.records)
    if taken.sharing:
        yield f"{taken.sharing} came under another's address and are revisions of it: --addresses tells them apart"
    if taken.namesakes:
        yield (
            f"{taken.namesakes} have the names of files that were taken in before, and count as later looks at those: "
            "give another folder a --source of its own"
        )
    if not ended:
        yield "see `newswire ledger` for what becomes of them"
        return
    yield f"accepted {counts.accepted} = indexed {counts.indexed} + unchanged {counts.unchanged} + rejected " + (
        f"{counts.rejected} + dead {counts.dead} + in flight {counts.in_flight}"
    )
    yield from (f"  {reason}: {number}" for reason, number in counts.reasons.items())
    if counts.dead:
        yield "look at the dead letters with `newswire dead list`"
