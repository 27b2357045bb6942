"""Use case: read the status.  Looks that come at once share one reading."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice

from newswire_shared.accounting.rejections import Rejections

from newswire_ops.observation.reading import StackReader
from newswire_ops.status.answers import StatusAnswer
from newswire_ops.status.make_status import Aims, Looked, status_of
from newswire_ops.status.rates import FlowMeter
from newswire_ops.status.troubles import TroubleReader

HELD_S = 1.0  # nobody reads faster, and a hundred listeners cost no more than one
REJECTED = 200  # the newest, whose reasons are counted: a page of the list, in two round trips


@dataclass(slots=True)
class ReadStatus:
    """Reads the status at a cost that no number of sources, articles or listeners changes."""

    read: StackReader
    troubles: TroubleReader
    rejections: Rejections
    aims: Aims
    seconds: Callable[[], float] = time.monotonic
    meter: FlowMeter = field(default_factory=FlowMeter)
    _turn: threading.Lock = field(init=False, default_factory=threading.Lock)
    _held: tuple[float, StatusAnswer] | None = field(init=False, default=None)

    def __call__(self) -> StatusAnswer:
        """The status as of a second ago at most.  Raises TransientError where Redis cannot be reached."""
        with self._turn:
            if self._held is None or self.seconds() - self._held[0] >= HELD_S:
                self._held = self.seconds(), self._look()
            return self._held[1]

    def forget(self) -> None:
        """The next look reads anew: something was changed just now."""
        with self._turn:
            self._held = None

    def _look(self) -> StatusAnswer:
        reading = self.read()
        newest = [*islice(self.rejections.newest(), REJECTED)]
        return status_of(Looked(reading, self.meter(reading), self.troubles(), newest), self.aims)
