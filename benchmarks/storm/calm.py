"""The calm: what each article gives where nothing breaks."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_enrich.extraction import CostlyMarkup, Unreadable, extract
from newswire_shared.contracts.documents import NOT_ARTICLES
from newswire_shared.contracts.identity import key_of

from benchmarks.storm.articles import Article, Way
from benchmarks.storm.deliveries import SOURCE, file_name, push_url
from benchmarks.storm.newsroom import Site

SHORTEST_BODY = 120  # NEWSWIRE_ENRICH_SHORTEST_BODY
LARGEST_PAGE = 10_000_000  # NEWSWIRE_INGEST_PAGE_BYTES


@dataclass(frozen=True, slots=True)
class Expected:
    """An article's id, and its title and body; both are "" for a page that is rejected."""

    article: Article
    article_id: str
    title: str
    body: str

    @property
    def is_indexed(self) -> bool:
        return bool(self.title)


def expected_of(article: Article, sites: list[Site]) -> Expected:
    """What the index must hold of an article; of poison, what the extraction makes of its page without any limit."""
    address = address_of(article, sites)
    title, body = (article.title, article.body) if not article.poison else _extracted(article, address)
    return Expected(article, key_of(address), title, body)


def address_of(article: Article, sites: list[Site]) -> str:
    """The address by which an article is known."""
    if article.way is Way.FILE:
        return f"file:{SOURCE}/{file_name(article)}"
    if article.way in (Way.PUSHED_PAGE, Way.PUSHED_TEXT):
        return push_url(article)
    return next(site.url(article) for site in sites if article in site.articles)


def _extracted(article: Article, address: str) -> tuple[str, str]:
    content = article.page
    if len(content) > LARGEST_PAGE:
        return "", ""
    try:
        page = extract(content, "text/html; charset=utf-8", address)
    except (Unreadable, CostlyMarkup):
        return "", ""
    is_article = page.kind not in NOT_ARTICLES and page.title and len(page.body) >= SHORTEST_BODY
    return (page.title, page.body) if is_article else ("", "")
