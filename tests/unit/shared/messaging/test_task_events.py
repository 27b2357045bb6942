"""No event of a task is lost when a thread sends it while others are published."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.messaging.celery_app import create_app

MOMENT_S = 0.3  # a thread that may not send meanwhile is left to wait


@dataclass
class Wire:
    """Where events are published; `meanwhile` happens once, while something is."""

    meanwhile: Callable[[], None] | None = None
    published: list[str] = field(default_factory=list)

    def publish(self, event: Any, **_: object) -> None:
        sent = [one["uuid"] for one in (event if isinstance(event, list) else [event])]
        if self.meanwhile is not None:
            happens, self.meanwhile = self.meanwhile, None
            happens()
        self.published += sent


def dispatcher(wire: Wire) -> Any:
    """A worker's dispatcher: it buffers events of tasks, as one with an event loop does."""
    app = create_app("test", SharedSettings(), "redis://localhost/0")
    app.conf.update(broker_url="memory://")
    made = app.events.Dispatcher(app.connection_for_write(), buffer_group=["task"])
    made.producer = wire
    return made


def test_an_event_that_a_thread_sends_while_the_buffer_is_emptied_arrives() -> None:
    wire = Wire()
    made = dispatcher(wire)
    thread = threading.Thread(target=lambda: made.send("task-succeeded", uuid="done"))

    def send_in_a_thread() -> None:
        thread.start()
        thread.join(MOMENT_S)

    wire.meanwhile = send_in_a_thread
    made.send("task-received", uuid="received")
    made.flush()
    thread.join()
    made.flush()
    assert sorted(wire.published) == ["done", "received"]


def test_the_loop_s_own_events_go_out_together() -> None:
    wire = Wire()
    made = dispatcher(wire)
    for number in range(3):
        made.send("task-received", uuid=f"{number}")
    assert wire.published == []
    made.flush()
    assert wire.published == ["0", "1", "2"]
