"""What was indexed is known again: nothing of it is accepted anew, and a changed text is a revision."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from newswire_shared.accounting.ledger import Offer, total
from newswire_shared.accounting.registry import LastCapture, RestoredArticle
from newswire_shared.contracts.reasons import End, Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

from contract.states import Stores, accepted, in_memory, in_redis

pytest_plugins = ["redis_server"]

ID = f"{7:032x}"
OTHER = f"{9:032x}"
URL = "https://example.org/ferry"
DAY_MS = 86_400_000
FACTS = {"digest": f"{1:032x}", "digest_of": f"{2:032x}", "body": "AAAA", "body_of": f"{2:032x}", "etag": '"x"'}


@pytest.fixture(params=["memory", "redis"])
def stores(request: pytest.FixtureRequest) -> Stores:
    """A state that lost all it knew."""
    if request.param == "memory":
        return in_memory()
    state: State = request.getfixturevalue("redis_state")
    state.check_version()
    return in_redis(state)


def now_ms(stores: Stores) -> int:
    """The time of the state: of what was accepted just now."""
    probe = accepted(stores, "probe")
    record = stores.ledger.record(probe.capture_id)
    assert record is not None
    return record.accepted_ms


def article(at_ms: int, **given: object) -> RestoredArticle:
    last = LastCapture(FACTS["digest_of"], at_ms - 60_000, "live", "raw:0:1", "enriched:0:1")
    known = RestoredArticle(ID, URL, "desk", at_ms - 90_000, f"{3:032x}", FACTS, last, (OTHER,))
    return replace(known, **given)  # type: ignore[arg-type]


def test_what_was_indexed_is_known_and_not_accepted_again(stores: Stores) -> None:
    at_ms = now_ms(stores)
    assert stores.restoration.restore([article(at_ms)]) == 1
    known = stores.registry.find(ID)
    assert known is not None and known.kept.items() >= FACTS.items()
    assert (known.url, known.source, known.first_seen_ms) == (URL, "desk", at_ms - 90_000)
    assert known.first_capture == f"{3:032x}"
    offer = Offer(key=ID, url=URL, source="desk", host="example.org:443")
    assert stores.ledger.accept(offer).admission == "known"
    found = stores.ledger.accept(replace(offer, key=OTHER))
    assert (found.admission, found.article_id) == ("known", ID), "its other address leads to it"


def test_the_last_capture_is_an_ended_one_that_nobody_counts(stores: Stores) -> None:
    at_ms = now_ms(stores)
    before = total(map(stores.ledger.counts, stores.ledger.buckets(0)))
    stores.restoration.restore([article(at_ms)])
    record = stores.ledger.record(FACTS["body_of"])
    assert record is not None and record.state == End.INDEXED
    assert (record.ref(Stage.ENRICH), record.article_id) == ("raw:0:1", ID)
    assert FACTS["body_of"] in [each.capture_id for each in stores.ledger.captures_of(ID)]
    assert total(map(stores.ledger.counts, stores.ledger.buckets(0))) == before
    assert [stores.ledger.in_flight(stage) for stage in Stage] == [1, 0, 0], "the probe alone"
    assert stores.ledger.advance(FACTS["body_of"], Stage.INDEX) == End.INDEXED


def test_a_later_look_is_accepted_and_finds_the_text_that_was_indexed(stores: Stores) -> None:
    stores.restoration.restore([article(now_ms(stores))])
    look = stores.ledger.accept(Offer(key=ID, url=URL, source="desk", slot="recheck-1", host="example.org:443"))
    assert look.is_new and look.article_id == ID
    known = stores.registry.find(ID)
    assert known is not None and known.digest == FACTS["digest"]


def test_repeating_it_changes_nothing_and_what_is_known_stays(stores: Stores) -> None:
    at_ms = now_ms(stores)
    stores.restoration.restore([article(at_ms)])
    before = stores.registry.find(ID)
    stores.registry.note_all({ID: {"etag": '"newer"'}})
    assert stores.restoration.restore([article(at_ms)]) == 0
    after = stores.registry.find(ID)
    assert before is not None and after is not None
    assert after.kept == {**before.kept, "etag": '"newer"'}


def test_of_a_state_that_lags_behind_the_index_decides_which_text_is_held(stores: Stores) -> None:
    at_ms = now_ms(stores)
    stores.restoration.restore([article(at_ms)])
    newer = {**FACTS, "digest": f"{5:032x}", "digest_of": f"{6:032x}"}
    last = LastCapture(f"{6:032x}", at_ms - 1000, "live", "raw:1:1", "enriched:1:1")
    assert stores.restoration.restore([article(at_ms, facts=newer, last=last)]) == 0
    known = stores.registry.find(ID)
    assert known is not None and (known.digest, known.digest_of) == (f"{5:032x}", f"{6:032x}")


def test_of_two_times_of_first_sight_the_earlier_one_holds_with_its_capture(stores: Stores) -> None:
    at_ms = now_ms(stores)
    stores.restoration.restore([article(at_ms)])
    for first_seen_ms, capture in ((at_ms - 80_000, f"{4:032x}"), (at_ms - 95_000, f"{5:032x}")):
        stores.restoration.restore([article(at_ms, first_seen_ms=first_seen_ms, first_capture=capture)])
    known = stores.registry.find(ID)
    assert known is not None and (known.first_seen_ms, known.first_capture) == (at_ms - 95_000, f"{5:032x}")


def test_an_article_that_is_known_keeps_its_address_and_its_source(stores: Stores) -> None:
    at_ms = now_ms(stores)
    stores.restoration.restore([article(at_ms)])
    stores.restoration.restore([article(at_ms, url="https://example.org/other", source="paper")])
    known = stores.registry.find(ID)
    assert known is not None and (known.url, known.source) == (URL, "desk")


def test_what_was_found_to_be_another_article_stays_that(stores: Stores) -> None:
    at_ms = now_ms(stores)
    stores.restoration.restore([article(at_ms)])
    assert stores.restoration.restore([article(at_ms, article_id=OTHER, keys=(), source="paper")]) == 0
    known = stores.registry.find(OTHER)
    assert known is not None and (known.article_id, known.source) == (ID, "desk")


def test_articles_are_restored_many_at_a_time_and_those_that_were_not_known_are_counted(stores: Stores) -> None:
    at_ms = now_ms(stores)
    stores.restoration.restore([article(at_ms)])
    last = LastCapture(f"{12:032x}", at_ms - 60_000, "backfill", "raw:0:2", "enriched:0:2")
    other = article(at_ms, article_id=f"{11:032x}", url=f"{URL}-2", keys=(), last=last)
    assert (stores.restoration.restore([article(at_ms), other]), stores.restoration.restore([])) == (1, 0)
    record = stores.ledger.record(f"{12:032x}")
    assert record is not None and (record.lane, record.url, record.source) == ("backfill", f"{URL}-2", "desk")
    assert (record.ref(Stage.INDEX), record.slot) == ("enriched:0:2", "restored")
    assert (record.accepted_ms, record.reached_ms) == (at_ms - 60_000, {"indexed": at_ms - 60_000})
    assert record.first_seen_ms == at_ms - 90_000


def test_a_first_capture_is_one_look_and_a_later_one_comes_before_it(stores: Stores) -> None:
    at_ms, first = now_ms(stores), f"{3:032x}"
    last = LastCapture(first, at_ms - 80_000, "live", "raw:0:1", "enriched:0:1")
    stores.restoration.restore([article(at_ms, last=last)])
    assert [record.capture_id for record in stores.ledger.captures_of(ID)] == [first]
    stores.restoration.restore([article(at_ms)])
    assert [record.capture_id for record in stores.ledger.captures_of(ID)] == [FACTS["body_of"], first]


def test_a_record_that_came_back_lives_for_as_long_as_it_would_have(redis_state: State) -> None:
    redis_state.check_version()
    stores, now = in_redis(redis_state), redis_state.now_ms()
    first = hashlib.sha1(f"{ID}\nfirst".encode(), usedforsecurity=False).hexdigest()[:32]
    last = LastCapture(first, now - 6 * DAY_MS, "live", "raw:0:1", "enriched:0:1")
    stores.restoration.restore([article(now, last=last, first_capture=first)])
    assert DAY_MS - 60_000 < redis_state.client.pttl(keys.CAPTURE(first)) <= DAY_MS
    record = stores.ledger.record(first)
    assert record is not None and record.slot == "first"
    assert redis_state.client.get(keys.SHELF()) == "1", "nothing happens to it, so it is shelved"


def test_a_record_that_would_have_expired_does_not_come_back(redis_state: State) -> None:
    redis_state.check_version()
    stores = in_redis(redis_state)
    old = redis_state.now_ms() - 8 * 86_400_000
    last = LastCapture(FACTS["digest_of"], old, "live", "raw:0:1", "enriched:0:1")
    stores.restoration.restore([article(redis_state.now_ms(), last=last)])
    assert stores.ledger.record(FACTS["digest_of"]) is None
    known = stores.registry.find(ID)
    assert known is not None and known.digest == FACTS["digest"]
