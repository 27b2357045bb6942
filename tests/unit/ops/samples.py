"""A stack and its operator, over a state in memory."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from newswire_ops.composition import Operator
from newswire_ops.launcher.ports import EmbeddedBroker
from newswire_ops.observation.reading import StackReading
from newswire_ops.ports import RunningStack
from newswire_ops.restoration.restoration import Restoration
from newswire_ops.testing import stack_over
from newswire_shared.accounting.ledger import Offer
from newswire_shared.accounting.restoration import Survivors
from newswire_shared.contracts.reasons import End, Reason
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.checks import Finding
from newswire_shared.testing import FakeLedger, Memory


def stack_of(memory: Memory, folder: Path = Path("nowhere")) -> RunningStack:
    """A stack over a state in memory."""
    return stack_over(memory, SharedSettings(data_dir=folder))


def operator_of(stack: RunningStack, checkup: Callable[[], list[Finding]] = list) -> Operator:
    """The operator of a stack; it has no broker and reads no metrics."""

    def no_broker(*_: object) -> EmbeddedBroker:
        raise AssertionError("a broker is started")

    def no_reading() -> StackReading:
        raise AssertionError("metrics are read")

    def no_restoration() -> AbstractContextManager[Restoration]:
        raise AssertionError("something is restored")

    def no_survivors() -> Survivors:
        raise AssertionError("the index is asked")

    return Operator(
        stack.settings, lambda: stack, lambda: no_reading, no_broker, checkup, no_restoration, no_survivors
    )  # fmt: skip


def accept(memory: Memory, name: str, source: str = "saltmere", end: End | None = None, **more: Any) -> str:
    """Accept an address, let it end if it should, and answer its capture's id."""
    ledger = FakeLedger(memory)
    reason: Reason | None = more.pop("reason", None)
    offer = Offer(**{"key": name, "url": f"https://{source}.example/{name}", "source": source, **more})
    capture_id = ledger.accept(offer).capture_id
    if end:
        ledger.advance(capture_id, end, {}, reason)
    return capture_id
