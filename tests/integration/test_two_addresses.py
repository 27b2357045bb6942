"""A site that lists each article at two addresses: real workers make one document of each."""

from __future__ import annotations

from articles import page
from newswire_index.composition import open_index
from newswire_index.engine.selection import Selection
from newswire_ingest.sources.ports import Source
from newswire_ingest.sources.redis_sources import RedisSourceStore
from newswire_shared.accounting.ledger import total
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from real_stack import RealStack, eventually
from web_server import Reply, WebServer

ARTICLES = 12
SECTIONS = ("islands", "news")  # where each is listed; the second is its canonical address


def path(section: str, number: int) -> str:
    return f"/{section}/new-bollards-{1000 + number}"


def listed(address: str) -> Reply:
    items = (f"<item><link>{address}{path(section, n)}</link></item>" for n in range(ARTICLES) for section in SECTIONS)
    feed = f'<rss version="2.0"><channel><title>Made up</title>{"".join(items)}</channel></rss>'
    return Reply(feed.encode(), content_type="application/rss+xml")


def served(address: str, number: int) -> Reply:
    canonical = f'<link rel="canonical" href="{address}{path(SECTIONS[1], number)}">'
    return Reply(page(number).replace(b"<head>", f"<head>{canonical}".encode()))


def test_each_is_one_document_and_each_look_is_accounted_for(stack: RealStack) -> None:
    stack.environment |= {"NEWSWIRE_ENRICH_MODEL": "none", "NEWSWIRE_INGEST_RECHECK_AFTER_S": "null"}
    parts = stack.parts
    own = {**stack.environment, "NEWSWIRE_DATA_DIR": str(stack.folder), "NEWSWIRE_BROKER_URL": stack.broker.url}
    index = open_index(load(SharedSettings, own))

    def counts() -> tuple[int, int]:
        found = total(map(parts.ledger.counts, parts.ledger.buckets(0)))
        assert found.is_balanced
        return found.accepted, found.accepted - sum(parts.ledger.in_flight(stage) for stage in Stage)

    def documents() -> list[ArticleDocument]:
        return index.walk(Selection(), None, 1000)

    with WebServer({}) as web:
        for number in range(ARTICLES):
            web.replies |= {path(section, number): served(web.address, number) for section in SECTIONS}
        web.replies["/feed.xml"] = listed(web.address)
        RedisSourceStore(parts.state).save(Source("web", f"{web.address}/feed.xml", 1))
        for group in ("ingest", "enrich", "index"):
            stack.work(group)
        eventually(lambda: counts() == (2 * ARTICLES, 2 * ARTICLES), "every look has ended")
    assert len(documents()) == ARTICLES
    assert {number for each in documents() for number in [int(each.article.url.rpartition("-")[2]) - 1000]} == {
        *range(ARTICLES)
    }
