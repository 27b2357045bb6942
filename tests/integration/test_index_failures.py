"""Indexing: batches whose worker is killed, engines that are slow or away, messages that come twice."""

from __future__ import annotations

import elasticsearch_server
import pytest
from articles import page, take_in
from elasticsearch import Elasticsearch
from newswire_index.composition import open_index
from newswire_index.engine.elasticsearch import mapping
from newswire_shared.contracts.index_schema import articles_alias, versioned
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.contracts.topology import group_named
from real_stack import RealStack, eventually

SLOW = "saboteur.index_worker"


def stored(stack: RealStack, articles: list[str]) -> int:
    """How many of these articles the index holds, in real time."""
    environment = {**stack.environment, "NEWSWIRE_DATA_DIR": str(stack.folder), "NEWSWIRE_BROKER_URL": stack.broker.url}
    return len(open_index(load(SharedSettings, environment)).read(articles))


def test_a_worker_killed_in_mid_batch_loses_and_duplicates_nothing(full_stack: RealStack) -> None:
    stack = full_stack
    stack.work("enrich")
    accepted = take_in(stack.parts, [page(n) for n in range(60)], run="r")
    eventually(lambda: stack.parts.ledger.in_flight(Stage.INDEX) == 60, "all wait for the index")
    stack.parts.state.client.set("sabotage:index-wait", "3")
    worker = stack.work("index", app=SLOW)
    eventually(lambda: stack.parts.broker.hlen("unacked") >= 60, "the batch is under way")
    worker.kill()
    stack.parts.state.client.delete("sabotage:index-wait")
    stack.work("index")
    eventually(lambda: stack.counts("run/r").in_flight == 0, "all have ended")
    counts = stack.counts("run/r")
    assert (counts.accepted, counts.indexed, counts.dead) == (60, 60, 0) and counts.is_balanced
    articles = [a.article_id for a in accepted]
    assert stored(stack, articles) == len(set(articles)) == 60


def test_sigterm_in_mid_batch_loses_and_delays_nothing(full_stack: RealStack) -> None:
    stack = full_stack
    stack.work("enrich")
    take_in(stack.parts, [page(n) for n in range(20)], run="r")
    eventually(lambda: stack.parts.ledger.in_flight(Stage.INDEX) == 20, "all wait for the index")
    stack.parts.state.client.set("sabotage:index-wait", "1")
    worker = stack.work("index", app=SLOW)
    eventually(lambda: stack.parts.broker.hlen("unacked") >= 20, "the batch is under way")
    assert worker.terminate() == 0
    assert stack.parts.broker.hlen("unacked") == 0, "nothing is left to a timeout"
    stack.work("index")
    eventually(lambda: stack.counts("run/r").indexed == 20, "all are indexed")


def test_an_engine_that_is_away_parks_what_it_should_get(stack: RealStack) -> None:
    stack.environment["NEWSWIRE_ELASTICSEARCH_URL"] = "http://127.0.0.1:9"
    stack.work("enrich")
    take_in(stack.parts, [page(n) for n in range(5)], run="r")
    eventually(lambda: stack.parts.ledger.in_flight(Stage.INDEX) == 5, "all wait for the index")
    worker = stack.work("index", app="saboteur.index_away")
    eventually(lambda: stack.parts.state.client.zcard("{nw}:due:parked.index") > 0, "messages are parked")
    worker.kill()
    stack.environment.pop("NEWSWIRE_ELASTICSEARCH_URL")
    stack.work("index")
    eventually(lambda: stack.counts("run/r").indexed == 5, "all are indexed once the engine is back")
    assert stack.parts.dead_letters.size() == 0


def test_a_backlog_waits_in_its_queue_while_the_engine_is_away(stack: RealStack) -> None:
    threads = group_named("index").concurrency
    stack.work("enrich")
    take_in(stack.parts, [page(n) for n in range(2 * threads)], run="r")
    eventually(lambda: stack.parts.ledger.in_flight(Stage.INDEX) == 2 * threads, "all wait for the index")
    stack.parts.state.client.set("sabotage:away", "1")
    worker = stack.work("index", app=SLOW)
    eventually(lambda: stack.parts.broker.hlen("unacked") >= threads, "all threads hold an article")
    assert stack.parts.state.client.zcard("{nw}:due:parked.index") == 0, "what is held is not parked"
    assert stack.parts.broker.llen("index.backfill") >= threads - 1, "what is not held is still in its queue"
    stack.parts.state.client.delete("sabotage:away")
    eventually(lambda: stack.counts("run/r").indexed == 2 * threads, "all are indexed")
    assert stack.parts.dead_letters.size() == 0
    assert "Traceback" not in stack.log_of(worker)


