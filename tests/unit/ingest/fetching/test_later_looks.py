"""A later look that finds what there was ends at the fetch; whatever is new goes on."""

from __future__ import annotations

import pytest
from newswire_ingest.testing import FakeWeb, answer
from newswire_shared.accounting.ledger import Acceptance
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.reasons import End, Stage
from unit.ingest.newsroom import Newsroom

URL = "https://example.org/news/1"
PAGE = b"<html><p>All of it</p></html>"


def looked_at(body: bytes = PAGE, end: Stage | End = End.INDEXED, **headers: str) -> tuple[Newsroom, Acceptance]:
    """A newsroom that fetched an article once, whose capture stands at `end` by now."""
    room = Newsroom(FakeWeb({URL: answer(200, body, **headers)}))
    room.cache.texts["https://example.org"] = ""
    first = room.offer(URL)
    room.fetch()
    room.ledger.advance(first.capture_id, end)
    room.registry.note_all({first.article_id: {"digest": "d", "digest_of": first.capture_id}})
    return room, first


def again(room: Newsroom, number: int = 1) -> Acceptance:
    """The next look at it."""
    look = room.offer(URL, f"recheck-{number}")
    room.fetch()
    return look


def test_equal_bytes_end_at_the_fetch_and_are_a_revisit_of_the_copy() -> None:
    room, first = looked_at()
    look = again(room)
    (revisit,) = room.archive.revisits()
    assert room.record(look).state == End.UNCHANGED
    assert len(room.publisher.messages) == 1, "that of the first look"
    assert (revisit.url, revisit.status, revisit.earlier) == (URL, 200, room.record(first).ref(Stage.ENRICH))
    assert room.record(look).ref("revisit").startswith("memory:")
    assert room.ledger.counts(next(iter(room.ledger.buckets(0)))).is_balanced


def test_a_304_is_a_revisit_too() -> None:
    room, first = looked_at(etag='"1"')
    room.web.replies[URL] = answer(304, b"")
    look = again(room)
    (revisit,) = room.archive.revisits()
    assert (room.record(look).state, revisit.status) == (End.UNCHANGED, 304)
    assert revisit.earlier == room.record(first).ref(Stage.ENRICH)


def test_other_bytes_go_on_to_enrich_though_only_a_nonce_differs() -> None:
    room, _ = looked_at()
    room.web.replies[URL] = answer(200, PAGE + b"<!-- 7 -->")
    look = again(room)
    assert (room.record(look).state, room.archive.revisits()) == (Stage.ENRICH, [])


def test_bytes_are_compared_with_the_copy_that_was_fetched_last() -> None:
    room, _ = looked_at()
    room.web.replies[URL] = answer(200, PAGE + b"<!-- 7 -->")
    second = again(room)
    room.ledger.advance(second.capture_id, End.UNCHANGED)
    assert room.record(again(room, 2)).state == End.UNCHANGED
    assert room.archive.revisits()[0].earlier == room.record(second).ref(Stage.ENRICH)


@pytest.mark.parametrize("end", [Stage.ENRICH, End.DEAD])
def test_a_copy_that_did_not_come_to_the_index_ends_no_later_look(end: Stage | End) -> None:
    room, _ = looked_at(etag='"1"')
    room.web.replies[URL] = answer(200, b"<html><p>New</p></html>", etag='"2"')
    second = again(room)
    room.ledger.advance(second.capture_id, end)
    third = again(room, 2)
    assert room.record(third).state == Stage.ENRICH, "the news of the second look would be nowhere"
    assert room.web.headers[-1] == {}, "nor may the server say that nothing changed since"


def test_a_fetch_that_is_repeated_after_a_kill_is_not_unchanged_by_its_own_copy() -> None:
    room, _ = looked_at()
    room.web.replies[URL] = answer(200, b"<html><p>New</p></html>")
    look = room.offer(URL, "recheck-1")
    claimed = room.claim()
    room.ingest.fetch_address(claimed)  # and the worker is killed before anything else
    room.clock.sleep(60)
    room.visit()
    assert room.record(look).state == Stage.ENRICH


def test_a_copy_that_the_archive_lost_is_kept_anew() -> None:
    room, first = looked_at()
    room.memory.captures[first.capture_id][f"ref:{Stage.ENRICH}"] = "memory:99:1"
    assert room.record(again(room)).state == Stage.ENRICH


def test_a_304_whose_copy_the_archive_lost_is_unchanged_all_the_same() -> None:
    room, first = looked_at(etag='"1"')
    room.memory.captures[first.capture_id][f"ref:{Stage.ENRICH}"] = "memory:99:1"
    room.web.replies[URL] = answer(304, b"")
    assert room.record(again(room)).state == End.UNCHANGED
    assert room.archive.revisits()[0].earlier == ""


def test_a_look_whose_revisit_cannot_be_written_is_repeated() -> None:
    room, _ = looked_at()
    look = room.offer(URL, "recheck-1")
    room.archive.fault = TransientError("the disk is full")
    with pytest.raises(TransientError):
        room.visit()
    room.archive.fault = None
    room.clock.sleep(60)
    room.visit()
    assert room.record(look).state == End.UNCHANGED


def test_an_article_of_the_release_before_is_asked_for_by_its_validators() -> None:
    room, first = looked_at(etag='"1"')
    fields = room.memory.articles[first.article_id]
    del fields["body"], fields["body_of"]
    room.web.replies[URL] = answer(304, b"")
    assert room.record(again(room)).state == End.UNCHANGED
    assert room.web.headers[-1] == {"If-None-Match": '"1"'}
