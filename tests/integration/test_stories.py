"""What linking decides reaches the index: a real Redis, the embedded index, and what the tasks delegate to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from newswire_enrich.linking.outbox import BYTES_A_MESSAGE, PumpOutbox, parts_of
from newswire_enrich.linking.redis_outbox import RedisOutbox
from newswire_enrich.linking.redis_story_state import RedisStoryState
from newswire_enrich.linking.signature import sign
from newswire_enrich.linking.state import Decision, NearCopy
from newswire_index.articles.index_articles import Enriched, IndexArticles
from newswire_index.composition import IndexService
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.documents import Article, CeasedStory, StoryDocument
from newswire_shared.contracts.events import PlacementsChanged, StoryChanged
from newswire_shared.contracts.stories import Card
from newswire_shared.state.redis_state import State
from newswire_shared.state.stories import RedisPlacements
from newswire_shared.testing import RecordingPublisher
from real_stack import RealStack, eventually

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NOON_MS = int(NOON.timestamp() * 1000)


@dataclass
class Newsroom:
    """Linking's state, the pump and the indexer's use cases, without workers between them."""

    parts: Any
    index: SqliteIndex

    def __post_init__(self) -> None:
        self.state: State = self.parts.state
        self.linking = RedisStoryState(self.state)
        self.publisher = RecordingPublisher()
        self.cases = IndexService.over(self.parts, self.index).use_cases()

    def register(self, article_id: str, minute: int) -> int:
        """Register an article in the state of linking; answers its number."""
        card = Card(article_id, "saltmere", NOON_MS + minute * 60_000, ("p-anna",))
        return self.linking.register(card, sign(article_id, f"The body of {article_id}.", "en")).number

    def join(self, article_id: str, onto: int, copies: tuple[NearCopy, ...] = ()) -> None:
        """Let linking decide that an article belongs to the story of another."""
        assert self.linking.join(article_id, Decision(joins=onto, copies=copies))

    def enrich(self, *article_ids: str) -> None:
        """Index articles as a batch does."""
        placements = RedisPlacements(self.state)
        service = IndexService.over(self.parts, self.index)
        removals, withdraw = self.parts.removals, service.withdraw()
        case = IndexArticles(
            self.index, placements, self.parts.registry, Silent(), SystemClock(), removals, withdraw, service.unite(), 5
        )  # fmt: skip
        case([Enriched(article(article_id), "ref") for article_id in article_ids])

    def pump(self, rest_s: float = 0) -> list[object]:
        """Tell what changed, and do what the messages ask for; answers them."""
        before = len(self.publisher.published)
        PumpOutbox(RedisOutbox(self.state, rest_s), self.publisher)()
        messages = self.publisher.messages[before:]
        for message in messages:
            if isinstance(message, StoryChanged):
                self.cases.index_story(StoryChanged.decode(message.encode()))
            elif isinstance(message, PlacementsChanged):
                self.cases.place_articles(PlacementsChanged.decode(message.encode()))
        return [*messages]

    def story_of(self, article_id: str) -> str | None:
        """The story that the index says an article belongs to."""
        section = self.index.read([article_id])[article_id].document.story
        return section.id if section else None


class Silent:
    """Changes that nobody reads."""

    def announce(self, documents: object) -> None:
        """Nothing."""

    def announce_stories(self, stories: object) -> None:
        """Nothing."""

    def announce_gone(self, reasons: object) -> None:
        """Nothing."""


def article(article_id: str) -> Article:
    return Article(
        article_id=article_id, capture_id=f"{article_id}-1", url=f"https://saltmere.example/{article_id}",
        canonical=f"saltmere.example/{article_id}", source="saltmere", title=f"About {article_id}", body="A body.",
        language="en", first_seen_at=NOON, fetched_at=NOON, digest=article_id, raw_ref="raw",
    )  # fmt: skip


@pytest.fixture
def newsroom(stack: RealStack, tmp_path: Path) -> Iterator[Newsroom]:
    index = SqliteIndex(tmp_path / "index.sqlite")
    index.install()
    yield Newsroom(stack.parts, index)


def test_two_articles_that_linking_joins_are_a_story_in_the_index(newsroom: Newsroom) -> None:
    first, _ = newsroom.register("first", 0), newsroom.register("second", 5)
    newsroom.enrich("first", "second")
    assert (newsroom.story_of("first"), newsroom.story_of("second")) == ("first", "second")
    newsroom.join("second", onto=first, copies=(NearCopy(first, 0.81, "edit", "reprint"),))
    newsroom.pump()
    found = newsroom.index.read_stories(["first"])["first"]
    assert isinstance(found, StoryDocument)
    assert (found.title, found.language, found.story.size, found.story.lead) == ("About first", "en", 2, "first")
    assert [entity.id for entity in found.story.entities] == ["p-anna"]
    newsroom.enrich("second")  # or the message that linking will send for it
    placed = newsroom.index.read(["second"])["second"].document.story
    assert placed is not None and placed.id == "first"
    assert placed.copy_of is not None and placed.copy_of.duplicate_of == "first"
    entries = [fields for _, fields in newsroom.state.client.xrange("{nw}:changes")]
    assert [(e["kind"], e["story_id"], e["size"]) for e in entries] == [("story", "first", "2")]


@pytest.mark.parametrize("kind", ["copy", "article"])
def test_an_article_that_linking_names_is_placed_anew(newsroom: Newsroom, kind: str) -> None:
    first, second = newsroom.register("first", 0), newsroom.register("second", 5)
    newsroom.enrich("first", "second")
    newsroom.join("second", onto=first)
    newsroom.state.client.zadd("{nw}:link:outbox", {f"{kind} {second}": 1, f"{kind} 999": 1})
    messages = newsroom.pump()
    assert PlacementsChanged(articles=("second",)) in messages
    assert newsroom.story_of("second") == "first"
    entries = [fields for _, fields in newsroom.state.client.xrange("{nw}:changes")]
    assert ("article", "second", "first") in [(e["kind"], e.get("article_id"), e["story_id"]) for e in entries]


def test_a_story_that_was_merged_away_leads_to_the_survivor(newsroom: Newsroom) -> None:
    numbers = {name: newsroom.register(name, minute) for minute, name in enumerate("abcd")}
    newsroom.enrich(*"abcd")
    newsroom.join("b", onto=numbers["a"])
    newsroom.join("d", onto=numbers["c"])
    newsroom.pump()
    assert {*newsroom.index.read_stories([*"ac"])} == {"a", "c"}
    newsroom.linking.merge("a", "c")
    newsroom.pump()
    found = newsroom.index.read_stories([*"ac"])
    assert isinstance(found["a"], StoryDocument) and found["a"].story.size == 4
    assert isinstance(found["c"], CeasedStory) and found["c"].survivor == "a"
    newsroom.linking.split("a", ["c", "d"])
    newsroom.pump()
    again = newsroom.index.read_stories([*"ac"])
    assert [s.story.size for s in again.values() if isinstance(s, StoryDocument)] == [2, 2]


def test_a_change_rests_before_it_is_told_and_is_told_once(newsroom: Newsroom) -> None:
    first, _ = newsroom.register("first", 0), newsroom.register("second", 5)
    newsroom.enrich("first", "second")
    newsroom.join("second", onto=first)
    assert newsroom.pump(rest_s=60) == []
    (told,) = newsroom.pump()
    assert isinstance(told, StoryChanged) and told.story == "first"
    assert newsroom.pump() == []
    assert newsroom.state.client.zcard("{nw}:link:outbox") == 0


def test_a_story_that_never_rests_is_told_all_the_same(newsroom: Newsroom) -> None:
    first, _ = newsroom.register("first", 0), newsroom.register("second", 5)
    newsroom.enrich("first", "second")
    assert newsroom.pump(rest_s=60) == []
    newsroom.join("second", onto=first)
    assert newsroom.pump(rest_s=60) == []
    longer_ago = newsroom.state.now_ms() - 61_000
    newsroom.state.client.set("{nw}:link:outbox:swept", longer_ago)
    assert len(newsroom.pump(rest_s=60)) == 1


def test_what_changed_while_it_was_told_stays(newsroom: Newsroom) -> None:
    newsroom.state.client.zadd("{nw}:link:outbox", {"story 1": 5, "copy 2": 5})
    outbox = RedisOutbox(newsroom.state, 0)
    told = outbox.read()
    newsroom.state.client.zadd("{nw}:link:outbox", {"story 1": 6})
    outbox.done(told)
    assert newsroom.state.client.zrange("{nw}:link:outbox", 0, -1, withscores=True) == [("story 1", 6.0)]


def test_who_tells_holds_a_lease_that_ends_by_itself(newsroom: Newsroom) -> None:
    newsroom.state.client.zadd("{nw}:link:outbox", {"story 1": 5})
    outbox, other = RedisOutbox(newsroom.state, 0), RedisOutbox(newsroom.state, 0)
    told = outbox.read()
    assert told.entries and other.read().entries == ()
    assert 0 < newsroom.state.client.pttl("{nw}:link:outbox:lease") <= 10_000
    newsroom.state.client.delete("{nw}:link:outbox:lease")  # it ended
    late, taken = told, other.read()
    outbox.done(late)
    assert newsroom.state.client.get("{nw}:link:outbox:lease") == taken.token, "another's lease is left alone"


def test_messages_about_placements_stay_under_2_kb(stack: RealStack) -> None:
    full = PlacementsChanged(articles=tuple(f"{n:0{BYTES_A_MESSAGE // 20}d}" for n in range(20)))
    (part,) = parts_of(full.articles)
    assert part == full.articles
    for message in (full, StoryChanged(story="x" * 64, story_version=NOON_MS)):
        stack.parts.publisher.publish(message)
    sizes = [len(each) for each in stack.parts.broker.lrange("index.stories", 0, -1)]
    assert len(sizes) == 2 and max(sizes) < 2048, sizes


def test_workers_carry_what_linking_decides_to_the_index(stack: RealStack) -> None:
    stack.environment.update({"NEWSWIRE_ENRICH_STORY_DEBOUNCE_S": "0.1", "NEWSWIRE_ENRICH_MODEL": "none"})
    index = SqliteIndex(stack.settings.index_file)
    index.install()
    newsroom = Newsroom(stack.parts, index)
    first, second = newsroom.register("first", 0), newsroom.register("second", 5)
    newsroom.enrich("first", "second")
    stack.work("index")
    stack.work("enrich", app="newswire_enrich.worker")
    newsroom.join("second", onto=first)
    newsroom.state.client.zadd("{nw}:link:outbox", {f"article {second}": 1})
    eventually(lambda: newsroom.index.read_stories(["first"]), "the story is in the index")
    eventually(lambda: newsroom.story_of("second") == "first", "the article is placed")
    eventually(lambda: newsroom.state.client.zcard("{nw}:link:outbox") == 0, "nothing is left to tell")
    assert stack.parts.dead_letters.size() == 0
