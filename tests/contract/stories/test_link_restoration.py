"""Linking that was lost stands as it stood: stories, copies, old names, and what editors hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from newswire_enrich.linking.linker import Linkable, Linker
from newswire_enrich.linking.redis_link_restoration import RedisLinkRestoration
from newswire_enrich.linking.redis_story_state import RedisStoryState, StoryLimits
from newswire_enrich.linking.signature import sign
from newswire_enrich.linking.state import Decision, PlacedArticle
from newswire_shared.accounting.removals import TakeDown
from newswire_shared.contracts.documents import Copy
from newswire_shared.state.keys import LINK
from newswire_shared.state.redis_state import State
from newswire_shared.state.removals import RedisRemovals

from contract.desk_of_stories import Desk
from contract.linking import article, link_all

pytest_plugins = ["redis_server"]

NAMES = ("a", "b", "c", "x", "y", "z")


@pytest.fixture
def linking(redis_state: State) -> RedisStoryState:
    """Two stories: a copy among the first, and of the second an earlier one that a merge took in."""
    state = RedisStoryState(redis_state)
    link_all(Linker(state), texts().values())
    state.merge("x", "z")
    return state


def texts() -> dict[str, Linkable]:
    """What was linked, in order."""
    made = (
        article("a"), article("b", hours=1), article("c", hours=2, extra="Nobody was hurt, the board says."),
        article("x", event=1), article("y", event=1, hours=1, extra="Rain is expected."), article("z", event=2),
    )  # fmt: skip
    return {each.card.article_id: each for each in made}


def lost_and_restored(state: State, linking: RedisStoryState, names: Sequence[str] = NAMES) -> RedisLinkRestoration:
    """Linking as it is made again from what an index would hold of it."""
    copies, stories = linking.copies(names), linking.resolve(names)
    stories = {name: next(s for s in {*stories.values()} if name in linking.members(s)) for name in names}
    described = [linking.story(story) for story in dict.fromkeys(stories.values())]
    linking.clear()
    restoration = RedisLinkRestoration(state)
    for name in names:
        text = texts()[name]
        own = sign(text.title, text.body, text.language, text.silent)
        card = replace(text.card, seen_ms=state.now_ms() - 1000, digest=own.digest)
        assert restoration.restore(PlacedArticle(card, own, stories[name], copies.get(name)))
        assert not restoration.restore(PlacedArticle(card, own, stories[name], copies.get(name))), "what is known stays"
    for story in described:
        assert story is None or restoration.restore_story(story)
    return restoration


def seen(linking: RedisStoryState) -> dict[str, object]:
    stories = linking.resolve(NAMES)
    facts = {s: story.model_dump(exclude={"first_seen_at"}) for s in stories.values() if (story := linking.story(s))}
    return {"stories": facts, "names": stories, "copies": linking.copies(NAMES),
            "members": {s: linking.members(s) for s in stories.values()}}  # fmt: skip


def test_stories_copies_and_old_names_are_those_of_before(redis_state: State, linking: RedisStoryState) -> None:
    before = seen(linking)
    assert len(linking.members("a")) == 3 and linking.copies(["b"]) and linking.resolve(["z"]) == {"z": "x"}
    lost_and_restored(redis_state, linking)
    assert seen(linking) == before


def test_a_later_article_joins_the_story_that_there_was(redis_state: State, linking: RedisStoryState) -> None:
    lost_and_restored(redis_state, linking)
    later = Linker(linking)(article("late", hours=3, extra="The captain is asked on Monday."))
    assert later.story == "a" and {relation.id for relation in later.related} <= {*"abc"}


def test_what_is_linked_again_stays_where_it_is(redis_state: State, linking: RedisStoryState) -> None:
    before = linking.resolve(NAMES)
    lost_and_restored(redis_state, linking)
    found = link_all(Linker(linking), texts().values())
    assert {name: linking.resolve([each.story])[each.story] for name, each in found.items()} == before


def test_a_lock_comes_back_with_its_story_and_a_split_is_held_apart_again(
    redis_state: State, linking: RedisStoryState
) -> None:
    linking.lock("a", True)
    split = linking.split("x", ["y"])
    assert split is not None
    lost_and_restored(redis_state, linking)
    story = linking.story("a")
    assert story is not None and story.locked
    assert linking.split("x", ["y"]) is None, "it stands apart already"
    assert linking.hold_apart("x", ["y"]) is not None and linking.hold_apart("x", ["nobody"]) is None
    joined = Linker(linking)(article("late", event=1, hours=2, extra="Rain is expected. More rain."))
    assert linking.resolve(["x"])["x"] != linking.resolve(["y"])["y"], joined


def test_a_story_that_was_released_meanwhile_is_not_locked_again(redis_state: State, linking: RedisStoryState) -> None:
    linking.lock("a", True)
    locked = linking.story("a")
    linking.lock("a", False)
    assert locked is not None and RedisLinkRestoration(redis_state).restore_story(locked)
    story = linking.story("a")
    assert story is not None and not story.locked


def test_a_story_whose_first_article_is_forgotten_keeps_its_name(redis_state: State, linking: RedisStoryState) -> None:
    lost_and_restored(redis_state, linking, ("b", "c", "x", "y", "z"))
    assert linking.members("a") == ["b", "c"]
    assert Linker(linking)(article("late", hours=3)).story == "a"


def test_every_story_that_changed_is_told_again(redis_state: State, linking: RedisStoryState) -> None:
    restoration = lost_and_restored(redis_state, linking)
    redis_state.client.delete("{nw}:link:outbox")
    assert restoration.retell() == 2
    assert redis_state.client.zcard("{nw}:link:outbox") == 2
    Desk(redis_state).add("alone")
    assert linking.join("alone", Decision(follows="a")) is not None
    assert restoration.retell() == 2, "what only follows another never changed"


def test_whose_name_a_story_bears_comes_back_to_another_where_it_had_left_it(
    redis_state: State, linking: RedisStoryState
) -> None:
    moved = linking.move("a", None)
    assert moved is not None
    before = {story: linking.members(story) for story in ("a", moved.story)}
    assert before == {"a": ["b", "c"], moved.story: ["a"]}
    cards = {name: replace(text.card, seen_ms=redis_state.now_ms()) for name, text in texts().items()}
    linking.clear()
    restoration = RedisLinkRestoration(redis_state)
    for name, story in (("a", moved.story), ("b", "a"), ("c", "a")):
        assert restoration.restore(PlacedArticle(cards[name], sign(name, ""), story))
    assert {story: linking.members(story) for story in before} == before


def test_what_a_story_has_meanwhile_is_not_replaced_by_what_the_index_has(
    redis_state: State, linking: RedisStoryState
) -> None:
    linking.merge("a", "x")
    known = linking.story("a")
    assert known is not None and [merge.story for merge in known.merges] == ["x"]
    older = known.model_copy(
        update={"follows": "old", "merges": (known.merges[0].model_copy(update={"size": 9}),), "version": 5}
    )
    assert RedisLinkRestoration(redis_state).restore_story(older)
    story = linking.story("a")
    assert story == known.model_copy(update={"follows": "old"}), "and what was not known is"
    assert RedisLinkRestoration(redis_state).restore_story(older.model_copy(update={"follows": "other", "version": 0}))
    assert linking.story("a") == story
    assert RedisLinkRestoration(redis_state).restore_story(older.model_copy(update={"version": known.version + 7}))
    later = linking.story("a")
    assert later is not None and later.version == known.version + 7


def test_of_a_story_that_nobody_knows_nothing_is_restored(redis_state: State, linking: RedisStoryState) -> None:
    known = linking.story("a")
    assert known is not None
    linking.clear()
    assert not RedisLinkRestoration(redis_state).restore_story(known)
    assert linking.resolve(["a"]) == {"a": "a"} and linking.story("a") is None


def test_what_is_taken_down_does_not_come_back(redis_state: State, linking: RedisStoryState) -> None:
    linking.clear()
    at = datetime(2026, 3, 2, tzinfo=UTC)
    RedisRemovals(redis_state).put([TakeDown(article_id="a", at=at, revision=1)])
    text = texts()["a"]
    article_of_a = PlacedArticle(text.card, sign(text.title, text.body), "a")
    assert not RedisLinkRestoration(redis_state).restore(article_of_a) and linking.look("a") is None


def test_what_comes_back_lives_on_for_what_is_left_of_its_time_and_a_minute_at_least(
    redis_state: State, linking: RedisStoryState
) -> None:
    linking.clear()
    restoration, now = RedisLinkRestoration(redis_state, StoryLimits(remembered_s=1000)), redis_state.now_ms()
    for name, age_s in (("a", 400), ("b", 5000)):
        text = texts()[name]
        card = replace(text.card, seen_ms=now - age_s * 1000)
        copy = Copy(duplicate_of="gone", kind="edit", similarity=0.7)
        assert restoration.restore(PlacedArticle(card, sign(text.title, text.body), "s", copy))
        lives = {key: redis_state.client.ttl(key) for key in redis_state.client.scan_iter(match=LINK("*"))}
        most = max(60, 1000 - age_s)
        own = [lives[LINK(f"{kind}:{linking_number(redis_state, name)}")] for kind in ("a", "st", "c")]
        assert all(most // 2 < left <= most for left in (*own, lives[LINK(f"i:{name}")]))
    assert {key for key, left in lives.items() if left < 0} == {LINK("n")}
    assert LINK("i:") not in lives, "what copies nothing has no original"


def linking_number(state: State, name: str) -> str:
    return str(state.client.get(LINK(f"i:{name}")))


def test_a_term_knows_its_newest_articles_after_a_restoration_too(redis_state: State) -> None:
    restoration = RedisLinkRestoration(redis_state, StoryLimits(postings=3))
    for n in range(6):
        text = article(f"a{n}", hours=n)
        card = replace(text.card, seen_ms=redis_state.now_ms())
        assert restoration.restore(PlacedArticle(card, sign(text.title, text.body), f"a{n}"))
    lengths = {redis_state.client.strlen(key) for key in redis_state.client.scan_iter(match=LINK("t:*"))}
    assert lengths == {3 * 8} and not redis_state.client.exists(LINK("i:"))
    late = article("late", hours=7)
    found = RedisStoryState(redis_state).register(late.card, sign(late.title, late.body))
    assert {candidate.card.article_id for candidate in found.candidates} == {"a3", "a4", "a5"}
