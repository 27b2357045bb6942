"""One article under two addresses is one document, in whatever order they are met."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, product
from pathlib import Path
from time import sleep

import pytest
from newswire_shared.state.redis_state import State

from contract.removal_world import World, fake_world, key, real_world

pytest_plugins = ["redis_server"]
ORDERS = [*product(range(2), repeat=3)]  # of two messages, and of what each becomes


@pytest.fixture(params=["memory", "redis"])
def new_world(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], World]:
    folders = (tmp_path / str(number) for number in count())
    if request.param == "memory":
        return lambda: fake_world(next(folders))
    state: State = request.getfixturevalue("redis_state")

    def made() -> World:
        state.client.flushall()
        return real_world(next(folders), state)

    return made


def deliver_in(world: World, order: tuple[int, ...]) -> None:
    """Let workers take what waits by its place in an order, then what came of it."""
    for place in order:
        world.deliver(place % len(world.publisher.published))
    world.drain()


def held(world: World) -> dict[str, list[str]]:
    """The captures of each document, by its id."""
    return {each.article.article_id: [c.capture_id for c in each.captures] for each in world.documents()}


@pytest.mark.parametrize("first", [0, 1], ids=["the other address first", "its own address first"])
def test_whoever_is_enriched_and_indexed_first(new_world: Callable[[], World], first: int) -> None:
    for order in ORDERS:
        world = new_world()
        world.offer(first, canonical=1, text=0)
        sleep(0.002)  # Redis' clock, by which one was known first, is a real one
        world.offer(1 - first, canonical=1, text=1)
        deliver_in(world, order)
        assert [*held(world)] == [key(first)], "under the id of the address that was met first"
        assert len(held(world)[key(first)]) == 2 and world.is_balanced(), order


def test_what_was_indexed_twice_is_one_as_soon_as_the_page_says_so(new_world: Callable[[], World]) -> None:
    world = new_world()
    for page in (0, 1):
        world.offer(page, canonical=page, text=0)
        sleep(0.002)
    world.drain()
    assert {*held(world)} == {key(0), key(1)}, "two addresses, of which nobody knows"
    world.offer(0, canonical=1, text=0)
    world.drain()
    assert len(held(world)) == 1 and len(held(world)[key(0)]) == 3, "also where its text is what it was"
    assert [each for each in world.changes.entries if each["kind"] == "gone"] == [
        {"version": "2", "kind": "gone", "article_id": key(1), "why": "merged"}
    ]  # fmt: skip
    world.rebuild(from_archive=True)
    world.drain()
    assert [*held(world)] == [key(0)] and world.is_balanced(), "copies in the archive have the ids of their time"
