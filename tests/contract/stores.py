"""Object stores, a memory and a real one, and machines that keep their archive in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from newswire_shared.archive.objects import ObjectStore
from newswire_shared.archive.s3_objects import S3Objects
from newswire_shared.archive.stored_segments import StoredSegments
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.testing import FakeObjectStore


@pytest.fixture(params=["memory", "s3"])
def store(request: pytest.FixtureRequest) -> ObjectStore:
    """Each store in turn, empty."""
    if request.param == "memory":
        return FakeObjectStore()
    found = request.getfixturevalue("bucket").objects()
    assert isinstance(found, S3Objects), "the one that workers have"
    return found


@pytest.fixture
def memory() -> FakeObjectStore:
    """A store that counts what it is asked."""
    return FakeObjectStore()


def machine(folder: Path, store: ObjectStore, **limits: Any) -> WarcArchive:
    """The archive as a machine with a folder of its own has it."""
    return WarcArchive(folder, segments=StoredSegments(folder, store, **limits))


def keys(store: ObjectStore) -> list[str]:
    return [each.key for each in store.listed("")]


def local(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.warc.gz"))
