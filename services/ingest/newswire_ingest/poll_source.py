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
from newswire_ingest.fetch_articles import retry_after_s
from newswire_ingest.listings import read_listing, storable
from newswire_ingest.ports import Answer, FeedState, Fetcher, Frontier, Item, Listing, Source, SourceStore
from newswire_ingest.robots import Robots

log = structlog.get_logger(__name__)

SLOT_WAIT_S = 20.0
LISTINGS = ("rss", "atom", "jsonfeed", "sitemap")
PRESSURE_WAIT_S = 30.0


@dataclass(frozen=True, slots=True)
class PollSource:
    """Polls one source and makes it due again."""

    sources: SourceStore
    fetcher: Fetcher
    robots: Robots
    frontier: Frontier
    ledger: Ledger
    pressure: Pressure
    clock: Clock

    def __call__(self, name: str) -> int:
        """Poll a source; answers how many captures were accepted."""
        source = self.sources.get(name)
        if source is None or source.paused:
            return 0
        state = self.sources.state(name)
        if self.pressure.reason():
            self.sources.polled(source, state, PRESSURE_WAIT_S)
            return 0
        try:
            return self._poll(source, state)
        except TransientError as error:
            self._note_problem(source, state, str(error), error.retry_after_s)
        except Exception as error:  # whatever a feed made us stumble over costs its source one look, and nobody else
            log.exception("failed while polling", source=source.name)
            self._note_problem(source, state, f"the poll failed: {type(error).__name__}: {error}")
        return 0

    def _poll(self, source: Source, state: FeedState) -> int:
        if not self._take_slot(source, state):
            return 0
        headers = conditional(state)
        answer = self.fetcher.fetch(source.address, headers)
        if isinstance(answer, Ended):
            self._note_problem(source, state, f"{answer.reason}: {answer.detail}")
            return 0
        if meant(answer, headers).status == 304:
            self.sources.polled(source, replace(state, polled_ms=self._now_ms(), problem=""), source.interval_s)
            return 0
        if answer.status != 200:
            self._note_problem(source, state, f"the feed answers {answer.status}", retry_after_s(answer))
            return 0
        return self._take_in(source, answer)

    def _take_slot(self, source: Source, state: FeedState) -> bool:
        """Wait for the host's next slot; False when robots.txt forbids or the slot is too far away."""
        if not self.robots.allows(source.address):
            self._note_problem(source, state, "robots.txt disallows the feed")
            return False
        wait_s = self.frontier.reserve(host_key(source.address))
        if wait_s > SLOT_WAIT_S:
            self.sources.polled(source, state, wait_s)
            return False
        self.clock.sleep(wait_s)
        return True

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
