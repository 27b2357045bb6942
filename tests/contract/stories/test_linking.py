"""Linking with a real Redis: idempotence, order, expiry, editors."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from newswire_enrich.linking.linker import Linkable, Linker
from newswire_enrich.linking.redis_outbox import RedisOutbox
from newswire_enrich.linking.redis_story_state import RedisStoryState, StoryLimits
from newswire_enrich.linking.state import Decision
from newswire_shared.contracts.stories import Card
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

from contract.linking import EVENTS, HOUR, NOON, article, link_all

pytest_plugins = ["redis_server"]

FIRST, SECOND, THIRD = (article(name, 0, hours, f"Part {hours}.") for name, hours in (("a", 0), ("b", 1), ("c", 2)))
LONG = " ".join(f"{EVENTS[0]}, {part} of {part * 7} passengers said in cabin {part * 3}." for part in range(1, 9))
HALF = LONG[: len(LONG) // 2]


@pytest.fixture
def story_state(redis_state: State) -> RedisStoryState:
    return RedisStoryState(redis_state)


@pytest.fixture
def linker(story_state: RedisStoryState) -> Linker:
    return Linker(story_state)


def text(name: str, body: str, hours: float = 0) -> Linkable:
    """An article with this body."""
    return Linkable(Card(name, "desk", NOON + int(hours * HOUR)), "A ferry", body)


def dump(state: State) -> dict[str, object]:
    """All that the state of linking holds, without what only says when something was done."""
    client, found = state.client, {}
    for key in sorted(client.scan_iter(match=keys.LINK("*"), count=1000)):
        kind = client.type(key)
        if key.endswith((":again", ":outbox")) or kind not in ("hash", "set", "zset"):
            continue
        read = {"hash": client.hgetall, "set": client.smembers, "zset": lambda k: client.zrange(k, 0, -1)}[kind]
        found[key] = read(key)
    return found


def test_articles_on_one_event_are_one_story_named_by_the_first(linker: Linker) -> None:
    found = link_all(linker, (FIRST, article("x", 1), SECOND, THIRD))
    assert {name: linked.story for name, linked in found.items()} == {"a": "a", "b": "a", "c": "a", "x": "x"}
    story = linker.state.story("c")
    assert story is not None
    assert (story.id, story.lead, story.size, story.sources) == ("a", "a", 3, ("desk",))
    assert (story.last_published_at - story.first_published_at).total_seconds() == 7200
    assert [(e.id, e.articles) for e in story.entities] == [("person:ingrid-vaal", 3), ("place:skerrow", 3)]
    assert linker.state.members("b") == ["a", "b", "c"]
    assert linker.state.resolve(["b", "x", "never seen"]) == {"b": "a", "x": "x", "never seen": "never seen"}


def test_retries_and_second_deliveries_change_nothing(linker: Linker, redis_state: State) -> None:
    once = link_all(linker, (FIRST, SECOND, text("d", LONG), text("e", HALF, 1)))
    held = dump(redis_state)
    again = link_all(linker, (text("e", HALF, 1), SECOND, FIRST, text("d", LONG)))
    assert dump(redis_state) == held
    assert {name: (x.story, x.copy_of) for name, x in again.items()} == {
        name: (x.story, x.copy_of) for name, x in once.items()
    }


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_arrival_gives_the_same_stories_and_originals(linker: Linker, seed: int) -> None:
    articles = [article(f"{event}-{n}", event, n, f"Part {n}.") for event in range(4) for n in range(5)]
    random.Random(seed).shuffle(articles)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(linker, articles))
    stories = linker.state.resolve([each.card.article_id for each in articles])
    assert {tuple(sorted(n for n, s in stories.items() if s == story)) for story in stories.values()} == {
        tuple(f"{event}-{n}" for n in range(5)) for event in range(4)
    }


def test_the_original_is_the_earliest_and_a_family_is_re_rooted_when_an_earlier_one_arrives(linker: Linker) -> None:
    found = link_all(linker, (text("noon", LONG), text("evening", LONG, 6)))
    assert found["noon"].copy_of is None
    copy = found["evening"].copy_of
    assert copy is not None and (copy.duplicate_of, copy.kind, copy.similarity) == ("noon", "reprint", 1.0)
    morning = linker(text("morning", LONG, -4))
    assert morning.copy_of is None
    copies = linker.state.copies(["morning", "noon", "evening"])
    assert {name: copy.duplicate_of for name, copy in copies.items()} == {"noon": "morning", "evening": "morning"}


def test_two_halves_are_excerpts_of_the_whole_and_not_of_each_other(linker: Linker) -> None:
    found = link_all(linker, (text("whole", LONG), text("head", HALF, 1), text("tail", LONG[len(LONG) // 2 :], 2)))
    copies = [found[name].copy_of for name in ("head", "tail")]
    assert [copy and (copy.duplicate_of, copy.kind) for copy in copies] == [("whole", "excerpt")] * 2


def test_what_comes_late_finds_the_story_of_its_day(linker: Linker) -> None:
    link_all(linker, (article("old", 0, -24 * 9), article("other", 1)))
    assert linker(article("late", 0, -24 * 9 + 2, "Part two.")).story == "old"


def test_what_is_older_than_the_clock_is_linked_too(linker: Linker) -> None:
    long_ago = -24 * 365 * 80
    assert linker(article("old", 0, long_ago)).story == linker(article("older", 0, long_ago - 2)).story == "old"
    story = linker.state.story("old")
    assert story is not None and (story.lead, story.first_published_at.year) == ("older", 1946)


def test_a_story_that_was_silent_for_long_is_followed_and_not_continued(redis_state: State) -> None:
    linker = Linker(RedisStoryState(redis_state, StoryLimits(near_s=40 * 86400)))
    link_all(linker, (FIRST, SECOND))
    found = linker(article("later", 0, 24 * 20, "Part two."))
    assert found.story == "later"
    story = linker.state.story("later")
    assert story is not None and story.follows == "a"


def test_an_article_is_related_to_what_came_after_it_too(linker: Linker) -> None:
    assert linker(FIRST).related == ()
    linker(SECOND)
    (relation,) = linker.relations(FIRST)
    assert relation.id == "b" and relation.why.startswith("same story")
    linker.state.move("b", None)
    (relation,) = linker.relations(FIRST)
    assert relation.id == "b" and relation.why.startswith("both mention")
    assert linker.relations(THIRD) == (), "it is not known"


def test_what_an_article_links_to_is_not_named_once_more_as_related(linker: Linker) -> None:
    linker(FIRST)
    assert [relation.id for relation in linker(SECOND).related] == ["a"]
    linking = replace(SECOND, card=replace(SECOND.card, article_id="l"), targets=("a", "unknown"))
    assert [relation.id for relation in linker(linking).related] == ["b"]


def test_an_edited_text_is_the_article_s_new_signature_and_keeps_its_story(linker: Linker) -> None:
    link_all(linker, (FIRST, SECOND))
    assert linker(article("b", 0, 1, "It was read again and much was added to it.")).story == "a"
    assert linker.state.members("a") == ["a", "b"]


def test_all_is_forgotten_in_time(redis_state: State) -> None:
    linker = Linker(RedisStoryState(redis_state, StoryLimits(remembered_s=1000)))
    link_all(linker, (FIRST, SECOND, text("d", LONG), text("e", HALF, 1)))
    names = set(redis_state.client.scan_iter(match=keys.LINK("*"), count=1000))
    for_good = {keys.LINK(name) for name in ("n", "again", "outbox")}
    assert {name for name in names if not 0 < redis_state.client.ttl(name) <= 1000} <= for_good


def test_a_posting_list_is_bounded(redis_state: State) -> None:
    linker = Linker(RedisStoryState(redis_state, StoryLimits(postings=3)))
    link_all(linker, (article(f"a{n}", 0, n) for n in range(9)))
    found = list(redis_state.client.scan_iter(match=keys.LINK("t:*"), count=1000))
    assert found and {redis_state.client.strlen(key) for key in found} == {24}


def test_a_second_look_is_given_out_once_and_when_it_is_due(redis_state: State) -> None:
    at_once, later = (RedisStoryState(redis_state, StoryLimits(second_look_s=s)) for s in (0, 600))
    for state, each in ((at_once, FIRST), (later, SECOND)):
        Linker(state)(each)
        state.join(each.card.article_id, Decision(is_unsettled=True))
    assert (at_once.due_again(10), at_once.due_again(10)) == (["a"], [])


def test_a_second_look_joins_what_came_apart(linker: Linker) -> None:
    state = linker.state
    link_all(linker, (FIRST, THIRD))
    assert state.move("c", None) is not None and state.free("c") is not None
    assert state.resolve(["c"]) == {"c": "c"}
    joined = linker.look_again("c")
    assert joined is not None and joined.story == "a"
    assert linker.look_again("never seen") is None


@pytest.mark.parametrize("said", ["", "😀 😀"])
def test_an_article_without_words_stays_alone(linker: Linker, said: str) -> None:
    wordless = Linkable(Card("w", "desk", NOON), said, said)
    link_all(linker, (FIRST, wordless))
    assert (linker(wordless).story, linker.relations(wordless)) == ("w", ())
    again = linker.look_again("w")
    assert again is not None and again.story == "w"


def test_a_locked_story_is_neither_joined_nor_left(linker: Linker) -> None:
    link_all(linker, (FIRST, SECOND))
    edited = linker.state.lock("b", True)
    assert edited is not None and edited.story == "a"
    assert linker(THIRD).story == "c"
    linker.look_again("b")
    assert linker.state.members("a") == ["a", "b"]
    assert linker.state.lock("a", False) is not None
    assert linker(THIRD).story == "a"


def test_an_article_that_an_editor_moved_stays_where_it_is(linker: Linker) -> None:
    link_all(linker, (FIRST, SECOND, article("x", 1)))
    edited = linker.state.move("a", "x")
    assert edited is not None and edited.story == "x"
    for name in ("a", "x"):
        linker.look_again(name)
    assert linker.state.members("x") == ["a", "x"]
    assert linker.state.members("b") == ["b"]
    assert linker(FIRST).story == "x"


def test_what_was_split_is_not_joined_again(linker: Linker) -> None:
    link_all(linker, (FIRST, SECOND, THIRD))
    assert linker.state.split("a", ["a", "b", "c"]) is None
    edited = linker.state.split("a", ["b", "c"])
    assert edited is not None and edited.story == "b"
    for name in ("a", "b", "c"):
        linker.look_again(name)
    assert (linker.state.members("a"), linker.state.members("b")) == (["a"], ["b", "c"])
    merged = linker.state.merge("a", "c")
    assert merged is not None and merged.story == "a"
    assert linker.state.members("a") == ["a", "b", "c"]
    story = linker.state.story("b")
    assert story is not None and [(m.story, m.size) for m in story.merges] == [("b", 2)]


def test_the_first_article_split_off_leaves_the_story_its_name(linker: Linker) -> None:
    link_all(linker, (FIRST, SECOND, THIRD))
    edited = linker.state.split("a", ["a"])
    assert edited is not None and edited.story != "a"
    assert linker.state.members("a") == ["b", "c"]
    assert linker.state.members(edited.story) == ["a"]


def test_names_that_nobody_knows_are_answered_with_none(linker: Linker) -> None:
    state = linker.state
    assert state.lock("x", True) is None and state.move("x", None) is None and state.merge("x", "y") is None
    assert state.story("x") is None and state.members("x") == [] and state.copies(["x"]) == {}


def test_what_changed_waits_in_the_outbox_until_it_is_told(linker: Linker, redis_state: State) -> None:
    link_all(linker, (text("noon", LONG), text("evening", LONG, 6), text("morning", LONG, -4)))
    outbox = RedisOutbox(redis_state, rest_s=0)
    waiting = outbox.read()
    assert {change.id for change in waiting.entries if not change.is_story} == {"noon", "evening"}
    assert any(change.is_story for change in waiting.entries)
    outbox.done(waiting)
    assert outbox.read().entries == ()


def placed_anew(redis_state: State) -> set[str]:
    """The articles that the outbox says to place anew; it is empty afterwards."""
    outbox = RedisOutbox(redis_state, rest_s=0)
    waiting = outbox.read()
    outbox.done(waiting)
    return {change.id for change in waiting.entries if not change.is_story}


def test_articles_that_an_editor_moves_are_placed_anew(linker: Linker, redis_state: State) -> None:
    link_all(linker, (FIRST, SECOND, THIRD, article("x", 1)))
    placed_anew(redis_state)
    linker.state.merge("a", "x")
    assert placed_anew(redis_state) == {"x"}
    linker.state.move("b", None)
    assert placed_anew(redis_state) == {"b"}
    linker.state.split("a", ["c"])
    assert placed_anew(redis_state) == {"c"}


def test_a_copy_that_is_found_at_a_second_look_is_placed_anew(linker: Linker, redis_state: State) -> None:
    link_all(linker, (text("noon", LONG), text("evening", LONG, 6)))
    redis_state.client.delete(keys.LINK("c:2"))  # as if the two had come at one moment
    placed_anew(redis_state)
    linker.look_again("evening")
    assert linker.state.copies(["evening"])["evening"].duplicate_of == "noon"
    assert placed_anew(redis_state) == {"evening"}
    linker.look_again("evening")
    assert placed_anew(redis_state) == set()


def test_the_state_can_be_built_anew(story_state: RedisStoryState, linker: Linker) -> None:
    articles = (FIRST, SECOND, article("x", 1), text("d", LONG), text("e", HALF, 1))
    before = {name: (x.story, x.copy_of) for name, x in link_all(linker, articles).items()}
    story_state.clear()
    assert story_state.story("a") is None
    assert {name: (x.story, x.copy_of) for name, x in link_all(linker, articles).items()} == before


def test_a_server_that_forgot_its_scripts_is_told_them_again(linker: Linker, redis_state: State) -> None:
    linker(FIRST)
    redis_state.client.script_flush()
    assert linker(SECOND).story == "a"
