"""The web of a storm: sites whose feeds grow, whose pages move, and that fail for a while; each keeps its own log."""

from __future__ import annotations

import contextlib
import threading
import time
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from web_server import Reply, WebServer, rss

from benchmarks.storm.articles import Article, Way

SITES = 3
SHOWN = 60  # items of a feed at least
SHOWN_S = 90.0  # and at least those of so long
FAILING = Reply(status=503, body=b"<html>back soon</html>")


@dataclass
class Site:
    """One site: its server, the articles that it publishes in order, and whether it fails just now."""

    name: str
    articles: Sequence[Article]
    server: WebServer = field(default_factory=lambda: WebServer({}))
    published: int = 0
    is_failing: bool = False
    served: list[tuple[float, str]] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)
    times: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self.server.replies["/feed.xml"] = self._feed
        for article in self.articles:
            self._give_pages(article)

    def _give_pages(self, article: Article) -> None:
        path = path_of(article)
        if article.way is Way.REDIRECT:
            there = f"/moved/{article.number}"
            self.server.replies[path] = lambda: self._answer(path, Reply(status=302, headers={"Location": there}))
            self.server.replies[there] = lambda: self._answer(there, Reply(article.page))
        else:
            self.server.replies[path] = lambda: self._answer(path, Reply(article.page))

    def _answer(self, path: str, reply: Reply) -> Reply:
        if self.is_failing:
            return FAILING
        with self._lock:
            self.served.append((time.monotonic(), path))
        return reply

    def _feed(self) -> Reply:
        """The newest, and all from the first on that nobody asked for yet.

        Faults in a row take as long as they like: what a feed listed and dropped before anybody could take it in is
        the site's choice, and nobody's loss.
        """
        if self.is_failing:
            return FAILING
        asked = self.asked()
        unasked = next((n for n, each in enumerate(self.articles) if path_of(each) not in asked), self.published)
        first = min(unasked, self.published - SHOWN, bisect(self.times, time.monotonic() - SHOWN_S))
        paths = [path_of(article) for article in self.articles[max(0, first) : self.published]]
        with self._lock:
            self.listed.update(paths)
        return Reply(rss(self.server.address, paths[::-1]), content_type="application/rss+xml")

    def publish(self, share: float) -> None:
        """Have published this share of the articles, but no more than readers can have seen."""
        unread = (n for n, article in enumerate(self.articles) if path_of(article) not in self.listed)
        read = next(unread, len(self.articles))
        wanted = max(self.published, min(int(len(self.articles) * share), read + SHOWN))
        self.times += [time.monotonic()] * (wanted - self.published)
        self.published = wanted

    @property
    def is_read(self) -> bool:
        """Whether every article was asked for: between that and the list nothing is in flight anywhere."""
        return all(map(self.asked().__contains__, map(path_of, self.articles)))

    def asked(self) -> set[str]:
        """The paths that went out."""
        with self._lock:
            return {path for _, path in self.served}

    def url(self, article: Article) -> str:
        return self.server.address + path_of(article)

    def times_served(self, article: Article) -> int:
        """How often its page went out, by the site's own log."""
        path = f"/moved/{article.number}" if article.way is Way.REDIRECT else path_of(article)
        return sum(served == path for _, served in self.served)


def path_of(article: Article) -> str:
    """Where an article lies on its site."""
    return f"/news/{article.number}"


@contextlib.contextmanager
def newsroom(articles: Sequence[Article]) -> Iterator[list[Site]]:
    """The sites of the articles that are on the web, while inside."""
    online = [article for article in articles if article.way in (Way.FEED, Way.REDIRECT)]
    with contextlib.ExitStack() as running:
        sites = [Site(f"site{n}", online[n::SITES]) for n in range(SITES)]
        for site in sites:
            running.enter_context(site.server)
        yield sites
