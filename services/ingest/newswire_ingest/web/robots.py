"""The rules of robots.txt, by RFC 9309."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.outcomes import Ended
from protego import Protego

from newswire_ingest.frontier.ports import HostPace
from newswire_ingest.web.answers import meant
from newswire_ingest.web.ports import Answer, Fetcher, RobotsCache

ROBOTS_BYTES = 512_000  # RFC 9309 wants at least 500 KiB to be read
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*(([a-z_-]+)[^#]*)", re.IGNORECASE)
HOPS = 5  # redirects: RFC 9309 wants at least five to be followed
PARSED = 128  # hosts that a worker is busy with at a time: their texts take 65 MB at the very most


@dataclass(frozen=True, slots=True)
class Robots:
    """Decides by the cached text; `learn` fetches what is not known, which is one request of its own.

    `product_token` is the name alone, by which the group for newswire is found.
    """

    fetcher: Fetcher
    cache: RobotsCache
    frontier: HostPace
    product_token: str
    longest_delay_s: float

    def verdict(self, url: str) -> bool | None:
        """Whether the address may be fetched, None where its robots.txt is not known yet."""
        text = self.cache.get(origin_of(url))
        return None if text is None else self._allowed(text, url)

    def allows(self, url: str) -> bool:
        """Whether the address may be fetched; an unknown robots.txt is learned first."""
        text = self.cache.get(origin_of(url))
        return self._allowed(self.learn(url) if text is None else text, url)

    def _allowed(self, text: str, url: str) -> bool:
        return not text or bool(_parsed(text).can_fetch(url, _group_of(text, self.product_token)))

    def learn(self, url: str) -> str:
        """Fetch the robots.txt of an address' origin.

        A server that has none (4xx) allows everything.  Raises SiteFails while the server fails or is
        busy (429), since then nothing is allowed yet.
        """
        origin = origin_of(url)
        text = _text(self._ask(f"{origin}/robots.txt"))
        self._keep_delay(url, text)
        self.cache.put(origin, text)
        return text

    def _ask(self, url: str) -> Answer | Ended:
        """The answer at the end of at most five redirects, whichever host it is at."""
        answer = self.fetcher.fetch(url)
        for _ in range(HOPS):
            if isinstance(answer, Ended) or answer.redirects_to is None:
                break
            answer = self.fetcher.fetch(answer.redirects_to)
        return answer

    # Kept also where the text asks for none: an earlier wish of the host is forgotten then.
    def _keep_delay(self, url: str, text: str) -> None:
        delay_s = _parsed(text).crawl_delay(_group_of(text, self.product_token)) if text else None
        self.frontier.slow_down(host_key(url), min(delay_s or 0.0, self.longest_delay_s))


@lru_cache(maxsize=PARSED)
def _parsed(text: str) -> Protego:
    """The rules of a text; a large one takes milliseconds, and a host's is asked for again and again."""
    return Protego.parse(text)


@lru_cache(maxsize=PARSED)
def _group_of(text: str, product_token: str) -> str:
    """What the group for a product calls it, "" where only the group for everyone is for it.

    RFC 9309 wants the whole name; protego is content with its beginning, so that `news` would be `newswire`.
    """
    for line in text.splitlines():
        named = _AGENT_LINE.match(line)
        if named and named[2].lower() == product_token.lower():
            return named[1].replace("*", "").strip()
    return ""


def _text(answer: Answer | Ended) -> str:
    # No text is no rule: RFC 9309 has it so for every 4xx, and a chain of too many redirects ends like one.
    if isinstance(answer, Ended) or 300 <= meant(answer, {}).status < 500:
        return ""
    return answer.body[:ROBOTS_BYTES].decode("utf-8-sig", "replace")


def origin_of(url: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
