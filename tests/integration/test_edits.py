"""A page that is edited, and announced by its feed: a real worker looks at it again, and archives only what is new."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from articles import page
from newswire_ingest.sources.ports import Source
from newswire_ingest.sources.redis_sources import RedisSourceStore
from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.identity import canonicalize
from newswire_shared.contracts.reasons import End, Stage
from newswire_shared.contracts.topology import ENRICH
from newswire_shared.state import keys
from real_stack import RealStack, eventually
from web_server import Reply, WebServer

PATH = "/articles/1"
HOUR_MS = 3_600_000


def atom(address: str, updated: datetime) -> Reply:
    facts = f'<id>1</id><title>Bollards</title><link href="{address}{PATH}"/><updated>{updated.isoformat()}</updated>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Made up</title><entry>{facts}</entry></feed>'
    return Reply(feed.encode(), content_type="application/atom+xml")


def looks(stack: RealStack, address: str) -> list[CaptureRecord]:
    """The article's captures, the newest first."""
    return stack.parts.ledger.captures_of(canonicalize(f"{address}{PATH}").key)


def indexed_earlier(stack: RealStack, record: CaptureRecord) -> None:
    """What enrich and index would have done by now, an hour ago."""
    stack.parts.ledger.advance(record.capture_id, Stage.INDEX)
    stack.parts.ledger.advance(record.capture_id, End.INDEXED)
    stack.parts.registry.note_all({record.article_id: {"digest": record.capture_id, "digest_of": record.capture_id}})
    for name in ("accepted_ms", "at:fetch", "at:enrich"):
        stack.parts.state.client.hincrby(keys.CAPTURE(record.capture_id), name, -HOUR_MS)


def test_an_edit_that_a_feed_announces_is_fetched_and_one_that_is_none_costs_a_revisit(stack: RealStack) -> None:
    stack.environment["NEWSWIRE_INGEST_RECHECK_AFTER_S"] = "null"
    published = datetime.now(UTC) - timedelta(hours=2)
    with WebServer({PATH: Reply(page(1))}) as web:
        web.replies["/feed.xml"] = atom(web.address, published)
        RedisSourceStore(stack.parts.state).save(Source("web", f"{web.address}/feed.xml", 1))
        stack.work("ingest")
        eventually(lambda: [each.state for each in looks(stack, web.address)] == [Stage.ENRICH], "it is fetched")
        indexed_earlier(stack, looks(stack, web.address)[0])

        web.replies[PATH] = Reply(page(2))
        web.replies["/feed.xml"] = atom(web.address, datetime.now(UTC) - timedelta(minutes=2))
        eventually(lambda: len(looks(stack, web.address)) == 2, "the edit is looked at")
        eventually(lambda: looks(stack, web.address)[0].state == Stage.ENRICH, "and goes on to enrich")
        edited = looks(stack, web.address)[0]
        assert edited.slot.startswith("edit-")
        assert stack.parts.archive.read_raw(edited.ref(Stage.ENRICH)).body == page(2)
        indexed_earlier(stack, edited)

        web.replies["/feed.xml"] = atom(web.address, datetime.now(UTC))
        eventually(lambda: len(looks(stack, web.address)) == 3, "what is announced next is looked at too")
        eventually(lambda: looks(stack, web.address)[0].state == End.UNCHANGED, "and is nothing new")
        revisit = looks(stack, web.address)[0].ref("revisit")
        assert int(revisit.rpartition(":")[2]) < 1000
        assert stack.parts.queues.length(ENRICH.queue()) == 2, "those of the first look and of the edit"
        assert len(web.times(PATH)) == 3
    counts = [stack.counts(name) for name in stack.parts.ledger.buckets(0)]
    assert all(each.is_balanced for each in counts) and sum(each.accepted for each in counts) == 3
