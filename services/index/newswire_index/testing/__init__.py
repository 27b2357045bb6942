"""Fakes of the ports of the index, in memory; each passes the contract of the adapter that it stands for."""

from __future__ import annotations

from newswire_index.testing.changes import RecordedChanges
from newswire_index.testing.cursors import InMemoryCursors
from newswire_index.testing.engine_board import FakeEngineBoard
from newswire_index.testing.index import InMemoryIndex
from newswire_index.testing.lease import FakeMigrationLease
from newswire_index.testing.versions import InMemoryVersions

__all__ = [
    "FakeEngineBoard",
    "FakeMigrationLease",
    "InMemoryCursors",
    "InMemoryIndex",
    "InMemoryVersions",
    "RecordedChanges",
]
