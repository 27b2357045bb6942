"""What the archive holds and the index does not is sent on, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from newswire_index.articles.merge import merge
from newswire_index.composition import IndexService
from newswire_index.engine.ports import Write
from newswire_index.restoration.state_watch import StateWatch
from newswire_index.restoration.survivors import IndexSurvivors
from newswire_index.testing import InMemoryIndex, RecordedChanges
from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.accounting.restoration import PartProgress, Resumption
from newswire_shared.archive.captures import RawCapture
from newswire_shared.archive.segments import FolderSegments, Segments
from newswire_shared.archive.stored_segments import StoredSegments
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.identity import key_of
from newswire_shared.contracts.reasons import Stage
from newswire_shared.testing import FakeEpoch, FakeObjectStore, FakeUrlRegistry, Memory, RecordingPublisher
from unit.index.samples import Linked, article, ports

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@dataclass
class Stand:
    """A state in memory beside a real archive and an index in memory."""

    folder: Path
    memory: Memory = field(default_factory=Memory)
    index: InMemoryIndex = field(default_factory=InMemoryIndex)
    publisher: RecordingPublisher = field(default_factory=RecordingPublisher)
    segments: Segments | None = None

    def __post_init__(self) -> None:
        self.archive = WarcArchive(self.folder, segments=self.segments)
        own = ports(
            self.memory, Linked(), RecordedChanges(), archive=self.archive,
            segments=self.segments or FolderSegments(self.folder), publisher=self.publisher,
            epoch=FakeEpoch(self.memory),
        )  # fmt: skip
        self.service = IndexService(self.index, lambda: own, self.memory.clock)

    def fetched(self, name: str, minute: int = 0, **given: str) -> str:
        """A raw copy, and its reference."""
        url = f"https://saltmere.example/{name}"
        at = NOON + timedelta(minutes=minute)
        return self.archive.write_raw(RawCapture(url, url, name.encode() * 50, "text/html", at, 200, given=given))

    def enriched(self, name: str, minute: int = 0, indexed: bool = False, raw_ref: str = "") -> str:
        """An enriched copy of a look, and its reference."""
        url, raw_ref = f"https://saltmere.example/{name}", raw_ref or self.fetched(name, minute)
        made = article(key_of(url), minute, raw_ref=raw_ref, url=url)
        ref = self.archive.write_article(made.url, made.model_dump_json().encode())
        if indexed:
            known = self.index.read([made.article_id]).get(made.article_id)
            document = merge(known.document if known else None, made, ref)
            self.index.write([Write(document, known.version if known else None)])
            facts = {"url": made.url, "source": made.source, "first_seen_ms": "1"}
            FakeUrlRegistry(self.memory).note_all({made.article_id: facts})
        return ref

    def send(self, dry_run: bool = False, begun: PartProgress | None = None) -> list[PartProgress]:
        *_, part = self.service.restorers()
        return [*part.restore(self.service.survivors(), Resumption(begun or PartProgress(), dry_run))]

    @property
    def sent(self) -> list[CaptureRecord]:
        return [CaptureRecord(name, fields) for name, fields in self.memory.captures.items()]


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    yield Stand(tmp_path)


def test_what_is_indexed_is_left_alone(stand: Stand) -> None:
    stand.enriched("a", indexed=True)
    stand.enriched("a", minute=9, indexed=True)
    assert stand.send()[-1].back == 0 and stand.sent == [] and stand.publisher.messages == []


def test_what_was_enriched_is_made_again_from_its_raw_copy_under_its_capture(stand: Stand) -> None:
    raw_ref = stand.fetched("a")
    stand.enriched("a", raw_ref=raw_ref)
    assert stand.send()[-1].back == 1
    (record,) = stand.sent
    assert (record.state, record.ref(Stage.ENRICH)) == (Stage.ENRICH, raw_ref)
    assert record.rebuilds == f"{key_of('https://saltmere.example/a')}@0"
    assert stand.publisher.queues() == ["enrich.backfill"]


def test_what_has_lost_its_raw_copy_goes_to_the_index_as_it_is(stand: Stand) -> None:
    ref = stand.enriched("a", raw_ref="2026-01-01/gone.warc.gz:0:9")
    assert stand.send()[-1].back == 1
    (record,) = stand.sent
    assert (record.state, record.ref(Stage.INDEX), record.rebuilds) == (Stage.INDEX, ref, "")


def test_what_was_only_fetched_is_enriched_under_the_source_that_its_copy_names(stand: Stand) -> None:
    stand.index.write_record(
        StoredRecord(kind="source", name="paper", revision=1, record={"name": "paper", "address": "https://p.example/f"})
    )  # fmt: skip
    stand.index.write_record(StoredRecord(kind="source", name="old", revision=1, record={"name": "old"}))
    stand.fetched("a", source="desk", title="A title")
    stand.fetched("b", via="https://p.example/f")
    stand.fetched("c")
    assert stand.send()[-1].back == 3
    assert {record.url[-1]: record.source for record in stand.sent} == {"a": "desk", "b": "paper", "c": "restored"}
    assert {record.state for record in stand.sent} == {Stage.ENRICH}
    assert next(record.given for record in stand.sent if record.url.endswith("a")) == {"title": "A title"}


def test_of_an_indexed_article_only_a_later_look_is_sent(stand: Stand) -> None:
    stand.fetched("a", minute=-5)
    stand.enriched("a", indexed=True)
    later = stand.fetched("a", minute=7)
    assert stand.send()[-1].back == 1
    (record,) = stand.sent
    assert (record.ref(Stage.ENRICH), record.source) == (later, "saltmere")


def test_a_second_run_and_a_dry_one_send_nothing(stand: Stand) -> None:
    stand.fetched("a")
    stand.enriched("b")
    assert stand.send(dry_run=True)[-1].back == 2 and stand.sent == []
    assert stand.send()[-1].back == 2
    assert stand.send()[-1].back == 0 and len(stand.sent) == 2


def test_a_second_run_sends_nothing_though_the_segments_were_uploaded_meanwhile(tmp_path: Path) -> None:
    stand = Stand(tmp_path, segments=StoredSegments(tmp_path, FakeObjectStore()))
    tails = [stand.fetched("a"), stand.enriched("b")]
    assert all("@" in ref for ref in tails) and stand.send()[-1].back == 2
    stand.archive.segments.close()
    assert all("@" not in file.name and file.tail is None for file in stand.archive.segments.files())
    assert stand.send()[-1].back == 0 and len(stand.sent) == 2


def test_it_goes_on_where_it_was_cut_off(stand: Stand) -> None:
    for number in range(250):
        stand.fetched(f"page-{number}")
    steps = stand.send(dry_run=True)
    rest = stand.send(begun=steps[1])
    assert rest[-1].back == 250 and len(stand.sent) == 50


def test_what_was_sent_before_it_was_cut_off_is_not_sent_by_its_raw_copy_too(stand: Stand) -> None:
    for number in range(150):
        stand.enriched(f"page-{number}")
    walk = stand.service.restorers()[-1].restore(stand.service.survivors(), Resumption())
    steps = [next(walk) for _ in range(3)]  # killed in the second walk
    assert [step.place.split()[0] for step in steps] == ["enriched", "enriched", "raw"]
    assert stand.send(begun=steps[0])[-1].back == 100 and stand.send(begun=steps[2])[-1].back == 150
    assert len(stand.sent) == 150


def test_damages_are_counted_and_passed_over(stand: Stand) -> None:
    refs = [stand.fetched(name) for name in "abc"]
    segment, offset, length = refs[1].split(":")
    data = bytearray((stand.folder / segment).read_bytes())
    data[int(offset) + int(length) // 2] ^= 0xFF
    (stand.folder / segment).write_bytes(bytes(data))
    last = stand.send()[-1]
    assert (last.back, last.lost) == (2, 1) and "https://saltmere.example/b" in last.notes[0]


def test_ten_damages_are_named_and_the_others_counted(stand: Stand) -> None:
    refs = [stand.fetched(f"page-{number}") for number in range(13)]
    for ref in refs[:12]:
        segment, offset, length = ref.split(":")
        data = bytearray((stand.folder / segment).read_bytes())
        data[int(offset) + int(length) // 2] ^= 0xFF
        (stand.folder / segment).write_bytes(bytes(data))
    last = stand.send()[-1]
    assert (last.back, last.lost, len(last.notes)) == (1, 12, 11)
    assert last.notes[-1] == "and 2 more damages: `newswire archive verify` names them"


def test_the_epoch_begins_beside_an_empty_index_alone(stand: Stand) -> None:
    epoch, watch = FakeEpoch(stand.memory), stand.service.state_watch()
    assert isinstance(watch, StateWatch)
    stand.enriched("a", indexed=True)
    watch()
    assert epoch.state().indexed and not epoch.state().has_begun
    fresh = Stand(stand.folder)
    fresh.service.state_watch()()
    assert fresh.memory.epoch.has_begun
    began = fresh.memory.epoch
    fresh.enriched("b", indexed=True)
    fresh.service.state_watch()()
    assert fresh.memory.epoch == began


def test_pages_of_what_the_index_holds_go_on_from_any_place(stand: Stand) -> None:
    for number in range(205):
        stand.enriched(f"page-{number}", indexed=True)
    survivors = IndexSurvivors(stand.index)
    pages = [*survivors.pages()]
    assert [len(page.documents) for page in pages] == [100, 100, 5] and survivors.count() == 205
    assert [*survivors.pages(pages[0].place)] == pages[1:]
