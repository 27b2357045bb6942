"""What became searchable is matched once, in order, and nothing is passed over in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from newswire_search.alerts.alert import Alert
from newswire_search.articles.request import ArticleChoice
from newswire_search.query.article_query import Query
from newswire_search.testing.alerts import FakeAlertProgress
from newswire_shared.contracts.changes import Change
from newswire_shared.contracts.errors import PermanentError, TransientError
from unit.search.alerts.world import AlertWorld


def test_an_alert_is_told_of_what_its_search_finds_and_of_nothing_that_was_there_before() -> None:
    world = AlertWorld()
    world.index("before")
    world.matched()
    alert, other = world.add(), world.add("geneva -minsk")
    world.index("a")
    world.index("b", title="Geneva waits", body="Geneva waits for talks.")
    world.matched()
    assert (world.store.found(alert.id), world.store.found(other.id)) == (["a"], ["b"])


def test_filters_of_the_search_count() -> None:
    world = AlertWorld()
    alert = world.add("", search=ArticleChoice(source=("wire.example",), language=("en",)))
    world.index("a", source="wire.example", language="en")
    world.index("b", source="wire.example", language="fr")
    world.index("c", source="news.example", language="en")
    world.matched()
    assert world.store.found(alert.id) == ["a"]


def test_it_waits_until_searches_see_an_article_as_it_was_written() -> None:
    world = AlertWorld()
    alert = world.add()
    world.index("a", visible=False)
    before = world.progress.followed()
    assert not world.match() and world.progress.followed() == before
    world.documents["a"] = world.documents["a"].model_copy(
        update={"indexed_at": world.documents["a"].indexed_at.replace(year=2030)}  # type: ignore[union-attr]
    )
    world.matched()
    assert world.store.found(alert.id) == ["a"]


def test_what_no_search_sees_for_two_minutes_holds_up_nobody() -> None:
    world = AlertWorld()
    alert = world.add()
    world.index("lost", visible=False, title="Other", body="Other words.")
    world.index("a")
    world.matched()
    assert world.store.found(alert.id) == []
    world.memory.clock.sleep(121)
    world.matched()
    assert world.store.found(alert.id) == ["a"]


def test_what_is_gone_is_not_told() -> None:
    world = AlertWorld()
    alert = world.add()
    world.index("a")
    world.announce(Change("", "article", "a", is_gone=True))
    del world.documents["a"]
    world.matched()
    assert world.store.found(alert.id) == [] and world.progress.followed().number == world.number(2)


def test_a_disabled_alert_is_not_matched_and_goes_on_with_what_comes() -> None:
    world = AlertWorld()
    alert = world.add()
    world.edit.disable(alert.id, "by a test")
    world.index("a")
    world.matched()
    world.store.put(replace(alert, disabled=""))
    world.index("b")
    world.matched()
    assert world.store.found(alert.id) == ["b"]


def test_where_nobody_asks_the_engine_is_not_asked_and_the_log_is_followed() -> None:
    world = AlertWorld()
    world.matched()  # it begins

    class Unasked:
        def __getattr__(self, name: str) -> Any:
            raise AssertionError(f"the engine is asked for {name}")

    world.index("a", visible=False)
    unasked: Any = Unasked()
    match = replace(world.match, engine=unasked)
    assert not match()
    assert world.progress.followed().number == world.number(1)
    alert = world.add()
    world.edit.disable(alert.id, "by a test")
    world.index("b", visible=False)
    assert not match()
    assert world.progress.followed().number == world.number(2)


def test_one_that_this_release_cannot_read_holds_up_nobody() -> None:
    world = AlertWorld()
    alert = world.add()
    world.store.put(Alert("odd", "Odd", {"of a later release": 1}, True, "", "", ""))
    world.index("a")
    world.matched()
    assert world.store.found(alert.id) == ["a"] and world.store.found("odd") == []


def test_another_process_has_the_turn() -> None:
    world = AlertWorld()
    alert = world.add()
    world.index("a")
    assert FakeAlertProgress(world.memory).take_turn(60)
    assert not world.match() and world.store.found(alert.id) == []


def test_an_engine_that_is_away_loses_nothing() -> None:
    world = AlertWorld()
    alert = world.add()
    world.index("a")
    there = world.engine.batches

    class Away:
        def matching(self, *_: object) -> list[frozenset[str]]:
            raise TransientError("away")

    world.engine.batches = Away()  # type: ignore[assignment]
    with pytest.raises(TransientError):
        world.match()
    world.engine.batches = there
    world.matched()
    assert world.store.found(alert.id) == ["a"]


def test_a_search_that_the_engine_will_never_take_does_not_keep_the_others_from_it() -> None:
    world = AlertWorld()
    good, bad, other = world.add(), world.add("poison"), world.add()
    there = world.engine.batches

    class Poisoned:
        def matching(self, queries: Sequence[Query], ids: Sequence[str]) -> list[frozenset[str]]:
            if any(query.text == "poison" for query in queries):
                raise PermanentError("too many clauses")
            return there.matching(queries, ids)

    world.engine.batches = Poisoned()  # type: ignore[assignment]
    world.index("a", body="Minsk and poison.")
    world.matched()
    assert [world.store.found(alert.id) for alert in (good, bad, other)] == [["a"], [], ["a"]]


def test_changes_that_are_no_longer_known_are_a_gap_that_is_noted() -> None:
    world = AlertWorld()
    alert = world.add()
    for name in ("a", "b"):
        world.index(name)
    world.log.after, world.log.changes = world.number(1), world.log.changes[1:]
    world.matched()
    assert world.store.found(alert.id) == ["b"] and world.progress.followed().lost_ms > 0


def test_a_log_that_was_lost_begins_again_with_what_comes() -> None:
    world = AlertWorld()
    world.progress.begin(world.number(99), is_gap=False)
    world.index("a")
    world.matched()
    assert world.progress.followed().number == world.number(1) and world.progress.followed().lost_ms > 0


def test_a_hundred_and_one_are_two_pages() -> None:
    world = AlertWorld()
    alert = world.add(once_a_story=False)
    for number in range(101):
        world.index(f"a{number}")
    assert world.match() and not world.match()
    assert len(world.memory.told[alert.id]) == 101
