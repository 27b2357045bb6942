"""What an article may belong to: who shares its terms, the heaviest first, near in time and some from afar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_enrich.linking.linker import Linker
from newswire_enrich.linking.redis_story_state import RedisStoryState, StoryLimits
from newswire_enrich.linking.signature import sign
from newswire_enrich.linking.state import Decision, NearCopy, Registered
from newswire_shared.contracts.stories import Card
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

from contract.linking import DAY, HOUR, NOON

pytest_plugins = ["redis_server"]

MINUTE = 60_000
A, B, C = 1, 2, 3  # terms
LIMITS = StoryLimits(near=3, far=2, near_s=10 * 86400, postings=4)


class Shelf:
    """Articles with terms as a test gives them."""

    def __init__(self, state: State, limits: StoryLimits = LIMITS) -> None:
        self.client, self.state = state.client, RedisStoryState(state, limits)

    def add(self, name: str, *terms: tuple[int, float], at: int | None = NOON, text: str = "") -> Registered:
        signature = replace(sign(name, text or name), keys=terms or ((A, 0.5),))
        return self.state.register(Card(name, "desk", at), signature)


def names(found: Registered | None) -> list[str]:
    assert found is not None
    return [candidate.card.article_id for candidate in found.candidates]


@pytest.fixture
def shelf(redis_state: State) -> Shelf:
    return Shelf(redis_state)


def test_who_shares_the_heavier_terms_comes_first_and_who_shares_none_not_at_all(shelf: Shelf) -> None:
    shelf.add("light", (A, 0.2))
    shelf.add("heavy", (B, 0.9))
    shelf.add("other", (C, 0.9))
    shelf.add("both", (A, 0.2), (B, 0.9))
    assert names(shelf.add("own", (A, 0.2), (B, 0.9))) == ["both", "heavy", "light"]


def test_one_heavy_term_weighs_more_than_two_of_half_its_weight(shelf: Shelf) -> None:
    shelf.add("one", (A, 0.8))
    shelf.add("two", (B, 0.4), (C, 0.4))
    assert names(shelf.add("own", (A, 0.8), (B, 0.4), (C, 0.4))) == ["one", "two"]


def test_of_equals_the_newest_come_and_so_many_at_most(shelf: Shelf) -> None:
    for name in "abcd":
        shelf.add(name)
    assert names(shelf.add("e")) == ["d", "c", "b"]


def test_a_heavier_one_that_comes_late_in_the_list_pushes_out_the_lightest(shelf: Shelf) -> None:
    for name, weights in (("a", (A,)), ("b", (A, B)), ("c", (A,)), ("d", (A, B, C))):
        shelf.add(name, *((term, 0.5) for term in weights))
    assert names(shelf.add("own", (A, 0.5), (B, 0.5), (C, 0.5))) == ["d", "b", "c"]


def test_what_is_near_in_time_comes_before_what_is_far_and_some_of_that_comes_too(shelf: Shelf) -> None:
    near = LIMITS.near_s * 1000
    for name, at in (("far", -near - MINUTE), ("farther", 3 * -near), ("edge", -near), ("late", near)):
        shelf.add(name, at=NOON + at)
    assert names(shelf.add("own")) == ["late", "edge", "farther", "far"]
    shelf.client.flushall()
    for number in range(4):
        shelf.add(f"far{number}", at=NOON - 30 * DAY)
    assert names(shelf.add("own")) == ["far3", "far2"]


def test_what_nobody_knows_the_time_of_is_near_to_all_and_all_to_it(shelf: Shelf) -> None:
    shelf.add("old", (A, 0.9), at=NOON - 90 * DAY)
    shelf.add("unknown", (A, 0.9), at=None)
    assert names(shelf.add("own", (A, 0.9))) == ["unknown", "old"]
    shelf.add("older", (A, 0.9), at=NOON - 99 * DAY)
    found = shelf.add("timeless", (A, 0.9), at=None)
    assert names(found) == ["older", "own", "unknown"], "the three newest: none is far from it"
    assert found.stories[found.story].first_ms is None


def test_what_is_older_than_the_clock_has_a_time_of_its_own(shelf: Shelf) -> None:
    shelf.add("old", at=-400 * DAY)
    assert names(shelf.add("new")) == ["old"]
    assert names(shelf.add("older", at=-500 * DAY)) == ["old", "new"]


def test_an_article_is_no_candidate_of_itself_and_is_listed_once(shelf: Shelf) -> None:
    shelf.add("a")
    for text in ("one text", "one text", "another text"):
        found = shelf.add("b", text=text)
        assert names(found) == ["a"] and found.number == 2
    (posting,) = shelf.client.scan_iter(match=keys.LINK("t:*"))
    assert shelf.client.strlen(posting) == 2 * 8


def test_the_newest_of_a_term_are_kept(shelf: Shelf) -> None:
    for name in "abcdef":
        shelf.add(name)
    (posting,) = shelf.client.scan_iter(match=keys.LINK("t:*"))
    assert shelf.client.strlen(posting) == 4 * 8
    shelf.state._limits = replace(LIMITS, near=9)
    assert names(shelf.state.look("f", ((A, 0.5),))) == [*"edc"]


def test_a_look_registers_nothing(shelf: Shelf) -> None:
    shelf.add("a")
    shelf.add("b", (B, 0.5))
    before = {key: shelf.client.dump(key) for key in shelf.client.scan_iter(match=keys.LINK("*"))}
    assert names(shelf.state.look("b", ((A, 0.5),))) == ["a"]
    assert shelf.state.look("never", ((A, 0.5),)) is None
    assert {key: shelf.client.dump(key) for key in shelf.client.scan_iter(match=keys.LINK("*"))} == before


def test_a_new_text_has_a_new_record_and_the_time_at_which_the_article_was_first_seen(shelf: Shelf) -> None:
    first = shelf.add("a", at=NOON, text="one text").card
    same = shelf.add("a", at=NOON + HOUR, text="one text").card
    edited = shelf.add("a", at=NOON + HOUR, text="another text").card
    assert first == same and edited.published_ms == NOON + HOUR and edited.digest != first.digest
    assert edited.seen_ms == first.seen_ms > NOON - 365 * DAY


def test_the_original_of_a_copy_is_a_candidate_once_whatever_it_shares(shelf: Shelf) -> None:
    numbers = {name: shelf.add(name, terms, at=at).number for name, terms, at in (
        ("original", (B, 0.5), NOON - HOUR), ("copy", (A, 0.5), NOON), ("other", (A, 0.5), NOON),
    )}  # fmt: skip
    for name in ("copy", "other"):
        shelf.state.join(name, Decision(copies=(NearCopy(numbers["original"], 0.9, "reprint", "reprint"),)))
    found = shelf.add("own", (A, 0.5))
    assert names(found) == ["other", "copy", "original"]
    assert [candidate.original for candidate in found.candidates] == [numbers["original"]] * 2 + [None]
    assert names(shelf.state.look("original", ((A, 0.5),))) == ["own", "other", "copy"], "not itself"
    assert names(shelf.add("last", (A, 0.5), (B, 0.5))) == ["own", "other", "copy", "original"]


def test_the_stories_of_all_come_with_their_spans_and_locks(shelf: Shelf) -> None:
    for name, at in (("a", 0), ("b", 5), ("c", 2), ("d", 3)):
        shelf.add(name, at=NOON + at * HOUR)
    for name in "bc":
        shelf.state.join(name, Decision(joins=1))
    shelf.state.lock("b", True)
    found = shelf.add("own", at=NOON + 9 * HOUR)
    assert names(found) == ["d", "c", "b"] and [each.story for each in found.candidates] == [4, 1, 1]
    held = found.stories[1]
    assert (held.id, held.size, held.first_ms, held.last_ms, held.locked) == ("a", 3, NOON, NOON + 5 * HOUR, True)
    alone = found.stories[4]
    assert (alone.id, alone.size, alone.first_ms, alone.locked) == ("d", 1, NOON + 3 * HOUR, False)
    assert set(found.stories) == {1, 4, 5} and found.is_alone and not found.is_fixed
    member = shelf.state.look("b", ((B, 0.5),))
    assert member is not None and (member.story, member.is_alone) == (1, False)
    shelf.state.move("d", None)
    placed = shelf.state.look("d")
    assert placed is not None and placed.is_fixed


def test_of_what_an_article_links_to_the_known_others_are_named_as_they_are_called_now(shelf: Shelf) -> None:
    shelf.add("a")
    shelf.client.set(keys.ALIAS("formerly"), "a")
    found = shelf.state.register(Card("b", "desk", NOON), sign("b", "b"), ("formerly", "b", "unknown", "a"))
    assert found.linked == ("a", "a")


def test_a_candidate_that_is_forgotten_is_left_out(shelf: Shelf) -> None:
    shelf.add("a")
    shelf.add("b")
    shelf.client.delete(keys.LINK("a:1"))
    assert names(shelf.add("c")) == ["b"]


def test_as_it_is_set_twenty_come_from_ten_days_and_four_from_afar_and_a_term_knows_its_newest_24(
    redis_state: State,
) -> None:
    shelf = Shelf(redis_state, StoryLimits())
    for n in range(8):
        shelf.add(f"far{n}", (A, 0.5), at=NOON - 10 * DAY - MINUTE)
    for n in range(30):
        shelf.add(f"near{n}", (B, 0.5), at=NOON - 10 * DAY)
    postings = {shelf.client.strlen(key) for key in shelf.client.scan_iter(match=keys.LINK("t:*"))}
    assert postings == {8 * 8, 24 * 8}
    found = shelf.add("own", (A, 0.5), (B, 0.5))
    assert names(found) == [f"near{n}" for n in range(29, 9, -1)] + [f"far{n}" for n in range(7, 3, -1)]


def test_as_it_is_set_an_article_is_live_for_two_weeks_and_looked_at_again_after_ten_minutes() -> None:
    limits = StoryLimits()
    assert (limits.remembered_s, limits.second_look_s) == (14 * 86_400, 600)


def test_fifty_articles_are_looked_at_again_at_a_time(redis_state: State) -> None:
    redis_state.client.zadd(keys.LINK("again"), {f"a{n}": n for n in range(60)})
    assert Linker(RedisStoryState(redis_state)).look_again_at_due() == [], "none of them is live"
    assert redis_state.client.zrange(keys.LINK("again"), 0, -1) == [f"a{n}" for n in range(50, 60)]
