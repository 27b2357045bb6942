"""Use case: look at a source's feed and offer its items for acceptance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog
from newswire_shared.accounting.ledger import Admission, Ledger, Offer
from newswire_shared.accounting.pressure import Pressure
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.tracebacks import traceback_of

from newswire_ingest.frontier.ports import Claimed, ClaimEnd, Frontier
from newswire_ingest.sources import looks
from newswire_ingest.sources.item_facts import facts_of
from newswire_ingest.sources.listings import read_listing
from newswire_ingest.sources.ports import AnnouncedEdits, FeedState, Item, Look, Sighting, Source, SourceStore
from newswire_ingest.texts import storable
from newswire_ingest.web.answers import meant
from newswire_ingest.web.ports import SLOW_S, Answer, Fetcher, SiteFails, first_byte_s, is_sound
from newswire_ingest.web.robots import Robots
from newswire_ingest.web.robots_turns import learned

log = structlog.get_logger(__name__)

PRESSURE_WAIT_S = 30.0  # full queues drain in minutes, and a look at the pressure costs two round trips
IN_LINE_S = 3600.0  # a net under the line: whoever fell out of it gets into it again; longer than most lines are


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn came to: whether the host answered or was not even asked, and the host in whose line the next one is.

    `line` is "" where the look is over.
    """

    answered: bool = False
    asked: bool = True
    line: str = ""


