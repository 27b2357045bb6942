"""Sources as people see them: who needs a look comes first, and what became of their articles is told."""

from __future__ import annotations

from newswire_ingest.composition import Ingest
from newswire_ingest.health.health import Kind
from newswire_ingest.health.overview import HEADINGS, chosen, show_json, show_lines
from newswire_ingest.health.watch import SourceWatch
from newswire_ingest.sources.ports import FeedState, Source
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.identity import canonicalize
from newswire_shared.contracts.reasons import End, Reason, Stage
from unit.ingest.newsroom import Newsroom

GONE = FeedState(
    polled_ms=9, failures=3, failing_ms=5_000_000, problems=("the feed answers 404", "odd", "odder", "oddest")
)
WELL = FeedState(polled_ms=9, ok_ms=9, items=4, fresh=2, looks=5, listed=20, interval_s=300)


def newsroom() -> Newsroom:
    room = Newsroom()
    for source, state in (
        (Source("a", "https://a.example/f", 0, group="papers/north", tags=("t",)), WELL),
        (Source("b", "https://b.example/f", 900, group="papers"), GONE),
        (Source("c", "https://c.example/f", 900, paused=True), FeedState()),
    ):
        room.sources.save(source)
        room.sources.states[source.name] = state
    return room


def rejected(room: Newsroom, source: str, number: int) -> Ingest:
    for n in range(number):
        url = f"https://{source}.example/{n}"
        accepted = room.ledger.accept(Offer(key=canonicalize(url).key, url=url, source=source, host="x:443"))
        room.ledger.advance(accepted.capture_id, End.REJECTED, {}, Reason.TOO_SHORT, by=Stage.FETCH)
    return room.ingest


def test_those_that_need_a_look_come_first_and_lists_can_be_narrowed() -> None:
    found = newsroom().ingest.overviews.all()
    assert [(each.source.name, each.health.kind) for each in found] == [
        ("b", Kind.GONE), ("a", Kind.HEALTHY), ("c", Kind.PAUSED),
    ]  # fmt: skip
    assert [each.source.name for each in chosen(found, group="papers")] == ["b", "a"]
    assert [each.source.name for each in chosen(found, tag="t")] == ["a"]
    assert [each.source.name for each in chosen(found, failing=True)] == ["b"]
    assert chosen(found, silent=True) == []
    assert all(len(each.as_row()) == len(HEADINGS) for each in found)


def test_every_problem_is_shown_with_what_to_do() -> None:
    room = newsroom()
    overview, counts = room.ingest.overviews.of(room.sources.sources["b"])
    lines = list(show_lines(overview, counts))
    assert lines[0] == "b: gone since 1970-01-01 01:23 UTC"
    assert [line for line in lines if "problem" in line] == [f"  problem     {problem}" for problem in GONE.problems]
    assert "  do          `newswire sources repair b` looks for its new address" in lines


def test_how_often_and_how_much_is_shown() -> None:
    room = newsroom()
    overview, counts = room.ingest.overviews.of(room.sources.sources["a"])
    lines = list(show_lines(overview, counts))
    assert "  every       auto, now 5m (learned from its habit)" in lines
    assert "  new share   10.0% of what 5 looks listed" in lines
    assert show_json(overview, counts)["new_share"] == 0.1


def test_each_name_of_a_row_is_set_apart_from_its_value() -> None:
    room = newsroom()
    rows = [line for source in room.sources.sources.values() for line in show_lines(*room.ingest.overviews.of(source))]
    assert [line for line in rows if line.startswith("  ") and line[13] != " "] == []


def test_a_source_whose_articles_are_all_rejected_is_named_with_the_reasons() -> None:
    room = newsroom()
    ingest = rejected(room, "a", 6)
    overview, counts = ingest.overviews.of(room.sources.sources["a"])
    assert (overview.health.kind, counts.reasons) == (Kind.REJECTED, {"too short": 6})
    assert "  reasons     too short 6" in list(show_lines(overview, counts))


def test_one_tick_a_minute_counts_for_the_metrics() -> None:
    room = newsroom()
    room.ingest.tick()
    assert (room.board.counts["gone"], room.board.counts["healthy"], room.board.counts["silent"]) == (1, 1, 0)
    assert room.board.ill == {"b": "gone"}
    room.sources.remove("b")
    room.ingest.tick()
    assert room.board.ill == {"b": "gone"}, "not before its time"
    room.clock.sleep(60)
    room.ingest.tick()
    assert room.board.ill == {}


def test_sources_whose_count_takes_long_are_counted_more_seldom() -> None:
    room, passed = newsroom(), iter([0.0, 4.0, 10.0, 14.0])
    watch = SourceWatch(room.ingest.overviews, room.board, lambda: next(passed))
    watch()
    room.clock.sleep(39)
    watch()
    assert next(passed) == 10.0, "nobody looked at the time"
    room.clock.sleep(1)
    assert room.board.claim()
