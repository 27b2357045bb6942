"""Redis is gone, the index is gone, and a back-up put back elsewhere: nothing is lost, and nothing accepted twice."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from articles import page
from newswire_enrich.editing.entities.editor import EntityEditor
from newswire_enrich.editing.entities.edits import Rename
from newswire_enrich.editing.entities.redis_log import RedisEditLog
from newswire_enrich.editing.provenance import Provenance
from newswire_enrich.editing.stories.editor import StoryEditor
from newswire_enrich.editing.stories.edits import LockStory
from newswire_enrich.editing.stories.redis_log import RedisStoryEditLog
from newswire_enrich.entities.catalogue.catalogue import load as load_catalogue
from newswire_enrich.linking.redis_story_state import RedisStoryState
from newswire_index.composition import open_index
from newswire_index.engine.ports import Index
from newswire_index.engine.selection import Selection
from newswire_ingest.composition import Ingest
from newswire_ingest.settings import IngestSettings
from newswire_ingest.sources.ports import Source
from newswire_ops.access.keys import KeyEditor
from newswire_ops.command import main
from newswire_search.alerts.redis_alerts import RedisAlertStore
from newswire_search.alerts.request import NewAlert
from newswire_search.articles.request import ArticleChoice
from newswire_search.composition import Alerting
from newswire_shared.accounting.access_keys import Right
from newswire_shared.accounting.ledger import Offer, total
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.documents import ArticleDocument, StoryDocument
from newswire_shared.contracts.identity import canonicalize
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state.access_keys import RedisAccessKeys
from newswire_shared.state.stories import RedisPlacements
from real_stack import RealStack, eventually, real_stack
from web_server import Reply, WebServer, rss

EARLY = 4
pytestmark = pytest.mark.xdist_group("restoration")  # the newsroom is made once, and lost in the order below
EVENT = (
    "The night ferry Aurelia ran aground off Skerrow, and Ingrid Vaal of the Norrholm harbour board closed the line. "
    "Divers of the Skerrow coast guard searched the Aurelia for a leak, and 212 passengers were taken to Norrholm. "
)


def ferry(more: str) -> bytes:
    """A page on one event, told with other words at its end."""
    body = "".join(f"<p>{EVENT}{more}</p>" for _ in range(2))
    title = "Ferry Aurelia aground off Skerrow"
    head = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    return f"{head}{body}</article></body></html>".encode()


@dataclass
class Newsroom:
    """A stack that took in a feed, and what people decided about it."""

    stack: RealStack
    web: WebServer
    before: dict[str, ArticleDocument] = field(default_factory=dict)
    known: dict[str, Any] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)

    @property
    def parts(self) -> Assembly:
        return self.stack.parts

    @property
    def index(self) -> Index:
        return open_index(self.stack.settings)

    def listed(self, *paths: str) -> None:
        """The feed lists these pages."""
        self.web.replies["/feed.xml"] = Reply(rss(self.web.address, [*paths]), content_type="application/rss+xml")

    def key(self, path: str) -> str:
        return canonicalize(f"{self.web.address}{path}").key

    def documents(self) -> dict[str, ArticleDocument]:
        """All of the index, apart from when it was written."""
        return everything(self.index)

    def state_of(self, path: str) -> str:
        record = next(iter(self.parts.ledger.captures_of(self.key(path))), None)
        return record.state if record else ""


def everything(index: Index) -> dict[str, ArticleDocument]:
    index.refresh()
    found = index.walk(Selection(), None, 1000)
    return {each.article.article_id: each.model_copy(update={"indexed_at": None}) for each in found}


def paths(first: int, last: int) -> list[str]:
    return [f"/articles/{n}" for n in range(first, last)]


def replies() -> dict[str, Any]:
    found: dict[str, Any] = {path: Reply(page(n)) for n, path in enumerate(paths(0, EARLY + 3))}
    return {**found, "/ferry/1": Reply(ferry("")), "/ferry/2": Reply(ferry("Nobody was hurt.")),
            "/ferry/3": Reply(ferry("The captain is asked on Monday."))}  # fmt: skip


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """Six articles of a feed are indexed, two of them a story; people decided something of each kind.

    Then its workers are killed one after the other: one article was enriched and not indexed, one only fetched.  A
    back-up was taken before these two came in, of Redis first and of the archive last.
    """
    environment = {"NEWSWIRE_ENRICH_MODEL": "none", "NEWSWIRE_ENRICH_STORY_DEBOUNCE_S": "0.1"}
    with real_stack(tmp_path_factory.mktemp("stack"), environment) as stack, WebServer(replies()) as web:
        room = Newsroom(stack, web)
        room.listed(*paths(0, EARLY), "/ferry/1", "/ferry/2")
        decide(room)
        index = stack.work("index")
        enrich = stack.work("enrich", app="newswire_enrich.worker", concurrency=1)
        ingest = stack.work("ingest")
        eventually(lambda: len(room.documents()) == EARLY + 2, "all are indexed")
        eventually(
            lambda: room.index.records("entity-edit") and room.index.records("key") and room.index.records("alert"),
            "and so is what people made",
        )
        story = RedisPlacements(room.parts.state).of([room.key("/ferry/1")])[room.key("/ferry/1")].id
        eventually(lambda: [*room.index.read_stories([story])], "the story is indexed")
        StoryEditor(
            RedisStoryState(room.parts.state), RedisStoryEditLog(room.parts.state), room.parts.publisher, SystemClock()
        ).edit(LockStory(story=story), Provenance("desk", "as it is"))  # fmt: skip
        eventually(lambda: room.index.records("story-edit"), "the lock is recorded")
        eventually(lambda: is_locked(room.index, story), "and indexed")
        eventually(lambda: settled(room), "nothing is in flight")
        back_up_redis_and_index(room)
        room.before = room.documents()
        room.known, room.made = knowledge(room.parts, [*room.before]), people(room.parts)
        index.kill()
        room.listed(*paths(0, EARLY + 1), "/ferry/1", "/ferry/2")
        eventually(lambda: room.state_of(f"/articles/{EARLY}") == Stage.INDEX, "one is enriched")
        enrich.kill()
        room.listed(*paths(0, EARLY + 2), "/ferry/1", "/ferry/2")
        eventually(lambda: room.state_of(f"/articles/{EARLY + 1}") == Stage.ENRICH, "one is fetched")
        ingest.kill()
        shutil.copytree(stack.folder / "archive", backup_of(room) / "archive")  # last
        yield room


def decide(room: Newsroom) -> None:
    """A source, an edit of an entity, a key."""
    ingest = Ingest.over(room.parts, IngestSettings())
    ingest.source_editor.save(Source("web", f"{room.web.address}/feed.xml", 1))
    EntityEditor(RedisEditLog(room.parts.state), room.parts.publisher, load_catalogue(), SystemClock()).edit(
        [(Rename(entity_id="country:MT", name="Malta, the island"), Provenance("desk", "why not"))]
    )
    KeyEditor(RedisAccessKeys(room.parts.state), room.parts.publisher).add("cms", "web", (Right.PUSH,))
    Alerting.open(room.parts.settings).edit.add(NewAlert(name="Ferries", search=ArticleChoice(q="ferry")))


def is_locked(index: Index, story: str) -> bool:
    found = index.read_stories([story]).get(story)
    return isinstance(found, StoryDocument) and found.story.locked


def settled(room: Newsroom) -> bool:
    return not any(room.parts.ledger.in_flight(stage) for stage in Stage)


def backup_of(room: Newsroom) -> Path:
    return room.stack.folder / "backup"


def back_up_redis_and_index(room: Newsroom) -> None:
    folder = backup_of(room)
    shutil.copytree(room.stack.folder / "broker", folder / "broker", ignore=shutil.ignore_patterns("lock", "port"))
    copied = sqlite3.connect(folder / "index.sqlite")
    with closing(sqlite3.connect(room.stack.settings.index_file)) as whole, closing(copied):
        whole.backup(copied)


def restored(settings: SharedSettings, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """What `newswire restore` reports, by part."""
    return {found["part"]: found for found in command(settings, capsys, "restore", "--json", *words)}


def command(settings: SharedSettings, capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    """The lines of JSON that `newswire` prints."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("NEWSWIRE_DATA_DIR", str(settings.data_dir))
        patched.setenv("NEWSWIRE_ENRICH_MODEL", "none")
        if settings.broker_url:
            patched.setenv("NEWSWIRE_BROKER_URL", settings.broker_url)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(words)
    assert ended.value.code == 0
    return [*map(json.loads, capsys.readouterr().out.splitlines())]


