"""What enrich workers share and what they hold for themselves, with the real models."""

from __future__ import annotations

from pathlib import Path

from articles import page, take_in
from newswire_shared.contracts.events import ArticleFetched
from newswire_shared.contracts.reasons import Lane, Stage
from real_stack import RealStack, eventually

APP = "newswire_enrich.worker"
MODELS_KB = 80_000  # and more: of each model the vectors alone are 20,000 of 300 numbers


def resident_kb(pid: int) -> int:
    """What a process holds, with what it shares."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0])


def test_suspects_load_the_models_at_the_first_of_them_and_then_find_names(stack: RealStack) -> None:
    suspects = stack.work("enrich-suspect", app=APP, concurrency=1)
    idle_kb = max(map(resident_kb, suspects.children()))
    (capture,) = take_in(stack.parts, [page(1)])
    stack.parts.broker.delete("enrich.backfill")
    record = stack.parts.ledger.record(capture.capture_id)
    assert record is not None
    message = record.message(Stage.ENRICH)
    assert isinstance(message, ArticleFetched)
    stack.parts.publisher.publish(message.only(message.captures[0], Lane.SUSPECT))

    def reference() -> str:
        found = stack.parts.ledger.record(capture.capture_id)
        return found.ref("index") if found else ""

    article = stack.parts.archive.read_article(eventually(reference, "the suspect is enriched"))
    assert b"mooring" in article or b"en_core" in article, "its entities name the model that they come from"
    assert max(map(resident_kb, suspects.children())) - idle_kb > MODELS_KB
    assert max(map(resident_kb, suspects.children())) - resident_kb(suspects.process.pid) > MODELS_KB
