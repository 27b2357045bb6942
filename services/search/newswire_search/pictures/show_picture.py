"""The picture of an address: kept, or fetched and made small, without that anything else waits for it.

Fetching runs in threads of its own, so many at a time and fewer at one host.  A reader waits for a moment only: what is
not there by then is fetched all the same, and shown the next time.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from newswire_shared.contracts.clock import Clock

from newswire_search.pictures.ports import NoPicture, PictureFetcher, PictureShelf, Thumbnailer
from newswire_search.pictures.signatures import PictureSigner

AT_A_TIME = 12  # threads that wait for sites, which costs next to nothing
AT_A_HOST = 3  # as browsers once did; a host that does not answer holds no more of them
MOST_WAITING = 200  # ten pages of pictures: who comes later is told to ask again
PATIENCE_S = 2.5  # a browser has six connections to us: pictures that hang must not hold up the next page
GONE_S, FAILED_S = 86_400.0, 300.0  # how long it is remembered that there is no picture, and that there was none
REMEMBERED = 20_000  # addresses without a picture, 300 bytes each
NOT_YET = NoPicture("it is still being fetched", passes=True)
NO_SUCH_SIZE = NoPicture("it has too few pixels for this size, or another shape")
TOO_MANY = NoPicture("too many are being fetched", passes=True)


@dataclass(frozen=True, slots=True)
class PictureParts:
    """What pictures are made with."""

    signer: PictureSigner
    fetcher: PictureFetcher
    thumbnailer: Thumbnailer
    shelf: PictureShelf
    clock: Clock


@dataclass(slots=True)
class ShowPicture:
    """Shows pictures; it is used on one event loop.  `open_parts` is called with the first one, and may say None."""

    open_parts: Callable[[], PictureParts | None]
    patience_s: float = PATIENCE_S
    _parts: PictureParts | None = None
    _opened: bool = False
    _missing: OrderedDict[str, float] = field(default_factory=OrderedDict)  # until when an address is not asked again
    _making: dict[str, asyncio.Task[NoPicture | None]] = field(default_factory=dict)
    _hosts: WeakValueDictionary[str, asyncio.Semaphore] = field(default_factory=WeakValueDictionary)
    _threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(AT_A_TIME, "pictures"))

    def path(self, address: str | None, size: str) -> str | None:
        """Where a page finds a picture; None where there is none to show, as far as is known by now."""
        parts = self.parts if address else None
        if not parts or not address or self._is_missing(address, parts.clock):
            return None
        return parts.signer.path(address, size)

    async def __call__(self, address: str, size: str) -> bytes | NoPicture:
        """The picture as a file in WebP, or why there is none yet."""
        parts = self.parts
        if parts is None:
            return NoPicture("pictures are not shown here")
        kept = await self._kept(parts, address, size)
        if kept is not None:
            return kept
        if self._is_missing(address, parts.clock):
            return NoPicture("there was none a while ago")
        why = await self._waited(parts, address, size)
        return why or await self._kept(parts, address, size) or NO_SUCH_SIZE

    @property
    def parts(self) -> PictureParts | None:
        """What they are made with; None where pictures are off."""
        if not self._opened:
            self._parts, self._opened = self.open_parts(), True
        return self._parts

    async def _kept(self, parts: PictureParts, address: str, size: str) -> bytes | None:
        return await asyncio.get_running_loop().run_in_executor(None, parts.shelf.get, address, size)

    async def _waited(self, parts: PictureParts, address: str, size: str) -> NoPicture | None:
        making = self._making.get(address)
        if making is None:
            if len(self._making) >= MOST_WAITING:
                return TOO_MANY
            making = self._making[address] = asyncio.create_task(self._made(parts, address, size))
            making.add_done_callback(lambda _: self._making.pop(address, None))
        done, _ = await asyncio.wait({making}, timeout=self.patience_s)
        return making.result() if done else NOT_YET

    async def _made(self, parts: PictureParts, address: str, size: str) -> NoPicture | None:
        """Make it, one of a few at its host; None when it is kept."""
        host = urlsplit(address).netloc.lower()
        turn = self._hosts.get(host) or self._hosts.setdefault(host, asyncio.Semaphore(AT_A_HOST))
        async with turn:
            if await self._kept(parts, address, size) is not None:  # since whoever asked looked for it
                return None
            failed = await asyncio.get_running_loop().run_in_executor(self._threads, _make, parts, address)
        if failed:
            self._remember(address, parts.clock.now().timestamp() + (FAILED_S if failed.passes else GONE_S))
        return failed

    def _remember(self, address: str, until_s: float) -> None:
        self._missing[address] = until_s
        if len(self._missing) > REMEMBERED:
            self._missing.popitem(last=False)

    def _is_missing(self, address: str, clock: Clock) -> bool:
        until_s = self._missing.get(address)
        return until_s is not None and clock.now().timestamp() < until_s


def _make(parts: PictureParts, address: str) -> NoPicture | None:
    data = parts.fetcher.fetch(address)
    made = data if isinstance(data, NoPicture) else parts.thumbnailer.thumbnails(data)
    if isinstance(made, NoPicture):
        return made
    parts.shelf.put(address, made)
    return None
