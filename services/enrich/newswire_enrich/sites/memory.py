"""The memory of a site's pages: the lines that stand on several of its articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class MemoryRule:
    """A line is the site's own once `articles` other articles have had it; 0 remembers nothing.

    Of each site the `lines` seen last are kept, and a site without new pages is forgotten after `kept_s` seconds.
    """

    articles: int = 2  # one would take background paragraphs of running stories; measured in decision 17
    lines: int = 2000  # the text of about 80 articles, 276 kB in Redis
    kept_s: int = 30 * 86400  # a weekly's site is remembered from issue to issue


class SiteMemory(Protocol):
    """Remembers the lines of a site's articles.  Raises TransientError when the state cannot be reached."""

    def repeated(self, site: str, article_id: str, digests: Sequence[str]) -> frozenset[str]:
        """Note an article's lines, each digest once, and answer those that enough other articles have had.

        The same article noted again counts once, so a message may come twice.
        """


class ProcessSiteMemory:
    """A SiteMemory for one run of a command: the order of its pages decides, and nothing expires."""

    def __init__(self, rule: MemoryRule) -> None:
        self._rule = rule
        self._sites = defaultdict[str, dict[str, set[str]]](dict)  # of each line, seen longest ago first, its articles

    def repeated(self, site: str, article_id: str, digests: Sequence[str]) -> frozenset[str]:
        if not self._rule.articles:
            return frozenset()
        known = self._sites[site]
        found = frozenset(digest for digest in sorted(digests) if self._note(known, article_id, digest))
        for digest in [*known][: max(0, len(known) - self._rule.lines)]:
            del known[digest]
        return found

    def _note(self, known: dict[str, set[str]], article_id: str, digest: str) -> bool:
        """Whether enough others had it, before this article is noted beside them; no more are kept than decide that."""
        articles = known[digest] = known.pop(digest, set())  # which makes it the one seen last
        is_repeated = len(articles - {article_id}) >= self._rule.articles
        if len(articles) <= self._rule.articles:
            articles.add(article_id)
        return is_repeated
