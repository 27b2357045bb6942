"""The streams that are open: how many there may be, and that they end when the server does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import structlog
from fastapi.concurrency import run_in_threadpool
from newswire_shared.contracts.errors import NewswireError, TransientError

from newswire_search.changes.follow_changes import FollowChanges, Listener
from newswire_search.changes.read_changes import ChangePage
from newswire_search.changes.responses import StreamedChange

MOST_STREAMS = 200  # each asks Redis twice a second, some 0.2 ms each: a tenth of a processor for all
PAUSE_S = 0.5  # between two looks for what is new; an article takes longer to become searchable
LOOKS_AT_UNSEEN = 120  # then what no search sees is passed over: the index was put back to an older state
RETRY_S = 5

log = structlog.get_logger(__name__)


class Streams:
    """The open streams of a process."""

    def __init__(self, most: int = MOST_STREAMS, pause_s: float = PAUSE_S) -> None:
        self._most, self._pause_s = most, pause_s
        self._open = 0
        self._ended = False

    def end(self) -> None:
        """Let every stream end soon: its reader comes back with the last number that it saw."""
        self._ended = True

    @property
    def has_ended(self) -> bool:
        """Whether the server stops, so that streams of other services should end too."""
        return self._ended

    def check(self) -> None:
        """Raises TransientError where there are too many."""
        if self._ended or self._open >= self._most:
            raise TransientError("too many follow along here at once", retry_after_s=RETRY_S)

    async def follow(
        self, follow: FollowChanges, listener: Listener, since: str
    ) -> AsyncIterator[StreamedChange | str]:
        """What a listener hears after a number, and now and then the number that it has come to; ends with an error."""
        with self._counted():
            try:
                while not self._ended:
                    page = await run_in_threadpool(follow.page, since)
                    if page.changes:
                        async for told in self._told(follow, listener, page):
                            yield told
                        since = page.next
                        yield since
                    if not page.more:
                        await asyncio.sleep(self._pause_s)
            except NewswireError as error:  # the answer has begun: who comes back gets the error as one
                log.debug("stream.ended", why=str(error), after=since)

    async def _told(self, follow: FollowChanges, listener: Listener, page: ChangePage) -> AsyncIterator[StreamedChange]:
        for _ in range(LOOKS_AT_UNSEEN):
            if self._ended or await run_in_threadpool(follow.is_settled, page):
                break
            await asyncio.sleep(self._pause_s)
        if not self._ended:
            for told in await run_in_threadpool(follow.told, listener, page):
                yield told

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1
