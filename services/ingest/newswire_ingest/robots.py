"""Whether robots.txt allows an address, by RFC 9309."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from newswire_shared.errors import TransientError
from newswire_shared.identity import host_key
from protego import Protego

from newswire_ingest.ports import Answer, Fetcher, Frontier, RobotsCache

ROBOTS_BYTES = 512_000


@dataclass(frozen=True, slots=True)
class Robots:
    """Decides by the cached text; `learn` fetches what is not known, which is one request of its own."""

    fetcher: Fetcher
    cache: RobotsCache
    frontier: Frontier
    user_agent: str
    longest_delay_s: float

    def is_known(self, url: str) -> bool:
        return self.cache.get(origin_of(url)) is not None

    def allows(self, url: str) -> bool:
        """Whether the address may be fetched; an unknown robots.txt is learned first."""
        text = self.cache.get(origin_of(url))
        if text is None:
            text = self.learn(url)
        return not text or bool(Protego.parse(text).can_fetch(url, self.user_agent))

    def learn(self, url: str) -> str:
        """Fetch the robots.txt of an address' origin.

        A server that has none (4xx) allows everything.  Raises TransientError while the server fails, since
        then nothing is allowed yet.
        """
        origin = origin_of(url)
        answer = self.fetcher.fetch(f"{origin}/robots.txt")
        if isinstance(answer, Answer) and answer.status >= 500:
            raise TransientError(f"{origin}/robots.txt answers {answer.status}")
        found = isinstance(answer, Answer) and 200 <= answer.status < 300
        text = answer.body[:ROBOTS_BYTES].decode("utf-8", "replace") if found and isinstance(answer, Answer) else ""
        self.cache.put(origin, text)
        self._keep_delay(url, text)
        return text

    def _keep_delay(self, url: str, text: str) -> None:
        delay_s = Protego.parse(text).crawl_delay(self.user_agent) if text else None
        if delay_s:
            self.frontier.slow_down(host_key(url), min(float(delay_s), self.longest_delay_s))


def origin_of(url: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
