"""Linking forgets an article that was removed: its story, its copies, and what comes after it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from newswire_enrich.linking.linker import Linker
from newswire_enrich.linking.redis_story_state import RedisStoryState
from newswire_shared.accounting.removals import Forgotten, TakeDown
from newswire_shared.contracts.errors import TransientError
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.removals import RedisForgetful, RedisRemovals
from newswire_shared.state.stories import RedisStories

from contract.desk_of_stories import Desk
from contract.linking import article, link_all

pytest_plugins = ["redis_server", "contract.desk_of_stories"]


@pytest.fixture
def desk(redis_state: State) -> Desk:
    """Four articles, of which three are one story of the first."""
    desk = Desk(redis_state)
    desk.add("a", "b", "c", "d")
    desk.join("b", "a")
    desk.join("c", "a")
    return desk


def forget(desk: Desk, name: str) -> Forgotten:
    return RedisForgetful(desk.redis).forget(name)


def test_a_story_loses_it_and_goes_on_under_its_name(desk: Desk) -> None:
    before = RedisStories(desk.redis).story("a")
    found = forget(desk, "a")
    assert before and found.story == "a" and found.version > before.version
    story = RedisStories(desk.redis).story("a")
    assert story and (story.lead, story.size, story.version) == ("b", 2, found.version)
    assert RedisStories(desk.redis).members("a") == ["b", "c"]
    assert forget(desk, "a") == Forgotten() == forget(desk, "never"), "repeating it changes nothing"


def test_a_story_of_which_nothing_is_left_is_no_more(desk: Desk) -> None:
    for name in ("a", "b", "c"):
        assert forget(desk, name).story == "a"
    assert RedisStories(desk.redis).story("a") is None
    assert forget(desk, "d").story == "d", "as is one of one article"


def test_its_copies_copy_the_earliest_of_them(desk: Desk) -> None:
    desk.copies("c", ("b", 90))
    desk.copies("d", ("b", 80))
    assert desk.originals() == {"c": "b", "d": "b"}
    desk.told()
    found = forget(desk, "b")
    assert found.copies == ("c", "d") and desk.originals() == {"d": "c"}
    assert {"copy c", "copy d"} <= {*desk.told()}
    lives = desk.redis.client.ttl(keys.LINK(f"c:{desk.numbers['d']}"))
    assert lives > 86_400, "as long as it would have"
    assert forget(desk, "d").copies == () and forget(desk, "c").copies == (), "nothing is left that copied"


def test_nothing_joins_or_copies_it_any_more(redis_state: State) -> None:
    linker = Linker(RedisStoryState(redis_state))
    link_all(linker, [article("a"), article("b", hours=1)])
    RedisForgetful(redis_state).forget("a")
    found = linker(article("c", hours=2))
    assert found.story == "a" and (found.copy_of is None or found.copy_of.duplicate_of == "b")
    assert "a" not in RedisStories(redis_state).members("a")


def test_it_is_not_registered_while_it_is_taken_down_and_comes_back_to_the_story_of_its_name(desk: Desk) -> None:
    removals, at = RedisRemovals(desk.redis), datetime(2026, 3, 2, tzinfo=UTC)
    forget(desk, "a")
    removals.put([TakeDown(article_id="a", at=at, revision=1)])
    with pytest.raises(TransientError, match="taken down just now"):
        desk.add("a")
    assert RedisStories(desk.redis).members("a") == ["b", "c"]
    removals.put([TakeDown(article_id="a", at=at, revision=2, undone=True)])
    desk.add("a")
    story = RedisStories(desk.redis).story("a")
    assert story and story.size == 3 and {*RedisStories(desk.redis).members("a")} == {"a", "b", "c"}


def test_of_several_copies_the_earliest_is_the_original_and_of_one_moment_the_first_by_name(desk: Desk) -> None:
    for order in (("late", 9), ("same", 5), ("moment", 5)):
        desk.add(order[0], hours=order[1])
    for name in ("late", "same", "moment"):
        desk.copies(name, ("a", 90))
    assert forget(desk, "a").copies == ("moment", "same", "late")
    assert desk.originals() == {"same": "moment", "late": "moment"}
    assert forget(desk, "moment").copies == ("same", "late")
    assert desk.originals() == {"late": "same"}


def test_a_copy_that_comes_back_copies_nothing_until_it_is_decided_anew(desk: Desk) -> None:
    desk.add("original", hours=-5)
    desk.copies("a", ("original", 90))
    assert desk.originals() == {"a": "original"}
    forget(desk, "a")
    desk.add("a")
    assert desk.originals() == {} and desk.state.members("a") == ["a", "b", "c"]
    assert forget(desk, "original").copies == ()


def test_a_story_that_an_editor_began_keeps_its_name_when_the_article_of_that_name_is_removed(desk: Desk) -> None:
    split = desk.state.split("a", ["b", "c"])
    assert split is not None and split.story == "b"
    assert forget(desk, "b").story == "b"
    story = desk.state.story("b")
    assert story is not None and (story.id, story.lead, story.size) == ("b", "c", 1)
