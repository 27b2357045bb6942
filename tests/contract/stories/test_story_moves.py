"""Whatever is decided and edited in whatever order, the scripts of linking say what dictionaries say."""

from __future__ import annotations

from collections.abc import Mapping

from examples import examples
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from newswire_enrich.linking.redis_link_restoration import RedisLinkRestoration
from newswire_enrich.linking.signature import sign
from newswire_enrich.linking.state import PlacedArticle
from newswire_shared.contracts.documents import Story, StorySection
from newswire_shared.contracts.stories import Card
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.stories import RedisPlacements

from contract.desk_of_stories import Desk, Kind
from contract.linking import HOUR, NOON
from contract.story_model import StoryModel

pytest_plugins = ["redis_server"]

TIMES = {"e": 3, "b": 1, "d": 1, "a": 4, "c": 0, "f": 2}  # hours; two are of one moment
NAMES = st.sampled_from([*TIMES])
KINDS: tuple[Kind, Kind] = ("edit", "update")
FOR_GOOD = {keys.LINK(name) for name in ("n", "again", "moved", "outbox", "outbox:swept", "outbox:token")}

Described = tuple[Story, tuple[str, ...]]


def _without_clocks(stories: Mapping[str, Described]) -> dict[str, tuple[dict[str, object], tuple[str, ...]]]:
    """Stories as they are the same after a restoration, which numbers articles anew: two of one moment go by number."""
    return {
        name: (
            story.model_dump(exclude={"first_seen_at"}),
            tuple(sorted(members, key=lambda each: (TIMES[each], each))),
        )
        for name, (story, members) in stories.items()
    }


