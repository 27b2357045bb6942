"""The object store by itself: what it keeps, and what becomes of it when it answers wrongly or not at all."""

from __future__ import annotations

import os
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from newswire_shared.archive.objects import NoObject, ObjectStore
from newswire_shared.archive.s3_objects import S3Objects
from newswire_shared.contracts.errors import SettingsError, TransientError
from object_store import Bucket
from raw_server import says, serving

from contract.stores import keys

pytest_plugins = ["object_store", "contract.stores"]


def test_an_object_is_read_by_ranges_and_ends_where_it_ends(store: ObjectStore) -> None:
    store.put("a/b", b"0123456789")
    assert [store.get("a/b", *place) for place in ((0, 10), (3, 4), (8, 9), (10, 2), (30, 2), (2, 0))] == [
        b"0123456789", b"3456", b"89", b"", b"", b""]  # fmt: skip
    with pytest.raises(NoObject):
        store.get("a/c", 0, 1)


def test_a_file_is_kept_as_an_object(store: ObjectStore, tmp_path: Path) -> None:
    content = os.urandom(11_000_000)  # several parts of an upload
    (tmp_path / "file").write_bytes(content)
    store.put("a/file", tmp_path / "file")
    assert store.get("a/file", 0, len(content)) == content


def test_objects_are_listed_below_a_prefix_and_deleted(store: ObjectStore) -> None:
    for key in ("b/2", "a/1", "b/1", "bb/1"):
        store.put(key, key.encode())
    assert [(each.key, each.size) for each in store.listed("b/")] == [("b/1", 3), ("b/2", 3)]
    store.delete(["b/1", "none"])
    store.delete([])
    assert keys(store) == ["a/1", "b/2", "bb/1"]
    store.check()
    assert keys(store) == ["a/1", "b/2", "bb/1"]


@pytest.mark.parametrize(("given", "said"), [
    ({"access_key_id": "nobody"}, "key"), ({"secret_access_key": "wrong"}, "key and secret do not match"),
])  # fmt: skip
def test_a_wrong_key_is_said_with_what_to_do(bucket: Bucket, given: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        bucket.objects(**given).check()


def test_a_bucket_that_is_not_there_is_said_and_loses_no_copy(bucket: Bucket) -> None:
    store = Bucket(bucket.endpoint, "elsewhere").objects()
    with pytest.raises(SettingsError, match="no such bucket"):
        store.check()
    for call in (lambda: store.get("a", 0, 1), lambda: store.put("a", b"x")):
        with pytest.raises(TransientError, match="no such bucket"):
            call()


ANSWERS = {
    "skew": (403, b"<Error><Code>RequestTimeTooSkewed</Code></Error>", "clock of this machine"),
    "denied": (403, b"<Error><Code>AccessDenied</Code></Error>", "may not write, read, list"),
    "busy": (503, b"<Error><Code>SlowDown</Code></Error>", "SlowDown"),
    "no store": (200, b"<html>a proxy's page</html>", "cannot be"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_whatever_a_store_answers_the_copy_waits(name: str) -> None:
    status, body, said = ANSWERS[name]
    head = b"HTTP/1.1 %d X\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % (status, len(body))
    with serving(says(head, body)) as address, pytest.raises(TransientError, match=said):
        Bucket(f"http://{address}", "news").objects().get("a", 0, 5)


CUT = b"HTTP/1.1 206 X\r\nContent-Length: 100\r\nContent-Range: bytes 0-99/100\r\n\r\nabc"
OTHER = b"HTTP/1.1 206 X\r\nContent-Length: 3\r\nContent-Range: bytes 50-52/100\r\n\r\nabc"


@pytest.mark.parametrize("answer", [CUT, OTHER], ids=["cut", "another range"])
def test_a_read_that_is_cut_or_of_another_range_is_never_taken_for_the_copy(answer: bytes) -> None:
    def closing(link: Any) -> None:
        link.sendall(answer)

    with serving(closing) as address, pytest.raises(TransientError):
        Bucket(f"http://{address}", "news").objects().get("a", 0, 100)


def test_a_store_that_does_not_answer_is_not_waited_for_without_end() -> None:
    ended = threading.Event()

    def hanging(_: Any) -> None:
        ended.wait(60)

    with serving(hanging) as address, pytest.raises(TransientError, match="cannot be written"):
        Bucket(f"http://{address}", "news").objects(timeout=timedelta(milliseconds=200)).put("a", b"x")
    ended.set()


def test_a_store_that_is_away_is_no_fault_of_the_settings() -> None:
    with pytest.raises(TransientError, match="cannot be reached"):
        Bucket("http://127.0.0.1:1", "news").objects().check()


def test_s3_objects_answer_for_no_prefix_too(bucket: Bucket) -> None:
    store = S3Objects(bucket.name, "", bucket.endpoint, access_key_id="newswire:tester",
                      secret_access_key="tested-secret", region="us-east-1")  # fmt: skip
    store.put("x/y", b"1")
    assert (keys(store), store.get("x/y", 0, 1)) == (["x/y"], b"1")