@dataclass(frozen=True, slots=True)
class PollFeed:
    """Polls one source when its turn at its host has come, and makes it due again.

    A due source gets in line at its host (`line_up`).  A fetch loop claims its turn, as it claims addresses, so a poll
    books nothing that it does not use, and nobody sleeps.
    """

    sources: SourceStore
    fetcher: Fetcher
    robots: Robots
    frontier: Frontier
    ledger: Ledger
    pressure: Pressure
    clock: Clock
    edits: AnnouncedEdits

    def line_up(self, name: str) -> None:
        """Put a due source in line at its host; while there is pressure it comes later."""
        source = self.sources.get(name)
        if source is None or source.paused:
            return
        if self.pressure.reason():
            self.sources.put_off(name, PRESSURE_WAIT_S)
            return
        self.sources.put_off(name, IN_LINE_S)  # before it is in line: one that is killed in between comes an hour later
        look = looks.under_way(self.sources.state(name), source.address)
        self.frontier.line_up(host_key(look.ahead[0]), name)

    def __call__(self, claimed: Claimed) -> ClaimEnd:
        """Use the turn of a source; answers how its claim ends."""
        source = self.sources.get(claimed.poll)
        state = self.sources.state(claimed.poll)
        if source is None or source.paused:
            return ClaimEnd(claimed, asked=False)  # it changed while it was in line
        look = looks.under_way(state, source.address)
        try:
            return self._poll(claimed, source, state, look)
        except SiteFails as error:
            host = error.host or host_key(look.ahead[0])
            self.frontier.rest(host, busy=error.busy, asked_s=error.retry_after_s or 0)
            turn = self._failed(source, state, look, str(error), error.retry_after_s)
            return _ended(claimed, turn, True if error.late else None)
        except TransientError as error:
            self._note_problem(source, state, str(error), error.retry_after_s)
        except Exception as error:  # whatever a feed made us stumble over costs its source one look, and nobody else
            log.error("source.failed", source=source.name, traceback=traceback_of(error))
            self._note_problem(source, state, f"the poll failed: {type(error).__name__}: {error}")
        return ClaimEnd(claimed)

    def _poll(self, claimed: Claimed, source: Source, state: FeedState, look: Look) -> ClaimEnd:
        if self.pressure.reason():  # it may have come while the source was in line
            self.sources.put_off(source.name, PRESSURE_WAIT_S)
            return ClaimEnd(claimed, asked=False)
        address = look.ahead[0]
        allowed = self.robots.verdict(address)
        if allowed is None:
            return learned(self.robots, self.frontier, claimed, address)
        if not allowed:
            where = "" if address == source.address else f" at {address}"
            turn = self._failed(source, state, look, f"robots.txt disallows the feed{where}")
            return _ended(claimed, replace(turn, asked=False))
        if host_key(address) != claimed.host:  # the source changed, or its robots.txt lay elsewhere and is known by now
            return ClaimEnd(claimed, wait_s=0, line=host_key(address), asked=False)
        return self._ask(claimed, source, state, look)

    def _ask(self, claimed: Claimed, source: Source, state: FeedState, look: Look) -> ClaimEnd:
        address = look.ahead[0]
        headers = looks.conditional(state, address)
        answer = self.fetcher.fetch(address, headers, first_byte_s(claimed.is_slow, state.failures))
        if isinstance(answer, Ended):
            return _ended(claimed, self._failed(source, state, look, f"{answer.reason}: {answer.detail}"))
        turn = self._answered(source, state, look, meant(answer, headers))
        return _ended(claimed, replace(turn, answered=True), answer.waited_s > SLOW_S)

    def _answered(self, source: Source, state: FeedState, look: Look, answer: Answer) -> Turn:
        if answer.status == 304:
            done = replace(state, polled_ms=self._now_ms(), problem="", look=None, failures=0)
            self.sources.polled(source, done, source.interval_s)
            return Turn()
        if answer.redirects_to is not None:
            return self._follow(source, state, look, answer.redirects_to)
        if answer.status != 200:
            return self._failed(source, state, look, f"the feed answers {answer.status}")
        return self._take_in(source, state, look, answer)

    def _follow(self, source: Source, state: FeedState, look: Look, target: str) -> Turn:
        onward = looks.moved(look, target)
        if onward.hops > looks.HOPS:
            return self._failed(source, state, look, f"the feed redirects more than {looks.HOPS} times")
        if not is_sound(target):
            return self._failed(source, state, look, f"the feed redirects to {target}, which is no web address")
        return self._go_on(source, state, onward)

    def _take_in(self, source: Source, state: FeedState, look: Look, answer: Answer) -> Turn:
        listing = read_listing(answer.body, answer.headers.get("content-type", ""), answer.url)
        accepted, odd, is_full = self._offer_all(source, listing.items if listing.kind in looks.LISTINGS else ())
        log.info("source.polled", source=source.name, address=answer.url, items=len(listing.items), accepted=accepted)
        return self._go_on(source, state, looks.read(look, state, answer, listing, odd, is_full=is_full))

    def _go_on(self, source: Source, state: FeedState, onward: Look) -> Turn:
        """Keep what a turn gathered, and get in line for the next request of the look, if there is one."""
        if not onward.ahead:
            self.sources.polled(source, looks.ended(onward, self._now_ms()), source.interval_s)
            return Turn()
        self.sources.polled(source, replace(state, look=onward), IN_LINE_S)
        return Turn(line=host_key(onward.ahead[0]))

    def _failed(self, source: Source, state: FeedState, look: Look, problem: str, wait_s: float | None = None) -> Turn:
        """A request failed: the look goes on with the next child of an index; any other ends with it."""
        if look.of:
            log.warning("source.part_failed", source=source.name, why=problem)
            return self._go_on(source, state, looks.failed(look, problem))
        self._note_problem(source, state, problem, wait_s)
        return Turn()

    def _offer_all(self, source: Source, items: Sequence[Item]) -> tuple[int, list[str], bool]:
        """How many items were accepted, what is wrong with others, and whether some have to come later."""
        accepted, odd, known = 0, list[str](), list[Sighting]()
        for item in items:
            try:
                offer = _offer_of(source, item)
                acceptance = self.ledger.accept(offer)
                if acceptance.is_full:
                    return accepted, [*odd, "too many of its addresses wait to be fetched: the others come later"], True
                accepted += acceptance.is_new
                if acceptance.admission is Admission.KNOWN:
                    known.append(Sighting(acceptance.article_id, offer, item.updated))
            except TransientError:
                raise
            except Exception as error:
                log.error("source.item_refused", source=source.name, url=item.url, why=repr(error))
                odd.append(f"item {item.url} cannot be taken: {error}")
        return accepted + self.edits.offer(source.name, known), odd, False

    def _note_problem(self, source: Source, state: FeedState, problem: str, wait_s: float | None = None) -> None:
        log.warning("source.refused", source=source.name, why=problem)
        failures = state.failures + 1
        noted = replace(state, polled_ms=self._now_ms(), problem=storable(problem), look=None, failures=failures)
        self.sources.polled(source, noted, max(wait_s or 0, looks.wait_s(source.interval_s, failures)))

    def _now_ms(self) -> int:
        return int(self.clock.now().timestamp() * 1000)


def _ended(claimed: Claimed, turn: Turn, is_slow: bool | None = None) -> ClaimEnd:
    wait_s = 0 if turn.line else None
    return ClaimEnd(
        claimed, wait_s=wait_s, line=turn.line, answered=turn.answered, asked=turn.asked, is_slow=is_slow
    )  # fmt: skip


def _offer_of(source: Source, item: Item) -> Offer:
    found = canonicalize(item.url)
    return Offer(
        key=found.key, url=item.url, source=source.name, host=host_key(item.url), fields=facts_of(source, item),
        earlier_key=found.earlier_key,
    )  # fmt: skip
