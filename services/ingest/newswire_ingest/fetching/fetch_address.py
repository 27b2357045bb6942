"""Use case: serve one claim of an address, with one request at most.

The request goes to the host that the claim is of.  A redirect, and a robots.txt that is not known, are requests of
their own: the address goes on in the line of the host that they lead to.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import structlog
from newswire_shared.accounting.dead_letters import DeadLetters, letter_of
from newswire_shared.accounting.ladder import STARTS_ALLOWED, KilledItsWorker, bury, next_message
from newswire_shared.accounting.ledger import REF, CaptureRecord, Ledger
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.archive.captures import SOURCE, Archive, RawCapture, Revisit
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.events import CaptureMessage, CaptureRef, FetchDue
from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.outcomes import Ended, Onward, Outcome, rejected
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.contracts.topology import FETCH

from newswire_ingest.fetching.earlier_copy import EarlierCopy, body_digest, earlier_copy
from newswire_ingest.fetching.rechecks import Rechecks
from newswire_ingest.fetching.refusals import disallowed, refusal_of
from newswire_ingest.frontier.ports import Claimed, ClaimEnd, Frontier
from newswire_ingest.robots.robots import Robots
from newswire_ingest.robots.turns import learned
from newswire_ingest.web.answers import meant
from newswire_ingest.web.ports import HOPS, SLOW_S, Answer, Fetcher, SiteFails, first_byte_s, is_sound, validators_in

log = structlog.get_logger(__name__)

HOPELESS_FAILURES = 3  # of one host in a row: as many as make it rest
HOPELESS_S = 6 * 3600  # that it failed for, all along: a release that goes wrong is repaired within a morning
HOPELESS_FACTOR = 2  # times its waits: rests, the pace and chance make tries come later than that alone
LATELY_S = 3600  # the longest rest is 15 min, so a host under trial failed within the hour
OWN_LINE = {"at_url": "", "hops": "0"}  # what a record forgets when its address begins anew


@dataclass(frozen=True, slots=True)
class FetchRule:
    """When an address is tried again, how often it is claimed without an end, and the wait after a fault of our own.

    `waits_s` are the waits after its tries, in seconds.
    """

    waits_s: tuple[float, ...]
    claims: int = STARTS_ALLOWED
    own_fault_s: float = 1


@dataclass(frozen=True, slots=True)
class Served:
    """A claim that was served: what is to be published, then how the claim ends, then a fault of our own to raise.

    `notes` are facts of its article, for the registry; they come before the message.  `took_s` is what serving took.
    """

    end: ClaimEnd
    message: CaptureMessage | None = None
    fault: TransientError | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    took_s: float = 0

    @property
    def article_id(self) -> str:
        """The article of the address."""
        return self.end.claimed.record.article_id if self.end.claimed.record else ""


@dataclass(frozen=True, slots=True)
class FetchAddress:
    """Serves claims of addresses; safe for threads."""

    frontier: Frontier
    fetcher: Fetcher
    robots: Robots
    archive: Archive
    ledger: Ledger
    registry: UrlRegistry
    rechecks: Rechecks
    dead_letters: DeadLetters
    rule: FetchRule

    def __call__(self, claimed: Claimed) -> Served:
        """Serve one claim: whatever happens, the address' fate is in the answer.

        Raises TransientError where not even a failure can be written down; the lease then brings the address back.
        """
        record = claimed.record
        if record is None or record.state != Stage.FETCH:  # a killed loop had published it already
            return Served(ClaimEnd(claimed, asked=False))
        try:
            return self._visit(claimed, record)
        except SystemExit:
            raise  # a hard time limit arrives so: the claim stays counted and its lease ends
        except TransientError as error:
            return self._try_later(claimed, record, error)
        except BaseException as error:  # a MemoryError too: one that leaves a task ends its worker
            letter = letter_of(FETCH, FetchDue(), _reference(record), error, Stage.FETCH)
            bury(self.dead_letters, letter, error, url=record.url)
            return Served(ClaimEnd(claimed))

    def _visit(self, claimed: Claimed, record: CaptureRecord) -> Served:
        if claimed.claims > self.rule.claims:  # before any request, for that is what may have killed the workers
            raise KilledItsWorker(f"claimed {claimed.claims - 1} times without an orderly end: {record.url}")
        if self._is_hopeless(claimed):
            ended = rejected(Reason.HTTP_ERROR, _unreached(claimed))
            return self._visited(claimed, record, ended, asked=False)
        url = record.asks
        allowed = self.robots.verdict(url)
        if allowed is None:
            return Served(learned(self.robots, self.frontier, claimed, url))
        if not allowed:
            return self._visited(claimed, record, disallowed(url), asked=False)
        if host_key(url) != claimed.host:  # it stood in line for a robots.txt that lies elsewhere, and is known by now
            return Served(ClaimEnd(claimed, wait_s=0, line=host_key(url), asked=False))
        return self._ask(claimed, record, url)

    def _ask(self, claimed: Claimed, record: CaptureRecord, url: str) -> Served:
        earlier = earlier_copy(self.ledger, self.registry, record)
        headers = {} if record.hops else earlier.headers  # which are of the first address' copy
        answer = self.fetcher.fetch(url, headers, first_byte_s(claimed.is_slow, record.tries(Stage.FETCH)))
        if isinstance(answer, Ended):
            return self._visited(claimed, record, answer)
        is_slow = answer.waited_s > SLOW_S
        if answer.redirects_to is not None:
            end = self._onward(claimed, record, answer.redirects_to)
            if isinstance(end, ClaimEnd):
                return Served(replace(end, is_slow=is_slow))
            return self._visited(claimed, record, end, is_slow=is_slow)
        kept = self._kept(record, meant(answer, headers), earlier)
        served = self._visited(claimed, record, kept, is_slow=is_slow)
        # After the copy: with one that was lost they would bring a 304 and nothing to show.
        return replace(served, notes=_notes(record, answer)) if isinstance(kept, Onward) else served

    def _onward(self, claimed: Claimed, record: CaptureRecord, target: str) -> ClaimEnd | Ended:
        """The next turn of an address that is redirected, in the line of the host that it leads to."""
        if not is_sound(target):
            return rejected(Reason.HTTP_ERROR, f"{record.url} redirects to {target}")
        if record.hops >= HOPS:
            return rejected(Reason.HTTP_ERROR, f"{record.url} redirects more than {HOPS} times")
        fields = {"at_url": target, "hops": str(record.hops + 1)}
        return ClaimEnd(claimed, wait_s=0, fields=fields, line=host_key(target), answered=True)

    def _kept(self, record: CaptureRecord, answer: Answer, earlier: EarlierCopy) -> Outcome:
        """Archive what an address answers, or that it is what it was."""
        refused = refusal_of(answer)
        is_same = answer.status == 304 or (not refused and earlier.has(answer.body))
        if is_same and (ref := self._revisited(record, answer, earlier)):
            return Ended(End.UNCHANGED, facts={f"{REF}revisit": ref, **_answered(answer)})
        if refused:
            return replace(refused, facts=_answered(answer))
        ref = self.archive.write_raw(raw_capture(record, answer))
        facts = {"fetched_ms": str(int(answer.fetched_at.timestamp() * 1000))}
        return Onward(Stage.ENRICH, ref, record.article_id, facts)

    def _revisited(self, record: CaptureRecord, answer: Answer, earlier: EarlierCopy) -> str:
        """The reference of the revisit, "" where the archive lost the earlier copy, so that this one is to be kept."""
        revisit = Revisit(record.url, answer.fetched_at, answer.status, answer.raw_headers, earlier.ref)
        try:
            return self.archive.write_revisit(revisit)
        except PermanentError:
            is_304 = answer.status == 304  # which brings no copy to keep in its place
            return self.archive.write_revisit(replace(revisit, earlier="")) if is_304 else ""

    def _visited(
        self, claimed: Claimed, record: CaptureRecord, outcome: Outcome, *, asked: bool = True,
        is_slow: bool | None = None,
    ) -> Served:  # fmt: skip
        if isinstance(outcome, Onward) or outcome.end is End.UNCHANGED:
            self.rechecks.plan(record)
        if isinstance(outcome, Ended):
            end = ClaimEnd(claimed, outcome.end, outcome.fields, outcome.reason)
            return Served(replace(end, answered=asked, asked=asked, is_slow=is_slow))
        end = ClaimEnd(claimed, outcome.stage, outcome.fields, answered=True, is_slow=is_slow)
        return Served(end, next_message(_reference(record), record.lane, outcome))

    def _is_hopeless(self, claimed: Claimed) -> bool:
        """Whether an address waited behind others of a host that fails for far longer than its own tries would take.

        A host that fails is asked once a rest; without this a thousand addresses of a dead one would take weeks to end.
        What nobody asked lately may be well again, so nothing is hopeless after a stop of our own.  A long line alone
        is no failure: what waited for days behind others of a good host is not given up for three bad pages in a row.
        """
        most_s = HOPELESS_FACTOR * sum(self.rule.waits_s)
        fails_long = claimed.host_failures >= HOPELESS_FAILURES and claimed.host_failing_s > HOPELESS_S
        fails_still = fails_long and claimed.host_failed_s < LATELY_S
        return fails_still and 0 < most_s < claimed.waited_s

    def _try_later(self, claimed: Claimed, record: CaptureRecord, error: TransientError) -> Served:
        if not isinstance(error, SiteFails):  # our own disk or broker: no try of the address, and the loop ends
            return Served(ClaimEnd(claimed, wait_s=self.rule.own_fault_s, why=str(error)), fault=error)
        is_slow = True if error.late else None
        self.frontier.rest(error.host or claimed.host, busy=error.busy, asked_s=error.retry_after_s or 0)
        tries = self.ledger.failed_try(claimed.capture_id, Stage.FETCH)
        why = f"{tries} {'tries, the last' if tries > 1 else 'try'}: {error}"
        if tries > len(self.rule.waits_s):
            end = ClaimEnd(claimed, End.REJECTED, {"detail": why}, Reason.HTTP_ERROR, is_slow=is_slow)
            return Served(end)
        wait_s = max(error.retry_after_s or 0, jittered(self.rule.waits_s[tries - 1]))
        about = {"capture": claimed.capture_id, "url": record.url, "tries": tries, "wait_s": round(wait_s, 1)}
        log.warning("capture.parked", **about, why=str(error))
        line = host_key(record.url)  # a later try begins anew: the way may have changed meanwhile
        return Served(ClaimEnd(claimed, wait_s=wait_s, why=why, line=line, fields=OWN_LINE, is_slow=is_slow))


def jittered(wait_s: float) -> float:
    """A wait, up to a quarter shorter or longer by chance: what failed together does not come back together."""
    return wait_s * (0.75 + random.random() / 2)


def _notes(record: CaptureRecord, answer: Answer) -> dict[str, str]:
    """What later looks have to know of a copy."""
    noted = {"body": body_digest(answer.body), "body_of": record.capture_id}
    return noted | validators_in(answer.headers)


def _answered(answer: Answer) -> dict[str, str]:
    """What a trace shows of an answer of which no copy is kept."""
    return {"status": str(answer.status), "bytes": str(len(answer.body))}


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
        given={**record.given, SOURCE: record.source},
    )


def _reference(record: CaptureRecord) -> CaptureRef:
    return CaptureRef(
        capture_id=record.capture_id, article_id=record.article_id, source=record.source, ref="", home=record.home
    )
