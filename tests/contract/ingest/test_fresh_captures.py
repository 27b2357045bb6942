"""What waits for its first claim is one packed value, and nobody can tell but by the memory that it takes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_ingest.frontier.ports import Idle
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.state import keys
from newswire_shared.state.ledger import RedisLedger
from newswire_shared.state.redis_state import State

from contract.frontiers import RedisPages
from contract.record_scripts import FORGET, IS_FRESH, UNFOLD
from contract.states import LIMITS, Stores, accepted, in_redis

pytest_plugins = ["redis_server"]

HOST = "daily.example:443"
GIVEN = {
    "given:title": "Brücke gesperrt", "given:guid": "https://daily.example/a", "given:published": "4 March", "odd": "1",
    "t": "a field of one letter", "given:via": "",
}  # fmt: skip


@pytest.fixture
def stores(redis_state: State) -> Stores:
    return in_redis(redis_state)


def is_fresh(state: State, capture_id: str) -> bool:
    return bool(state.call(IS_FRESH, capture_id))


def names(state: State, *patterns: str) -> list[str]:
    return [name for pattern in patterns for name in state.client.keys(keys.PREFIX + pattern)]


def test_it_has_no_record_and_no_article_of_its_own(redis_state: State, stores: Stores) -> None:
    accepted(stores, "0" * 32)
    assert names(redis_state, "capture:*", "article:*", "captures:*", "inflight:*", "bucket:*:open") == []


@pytest.mark.parametrize("key", ["a", "0123456789abcdef0123456789abcdef", "=23456789abcdef", "file:x/y"])
@pytest.mark.parametrize("url", ["https://daily.example/a", "http://daily.example:8080/a?b=c", "https://[::1]/a"])
@pytest.mark.parametrize("lane", Lane)
def test_unfolded_it_is_what_it_was(redis_state: State, stores: Stores, key: str, url: str, lane: Lane) -> None:
    acceptance = accepted(stores, key, url=url, host=HOST, lane=lane, fields=GIVEN)
    capture, article = stores.ledger.record(acceptance.capture_id), stores.registry.find(key)
    assert capture and article and is_fresh(redis_state, acceptance.capture_id)
    assert (capture.url, capture.host, capture.lane, capture.article_id) == (url, HOST, lane, key)
    assert GIVEN.items() <= dict(capture.kept).items()
    assert redis_state.call(UNFOLD, acceptance.capture_id) == 1
    assert not is_fresh(redis_state, acceptance.capture_id)
    assert (stores.ledger.record(acceptance.capture_id), stores.registry.find(key)) == (capture, article)
    assert redis_state.client.hgetall(keys.CAPTURE(acceptance.capture_id)) == capture.kept
    assert redis_state.client.hgetall(keys.ARTICLE(key)) == article.kept
    assert redis_state.call(UNFOLD, acceptance.capture_id) == 0


def test_counts_and_lists_are_the_same_before_and_after(redis_state: State, stores: Stores) -> None:
    first, second = accepted(stores, "a"), accepted(stores, "b")

    def seen() -> tuple[object, ...]:
        ledger = stores.ledger
        buckets = [ledger.counts(bucket) for bucket in ledger.buckets(0)]
        of_article = [record.capture_id for record in ledger.captures_of("a")]
        longest = {record.capture_id for record in ledger.longest_in(Stage.FETCH, 5)}
        return buckets, ledger.in_flight(Stage.FETCH), of_article, longest

    before = seen()
    assert before[1:] == (2, [first.capture_id], {first.capture_id, second.capture_id})
    redis_state.call(UNFOLD, first.capture_id)
    assert seen() == before
    redis_state.call(UNFOLD, second.capture_id)
    assert seen() == before and names(redis_state, "fresh:*", "fresh-buckets", "bucket:*:fresh") == []


def test_the_first_claim_unfolds_it(redis_state: State) -> None:
    pages = RedisPages(redis_state)
    acceptance = pages.add()
    claimed = pages.claim()
    assert claimed.capture_id == acceptance.capture_id and claimed.claims == 1 and claimed.record
    assert not is_fresh(redis_state, acceptance.capture_id)
    pages.finish(claimed, Stage.ENRICH)
    assert names(redis_state, "host:*") == [] and pages.frontier.size() == 0


def test_what_is_offered_again_is_known(redis_state: State, stores: Stores) -> None:
    first = accepted(stores, "a")
    for run in ("", "r"):
        again = stores.ledger.accept(Offer(key="a", url="https://example.org/a", source="desk", run=run))
        assert not again.is_new and again.capture_id == first.capture_id
    assert is_fresh(redis_state, first.capture_id)


def test_another_look_at_its_article_lists_both(stores: Stores) -> None:
    first = accepted(stores, "a")
    pushed = accepted(stores, "a", slot="push-1", stage=Stage.ENRICH, ref="r")
    assert [record.capture_id for record in stores.ledger.captures_of("a")] == [pushed.capture_id, first.capture_id]
    record = stores.ledger.record(pushed.capture_id)
    assert record and record.first_seen_ms == stores.ledger.captures_of("a")[1].accepted_ms


def test_what_is_noted_of_its_article_stands_beside_the_rest(stores: Stores) -> None:
    first = accepted(stores, "a")
    stores.registry.note_all({"a": {"digest": "d"}})
    known = stores.registry.find("a")
    assert known and (known.digest, known.first_capture, known.url) == ("d", first.capture_id, "https://example.org/a")


def test_a_stage_that_gives_it_up_ends_it(stores: Stores) -> None:
    first = accepted(stores, "a")
    stores.ledger.advance(first.capture_id, End.REJECTED, reason=Reason.ROBOTS)
    record = stores.ledger.record(first.capture_id)
    assert record and (record.state, record.reason) == ("rejected", "robots")
    assert stores.ledger.in_flight(Stage.FETCH) == 0


def test_one_that_was_lost_is_claimed_once_and_no_more(redis_state: State) -> None:
    pages = RedisPages(redis_state)
    redis_state.call(FORGET, pages.add().capture_id)
    claimed = pages.claim()
    assert claimed.record is None
    pages.finish(claimed, None)
    assert isinstance(pages.frontier.claim(), Idle) and names(redis_state, "host:*") == []


def test_many_that_are_late_and_in_line_hide_no_other_source(redis_state: State, stores: Stores) -> None:
    offers = [Offer(key=f"{n:032x}", url=f"https://{HOST}/{n}", source="desk", host=HOST) for n in range(300)]
    roomy = RedisLedger(redis_state, replace(LIMITS, most_waiting=300))
    late = [each.capture_id for each in roomy.accept_all(offers)]
    lost = accepted(stores, f"{999:032x}", source="paper", host="paper.example:443").capture_id
    redis_state.client.delete(keys.HOST("paper.example:443"))
    for capture in late:
        stores.age(capture, Stage.FETCH, 2000)
    stores.age(lost, Stage.FETCH, 1000)
    assert stores.ledger.overdue(Stage.FETCH, "parked.ingest", 100) == [lost]


def test_records_of_the_release_before_are_read(redis_state: State, stores: Stores) -> None:
    """It kept each capture and article as hashes, listed also the first capture, and ids in full everywhere."""
    article, capture = "0" * 32, "1" * 32
    bucket = f"desk/{redis_state.now_ms() // 3_600_000}"
    about = {"url": "https://daily.example/a", "source": "desk", "first_seen_ms": "5"}
    client = redis_state.client
    client.hset(keys.ARTICLE(article), mapping={**about, "first_capture": capture})
    client.hset(keys.CAPTURE(capture), mapping={
        **about, "state": "fetch", "article": article, "lane": "live", "slot": "first", "host": HOST,
        "buckets": bucket, "accepted_ms": "5", "at:fetch": "5",
    })  # fmt: skip
    client.lpush(keys.CAPTURES(article), capture)
    client.zadd(keys.IN_STAGE("fetch"), {capture: 5})
    client.sadd(keys.BUCKET_OPEN(bucket), capture)
    client.zadd(keys.HOST(HOST), {capture: 5})
    client.zadd(keys.DUE("frontier"), {HOST: 5})
    pages = RedisPages(redis_state)
    accepted(stores, "b", host="other.example:443")
    assert stores.ledger.in_flight(Stage.FETCH) == 2
    assert [record.capture_id for record in stores.ledger.longest_in(Stage.FETCH, 1)] == [capture]
    claimed = pages.claim()
    assert claimed.record and claimed.record.url == about["url"]
    pages.finish(claimed, End.UNCHANGED)
    assert stores.ledger.counts(bucket).unchanged == 1 and not client.exists(keys.BUCKET_OPEN(bucket))
