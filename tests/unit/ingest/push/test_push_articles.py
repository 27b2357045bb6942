"""What is taken is archived, accepted and published, in this order, and once however often it is pushed."""

from __future__ import annotations

import json

import pytest
from newswire_ingest.push.push_articles import Fault, Pushing, Refused, Taken
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import ArticleFetched
from newswire_shared.contracts.reasons import End, Lane, Stage
from unit.ingest.push.desk import Desk, page, text


def push(desk: Desk, given: object, key: str = "", source: str = "desk", lane: Lane = Lane.LIVE) -> Taken | Refused:
    return desk.desk.push(json.dumps(given).encode(), Pushing(source, lane, key))


def taken(desk: Desk, given: object, key: str = "") -> Taken:
    found = push(desk, given, key)
    assert isinstance(found, Taken), found
    return found


@pytest.mark.parametrize("given", [page(), text(), text(url=None, id="7")])
def test_an_article_is_archived_accepted_and_published(given: object) -> None:
    desk = Desk()
    found = taken(desk, given)
    record = desk.ledger.record(found.capture_id)
    assert found.is_new and record and (record.state, record.source, record.lane) == (Stage.ENRICH, "desk", Lane.LIVE)
    (message,) = desk.publisher.messages
    assert isinstance(message, ArticleFetched) and message.captures[0].capture_id == found.capture_id
    assert desk.archive.read_raw(message.captures[0].ref).url == record.url


def test_the_lane_is_the_client_s() -> None:
    desk = Desk()
    push(desk, text(), lane=Lane.BACKFILL)
    assert desk.publisher.queues() == ["enrich.backfill"]


@pytest.mark.parametrize("key", ["", "k1"])
def test_a_repeat_is_known_and_kept_once(key: str) -> None:
    desk = Desk()
    first = taken(desk, text(), key)
    for _ in range(3):
        again = taken(desk, text(), key)
        assert (again.capture_id, again.article_id, again.is_new) == (first.capture_id, first.article_id, False)
    assert (desk.archived, len(desk.publisher.messages)) == (1, 1)


def test_a_changed_text_is_another_capture_of_the_same_article() -> None:
    desk = Desk()
    first, second = taken(desk, text()), taken(desk, text(body="It is on time."))
    assert second.is_new and second.article_id == first.article_id and second.capture_id != first.capture_id


def test_a_key_that_was_used_for_another_text_is_refused_and_nothing_of_it_is_kept() -> None:
    desk = Desk()
    taken(desk, text(), "k1")
    found = push(desk, text(body="It is on time."), "k1")
    assert isinstance(found, Refused) and found.fault is Fault.KEY_USED
    assert desk.archived == 1
    assert taken(desk, text(2), "k1").is_new, "a key is of one article"
    assert isinstance(push(desk, text(body="It is on time."), "k1", source="other"), Taken), "and of one source"


def test_a_repeat_is_known_also_when_its_address_turned_out_to_be_another_s() -> None:
    desk = Desk()
    first = taken(desk, text())
    desk.registry.note_all({"older": {"first_seen_ms": "1"}})
    desk.registry.tie(first.article_id, "older")
    assert not taken(desk, text()).is_new


def test_the_field_goes_before_the_header() -> None:
    desk = Desk()
    first = taken(desk, text(idempotency_key="own"), "header")
    assert taken(desk, text(), "own").capture_id == first.capture_id


@pytest.mark.parametrize("fails", ["archive", "publisher"])
def test_what_failed_half_way_is_done_by_the_next_try(fails: str) -> None:
    desk = Desk()
    getattr(desk, fails).fault = TransientError("away")
    with pytest.raises(TransientError):
        push(desk, text())
    getattr(desk, fails).fault = None
    found = taken(desk, text())
    assert (desk.archived, len(desk.publisher.messages)) == (1, 1)
    assert taken(desk, text()).capture_id == found.capture_id and len(desk.publisher.messages) == 1


def test_a_capture_that_is_further_on_is_published_no_more() -> None:
    desk = Desk()
    desk.publisher.fault = TransientError("away")
    with pytest.raises(TransientError):
        push(desk, text())
    (capture_id,) = desk.memory.captures
    desk.ledger.advance(capture_id, End.INDEXED)  # the sweeper had it published
    desk.publisher.fault = None
    assert taken(desk, text()).capture_id == capture_id and desk.publisher.messages == []


def test_what_was_taken_down_is_not_kept_again() -> None:
    desk = Desk()
    first = taken(desk, text())
    desk.registry.note_all({first.article_id: {"taken_down": "1"}})
    found = push(desk, text(body="New."))
    assert isinstance(found, Refused) and found.fault is Fault.TAKEN_DOWN and desk.archived == 1


def test_what_is_too_large_is_not_read() -> None:
    found = push(Desk(), text(body="x" * 2000))
    assert isinstance(found, Refused) and found.fault is Fault.TOO_LARGE
