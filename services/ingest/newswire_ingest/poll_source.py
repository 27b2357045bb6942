"""Use case: look at a source's feed and offer its items for acceptance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog
from newswire_shared.clock import Clock
from newswire_shared.errors import TransientError
from newswire_shared.identity import canonicalize, host_key
from newswire_shared.ledger import Ledger, Offer
from newswire_shared.outcomes import Ended
from newswire_shared.pressure import Pressure

from newswire_ingest.answers import meant
from newswire_ingest.listings import read_listing
from newswire_ingest.ports import (
    Answer,
    Claimed,
    FeedState,
    Fetcher,
    Frontier,
    Item,
    Listing,
    SiteFails,
    Source,
    SourceStore,
)
from newswire_ingest.robots import Robots
from newswire_ingest.texts import storable

log = structlog.get_logger(__name__)

LISTINGS = ("rss", "atom", "jsonfeed", "sitemap")
PRESSURE_WAIT_S = 30.0
IN_LINE_S = 3600.0  # a net under the line: whoever fell out of it gets into it again; longer than most lines are


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn came to: captures accepted, whether the host answered, and whether the feed needs another turn."""

    accepted: int = 0
    answered: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class PollSource:
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

    def line_up(self, name: str) -> None:
        """Put a due source in line at its host; while there is pressure it comes later."""
        source = self.sources.get(name)
        if source is None or source.paused:
            return
        if self.pressure.reason():
            self.sources.put_off(name, PRESSURE_WAIT_S)
            return
        self.sources.put_off(name, IN_LINE_S)
        self.frontier.line_up(host_key(source.address), name)

    def __call__(self, claimed: Claimed) -> int:
        """Use the turn of a source and settle the claim; answers how many captures were accepted."""
        source = self.sources.get(claimed.poll)
        if source is None or source.paused or host_key(source.address) != claimed.host:  # changed while it was in line
            self.frontier.finish(claimed, None)
            return 0
        turn = self._guarded(source, self.sources.state(source.name))
        if turn.again:
            self.frontier.again(claimed, 0, answered=turn.answered)
        else:
            self.frontier.finish(claimed, None, answered=turn.answered)
        return turn.accepted

    def _guarded(self, source: Source, state: FeedState) -> Turn:
        """Poll; whatever goes wrong is noted as the source's problem."""
        try:
            return self._poll(source, state)
        except SiteFails as error:
            failed = error.host or host_key(source.address)
            self.frontier.rest(failed, busy=error.busy, asked_s=error.retry_after_s or 0)
            self._note_problem(source, state, str(error), error.retry_after_s)
        except TransientError as error:
            self._note_problem(source, state, str(error), error.retry_after_s)
        except Exception as error:  # whatever a feed made us stumble over costs its source one look, and nobody else
            log.exception("failed while polling", source=source.name)
            self._note_problem(source, state, f"the poll failed: {type(error).__name__}: {error}")
        return Turn()

    def _poll(self, source: Source, state: FeedState) -> Turn:
        if self.pressure.reason():
            self.sources.put_off(source.name, PRESSURE_WAIT_S)
            return Turn()
        allowed = self.robots.verdict(source.address)
        if allowed is None:
            self.robots.learn(source.address)
            return Turn(answered=True, again=True)
        if not allowed:
            self._note_problem(source, state, "robots.txt disallows the feed")
            return Turn()
        return self._ask(source, state)

    def _ask(self, source: Source, state: FeedState) -> Turn:
        headers = conditional(state)
        answer = self.fetcher.fetch(source.address, headers)
        if isinstance(answer, Ended):
            self._note_problem(source, state, f"{answer.reason}: {answer.detail}")
            return Turn()
        if meant(answer, headers).status == 304:
            self.sources.polled(source, replace(state, polled_ms=self._now_ms(), problem=""), source.interval_s)
        elif answer.status != 200:
            self._note_problem(source, state, f"the feed answers {answer.status}")
        else:
            return Turn(self._take_in(source, answer), answered=True)
        return Turn(answered=True)

    def _take_in(self, source: Source, answer: Answer) -> int:
        listing = read_listing(answer.body, answer.headers.get("content-type", ""), source.address)
        accepted, odd = self._offer_all(source, listing.items if listing.kind in LISTINGS else ())
        state = FeedState(
            etag=answer.headers.get("etag", ""),
            last_modified=answer.headers.get("last-modified", ""),
            polled_ms=self._now_ms(),
            problem=_problem(replace(listing, problems=(*odd, *listing.problems))),
            items=len(listing.items),
        )
        self.sources.polled(source, state, source.interval_s)
        log.info("polled", source=source.name, items=len(listing.items), accepted=accepted)
        return accepted

    def _offer_all(self, source: Source, items: Sequence[Item]) -> tuple[int, list[str]]:
        """How many items were accepted, and what is wrong with those that cannot be."""
        accepted, odd = 0, list[str]()
        for item in items:
            try:
                accepted += self._offer(source, item)
            except TransientError:
                raise
            except Exception as error:
                log.exception("cannot be offered", source=source.name, url=item.url)
                odd.append(f"item {item.url} cannot be taken: {error}")
        return accepted, odd

    def _offer(self, source: Source, item: Item) -> bool:
        given = {"given:title": item.title, "given:published": item.published, "given:language": source.language}
        offer = Offer(
            key=canonicalize(item.url).key,
            url=item.url,
            source=source.name,
            host=host_key(item.url),
            fields={name: value for name, value in given.items() if value},
        )
        return self.ledger.accept(offer).is_new

    def _note_problem(self, source: Source, state: FeedState, problem: str, wait_s: float | None = None) -> None:
        log.warning("cannot be polled", source=source.name, why=problem)
        noted = replace(state, polled_ms=self._now_ms(), problem=storable(problem))
        self.sources.polled(source, noted, max(wait_s or 0, source.interval_s))

    def _now_ms(self) -> int:
        return int(self.clock.now().timestamp() * 1000)


def conditional(state: FeedState) -> dict[str, str]:
    """The headers that ask only for what is new."""
    wanted = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    return {name: value for name, value in wanted.items() if value}


def _problem(listing: Listing) -> str:
    if listing.kind not in LISTINGS:
        return f"this is no feed but {listing.kind}"
    return storable("; ".join(listing.problems[:3]))