class Moves(RuleBasedStateMachine):
    """Six articles, a machine that decides, an editor, and a model in dictionaries."""

    state: State

    @initialize()
    def begin(self) -> None:
        self.state.client.flushall()
        self.desk = Desk(self.state)
        for name, hours in TIMES.items():
            self.desk.add(name, hours=hours)
        self.model = StoryModel(TIMES)
        self.decided = ""  # the article whose first decision it is: its placement is known to who decides
        for name in ("c", "f"):
            self.desk.join(name, "e")
            self.model.join(name, "e", may_leave=False)
        self.desk.told()
        self.before, self.shown = self.placed(), self.stories()

    @rule(name=NAMES, onto=st.none() | NAMES, may_leave=st.booleans())
    def join(self, name: str, onto: str | None, may_leave: bool) -> None:
        self.decided = "" if may_leave else name
        self.model.join(name, onto, may_leave=may_leave)
        assert self.desk.join(name, onto, may_leave=may_leave).story == self.model.names[self.model.home[name]]

    @rule(name=NAMES, near=st.lists(st.tuples(NAMES, st.sampled_from([9, 60, 100])), min_size=1, max_size=4,
                                    unique_by=lambda each: each[0]))  # fmt: skip
    def copy(self, name: str, near: list[tuple[str, int]]) -> None:
        self.decided = name
        self.model.copy(name, near, KINDS)
        self.desk.copies(name, *near, kinds=KINDS)

    @rule(name=NAMES, story=st.sampled_from(["old", "older"]))
    def follow(self, name: str, story: str) -> None:
        self.decided = name
        self.model.follow(name, story)
        self.desk.join(name, follows=story)

    @rule(name=NAMES, locked=st.booleans())
    def lock(self, name: str, locked: bool) -> None:
        assert self.desk.state.lock(name, locked)
        story = self.model.alive(self.model.numbers[name]), "locked"
        (self.model.marks.add if locked else self.model.marks.discard)(story)

    @rule(name=NAMES, onto=st.none() | NAMES)
    def move(self, name: str, onto: str | None) -> None:
        self.model.move(name, onto and self.of_that_name(onto))
        edited = self.desk.state.move(name, onto)
        assert edited and edited.story == self.model.names[self.model.home[name]]

    @rule(name=NAMES)
    def free(self, name: str) -> None:
        self.model.held.discard(name)
        assert self.desk.state.free(name)

    @rule(one=NAMES, other=NAMES)
    def merge(self, one: str, other: str) -> None:
        self.model.edit_merge(self.of_that_name(one), self.of_that_name(other))
        assert self.desk.state.merge(one, other)

    @rule(of=NAMES, names=st.lists(NAMES, max_size=3, unique=True))
    def split(self, of: str, names: list[str]) -> None:
        is_done = self.model.split(self.of_that_name(of), names)
        assert (self.desk.state.split(of, names) is not None) == is_done

    def of_that_name(self, story: str) -> str:
        """An article of the story that a name leads to."""
        return self.model.members(self.model.alive(self.model.numbers[story]))[0]

    @rule()
    def repeat(self) -> None:
        """What is decided once more as it was decided changes nothing."""
        for name, home in self.model.home.items():
            self.desk.join(name, self.model.members(home)[0])

    @rule()
    def lose_and_restore(self) -> None:
        """The state is lost, and made again from what an index would hold; what editors hold is not in it."""
        now = self.state.now_ms()
        self.desk.state.clear()
        restoration = RedisLinkRestoration(self.state)
        for name, section in self.before.items():
            card = Card(name, "desk", NOON + TIMES[name] * HOUR, seen_ms=now)
            placed = PlacedArticle(card, sign(f"w{name}", f"{name}one {name}two"), str(section.id), section.copy_of)
            assert restoration.restore(placed) and not restoration.restore(placed)
        assert all(restoration.restore_story(story) for story, _ in self.shown.values())
        assert self.placed() == self.before and _without_clocks(self.stories()) == _without_clocks(self.shown)
        self.begin()

    def placed(self) -> dict[str, StorySection]:
        return dict(RedisPlacements(self.state).of([*TIMES]))

    def stories(self) -> dict[str, Described]:
        """Each story, and its articles."""
        names = dict.fromkeys(str(section.id) for section in self.placed().values())
        found = {name: (self.desk.state.story(name), tuple(self.desk.state.members(name))) for name in names}
        return {name: (story, members) for name, (story, members) in found.items() if story}

    @invariant()
    def all_is_as_the_model_has_it(self) -> None:
        if hasattr(self, "model"):
            placed, stories = self.placed(), self.stories()
            self.compare(placed, stories)
            self.compare_told(placed, stories, {*self.desk.told()})
            self.before, self.shown, self.decided = placed, stories, ""

    def compare(self, placed: Mapping[str, StorySection], stories: Mapping[str, Described]) -> None:
        """What is said of articles, stories, names and copies."""
        model = self.model
        assert {name: section.id for name, section in placed.items()} == {
            name: model.names[home] for name, home in model.home.items()
        }
        for number in {*model.home.values()}:
            story, members = stories[model.names[number]]
            expected = model.members(number)
            assert (story.id, story.lead, [*members]) == (model.names[number], expected[0], expected)
            assert (story.size, story.follows) == (len(expected), model.follows.get(number))
            assert story.locked == ((number, "locked") in model.marks)
        names = {name: model.names[model.alive(number)] for number, name in model.names.items()}
        assert self.desk.state.resolve([*names]) == names
        copies = {name: section.copy_of for name, section in placed.items() if section.copy_of}
        assert copies == self.desk.state.copies([*TIMES])
        assert model.copies == {name: (copy.duplicate_of, round(100 * copy.similarity), copy.kind)
                                for name, copy in copies.items()}  # fmt: skip

    def compare_told(
        self, placed: Mapping[str, StorySection], stories: Mapping[str, Described], told: set[str]
    ) -> None:
        """What changed for others, and nothing else of articles; stories that changed, in a later version."""
        articles = {each.partition(" ")[2] for each in told if not each.startswith("story")}
        assert articles == {name for name in TIMES if placed[name] != self.before[name]} - {self.decided}
        for name, (story, members) in stories.items():
            known, had = self.shown.get(name, (None, (name,)))
            if members != had or story.locked != bool(known and known.locked):
                assert f"story {name}" in told and story.version > (known.version if known else 0)
        ceased = {name for name, (story, _) in self.shown.items() if story.version and name not in stories}
        assert {f"story {name}" for name in ceased} <= told

    def teardown(self) -> None:
        """All is forgotten in time."""
        keys_of_linking = [*self.state.client.scan_iter(match=keys.LINK("*"), count=1000)]
        with self.state.client.pipeline() as pipe:
            for key in keys_of_linking:
                pipe.ttl(key)
            lives = dict(zip(keys_of_linking, pipe.execute(), strict=True))
        assert {key for key, left in lives.items() if left < 0} <= FOR_GOOD


def test_whatever_is_decided_and_edited_the_scripts_say_what_dictionaries_say(redis_state: State) -> None:
    machine = type("OfThisState", (Moves,), {"state": redis_state})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples(30), stateful_step_count=25, deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
