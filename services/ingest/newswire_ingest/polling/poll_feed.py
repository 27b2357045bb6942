"""Use case: look at a source's feed and offer its items for acceptance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog
from newswire_shared.accounting.ladder import STARTS_ALLOWED
from newswire_shared.accounting.pressure import Pressure
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.clock import Clock, from_ms, to_ms
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.tracebacks import traceback_of

from newswire_ingest.frontier.ports import Claimed, ClaimEnd, Frontier
from newswire_ingest.listings.reading import read_listing
from newswire_ingest.polling import conditions, looks
from newswire_ingest.polling.offering import Offering
from newswire_ingest.polling.rests import fresh_s
from newswire_ingest.polling.timetable import Timetable
from newswire_ingest.robots.robots import Robots, front_page
from newswire_ingest.robots.turns import learned
from newswire_ingest.sources.changes import keep_change
from newswire_ingest.sources.ports import FeedState, Look, Source, SourceStore
from newswire_ingest.sources.rules import within_rules
from newswire_ingest.web.answers import meant
from newswire_ingest.web.ports import HOPS, SLOW_S, Answer, Fetcher, SiteFails, first_byte_s, is_sound

log = structlog.get_logger(__name__)

PRESSURE_WAIT_S = 30.0  # full queues drain in minutes, and a look at the pressure costs two round trips
IN_LINE_S = 3600.0  # a net under the line: whoever fell out of it gets into it again; longer than most lines are
EARLY_MS = 30_000  # clocks of machines differ by less; a message that comes twice comes earlier than that
GONE = 410


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn came to: whether the host answered or was not even asked, and the host in whose line the next one is.

    `line` is "" where the look is over.
    """

    answered: bool = False
    asked: bool = True
    line: str = ""

    def end(self, claimed: Claimed, is_slow: bool | None = None) -> ClaimEnd:
        """How its claim ends."""
        wait_s = 0 if self.line else None
        return ClaimEnd(
            claimed, wait_s=wait_s, line=self.line, answered=self.answered, asked=self.asked, is_slow=is_slow
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class PollFeed:
    """Polls one source when its turn at its host has come, and makes it due again.

    A due source gets in line at its host (`line_up`).  A fetch loop claims its turn, as it claims addresses, so a poll
    books nothing that it does not use, and nobody sleeps.  `new_home` finds on a front page the feed that may take the
    place of an address, "" for none.
    """

    sources: SourceStore
    fetcher: Fetcher
    robots: Robots
    frontier: Frontier
    offering: Offering
    timetable: Timetable
    pressure: Pressure
    publisher: EventPublisher
    clock: Clock
    new_home: Callable[[Answer, str], str] = lambda answer, address: ""

    def line_up(self, name: str) -> None:
        """Put a due source in line at its host; while there is pressure it comes later."""
        source, state = self.sources.turn(name)
        if source is None or source.paused or state.retired:
            return
        early_ms = 0 if state.look else state.next_ms - self._now_ms()
        if early_ms > EARLY_MS:  # its message came twice, or the clocks of machines differ
            self.sources.put_off(name, early_ms / 1000)
            return
        if self.pressure.reason():
            self.sources.put_off(name, PRESSURE_WAIT_S)
            return
        self.sources.put_off(name, IN_LINE_S)  # before it is in line: one that is killed in between comes an hour later
        look = looks.under_way(state, source.address)
        self.frontier.line_up(host_key(look.ahead[0]), name)

    def __call__(self, claimed: Claimed) -> ClaimEnd:
        """Use the turn of a source; answers how its claim ends."""
        source, state = self.sources.turn(claimed.poll)
        if source is None or source.paused or state.retired:
            return ClaimEnd(claimed, asked=False)  # it changed while it was in line
        look = looks.under_way(state, source.address)
        if claimed.claims > STARTS_ALLOWED:  # before any request, for its answer is what may have killed the workers
            why = f"its poll ended the worker {claimed.claims - 1} times without a word"
            return replace(self._note_problem(source, state, why), asked=False).end(claimed)
        try:
            return self._poll(claimed, source, state, look)
        except SiteFails as error:
            host = error.host or host_key(look.ahead[0])
            self.frontier.rest(host, busy=error.busy, asked_s=error.retry_after_s or 0)
            turn = self._failed(source, state, look, str(error), error.retry_after_s)
            return turn.end(claimed, True if error.late else None)
        except TransientError as error:
            turn = self._note_problem(source, state, str(error), error.retry_after_s)
        except Exception as error:  # whatever a feed made us stumble over costs its source one look, and nobody else
            log.error("source.failed", source=source.name, traceback=traceback_of(error))
            turn = self._note_problem(source, state, f"the poll failed: {type(error).__name__}: {error}")
        return turn.end(claimed)

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
            return replace(turn, asked=False).end(claimed)
        if host_key(address) != claimed.host:  # the source changed, or its robots.txt lay elsewhere and is known by now
            return Turn(line=host_key(address), asked=False).end(claimed)
        return self._ask(claimed, source, state, look)

    def _ask(self, claimed: Claimed, source: Source, state: FeedState, look: Look) -> ClaimEnd:
        address = look.ahead[0]
        headers = conditions.asked(state, address, self._now_ms())
        answer = self.fetcher.fetch(address, headers, first_byte_s(claimed.is_slow, state.failures))
        if isinstance(answer, Ended):
            return self._failed(source, state, look, f"{answer.reason}: {answer.detail}").end(claimed)
        turn = self._answered(source, state, look, meant(answer, headers), is_whole=not headers)
        return replace(turn, answered=True).end(claimed, answer.waited_s > SLOW_S)

    def _answered(self, source: Source, state: FeedState, look: Look, answer: Answer, *, is_whole: bool) -> Turn:
        if answer.status == 304:
            return self._unchanged(source, conditions.after_304(state, answer), look, answer)
        if answer.redirects_to is not None:
            return self._follow(source, state, look, answer)
        if look.seeks:
            return self._sought(source, state, self.new_home(answer, source.address) if answer.status == 200 else "")
        if answer.status == GONE and look.ahead[0] == (look.moved_to or look.start):
            return self._gone(source, state)
        if answer.status != 200:
            return self._failed(source, state, look, f"the feed answers {answer.status}")
        return self._take_in(source, state, look, answer, is_whole=is_whole)

    def _follow(self, source: Source, state: FeedState, look: Look, answer: Answer) -> Turn:
        target = answer.redirects_to or ""
        onward = looks.moved(look, target, answer.status)
        if onward.hops > HOPS:
            return self._failed(source, state, look, f"the feed redirects more than {HOPS} times")
        if not is_sound(target):
            return self._failed(source, state, look, f"the feed redirects to {target}, which is no web address")
        return self._go_on(source, state, onward)

    def _take_in(self, source: Source, state: FeedState, look: Look, answer: Answer, *, is_whole: bool) -> Turn:
        now_ms = self._now_ms()
        if conditions.is_same(state, answer, conditions.digest_of(answer.body), now_ms):
            same = conditions.after_same(state, answer, is_whole=is_whole, now_ms=now_ms)
            return self._unchanged(source, same, look, answer)
        listing = read_listing(answer.body, answer.headers.get("content-type", ""), answer.url)
        wanted = looks.WANTED.get(source.kind, looks.LISTINGS)
        if listing.kind not in wanted and not look.of:  # no success, however well it answers
            return self._failed(source, state, look, looks.no_feed(listing))
        items = within_rules(source, listing.items) if listing.kind in wanted else ()
        is_due = now_ms - state.read_ms >= conditions.READ_MS
        taken = self.offering(source, items, self.sources.seen(source.name), all_of_it=is_due)
        log.debug("source.polled", source=source.name, address=answer.url, items=len(items), accepted=taken.accepted)
        known = self.timetable.learned(state, listing, taken.fresh, self.clock.now())
        onward = looks.read(look, state, answer, listing, taken, is_whole=is_whole, wanted=wanted)
        return self._go_on(source, known, onward, seen=taken.seen, fresh=fresh_s(answer))

    def _go_on(self, source: Source, state: FeedState, onward: Look, seen: str = "", fresh: float = 0) -> Turn:
        """Keep what a turn gathered, and get in line for the next request of the look, if there is one."""
        if not onward.ahead:
            return self._end(source, looks.ended(onward, state, self._now_ms()), fresh, seen)
        self.sources.polled(source, replace(state, look=onward), IN_LINE_S, seen)
        return Turn(line=host_key(onward.ahead[0]))

    def _unchanged(self, source: Source, state: FeedState, look: Look, answer: Answer) -> Turn:
        idle = self.timetable.idle(state, self.clock.now())
        return self._end(source, looks.unchanged(idle, look, self._now_ms()), fresh_s(answer))

    def _end(self, source: Source, state: FeedState, fresh: float, seen: str = "") -> Turn:
        """Keep what a look left and plan the next one; a source that has moved for good is asked there from then on."""
        if looks.is_moved_for_good(state):
            source, state = self._moved(source, state)
        return self._plan(source, *self.timetable.planned(source, state, fresh, self.clock.now()), seen)

    def _moved(self, source: Source, state: FeedState) -> tuple[Source, FeedState]:
        there = next((other.name for other in self.sources.all() if other.address == state.moved_to), "")
        if there:  # two sources of one address would be polled for nothing
            why = f"it has moved for good to {state.moved_to}, which is the source {there}: remove one of them"
            return source, looks.with_problem(state, why)
        log.info("source.moved", source=source.name, address=state.moved_to)
        kept = keep_change(self.sources, self.publisher, replace(source, address=state.moved_to))
        return kept, replace(state, moved_to="", moved_looks=0)

    def _gone(self, source: Source, state: FeedState) -> Turn:
        gone = looks.failing(state, self._now_ms(), f"the feed answers {GONE}", is_gone=True)
        if looks.is_gone_for_good(gone):
            self._retire(source, gone)
            return Turn()
        return self._keep_failure(source, gone, 0)

    def _retire(self, source: Source, state: FeedState) -> None:
        since = f"{from_ms(state.gone_ms):%Y-%m-%d %H:%M} UTC"
        why = f"it answers {GONE} since {since}: gone for good, `newswire sources resume {source.name}` asks again"
        log.warning("source.retired", source=source.name, why=why)
        retired = looks.with_problem(replace(state, problems=(), retired=why, next_ms=0), why)
        self.sources.polled(source, retired, None)

    def _failed(self, source: Source, state: FeedState, look: Look, problem: str, wait_s: float | None = None) -> Turn:
        """A request failed: the look goes on with the next child of an index; any other ends with it."""
        if look.of:
            log.warning("source.part_failed", source=source.name, why=problem)
            return self._go_on(source, state, looks.failed(look, problem))
        if look.seeks:
            return self._sought(source, state, "")
        return self._note_problem(source, state, problem, wait_s)

    def _note_problem(self, source: Source, state: FeedState, problem: str, wait_s: float | None = None) -> Turn:
        log.warning("source.refused", source=source.name, why=problem)
        return self._keep_failure(source, looks.failing(state, self._now_ms(), problem), wait_s or 0)

    def _keep_failure(self, source: Source, state: FeedState, asked_s: float) -> Turn:
        return self._plan(source, *self.timetable.after_failure(source, state, asked_s, self.clock.now()))

    def _plan(self, source: Source, state: FeedState, wait_s: float, seen: str = "") -> Turn:
        """Make a source due again; one whose feed has gone is looked for at its site before."""
        if not looks.needs_home(state):
            self.sources.polled(source, state, wait_s, seen)
            return Turn()
        front = front_page(source.address)
        self.sources.polled(source, replace(state, look=Look(source.address, (front,), seeks=True)), IN_LINE_S, seen)
        return Turn(line=host_key(front))

    def _sought(self, source: Source, state: FeedState, found: str) -> Turn:
        """Note what the front page offers in place of a feed that has gone; the next look is when it was due."""
        if found:
            log.info("source.proposed", source=source.name, address=found)
        wait_s = max(0, state.next_ms - self._now_ms()) / 1000
        self.sources.polled(source, replace(state, look=None, proposed=found), wait_s)
        return Turn()

    def _now_ms(self) -> int:
        return to_ms(self.clock.now())
