"""Use case: fetch what is due, politely, one request a claim.

A loop of at most ten seconds claims the next due address, fetches it, archives the answer, publishes
ArticleFetched, completes the claim, and claims again.  Where it is a source's turn, it polls the source.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import structlog
from newswire_shared.accounting.dead_letters import DeadLetters, letter_of
from newswire_shared.accounting.ladder import STARTS_ALLOWED, KilledItsWorker, bury, on_the_ladder, settle
from newswire_shared.accounting.ledger import CaptureRecord, Ledger
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.archive.captures import Archive, RawCapture
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import CaptureRef, FetchDue
from newswire_shared.contracts.outcomes import Ended, Onward, Outcome, rejected
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.contracts.topology import FETCH

from newswire_ingest.fetching.rechecks import Rechecks
from newswire_ingest.fetching.refusals import disallowed, refusal_of
from newswire_ingest.frontier.ports import Claimed, Frontier, Idle
from newswire_ingest.web.answers import meant
from newswire_ingest.web.ports import Answer, Fetcher, SiteFails, is_sound
from newswire_ingest.web.robots import Robots

log = structlog.get_logger(__name__)

LOOP_S = 10  # with its last request far below the 120 s after which its message would be delivered again
HOPS = 5  # redirects, as many as RFC 9309 wants to be followed for robots.txt
NAP_S = 1.0  # at most between two claims: an address of another host that is accepted meanwhile waits no longer
NAP_LEAST_S = 0.005  # a wait of less than a millisecond is 0, and a loop over it would never pause
HOPELESS_FAILURES = 3  # of one host in a row: as many as make it rest
HOPELESS_FACTOR = 2  # times its waits: rests, the pace and chance make tries come later than that alone
LATELY_S = 3600  # the longest rest is 15 min, so a host under trial failed within the hour


@dataclass(frozen=True, slots=True)
class FetchRule:
    """When an address is tried again, how often it is claimed without an end, and the wait after a fault of our own.

    `waits_s` are the waits after its tries, in seconds.
    """

    waits_s: tuple[float, ...]
    claims: int = STARTS_ALLOWED
    own_fault_s: float = 1


@dataclass(frozen=True, slots=True)
class FetchArticles:
    """Fetches what is due for a while."""

    frontier: Frontier
    fetcher: Fetcher
    robots: Robots
    archive: Archive
    ledger: Ledger
    registry: UrlRegistry
    rechecks: Rechecks
    publisher: EventPublisher
    dead_letters: DeadLetters
    clock: Clock
    rule: FetchRule
    poll: Callable[[Claimed], int]

    def __call__(self, stopping: Callable[[], bool] = lambda: False) -> int:
        """Run one loop and answer how many claims it served."""
        ends, served = self.clock.monotonic_s() + LOOP_S, 0
        while self.clock.monotonic_s() < ends and not stopping():
            claimed = self.frontier.claim()
            if isinstance(claimed, Claimed):
                self.visit(claimed)
                served += 1
            elif not self._nap(claimed, ends):
                break
        return served

    def _nap(self, idle: Idle, ends: float) -> bool:
        """Wait a little for the next due address; False when none comes within this loop."""
        if idle.wait_s is None or self.clock.monotonic_s() + idle.wait_s > ends:
            return False
        self.clock.sleep(min(max(idle.wait_s, NAP_LEAST_S), NAP_S))
        return True

    def visit(self, claimed: Claimed) -> None:
        """Serve one claim: whatever happens, the address' fate is written down.

        A fault of our own (disk, broker) is no try of the address: it raises TransientError and ends the loop.
        """
        if claimed.poll:
            self.poll(claimed)
            return
        record = claimed.record
        if record is None or record.state != Stage.FETCH:  # a killed loop had published it already
            self.frontier.finish(claimed, None)
            return
        on_the_ladder(
            lambda: self._visit(claimed, record),
            later=lambda error: self._try_later(claimed, record, error),
            bury=lambda error: self._bury(claimed, record, error),
        )

    def _visit(self, claimed: Claimed, record: CaptureRecord) -> None:
        if claimed.claims > self.rule.claims:  # before any request, for that is what may have killed the workers
            raise KilledItsWorker(f"claimed {claimed.claims - 1} times without an orderly end: {record.url}")
        if self._is_hopeless(claimed):
            self.frontier.finish(claimed, End.REJECTED, {"detail": _unreached(claimed)}, Reason.HTTP_ERROR)
            return
        allowed = self.robots.verdict(record.url)
        if allowed is None:
            self.robots.learn(record.url)  # it used up this turn at the host: the address waits for the next
            self.frontier.again(claimed, 0, answered=True)
        elif allowed:
            self._settle(claimed, record, self._look(record), answered=True)
        else:
            self._settle(claimed, record, disallowed(record.url), answered=False)

    def _is_hopeless(self, claimed: Claimed) -> bool:
        """Whether an address waited behind others of a host that fails for far longer than its own tries would take.

        A host that fails is asked once a rest; without this a thousand addresses of a dead one would take weeks to end.
        What nobody asked lately may be well again, so nothing is hopeless after a stop of our own.
        """
        most_s = HOPELESS_FACTOR * sum(self.rule.waits_s)
        fails_still = claimed.host_failures >= HOPELESS_FAILURES and claimed.host_failed_s < LATELY_S
        return fails_still and 0 < most_s < claimed.waited_s

    def _look(self, record: CaptureRecord) -> Outcome:
        """Ask for the address and archive what it answers."""
        answer = self._follow(record)
        if isinstance(answer, Ended):
            return answer
        refused = refusal_of(answer)
        if refused:
            return refused
        ref = self.archive.write_raw(raw_capture(record, answer))
        validators = {name: answer.headers[name] for name in ("etag", "last-modified") if answer.headers.get(name)}
        if validators:  # after the copy: with a copy that was lost they would bring a 304 and nothing to show
            self.registry.note(record.article_id, validators)
        return Onward(
            Stage.ENRICH, ref, record.article_id, {"fetched_ms": str(int(answer.fetched_at.timestamp() * 1000))}
        )

    def _follow(self, record: CaptureRecord) -> Answer | Ended:
        """The answer at the end of at most five redirects, each allowed by robots.txt."""
        url, headers = record.url, self._validators(record)
        for hop in range(HOPS + 1):
            if hop and not self.robots.allows(url):  # the first was allowed before it came here
                return disallowed(url)
            answer = self.fetcher.fetch(url, headers)
            if isinstance(answer, Ended) or answer.redirects_to is None:
                return answer if isinstance(answer, Ended) else meant(answer, headers)
            url, headers = answer.redirects_to, {}  # the validators are of the first address' copy
            if not is_sound(url):
                return rejected(Reason.HTTP_ERROR, f"{record.url} redirects to {url}")
        return rejected(Reason.HTTP_ERROR, f"{record.url} redirects more than {HOPS} times")

    def _validators(self, record: CaptureRecord) -> dict[str, str]:
        known = self.registry.find(record.article_id)
        if known is None or not known.digest:  # never indexed: a 304 would leave nothing to show
            return {}
        asked = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
        return {asked[name]: value for name, value in known.validators.items() if value}

    def _settle(self, claimed: Claimed, record: CaptureRecord, outcome: Outcome, *, answered: bool) -> None:
        def advance(to: Stage | End, fields: Mapping[str, str], reason: Reason | None) -> None:
            self.frontier.finish(claimed, to, fields, reason, answered=answered)

        if isinstance(outcome, Onward) or outcome.end is End.UNCHANGED:
            self.rechecks.plan(record)
        settle(outcome, _reference(record), record.lane, self.publisher, advance)

    def _try_later(self, claimed: Claimed, record: CaptureRecord, error: TransientError) -> None:
        if not isinstance(error, SiteFails):  # our own disk or broker: no try of the address, and the loop ends
            self.frontier.again(claimed, self.rule.own_fault_s, str(error))
            raise error
        self.frontier.rest(error.host or claimed.host, busy=error.busy, asked_s=error.retry_after_s or 0)
        tries = self.ledger.failed_try(claimed.capture_id, Stage.FETCH)
        why = f"{tries} {'tries, the last' if tries > 1 else 'try'}: {error}"
        if tries > len(self.rule.waits_s):
            self.frontier.finish(claimed, End.REJECTED, {"detail": why}, Reason.HTTP_ERROR)
            return
        wait_s = max(error.retry_after_s or 0, jittered(self.rule.waits_s[tries - 1]))
        log.warning(
            "capture.parked",
            capture=claimed.capture_id,
            url=record.url,
            tries=tries,
            wait_s=round(wait_s, 1),
            why=str(error),
        )
        self.frontier.again(claimed, wait_s, why)

    def _bury(self, claimed: Claimed, record: CaptureRecord, error: BaseException) -> None:
        letter = letter_of(FETCH, FetchDue(), _reference(record), error, Stage.FETCH)
        bury(self.dead_letters, letter, error, url=record.url)
        self.frontier.finish(claimed, None)


def jittered(wait_s: float) -> float:
    """A wait, up to a quarter shorter or longer by chance: what failed together does not come back together."""
    return wait_s * (0.75 + random.random() / 2)


def _unreached(claimed: Claimed) -> str:
    hours = claimed.waited_s / 3600
    return f"{claimed.host} failed {claimed.host_failures} times in a row, and this waited for it for {hours:.0f} hours"


def raw_capture(record: CaptureRecord, answer: Answer) -> RawCapture:
    """What the archive keeps of an answer."""
    return RawCapture(
        url=record.url,
        final_url=answer.url,
        body=answer.body,
        content_type=answer.headers.get("content-type", ""),
        fetched_at=answer.fetched_at,
        status=answer.status,
        headers=answer.raw_headers,
        request_headers=answer.request_headers,
        given=record.given,
    )


def _reference(record: CaptureRecord) -> CaptureRef:
    return CaptureRef(capture_id=record.capture_id, article_id=record.article_id, source=record.source, ref="")