def knowledge(parts: Assembly, ids: list[str]) -> dict[str, Any]:
    """What the state knows of articles: the registry, and linking."""
    stories = RedisStoryState(parts.state)
    facts = {i: known.kept if (known := parts.registry.find(i)) else None for i in ids}
    placed = {i: (story, sorted(stories.members(story))) for i, story in stories.resolve(ids).items()}
    found = [stories.story(story) for story, members in placed.values() if len(members) > 1]
    # A decision that is carried out again is a new version.
    described = [story.model_dump(exclude={"version"}) for story in found if story]
    return {"facts": facts, "placed": placed, "stories": described, "copies": stories.copies(ids)}


def people(parts: Assembly) -> dict[str, Any]:
    """What people made, as the state has it."""
    return {
        "sources": Ingest.over(parts, IngestSettings()).sources.all(), "keys": RedisAccessKeys(parts.state).all(),
        "alerts": RedisAlertStore(parts.state).all(), "entities": RedisEditLog(parts.state).entries(),
        "stories": [entry.unnumbered() for entry in RedisStoryEditLog(parts.state).entries()],
    }  # fmt: skip


def test_what_redis_lost_comes_back_and_nothing_is_accepted_twice(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    parts, stack, ids = newsroom.parts, newsroom.stack, [*newsroom.before]
    parts.state.client.flushall()

    stack.work("index")
    eventually(lambda: parts.epoch.state().indexed, "an index worker finds that the state was lost")
    ingest = Ingest.over(parts, IngestSettings())
    assert "`newswire restore`" in ingest.pressure.reason()
    assert restored(stack.settings, capsys, "--dry-run")["registry"]["met"] == EARLY + 2
    assert not parts.epoch.state().has_begun

    back = restored(stack.settings, capsys)
    assert {name: (part["back"], part["lost"]) for name, part in back.items()} == {
        "sources": (1, 0), "keys": (1, 0), "alerts": (1, 0), "edits of entities": (1, 0), "registry": (EARLY + 2, 0),
        "removals": (0, 0), "linking": (EARLY + 2, 0), "edits of stories": (1, 0), "unfinished": (2, 0),
    }  # fmt: skip
    assert parts.epoch.state().restored
    eventually(lambda: ingest.pressure.reason() == "", "intake goes on once its last reading is too old")
    assert people(parts) == newsroom.made
    assert knowledge(parts, ids) == newsroom.known
    what_is_known_is_not_asked_for_again(newsroom)
    an_edited_page_is_a_revision(newsroom)
    index_is_lost(newsroom, capsys)


def what_is_known_is_not_asked_for_again(newsroom: Newsroom) -> None:
    """What was in flight is indexed, and of the same feed only what is new is fetched."""
    stack, ids, asked = newsroom.stack, [*newsroom.before], len(newsroom.web.asked)
    stack.work("enrich", app="newswire_enrich.worker", concurrency=1)
    newsroom.listed(*paths(0, EARLY + 3), "/ferry/1", "/ferry/2", "/ferry/3")
    stack.work("ingest")
    eventually(lambda: len(newsroom.documents()) == EARLY + 6, "what was in flight is indexed, and what is new")
    after = newsroom.documents()
    assert {name: after[name].revisions for name in ids} == {name: newsroom.before[name].revisions for name in ids}
    new = [ask.path for ask in newsroom.web.asked[asked:] if ask.path not in ("/feed.xml", "/robots.txt")]
    assert sorted(new) == ["/articles/6", "/ferry/3"], "what was known is not asked for again"
    assert after[newsroom.key("/articles/5")].article.source == "web", "the copy named its source"


def an_edited_page_is_a_revision(newsroom: Newsroom) -> None:
    parts = newsroom.parts
    edited = newsroom.key("/articles/0")
    newsroom.web.replies["/articles/0"] = Reply(page(0, words="It was repaired since."))
    offer = Offer(key=edited, url=f"{newsroom.web.address}/articles/0", source="web", slot="recheck-1",
                  host=newsroom.web.address.removeprefix("http://"))  # fmt: skip
    assert parts.ledger.accept(offer).is_new
    eventually(lambda: len(newsroom.documents()[edited].revisions) == 2, "an edited page is a second revision")
    counts = total(map(parts.ledger.counts, parts.ledger.buckets(0)))
    assert counts.is_balanced and counts.accepted == 5, "two in flight, two new ones, and a later look"
    eventually(lambda: settled(newsroom), "nothing is in flight for ever")
    assert total(map(parts.ledger.counts, parts.ledger.buckets(0))).indexed == 5


def index_is_lost(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> None:
    """All documents, stories and records come back; only copies that were made anew have other places."""
    stack, index = newsroom.stack, newsroom.index
    eventually(lambda: stories_are_told(newsroom), "the index has each story as it stands")
    before, stories, kinds = (
        newsroom.documents(),
        stories_of(newsroom),
        ("source", "key", "alert", "entity-edit", "story-edit"),
    )
    records = {kind: index.records(kind) for kind in kinds}
    stack.workers[-3].kill()
    for path in stack.folder.glob("index.sqlite*"):
        path.unlink()
    stack.work("index")
    done = command(stack.settings, capsys, "index", "rebuild", "--from-archive", "--json")[0]
    people = {"take-downs": 0, "keys": 1, "alerts": 1, "sources": 1, "edits of entities": 1, "edits of stories": 1}
    retold = {**people, "stories": len(stories)}
    assert done["retold"] == retold and done["damages"] == 0
    eventually(lambda: settled(newsroom), "all is sent to the index")
    eventually(lambda: {kind: newsroom.index.records(kind) for kind in kinds} == records, "and so is what people made")
    after = newsroom.documents()
    assert {*after} == {*before}
    for name, document in after.items():
        assert told(document) == told(before[name])
    eventually(lambda: stories_of(newsroom) == stories, "the stories are those of before")


def told(document: ArticleDocument) -> dict[str, Any]:
    """A document without what depends on when it was made."""
    found = document.model_dump(mode="json", exclude={"article": {"relations", "versions", "story", "copy_of", "lane"}})
    for revision in found["revisions"]:
        revision.pop("ref")
    return found


def stories_of(newsroom: Newsroom) -> dict[str, Any]:
    ids = sorted({document.story.id for document in newsroom.documents().values() if document.story})
    return {name: each.model_dump(mode="json") for name, each in newsroom.index.read_stories(ids).items()}


def stories_are_told(newsroom: Newsroom) -> bool:
    """A change of a story reaches the index a little later than the articles that made it."""
    states = RedisStoryState(newsroom.parts.state)
    now = {name: states.story(name) for name in stories_of(newsroom)}
    found = newsroom.index.read_stories([*now])
    return all(isinstance(each := found[name], StoryDocument) and each.story == now[name] for name in now)


def test_a_back_up_put_back_elsewhere_is_brought_up_to_the_archive(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder, the ports and the Redis are others; the back-up of the state is older than the archive."""
    shutil.copytree(backup_of(newsroom), tmp_path / "elsewhere", ignore=shutil.ignore_patterns("lock"))
    settings = SharedSettings(data_dir=tmp_path / "elsewhere")
    back = restored(settings, capsys)
    assert (back["registry"]["back"], back["linking"]["back"]) == (0, 0), "all was known"
    assert back["unfinished"]["back"] == 2
    again = restored(settings, capsys)
    assert {part["back"] for part in again.values()} == {0}, "repeating it changes nothing"

    with Broker(settings.data_dir / "broker") as broker:
        parts = assemble("test", settings.model_copy(update={"broker_url": broker.url}))
        index = open_index(settings)
        assert everything(index) == newsroom.before
        accounts = total(map(parts.ledger.counts, parts.ledger.buckets(0)))
        assert accounts.is_balanced and (accounts.accepted, accounts.in_flight) == (EARLY + 4, 2)
        bodies = {
            parts.archive.read_raw(each.ref(Stage.ENRICH)).body for each in parts.ledger.longest_in(Stage.ENRICH, 9)
        }
        assert bodies == {page(EARLY), page(EARLY + 1)}
        offers = [Offer(key=newsroom.key(path), url=f"{newsroom.web.address}{path}", source="web", host="h:80")
                  for path in newsroom.web.replies if path != "/feed.xml"]  # fmt: skip
        new = [offer.url for offer in offers if parts.ledger.accept(offer).is_new]
        assert [url.removeprefix(newsroom.web.address) for url in new] == ["/articles/6", "/ferry/3"]
