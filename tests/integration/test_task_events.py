"""What a worker with threads tells of its tasks: each that was received is told to its end."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from articles import page, take_in
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import INDEX
from newswire_shared.messaging.celery_app import create_app
from real_stack import RealStack, eventually

ARTICLES = 240


@contextmanager
def listening(stack: RealStack) -> Iterator[Callable[[], Counter[str]]]:
    """The states of the index tasks of which events tell, as Flower would see them."""
    app = create_app("listener", stack.settings, stack.broker.url)
    state, stop, ready = app.events.State(), threading.Event(), threading.Event()

    def listen() -> None:
        with app.connection_for_read() as connection:
            receiver = app.events.Receiver(connection, handlers={"*": state.event})
            with receiver.consumer_context() as (link, *_):
                ready.set()
                while not stop.is_set():
                    with suppress(TimeoutError):
                        link.drain_events(timeout=0.5)

    thread = threading.Thread(target=listen)
    thread.start()
    ready.wait()
    try:
        yield lambda: Counter(task.state for task in list(state.tasks.values()) if task.name == INDEX.task)
    finally:
        stop.set()
        thread.join()


def test_every_index_task_that_flower_hears_of_ends(stack: RealStack) -> None:
    stack.work("enrich")
    take_in(stack.parts, [page(n) for n in range(ARTICLES)], run="r")
    eventually(lambda: stack.parts.ledger.in_flight(Stage.INDEX) == ARTICLES, "all wait for the index")
    stack.environment["NEWSWIRE_TASK_EVENTS"] = "true"
    with listening(stack) as states:
        stack.work("index")
        eventually(lambda: stack.counts("run/r").indexed == ARTICLES, "all are indexed")
        eventually(lambda: sum(states().values()) >= ARTICLES, "all were heard of")
        eventually(lambda: set(states()) == {"SUCCESS"}, "all were told to their end")
