"""The exporter over a real broker: every number is what the ledger's own scripts left there, and cheap to read."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import page, take_in
from newswire_ops.composition import Operator
from newswire_ops.observation.reading import StackReading
from newswire_ops.observation.redis_reading import RedisStackReader
from newswire_shared.accounting.dead_letters import DeadLetter
from newswire_shared.accounting.ledger import Offer
from newswire_shared.accounting.parking import Parked
from newswire_shared.contracts import topology
from newswire_shared.contracts.events import CaptureMessage
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state import keys


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Assembly]:
    """A state and a broker without any worker, so that nothing moves by itself."""
    with Broker(tmp_path / "broker") as broker:
        yield assemble("test", SharedSettings(data_dir=tmp_path, broker_url=broker.url))


def read(parts: Assembly) -> StackReading:
    url = parts.settings.broker_url or ""
    return RedisStackReader.open(url, url)()


def accept(parts: Assembly, key: str) -> str:
    """An address in the frontier."""
    offer = Offer(key=key, url=f"http://{key}.example/", source="tests", host=f"{key}.example:80")
    return parts.ledger.accept(offer).capture_id


def die(parts: Assembly, capture_id: str) -> DeadLetter:
    record = parts.ledger.record(capture_id)
    assert record is not None
    letter = DeadLetter(
        id=f"{capture_id}:fetch", task="", stage=Stage.FETCH, capture_id=capture_id, article_id=record.article_id,
        source="tests", message="{}", error="", kind="", traceback="", fingerprint="",
    )  # fmt: skip
    parts.dead_letters.bury(letter)
    return letter


def test_a_new_stack_is_all_zeros(parts: Assembly) -> None:
    reading = read(parts)
    assert sum(reading.queues.values()) == reading.unacked == reading.dead_letters == 0
    assert set(reading.queues) == set(topology.QUEUE_NAMES)
    assert reading.totals == {} and reading.oldest_s == dict.fromkeys(Stage, 0.0)
    assert reading.memory["broker"].used > 0


def test_queues_parking_and_stages_are_counted(parts: Assembly) -> None:
    accepted = take_in(parts, [page(n) for n in range(3)], run="r")
    record = parts.ledger.record(accepted[0].capture_id)
    assert record is not None
    message: CaptureMessage = record.message(Stage.ENRICH)
    parts.parking.park(topology.ENRICH, Parked("parked", message), 60)
    parts.state.client.hset(keys.PAUSED(), "index", "by hand")
    reading = read(parts)
    assert sum(reading.queues[queue] for queue in topology.ENRICH.queues.values()) == 3
    assert reading.in_flight[Stage.ENRICH] == 3 and reading.parked == {
        "ingest": 0,
        "enrich": 1,
        "index": 0,
        "alerts": 0,
    }
    assert reading.paused == {"index": "by hand"} and reading.totals["accepted"] == 3


def test_the_frontier_tells_how_many_hosts_are_due_and_since_when(parts: Assembly) -> None:
    before_ms = parts.state.now_ms()
    accept(parts, "a")
    accept(parts, "b")
    time.sleep(0.05)
    frontier = read(parts).frontier
    assert (frontier.hosts, frontier.due) == (2, 2)
    assert 0.05 <= frontier.lag_s <= (parts.state.now_ms() - before_ms) / 1000


def test_counters_never_fall_and_balance_with_what_is_in_flight(parts: Assembly) -> None:
    captures = [accept(parts, key) for key in "abcd"]
    parts.ledger.advance(captures[0], End.INDEXED)
    parts.ledger.advance(captures[1], End.REJECTED, reason=Reason.ROBOTS)
    letter = die(parts, captures[2])
    before = read(parts).totals
    parts.dead_letters.revive(letter)
    reading = read(parts)
    assert all(reading.totals[name] >= number for name, number in before.items())
    assert before["dead"] == 1 and before["reason:robots"] == 1
    ended = sum(reading.totals.get(end, 0) for end in End)
    in_flight = sum(reading.in_flight.values())
    assert reading.totals["accepted"] + reading.totals["replayed"] == ended + in_flight == 5
    assert reading.outcomes == {"tests": {"indexed": 1, "rejected": 1, "dead": 1}}
    assert reading.took[Stage.FETCH].number == 3 and reading.fresh[Lane.LIVE].number == 1


def test_time_in_a_stage_is_summed_once_a_capture(parts: Assembly) -> None:
    before_ms = parts.state.now_ms()
    capture = accept(parts, "a")
    time.sleep(0.1)
    assert 0.1 <= read(parts).oldest_s[Stage.FETCH] <= (parts.state.now_ms() - before_ms) / 1000
    for _ in range(2):
        parts.ledger.advance(capture, Stage.ENRICH)
    reading = read(parts)
    took = reading.took[Stage.FETCH]
    assert reading.totals["count:fetch"] == took.number == 1
    assert 0.1 <= took.sum_s <= (parts.state.now_ms() - before_ms) / 1000


def test_a_run_of_its_own_is_not_counted_twice(parts: Assembly) -> None:
    take_in(parts, [page(1)], run="r")
    assert read(parts).totals["accepted"] == 1


def test_two_servers_are_read_as_one(parts: Assembly, tmp_path: Path) -> None:
    take_in(parts, [page(1)])
    with Broker(tmp_path / "queues") as queues:
        reading = RedisStackReader.open(queues.url, parts.settings.broker_url or "")()
    assert sum(reading.queues.values()) == 0 and reading.in_flight[Stage.ENRICH] == 1


def test_prometheus_can_scrape_it(parts: Assembly) -> None:
    take_in(parts, [page(n) for n in range(20)])
    with Operator.open(parts.settings).serving_metrics("127.0.0.1", 0) as address:
        text = urllib.request.urlopen(address, timeout=300).read().decode()
    assert "newswire_accepted_total 20.0" in text and 'newswire_in_flight{stage="enrich"} 20.0' in text


def test_a_scrape_asks_once_whatever_lies_in_redis(parts: Assembly) -> None:
    """One round trip: the server has seen as many commands with many captures as with none."""

    def commands() -> int:
        before = int(parts.state.client.info("stats")["total_commands_processed"])
        read(parts)
        return int(parts.state.client.info("stats")["total_commands_processed"]) - before

    empty = commands()
    take_in(parts, [page(n) for n in range(50)])
    assert commands() == empty < 60


def test_a_broker_that_is_away_is_told_in_time(parts: Assembly, tmp_path: Path) -> None:
    away = SharedSettings(data_dir=tmp_path, broker_url="redis://127.0.0.1:1/0")
    with (
        Operator.open(away).serving_metrics("127.0.0.1", 0) as address,
        urllib.request.urlopen(address, timeout=300) as response,
    ):
        text = response.read().decode()
    assert "newswire_redis_up 0.0" in text and "newswire_dead_letters" not in text.replace("# ", "")
