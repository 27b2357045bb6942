"""A whole newswire in one process, without workers: what enrichment and index do with each message is theirs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from newswire_enrich.draft import Draft
from newswire_enrich.enrich_article import EnrichArticle
from newswire_enrich.linking.linker import Linked, Linker
from newswire_enrich.linking.redis_link_restoration import RedisLinkRestoration
from newswire_enrich.linking.redis_story_state import RedisStoryState
from newswire_enrich.linking.state import Joined
from newswire_enrich.page import Page
from newswire_enrich.restoration.restore_linking import RestoreLinking
from newswire_enrich.stages.fingerprint import Fingerprint
from newswire_enrich.stages.identity import AdoptIdentity
from newswire_enrich.stages.link import Link
from newswire_index.articles.index_article import article_from
from newswire_index.articles.index_articles import Enriched, IndexArticles
from newswire_index.articles.unite_articles import UniteArticles
from newswire_index.engine.ports import Index
from newswire_index.engine.selection import Selection
from newswire_index.engine.snapshots import Snapshots
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_index.engine.sqlite.snapshots import SqliteSnapshots
from newswire_index.rebuild.captures import EarlierCapture
from newswire_index.rebuild.cursor import Cursor
from newswire_index.rebuild.rebuild import Rebuild
from newswire_index.recovery.enriched_copies import enriched_copies
from newswire_index.recovery.put_back import PutBack
from newswire_index.recovery.restore_index import RestoreIndex
from newswire_index.recovery.sqlite_journal import SqliteJournal
from newswire_index.removal.take_downs import TakeDowns
from newswire_index.removal.watch import RemovalWatch, RestoreRemovals, RetellRemovals
from newswire_index.removal.withdrawal import Withdraw
from newswire_index.restoration.survivors import IndexSurvivors
from newswire_index.testing import InMemoryCursors, RecordedChanges
from newswire_ingest.restoration.restore_registry import RestoreRegistry
from newswire_ops.accounting.letters import replay_letters
from newswire_shared.accounting.fates import Fates, RetryRule
from newswire_shared.accounting.ledger import CaptureRecord, Offer, first_message, total
from newswire_shared.accounting.removals import Forgetful, Forgotten
from newswire_shared.accounting.restoration import Resumption, Reteller
from newswire_shared.archive.captures import RawCapture
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.documents import Article
from newswire_shared.contracts.events import ArticleEnriched, CaptureMessage, CaptureRef
from newswire_shared.contracts.identity import canonicalize
from newswire_shared.contracts.outcomes import Outcome
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.stories import Placements, StoryReader
from newswire_shared.contracts.topology import ENRICH, INDEX
from newswire_shared.state.redis_state import State
from newswire_shared.state.removals import RedisForgetful
from newswire_shared.state.stories import RedisPlacements, RedisStories
from newswire_shared.testing import FakeClock, FakePressure, Memory, RecordingPublisher

from contract.states import Stores, in_memory, in_redis
from contract.versioned_index import MemorySnapshots, VersionedIndex

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PAGES = 4
TEXT = "The harbour board of Saltmere met on Monday and counted its bollards, of which Ingrid Vaal has painted most. "


def address(page: int) -> str:
    return f"https://saltmere.example/news/harbour-bollards-{4000 + page}"


def key(page: int) -> str:
    return canonicalize(address(page)).key


class Alone:
    """Linking where nothing resembles anything."""

    def forget(self, article_id: str) -> Forgotten:
        return Forgotten()

    def story(self, story_id: str) -> None:
        return None

    def of(self, article_ids: object) -> dict[str, Any]:
        return {}


@dataclass
class World:
    """Stores, an engine, linking and all use cases; `linker` is None where nothing is linked."""

    folder: Path
    stores: Stores
    index: Index
    snapshots: Snapshots
    forgetful: Forgetful
    stories: StoryReader
    placements: Placements
    linker: Linker | None = None
    publisher: RecordingPublisher = field(default_factory=RecordingPublisher)
    changes: RecordedChanges = field(default_factory=RecordedChanges)
    clock: FakeClock = field(default_factory=lambda: FakeClock(NOON))
    looks: int = 0
    poisoned: bool = False

    def __post_init__(self) -> None:
        self.archive = WarcArchive(self.folder / "archive")
        self.withdraw = Withdraw(
            self.index, self.forgetful, self.stories, self.placements, self.changes, self.clock
        )  # fmt: skip
        self.rewire()

    def rewire(self) -> None:
        """Build what works on the state that there is."""
        stores = self.stores
        links = [Link(self.linker, stores.removals)] if self.linker else [Unlinked(stores)]
        stages = (extracted, AdoptIdentity(stores.registry), Fingerprint(), *links)
        self.enrich = EnrichArticle(self.archive, stages, 60, 60)
        self.unite = UniteArticles(
            self.index, stores.known, stores.registry, self.placements, self.changes, self.clock, self.withdraw
        )
        self.index_articles = IndexArticles(
            self.index, self.placements, stores.registry, self.changes, self.clock, stores.removals, self.withdraw,
            self.unite,
        )  # fmt: skip
        self.take_downs = TakeDowns(
            self.index, stores.removals, stores.registry, stores.ledger, self.publisher, self.archive, self.withdraw,
            self.clock,
        )  # fmt: skip
        self.watch = RemovalWatch(self.index, stores.removals, self.withdraw)
        self.fates = Fates(
            stores.ledger, stores.parking, stores.dead_letters, self.publisher, cast(Any, None), RetryRule()
        )  # fmt: skip

    def offer(self, page: int, canonical: int, text: int) -> None:
        """A look at a page, which says that its address is that of another, and has one of some texts."""
        self.looks += 1
        at = NOON + timedelta(minutes=self.looks)
        self.clock.sleep(60)
        body = f"{canonical} {text}".encode()
        ref = self.archive.write_raw(RawCapture(address(page), address(page), body, "text/plain", at, 200))
        slot = "first" if self.looks == 1 else f"recheck-{self.looks}"
        offer = Offer(
            canonicalize(address(page)).key, address(page), "saltmere", slot=slot, stage=Stage.ENRICH, ref=ref
        )
        acceptance = self.stores.ledger.accept(offer)
        if acceptance.is_new:
            self.publisher.publish(first_message(acceptance, offer))

    def deliver(self, place: int, *, again: bool = False, poisoned: bool = False) -> None:
        """Let a worker take a waiting message; `again`: it is delivered once more later."""
        message, _ = self.publisher.published[place]
        if not again:
            del self.publisher.published[place]
        assert isinstance(message, CaptureMessage)
        self.poisoned = poisoned
        handler = self._index if isinstance(message, ArticleEnriched) else self._enrich
        self.fates.decide_captures(INDEX if isinstance(message, ArticleEnriched) else ENRICH, message, handler)

    def _enrich(self, capture: CaptureRef, record: CaptureRecord) -> Outcome:
        if self.poisoned:
            raise ValueError("poison")
        return self.enrich(capture, record)

    def _index(self, capture: CaptureRef, record: CaptureRecord) -> Outcome:
        if self.poisoned:
            raise ValueError("poison")
        article = article_from(self.archive.read_article(capture.ref), capture)
        [fate] = self.index_articles([Enriched(article, capture.ref)])
        if isinstance(fate, BaseException):
            raise fate
        return fate

    def drain(self) -> None:
        while self.publisher.published:
            self.deliver(0)

    def replay(self) -> None:
        letters = self.stores.dead_letters
        parts = _Replayer(letters, self.publisher)
        replay_letters(cast(Any, parts), [letters.get(i) for i in letters.ids()], rate=1e9)

    def rebuild(self, *, from_archive: bool) -> None:
        """Send all again that the index, or the archive, holds."""
        self.looks += 1
        refs = self.archived() if from_archive else {c.ref for d in self.documents() for c in d.captures}
        copies = [Article.model_validate_json(self.archive.read_article(ref)) for ref in sorted(refs)]
        captures = [
            EarlierCapture(a.article_id, a.capture_id, a.url, a.source, a.raw_ref, 1, place="", done=n)
            for n, a in enumerate(copies)
        ]  # fmt: skip
        case = Rebuild(
            self.stores.ledger, self.publisher, FakePressure(), self.clock, InMemoryCursors(), "", lambda reason: None
        )  # fmt: skip
        for _ in case(captures, Cursor("choice", f"run-{self.looks}")):
            pass

    def archived(self) -> set[str]:
        """Where the enriched copies lie."""
        return {copy.ref for copy in enriched_copies(self.archive.segments, "", lambda damage: None)}

    def retellers(self) -> tuple[Reteller, ...]:
        return (Reteller("take-downs", RetellRemovals(self.index, self.stores.removals)),)

    def put_back(self, name: str) -> None:
        """What `newswire index restore --snapshot` does."""
        PutBack(self.index, self.snapshots, self.stores.known, self.retellers)(name, replace=True)

    def restore_index(self, *, beside: bool) -> None:
        """What `newswire index restore --from-archive` does."""
        RestoreIndex(
            self.index, self.archive.segments, self.placements, self.stores.registry, self.stores.known,
            SqliteJournal(self.folder / "restore.sqlite"), self.clock, self.retellers,
        )(beside=beside)  # fmt: skip

    def documents(self) -> list[Any]:
        self.index.refresh()
        return self.index.walk(Selection(), None, 1000)

    def restore(self, restoration: Any) -> None:
        """What `newswire restore` does, in its order."""
        survivors = IndexSurvivors(self.index)
        parts: list[Any] = [RestoreRemovals(self.stores.removals), RestoreRegistry(self.archive, restoration)]
        if isinstance(self.stories, RedisStories):
            parts.append(RestoreLinking(RedisLinkRestoration(self.stories._state)))
        for part in parts:
            for _ in part(survivors, Resumption()):
                pass

    def is_balanced(self) -> bool:
        ledger = self.stores.ledger
        return total(map(ledger.counts, ledger.buckets(0))).is_balanced


@dataclass
class _Replayer:
    dead_letters: Any
    publisher: Any


@dataclass(frozen=True)
class Unlinked:
    """The last stage without linking: what was removed ends there as it does in `Link`."""

    stores: Stores

    def __call__(self, draft: Draft) -> Any:
        return Link(cast(Linker, _Nobody()), self.stores.removals)(draft)


class _Nobody:
    def __call__(self, article: Any) -> Any:
        return Linked(Joined(article.card.article_id))


def extracted(draft: Draft) -> Draft:
    """The page of a raw copy of `World.offer`."""
    canonical, text = map(int, draft.raw.body.split())
    page = Page("Bollards", f"{TEXT * 3} The count was {text}.", canonical=address(canonical))
    return replace(draft, page=page, language="en")


def fake_world(folder: Path) -> World:
    """An engine whose indices have versions; it and the state are in memory, and nothing is linked."""
    alone, clock, index = cast(Any, Alone()), FakeClock(NOON), VersionedIndex()
    stores = in_memory(Memory(clock=clock))
    return World(folder, stores, index, MemorySnapshots(index), alone, alone, alone, clock=clock)


def real_world(folder: Path, state: State) -> World:
    """The embedded engine and Redis, linked as workers do."""
    file = folder / "index.sqlite"
    index, linker = SqliteIndex(file), Linker(RedisStoryState(state))
    index.install()
    return World(
        folder, in_redis(state), index, SqliteSnapshots(file, folder / "snapshots"), RedisForgetful(state),
        RedisStories(state), RedisPlacements(state), linker,
    )  # fmt: skip
