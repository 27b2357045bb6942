"""A state whose registry has files, processes beside it, and articles that are known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from newswire_shared.accounting.ledger import Acceptance, Offer
from newswire_shared.accounting.registry import KnownArticle, LastCapture, RestoredArticle
from newswire_shared.contracts.identity import earlier_key
from newswire_shared.contracts.reasons import End, Reason
from newswire_shared.registry_files.run_folder import RunFolder
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry_filing import RegistryFiling
from newswire_shared.state.scripts import Script

from contract.states import Stores, in_redis

FACTS = {"etag": '"a-1"', "digest": "0a" * 32, "digest_of": "0b" * 16}
URL = "https://daily.example/2024/05/14/bridge-repair"


def key(number: int) -> str:
    return hashlib.md5(b"%d" % number, usedforsecurity=False).hexdigest()


class Killed(Exception):
    """Stands for kill -9."""


class MortalState(State):
    """A state whose process dies at one of its next steps of filing."""

    steps: int | None = None

    def call_raw(self, script: Script, *arguments: bytes | str | int | float) -> object:
        if self.steps is not None:
            self.steps -= 1
            if self.steps < 0:
                self.steps = None
                raise Killed
        return super().call_raw(script, *arguments)


@pytest.fixture
def run_folder(tmp_path: Path) -> Path:
    return tmp_path / "registry"


@pytest.fixture
def filed_state(redis_url: str, run_folder: Path) -> Iterator[State]:
    state = State(redis_url, files=RunFolder(run_folder))
    state.client.flushall()
    state.check_version()
    yield state
    state.client.close()


@pytest.fixture
def filed_stores(filed_state: State) -> Stores:
    return in_redis(filed_state)


def beside(state: State, folder: Path | None) -> Stores:
    """The same state as another process sees it."""
    return in_redis(State(state_url(state), files=RunFolder(folder)))


def offered(stores: Stores, number: int = 0, slot: str = "first", run: str = "") -> Acceptance:
    url = f"{URL}-{number}"
    return stores.ledger.accept(Offer(key=key(number), url=url, source="desk", host="d:443", slot=slot, run=run))


def ended(stores: Stores, number: int = 0, end: End = End.INDEXED, reason: Reason | None = None) -> Acceptance:
    acceptance = offered(stores, number)
    stores.registry.note_all({acceptance.article_id: FACTS})
    stores.ledger.advance(acceptance.capture_id, end, reason=reason)
    return acceptance


def article(stores: Stores, number: int) -> str:
    return ended(stores, number).article_id


LATER_MS = 9_999_999_999_999  # than any look of a test


def told_of(article_id: str, url: str, seen_ms: int) -> RestoredArticle:
    """What the index tells of an article whose looks are long over."""
    last = LastCapture("0c" * 16, 0, "live", "raw:0:1", "enriched:0:1")
    given = {"digest": "1", "digest_of": last.capture_id}
    return RestoredArticle(article_id, url, "desk", seen_ms, last.capture_id, given, last)


def known_of(told: RestoredArticle) -> KnownArticle:
    """What is known of it then."""
    facts = {"first_seen_ms": str(told.first_seen_ms), "first_capture": told.first_capture, **told.facts}
    return KnownArticle(told.article_id, {"url": told.url, "source": told.source, **facts})


def know(stores: Stores, addresses: list[str]) -> list[str]:
    """Articles of these addresses by their keys of the scheme before, known by what a lost registry knew."""
    ids = [earlier_key(url) for url in addresses]
    told = [told_of(each, url, number + 1) for number, (each, url) in enumerate(zip(ids, addresses, strict=True))]
    assert stores.restoration.restore(told) == len(ids)
    return ids


def filed(state: State) -> int:
    return RegistryFiling(state).step()


def state_url(state: State) -> str:
    host = state.client.connection_pool.connection_kwargs
    return f"redis://:{host.get('password') or ''}@{host['host']}:{host['port']}/0"
