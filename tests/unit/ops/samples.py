"""The adapters that ops reads, over a state in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.reasons import End, Reason
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.state.queues import RedisQueueLengths
from newswire_shared.testing import FakeDeadLetters, FakeLedger, FakeUrlRegistry, Memory, RecordingPublisher

NOWHERE = "redis://127.0.0.1:1/0"


@dataclass
class Server:
    """The few commands of a Redis client that ops sends; `facts` is what it says of itself."""

    facts: dict[str, object] = field(default_factory=dict)
    hashes: dict[str, dict[str, str]] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    now_s: int = 1_800_000_000

    def time(self) -> tuple[int, int]:
        return self.now_s, 0

    def ping(self) -> bool:
        return True

    def info(self, section: str) -> Mapping[str, object]:
        return self.facts

    def llen(self, queue: str) -> int:
        return self.lengths.get(queue, 0)

    def hset(self, key: str, name: str, value: str) -> None:
        self.hashes.setdefault(key, {})[name] = value

    def hdel(self, key: str, name: str) -> int:
        return 1 if self.hashes.get(key, {}).pop(name, None) is not None else 0

    def hkeys(self, key: str) -> list[str]:
        return list(self.hashes.get(key, {}))

    def hgetall(self, key: str) -> dict[str, str]:
        return dict(self.hashes.get(key, {}))


def parts_over(memory: Memory, folder: Path = Path("nowhere"), server: Server | None = None) -> Assembly:
    """The adapters over a state in memory; nothing connects."""
    parts = assemble("test", SharedSettings(data_dir=folder, broker_url=NOWHERE))
    parts.state.client = server or Server()
    fakes: dict[str, Any] = {
        "ledger": FakeLedger(memory), "registry": FakeUrlRegistry(memory), "dead_letters": FakeDeadLetters(memory),
        "publisher": RecordingPublisher(), "broker": parts.state.client,
        "queues": RedisQueueLengths(parts.state.client),
    }  # fmt: skip
    return replace(parts, **fakes)


def accept(memory: Memory, name: str, source: str = "saltmere", end: End | None = None, **more: Any) -> str:
    """Accept an address, let it end if it should, and answer its capture's id."""
    ledger = FakeLedger(memory)
    reason: Reason | None = more.pop("reason", None)
    offer = Offer(**{"key": name, "url": f"https://{source}.example/{name}", "source": source, **more})
    capture_id = ledger.accept(offer).capture_id
    if end:
        ledger.advance(capture_id, end, {}, reason)
    return capture_id
