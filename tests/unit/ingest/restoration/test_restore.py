"""Sources and the registry come back from what an index holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta

from newswire_ingest.fetching.earlier_copy import body_digest
from newswire_ingest.restoration.restore_registry import RestoreRegistry
from newswire_ingest.restoration.restore_sources import RestoreSources
from newswire_ingest.sources.ports import Source
from newswire_ingest.testing import FakeSources
from newswire_shared.accounting.restoration import DocumentPage, PartProgress, Resumption
from newswire_shared.archive.captures import RawCapture
from newswire_shared.contracts.documents import Article, ArticleDocument, Revision, StoredRecord, StoryDocument
from newswire_shared.contracts.identity import key_of
from newswire_shared.testing import FakeArchive, FakeRegistryRestoration, FakeUrlRegistry, Memory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
URL, OTHER, EARLIER = (f"https://paper.example/{name}" for name in ("ferry-1234", "news/ferry-1234", "old-ferry-1234"))
PAGE = RawCapture(URL, URL, b"<p>Ferry</p>", "text/html", NOON, 200, headers=(("ETag", '"x"'), ("Server", "s")))


@dataclass
class Held:
    """An index of some documents and records."""

    documents: tuple[ArticleDocument, ...] = ()
    kept: list[StoredRecord] = field(default_factory=list)

    def records(self, kind: str) -> list[StoredRecord]:
        return [record for record in self.kept if record.kind == kind]

    def count(self, since_ms: int | None = None) -> int:
        return len(self.documents)

    def pages(self, place: str = "", since_ms: int | None = None) -> Iterator[DocumentPage]:
        for number, document in enumerate(self.documents):
            if str(number) > place:
                yield DocumentPage((document,), str(number))

    def article(self, article_id: str) -> ArticleDocument | None:
        return next((each for each in self.documents if each.article.article_id == article_id), None)

    def stories(self, story_ids: Sequence[str]) -> Mapping[str, StoryDocument]:
        return {}


def document(archive: FakeArchive, raw_ref: str = "") -> ArticleDocument:
    """An article of two revisions, the first of which had another address."""
    copy = raw_ref or archive.write_raw(PAGE)
    now = Article(
        article_id=key_of(URL), capture_id="second", url=URL, canonical=OTHER, source="desk", title="t", body="b",
        first_seen_at=NOON - timedelta(hours=1), fetched_at=NOON, digest="d2", raw_ref=copy,
    )  # fmt: skip
    earlier = now.model_copy(update={"url": EARLIER, "canonical": EARLIER, "capture_id": "first", "digest": "d1"})
    copies = [(one, archive.write_article(one.url, one.model_dump_json().encode())) for one in (earlier, now)]
    found = [
        Revision(capture_id=one.capture_id, fetched_at=NOON, digest=one.digest, title="t", ref=ref)
        for one, ref in copies
    ]
    return ArticleDocument(article=now, revisions=tuple(found))


def restored(memory: Memory, archive: FakeArchive, *documents: ArticleDocument, **more: bool) -> list[PartProgress]:
    part = RestoreRegistry(archive, FakeRegistryRestoration(memory))
    return [*part(Held(documents), Resumption(**more))]  # type: ignore[arg-type]


def test_an_article_is_known_by_all_its_addresses_with_its_text_and_its_bytes() -> None:
    memory, archive = Memory(), FakeArchive()
    (progress,) = restored(memory, archive, document(archive))
    assert (progress.done, progress.total, progress.back, progress.lost) == (1, 1, 1, 0)
    for url in (URL, OTHER, EARLIER):
        known = FakeUrlRegistry(memory).find(key_of(url))
        assert known is not None and known.article_id == key_of(URL), url
    assert known is not None
    assert (known.digest, known.digest_of, known.first_capture) == ("d2", "second", "first")
    assert (known.body, known.body_of, known.validators) == (body_digest(PAGE.body), "second", {"etag": '"x"'})
    assert memory.captures["second"]["state"] == "indexed"


def test_a_validator_that_a_look_would_not_keep_is_not_brought_back() -> None:
    memory, archive = Memory(), FakeArchive()
    found = document(archive)
    page = replace(PAGE, headers=(("ETag", "x" * 257), ("Last-Modified", "then")))
    article = found.article.model_copy(update={"raw_ref": archive.write_raw(page)})
    restored(memory, archive, found.model_copy(update={"article": article}))
    known = FakeUrlRegistry(memory).find(key_of(URL))
    assert known is not None and known.validators == {"last-modified": "then"}


def test_a_copy_that_is_lost_costs_its_bytes_alone() -> None:
    memory, archive = Memory(), FakeArchive()
    restored(memory, archive, document(archive, raw_ref="gone"))
    known = FakeUrlRegistry(memory).find(key_of(URL))
    assert known is not None and (known.digest, known.body, known.validators) == ("d2", "", {})


def test_a_dry_run_makes_nothing_known() -> None:
    memory, archive = Memory(), FakeArchive()
    assert restored(memory, archive, document(archive), dry_run=True)[0].back == 1
    assert FakeUrlRegistry(memory).find(key_of(URL)) is None


def record(source: Source, **more: object) -> StoredRecord:
    found = {**asdict(source), **more}
    return StoredRecord(kind="source", name=source.name, revision=source.revision, record=found)


def test_sources_come_back_under_their_revisions_and_newer_ones_stay() -> None:
    store = FakeSources(Memory())
    store.save(Source("newer", "https://n.example/now", 60, revision=5))
    kept = [record(Source("desk", "https://d.example/f", 60, revision=7, tags=("a", "b"))),
            record(Source("newer", "https://n.example/before", 60, revision=4)),
            record(Source("old", "https://o.example/f", 60), feed_etag="of a release before")]  # fmt: skip
    broken = StoredRecord(kind="source", name="broken", revision=1, record={"name": "broken"})
    (progress,) = RestoreSources(store)(Held(kept=[*kept, broken]), Resumption())
    assert (progress.done, progress.back, progress.lost) == (4, 2, 1) and "broken" in progress.notes[0]
    found = {source.name: source for source in store.all()}
    assert found["desk"] == Source("desk", "https://d.example/f", 60, revision=7, tags=("a", "b"))
    assert found["newer"].address == "https://n.example/now" and {*found} == {"desk", "newer", "old"}
