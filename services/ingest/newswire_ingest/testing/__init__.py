"""Fakes of ingest's ports, in memory; each passes the contract of the adapter that it stands for."""

from __future__ import annotations

from newswire_ingest.testing.edit_habits import FakeEditHabits
from newswire_ingest.testing.frontier import FakeFrontier
from newswire_ingest.testing.imports import FakeImports
from newswire_ingest.testing.robots import FakeRobotsCache
from newswire_ingest.testing.sightings import NoEdits
from newswire_ingest.testing.sources import FakeHealthBoard, FakeSources
from newswire_ingest.testing.threads import InlineThreads
from newswire_ingest.testing.web import FETCHED, FakeWeb, Reply, answer, redirect

__all__ = [
    "FETCHED",
    "FakeEditHabits",
    "FakeFrontier",
    "FakeHealthBoard",
    "FakeImports",
    "FakeRobotsCache",
    "FakeSources",
    "FakeWeb",
    "InlineThreads",
    "NoEdits",
    "Reply",
    "answer",
    "redirect",
]
