"""Fetchers of pages, and the processor time that each takes a page, in the environment of the peers.

    python -m benchmarks.peers.fetchers NAME < ADDRESSES

None keeps what it fetches; only Scrapy asks for robots.txt.  Those that can wait for several pages at once do.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from importlib import import_module
from typing import ClassVar

AT_ONCE = 16  # as Scrapy's default

Addresses = Sequence[str]
Fetch = Callable[[str], Awaitable[bytes]]


def with_requests(addresses: Addresses) -> None:
    """One session, one page after another."""
    import requests

    with requests.Session() as session:
        for url in addresses:
            _checked(session.get(url).content)


def with_httpx(addresses: Addresses) -> None:
    """One client with its pool of connections."""
    import httpx

    async def all_of_them() -> None:
        async with httpx.AsyncClient() as client:

            async def fetch(url: str) -> bytes:
                return (await client.get(url)).content

            await _several(fetch, addresses)

    asyncio.run(all_of_them())


def with_aiohttp(addresses: Addresses) -> None:
    """One session with its pool of connections."""
    import aiohttp  # type: ignore[import-not-found,unused-ignore]

    async def all_of_them() -> None:
        async with aiohttp.ClientSession() as session:

            async def fetch(url: str) -> bytes:
                async with session.get(url) as answer:
                    body: bytes = await answer.read()
                    return body

            await _several(fetch, addresses)

    asyncio.run(all_of_them())


def with_scrapy(addresses: Addresses) -> None:
    """A spider that takes nothing out of a page, at no delay."""
    from scrapy import Spider  # type: ignore[import-not-found,unused-ignore]
    from scrapy.crawler import CrawlerProcess  # type: ignore[import-not-found,unused-ignore]

    class Pages(Spider):  # type: ignore[misc,unused-ignore]
        name = "pages"
        start_urls: ClassVar[Addresses] = list(addresses)

        def parse(self, response: object) -> None:
            _checked(response.body)  # type: ignore[attr-defined]

    process = CrawlerProcess({
        "LOG_ENABLED": False, "ROBOTSTXT_OBEY": True, "CONCURRENT_REQUESTS": AT_ONCE, "DOWNLOAD_DELAY": 0,
        "TELNETCONSOLE_ENABLED": False, "RETRY_ENABLED": False,
    })  # fmt: skip
    process.crawl(Pages)
    process.start()


FETCHERS: dict[str, tuple[Callable[[Addresses], None], str]] = {
    "requests": (with_requests, "requests"),
    "httpx": (with_httpx, "httpx"),
    "aiohttp": (with_aiohttp, "aiohttp"),
    "Scrapy": (with_scrapy, "scrapy.crawler"),
}


async def _several(fetch: Fetch, addresses: Addresses) -> None:
    waiting = asyncio.Semaphore(AT_ONCE)

    async def one(url: str) -> None:
        async with waiting:
            _checked(await fetch(url))

    await asyncio.gather(*map(one, addresses))


def _checked(body: bytes) -> None:
    if not body:
        raise SystemExit("a page came empty")


def main() -> None:
    """Fetch the addresses of standard input, and print the milliseconds a page."""
    fetch, module = FETCHERS[sys.argv[1]]
    addresses = sys.stdin.read().split()
    import_module(module)
    began = time.process_time()
    fetch(addresses)
    print(1000 * (time.process_time() - began) / len(addresses))


if __name__ == "__main__":
    main()
