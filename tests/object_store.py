"""A real object store for tests: OpenStack Swift, which speaks S3.  One for the session, a new bucket for each test."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import obstore
import pytest
from newswire_shared.archive.s3_objects import S3Objects
from obstore.store import S3Store
from swift_store import KEY, USER

BUCKETS = count()
KEYS: Any = {"access_key_id": USER, "secret_access_key": KEY, "region": "us-east-1"}


@dataclass(frozen=True, slots=True)
class Bucket:
    """An empty bucket, and what opens it."""

    endpoint: str
    name: str

    def objects(self, endpoint: str = "", **given: Any) -> S3Objects:
        """The bucket's objects below a prefix, at another address if one is given."""
        return S3Objects(self.name, "archive", endpoint or self.endpoint, **(KEYS | given))

    @property
    def environment(self) -> dict[str, str]:
        """The settings of a process that keeps its archive there."""
        return {
            "NEWSWIRE_ARCHIVE_URL": f"s3://{self.name}/archive", "NEWSWIRE_ARCHIVE_ENDPOINT": self.endpoint,
            "AWS_ACCESS_KEY_ID": USER, "AWS_SECRET_ACCESS_KEY": KEY, "AWS_REGION": "us-east-1",
        }  # fmt: skip


@pytest.fixture(scope="session")
def swift(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the session's server listens."""
    folder = tmp_path_factory.mktemp("swift")
    command = [sys.executable, "-W", "ignore", str(Path(__file__).parent / "swift_store.py"), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        server.kill()


@pytest.fixture
def bucket(swift: str) -> Bucket:
    """An empty bucket."""
    name = f"news-{next(BUCKETS)}"
    made = Bucket(swift, name)
    bare = S3Store(made.name, endpoint=swift, client_options={"allow_http": True}, **KEYS)
    address = obstore.sign(bare, "PUT", "", timedelta(minutes=5))
    urllib.request.urlopen(urllib.request.Request(address, method="PUT"), timeout=60).close()
    return made
