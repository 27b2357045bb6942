"""Messages carry ids and references: one article's message stays under 2 kB, as Redis holds it."""

from __future__ import annotations

from articles import page, take_in
from newswire_shared.contracts.reasons import Stage
from real_stack import RealStack

MOST_BYTES = 2048


def test_one_articles_message_stays_under_2_kb(stack: RealStack) -> None:
    parts = stack.parts
    (accepted,) = take_in(parts, [page(1)])
    record = parts.ledger.record(accepted.capture_id)
    assert record is not None
    parts.ledger.advance(accepted.capture_id, Stage.INDEX, {"ref:index": record.ref("enrich")})
    enriched = parts.ledger.record(accepted.capture_id)
    assert enriched is not None
    parts.publisher.publish(enriched.message(Stage.INDEX))
    sizes = {queue: len(str(parts.broker.lindex(queue, 0))) for queue in ("enrich.backfill", "index.backfill")}
    assert all(500 < size < MOST_BYTES for size in sizes.values()), sizes
