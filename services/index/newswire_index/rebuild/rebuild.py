"""Use case: send what is indexed, or was, through enrichment again.

Each article sent is a capture of its own in the ledger, of a run of its own, that carries the earlier capture
whose copy it reads: the document is that capture's again, so no revision comes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from newswire_shared.accounting.ledger import REBUILDS, Ledger, Offer, first_message
from newswire_shared.accounting.pressure import Pressure, wait_for_room
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.reasons import Lane, Stage

from newswire_index.rebuild.captures import EarlierCapture
from newswire_index.rebuild.cursor import Cursor, Cursors

KEPT_EACH = 100  # captures between two looks at queues and memory: a crash sends at most these again, to be refused


@dataclass(frozen=True, slots=True)
class Rebuild:
    """Sends earlier captures on, at the pace that queues and memory allow.

    `recipe` leaves out what was made by it already, "" nothing.  `on_wait` is called with each reason to wait.
    """

    ledger: Ledger
    publisher: EventPublisher
    pressure: Pressure
    clock: Clock
    cursors: Cursors
    recipe: str
    on_wait: Callable[[str], None]

    def __call__(self, captures: Iterable[EarlierCapture], cursor: Cursor) -> Iterator[Cursor]:
        """Send each capture, and answer the cursor after it.  Cut off, it can go on from the cursor that was kept."""
        try:
            for number, capture in enumerate(captures):
                if number % KEPT_EACH == 0:
                    self.cursors.keep(cursor)  # before the wait, which may be long and be interrupted
                    wait_for_room(self.pressure, self.clock, self.on_wait)
                cursor = cursor.after(capture, self._sent(capture, cursor.run))
                yield cursor
        except BaseException:  # also GeneratorExit and KeyboardInterrupt: the next run goes on from here
            self.cursors.keep(cursor)
            raise
        self.cursors.forget(cursor.choice)

    def _sent(self, capture: EarlierCapture, run: str) -> str:
        """How a capture is counted; the copy lies in the archive, so what is left is to accept, then the event."""
        if self.recipe and capture.recipe == self.recipe:
            return "fresh"
        offer = _offer(capture, run)
        acceptance = self.ledger.accept(offer)
        if acceptance.is_new:
            self.publisher.publish(first_message(acceptance, offer))
        return "sent" if acceptance.is_new else "refused"


def _offer(capture: EarlierCapture, run: str) -> Offer:
    """The offer of a capture; its slot is the same whenever it is offered, so a run counts nothing twice."""
    return Offer(
        key=capture.article_id, url=capture.url, source=capture.source, lane=Lane.BACKFILL, stage=Stage.ENRICH,
        slot=f"rebuild-{run}-{capture.capture_id}", ref=capture.raw_ref, run=run,
        fields={REBUILDS: capture.capture_id, "first_seen_ms": str(capture.first_seen_ms)},
    )  # fmt: skip
