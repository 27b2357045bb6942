"""Real workers and a real clock tell all machines of themselves, and take it back as they end in order."""

from __future__ import annotations

from articles import page, take_in
from newswire_shared.accounting.heartbeats import Heartbeat
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state.heartbeats import RedisHeartbeats
from real_stack import RealStack, eventually


def beats(stack: RealStack) -> dict[str, Heartbeat]:
    return {beat.group: beat for beat in RedisHeartbeats(stack.parts.state).all()}


def test_processes_tell_of_themselves_until_they_end(stack: RealStack) -> None:
    worker = stack.work("enrich")
    eventually(lambda: beats(stack).keys() == {"enrich", "beat"}, "both tell")
    told = beats(stack)["enrich"].pulse
    assert (
        (told.node, told.idle_s) == (worker.node, None)
        and told.release
        and told.machine
        and told.disk_free
        and told.recipe
    )
    assert beats(stack)["beat"].pulse.machine == told.machine

    take_in(stack.parts, [page(1)])
    eventually(lambda: stack.parts.ledger.in_flight(Stage.INDEX) == 1, "it was enriched")
    eventually(lambda: beats(stack)["enrich"].idle_s is not None, "it tells of its last message")
    worker.terminate()
    assert beats(stack).keys() == {"beat"}
