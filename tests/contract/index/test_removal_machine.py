"""What was taken down stays away in every order of what may happen, and comes back once that was undone."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from newswire_index.removal.take_downs import Return
from newswire_shared.contracts.documents import StoryDocument, copy_of
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state.redis_state import State
from newswire_shared.testing import Memory

from contract.removal_world import PAGES, World, address, fake_world, key, real_world
from contract.states import in_memory, in_redis
from contract.versioned_index import Migrations, VersionedIndex

pytest_plugins = ["redis_server"]

PAGE = st.integers(0, PAGES - 1)


class Removal(RuleBasedStateMachine):
    """`down` are the keys that a person took down, and those that were tied to them."""

    @initialize()
    def begin(self) -> None:
        self.kept = tempfile.TemporaryDirectory()
        self.world = self.opened(Path(self.kept.name))
        self.down = set[str]()
        self.snapshots = list[str]()

    def teardown(self) -> None:
        if hasattr(self, "kept"):
            self.world.archive.segments.close()
            self.kept.cleanup()

    def opened(self, folder: Path) -> World:
        return fake_world(folder)

    def lost_state(self) -> None:
        """The state is a new one."""
        self.world.stores = in_memory(Memory(clock=self.world.clock))

    def lost_index(self) -> None:
        """The index is a new one."""
        assert isinstance(self.world.index, VersionedIndex)
        self.world.index.lose()

    def migrations(self) -> Migrations:
        assert isinstance(self.world.index, VersionedIndex)
        return Migrations(self.world.index, self.world.stores.pauses, self.world.clock)

    def texts(self) -> dict[str, object]:
        """The articles that the index holds, each with what stands in it."""
        return {each.article.article_id: each for each in self.world.documents()}

    def captures(self) -> set[str]:
        return {each.capture_id for document in self.world.documents() for each in document.captures}

    def ids(self, page: int) -> set[str]:
        """The ids that a page's address leads to."""
        known = self.world.stores.registry.find(key(page))
        return {key(page), known.article_id if known else key(page)}

    def group(self, page: int) -> set[str]:
        """The keys of all pages that are one article with this one."""
        found = self.ids(page)
        return {i for other in range(PAGES) if self.ids(other) & found for i in self.ids(other)}

    def learn_ties(self) -> None:
        for page in range(PAGES):
            if self.group(page) & self.down:
                self.down |= self.group(page)

    @rule(page=PAGE, canonical=PAGE, text=st.integers(0, 2))
    def look_at(self, page: int, canonical: int, text: int) -> None:
        self.world.offer(page, canonical, text)

    @precondition(lambda self: self.world.publisher.published)
    @rule(data=st.data(), again=st.booleans(), poisoned=st.booleans())
    def deliver(self, data: st.DataObject, again: bool, poisoned: bool) -> None:
        place = data.draw(st.integers(0, len(self.world.publisher.published) - 1))
        self.world.deliver(place, again=again, poisoned=poisoned)
        self.learn_ties()
        self.world.watch.look()  # what a tie took down is taken out within seconds

    @rule()
    def deliver_all(self) -> None:
        self.world.drain()
        self.learn_ties()
        self.world.watch.look()

    @rule(page=PAGE, by_id=st.booleans())
    def take_down(self, page: int, by_id: bool) -> None:
        self.world.take_downs.take_down(key(page) if by_id else address(page), "desk", "a court")
        self.down |= self.group(page)

    @rule(page=PAGE)
    def undo(self, page: int) -> None:
        group = self.group(page)
        try:
            verdict = self.world.take_downs.undo(address(page), "desk", "an appeal")
        except UsageError:
            assert not self.ids(page) & self.down
            return
        self.down -= (
            group
            | {entry.article_id for entry in verdict.entries}
            | {name for entry in verdict.entries for name in entry.keys.split()}
        )
        if verdict.returns not in (Return.WHEN_OFFERED, Return.ASKED) and not group & self.down:
            for stage in Stage:  # many messages of a state that was lost pause it
                self.world.stores.pauses.resume(stage)
            self.world.drain()
            self.learn_ties()
            self.world.watch.look()
            shown = {each.article.article_id for each in self.world.documents()}
            assert self.group(page) & (shown | self.down), "it is back"

    @rule()
    def replay(self) -> None:
        self.world.replay()

    @rule(from_archive=st.booleans())
    def rebuild(self, from_archive: bool) -> None:
        self.world.rebuild(from_archive=from_archive)

    @rule()
    def keep_snapshot(self) -> None:
        name = f"s{len(self.snapshots)}"
        self.world.snapshots.take(name)
        self.snapshots.append(name)

    @precondition(lambda self: self.snapshots)
    @rule(data=st.data())
    def put_snapshot_back(self, data: st.DataObject) -> None:
        self.world.put_back(data.draw(st.sampled_from(self.snapshots)))
        self.world.watch.learn()
        self.mend()

    @rule(beside=st.booleans())
    def restore_from_archive(self, beside: bool) -> None:
        """All of the index is lost, or `beside`: what there is stays; then it is made of the enriched copies."""
        self.world.watch.look()  # what happened within the last seconds may be lost with it
        before = self.captures()
        if not beside:
            self.lost_index()
        self.world.restore_index(beside=beside)
        assert before <= self.captures(), "each capture is there again"
        self.world.watch.learn()
        self.mend()

    @precondition(lambda self: isinstance(self.world.index, VersionedIndex))
    @rule(back=st.booleans(), kill_at=st.just(0) | st.integers(1, 60))
    def migrate(self, back: bool, kill_at: int) -> None:
        before = self.texts()
        with suppress(UsageError):  # there is no way back, or its other end was deleted
            self.migrations().run(back=back, kill_at=kill_at)
        assert self.texts() == before, "the same articles, in whichever version"

    @precondition(lambda self: isinstance(self.world.index, VersionedIndex))
    @rule()
    def clean(self) -> None:
        before = self.texts()
        self.migrations().clean()
        assert self.texts() == before

    @rule()
    def lose_redis(self) -> None:
        self.world.watch.look()  # what happened within the last seconds may be lost with it
        self.lost_state()
        self.world.rewire()
        self.world.restore(self.world.stores.restoration)
        self.world.watch.learn()
        self.mend()

    def mend(self) -> None:
        """What `newswire index reconcile --mend` does with articles that turned out to be one."""
        self.world.unite([each.article.article_id for each in self.world.documents()])

    @invariant()
    def what_is_down_is_not_visible(self) -> None:
        documents = self.world.documents() if hasattr(self, "world") else []
        shown = {each.article.article_id for each in documents}
        down: set[str] = getattr(self, "down", set())
        assert not shown & down
        assert not {copy.duplicate_of for each in documents if (copy := copy_of(each))} & down
        if down:
            for story in self.world.index.read_stories([*down, *shown]).values():
                assert not isinstance(story, StoryDocument) or story.story.lead not in down

    @invariant()
    def an_article_is_one_document(self) -> None:
        if hasattr(self, "world"):
            shown = [each.article.article_id for each in self.world.documents()]
            led_to = [*self.world.stores.registry.resolve(shown).values()]
            assert self.world.publisher.published or len(led_to) == len({*led_to}), "under whatever ids it came"

    @invariant()
    def the_ledger_is_balanced(self) -> None:
        assert not hasattr(self, "world") or self.world.is_balanced()


FEW = settings(
    max_examples=60, stateful_step_count=25, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip


def test_in_memory_every_order_keeps_it_away() -> None:
    run_state_machine_as_test(Removal, settings=FEW)


def test_over_the_embedded_engine_and_redis(redis_state: State) -> None:
    class RealRemoval(Removal):
        def opened(self, folder: Path) -> World:
            redis_state.client.flushall()
            return real_world(folder, redis_state)

        def lost_state(self) -> None:
            redis_state.client.flushall()
            self.world.stores = in_redis(redis_state)

        def lost_index(self) -> None:
            (self.world.folder / "index.sqlite").unlink()
            self.world.index.install()

    run_state_machine_as_test(RealRemoval, settings=settings(FEW, max_examples=8, stateful_step_count=15))
