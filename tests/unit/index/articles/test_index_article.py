"""One task's article is read from the archive and comes back with its fate."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from newswire_index.articles.batching import BatchLimits
from newswire_index.articles.index_article import IndexArticle
from newswire_index.articles.index_articles import Enriched
from newswire_index.records import KeepRecord
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.events import CaptureRef, RecordChanged
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import End, Reason
from newswire_shared.testing import FakeArchive
from unit.index.samples import article

PATIENT = BatchLimits(documents=1000, wait_s=20, outcome_wait_s=20)


def archive(*copies: bytes) -> FakeArchive:
    """An archive that holds enriched copies under memory:0:1, memory:1:1, and so on."""
    kept = FakeArchive()
    for copy in copies:
        kept.write_article("", copy)
    return kept


def reference(number: int) -> CaptureRef:
    """A reference to a copy of the archive."""
    return CaptureRef(capture_id="c", article_id="a", source="saltmere", ref=f"memory:{number}:1")


def refuse_b(batch: Sequence[Enriched]) -> list[Ended | BaseException]:
    """Indexes every article but b."""
    refused = PermanentError("the index refuses the document")
    return [refused if item.article.article_id == "b" else Ended(End.INDEXED) for item in batch]


def test_an_article_of_the_archive_reaches_its_batch_with_its_reference() -> None:
    seen: list[Enriched] = []

    def flush(batch: Sequence[Enriched]) -> list[Ended | BaseException]:
        seen.extend(batch)
        return [Ended(End.UNCHANGED, Reason.RETIRED)] * len(batch)

    one = IndexArticle(archive(article().model_dump_json().encode()), flush, PATIENT)
    assert one([reference(0)]) == [Ended(End.UNCHANGED, Reason.RETIRED)]
    assert seen == [Enriched(article(), "memory:0:1")]


@pytest.mark.parametrize(
    "copy", [b"", b"{", b"{}", b"[]", article().model_dump_json().replace('"title"', '"titel"').encode()]
)
def test_a_copy_of_another_shape_is_a_dead_letter_that_names_it(copy: bytes) -> None:
    one = IndexArticle(archive(copy), refuse_b, PATIENT)
    (fate,) = one([reference(0)])
    assert isinstance(fate, PermanentError) and "the enriched copy at memory:0:1 has another shape" in str(fate)


def test_a_copy_that_is_gone_keeps_no_other_waiting() -> None:
    one = IndexArticle(archive(article().model_dump_json().encode()), refuse_b, PATIENT)
    lost, kept = one([reference(7), reference(0)])
    assert isinstance(lost, PermanentError) and "memory:7:1" in str(lost)
    assert kept == Ended(End.INDEXED)


def test_the_articles_of_one_message_go_in_one_batch_and_end_each_by_itself() -> None:
    batches: list[list[str]] = []

    def flush(batch: Sequence[Enriched]) -> list[Ended | BaseException]:
        batches.append([item.article.article_id for item in batch])
        return refuse_b(batch)

    names = ("a", "b", "c")
    several = IndexArticle(archive(*(article(name).model_dump_json().encode() for name in names)), flush, PATIENT)
    first, refused, last = several([reference(number) for number in range(3)])
    assert batches == [["a", "b", "c"]]
    assert (first, last) == (Ended(End.INDEXED), Ended(End.INDEXED)) and isinstance(refused, PermanentError)


def test_each_task_of_a_batch_ends_by_itself() -> None:
    names = ("a", "b", "c")
    started = threading.Barrier(len(names))
    one = IndexArticle(archive(*(article(name).model_dump_json().encode() for name in names)), refuse_b, PATIENT)

    def work(number: int) -> object:
        started.wait(300)
        (fate,) = one([reference(number)])
        return str(fate) if isinstance(fate, PermanentError) else fate

    with ThreadPoolExecutor(len(names)) as pool:
        fates = [*pool.map(work, range(len(names)))]
    assert fates == [Ended(End.INDEXED), "the index refuses the document", Ended(End.INDEXED)]


def change(revision: int, record: dict[str, object] | None) -> RecordChanged:
    return RecordChanged(kind="source", name="saltmere", revision=revision, record=record)


def test_the_newest_record_is_kept_in_whatever_order_they_come() -> None:
    index = InMemoryIndex()
    keep = KeepRecord(index)
    for revision in (2, 1, 2):
        keep(change(revision, {"revision": revision}))
    assert [(r.name, r.revision, r.record) for r in index.records("source")] == [("saltmere", 2, {"revision": 2})]


def test_a_removed_record_is_gone_and_an_older_one_does_not_bring_it_back() -> None:
    index = InMemoryIndex()
    keep = KeepRecord(index)
    keep(change(2, None))
    keep(change(1, {"x": 1}))
    assert index.records("source") == []
