"""An archive in an object store: nothing is lost in between, every machine reads all, and references go on to lead."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from newswire_shared.archive.objects import ObjectStore
from newswire_shared.archive.segments import SegmentFile
from newswire_shared.archive.stored_segments import StoredSegments
from newswire_shared.archive.walk import archive_bytes, kept_articles
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.errors import PermanentError, SettingsError, TransientError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.archive import archive_finding, check_archive
from newswire_shared.running.checks import Verdict
from newswire_shared.testing import FakeObjectStore
from object_store import Bucket

from contract.stores import keys, local, machine

pytest_plugins = ["object_store", "contract.stores"]

SPAWN = multiprocessing.get_context("spawn")
FORK = multiprocessing.get_context("fork")


# Two machines


def test_one_machine_reads_at_once_what_another_wrote(store: ObjectStore, tmp_path: Path) -> None:
    ref = machine(tmp_path / "a", store).write_article("u", b"{}")
    assert machine(tmp_path / "b", store).read_article(ref) == b"{}"
    assert not (tmp_path / "b").exists()


def test_a_reference_leads_there_before_and_after_its_segment_is_uploaded(store: ObjectStore, tmp_path: Path) -> None:
    writes = machine(tmp_path / "a", store)
    refs = [writes.write_article("u", b"%d" % number) for number in range(5)]
    reads = machine(tmp_path / "b", store)
    assert [reads.read_article(ref) for ref in refs] == [b"%d" % n for n in range(5)]
    writes.segments.close()
    assert keys(store) == [refs[0].partition("@")[0]] and local(tmp_path / "a") == []
    for each in (writes, reads, machine(tmp_path / "c", store)):
        assert [each.read_article(ref) for ref in refs] == [b"%d" % n for n in range(5)]


def test_a_machine_reads_what_it_wrote_itself_without_a_request(memory: FakeObjectStore, tmp_path: Path) -> None:
    archive = machine(tmp_path, memory)
    refs = [archive.write_article("u", b"%d" % number) for number in range(9)]
    assert [archive.read_article(ref) for ref in refs] == [b"%d" % n for n in range(9)]
    assert memory.calls["get"] == 0


def test_a_segment_that_is_known_to_be_whole_costs_one_request_a_record(
    memory: FakeObjectStore, tmp_path: Path
) -> None:
    archive = machine(tmp_path, memory)
    refs = [archive.write_article("u", b"%d" % number) for number in range(9)]
    archive.segments.close()
    memory.calls.clear()
    for ref in refs:
        archive.read_article(ref)
    assert memory.calls["get"] == 10  # the first looked for its tail


def test_threads_that_write_at_the_same_time_share_an_object(tmp_path: Path) -> None:
    class Slow(FakeObjectStore):
        """The first object is under way until all others have been written to the folder."""

        gathered = threading.Event()

        def put(self, key: str, content: bytes | Path) -> None:
            if isinstance(content, bytes):
                self.gathered.wait(60)
            super().put(key, content)

    store = Slow()
    archive = machine(tmp_path, store)
    with ThreadPoolExecutor(20) as threads:
        writing = [threads.submit(archive.write_article, "u", b"%d" % number) for number in range(20)]
        while sum(path.stat().st_size for path in local(tmp_path)) < 20 * 150:
            pass
        store.gathered.set()
        refs = [each.result() for each in writing]
    assert store.calls["put"] <= 3
    reads = machine(tmp_path / "b", store)
    assert [reads.read_article(ref) for ref in refs] == [b"%d" % n for n in range(20)]


def test_the_archive_is_walked_from_any_machine_whatever_is_uploaded(memory: FakeObjectStore, tmp_path: Path) -> None:
    a, b = machine(tmp_path / "a", memory, segment_bytes=1), machine(tmp_path / "b", memory)
    refs = [a.write_article("u", b"a%d" % n) for n in range(3)] + [b.write_article("u", b"b%d" % n) for n in range(3)]
    for archive in (a, b, machine(tmp_path / "c", memory)):
        met = [*kept_articles(archive.segments)]
        assert sorted(kept.article for kept in met) == [b"a0", b"a1", b"a2", b"b0", b"b1", b"b2"]
        assert [archive.read_article(kept.ref) for kept in met] == [kept.article for kept in met]
        assert met[-1].done_bytes == archive_bytes(archive.segments)
        last = met[2].ref
    for archive in (a, b):
        archive.segments.close()  # what was tails is whole now
    rest = [kept.article for kept in kept_articles(machine(tmp_path / "c", memory).segments, last)]
    assert rest == [kept.article for kept in met[3:]]
    assert len(refs) == 6


def test_tails_that_are_listed_are_read_though_their_segment_is_uploaded_meanwhile(
    memory: FakeObjectStore, tmp_path: Path
) -> None:
    archive, other = machine(tmp_path / "a", memory), machine(tmp_path / "b", memory)
    for number in range(3):
        archive.write_article("u", b"a%d" % number)
    listed = other.segments.files()
    before = [_bytes_of(other, file) for file in listed]
    assert len(listed) == 3 and all(file.tail is not None for file in listed)
    archive.segments.close()
    assert [_bytes_of(other, file) for file in listed] == before


def _bytes_of(archive: WarcArchive, file: SegmentFile) -> bytes:
    with archive.segments.content(file) as content:
        return bytes(content)


# What goes wrong in between


def test_a_record_that_is_not_in_the_store_has_no_reference(memory: FakeObjectStore, tmp_path: Path) -> None:
    archive = machine(tmp_path / "a", memory)
    before = archive.write_article("u", b"before")
    memory.fault = TransientError("503")
    with pytest.raises(TransientError, match="503"):
        archive.write_article("u", b"not")
    memory.fault = None
    after = archive.write_article("u", b"after")
    other = machine(tmp_path / "b", memory)
    assert [other.read_article(ref) for ref in (before, after)] == [b"before", b"after"]
    archive.segments.close()
    assert [other.read_article(ref) for ref in (before, after)] == [b"before", b"after"]


def _write_and_die(folder: Path, open_store: Callable[[], ObjectStore], refs: Any, at: str) -> None:
    """Write three articles, then be killed: as the store has been written, or as the segment is uploaded whole."""

    class Killing:
        def __init__(self, store: ObjectStore) -> None:
            self.put_, self.get, self.listed, self.check = store.put, store.get, store.listed, store.check
            self.delete_, self.number = store.delete, 0

        def put(self, key: str, content: bytes | Path) -> None:
            self.number += 1
            if at == "before the tail" and self.number == 4:
                os.kill(os.getpid(), signal.SIGKILL)
            self.put_(key, content)

        def delete(self, keys: Any) -> None:
            if at == "before tails are deleted":
                os.kill(os.getpid(), signal.SIGKILL)
            self.delete_(keys)

    archive = machine(folder, Killing(open_store()))
    for number in range(3):
        refs.send(archive.write_article("u", b"%d" % number))
    archive.write_article("u", b"nobody heard of it")
    archive.segments.close()
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("at", ["before the tail", "before tails are deleted"])
def test_a_killed_process_loses_nothing_and_another_uploads_what_it_left(
    bucket: Bucket, tmp_path: Path, at: str
) -> None:
    ours, theirs = SPAWN.Pipe()
    dying = SPAWN.Process(target=_write_and_die, args=(tmp_path / "a", bucket.objects, theirs, at))
    dying.start()
    refs = [ours.recv() for _ in range(3)]
    dying.join()
    assert dying.exitcode == -signal.SIGKILL
    store = bucket.objects()
    reads = machine(tmp_path / "b", store)
    assert [reads.read_article(ref) for ref in refs] == [b"0", b"1", b"2"]
    again = StoredSegments(tmp_path / "a", store)
    again.upload_ended()
    assert local(tmp_path / "a") == [] and keys(store) == [refs[0].partition("@")[0]]
    assert [reads.read_article(ref) for ref in refs] == [b"0", b"1", b"2"]


def test_a_segment_that_is_being_written_is_left_alone(memory: FakeObjectStore, tmp_path: Path) -> None:
    archive = machine(tmp_path, memory)
    archive.write_article("u", b"{}")
    machine(tmp_path, memory).segments.close()
    (segment,) = local(tmp_path)
    archive.write_article("u", b"{}")
    assert local(tmp_path) == [segment] and all(key.startswith("tails/") for key in keys(memory))


def test_what_cannot_be_uploaded_waits_in_the_folder(memory: FakeObjectStore, tmp_path: Path) -> None:
    archive = machine(tmp_path, memory)
    ref = archive.write_article("u", b"{}")
    memory.fault = TransientError("away")
    archive.segments.close()
    assert len(local(tmp_path)) == 1
    memory.fault = None
    machine(tmp_path, memory).segments.close()
    assert local(tmp_path) == [] and machine(tmp_path / "b", memory).read_article(ref) == b"{}"


@pytest.mark.parametrize("damage", [lambda held: held[:-40], lambda held: bytes(len(held))], ids=["cut", "zeros"])
def test_what_a_machine_without_power_lost_is_read_from_the_store_for_good(
    memory: FakeObjectStore, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = machine(tmp_path / "a", memory)
    refs = [first.write_article("u", b"%d" % number) for number in range(3)]
    (segment,) = local(tmp_path / "a")
    segment.write_bytes(damage(segment.read_bytes()))
    first.segments.close()  # as the next process finds it
    reads = machine(tmp_path / "b", memory)
    assert [reads.read_article(ref) for ref in refs] == [b"0", b"1", b"2"]


def test_an_object_that_is_gone_is_a_copy_that_is_not_there(store: ObjectStore, tmp_path: Path) -> None:
    ref = machine(tmp_path / "a", store).write_article("u", b"{}")
    store.delete(keys(store))
    with pytest.raises(PermanentError, match="is not in the archive"):
        machine(tmp_path / "b", store).read_article(ref)


def test_a_process_that_writes_little_begins_another_segment_after_a_while(
    memory: FakeObjectStore, tmp_path: Path
) -> None:
    now = [0.0]
    archive = machine(tmp_path, memory, segment_s=3600, monotonic=lambda: now[0])
    first = archive.write_article("u", b"1")
    now[0] = 3599
    assert archive.write_article("u", b"2").partition("@")[0] == first.partition("@")[0]
    now[0] = 3601
    assert archive.write_article("u", b"3").partition("@")[0] != first.partition("@")[0]


def test_a_folder_that_was_the_archive_moves_into_the_store(memory: FakeObjectStore, tmp_path: Path) -> None:
    before = WarcArchive(tmp_path / "a")
    ref = before.write_article("u", b"{}")
    before.segments.close()
    machine(tmp_path / "a", memory).segments.close()
    assert local(tmp_path / "a") == [] and machine(tmp_path / "b", memory).read_article(ref) == b"{}"


def test_a_store_that_was_copied_into_a_folder_is_read_there(memory: FakeObjectStore, tmp_path: Path) -> None:
    archive = machine(tmp_path / "a", memory)
    ref = archive.write_article("u", b"{}")
    archive.segments.close()
    for key, content in memory.objects.items():
        (tmp_path / "b" / key).parent.mkdir(parents=True)
        (tmp_path / "b" / key).write_bytes(content)
    assert WarcArchive(tmp_path / "b").read_article(ref) == b"{}"


def _write_in_child(archive: WarcArchive, refs: Any) -> None:
    refs.send(archive.write_article("u", b"the child's"))


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_an_archive_that_was_opened_before_a_fork_is_used_after_it(bucket: Bucket, tmp_path: Path) -> None:
    archive = SPAWN.Process(target=_open_and_fork, args=(bucket, tmp_path))
    archive.start()
    archive.join()
    assert archive.exitcode == 0


def _open_and_fork(bucket: Bucket, folder: Path) -> None:
    archive = machine(folder, bucket.objects())
    ours, theirs = FORK.Pipe()
    child = FORK.Process(target=_write_in_child, args=(archive, theirs))
    child.start()
    assert ours.poll(120)
    assert machine(folder / "b", bucket.objects()).read_article(ours.recv()) == b"the child's"
    child.join()


def test_a_worker_that_cannot_use_its_store_does_not_start(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**bucket.environment, "NEWSWIRE_DATA_DIR": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    check_archive(load(SharedSettings))
    assert archive_finding(load(SharedSettings)).verdict is Verdict.FINE
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another")
    with pytest.raises(SettingsError, match="key and secret do not match"):
        check_archive(load(SharedSettings))
    finding = archive_finding(load(SharedSettings))
    assert (finding.verdict, "another" in finding.found) == (Verdict.WRONG, False)


def test_a_worker_whose_store_is_away_starts_and_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in Bucket("http://127.0.0.1:1", "news").environment.items():
        monkeypatch.setenv(name, value)
    check_archive(load(SharedSettings))