def test_an_outage_of_redis_under_all_threads_is_told_in_lines(stack: RealStack) -> None:
    threads = group_named("index").concurrency
    stack.work("enrich")
    take_in(stack.parts, [page(n) for n in range(2 * threads)], run="r")
    eventually(lambda: stack.parts.ledger.in_flight(Stage.INDEX) == 2 * threads, "all wait for the index")
    stack.parts.state.client.set("sabotage:index-wait", "2")
    worker = stack.work("index", app=SLOW)
    eventually(lambda: stack.parts.broker.hlen("unacked") >= threads, "all threads have an article")
    stack.broker.stop()
    eventually(lambda: "message.requeued" in stack.log_of(worker), "its threads miss Redis")
    stack.broker.start()
    stack.parts.state.client.delete("sabotage:index-wait")
    eventually(lambda: stack.counts("run/r").in_flight == 0, "all have ended")
    assert stack.counts("run/r").indexed == 2 * threads
    told = stack.log_of(worker)
    assert [word for word in ("Too many connections", "Traceback", "│") if word in told] == []


@pytest.mark.skipif(not elasticsearch_server.takes_part(), reason="there is no Elasticsearch")
@pytest.mark.parametrize("when", ["before", "after"])
def test_an_index_that_an_older_release_made_buries_nothing(full_stack: RealStack, when: str) -> None:
    stack = full_stack
    stack.work("enrich")
    if when == "after":
        stack.work("index")
    make_index_of_an_older_release(stack)
    if when == "before":
        stack.work("index")
    take_in(stack.parts, [page(n) for n in range(20)], run="r")
    eventually(lambda: stack.counts("run/r").in_flight == 0, "all have ended")
    counts = stack.counts("run/r")
    assert (counts.accepted, counts.indexed, counts.dead) == (20, 20, 0)


@pytest.mark.skipif(not elasticsearch_server.takes_part(), reason="there is no Elasticsearch")
def test_a_disk_that_is_full_pauses_the_stage_until_there_is_room(full_stack: RealStack) -> None:
    stack, setting = full_stack, "index.blocks.read_only_allow_delete"
    alias = articles_alias(stack.environment["NEWSWIRE_ALIAS_PREFIX"])
    stack.work("enrich")
    stack.work("index")
    with Elasticsearch(stack.environment["NEWSWIRE_ELASTICSEARCH_URL"]) as client:
        client.indices.put_settings(index=alias, settings={setting: True})
        take_in(stack.parts, [page(n) for n in range(5)], run="r")
        why = eventually(lambda: stack.parts.pauses.paused().get(Stage.INDEX, ""), "the stage is paused")
        assert setting in why
        client.indices.put_settings(index=alias, settings={setting: None})
    eventually(lambda: stack.counts("run/r").indexed == 5, "all are indexed once there is room")
    eventually(lambda: not stack.parts.pauses.paused(), "the stage goes on by itself")
    assert stack.parts.dead_letters.size() == 0


def make_index_of_an_older_release(stack: RealStack) -> None:
    """Template and index of articles anew, by a schema that lacks the mark of bodies that were cut."""
    alias = articles_alias(stack.environment["NEWSWIRE_ALIAS_PREFIX"])
    template = mapping.articles_template(alias, {})
    older = template["template"]
    del older["mappings"]["properties"]["truncated"]
    older["mappings"].pop("_meta", None)
    template.pop("_meta", None)
    with Elasticsearch(stack.environment["NEWSWIRE_ELASTICSEARCH_URL"]) as client:
        client.indices.put_index_template(name=alias, **template)
        client.indices.delete(index=versioned(alias), ignore_unavailable=True)
        client.indices.create(index=versioned(alias), aliases={alias: {"is_write_index": True}}, **older)


def test_what_is_indexed_after_the_embedded_file_was_deleted_is_in_the_new_one(stack: RealStack) -> None:
    stack.work("enrich")
    stack.work("index")
    take_in(stack.parts, [page(n) for n in range(10)], run="before")
    eventually(lambda: stack.counts("run/before").indexed == 10, "the first are indexed")
    stack.settings.index_file.unlink()
    later = take_in(stack.parts, [page(n) for n in range(10, 20)], run="after")
    eventually(lambda: stack.counts("run/after").indexed == 10, "the others are indexed")
    assert stored(stack, [accepted.article_id for accepted in later]) == 10


def test_the_same_message_delivered_twice_changes_nothing(full_stack: RealStack) -> None:
    stack = full_stack
    stack.work("enrich")
    stack.work("index")
    (accepted,) = take_in(stack.parts, [page(1)], run="r")
    eventually(lambda: stack.counts("run/r").indexed == 1, "indexed")
    parts = stack.parts
    record = parts.ledger.record(accepted.capture_id)
    assert record is not None
    parts.publisher.publish(record.message(Stage.INDEX))
    take_in(parts, [page(2)], run="r")
    eventually(lambda: stack.counts("run/r").indexed == 2, "a later one went past the second message")
    eventually(lambda: parts.broker.hlen("unacked") == 0, "all is acknowledged")
    again = parts.ledger.record(accepted.capture_id)
    assert again is not None and again == record
    assert len(parts.state.client.xrange("{nw}:changes")) == 2, "readers were told of each article once"
