"""Sites on loopback that publish made-up articles at a steady rate, and rewrite some of them."""

from __future__ import annotations

import itertools
import random
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Self

from newswire_enrich.linking.linker import Linkable
from web_server import Reply, WebServer, rss

from benchmarks.linking_cost import Newsroom

SITES = 6
LISTED = 60  # items of a feed, the newest; enough for a minute between two polls at ten articles a second
KEPT = 3000  # pages a site serves at a time: looks again come hours later, in a soak never
A_SENTENCE = 16  # words
EDITED = 0.05  # of the articles get another paragraph when the next one comes
MISSING = 0.02  # of the items lead nowhere


@dataclass(slots=True)
class Site:
    """One site: its server, and what its feed lists."""

    web: WebServer
    items: list[str] = field(default_factory=list)
    published: int = 0

    @property
    def feed(self) -> str:
        return f"{self.web.address}/feed.xml"

    def publish(self, article: Linkable, chance: random.Random) -> None:
        """Serve an article and list it; now and then list it only, or rewrite the one before."""
        path = f"/news/item-{self.published:06}"
        self.published += 1
        if chance.random() >= MISSING:
            self.web.replies[path] = Reply(page(article))
        if chance.random() < EDITED and self.items:
            self._rewrite(self.items[-1])
        self.items = [*self.items, path][-LISTED:]
        self.web.replies.pop(f"/news/item-{self.published - KEPT:06}", None)
        del self.web.asked[:-1000]  # else the server itself would grow

    def _rewrite(self, path: str) -> None:
        reply = self.web.replies.get(path)
        if isinstance(reply, Reply):
            self.web.replies[path] = Reply(
                reply.body.replace(b"</article>", b"<p>The editors add a line.</p></article>")
            )

    def listing(self) -> Reply:
        return Reply(rss(self.web.address, self.items[::-1]), content_type="application/rss+xml")


class SteadyNewsroom:
    """Publishes in a thread of its own, `rate` articles a second over all sites, from entering to leaving."""

    def __init__(self, rate: float, seed: int) -> None:
        self._rate, self._chance = rate, random.Random(seed)
        self._articles = Newsroom(seed).articles()
        self._open, self._ending = ExitStack(), threading.Event()
        self.sites: list[Site] = []

    @property
    def published(self) -> int:
        return sum(site.published for site in self.sites)

    def __enter__(self) -> Self:
        for _ in range(SITES):
            site = Site(self._open.enter_context(WebServer({})))
            site.web.replies["/feed.xml"] = site.listing
            self.sites.append(site)
        self._thread = threading.Thread(target=self._publish, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.end()
        self._open.close()

    def end(self) -> None:
        """Publish nothing more; the pages stay."""
        self._ending.set()
        self._thread.join()

    def _publish(self) -> None:
        begun = time.monotonic()
        for number, site in enumerate(self._turns()):
            if self._ending.wait(max(0.0, begun + number / self._rate - time.monotonic())):
                return
            site.publish(next(self._articles), self._chance)

    def _turns(self) -> Iterator[Site]:
        return itertools.cycle(self.sites)


def page(article: Linkable) -> bytes:
    """An article as a page: sentences in paragraphs, some of them said by somebody whom the story is about."""
    words = article.body.split()
    sentences = [" ".join(words[at : at + A_SENTENCE]).capitalize() + "." for at in range(0, len(words), A_SENTENCE)]
    speaker = article.title.split()[0]
    sentences[2] = f"“{sentences[2][:-1]},” {speaker} said on Monday."
    paragraphs = "".join(f"<p>{' '.join(sentences[at : at + 3])}</p>" for at in range(0, len(sentences), 3))
    return (
        f"<html><head><title>{article.title}</title></head><body><nav>News Sport Culture</nav>"
        f"<article><h1>{article.title}</h1>{paragraphs}</article></body></html>"
    ).encode()
